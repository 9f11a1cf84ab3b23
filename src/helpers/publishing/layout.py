"""How wide the columns of a printed table are, from what stands in them.

Measured in em of the regular style. Columns of numbers get what they need and no more; columns of
text share the rest. A table steps down in size, then turns to landscape, before anything is
squeezed under its longest word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.publishing.coverage import text_width

PORTRAIT, LANDSCAPE = 453.5, 728.5  # points: A4 less the margins 30 + 20 mm, 20 + 20 mm
PORTRAIT_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
LANDSCAPE_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_INSET = 8.5  # points, both sides of a cell
_BOLD = 1.08
_LONGEST_WORD = 10.0
_COMFORT = 11.0
_PROSE = 20.0
_LONGEST_LINE = 60.0
_WIDE_HEAD = 8.0
_HEAD_LINES = 3
_NUMBERS_SHARE = 0.25


@dataclass(frozen=True)
class TableLayout:
    """Widths in points, type size in points, and orientation."""

    widths: tuple[float, ...]
    size: float
    landscape: bool


@dataclass(frozen=True)
class _Need:
    """What a column needs, in em."""

    least: float
    natural: float
    fixed: bool
    weight: float


def lay_out(
    heads: Sequence[str],
    cells: Sequence[Sequence[str]],
    fixed: Sequence[bool],
    weights: Sequence[float],
    *,
    landscape: bool = False,
) -> TableLayout:
    """Return the layout of a table.

    Parameters
    ----------
    heads : sequence of str
    cells : sequence of sequences of str
        Plain text of the cells, by column.
    fixed : sequence of bool
        Columns that take what they need (numbers) instead of sharing the rest.
    weights : sequence of float
        Shares of the spare width.
    landscape : bool
        Ask for landscape even where portrait would do.
    """
    needs = [
        _need(head, column, is_fixed, weight)
        for head, column, is_fixed, weight in zip(heads, cells, fixed, weights, strict=True)
    ]
    tries = [(PORTRAIT, size, False) for size in PORTRAIT_SIZES if not landscape]
    tries += [(LANDSCAPE, size, True) for size in LANDSCAPE_SIZES]
    for room, size, turned in tries:
        inner = room - _INSET * len(needs)
        if sum(need.least for need in needs) * size <= inner:
            return TableLayout(_shares(needs, inner / size, size), size, turned)
    room, size, turned = tries[-1]
    squeeze = (room - _INSET * len(needs)) / sum(need.least for need in needs)
    return TableLayout(tuple(need.least * squeeze + _INSET for need in needs), size, turned)


def _need(head: str, cells: Sequence[str], fixed: bool, weight: float) -> _Need:
    head_word = max((text_width(word) for word in head.split()), default=0.0) * _BOLD
    head_width = text_width(head) * _BOLD
    widest = max((text_width(cell) for cell in cells), default=0.0)
    if fixed:
        least = max(min(widest, _COMFORT), head_word, min(head_width / _HEAD_LINES, 5.0)) + 0.2
        return _Need(least, max(least, min(head_width, _WIDE_HEAD)), True, weight)
    words = (text_width(word) for cell in cells for word in cell.split())
    word = min(max(words, default=0.0), _LONGEST_WORD)
    # what is prose asks for a quarter of its length, so that it does not run into a tall ribbon
    comfort = max(_COMFORT, min(_PROSE, widest / 4))
    least = max(word, head_word, min(widest, comfort)) + 0.3
    return _Need(least, max(least, min(max(widest, head_width), _LONGEST_LINE)), False, weight)


def _shares(needs: Sequence[_Need], room: float, size: float) -> tuple[float, ...]:
    """Give every column its least, text its natural width, numbers a wider head, all the rest."""
    widths = [need.least for need in needs]
    for fixed in (False, True):
        wanted = [
            (need.natural - need.least) * need.weight if need.fixed is fixed else 0.0
            for need in needs
        ]
        given = min(room - sum(widths), sum(wanted))
        if given > 0:
            part = given / sum(wanted)
            widths = [width + part * want for width, want in zip(widths, wanted, strict=True)]
    spare = max(room - sum(widths), 0.0)
    takers = [_NUMBERS_SHARE if need.fixed else need.weight for need in needs]
    whole = sum(takers) or 1.0
    return tuple(
        (width + spare * taker / whole) * size + _INSET
        for width, taker in zip(widths, takers, strict=True)
    )
