"""How wide the columns of a printed table are, from what stands in them.

Measured in em of the regular style. Columns of numbers get what they need and no more; columns of
text share the rest. A table steps down in size, then turns to landscape, before anything is
squeezed under its longest word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.publishing.coverage import text_width

PORTRAIT, LANDSCAPE = 453.5, 728.5  # points: A4 less the margins 30 + 20 mm, 20 + 20 mm
PORTRAIT_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
LANDSCAPE_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_INSET = 8.5  # points, both sides of a cell
_BOLD = 1.08
_LONGEST_WORD = 13.0  # a dossier code
_COMFORT = 11.0
_COMFORT_OF_TEXT = 7.0
_PROSE = 20.0
_LONGEST_LINE = 60.0
_WIDE_HEAD = 8.0
_HEAD_LINES, _HEAD_LINES_OF_MANY = 2, 3
_MANY_COLUMNS = 6
_NUMBERS_SHARE = 0.25
_MORE_LINES = 1.15
_TINY = 1e-6
_RAGGED = 1.06  # lines are not filled to the end
_KEPT_TOGETHER = 270.0  # points


@dataclass(frozen=True)
class TableLayout:
    """Widths in points, type size in points, orientation, and the lines to expect in each row."""

    widths: tuple[float, ...]
    size: float
    landscape: bool
    lines: tuple[int, ...]

    @property
    def breakable(self) -> bool:
        """Tell whether the table is too tall to be kept on one page."""
        return sum(count * self.size * 1.2 + 7.0 for count in self.lines) > _KEPT_TOGETHER


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
    head_lines = _HEAD_LINES if len(heads) <= _MANY_COLUMNS else _HEAD_LINES_OF_MANY
    needs = [
        _need(head, column, is_fixed, weight, head_lines)
        for head, column, is_fixed, weight in zip(heads, cells, fixed, weights, strict=True)
    ]
    rooms = [(PORTRAIT, PORTRAIT_SIZES, False)] if not landscape else []
    for room, sizes, turned in [*rooms, (LANDSCAPE, LANDSCAPE_SIZES, True)]:
        fitting = [
            _Fitting(TableLayout(widths, size, turned, _lines(cells, widths, size)), heads)
            for size in sizes
            if (widths := _shares(needs, room, size))
        ]
        if fitting:
            return _readable(fitting)
    return _squeezed(needs, cells)


@dataclass(frozen=True)
class _Fitting:
    """A layout that fits, with the heads that stand over it."""

    layout: TableLayout
    heads: Sequence[str]

    @property
    def lines(self) -> int:
        """Lines of all rows and of the heads, which weigh double: they are read first."""
        bold = self.layout.size * _BOLD
        head = _lines([[text] for text in self.heads], self.layout.widths, bold)
        return sum(self.layout.lines) + 2 * head[0]


def _readable(fitting: Sequence[_Fitting]) -> TableLayout:
    """Return the largest type that does not break the table into many more lines."""
    least = min(item.lines for item in fitting)
    return next(item.layout for item in fitting if item.lines <= _MORE_LINES * least)


def _squeezed(needs: Sequence[_Need], cells: Sequence[Sequence[str]]) -> TableLayout:
    """Return a layout for what does not fit anywhere: words will break."""
    size = LANDSCAPE_SIZES[-1]
    factor = (LANDSCAPE - _INSET * len(needs)) / sum(need.least for need in needs)
    widths = tuple(need.least * factor + _INSET for need in needs)
    return TableLayout(widths, size, True, _lines(cells, widths, size))


def _lines(cells: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> tuple[int, ...]:
    """Return the lines that each row needs."""
    rooms = [max((width - _INSET) / size, 1.0) for width in widths]
    needed = [
        [max(1, math.ceil(_RAGGED * text_width(cell) / room)) for cell in column]
        for column, room in zip(cells, rooms, strict=True)
    ]
    return tuple(max(row) for row in zip(*needed, strict=True))


def _need(head: str, cells: Sequence[str], fixed: bool, weight: float, head_lines: int) -> _Need:
    head_word = max((text_width(word) for word in head.split()), default=0.0) * _BOLD
    head_width = text_width(head) * _BOLD
    widest = max((text_width(cell) for cell in cells), default=0.0)
    if fixed:
        head_room = min(_room_of(head, head_lines), _WIDE_HEAD)
        least = max(min(widest, _COMFORT), head_word, head_room) + 0.2
        return _Need(least, max(least, min(head_width, _WIDE_HEAD)), True, weight)
    words = (text_width(word) for cell in cells for word in cell.split())
    word = min(max(words, default=0.0), _LONGEST_WORD)
    # what is prose asks for a quarter of its length, so that it does not run into a tall ribbon
    comfort = max(_COMFORT_OF_TEXT, min(_PROSE, widest / 4))
    head_room = min(_room_of(head, _HEAD_LINES), _COMFORT_OF_TEXT)
    least = max(word, head_word, head_room, min(widest, comfort)) + 0.3
    natural = max(_RAGGED * widest, head_width) + 0.3
    return _Need(least, max(least, min(natural, _LONGEST_LINE)), False, weight)


def _room_of(head: str, lines: int) -> float:
    """Return the least width, in em, that sets a head in no more than ``lines`` lines."""
    words = head.split()
    runs = sorted(
        text_width(" ".join(words[start:end])) * _BOLD
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )
    return next((room for room in runs if _lines_of(words, room) <= lines), 0.0)


def _lines_of(words: Sequence[str], room: float) -> int:
    """Return how many lines the words fill; a word wider than the room has one of its own."""
    lines, used = 0, math.inf
    for word in words:
        width = text_width(word) * _BOLD
        joined = used + text_width(" ") * _BOLD + width
        if lines and joined <= room + _TINY:
            used = joined
        else:
            lines, used = lines + 1, width
    return lines


def _shares(needs: Sequence[_Need], points: float, size: float) -> tuple[float, ...]:
    """Give every column its least, text its natural width, numbers a wider head, all the rest.

    Nothing, if not even the least of all columns fits.
    """
    room = (points - _INSET * len(needs)) / size
    widths = [need.least for need in needs]
    if sum(widths) > room:
        return ()
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
