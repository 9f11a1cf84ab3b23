"""Units × groups as a heat map that can be read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from helpers.figures.sheet import Sheet, even_parts, width_of, wrap
from helpers.figures.style import (
    INK,
    LINE,
    PAPER,
    QUIET,
    RULE,
    SMALL_SIZE,
    WIDTH,
    contrast,
)
from helpers.figures.words import say
from helpers.vietnamese import format_number

# One hue, light where nothing is lost, dark from half of the maximum down. Each step is printed
# over by the value itself, so colour only guides the eye.
STEPS = ("#fffdfb", "#fdf0e4", "#fbdcc0", "#f4bd8d", "#e39555", "#b65c14", "#8a3d05")
# Ink on a coloured cell: no colours of the page, which turn with light and dark.
_CELL_INKS = ("#1b2632", "#fffefe")
_FLOOR = 0.5
_ROW = 13.5


def heat_map(  # noqa: PLR0913 - options by keyword only
    shares: pd.DataFrame,
    *,
    values: pd.DataFrame | None = None,
    title: str = "",
    subtitle: str = "",
    decimals: int = 2,
    language: str = "vi",
) -> Figure:
    """Draw each unit's share of the maximum in each group.

    Parameters
    ----------
    shares : DataFrame
        Index: names of units in the order to draw; columns: names of groups; values 0 to 1,
        missing where there is no figure.
    values : DataFrame, optional
        What to print in the cells (points), same shape; by default the share in percent.
    """
    size = SMALL_SIZE
    natural = max((width_of(str(name), size) for name in shares.index), default=0.0)
    left = min(natural, WIDTH * 0.36) + 6
    column = (WIDTH - left) / max(len(shares.columns), 1)
    heads = [wrap(str(name), column - 4, size, bold=True, most=4) for name in shares.columns]
    above = max((len(lines) for lines in heads), default=0) * size * LINE + 4
    names = [wrap(str(name), left - 6, size) for name in shares.index]
    heights = [max(_ROW, len(lines) * size * LINE + 3) for lines in names]
    sheet = Sheet(above + sum(heights) + 18, title, subtitle)
    for at, lines in enumerate(heads):
        place = left + (at + 0.5) * column
        low = sheet.top + above - 4 - len(lines) * size * LINE / 2
        sheet.lines(place, low, lines, size=size, bold=True, side="center")
    y = sheet.top + above
    for row, (lines, high) in enumerate(zip(names, heights, strict=True)):
        sheet.lines(left - 6, y + high / 2, lines, size=size, side="right")
        for at in range(len(shares.columns)):
            share = _number(shares.iat[row, at])
            value = None if values is None else _number(values.iat[row, at])
            told = _told(share, value, decimals, language)
            _cell(sheet, (left + at * column, y + high / 2, column, high), share, told)
        y += high
    if len(shares.index) and len(shares.columns):
        _scale(sheet, left, y + 11, language)
    else:
        sheet.text(0, sheet.top + 6, say("no_data", language), colour=QUIET)
    return sheet.figure


def heat_map_in_parts(  # noqa: PLR0913
    shares: pd.DataFrame,
    *,
    values: pd.DataFrame | None = None,
    per_part: int = 46,
    title: str = "",
    subtitle: str = "",
    decimals: int = 2,
    language: str = "vi",
) -> tuple[Figure, ...]:
    """Draw :func:`heat_map` as figures of at most ``per_part`` rows."""
    return tuple(
        heat_map(
            shares.iloc[part],
            values=None if values is None else values.iloc[part],
            title=title,
            subtitle=subtitle,
            decimals=decimals,
            language=language,
        )
        for part in even_parts(len(shares), per_part)
    )


def _number(cell: object) -> float:
    return float("nan") if pd.isna(cell) else float(str(cell))  # type: ignore[call-overload]


def _told(share: float, value: float | None, decimals: int, language: str) -> str:
    if pd.isna(share):
        return "–"
    if value is None or pd.isna(value):
        return format_number(100 * float(share), 0, language) + "%"
    return format_number(value, decimals, language)


def step_colour(share: float) -> str:
    """Return the colour of a share of the maximum: white at 1, darkest at one half and below."""
    lost = min(max((1.0 - float(share)) / (1.0 - _FLOOR), 0.0), 1.0)
    return STEPS[round(lost * (len(STEPS) - 1))]


def _cell(sheet: Sheet, place: tuple[float, float, float, float], share: float, told: str) -> None:
    left, y, width, height = place
    if pd.isna(share):
        sheet.bar(left, y, width, height, PAPER, linewidth=0.5, edgecolor=RULE, hatch="////")
        sheet.bar(left + width / 2 - 8, y, 16, 9, PAPER)
        sheet.text(left + width / 2, y, told, size=SMALL_SIZE, colour=INK, side="center")
        return
    colour = step_colour(share)
    ink = max(_CELL_INKS, key=lambda one: contrast(one, colour))
    sheet.bar(left, y, width, height, colour, linewidth=0.5, edgecolor=RULE)
    sheet.text(left + width / 2, y, told, size=SMALL_SIZE, colour=ink, side="center")


def _scale(sheet: Sheet, left: float, y: float, language: str) -> None:
    words: Sequence[str] = (say("scale_full", language), say("scale_half", language))
    x = left
    sheet.text(x, y, words[0], size=SMALL_SIZE, colour=QUIET)
    x += width_of(words[0], SMALL_SIZE) + 5
    for colour in STEPS:
        sheet.bar(x, y, 14, 8, colour, linewidth=0.5, edgecolor=RULE)
        x += 14
    sheet.text(x + 5, y, words[1], size=SMALL_SIZE, colour=QUIET)
