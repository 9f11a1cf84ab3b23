"""A sheet to draw on, and text that keeps to its room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpers.figures.drawing import Box, Dot, Drawing, Line, Mark, Words, width_of
from helpers.figures.style import INK, LINE, QUIET, SMALL_SIZE, TEXT_SIZE, WIDTH
from helpers.figures.words import say
from helpers.publishing.coverage import spell_out
from helpers.publishing.values import inert

_ELLIPSIS = "…"


class Sheet:
    """An empty sheet ``width`` points wide and ``height`` high; what is drawn last lies above."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        self.height, self.width = height, width
        self._marks: list[Mark] = []
        self._behind: list[Mark] = []

    @property
    def drawing(self) -> Drawing:
        """Return what was drawn."""
        return Drawing(self.width, self.height, (*self._behind, *self._marks))

    def text(  # noqa: PLR0913 - options by keyword only
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT_SIZE,
        colour: str = INK,
        bold: bool = False,
        side: str = "left",
    ) -> None:
        """Write one line centred on ``y``; ``side`` says which edge of the text is at ``x``."""
        shown = spell_out(inert(text))
        if shown:
            self._marks.append(Words(x, y, shown, size, colour, bold, side))

    def lines(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = TEXT_SIZE,
        colour: str = INK,
        bold: bool = False,
        side: str = "left",
    ) -> None:
        """Write several lines, their block centred on ``y``."""
        start = y - (len(lines) - 1) * size * LINE / 2
        for number, line in enumerate(lines):
            place = start + number * size * LINE
            self.text(x, place, line, size=size, colour=colour, bold=bold, side=side)

    def bar(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        *,
        edge: str = "",
        hatched: bool = False,
    ) -> None:
        """Draw a rectangle from ``x``, centred on ``y``."""
        self._marks.append(Box(x, y - height / 2, width, height, colour, edge, hatched))

    def rule(  # noqa: PLR0913
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float = 0.6,
        *,
        dashed: bool = False,
        behind: bool = False,
    ) -> None:
        """Draw a line through points, ``behind`` everything else if wanted."""
        line = Line(tuple(zip(xs, ys, strict=True)), colour, width, dashed)
        (self._behind if behind else self._marks).append(line)

    def dot(self, x: float, y: float, radius: float, colour: str, *, hollow: bool = False) -> None:
        """Draw a dot."""
        self._marks.append(Dot(x, y, radius, colour, hollow))


def empty_drawing(width: float, language: str) -> Drawing:
    """Return a drawing that says that there is nothing to draw."""
    sheet = Sheet(16.0, width)
    sheet.text(0, 8, say("no_data", language), colour=QUIET)
    return sheet.drawing


def even_parts(rows: int, most: int) -> list[slice]:
    """Return slices of about equal length, none longer than ``most``; one for no rows."""
    count = max(1, -(-rows // most))
    borders = [round(rows * part / count) for part in range(count + 1)]
    return [slice(*pair) for pair in pairwise(borders)]


def inside(
    x: float, text: str, width: float, size: float = SMALL_SIZE, *, bold: bool = False
) -> float:
    """Return the middle of a centred line nearest to ``x`` that keeps it on the sheet."""
    half = width_of(text, size, bold=bold) / 2
    return min(max(x, half), max(width - half, half))


def wrap(
    text: str, room: float, size: float = TEXT_SIZE, *, bold: bool = False, most: int = 3
) -> list[str]:
    """Return ``text`` in lines no wider than ``room``; beyond ``most`` it is cut."""
    lines: list[str] = []
    for word in _pieces(inert(text), room, size, bold=bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(last + _ELLIPSIS, size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + _ELLIPSIS]


def _pieces(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return the words of ``text``, one wider than the room in pieces."""
    pieces = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size, bold=bold) > room:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces
