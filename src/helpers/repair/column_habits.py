"""What the columns of one table print: decimals, per cent signs, and the scale of each block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.figure import PLACES, bare_figure, decimals_of
from helpers.extraction.grid import Grid
from helpers.repair.alignment import WHOLE_ALWAYS
from helpers.repair.naming import NamedRow
from helpers.repair.scales import scale_of

_NEARLY_ALL = 0.85
_STRAY = 7
"""One token in more than so many may print decimals that its column does not."""


@dataclass(frozen=True)
class ColumnHabits:
    """How the columns of a table are printed.

    Attributes
    ----------
    decimals : tuple of int
        How many decimals each column prints.
    signed : tuple of bool
        Whether each column prints per cent signs.
    filled : tuple of bool
        Whether each column has something in nearly every row, so that a blank is a loss.
    fixed : tuple of bool
        Whether each column prints idle zeros too, so that fewer decimals are a loss.
    """

    decimals: tuple[int, ...]
    signed: tuple[bool, ...]
    filled: tuple[bool, ...]
    fixed: tuple[bool, ...]


def habits_of(grid: Grid, rows: Sequence[NamedRow]) -> ColumnHabits:
    """Return how the columns of a table are printed, by the rows that have one token a column.

    Parameters
    ----------
    grid : Grid
    rows : sequence of NamedRow
        Its rows.
    """
    texts = [_texts(rows, place, grid) for place in range(len(grid.places))]
    return ColumnHabits(
        decimals=tuple(_decimals(column) for column in texts),
        signed=tuple(
            sum("%" in text for text in column) * 2 > max(1, len(column)) for column in texts
        ),
        filled=tuple(
            sum(bool(text.strip()) for text in column) >= _NEARLY_ALL * len(column)
            for column in texts
        ),
        fixed=tuple(_is_fixed(column) for column in texts),
    )


def _texts(rows: Sequence[NamedRow], place: int, grid: Grid) -> list[str]:
    width = len(grid.places)
    return [row.grid_row.tokens[place].text for row in rows if len(row.grid_row.tokens) == width]


def _decimals(texts: Sequence[str]) -> int:
    """Return how many decimals a column prints: the most that not just a stray token has."""
    counts = Counter(decimals_of(text) for text in texts)
    # A third decimal that one figure alone has is a digit read twice.
    usual = [
        places
        for places, number in counts.items()
        if number * _STRAY >= len(texts) and (number > 1 or places <= PLACES)
    ]
    return max(usual, default=0)


def _is_fixed(texts: Sequence[str]) -> bool:
    """Tell whether a column prints the same number of decimals throughout, idle zeros too.

    Nothing and all, 0 and 100, may be whole even so.
    """
    figures = [
        text
        for text in texts
        if any(map(str.isdecimal, text)) and bare_figure(text) not in WHOLE_ALWAYS
    ]
    usual = _decimals(figures)
    idle = sum(bare_figure(text).endswith("0") and decimals_of(text) == usual for text in figures)
    fewer = sum(decimals_of(text) < usual for text in figures)
    return usual > 0 and idle > 0 and fewer * _STRAY < len(figures)


def columns_by_level(grid: Grid, rows: Sequence[NamedRow]) -> dict[str, tuple[ColumnSpec, ...]]:
    """Return the columns of each level's block: a total without a printed maximum has its own.

    Parameters
    ----------
    grid : Grid
    rows : sequence of NamedRow
        Its rows.
    """
    return {
        level: _columns(grid, [row for row in rows if row.unit.level == level])
        for level in dict.fromkeys(row.unit.level for row in rows)
    }


def _columns(grid: Grid, block: Sequence[NamedRow]) -> tuple[ColumnSpec, ...]:
    layout = grid.layout
    scales = layout.form.total_scales if layout.form else ()
    summed = {identity.result for identity in layout.identities if identity.kind == "sum"}
    own = list(grid.places)
    for place, column in enumerate(grid.places):
        if column.indicator == "total" and not column.max_printed and "total" not in summed:
            top = scale_of(_texts(block, place, grid), scales)
            own[place] = replace(column, max=top if top is not None else column.max)
    return tuple(own)
