"""Units × groups as a heat map that can be read cell by cell.

Three bands of the share of the maximum, each with its colour, are enough to guide the eye: every
cell prints its figure. A missing figure is a dash, a doubtful one has a question mark; both are
hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.figures.drawing import Drawing, Plot, width_of
from helpers.figures.sheet import Sheet, empty_drawing, even_parts, wrap
from helpers.figures.style import (
    AMBER,
    BROWN,
    INK,
    LINE,
    PAPER,
    QUIET,
    RULE,
    SMALL_SIZE,
)
from helpers.figures.words import say
from helpers.vietnamese import format_number, format_percent

# Colour of a cell and of the figure in it, from the best band to the weakest.
BANDS = ((PAPER, INK), (AMBER, INK), (BROWN, PAPER))
BORDERS = (0.8, 0.5)  # by default the lower border of class Tốt, and one half
_ROW = 13.5
_NARROW = 300.0  # points of width under which a name stands above its row of cells
_SIZE = SMALL_SIZE


@dataclass(frozen=True)
class _Cell:
    """What a cell says, and its band: 0 the best, ``None`` hatched."""

    told: str
    band: int | None


@dataclass(frozen=True)
class _Map:
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[_Cell, ...]], ...]
    borders: tuple[float, float]
    language: str


def heat_map(  # noqa: PLR0913 - options by keyword only
    shares: pd.DataFrame,
    *,
    values: pd.DataFrame | None = None,
    doubtful: pd.DataFrame | None = None,
    borders: tuple[float, float] = BORDERS,
    decimals: int = 2,
    language: str = "vi",
) -> Plot:
    """Draw each unit's share of the maximum in each group.

    Parameters
    ----------
    shares : DataFrame
        Index: names of units in the order to draw; columns: names of groups; values 0 to 1,
        missing where there is no figure.
    values : DataFrame, optional
        What to print in the cells (points), same shape; by default the share in percent.
    doubtful : DataFrame of bool, optional
        Cells whose figure is open.
    borders : (float, float)
        Lower borders of the two best of the three bands.
    decimals : int
    language : {"vi", "en"}
    """
    (plot,) = heat_map_in_parts(
        shares,
        values=values,
        doubtful=doubtful,
        borders=borders,
        per_part=max(len(shares), 1),
        decimals=decimals,
        language=language,
    )
    return plot


def heat_map_in_parts(  # noqa: PLR0913
    shares: pd.DataFrame,
    *,
    values: pd.DataFrame | None = None,
    doubtful: pd.DataFrame | None = None,
    borders: tuple[float, float] = BORDERS,
    per_part: int = 46,
    decimals: int = 2,
    language: str = "vi",
) -> tuple[Plot, ...]:
    """Draw :func:`heat_map` as figures of at most ``per_part`` rows."""
    heads = tuple(str(name) for name in shares.columns)
    rows = tuple(
        (
            str(name),
            tuple(
                _cell(
                    _number(shares.iat[row, at]),
                    None if values is None else _number(values.iat[row, at]),
                    doubtful is not None and bool(doubtful.iat[row, at]),
                    borders,
                    (decimals, language),
                )
                for at in range(len(heads))
            ),
        )
        for row, name in enumerate(shares.index)
    )
    parts = even_parts(len(rows), per_part)
    return tuple(_plot(_Map(heads, rows[part], borders, language)) for part in parts)


def band_of(share: float, borders: tuple[float, float] = BORDERS) -> int:
    """Return the band of a share: 0 at or above both borders, 2 under both."""
    return sum(round(share, 9) < border for border in borders)


def _plot(shown: _Map) -> Plot:
    return Plot(lambda width: _drawn(shown, width))


def _number(cell: object) -> float:
    return float("nan") if pd.isna(cell) else float(str(cell))  # type: ignore[call-overload]


def _cell(
    share: float,
    value: float | None,
    doubtful: bool,
    borders: tuple[float, float],
    writing: tuple[int, str],
) -> _Cell:
    decimals, language = writing
    if pd.isna(share):
        return _Cell("–", None)
    if value is None or pd.isna(value):
        told = format_percent(100 * share, 0, language)
    else:
        told = format_number(value, decimals, language)
    return _Cell(f"{told}?", None) if doubtful else _Cell(told, band_of(share, borders))


def _drawn(shown: _Map, width: float) -> Drawing:
    if not shown.rows or not shown.heads:
        return empty_drawing(width, shown.language)
    above = width < _NARROW
    natural = max(width_of(name, _SIZE) for name, _ in shown.rows)
    # names give way to heads, down to a fifth of the sheet
    spare = max(width - len(shown.heads) * (_longest(shown.heads) + 3), width * 0.2)
    left = 0.3 if above else min(natural + 6, width * 0.36, spare)
    column = (width - left - 0.3) / len(shown.heads)
    heads, legend = _heads(shown.heads, column, width)
    tall = max(len(lines) for lines in heads) * _SIZE * LINE + 4
    room = width if above else left - 6
    names = [wrap(name, room, _SIZE, bold=above) for name, _ in shown.rows]
    heights = [_height(len(lines), above) for lines in names]
    notes = [*legend, ""] if legend else []
    key = _key(shown.borders, shown.language)
    key_rows = _flow(key, width)
    top = len(notes) * _SIZE * LINE
    sheet = Sheet(top + tall + sum(heights) + 8 + 13 * len(key_rows), width)
    sheet.lines(0, top / 2, notes, size=_SIZE, colour=QUIET)
    for at, lines in enumerate(heads):
        low = top + tall - 4 - len(lines) * _SIZE * LINE / 2
        sheet.lines(left + (at + 0.5) * column, low, lines, size=_SIZE, bold=True, side="center")
    y = top + tall
    placed: list[tuple[_Cell, tuple[float, float, float, float]]] = []
    for (_, cells), lines, high in zip(shown.rows, names, heights, strict=True):
        middle, cell_high = _name(sheet, lines, (left, y, high), above)
        placed += [
            (cell, (left + at * column, middle, column, cell_high)) for at, cell in enumerate(cells)
        ]
        y += high
    _draw_cells(sheet, placed)
    _draw_key(sheet, key_rows, y + 9)
    return sheet.drawing


def _heads(heads: Sequence[str], column: float, width: float) -> tuple[list[list[str]], list[str]]:
    """Return the heads of the columns, and a list of them where they must be numbers."""
    if _longest(heads) <= column - 2:
        return [wrap(head, column - 2, _SIZE, bold=True, most=5) for head in heads], []
    listed = [
        line
        for number, head in enumerate(heads, start=1)
        for line in wrap(f"({number}) {head}", width, _SIZE)
    ]
    return [[f"({number})"] for number in range(1, len(heads) + 1)], listed


def _longest(heads: Sequence[str]) -> float:
    """Return the width of the longest word of the heads."""
    words = [word for head in heads for word in head.split()]
    return max((width_of(word, _SIZE, bold=True) for word in words), default=0.0)


def _height(lines: int, above: bool) -> float:
    words = lines * _SIZE * LINE + 3
    return words + _ROW + 2 if above else max(_ROW, words)


def _name(
    sheet: Sheet, lines: Sequence[str], place: tuple[float, float, float], above: bool
) -> tuple[float, float]:
    """Write the name of a row; return the middle and the height of its cells."""
    left, top, high = place
    if above:
        tall = len(lines) * _SIZE * LINE
        sheet.lines(left, top + 2 + tall / 2, lines, size=_SIZE, bold=True)
        return top + tall + 3 + _ROW / 2, _ROW
    sheet.lines(left - 6, top + high / 2, lines, size=_SIZE, side="right")
    return top + high / 2, high


def _draw_cells(
    sheet: Sheet, placed: Sequence[tuple[_Cell, tuple[float, float, float, float]]]
) -> None:
    """Draw the cells band by band: none covers another, and one look is then told once."""
    for band in (0, 1, 2, None):
        chosen = [(cell, place) for cell, place in placed if cell.band == band]
        ground, ink = (PAPER, INK) if band is None else BANDS[band]
        for _, (x, y, wide, high) in chosen:
            sheet.bar(x, y, wide, high, ground, edge=RULE, hatched=band is None)
        if band is None:  # the sign stands on paper, not on the hatching
            for cell, (x, y, wide, high) in chosen:
                half = width_of(cell.told, _SIZE) / 2 + 2
                sheet.bar(x + wide / 2 - half, y, 2 * half, high - 3, PAPER)
        for cell, (x, y, wide, _) in chosen:
            sheet.text(x + wide / 2, y, cell.told, size=_SIZE, colour=ink, side="center")


def _key(borders: tuple[float, float], language: str) -> list[tuple[str, int | None]]:
    """Return what each band means."""
    high, low = (format_percent(100 * border, 0, language) for border in borders)
    return [
        (say("band_high", language, high=high), 0),
        (say("band_middle", language, low=low, high=high), 1),
        (say("band_low", language, low=low), 2),
        (say("band_open", language), None),
    ]


def _flow(
    key: Sequence[tuple[str, int | None]], width: float
) -> list[list[tuple[float, str, int | None]]]:
    """Return the entries of the key in rows, each with its place."""
    rows: list[list[tuple[float, str, int | None]]] = [[]]
    x = 0.0
    for told, band in key:
        wide = 18 + width_of(told, _SIZE) + 14
        if rows[-1] and x + wide - 14 > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, told, band))
        x += wide
    return rows


def _draw_key(
    sheet: Sheet, rows: Sequence[Sequence[tuple[float, str, int | None]]], y: float
) -> None:
    for number, row in enumerate(rows):
        middle = y + 13 * number
        for x, told, band in row:
            colour = PAPER if band is None else BANDS[band][0]
            sheet.bar(x + 0.3, middle, 14, 8, colour, edge=QUIET, hatched=band is None)
            sheet.text(x + 18, middle, told, size=_SIZE, colour=QUIET)
