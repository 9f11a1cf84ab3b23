"""A table whose names are settled → rows of solved cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.extraction.column_spec import RANK, ColumnSpec
from helpers.extraction.forms import Identity
from helpers.extraction.grid import Grid, GridRow
from helpers.repair.alignment import (
    Alignment,
    alignments,
    with_blanks_filled,
    with_torn_joined,
)
from helpers.repair.belied_totals import doubt_belied_totals
from helpers.repair.cells import Cell
from helpers.repair.closing import doubt_by_closing
from helpers.repair.column_habits import ColumnHabits, columns_by_level, habits_of
from helpers.repair.naming import NamedRow
from helpers.repair.readings import readings
from helpers.repair.rows.draft import Frame, SolvedRow
from helpers.repair.rows.layings import solve_row
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.standing import doubt_by_standing

_ROUGH = 50
"""One malformed figure in fewer than so many: then well-formed ones are misread too."""


@dataclass(frozen=True)
class RepairedTable:
    """A table with everything settled that the table itself can settle."""

    grid: Grid
    rows: tuple[RepairedRow, ...]

    @property
    def unit_rows(self) -> list[RepairedRow]:
        """The rows that stand for one unit each, blocks, totals and averages left out."""
        return [row for row in self.rows if row.named.kind == "unit"]


def repair_table(grid: Grid, named: Sequence[NamedRow], damaged: bool) -> RepairedTable:
    """Solve the cells of a table whose names are settled.

    Parameters
    ----------
    grid : Grid
    named : sequence of NamedRow
        Its rows.
    damaged : bool
        Whether the document was damaged in reading.
    """
    habits = habits_of(grid, named)
    names = [column.indicator for column in grid.places]
    decimals = dict(zip(names, habits.decimals, strict=True))
    blocks = columns_by_level(grid, named)
    filled = frozenset(name for name, full in zip(names, habits.filled, strict=True) if full)
    fixed = frozenset(name for name, own in zip(names, habits.fixed, strict=True) if own)
    rough = damaged and _is_rough(grid)
    signs = _signs_for_none(grid)
    rows: list[RepairedRow] = []
    for row in named:
        frame = Frame(
            columns=blocks[row.unit.level],
            identities=_identities(grid, row),
            decimals=decimals,
            damaged=damaged,
            rough=rough,
            orders=grid.layout.orders,
            filled=filled,
            fixed=fixed if damaged else frozenset(),
            signs=signs,
        )
        solved = solve_row(_layings(row.grid_row, frame, habits), frame)
        finished = _finished(row, frame.columns, solved)
        if grid.counts_ranks and row.ordinal and row.ordinal.printed.isdecimal():
            finished = replace(finished, rank=int(row.ordinal.printed))
        rows.append(_torn(finished) if row.grid_row.row.line in grid.table.torn else finished)
    if damaged:
        rows = doubt_by_standing(rows, grid.layout.identities, decimals)
        rows = doubt_by_closing(rows, grid.layout.identities, decimals)
    return RepairedTable(grid, tuple(doubt_belied_totals(rows, grid.layout.form)))


def _torn(row: RepairedRow) -> RepairedRow:
    cells = tuple(cell.doubted("figures below this row belong to none") for cell in row.cells)
    return replace(row, cells=cells)


def _signs_for_none(grid: Grid) -> frozenset[str]:
    """Return what stands for "none" more than once."""
    nothing = (token.text for row in grid.rows for token in row.tokens if token.kind == "nothing")
    return frozenset(text for text, number in Counter(nothing).items() if number > 1)


def _is_rough(grid: Grid) -> bool:
    """Tell whether more figures of a table are malformed than a good reading leaves."""
    malformed = total = 0
    for row in grid.rows:
        if len(row.tokens) != len(grid.places):
            continue
        for token, column in zip(row.tokens, grid.places, strict=True):
            if token.kind in {"figure", "weak"}:
                found = readings(token.text, column.measure, column.max)
                total += 1
                malformed += not found or found[0].damage > 0
    return malformed * _ROUGH > total


def _identities(grid: Grid, row: NamedRow) -> tuple[Identity, ...]:
    """Return the identities that hold in a row: averages of shares are no shares of averages."""
    if row.kind == "average":
        return tuple(i for i in grid.layout.identities if i.kind != "rate")
    return grid.layout.identities


def _layings(row: GridRow, frame: Frame, habits: ColumnHabits) -> list[Alignment]:
    decimals = [frame.decimals[name] for name in frame.names]
    if len(row.tokens) != len(frame.columns):
        return alignments(row.tokens, frame.columns, habits.signed, decimals)
    fitting = [Alignment(tuple(row.tokens), 0.0, fits=True)]
    if not frame.damaged:
        return fitting
    columns = (frame.columns, habits.signed, decimals)
    joined = (found for own in with_torn_joined(row.tokens) for found in alignments(own, *columns))
    return with_blanks_filled(row.tokens, *columns) or [*fitting, *joined]


def _finished(row: NamedRow, columns: tuple[ColumnSpec, ...], solved: SolvedRow) -> RepairedRow:
    laid = list(zip(columns, solved.cells, strict=True))
    figures = [(column, cell) for column, cell in laid if column.indicator != RANK]
    ranks = [cell.value for column, cell in laid if column.indicator == RANK]
    rank = next((int(value) for value in ranks if value is not None), None)
    return RepairedRow(
        row,
        tuple(column for column, _ in figures),
        tuple(_doubted(cell, column, row) for column, cell in figures),
        solved.problems,
        rank,
    )


def _doubted(cell: Cell, column: ColumnSpec, row: NamedRow) -> Cell:
    """Doubt the figures of a row whose unit, or of a column whose indicator, is not sure."""
    if not row.unit.sure:
        cell = cell.doubted(f"unit not certain, {row.unit.evidence}")
    if not column.sure:
        cell = cell.doubted("column not certain")
    return cell
