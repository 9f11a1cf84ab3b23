"""Tables whose own title names another period than the dispatch: an annex for each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.grid import Grid
from helpers.extraction.moments import is_year, last_day, parts_of_years_in, period_before


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
        the period just before is one, beside a table whose title names that of the dispatch.
    """
    named = [_named(grid) for grid in grids]
    own = [said if said and _is_earlier(said, period) else "" for said in named]
    if damaged:
        own = [said if said == period_before(period) and period in named else "" for said in own]
    return [_dated(grid, said) for grid, said in zip(grids, own, strict=True)]


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
