"""Tables whose own title names another period than the dispatch: an annex for each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.grid import Grid
from helpers.extraction.moments import is_year, last_day, parts_of_years_in, period_before
from helpers.extraction.months_of_heads import names_another_period

_NEARLY_AS_MANY = 0.3


def with_own_periods(grids: Sequence[Grid], period: str, damaged: bool) -> list[Grid]:
    """Return the tables, each with the period that its title alone names if that is an earlier one.

    "Phụ lục I. Kết quả đánh giá tháng 8 năm 2025" in a dispatch on September. Columns that name
    a period of their own keep it.

    Parameters
    ----------
    grids : sequence of Grid
    period : str
        Of the dispatch.
    damaged : bool
        Whether the text was damaged in reading: a misread digit makes another month. Then only
        the period just before is one, beside a table whose title names that of the dispatch. A
        table with the same indicators as another, whose title names another period for all that,
        and columns whose heads do are in doubt.
    """
    named = [_named(grid) for grid in grids]
    own = [said if said and _is_earlier(said, period) else "" for said in named]
    if not damaged:
        return [_dated(grid, said) for grid, said in zip(grids, own, strict=True)]
    before = period_before(period)
    found = []
    for grid, said in zip(grids, own, strict=True):
        twin = _has_twin(grid, grids)
        # An annex for each month has a twin; else a stroke of "quý III" may be lost.
        settled = said if said == before and period in named and twin else ""
        open_ = said != settled and (twin or said == before)
        dated = _dated(grid, settled)
        columns = dated.layout.columns
        found.append(_doubted(dated, [open_ or _is_of_another(c, period) for c in columns]))
    return found


def _is_of_another(column: ColumnSpec, period: str) -> bool:
    """Tell whether the head of a column that has no period says another than the dispatch's."""
    open_ = column.known and not column.period and period and not is_year(period)
    return bool(open_) and names_another_period(column.label, period)


def _has_twin(grid: Grid, grids: Sequence[Grid]) -> bool:
    """Tell whether another table holds the same indicators of about as many units."""

    def held(other: Grid) -> set[str]:
        return {column.indicator for column in other.layout.columns if column.known}

    rows = len(grid.rows)
    return any(
        other.table is not grid.table
        and held(other) & held(grid)
        and abs(len(other.rows) - rows) <= _NEARLY_AS_MANY * rows
        for other in grids
    )


def _doubted(grid: Grid, doubts: Sequence[bool]) -> Grid:
    """Return a table with the columns in doubt that are marked so."""
    columns = [
        replace(column, sure=column.sure and not doubt)
        for column, doubt in zip(grid.layout.columns, doubts, strict=True)
    ]
    others = iter(columns)
    # The column of ranks is no part of the layout.
    places = [next(others) if place in grid.layout.columns else place for place in grid.places]
    return replace(grid, layout=replace(grid.layout, columns=tuple(columns)), places=tuple(places))


def _named(grid: Grid) -> str:
    texts = (grid.table.title, *(line.text for line in grid.table.caption))
    named = {said.period for text in texts for said in parts_of_years_in(text)}
    return named.pop() if len(named) == 1 else ""


def _is_earlier(own: str, period: str) -> bool:
    own_end, end = last_day(own), last_day(period)
    alike = len(own) == len(period) and not is_year(own)
    return alike and own_end is not None and end is not None and own_end < end


def _dated(grid: Grid, own: str) -> Grid:
    if not own:
        return grid

    def dated(column: ColumnSpec) -> ColumnSpec:
        return column if column.period else replace(column, period=own)

    layout = replace(grid.layout, columns=tuple(map(dated, grid.layout.columns)))
    return replace(grid, layout=layout, places=tuple(map(dated, grid.places)))
