"""A table on its grid → rows with official units, true ordinals and solved cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.forms import Identity
from helpers.extraction.grid import Grid, GridRow
from helpers.extraction.names import NameIndex
from helpers.extraction.sections import group_name
from helpers.repair.alignment import Alignment, alignments
from helpers.repair.cells import Cell, Problem
from helpers.repair.ordinals import Ordinal, settle_ordinals
from helpers.repair.row_solver import Frame, SolvedRow, decimals_printed, solve_row
from helpers.repair.scales import scale_of
from helpers.repair.units import ResolvedUnit, resolve_units

_OWN_NUMBER = 90.0


@dataclass(frozen=True)
class NamedRow:
    """A row whose name is settled."""

    grid_row: GridRow
    unit: ResolvedUnit
    ordinal: Ordinal | None


@dataclass(frozen=True)
class RepairedRow:
    """A row whose cells are settled too."""

    named: NamedRow
    columns: tuple[ColumnSpec, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]

    @property
    def line(self) -> int:
        """Number of the line with the figures."""
        return self.named.grid_row.row.line

    def cell(self, indicator: str) -> Cell | None:
        """Return the cell of an indicator, None if the table has no such column."""
        for column, cell in zip(self.columns, self.cells, strict=True):
            if column.indicator == indicator:
                return cell
        return None


@dataclass(frozen=True)
class RepairedTable:
    """A table with everything settled that the table itself can settle."""

    grid: Grid
    rows: tuple[RepairedRow, ...]


def name_rows(
    grid: Grid, index: NameIndex, others: NameIndex, territory: str, level: str
) -> list[NamedRow]:
    """Settle names and ordinals of a table.

    Parameters
    ----------
    grid : Grid
    index, others : NameIndex
        The units of the day; units of other days.
    territory, level : str
        Name and level of the territory that totals and averages stand for.
    """
    width = len(grid.layout.columns)
    rows = [_with_own_number(row, index, width) for row in grid.rows]
    units: dict[int, ResolvedUnit] = {}
    plain = [place for place, row in enumerate(rows) if row.row.kind == "unit"]
    found = resolve_units(
        [rows[place].row.name for place in plain],
        [rows[place].row.section for place in plain],
        index,
        others,
    )
    units.update(zip(plain, found, strict=True))
    for place, row in enumerate(rows):
        if row.row.kind == "group":
            units[place] = ResolvedUnit(group_name(row.row.name), "group", True)
        elif row.row.kind != "unit":
            units[place] = ResolvedUnit(territory, level, True)
    ordinals = _ordinals(rows)
    return [NamedRow(row, units[place], ordinals[place]) for place, row in enumerate(rows)]


def _with_own_number(row: GridRow, index: NameIndex, width: int) -> GridRow:
    """Give a name the number that closes it ("phường 2"), where it was taken for a figure."""
    if row.row.text.cells or len(row.tokens) != width + 1 or not row.tokens:
        return row
    first = row.tokens[0]
    name = f"{row.row.name} {first.text}"
    if first.kind in {"figure", "weak"} and index.best(name) >= max(
        index.best(row.row.name), _OWN_NUMBER
    ):
        kept = row.tokens[1:]
        return replace(row, row=replace(row.row, name=name), tokens=kept, placed=True)
    return row


def _ordinals(rows: Sequence[GridRow]) -> list[Ordinal | None]:
    """Number the rows of each section; blocks and totals have no place in a list."""
    settled: list[Ordinal | None] = [None] * len(rows)
    counted = [(place, row) for place, row in enumerate(rows) if row.row.kind == "unit"]
    if not any(row.row.text.ordinal for _, row in counted):
        return settled
    for _, run in groupby(counted, key=lambda item: item[1].row.section):
        members = list(run)
        found = settle_ordinals([row.row.text.ordinal for _, row in members])
        for (place, _), ordinal in zip(members, found, strict=True):
            settled[place] = ordinal
    return settled


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
    columns = grid.layout.columns
    placed = [row.grid_row.tokens for row in named if len(row.grid_row.tokens) == len(columns)]
    texts = [[tokens[place].text for tokens in placed] for place in range(len(columns))]
    decimals = {
        column.indicator: decimals_printed(texts[place]) for place, column in enumerate(columns)
    }
    signed = [sum("%" in text for text in column) * 2 > max(1, len(column)) for column in texts]
    blocks = _block_columns(grid, named)
    rows = []
    for row in named:
        own = blocks[row.unit.level]
        frame = Frame(own, _identities(grid, row), decimals, damaged)
        solved = solve_row(_options(row.grid_row, own, signed, frame), frame)
        rows.append(_finished(row, own, solved))
    return RepairedTable(grid, tuple(rows))


def _identities(grid: Grid, row: NamedRow) -> tuple[Identity, ...]:
    """Return the identities that hold in a row: averages of shares are no shares of averages."""
    if row.grid_row.row.kind == "average":
        return tuple(i for i in grid.layout.identities if i.kind != "rate")
    return grid.layout.identities


def _options(
    row: GridRow, columns: tuple[ColumnSpec, ...], signed: Sequence[bool], frame: Frame
) -> list[Alignment]:
    if len(row.tokens) == len(columns):
        return [Alignment(tuple(row.tokens), 0.0)]
    decimals = [frame.decimals[column.indicator] for column in columns]
    return alignments(row.tokens, columns, signed, decimals)


def _block_columns(grid: Grid, named: Sequence[NamedRow]) -> dict[str, tuple[ColumnSpec, ...]]:
    """Return the columns of each level's block: a total without a printed maximum has its own."""
    columns = grid.layout.columns
    scales: Sequence[Decimal] = grid.layout.form.total_scales if grid.layout.form else ()
    summed = {i.result for i in grid.layout.identities if i.kind == "sum"}
    found: dict[str, tuple[ColumnSpec, ...]] = {}
    for level in dict.fromkeys(row.unit.level for row in named):
        own = list(columns)
        for place, column in enumerate(columns):
            if column.indicator != "total" or column.max_printed or "total" in summed:
                continue
            texts = [
                row.grid_row.tokens[place].text
                for row in named
                if row.unit.level == level and len(row.grid_row.tokens) == len(columns)
            ]
            top = scale_of(texts, scales)
            own[place] = replace(column, max=top if top is not None else column.max)
        found[level] = tuple(own)
    return found


def _finished(row: NamedRow, columns: tuple[ColumnSpec, ...], solved: SolvedRow) -> RepairedRow:
    """Doubt the figures of a row whose unit, or of a column whose indicator, is not sure."""
    cells = []
    for column, cell in zip(columns, solved.cells, strict=True):
        if not row.unit.sure:
            cell = cell.doubted(f"unit not certain, {row.unit.evidence}")
        if not column.sure and cell.status != "missing":
            cell = cell.doubted("column not certain")
        cells.append(cell)
    return RepairedRow(row, columns, tuple(cells), solved.problems)


def is_damaged(named: Sequence[NamedRow], texts: Sequence[str]) -> bool:
    """Tell whether a document was damaged in reading: names without their marks, strange signs."""
    territories = [row for row in named if row.unit.level not in {"group", "province"}]
    inexact = sum(not row.unit.exact for row in territories if row.unit.sure)
    odd = sum(sign in "¢€£®©™¥§" for text in texts for sign in text)
    return odd > 0 or inexact * 50 > len(territories)
