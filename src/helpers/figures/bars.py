"""Bars: groups against their maxima, ranked units, points lost, overdue dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from helpers.figures.sheet import Sheet, even_parts, width_of, wrap
from helpers.figures.style import (
    BLUE,
    LINE,
    ORANGE,
    PAPER,
    QUIET,
    RULE,
    SMALL_SIZE,
    TEXT_SIZE,
    TRACK,
    WIDTH,
)
from helpers.figures.words import nothing, say
from helpers.vietnamese import format_number, format_percent

_GAP = 8.0


@dataclass(frozen=True)
class _Bar:
    """One row: its name, its length as a share of the longest, and the words at its end."""

    label: str
    share: float | None
    told: str
    strong: bool = False
    colour: str = BLUE


def groups_against_maxima(
    groups: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    language: str = "vi",
    weak_below: float = 0.8,
    sort: bool = True,
) -> Figure:
    """Draw each group's score against its maximum.

    Parameters
    ----------
    groups : DataFrame
        Columns ``label``, ``value`` and ``max`` (points); a missing value is shown as such.
    title, subtitle : str
        Leave the title empty in a :class:`~helpers.publishing.Chart`, whose caption tells it.
    language : {"vi", "en"}
    weak_below : float
        Groups under this share of their maximum stand out (in colour and by a mark ▼).
    sort : bool
        Best share first; otherwise in the order given.
    """
    rows = []
    for label, value, most in zip(groups["label"], groups["value"], groups["max"], strict=True):
        if pd.isna(value) or pd.isna(most) or most <= 0:
            rows.append(_Bar(str(label), None, nothing(language)))
            continue
        share = min(max(float(value) / float(most), 0.0), 1.0)
        weak = share < weak_below
        marks = format_number(value, 2, language), format_number(most, None, language)
        told = f"{marks[0]}/{marks[1]} ({format_percent(100 * share, 1, language)})"
        rows.append(
            _Bar(str(label), share, f"{told} ▼" if weak else told, weak, ORANGE if weak else BLUE)
        )
    if sort:
        rows.sort(key=lambda row: -1.0 if row.share is None else row.share, reverse=True)
    return _bars(rows, title, subtitle, language, track=True, height=13.0, pitch=25.0)


def ranked_bars(
    units: pd.DataFrame,
    *,
    maximum: float | None = None,
    title: str = "",
    subtitle: str = "",
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    language: str = "vi",
) -> Figure:
    """Draw units by their score, best first, from zero.

    Parameters
    ----------
    units : DataFrame
        Columns ``label`` and ``value``; optional ``rank`` (printed before the name) and
        ``highlight`` (bool). Units without a value come last and are shown as such.
    maximum : float, optional
        Full length of the bars; by default the greatest value.
    borders : sequence of (float, str)
        Class borders drawn as thin lines with their names, e.g. ``(90, "Xuất sắc")``.
    decimals : int
    title, subtitle, language
        As in :func:`groups_against_maxima`.
    """
    ordered = _ranked(units)
    return _ranked_figure(ordered, _limit(ordered, maximum), title, subtitle, borders, decimals,
                          language)  # fmt: skip


def ranked_bars_in_parts(
    units: pd.DataFrame,
    *,
    per_part: int = 42,
    maximum: float | None = None,
    title: str = "",
    subtitle: str = "",
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    language: str = "vi",
) -> tuple[Figure, ...]:
    """Draw :func:`ranked_bars` as figures of at most ``per_part`` rows on one common scale."""
    ordered = _ranked(units)
    limit = _limit(ordered, maximum)
    slices = [ordered.iloc[part] for part in even_parts(len(ordered), per_part)]
    return tuple(
        _ranked_figure(part, limit, title, subtitle, borders, decimals, language) for part in slices
    )


def points_lost(
    rows: pd.DataFrame,
    *,
    title: str = "",
    subtitle: str = "",
    decimals: int = 2,
    language: str = "vi",
) -> Figure:
    """Draw points lost, most first.

    Parameters
    ----------
    rows : DataFrame
        Columns ``label`` and ``lost`` (points, not negative).
    """
    renamed = rows.rename(columns={"lost": "value"})
    return _plain_bars(renamed, title, subtitle, decimals, language, ORANGE)


def overdue_by_unit(
    rows: pd.DataFrame, *, title: str = "", subtitle: str = "", language: str = "vi"
) -> Figure:
    """Draw counts of overdue dossiers, most first.

    Parameters
    ----------
    rows : DataFrame
        Columns ``label`` and ``count``.
    """
    renamed = rows.rename(columns={"count": "value"})
    return _plain_bars(renamed, title, subtitle, 0, language, BLUE)


def _plain_bars(
    rows: pd.DataFrame, title: str, subtitle: str, decimals: int, language: str, colour: str
) -> Figure:
    ordered = _ranked(rows)
    limit = _limit(ordered, None)
    bars = [
        _Bar(str(label), _share(value, limit), _told(value, decimals, language), colour=colour)
        for label, value in zip(ordered["label"], ordered["value"], strict=True)
    ]
    return _bars(bars, title, subtitle, language)


def _ranked(units: pd.DataFrame) -> pd.DataFrame:
    """Return units by value, greatest first, equal ones in the order given, missing last."""
    return units.sort_values("value", ascending=False, kind="stable", na_position="last")


def _limit(units: pd.DataFrame, maximum: float | None) -> float:
    greatest = units["value"].max() if len(units) else float("nan")
    found = 0.0 if pd.isna(greatest) else float(greatest)
    return max(found, maximum or 0.0) or 1.0


def _share(value: float, limit: float) -> float | None:
    return None if pd.isna(value) else max(float(value), 0.0) / limit


def _told(value: float, decimals: int, language: str) -> str:
    return nothing(language) if pd.isna(value) else format_number(value, decimals, language)


def _ranked_figure(
    units: pd.DataFrame,
    limit: float,
    title: str,
    subtitle: str,
    borders: Sequence[tuple[float, str]],
    decimals: int,
    language: str,
) -> Figure:
    ranks = units["rank"] if "rank" in units else [None] * len(units)
    marked = units["highlight"] if "highlight" in units else [False] * len(units)
    bars = []
    for label, value, rank, strong in zip(
        units["label"], units["value"], ranks, marked, strict=True
    ):
        name = str(label) if rank is None or pd.isna(rank) else f"{int(rank)}. {label}"
        told = _told(value, decimals, language)
        colour = ORANGE if strong else BLUE
        bars.append(_Bar(name, _share(value, limit), told, bool(strong), colour))
    lines = [(at / limit, name) for at, name in borders if 0 < at <= limit]
    return _bars(bars, title, subtitle, language, borders=lines)


def _bars(
    bars: Sequence[_Bar],
    title: str,
    subtitle: str,
    language: str,
    *,
    borders: Sequence[tuple[float, str]] = (),
    track: bool = False,
    height: float = 11.5,
    pitch: float = 15.0,
) -> Figure:
    """Draw rows of name, bar and words; rows grow with the lines of their name."""
    size = TEXT_SIZE if len(bars) <= 20 else SMALL_SIZE + 0.5
    natural = max((width_of(bar.label, size, bold=bar.strong) for bar in bars), default=0.0)
    room = min(natural, WIDTH * 0.42) + 1
    names = [wrap(bar.label, room, size, bold=bar.strong) for bar in bars]
    # only a track pushes the words past the full length: otherwise they stand in or after the bar
    widest = max((width_of(bar.told, size, bold=True) for bar in bars), default=0.0)
    ending = widest + 4 if track else 2.0
    left, length = room + _GAP, WIDTH - room - _GAP - ending
    heights = [max(pitch, len(lines) * size * LINE + 3) for lines in names]
    above = 14.0 if borders else 0.0
    sheet = Sheet(sum(heights) + above, title, subtitle)
    _borders(sheet, borders, left, length, above)
    y = sheet.top + above
    for bar, lines, high in zip(bars, names, heights, strict=True):
        _row(sheet, bar, lines, (left, y + high / 2, length), size, height if not track else 13.0,
             track=track)  # fmt: skip
        y += high
    if not bars:
        sheet.text(0, sheet.top + 6, say("no_data", language), colour=QUIET)
    else:
        sheet.rule([left, left], [sheet.top + above, y], QUIET, 0.8)
    return sheet.figure


def _row(
    sheet: Sheet,
    bar: _Bar,
    lines: Sequence[str],
    place: tuple[float, float, float],
    size: float,
    height: float,
    *,
    track: bool,
) -> None:
    left, y, length = place
    sheet.lines(left - _GAP, y, lines, size=size, side="right", bold=bar.strong)
    if track:
        sheet.bar(left, y, length, height, TRACK)
    if bar.share is None:
        sheet.text(left + 4, y, bar.told, size=size, colour=QUIET)
        return
    sheet.bar(left, y, bar.share * length, height, bar.colour)
    drawn, told = bar.share * length, width_of(bar.told, size, bold=True)
    if not track and drawn > told + 12:
        end = left + drawn - 4
        sheet.text(end, y, bar.told, size=size, bold=bar.strong, colour=PAPER, side="right")
    else:
        end = left + (length if track else drawn) + 4
        sheet.text(end, y, bar.told, size=size, bold=bar.strong)


def _borders(
    sheet: Sheet, borders: Sequence[tuple[float, str]], left: float, length: float, above: float
) -> None:
    for share, name in borders:
        x = left + share * length
        sheet.rule([x, x], [sheet.top + above - 2, sheet.height - 2], RULE, 0.7, zorder=0.5)
        sheet.text(x, sheet.top + 5, name, size=SMALL_SIZE, colour=QUIET, side="center")
