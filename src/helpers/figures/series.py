"""A figure over periods, with its gaps and breaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.figures.drawing import Drawing, Plot, width_of
from helpers.figures.scale import scale
from helpers.figures.sheet import Sheet, empty_drawing, inside
from helpers.figures.style import BLUE, QUIET, RULE, SMALL_SIZE, TRACK
from helpers.figures.words import say
from helpers.vietnamese import format_number

_HEIGHT = 170.0
_FOOT = 22.0
_SIDE = 36.0
_END = 26.0


@dataclass(frozen=True)
class _Series:
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    breaks: frozenset[str]
    maximum: float | None
    decimals: int
    language: str
    doubtful: tuple[bool, ...]


def trend(
    series: pd.DataFrame,
    *,
    breaks: Sequence[str] = (),
    maximum: float | None = None,
    decimals: int = 2,
    language: str = "vi",
) -> Plot:
    """Draw a score over periods.

    The scale begins where the values do (it is a line, not a length) and is printed.

    Parameters
    ----------
    series : DataFrame
        Columns ``label`` (the period in words, evenly spaced in the order given) and ``value``.
        A missing value is a gap, said under the axis. Optional ``doubtful`` (bool): a hollow dot
        and a question mark, joined to no other.
    breaks : sequence of str
        Labels before which the series is broken: no line crosses, and a rule says so.
    maximum : float, optional
        Greatest value that can be; the scale never goes beyond it.
    decimals : int
    language : {"vi", "en"}
    """
    shown = _Series(
        tuple(str(label) for label in series["label"]),
        tuple(None if pd.isna(value) else float(value) for value in series["value"]),
        frozenset(breaks),
        maximum,
        decimals,
        language,
        tuple(bool(doubt) for doubt in series["doubtful"])
        if "doubtful" in series
        else (False,) * len(series),
    )
    return Plot(lambda width: _drawn(shown, width))


def _drawn(shown: _Series, width: float) -> Drawing:
    known = [value for value in shown.values if value is not None]
    if not known:
        return empty_drawing(width, shown.language)
    labels, count = shown.labels, len(shown.labels)
    steps = scale(known, shown.maximum)
    sheet = Sheet(_HEIGHT + _FOOT, width)
    step = (width - _SIDE - 2 * _END) / max(count - 1, 1)
    middle = _SIDE + (width - _SIDE) / 2
    xs = [_SIDE + _END + at * step if count > 1 else middle for at in range(count)]
    tops = [None if value is None else _HEIGHT - _lift(value, steps) for value in shown.values]
    _floor(sheet, steps, shown.language)
    for at, label in enumerate(labels):
        if label in shown.breaks and at:
            _break(sheet, (xs[at - 1] + xs[at]) / 2, shown.language)
    doubts = shown.doubtful
    apart = [
        label in shown.breaks or doubts[at] or (at > 0 and doubts[at - 1])
        for at, label in enumerate(labels)
    ]
    _lines(sheet, xs, tops, apart)
    _points(sheet, shown, xs, tops)
    _labels(sheet, xs, labels, step)
    return sheet.drawing


def _told(shown: _Series, at: int) -> str | None:
    """Return a value in words, a doubtful one with a question mark; ``None`` if there is none."""
    value = shown.values[at]
    if value is None:
        return None
    return format_number(value, shown.decimals, shown.language) + "?" * shown.doubtful[at]


def _lift(value: float, steps: Sequence[float]) -> float:
    """Return the height of a value over the foot of the scale, in points."""
    return 4 + (value - steps[0]) / (steps[-1] - steps[0]) * (_HEIGHT - 32)


def _floor(sheet: Sheet, steps: Sequence[float], language: str) -> None:
    for step in steps:
        y = _HEIGHT - _lift(step, steps)
        sheet.rule([_SIDE, sheet.width], [y, y], TRACK, 0.7)
        told = format_number(step, None, language)
        sheet.text(_SIDE - 6, y, told, size=SMALL_SIZE, colour=QUIET, side="right")
    sheet.rule([_SIDE, sheet.width], [_HEIGHT, _HEIGHT], QUIET, 0.8)


def _break(sheet: Sheet, x: float, language: str) -> None:
    sheet.rule([x, x], [10, _HEIGHT], RULE, 1.0, dashed=True)
    told = say("break", language)
    place = inside(x, told, sheet.width)
    sheet.text(place, 4.5, told, size=SMALL_SIZE, colour=QUIET, side="center")


def _lines(
    sheet: Sheet, xs: Sequence[float], tops: Sequence[float | None], broken: Sequence[bool]
) -> None:
    for at in range(1, len(xs)):
        before, here = tops[at - 1], tops[at]
        if before is not None and here is not None and not broken[at]:
            sheet.rule([xs[at - 1], xs[at]], [before, here], BLUE, 1.8)


def _points(
    sheet: Sheet, shown: _Series, xs: Sequence[float], tops: Sequence[float | None]
) -> None:
    """Mark the points; where they crowd, only as many figures as do not touch, and the last."""
    told = [_told(shown, at) for at in range(len(xs))]
    step = xs[1] - xs[0] if len(xs) > 1 else sheet.width
    widest = max(width_of(text or "–", 10.0, bold=True) for text in told) + 4
    every = max(1, math.ceil(widest / step)) if len(xs) > 1 else 1
    last = len(xs) - 1
    for at, (x, top, text, doubt) in enumerate(zip(xs, tops, told, shown.doubtful, strict=True)):
        if top is None or text is None:
            sheet.text(x, _HEIGHT - 8, "–", colour=QUIET, side="center")
            continue
        sheet.dot(x, top, 2.8, BLUE, hollow=doubt)
        if (last - at) % every == 0:
            sheet.text(x, top - 10, text, bold=True, side="center")


def _labels(sheet: Sheet, xs: Sequence[float], labels: Sequence[str], step: float) -> None:
    widest = max(width_of(label, SMALL_SIZE) for label in labels)
    every = max(1, math.ceil((widest + 6) / step)) if len(xs) > 1 else 1
    for at in range(len(labels) - 1, -1, -every):
        place = inside(xs[at], labels[at], sheet.width)
        sheet.text(place, _HEIGHT + 11, labels[at], size=SMALL_SIZE, colour=QUIET, side="center")
