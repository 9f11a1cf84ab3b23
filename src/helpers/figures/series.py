"""A figure over periods, with its gaps and breaks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from helpers.figures.sheet import Sheet, width_of
from helpers.figures.style import BLUE, PAPER, QUIET, RULE, SMALL_SIZE, TRACK, WIDTH
from helpers.figures.words import say
from helpers.vietnamese import format_number

_HEIGHT = 170.0
_FOOT = 30.0
_SIDE = 36.0
_END = 26.0


def trend(  # noqa: PLR0913 - options by keyword only
    series: pd.DataFrame,
    *,
    breaks: Sequence[str] = (),
    maximum: float | None = None,
    title: str = "",
    subtitle: str = "",
    decimals: int = 2,
    language: str = "vi",
) -> Figure:
    """Draw a score over periods.

    The scale begins where the values do (it is a line, not a length) and is printed.

    Parameters
    ----------
    series : DataFrame
        Columns ``label`` (the period in words, evenly spaced in the order given) and ``value``.
        A missing value is a gap, said under the axis.
    breaks : sequence of str
        Labels before which the series is broken: no line crosses, and a rule says so.
    maximum : float, optional
        Greatest value that can be; the scale never goes beyond it.
    """
    labels = [str(label) for label in series["label"]]
    values = [None if pd.isna(value) else float(value) for value in series["value"]]
    known = [value for value in values if value is not None]
    sheet = Sheet(_HEIGHT + _FOOT if known else 0.0, title, subtitle)
    if not known:
        sheet.text(0, sheet.top + 6, say("no_data", language), colour=QUIET)
        return sheet.figure
    steps = scale(known, maximum)
    step = (WIDTH - _SIDE - 2 * _END) / max(len(labels) - 1, 1)
    middle = _SIDE + (WIDTH - _SIDE) / 2
    xs = [_SIDE + _END + at * step if len(labels) > 1 else middle for at in range(len(labels))]
    base = sheet.top + _HEIGHT
    tops = [None if value is None else base - _lift(value, steps) for value in values]
    _floor(sheet, base, steps, language)
    for at, label in enumerate(labels):
        if label in breaks and at:
            _break(sheet, (xs[at - 1] + xs[at]) / 2, base, language)
    _lines(sheet, xs, tops, [label in breaks for label in labels])
    told = [None if value is None else format_number(value, decimals, language) for value in values]
    _points(sheet, xs, tops, told)
    _labels(sheet, xs, labels, base, step)
    return sheet.figure


def scale(known: Sequence[float], maximum: float | None = None) -> list[float]:
    """Return three to six round values that span ``known``, in even steps.

    Parameters
    ----------
    known : sequence of float
        At least one value.
    maximum : float, optional
        No step lies above it, unless a value does.
    """
    low, high = min(known), max(known)
    spread = max(high - low, abs(high) * 0.05, 1e-6)
    size = 10.0 ** math.floor(math.log10(spread / 3))
    step = next(size * times for times in (1, 2, 5, 10) if spread / (size * times) <= 4)
    start, stop = math.floor(low / step - 0.25), math.ceil(high / step + 0.25)
    if low >= 0:
        start = max(start, 0)
    if maximum is not None and high <= maximum < stop * step:
        stop = max(math.ceil(maximum / step), start + 1)
    return [round(step * at, 6) for at in range(start, stop + 1)]


def _lift(value: float, steps: Sequence[float]) -> float:
    """Return the height of a value over the foot of the scale, in points."""
    return 4 + (value - steps[0]) / (steps[-1] - steps[0]) * (_HEIGHT - 32)


def _floor(sheet: Sheet, base: float, steps: Sequence[float], language: str) -> None:
    for step in steps:
        y = base - _lift(step, steps)
        sheet.rule([_SIDE, WIDTH], [y, y], TRACK, 0.7)
        told = format_number(step, None, language)
        sheet.text(_SIDE - 6, y, told, size=SMALL_SIZE, colour=QUIET, side="right")
    sheet.rule([_SIDE, WIDTH], [base, base], QUIET, 0.8)


def _break(sheet: Sheet, x: float, base: float, language: str) -> None:
    sheet.rule([x, x], [sheet.top + 10, base], RULE, 1.0, linestyle=(0, (4, 3)))
    told = say("break", language)
    half = width_of(told, SMALL_SIZE) / 2
    place = min(max(x, half), WIDTH - half)
    sheet.text(place, sheet.top + 4, told, size=SMALL_SIZE, colour=QUIET, side="center")


def _lines(
    sheet: Sheet, xs: Sequence[float], tops: Sequence[float | None], broken: Sequence[bool]
) -> None:
    for at in range(1, len(xs)):
        before, here = tops[at - 1], tops[at]
        if before is not None and here is not None and not broken[at]:
            sheet.rule([xs[at - 1], xs[at]], [before, here], BLUE, 1.8)


def _points(
    sheet: Sheet,
    xs: Sequence[float],
    tops: Sequence[float | None],
    told: Sequence[str | None],
) -> None:
    every = max(1, -(-len(xs) // 12))
    for at, (x, top, text) in enumerate(zip(xs, tops, told, strict=True)):
        if top is None or text is None:
            sheet.text(x, sheet.top + _HEIGHT - 8, "–", colour=QUIET, side="center")
            continue
        sheet.rule([x], [top], BLUE, 0, marker="o", markersize=5.5, markeredgecolor=PAPER)
        if at % every == 0 or at == len(xs) - 1:
            sheet.text(x, top - 10, text, bold=True, side="center")


def _labels(
    sheet: Sheet, xs: Sequence[float], labels: Sequence[str], base: float, step: float
) -> None:
    widest = max(width_of(label, SMALL_SIZE) for label in labels)
    every = max(1, int(-(-(widest + 6) // step)))
    for at in range(0, len(labels), every):
        half = width_of(labels[at], SMALL_SIZE) / 2
        place = min(max(xs[at], half), WIDTH - half)
        sheet.text(place, base + 11, labels[at], size=SMALL_SIZE, colour=QUIET, side="center")
