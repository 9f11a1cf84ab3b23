"""The small picture of a sheet: groups against their maxima, the median of the peers marked.

Written as text by a pure function: ninety sheets need it at once, and a drawing library would
take longer than all the rest. The same SVG stands in HTML and PDF: its colours are attributes,
which the page's own styles replace in HTML (light, dark, print).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.publishing.coverage import spell_out, text_width
from helpers.publishing.inline import escape
from helpers.publishing.values import inert

WIDTH = 360.0
_INK, _QUIET, _BLUE, _ORANGE, _TRACK = "#1c2733", "#5b6672", "#1f5f99", "#b3500f", "#e4e8ed"
_LABEL_ROOM, _BAR_FROM, _BAR_TO = 128.0, 134.0, 294.0
_SIZE, _SMALL = 12.0, 11.0
_ROW, _LINE = 20.0, 12.5
_THICK = 9.0
_ELLIPSIS = "…"
_MOST_LINES = 2


@dataclass(frozen=True)
class Bar:
    """One row of the picture.

    Parameters
    ----------
    label : str
    share : float, optional
        Own share of the maximum (0–1); ``None`` draws no bar.
    shown : str
        The figure in words, at the end of the row.
    median : float, optional
        Median of the peers, as a share of the same maximum.
    doubtful : bool
        Draws an outline instead of a full bar.
    """

    label: str
    share: float | None
    shown: str
    median: float | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class GroupBars:
    """The picture with its words.

    Parameters
    ----------
    bars : sequence of Bar
    own, median, maximum : str
        Words of the legend.
    title, description : str
        For those who do not see it; never empty.
    """

    bars: Sequence[Bar]
    own: str
    median: str
    maximum: str
    title: str
    description: str

    def __post_init__(self) -> None:
        if not inert(self.title).strip() or not inert(self.description).strip():
            raise ValueError("a picture needs a title and a description for who cannot see it")

    def alt(self) -> str:
        """Return title, description and data as the text alternative in print."""
        data = "; ".join(f"{inert(bar.label)} {inert(bar.shown)}" for bar in self.bars)
        return f"{inert(self.title)}. {inert(self.description)} {data}."

    def svg(self) -> str:
        """Return the picture: the same text for the same data."""
        drawn, height = "", 4.0
        for bar in self.bars:
            lines = _wrapped(bar.label)
            tall = max(_ROW, len(lines) * _LINE + 5.0)
            drawn += "".join(_row(bar, lines, height + tall / 2))
            height += tall
        legend, height = self._legend(height + 6.0)
        name = "g" + hashlib.sha256(f"{self.alt()}\0{drawn}".encode()).hexdigest()[:8]
        return (
            f'<svg class="bars" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} '
            f'{height:g}" role="img" aria-labelledby="{name}-t {name}-d" '
            f'font-family="Tinos, serif" font-size="{_SIZE:g}">'
            f'<title id="{name}-t">{escape(self.title)}</title>'
            f'<desc id="{name}-d">{escape(self.description)}</desc>{drawn}{legend}</svg>'
        )

    def _legend(self, top: float) -> tuple[str, float]:
        """Return the legend, its entries in as many lines as they need, and the height so far."""
        entries = [(_own_key, self.own), (_track_key, self.maximum)]
        if any(bar.median is not None for bar in self.bars):
            entries.insert(1, (_median_key, self.median))
        drawn, x, y = "", 0.0, top + _LINE / 2
        for draw, words in entries:
            width = 18.0 + _width(words, _SMALL) + 14.0
            if x and x + width - 14.0 > WIDTH:
                x, y = 0.0, y + _LINE + 2.0
            drawn += draw(x, y) + _text(x + 18.0, y, words, "quiet", size=_SMALL)
            x += width
        return drawn, y + _LINE / 2 + 2.0


def _row(bar: Bar, lines: Sequence[str], middle: float) -> Iterator[str]:
    first = middle - (len(lines) - 1) * _LINE / 2
    for number, line in enumerate(lines):
        yield _text(0.0, first + number * _LINE, line, "ink")
    room = _BAR_TO - _BAR_FROM
    yield _rect(_BAR_FROM, middle, room, "track")
    if bar.share is not None:
        long = room * min(max(bar.share, 0.0), 1.0)
        yield _rect(_BAR_FROM, middle, long, "open" if bar.doubtful else "own")
    if bar.median is not None:
        yield _mark(_BAR_FROM + room * min(max(bar.median, 0.0), 1.0), middle)
    yield _text(WIDTH, middle, bar.shown, "ink", end=True)


def _own_key(x: float, y: float) -> str:
    return _rect(x, y, 12.0, "own")


def _median_key(x: float, y: float) -> str:
    return _mark(x + 6.0, y)


def _track_key(x: float, y: float) -> str:
    return _rect(x, y, 12.0, "track")


_PAINT = {
    "own": f'fill="{_BLUE}"',
    "open": f'fill="none" stroke="{_BLUE}" stroke-width="1.4" stroke-dasharray="3 2"',
    "track": f'fill="{_TRACK}"',
}


def _rect(x: float, middle: float, width: float, kind: str) -> str:
    top = middle - _THICK / 2
    return (
        f'<rect class="bar-{kind}" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" '
        f'height="{_THICK:g}" {_PAINT[kind]}/>'
    )


def _mark(x: float, middle: float) -> str:
    """Return the mark of a median: a line with a head, told by shape and not by colour alone."""
    top, foot = middle - _THICK / 2 - 3.5, middle + _THICK / 2 + 2.0
    return (
        f'<path class="bar-median" fill="{_ORANGE}" d="M{x - 3.4:.1f} {top:.1f}h6.8l-2.5 '
        f'3.6V{foot:.1f}h-1.8V{top + 3.6:.1f}z"/>'
    )


def _text(  # noqa: PLR0913 - options by keyword only
    x: float, middle: float, words: str, kind: str, *, size: float = _SIZE, end: bool = False
) -> str:
    """Return one line whose x-height is centred on ``middle``."""
    colour = _INK if kind == "ink" else _QUIET
    smaller = f' font-size="{size:g}"' if size != _SIZE else ""
    side = ' text-anchor="end"' if end else ""
    return (
        f'<text class="bar-{kind}" x="{x:.1f}" y="{middle + size * 0.32:.1f}" fill="{colour}"'
        f"{smaller}{side}>{escape(spell_out(inert(words)))}</text>"
    )


def _width(words: str, size: float) -> float:
    return text_width(spell_out(inert(words))) * size


def _wrapped(label: str) -> list[str]:
    """Return a label in at most two lines that fit its column; what is longer is cut with "…"."""
    lines: list[str] = []
    for word in inert(label).split() or [""]:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined, _SIZE) <= _LABEL_ROOM:
            lines[-1] = joined
        else:
            lines.append(word)
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept[-1] += _ELLIPSIS
    return [_cut(line) for line in kept]


def _cut(line: str) -> str:
    if _width(line, _SIZE) <= _LABEL_ROOM:
        return line
    short = line.removesuffix(_ELLIPSIS)
    while short and _width(short + _ELLIPSIS, _SIZE) > _LABEL_ROOM:
        short = short[:-1]
    return short.rstrip() + _ELLIPSIS
