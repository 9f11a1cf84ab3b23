"""Drawings as SVG: text as text, the same bytes for the same drawing, small.

On its own (in print) a picture carries its colours; inside HTML it takes the page's, light or dark.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

from helpers.figures.drawing import Box, Dot, Drawing, Line, Mark, Words
from helpers.figures.style import FAMILY, LIGHT, PAPER, QUIET

BASELINE = 0.32  # of the size: how far the baseline lies under the middle of a line
_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}

Paint = Callable[[str], str]


def svg_of(drawing: Drawing) -> str:
    """Return the drawing as an SVG document with colours of its own, for light paper."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(drawing.width)}pt" '
        f'height="{_n(drawing.height)}pt" viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" '
        f'font-family="{FAMILY}">'
    )
    return f"{head}{_body(drawing, LIGHT.__getitem__, 'hatch')}</svg>"


def inline_svg(drawing: Drawing, title: str, description: str, variant: str = "") -> str:
    """Return the drawing for a place inside HTML.

    Its colours are the page's, its identifiers unique, and it is one picture with a title and a
    description for those who do not see it.

    Parameters
    ----------
    variant : str
        A further class, such as ``"narrow"``.
    """
    digest = hashlib.sha256(f"{title}\0{variant}\0{drawing!r}".encode()).hexdigest()
    name = f"f{digest[:8]}"
    content = _body(drawing, "var(--chart-{})".format, f"{name}-h")
    return (
        f'<svg class="picture{f" {variant}" if variant else ""}" viewBox="0 0 {_n(drawing.width)} '
        f'{_n(drawing.height)}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{html.escape(title)}</title>'
        f'<desc id="{name}-d">{html.escape(description)}</desc>{content}</svg>'
    )


def _body(drawing: Drawing, paint: Paint, hatch: str) -> str:
    """Return the marks; neighbours of one look share one group, so that a look is told once."""
    hatched = any(isinstance(mark, Box) and mark.hatched for mark in drawing.marks)
    parts = [_hatch(paint, hatch)] if hatched else []
    for look, marks in groupby(drawing.marks, key=partial(_look, paint=paint, hatch=hatch)):
        shapes = "".join(_shapes(marks))
        parts.append(f"<g {look}>{shapes}</g>")
    return "".join(parts)


def _hatch(paint: Paint, name: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="4" height="4" patternUnits="userSpaceOnUse">'
        f'<path d="M-1 1l2-2M0 4l4-4M3 5l2-2" stroke="{paint(QUIET)}" stroke-width="0.7"/>'
        "</pattern></defs>"
    )


def _look(mark: Mark, paint: Paint, hatch: str) -> str:
    """Return the attributes that a mark shares with others like it."""
    colour = paint(mark.colour)
    if isinstance(mark, Words):
        weight = ' font-weight="bold"' if mark.bold else ""
        return f'fill="{colour}" font-size="{_n(mark.size)}"{weight}{_ANCHORS[mark.side]}'
    if isinstance(mark, Box):
        fill = f"url(#{hatch})" if mark.hatched else colour
        edge = f' stroke="{paint(mark.edge)}" stroke-width="0.5"' if mark.edge else ""
        return f'fill="{fill}"{edge}'
    if isinstance(mark, Dot):
        if mark.hollow:
            return f'fill="{paint(PAPER)}" stroke="{colour}" stroke-width="1.2"'
        # full dots are the round ends of lines without length: a hundred of them stay small
        return f'stroke="{colour}" stroke-width="{_n(2 * mark.radius)}" stroke-linecap="round"'
    dash = ' stroke-dasharray="4 3"' if mark.dashed else ""
    return f'fill="none" stroke="{colour}" stroke-width="{_n(mark.width)}"{dash}'


def _shapes(marks: Iterable[Mark]) -> Iterable[str]:
    outline = ""
    for mark in marks:
        if isinstance(mark, Words):
            place = f'x="{_n(mark.x)}" y="{_n(mark.y + mark.size * BASELINE)}"'
            yield f"<text {place}>{html.escape(mark.text, quote=False)}</text>"
        elif isinstance(mark, Dot) and not mark.hollow:
            outline += f"M{_n(mark.x)} {_n(mark.y)}h.01"
        elif isinstance(mark, Dot):
            yield f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"/>'
        elif isinstance(mark, Box):
            wide, high = _n(mark.width), _n(mark.height)
            outline += f"M{_n(mark.x)} {_n(mark.y)}h{wide}v{high}h-{wide}z"
        else:
            outline += _path(mark)
    if outline:
        yield f'<path d="{outline}"/>'


def _path(line: Line) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line.points)


def _n(number: float) -> str:
    """Return a number with one decimal at most: a twentieth of a point is not seen."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text in ("-0", "") else text
