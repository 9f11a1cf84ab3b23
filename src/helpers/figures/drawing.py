"""What a figure is made of: marks on a sheet measured in points, from the upper left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.figures.style import WIDTH
from helpers.publishing.coverage import spell_out, text_width
from helpers.publishing.values import inert

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BOLD = 1.1  # the boldest of our labels
_ASCENT, _DESCENT = 0.72, 0.22  # of a line with Vietnamese marks, around its middle


@dataclass(frozen=True)
class Words:
    """One horizontal line of text centred on ``y``; ``side`` of it is at ``x``."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    side: str = "left"

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom."""
        wide = width_of(self.text, self.size, bold=self.bold)
        left = self.x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[self.side]
        half = self.size * (_ASCENT + _DESCENT) / 2
        return left, self.y - half, left + wide, self.y + half


@dataclass(frozen=True)
class Box:
    """A rectangle; hatched instead of filled where a figure is missing or doubtful."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    edge: str = ""
    hatched: bool = False


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    """A dot; hollow where a figure is doubtful."""

    x: float
    y: float
    radius: float
    colour: str
    hollow: bool = False


Mark = Words | Box | Line | Dot


@dataclass(frozen=True)
class Drawing:
    """A finished picture: its size in points and its marks, those behind first."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """Return the lines of text, in the order of drawing."""
        return tuple(mark for mark in self.marks if isinstance(mark, Words))


@dataclass(frozen=True, eq=False)
class Plot:
    """A figure that can be drawn at any width: broad for print, narrow for a phone.

    Parameters
    ----------
    draw : callable
        Gives the drawing for a width in points.
    """

    draw: Callable[[float], Drawing]
    _drawn: dict[float, Drawing] = field(default_factory=dict, init=False, repr=False)

    def at(self, width: float = WIDTH) -> Drawing:
        """Return the drawing at ``width`` points, drawn once for all forms."""
        if width not in self._drawn:
            self._drawn[width] = self.draw(width)
        return self._drawn[width]

    def figure(self, width: float = WIDTH) -> Figure:
        """Return the drawing as a matplotlib figure, to be changed and shown by ``Chart``.

        See :func:`helpers.figures.matplotlib_bridge.figure_of`.
        """
        from helpers.figures.matplotlib_bridge import figure_of  # noqa: PLC0415 - slow to load

        return figure_of(self.at(width))

    def _repr_svg_(self) -> str:
        """Show the figure in a notebook."""
        from helpers.figures.svg import svg_of  # noqa: PLC0415 - svg needs this module

        return svg_of(self.at())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in points."""
    return text_width(spell_out(inert(text))) * size * (_BOLD if bold else 1.0)
