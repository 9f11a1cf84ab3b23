"""How many units reached each class."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from helpers.figures.sheet import Sheet, width_of, wrap
from helpers.figures.style import BLUE, LINE, QUIET, TEXT_SIZE, WIDTH
from helpers.figures.words import say
from helpers.vietnamese import format_number, format_percent

_PITCH = 15.0
_PANEL_GAP = 10.0


def class_distribution(
    counts: pd.DataFrame,
    *,
    classes: Sequence[str] = (),
    title: str = "",
    subtitle: str = "",
    language: str = "vi",
) -> Figure:
    """Draw the number of units in each class, one panel a level.

    Parameters
    ----------
    counts : DataFrame
        Columns ``level`` (name of the panel), ``class`` and ``count``.
    classes : sequence of str
        Classes from best to worst, drawn even where nobody is in them; by default those met,
        in order.
    """
    order = list(classes) or list(dict.fromkeys(counts["class"]))
    panels = [
        (str(level), dict(zip(part["class"], part["count"], strict=True)))
        for level, part in counts.groupby("level", sort=False)
    ]
    limit = max((float(value) for value in counts["count"] if not pd.isna(value)), default=0.0)
    order += [name for name in dict.fromkeys(counts["class"]) if name not in order]
    heads = [wrap(_head(name, found, language), WIDTH, bold=True) for name, found in panels]
    body = sum(len(lines) * TEXT_SIZE * LINE + 4 + _PITCH * len(order) for lines in heads)
    sheet = Sheet(body + _PANEL_GAP * max(len(panels) - 1, 0), title, subtitle)
    y = sheet.top
    for (_, found), lines in zip(panels, heads, strict=True):
        tall = len(lines) * TEXT_SIZE * LINE
        sheet.lines(0, y + tall / 2, lines, bold=True)
        y += tall + 4
        _panel(sheet, y, [(name, _count(found, name)) for name in order], limit or 1.0, language)
        y += _PITCH * len(order) + _PANEL_GAP
    if not panels:
        sheet.text(0, sheet.top + 6, say("no_data", language), colour=QUIET)
    return sheet.figure


def _count(found: dict[str, float], name: str) -> int:
    count = found.get(name, 0)
    return 0 if pd.isna(count) else int(count)


def _head(name: str, found: dict[str, float], language: str) -> str:
    whole = sum(_count(found, each) for each in found)
    told = say("unit" if whole == 1 else "units", language, count=format_number(whole, 0, language))
    return f"{name} ({told})"


def _panel(
    sheet: Sheet, top: float, counts: Sequence[tuple[str, int]], limit: float, language: str
) -> None:
    left = max((width_of(name, TEXT_SIZE) for name, _ in counts), default=0.0) + 8
    length = WIDTH - left - 90
    whole = sum(count for _, count in counts) or 1
    y = top
    for name, count in counts:
        middle = y + _PITCH / 2
        sheet.text(left - 8, middle, name, side="right")
        sheet.bar(left, middle, length * count / limit, 9.0, BLUE)
        told = format_number(count, 0, language)
        if count:
            told += f" ({format_percent(100 * count / whole, 1, language)})"
        sheet.text(left + length * count / limit + 4, middle, told, bold=bool(count))
        y += _PITCH
    sheet.rule([left, left], [top, y], QUIET, 0.8)
