"""The series as a picture: SVG whose text is text and whose colours are the page's own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from helpers.figures.scale import scale
from helpers.site.series import Point, Series, month_of_day
from helpers.vietnamese import format_number

HEIGHT = 250
_LEAST_WIDTH, _MOST_WIDTH, _ROOM_FOR_POINT = 380, 760, 60
_LEFT, _TOP, _BASE = 48, 52, 208
_ROOM_FOR_VALUE, _ROOM_FOR_PERIOD = 46, 64


def series_chart(series: Series, label: str) -> Markup:
    """Return the chart of a series of two points or more; ``label`` says it in words.

    The scale begins near the values, and is printed; points of years are squares.
    """
    wanted = 2 * _LEFT + _ROOM_FOR_POINT * len(series.points)
    width = min(max(wanted, _LEAST_WIDTH), _MOST_WIDTH)
    steps = scale([item.score.value for item in series.points], series.maximum)
    across = _Time(series.points[0].month, series.points[-1].month, width)
    xs = [across(item.month) for item in series.points]
    ys = [_up(item.score.value, steps) for item in series.points]
    # As few points as there are: a narrow picture stays legible on a telephone.
    size = f"max-width:{width / 12:.1f}rem;min-width:{width * 0.7 / 16:.1f}rem"
    parts = [
        f'<svg class="series" viewBox="0 0 {width} {HEIGHT}" style="{size}" role="img" '
        f'aria-label="{escape(label)}">',
        *_floor(steps, width),
        *_breaks(series, across),
        *(
            f'<line class="join" x1="{xs[at - 1]}" y1="{ys[at - 1]}" x2="{xs[at]}" y2="{ys[at]}"/>'
            for at in sorted(series.joined)
        ),
        *_points(series.points, xs, ys),
        "</svg>",
    ]
    return Markup("".join(parts))  # every text in it is escaped above


def spaced(places: Sequence[float], room: float) -> set[int]:
    """Return which of ``places`` (ascending) can be labelled with ``room`` each, the last first."""
    chosen: set[int] = set()
    free = math.inf
    for at in range(len(places) - 1, -1, -1):
        if places[at] <= free:
            chosen.add(at)
            free = places[at] - room
    return chosen


@dataclass(frozen=True)
class _Time:
    """Where a month stands between the first and the last, in a picture of some width."""

    first: int
    last: int
    width: int

    def __call__(self, month: float) -> float:
        start, end = _LEFT + 30, self.width - 40
        if self.first == self.last:
            return round((start + end) / 2, 1)
        return round(start + (month - self.first) / (self.last - self.first) * (end - start), 1)


def _up(value: float, steps: Sequence[float]) -> float:
    share = (value - steps[0]) / (steps[-1] - steps[0])
    return round(_BASE - share * (_BASE - _TOP), 1)


def _floor(steps: Sequence[float], width: int) -> Iterator[str]:
    for step in steps:
        y = _up(step, steps)
        kind = "base" if step == steps[0] else "grid"
        yield f'<line class="{kind}" x1="{_LEFT}" y1="{y}" x2="{width - 8}" y2="{y}"/>'
        yield f'<text class="quiet end" x="{_LEFT - 8}" y="{y + 4.5}">{format_number(step)}</text>'


def _breaks(series: Series, across: _Time) -> Iterator[str]:
    numbers: dict[int, list[str]] = {}
    for number, item in enumerate(series.breaks, start=1):
        numbers.setdefault(month_of_day(item.on), []).append(str(number))
    for month, names in numbers.items():
        x = across(month - 0.5)
        yield f'<line class="break" x1="{x}" y1="30" x2="{x}" y2="{_BASE}"/>'
        width = 10 + 12 * len(names)
        yield f'<rect class="badge" x="{x - width / 2}" y="8" width="{width}" height="22" rx="11"/>'
        yield f'<text class="badge-text" x="{x}" y="23.5">{"·".join(names)}</text>'


def _points(points: Sequence[Point], xs: Sequence[float], ys: Sequence[float]) -> Iterator[str]:
    valued, named = spaced(xs, _ROOM_FOR_VALUE), spaced(xs, _ROOM_FOR_PERIOD)
    for at, (point, x, y) in enumerate(zip(points, xs, ys, strict=True)):
        doubtful = " doubtful" if point.score.doubtful else ""
        if point.publication.is_month:
            yield f'<circle class="point{doubtful}" cx="{x}" cy="{y}" r="5"/>'
        else:
            square = f'x="{x - 5}" y="{y - 5}" width="10" height="10"'
            yield f'<rect class="point{doubtful}" {square}/>'
        if at in valued:
            mark = "?" if point.score.doubtful else ""
            text = format_number(point.score.value, 2)
            yield f'<text class="value" x="{x}" y="{y - 12}">{text}{mark}</text>'
        if at in named:
            year, _, month = point.publication.period.partition("-")
            shown = f"{int(month)}/{year}" if month else year
            yield f'<text class="quiet" x="{x}" y="{_BASE + 24}">{escape(shown)}</text>'
