"""The spread of many units: one dot a unit on a scale, alone or a panel for each group."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

from helpers.figures.drawing import Drawing, Plot
from helpers.figures.scale import scale
from helpers.figures.sheet import Sheet, empty_drawing, inside, wrap
from helpers.figures.style import BLUE, INK, LINE, ORANGE, QUIET, SMALL_SIZE, TEXT_SIZE
from helpers.figures.words import say
from helpers.vietnamese import format_number, format_percent

_HIGH = 64.0  # of the dots, in points
_PANEL_HIGH = 26.0
_RADIUS = 2.4
_SIDE = 8.0
_GUTTER = 22.0
_NARROW = 300.0
_NAMED = 2  # units sharing an end that are named; of more only how many


@dataclass(frozen=True)
class _Unit:
    label: str
    value: float
    doubtful: bool


@dataclass(frozen=True)
class _Frame:
    """Where the dots of one strip go: from ``left``, ``width`` wide, standing on ``base``."""

    left: float
    width: float
    base: float
    high: float
    low: float
    top: float

    def x(self, value: float) -> float:
        """Return the place of a value on the scale."""
        return self.left + (value - self.low) / ((self.top - self.low) or 1.0) * self.width


def strip(
    units: pd.DataFrame, *, maximum: float | None = None, decimals: int = 2, language: str = "vi"
) -> Plot:
    """Draw the spread of units: a dot each, the median, both ends named.

    The scale begins where the values do (dots have a place, not a length) and is printed.

    Parameters
    ----------
    units : DataFrame
        Columns ``label`` and ``value``; units without a value are left out. Optional
        ``doubtful`` (bool): a hollow dot, left out of median and ends.
    maximum : float, optional
        Greatest value that can be; the scale never goes beyond it.
    decimals : int
    language : {"vi", "en"}
    """
    known = _known(units)
    return Plot(lambda width: _drawn(known, maximum, decimals, language, width))


def group_strips(groups: Sequence[tuple[str, pd.DataFrame]], *, language: str = "vi") -> Plot:
    """Draw a panel for each group: where the units stand between nothing and its maximum.

    Parameters
    ----------
    groups : sequence of (str, DataFrame)
        Name of the group, and the units with columns ``label`` and ``value`` (share of the
        maximum, 0 to 1); optional ``doubtful``. All panels have one scale, from 0 to 100 %.
    language : {"vi", "en"}
    """
    panels = [(name, _known(units)) for name, units in groups]
    return Plot(lambda width: _panels(panels, language, width))


def _known(units: pd.DataFrame) -> list[_Unit]:
    doubts = units["doubtful"] if "doubtful" in units else [False] * len(units)
    return [
        _Unit(str(label), float(value), bool(doubt))
        for label, value, doubt in zip(units["label"], units["value"], doubts, strict=True)
        if not pd.isna(value)
    ]


def _drawn(
    units: Sequence[_Unit], maximum: float | None, decimals: int, language: str, width: float
) -> Drawing:
    if not units:
        return empty_drawing(width, language)
    steps = scale([unit.value for unit in units], maximum)
    frame = _Frame(_SIDE, width - 2 * _SIDE, 18 + _HIGH, _HIGH, steps[0], steps[-1])
    sure = [unit for unit in units if not unit.doubtful]
    ends = _ends(sure, lambda value: format_number(value, decimals, language), language)
    notes = [line for end in ends for line in wrap(end, width, SMALL_SIZE)]
    if len(sure) < len(units):
        notes.append(say("hollow", language))
    sheet = Sheet(frame.base + 22 + len(notes) * SMALL_SIZE * LINE + 4, width)
    if sure:
        middle = median(unit.value for unit in sure)
        told = say("median", language, value=format_number(middle, decimals, language))
        _median(sheet, frame, middle, told)
    _dots(sheet, units, frame)
    sheet.rule([0, width], [frame.base, frame.base], QUIET, 0.8)
    _axis(sheet, frame, [(step, format_number(step, None, language)) for step in steps])
    y = frame.base + 22 + SMALL_SIZE * LINE / 2
    for at, note in enumerate(notes):
        sheet.text(0, y + at * SMALL_SIZE * LINE, note, size=SMALL_SIZE)
    return sheet.drawing


def _ends(units: Sequence[_Unit], told: object, language: str) -> list[str]:
    """Return who is last and who is first; of many that share an end only how many."""
    assert callable(told)
    if not units:
        return []
    low, high = (pick(unit.value for unit in units) for pick in (min, max))
    if low == high:
        count = format_number(len(units), 0, language)
        return [say("all_alike", language, count=count, value=told(low))]
    lines = []
    for key, value in (("lowest", low), ("highest", high)):
        names = [unit.label for unit in units if unit.value == value]
        who = "; ".join(names)
        if len(names) > _NAMED:
            who = say("units", language, count=format_number(len(names), 0, language))
        lines.append(say(key, language, units=who, value=told(value)))
    return lines


def _median(sheet: Sheet, frame: _Frame, middle: float, told: str) -> None:
    x = frame.x(middle)
    top = frame.base - frame.high
    sheet.rule([x, x], [top - 3, frame.base], INK, 1.0, dashed=True)
    place = inside(x, told, sheet.width, TEXT_SIZE, bold=True)
    sheet.text(place, top - 10, told, bold=True, side="center")


def _dots(sheet: Sheet, units: Sequence[_Unit], frame: _Frame) -> None:
    """Stack dots that would cover each other; ends stand out in another colour."""
    sure = [unit.value for unit in units if not unit.doubtful]
    ends = {min(sure), max(sure)} if sure and min(sure) < max(sure) else set()
    slots = Counter(_slot(unit, frame) for unit in units)
    pitch = min(2 * _RADIUS + 0.6, (frame.high - 2 * _RADIUS) / max(max(slots.values()) - 1, 1))
    stacked: Counter[int] = Counter()
    for unit in sorted(units, key=lambda item: item.value):
        slot = _slot(unit, frame)
        y = frame.base - _RADIUS - 1 - stacked[slot] * pitch
        stacked[slot] += 1
        colour = ORANGE if unit.value in ends and not unit.doubtful else BLUE
        x = frame.left + (slot + 0.5) * 2 * _RADIUS
        sheet.dot(x, y, _RADIUS, colour, hollow=unit.doubtful)


def _slot(unit: _Unit, frame: _Frame) -> int:
    return math.floor((frame.x(unit.value) - frame.left) / (2 * _RADIUS))


def _axis(sheet: Sheet, frame: _Frame, steps: Sequence[tuple[float, str]]) -> None:
    for step, told in steps:
        x = frame.x(step)
        sheet.rule([x, x], [frame.base, frame.base + 3], QUIET, 0.8)
        place = inside(x, told, sheet.width)
        sheet.text(place, frame.base + 11, told, size=SMALL_SIZE, colour=QUIET, side="center")


def _panels(panels: Sequence[tuple[str, Sequence[_Unit]]], language: str, width: float) -> Drawing:
    if not panels:
        return empty_drawing(width, language)
    columns = 1 if width < _NARROW else 2
    room = (width - _GUTTER * (columns - 1)) / columns
    heads = [wrap(name, room, bold=True, most=2) for name, _ in panels]
    tellings = [_telling(units, room, language) for _, units in panels]
    rows = [range(at, min(at + columns, len(panels))) for at in range(0, len(panels), columns)]
    heights = [
        max(len(heads[at]) * TEXT_SIZE * LINE + len(tellings[at]) * SMALL_SIZE * LINE for at in row)
        + _PANEL_HIGH + 26
        for row in rows
    ]  # fmt: skip
    sheet = Sheet(sum(heights), width)
    y = 0.0
    for row, high in zip(rows, heights, strict=True):
        for at in row:
            left = (at - row[0]) * (room + _GUTTER)
            _panel(sheet, (left, y, room), heads[at], tellings[at], panels[at][1])
        y += high
    return sheet.drawing


def _telling(units: Sequence[_Unit], room: float, language: str) -> list[str]:
    sure = [unit for unit in units if not unit.doubtful]
    if not sure:
        return [say("missing", language)]

    def told(value: float) -> str:
        return format_percent(100 * value, 1, language)

    middle = say("median", language, value=told(median(unit.value for unit in sure)))
    lowest = _ends(sure, told, language)[0]
    return [line for text in (middle, lowest) for line in wrap(text, room, SMALL_SIZE, most=2)]


def _panel(
    sheet: Sheet,
    place: tuple[float, float, float],
    head: Sequence[str],
    telling: Sequence[str],
    units: Sequence[_Unit],
) -> None:
    left, y, room = place
    for line in head:
        sheet.text(left, y + TEXT_SIZE * LINE / 2, line, bold=True)
        y += TEXT_SIZE * LINE
    for line in telling:
        sheet.text(left, y + SMALL_SIZE * LINE / 2, line, size=SMALL_SIZE)
        y += SMALL_SIZE * LINE
    frame = _Frame(left + _RADIUS, room - 2 * _RADIUS, y + 2 + _PANEL_HIGH, _PANEL_HIGH, 0.0, 1.0)
    _dots(sheet, units, frame)
    sure = [unit.value for unit in units if not unit.doubtful]
    if sure:
        x = frame.x(median(sure))
        sheet.rule([x, x], [frame.base - _PANEL_HIGH, frame.base], INK, 1.0, dashed=True)
    sheet.rule([left, left + room], [frame.base, frame.base], QUIET, 0.8)
    for share, side in ((0.0, "left"), (0.5, "center"), (1.0, "right")):
        x = left + share * room
        sheet.rule([x, x], [frame.base, frame.base + 3], QUIET, 0.8)
        told = f"{round(100 * share)}%"
        sheet.text(x, frame.base + 10, told, size=SMALL_SIZE, colour=QUIET, side=side)
