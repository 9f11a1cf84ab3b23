"""One document → its cleaned tables: every room called in turn, everything cross-checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from helpers.extraction.cell_notes import plain_cells
from helpers.extraction.dossiers import ListedCode, find_dossiers, lines_of_lists
from helpers.extraction.further_heads import further_heads
from helpers.extraction.grid import Grid, lay_grids
from helpers.extraction.head import Head
from helpers.extraction.joined_rows import rows_apart
from helpers.extraction.months_of_heads import dated_heads
from helpers.extraction.names import NameIndex, department_index
from helpers.extraction.names_at_end import names_first
from helpers.extraction.paragraphs import paragraphs
from helpers.extraction.parted_columns import join_parted_columns
from helpers.extraction.passed_over import passed_over
from helpers.extraction.row_endings import lines_with_shares
from helpers.extraction.rows_of_indicators import spoken_rows, unspoken_rows
from helpers.extraction.stacking import unstack
from helpers.extraction.statements import find_statements
from helpers.extraction.tables import find_tables
from helpers.extraction.tables_abreast import parted_side_by_side
from helpers.extraction.unread_rows import unread_rows
from helpers.extraction.wrapped_nothing import unwrapped
from helpers.reading import Document
from helpers.repair.checks.dispatch import check_dispatch
from helpers.repair.claims.judging import judge_claims
from helpers.repair.contract import cleaned_tables
from helpers.repair.damage import are_names_damaged, is_text_damaged
from helpers.repair.dossiers import settle_dossiers
from helpers.repair.findings import Findings
from helpers.repair.identity import territory_level, territory_name
from helpers.repair.naming import Gazetteer, NamedRow, name_rows
from helpers.repair.opening import (
    head_of,
    other_days_of,
    other_provinces,
    provinces_by_name,
    refuse_more_figures,
    refuse_more_heads,
    refuse_more_points,
    refuse_unrelated,
    units_of,
)
from helpers.repair.order_of_rows import settle_by_order
from helpers.repair.other_days import OtherDays
from helpers.repair.prose.reading import figures_of_prose
from helpers.repair.prose.subjects import Names
from helpers.repair.prose.surroundings import Surroundings
from helpers.repair.settled import SettledDispatch
from helpers.repair.table_periods import with_own_periods
from helpers.repair.tables import RepairedTable, repair_table
from helpers.repair.totals_of_some import totals_of_some
from helpers.tables import Cleaned


def clean_document(document: Document, path: Path) -> Cleaned:
    """Return the cleaned tables of a document.

    Parameters
    ----------
    document : Document
    path : Path
        Where it stands, for messages.

    Raises
    ------
    InputError
        If the document is not about serving people and businesses at all.
    """
    document, printed_on = rows_apart(document)
    dispatch = settle_dispatch(document, path)
    findings = Findings({line.number: line.page for line in document.lines}, printed_on)
    claims = judge_claims(dispatch, findings)
    check_dispatch(dispatch, findings)
    return cleaned_tables(dispatch, claims, findings, printed_on)


def settle_dispatch(document: Document, path: Path) -> SettledDispatch:
    """Read and settle everything that a document says.

    Parameters
    ----------
    document : Document
    path : Path
        Where it stands, for messages.

    Raises
    ------
    InputError
        If the document is not about serving people and businesses at all.
    """
    left, right = parted_side_by_side(document.lines)
    document = replace(document, lines=tuple(left))
    with_shares = lines_with_shares(document.lines)
    lines = plain_cells(join_parted_columns(unwrapped(document.lines)))
    document = replace(document, lines=tuple(names_first(unstack(lines))))
    head = head_of(document)
    damaged = is_text_damaged([line.text for line in document.lines])
    lines = dated_heads(document.lines, head.period, damaged)
    document = replace(document, lines=tuple(spoken_rows(lines)))
    units = units_of(head, document)
    index = NameIndex(units)
    codes = find_dossiers(document.lines, index)
    found = find_tables(document.lines, index, lines_of_lists(codes, index))
    found += find_tables(plain_cells(right), index, set()) if right else []
    refuse_unrelated(document, path, head, bool(found or codes))
    refuse_more_figures(found, path)
    refuse_more_heads(found, path)
    texts = [line.text for line in document.lines]
    grids = lay_grids(found, damaged)
    grids = with_own_periods(grids, head.period, damaged)
    named = _named(grids, index, head, not damaged)
    damaged = damaged or are_names_damaged([row for rows in named for row in rows], texts)
    tables = tuple(
        repair_table(grid, rows, damaged) for grid, rows in zip(grids, named, strict=True)
    )
    taken = _taken(grids, codes)
    unread = tuple(unread_rows(document.lines, taken, index))
    unread += tuple(unspoken_rows(document.lines, taken))
    # What is no sentence must not be read as one.
    taken |= {line.number for run in unread for line in run}
    prose = tuple(paragraphs(document.lines, taken))
    refuse_more_points(prose, path)
    statements = tuple(find_statements(prose))
    surroundings = Surroundings(
        head, Names([*units, *other_provinces(head)], index), _tops(tables), damaged
    )
    figures = tuple(figures_of_prose(statements, surroundings))
    others = OtherDays(territories=other_days_of(head))
    return SettledDispatch(
        document=document,
        head=head,
        prose=prose,
        tables=totals_of_some(tables, figures, head),
        lists=tuple(settle_dossiers(codes, index, others, not damaged)),
        statements=statements,
        figures=figures,
        unread=unread,
        passed_over=tuple(
            passed_over(document.lines, [g.table for g in grids], taken, index, not damaged)
        ),
        with_shares=with_shares,
        further=further_heads(document.lines, head.number_line),
        index=index,
        damaged=damaged,
    )


def _named(
    grids: Sequence[Grid], index: NameIndex, head: Head, whole: bool
) -> list[list[NamedRow]]:
    """Return the rows of each table with official units and true ordinals."""
    gazetteer = Gazetteer(
        index,
        OtherDays(department_index(), other_days_of(head)),
        territory_name(head),
        territory_level(head),
        whole,
        provinces_by_name(head),
    )
    named = [name_rows(grid, gazetteer) for grid in grids]
    return named if whole else settle_by_order(named, index)


def _tops(tables: Sequence[RepairedTable]) -> dict[str, Decimal]:
    """Return the maximum of the total for each level, as far as tables of this dispatch say."""
    tops: dict[str, Decimal] = {}
    for row in (row for table in tables for row in table.rows):
        for column in row.columns:
            if column.indicator in {"total", "converted"} and column.max is not None:
                tops.setdefault(row.named.unit.level, column.max)
    return tops


def _taken(grids: Sequence[Grid], codes: Sequence[ListedCode]) -> set[int]:
    """Return the numbers of the lines that are no prose."""
    listed = {number for code in codes for number in (code.line, code.heading_line)}
    return listed.union(*(grid.table.lines for grid in grids))
