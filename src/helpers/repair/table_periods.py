"""Tables whose own title names another period than the dispatch: an annex for each month."""

from __future__ import annotations

from dataclasses import replace

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.grid import Grid
from helpers.extraction.moments import last_day, parts_of_years_in

_YEAR = "2025"


def with_own_period(grid: Grid, period: str) -> Grid:
    """Return a table with the period that its title alone names, where that is an earlier one.

    "Phụ lục I. Kết quả đánh giá tháng 8 năm 2025" in a dispatch on September. Columns that name
    a period of their own keep it.

    Parameters
    ----------
    grid : Grid
        Of a text that was not damaged in reading: a misread digit makes another month.
    period : str
        Of the dispatch.
    """
    texts = (grid.table.title, *(line.text for line in grid.table.caption))
    named = {said.period for text in texts for said in parts_of_years_in(text)}
    if len(named) != 1 or len(period) <= len(_YEAR) or len(next(iter(named))) != len(period):
        return grid
    (own,) = named
    own_end, end = last_day(own), last_day(period)
    if own_end is None or end is None or own_end >= end:
        return grid

    def dated(column: ColumnSpec) -> ColumnSpec:
        return column if column.period else replace(column, period=own)

    layout = replace(grid.layout, columns=tuple(map(dated, grid.layout.columns)))
    return replace(grid, layout=layout, places=tuple(map(dated, grid.places)))
