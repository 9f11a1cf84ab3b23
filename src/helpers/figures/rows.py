"""Rows of bars: names on the left, bars from zero, the figure in or after its bar.

On a narrow sheet the names stand above their bars, so that nothing must be scrolled sideways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.figures.drawing import Drawing, Plot, width_of
from helpers.figures.sheet import Sheet, empty_drawing, wrap
from helpers.figures.style import (
    BLUE,
    LINE,
    PAPER,
    QUIET,
    RULE,
    SMALL_SIZE,
    TEXT_SIZE,
    TRACK,
)

_GAP = 8.0
_MANY = 20
_NARROW = 240.0  # points of width under which names stand above their bars


@dataclass(frozen=True)
class Bar:
    """One row: its name, its length as a share of the full one, and the words that tell it.

    A share of ``None`` is a missing figure: no bar, only the words. A doubtful one is hatched.
    """

    label: str
    share: float | None
    told: str
    strong: bool = False
    colour: str = BLUE
    doubtful: bool = False


@dataclass(frozen=True)
class _Layout:
    """Where bars begin, how long the full one is, how high they are, in points."""

    left: float
    length: float
    height: float
    size: float
    track: bool
    above: bool  # names above the bars
    pitch: float  # of rows whose names need one line


def bar_plot(
    bars: Sequence[Bar],
    language: str,
    *,
    borders: Sequence[tuple[float, str]] = (),
    track: bool = False,
    compact: bool = False,
) -> Plot:
    """Return rows of bars; a row grows with the lines of its name.

    Parameters
    ----------
    bars : sequence of Bar
    language : {"vi", "en"}
    borders : sequence of (float, str)
        Vertical lines at shares of the full length, with their names.
    track : bool
        Draw the full length behind each bar, and its words after it.
    compact : bool
        Rows closer than a picture of its own needs.
    """
    shape = (track, compact)
    return Plot(lambda width: _drawn(bars, language, borders, shape, width))


def _drawn(
    bars: Sequence[Bar],
    language: str,
    borders: Sequence[tuple[float, str]],
    shape: tuple[bool, bool],
    width: float,
) -> Drawing:
    if not bars:
        return empty_drawing(width, language)
    layout = _layout(bars, shape, width)
    room = width if layout.above else layout.left - _GAP
    names = [wrap(bar.label, room, layout.size, bold=bar.strong) for bar in bars]
    heights = [_height(layout, len(lines)) for lines in names]
    above = 14.0 if borders else 0.0
    sheet = Sheet(2.0 + above + sum(heights) + 2.0, width)
    _borders(sheet, borders, layout, above)
    y = 2.0 + above
    for bar, lines, high in zip(bars, names, heights, strict=True):
        _row(sheet, bar, lines, layout, (y, high))
        y += high
    sheet.rule([layout.left] * 2, [2.0 + above, y], QUIET, 0.8)
    return sheet.drawing


def _layout(bars: Sequence[Bar], shape: tuple[bool, bool], width: float) -> _Layout:
    track, compact = shape
    above = width < _NARROW
    small = compact or (len(bars) > _MANY and not above)
    size = SMALL_SIZE + 0.5 if small else TEXT_SIZE
    natural = max(width_of(bar.label, size, bold=bar.strong) for bar in bars)
    left = 0.4 if above else min(natural, width * 0.42) + 1 + _GAP
    # only a track pushes the words past the full length: otherwise they stand in or after the bar
    widest = max(width_of(bar.told, size, bold=True) for bar in bars)
    length = width - left - (widest + 4 if track else 2.0)
    tall = track and not above and not compact
    return _Layout(left, length, 13.0 if tall else 11.5, size, track, above, 25.0 if tall else 15.0)


def _height(layout: _Layout, lines: int) -> float:
    words = lines * layout.size * LINE
    if layout.above:
        return words + layout.height + 8
    return max(layout.pitch, words + 3)


def _row(
    sheet: Sheet, bar: Bar, lines: Sequence[str], layout: _Layout, place: tuple[float, float]
) -> None:
    top, high = place
    size = layout.size
    if layout.above:
        tall = len(lines) * size * LINE
        sheet.lines(layout.left + 3, top + 1 + tall / 2, lines, size=size, bold=bar.strong)
        y = top + 2 + tall + layout.height / 2
    else:
        y = top + high / 2
        left = layout.left - _GAP
        sheet.lines(left, y, lines, size=size, side="right", bold=bar.strong)
    if layout.track:
        sheet.bar(layout.left, y, layout.length, layout.height, TRACK)
    if bar.share is None:
        sheet.text(layout.left + 4, y, bar.told, size=size, colour=QUIET)
        return
    _bar(sheet, bar, layout, y)


def _bar(sheet: Sheet, bar: Bar, layout: _Layout, y: float) -> None:
    assert bar.share is not None
    drawn = bar.share * layout.length
    if bar.doubtful:
        sheet.bar(layout.left, y, drawn, layout.height, PAPER)
        sheet.bar(layout.left, y, drawn, layout.height, PAPER, edge=QUIET, hatched=True)
    else:
        sheet.bar(layout.left, y, drawn, layout.height, bar.colour)
    told = {"size": layout.size, "bold": bar.strong}
    fits = drawn > width_of(bar.told, layout.size, bold=True) + 12
    if fits and not layout.track and not bar.doubtful:
        x = layout.left + drawn - 4
        sheet.text(x, y, bar.told, colour=PAPER, side="right", **told)  # type: ignore[arg-type]
        return
    after = layout.left + (layout.length if layout.track else drawn) + 4
    x = min(after, sheet.width - width_of(bar.told, layout.size, bold=bar.strong))
    if x < after:  # a long hatched bar: its words stand on it, on paper
        sheet.bar(x - 2, y, sheet.width - x + 2, layout.height, PAPER)
    sheet.text(x, y, bar.told, **told)  # type: ignore[arg-type]


def _borders(
    sheet: Sheet, borders: Sequence[tuple[float, str]], layout: _Layout, above: float
) -> None:
    """Draw borders behind the bars, the highest first; a name that would touch another is left."""
    free = sheet.width
    for share, name in sorted(borders, reverse=True):
        x = layout.left + share * layout.length
        sheet.rule([x, x], [above, sheet.height - 2], RULE, 0.7, behind=True)
        half = width_of(name, SMALL_SIZE) / 2
        centre = min(x, free - half)
        if centre + half >= x and centre >= half:
            sheet.text(centre, 7, name, size=SMALL_SIZE, colour=QUIET, side="center")
            free = centre - half - 4
