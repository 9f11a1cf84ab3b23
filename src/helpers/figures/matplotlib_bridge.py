"""Our drawings as matplotlib figures, for an analyst who wants to change one.

One axes covers the sheet and has its measure: points, from the upper left. Every mark of the
drawing is one artist on it, in the order of drawing, so that what was drawn last lies above.
"""

from __future__ import annotations

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text

from helpers.figures.drawing import Box, Dot, Drawing, Line, Mark, Words
from helpers.figures.matplotlib_style import house_style
from helpers.figures.style import FAMILY, LIGHT, PAPER, QUIET
from helpers.figures.svg import BASELINE

_POINTS = 72.0  # of an inch
_HATCH = "/////"


def figure_of(drawing: Drawing) -> Figure:
    """Return the drawing as a figure of the same size, in the house style.

    Returns
    -------
    Figure
        With one axes: its ``texts`` are the lines of text, its ``patches`` the rectangles
        (``Rectangle``) and dots (``Circle``), its ``lines`` the lines. Not known to pyplot, so that
        nothing has to be closed.
    """
    with house_style():
        figure = Figure(figsize=(drawing.width / _POINTS, drawing.height / _POINTS))
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0.0, drawing.width)
        axes.set_ylim(drawing.height, 0.0)
        for order, mark in enumerate(drawing.marks, start=1):
            artist = _added(axes, mark)
            artist.set_zorder(order)
            artist.set_clip_on(False)
    return figure


def _added(axes: Axes, mark: Mark) -> Artist:
    colour = LIGHT[mark.colour]
    if isinstance(mark, Words):
        return _text(axes, mark, colour)
    if isinstance(mark, Box):
        return axes.add_patch(_rectangle(mark, colour))
    if isinstance(mark, Dot):
        face = LIGHT[PAPER] if mark.hollow else colour
        edge = 1.2 if mark.hollow else 0.0
        circle = Circle((mark.x, mark.y), mark.radius, fc=face, ec=colour, lw=edge)
        return axes.add_patch(circle)
    return axes.add_line(_line(mark, colour))


def _text(axes: Axes, mark: Words, colour: str) -> Text:
    return axes.text(
        mark.x, mark.y + mark.size * BASELINE, mark.text,
        family=FAMILY, size=mark.size, color=colour, weight="bold" if mark.bold else "normal",
        ha=mark.side, va="baseline", parse_math=False,
    )  # fmt: skip


def _rectangle(mark: Box, colour: str) -> Rectangle:
    edge = LIGHT[mark.edge] if mark.edge else "none"
    corner = (mark.x, mark.y)
    if not mark.hatched:
        width = 0.5 if mark.edge else 0.0
        return Rectangle(corner, mark.width, mark.height, fc=colour, ec=edge, lw=width)
    shape = Rectangle(corner, mark.width, mark.height, fc="none", ec=LIGHT[QUIET], hatch=_HATCH)
    shape.set_linewidth(0.5 if mark.edge else 0.0)
    return shape


def _line(mark: Line, colour: str) -> Line2D:
    xs, ys = zip(*mark.points, strict=True)
    line = Line2D(xs, ys, color=colour, linewidth=mark.width)
    if mark.dashed:
        line.set_dashes([4 / mark.width, 3 / mark.width])  # told in widths of the line
    return line
