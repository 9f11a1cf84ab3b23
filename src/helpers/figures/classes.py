"""How many units reached each class."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.figures.drawing import Drawing, Plot, width_of
from helpers.figures.sheet import Sheet, empty_drawing, wrap
from helpers.figures.style import BLUE, LINE, QUIET, TEXT_SIZE
from helpers.figures.words import say
from helpers.vietnamese import format_number, format_percent

_PITCH = 15.0
_PANEL_GAP = 10.0
_ROOM_OF_WORDS = 76.0


def class_distribution(
    counts: pd.DataFrame, *, classes: Sequence[str] = (), language: str = "vi"
) -> Plot:
    """Draw the number of units in each class, one panel a level.

    Parameters
    ----------
    counts : DataFrame
        Columns ``level`` (name of the panel), ``class`` and ``count``.
    classes : sequence of str
        Classes from best to worst, drawn even where nobody is in them; by default those met,
        in order.
    language : {"vi", "en"}
    """
    order = list(classes) or list(dict.fromkeys(counts["class"]))
    order += [name for name in dict.fromkeys(counts["class"]) if name not in order]
    panels = []
    for level, part in counts.groupby("level", sort=False):
        found = dict(zip(part["class"], part["count"], strict=True))
        rows = [(name, _count(found, name)) for name in order]
        panels.append((_head(str(level), rows, language), rows))
    return Plot(lambda width: _drawn(panels, language, width))


def _drawn(
    panels: Sequence[tuple[str, Sequence[tuple[str, int]]]], language: str, width: float
) -> Drawing:
    if not panels:
        return empty_drawing(width, language)
    heads = [wrap(name, width, bold=True) for name, _ in panels]
    heights = [len(lines) * TEXT_SIZE * LINE + 4 for lines in heads]
    body = sum(heights) + sum(_PITCH * len(rows) for _, rows in panels)
    sheet = Sheet(body + _PANEL_GAP * (len(panels) - 1) + 4, width)
    limit = max((count for _, rows in panels for _, count in rows), default=0) or 1
    y = 2.0
    for (_, rows), lines, tall in zip(panels, heads, heights, strict=True):
        sheet.lines(0, y + (tall - 4) / 2, lines, bold=True)
        _panel(sheet, y + tall, rows, limit, language)
        y += tall + _PITCH * len(rows) + _PANEL_GAP
    return sheet.drawing


def _count(found: dict[str, float], name: str) -> int:
    count = found.get(name, 0)
    return 0 if pd.isna(count) else int(count)


def _head(name: str, rows: Sequence[tuple[str, int]], language: str) -> str:
    whole = sum(count for _, count in rows)
    told = say("unit" if whole == 1 else "units", language, count=format_number(whole, 0, language))
    return f"{name} ({told})"


def _panel(
    sheet: Sheet, top: float, counts: Sequence[tuple[str, int]], limit: int, language: str
) -> None:
    left = max((width_of(name, TEXT_SIZE) for name, _ in counts), default=0.0) + 8
    left = min(left, sheet.width * 0.5)
    length = sheet.width - left - _ROOM_OF_WORDS
    whole = sum(count for _, count in counts) or 1
    y = top
    for name, count in counts:
        middle = y + _PITCH / 2
        sheet.lines(left - 8, middle, wrap(name, left - 8, most=1), side="right")
        sheet.bar(left, middle, length * count / limit, 9.0, BLUE)
        told = format_number(count, 0, language)
        if count:
            told += f" ({format_percent(100 * count / whole, 1, language)})"
        sheet.text(left + length * count / limit + 4, middle, told, bold=bool(count))
        y += _PITCH
    sheet.rule([left, left], [top, y], QUIET, 0.8)
