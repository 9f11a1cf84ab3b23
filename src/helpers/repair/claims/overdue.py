"""Overdue dossiers: what tables count, what lists hold, how many units have any."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.cells import Cell, Problem
from helpers.repair.claims.claim import Case, Claim, judgement
from helpers.repair.claims.level_meant import level_meant
from helpers.repair.dossiers import DossierList
from helpers.repair.findings import Findings
from helpers.repair.phrases import phrases, says_any
from helpers.repair.settled import SettledDispatch

_OVERDUE = "overdue_dossiers"
_FEWEST_LISTED = 2
_MOST_DIFFERING = 1
_MISCOUNTED = 2


def overdue_total(dispatch: SettledDispatch, level: str = "") -> int | None:
    """Return how many overdue dossiers the tables count, else how many codes are listed.

    Parameters
    ----------
    dispatch : SettledDispatch
    level : str, optional
        Of the units that are meant, ``""`` for all.
    """
    rows = [row for row in dispatch.unit_rows if level in {"", row.named.unit.level}]
    cells = [cell for row in rows if (cell := row.cell(_OVERDUE))]
    if not cells:
        lists = [one for one in dispatch.lists if level in {"", one.unit.level}]
        return sum(len(listed.codes) for listed in lists) or None
    if not _complete(cells, dispatch):
        return None
    return int(sum((cell.value for cell in cells if cell.value is not None), Decimal(0)))


def parted_total(case: Case) -> int | None:
    """Return what the counts of blocks beside a total add up to, None where they are not told.

    "412 hồ sơ trễ hạn (cấp tỉnh: 96 hồ sơ; cấp xã: 316 hồ sơ)".
    """
    own = case.figure
    if own is None or own.level == "group":
        return None
    parts = [
        figure.value
        for figure in case.dispatch.figures
        if figure.level == "group"
        and (figure.indicator, figure.period) == (own.indicator, own.period)
        and figure.statement.sentence == own.statement.sentence
        and figure.value is not None
    ]
    return int(sum(parts, Decimal(0))) if len(parts) >= _FEWEST_LISTED else None


def counts_some_units_only(dispatch: SettledDispatch) -> bool:
    """Tell whether what tables count may be less than the whole territory's.

    They score units of a level of which none is counted, or their titles say "một số đơn vị".
    """
    scored = {row.named.unit.level for row in dispatch.unit_rows}
    counted = {row.named.unit.level for row in dispatch.unit_rows if row.cell(_OVERDUE)}
    return bool(counted) and (not scored <= counted or _titled_as_some(dispatch))


def _titled_as_some(dispatch: SettledDispatch) -> bool:
    tables = [t.grid.table for t in dispatch.tables if any(row.cell(_OVERDUE) for row in t.rows)]
    titles = (" ".join((table.title, *(line.text for line in table.caption))) for table in tables)
    return any(words in fold(title) for title in titles for words in phrases().some_units)


def is_about_overdue(statement: Statement, dispatch: SettledDispatch) -> bool:
    """Tell whether a count of units is about overdue dossiers that a table counts."""
    counted = any(row.cell(_OVERDUE) for row in dispatch.rows)
    return counted and says_any(fold(statement.text), phrases().overdue)


def overdue_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units of the level that a statement names have overdue dossiers."""
    level = level_meant(statement, dispatch)
    cells = [
        cell
        for row in dispatch.unit_rows
        if (cell := row.cell(_OVERDUE)) and level in {"", row.named.unit.level}
    ]
    if not cells or not _complete(cells, dispatch):
        return None
    return sum(cell.value is not None and cell.value > 0 for cell in cells)


def _complete(cells: Sequence[Cell], dispatch: SettledDispatch) -> bool:
    return not any(_may_be_lost(cell, dispatch) for cell in cells) and not _rows_lost(dispatch)


def _may_be_lost(cell: Cell, dispatch: SettledDispatch) -> bool:
    """Tell whether a figure is in doubt, or a blank where recognition may have lost one."""
    blank = cell.status == "missing" and not cell.printed
    return cell.status == "doubtful" or (blank and dispatch.damaged)


def _rows_lost(dispatch: SettledDispatch) -> bool:
    """Tell whether the ordinals of a table of counts leave gaps: then nothing adds up."""
    lists: dict[tuple[int, str], list[int]] = {}
    for number, table in enumerate(dispatch.tables):
        for row in table.rows:
            if row.cell(_OVERDUE) and row.named.ordinal:
                section = row.named.grid_row.row.section
                lists.setdefault((number, section), []).append(row.named.ordinal.true)
    return any(max(run) - min(run) + 1 != len(run) for run in lists.values())


def listed_total(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return what the counts of a list in the prose add up to, None where it may not be whole.

    The list under a sentence ("39 hồ sơ quá hạn của 10 đơn vị") is whole if it has as many units
    as that sentence says.
    """
    counts = _counts_below(statement, dispatch)
    places = [
        parse_figure(other.number, "count")
        for other in dispatch.statements
        if other.kind == "units" and other.sentence == statement.sentence
    ]
    return int(sum(counts, Decimal(0))) if len(counts) in places else None


def listed_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units a list in the prose counts dossiers of, if it adds up to its total."""
    counts = _counts_below(statement, dispatch)
    totals = [
        parse_figure(other.number, "count")
        for other in dispatch.statements
        if other.kind == "overdue_total" and other.sentence == statement.sentence
    ]
    said = [other for other in dispatch.statements if other.sentence == statement.sentence]
    first = next((other for other in said if other.kind == "units"), None)
    return len(counts) if statement is first and sum(counts, Decimal(0)) in totals else None


def _counts_below(statement: Statement, dispatch: SettledDispatch) -> list[Decimal]:
    """Return the counts of single units that follow a statement, one below or behind the other."""
    counts: list[Decimal] = []
    sentence = statement.sentence
    for figure in dispatch.figures:
        if figure.statement.kind != "unit_count" or figure.statement.sentence <= statement.sentence:
            continue
        if figure.statement.sentence > sentence + 1 or figure.value is None:
            break
        counts.append(figure.value)
        sentence = figure.statement.sentence
    return counts if len(counts) >= _FEWEST_LISTED else []


def counts_against_lists(dispatch: SettledDispatch, findings: Findings) -> list[Claim]:
    """Return one claim for each unit whose count is stated and whose codes are listed.

    Parameters
    ----------
    dispatch : SettledDispatch
    findings : Findings
        Receives a finding for each list that is certainly longer or shorter than its count.
    """
    listed: dict[str, list[DossierList]] = {}
    for one in dispatch.lists:
        listed.setdefault(one.unit.name, []).append(one)
    claims: list[Claim] = []
    differing: list[tuple[Problem, int, str]] = []
    for unit, cell, line in _stated_counts(dispatch):
        lists = listed.get(unit, [])
        number = sum(len(one.codes) for one in lists)
        if not number or cell.value is None:
            continue
        stated = int(cell.value)
        claims.append(
            Claim(
                section="bảng và danh sách",
                text=f"{unit}: {stated} hồ sơ xử lý quá hạn",
                quantity="số hồ sơ quá hạn",
                stated=str(stated),
                judgement=judgement(str(number), stated == number),
                line=line,
            )
        )
        distinct = sum(one.distinct for one in lists)
        if stated not in {number, distinct} and _are_whole(lists, cell, dispatch):
            problem = Problem("count", "high", "source", "claim", str(stated), str(number))
            differing.append((problem, line, f"{unit}, số hồ sơ quá hạn"))
    # Where several lists of a damaged text differ, it is the reading that lost their codes.
    if not dispatch.damaged or len(differing) <= _MOST_DIFFERING:
        for problem, line, quantity in differing:
            findings.add(problem, line, quantity=quantity)
    return claims


def _stated_counts(dispatch: SettledDispatch) -> list[tuple[str, Cell, int]]:
    """Return unit, count and line of each unit's overdue dossiers.

    Those of tables, else of the prose, and for units that neither names those beside its list.
    """
    rows = [
        (row.named.unit.name, cell, row.line)
        for row in dispatch.unit_rows
        if (cell := row.cell(_OVERDUE))
    ]
    said = [
        (figure.unit, figure.cell, figure.line)
        for figure in dispatch.figures
        if figure.statement.kind == "unit_count"
    ]
    known = rows or said
    named = {unit for unit, _, _ in known}
    listed = [
        (one.unit.name, Cell(Decimal(first.stated), "printed", first.stated), first.heading_line)
        for one in dispatch.lists
        if one.unit.name not in named and (first := one.codes[0]).stated
    ]
    return known + listed


def _are_whole(lists: Sequence[DossierList], cell: Cell, dispatch: SettledDispatch) -> bool:
    """Tell whether no code of a unit's lists can have been lost in reading."""
    if cell.status != "printed" or not all(one.unit.sure for one in lists):
        return False
    counted = all(
        [ordinal.true for ordinal in one.ordinals] == list(range(1, len(one.codes) + 1))
        and not any(ordinal.slip for ordinal in one.ordinals)
        for one in lists
    )
    # So many codes no office miscounts.
    short = cell.value is not None and cell.value - sum(len(o.codes) for o in lists) > _MISCOUNTED
    return not dispatch.damaged or (counted and not short)
