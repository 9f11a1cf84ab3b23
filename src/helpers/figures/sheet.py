"""A figure as a sheet measured in points, drawn from the upper left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from helpers.figures.style import (
    INK,
    LINE,
    QUIET,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    WIDTH,
    house_style,
)
from helpers.publishing.coverage import spell_out, text_width
from helpers.publishing.values import inert

_ELLIPSIS = "…"
_BOLD = 1.06


class Sheet:
    """An empty figure of ``width`` × ``height`` points with title and subtitle drawn.

    Parameters
    ----------
    body : float
        Height wanted under the title, in points.
    title, subtitle : str
        Finding, and measure with place and time; either may be empty.
    """

    def __init__(self, body: float, title: str = "", subtitle: str = "") -> None:
        titles = wrap(title, WIDTH, TITLE_SIZE, bold=True)
        subtitles = wrap(subtitle, WIDTH, SMALL_SIZE + 0.5)
        self.top = len(titles) * TITLE_SIZE * LINE + len(subtitles) * SMALL_SIZE * 1.3
        self.top += 8.0 if self.top else 2.0
        self.height = self.top + max(body, 12.0) + 2.0
        with house_style():
            self.figure = Figure(figsize=(WIDTH / 72, self.height / 72))
            self.axes: Axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(self.height, 0)
        self._titles(titles, subtitles)

    def _titles(self, titles: Sequence[str], subtitles: Sequence[str]) -> None:
        y = TITLE_SIZE * 0.65
        for line in titles:
            self.text(0, y, line, size=TITLE_SIZE, bold=True)
            y += TITLE_SIZE * LINE
        for line in subtitles:
            self.text(0, y, line, size=SMALL_SIZE + 0.5, colour=QUIET)
            y += SMALL_SIZE * 1.3

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
        style: dict[str, Any] = {"fontsize": size, "color": colour, "ha": side}
        style["weight"] = "bold" if bold else "normal"
        # baseline by hand: the same place for every line, whatever letters it has
        with house_style():
            self.axes.text(x, y + size * 0.32, drawable(text), va="baseline", **style)

    def lines(self, x: float, y: float, lines: Sequence[str], **style: Any) -> None:
        """Write several lines, their block centred on ``y``."""
        size = style.get("size", TEXT_SIZE)
        start = y - (len(lines) - 1) * size * LINE / 2
        for number, line in enumerate(lines):
            self.text(x, start + number * size * LINE, line, **style)

    def bar(
        self, x: float, y: float, width: float, height: float, colour: str, **style: Any
    ) -> None:
        """Draw a rectangle from ``x``, centred on ``y``."""
        style.setdefault("linewidth", 0)
        patch = Rectangle(
            (x, y - height / 2), width, height, facecolor=colour, clip_on=False, **style
        )
        self.axes.add_patch(patch)

    def rule(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float = 0.6,
        **style: Any,
    ) -> None:
        """Draw a line through points."""
        self.axes.add_line(Line2D(xs, ys, color=colour, linewidth=width, clip_on=False, **style))


def even_parts(rows: int, most: int) -> list[slice]:
    """Return slices of about equal length, none longer than ``most``; one for no rows."""
    count = max(1, -(-rows // most))
    borders = [round(rows * part / count) for part in range(count + 1)]
    return [slice(*pair) for pair in pairwise(borders)]


def drawable(text: object) -> str:
    """Return ``text`` as it can be drawn: inert, with glyphs, never read as mathematics."""
    return spell_out(inert(text)).replace("$", r"\$")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in points."""
    return text_width(spell_out(inert(text))) * size * (_BOLD if bold else 1.0)


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
