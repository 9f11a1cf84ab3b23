"""Rows of bars: names on the left, bars from zero, the figure in or after its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from helpers.figures.sheet import Sheet, width_of, wrap
from helpers.figures.style import (
    BLUE,
    LINE,
    PAPER,
    QUIET,
    RULE,
    SMALL_SIZE,
    TEXT_SIZE,
    TRACK,
    WIDTH,
)
from helpers.figures.words import Wording, say

_GAP = 8.0
_MANY = 20


@dataclass(frozen=True)
class Bar:
    """One row: its name, its length as a share of the full one, and the words that tell it.

    A share of ``None`` is a missing figure: no bar, only the words.
    """

    label: str
    share: float | None
    told: str
    strong: bool = False
    colour: str = BLUE


@dataclass(frozen=True)
class _Place:
    """Where bars begin, how long the full one is, how high they are, in points."""

    left: float
    length: float
    height: float
    size: float
    track: bool


def draw_bars(
    bars: Sequence[Bar],
    wording: Wording,
    *,
    borders: Sequence[tuple[float, str]] = (),
    track: bool = False,
) -> Figure:
    """Draw rows of bars; a row grows with the lines of its name.

    Parameters
    ----------
    bars : sequence of Bar
    wording : Wording
    borders : sequence of (float, str)
        Vertical lines at shares of the full length, with their names.
    track : bool
        Draw the full length behind each bar, and its words after it.
    """
    size = TEXT_SIZE if len(bars) <= _MANY else SMALL_SIZE + 0.5
    natural = max((width_of(bar.label, size, bold=bar.strong) for bar in bars), default=0.0)
    room = min(natural, WIDTH * 0.42) + 1
    names = [wrap(bar.label, room, size, bold=bar.strong) for bar in bars]
    # only a track pushes the words past the full length: otherwise they stand in or after the bar
    widest = max((width_of(bar.told, size, bold=True) for bar in bars), default=0.0)
    length = WIDTH - room - _GAP - (widest + 4 if track else 2.0)
    place = _Place(room + _GAP, length, 13.0 if track else 11.5, size, track)
    pitch = 25.0 if track else 15.0
    heights = [max(pitch, len(lines) * size * LINE + 3) for lines in names]
    above = 14.0 if borders else 0.0
    sheet = Sheet(sum(heights) + above, wording.title, wording.subtitle)
    _borders(sheet, borders, place, above)
    y = top = sheet.top + above
    for bar, lines, high in zip(bars, names, heights, strict=True):
        _row(sheet, bar, lines, place, y + high / 2)
        y += high
    if bars:
        sheet.rule([place.left, place.left], [top, y], QUIET, 0.8)
    else:
        sheet.text(0, sheet.top + 6, say("no_data", wording.language), colour=QUIET)
    return sheet.figure


def _row(sheet: Sheet, bar: Bar, lines: Sequence[str], place: _Place, y: float) -> None:
    left, size = place.left, place.size
    sheet.lines(left - _GAP, y, lines, size=size, side="right", bold=bar.strong)
    if place.track:
        sheet.bar(left, y, place.length, place.height, TRACK)
    if bar.share is None:
        sheet.text(left + 4, y, bar.told, size=size, colour=QUIET)
        return
    drawn = bar.share * place.length
    sheet.bar(left, y, drawn, place.height, bar.colour)
    if not place.track and drawn > width_of(bar.told, size, bold=True) + 12:
        sheet.text(left + drawn - 4, y, bar.told, size=size, bold=bar.strong, colour=PAPER,
                   side="right")  # fmt: skip
    else:
        after = place.length if place.track else drawn
        sheet.text(left + after + 4, y, bar.told, size=size, bold=bar.strong)


def _borders(
    sheet: Sheet, borders: Sequence[tuple[float, str]], place: _Place, above: float
) -> None:
    """Draw borders behind the bars, the highest first; a name that would touch another is left."""
    free = WIDTH
    for share, name in sorted(borders, reverse=True):
        x = place.left + share * place.length
        sheet.rule([x, x], [sheet.top + above - 2, sheet.height - 2], RULE, 0.7, zorder=0.5)
        half = width_of(name, SMALL_SIZE) / 2
        centre = min(x, free - half)
        if centre + half >= x:
            sheet.text(centre, sheet.top + 5, name, size=SMALL_SIZE, colour=QUIET, side="center")
            free = centre - half - 4
