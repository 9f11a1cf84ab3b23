"""Bars: groups against their maxima, ranked units, points lost, overdue dossiers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from helpers.figures.rows import Bar, draw_bars
from helpers.figures.sheet import even_parts
from helpers.figures.style import BLUE, ORANGE
from helpers.figures.words import Wording, nothing
from helpers.vietnamese import format_number, format_percent


def groups_against_maxima(  # noqa: PLR0913 - options by keyword only
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
    rows = [
        _group_bar(str(label), value, most, weak_below, language)
        for label, value, most in zip(groups["label"], groups["value"], groups["max"], strict=True)
    ]
    if sort:
        rows.sort(key=lambda row: -1.0 if row.share is None else row.share, reverse=True)
    return draw_bars(rows, Wording(title, subtitle, language), track=True)


def ranked_bars(  # noqa: PLR0913
    units: pd.DataFrame,
    *,
    maximum: float | None = None,
    title: str = "",
    subtitle: str = "",
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    suffix: str = "",
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
    suffix : str
        Printed after each figure, such as the sign of per cent.
    title, subtitle, language
        As in :func:`groups_against_maxima`.
    """
    ordered = _ranked(units)
    wording = Wording(title, subtitle, language, decimals, suffix)
    return _ranked_figure(ordered, _limit(ordered, maximum), borders, wording)


def ranked_bars_in_parts(  # noqa: PLR0913
    units: pd.DataFrame,
    *,
    per_part: int = 42,
    maximum: float | None = None,
    title: str = "",
    subtitle: str = "",
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    suffix: str = "",
    language: str = "vi",
) -> tuple[Figure, ...]:
    """Draw :func:`ranked_bars` as figures of at most ``per_part`` rows on one common scale."""
    ordered = _ranked(units)
    limit = _limit(ordered, maximum)
    wording = Wording(title, subtitle, language, decimals, suffix)
    return tuple(
        _ranked_figure(ordered.iloc[part], limit, borders, wording)
        for part in even_parts(len(ordered), per_part)
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
    return _plain_bars(renamed, Wording(title, subtitle, language, decimals), ORANGE)


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
    return _plain_bars(renamed, Wording(title, subtitle, language, 0), BLUE)


def _group_bar(label: str, value: float, most: float, weak_below: float, language: str) -> Bar:
    if pd.isna(value) or pd.isna(most) or most <= 0:
        return Bar(label, None, nothing(language))
    share = min(max(float(value) / float(most), 0.0), 1.0)
    points, full = format_number(value, 2, language), format_number(most, None, language)
    told = f"{points}/{full} ({format_percent(100 * share, 1, language)})"
    if share < weak_below:
        return Bar(label, share, f"{told} ▼", strong=True, colour=ORANGE)
    return Bar(label, share, told)


def _plain_bars(rows: pd.DataFrame, wording: Wording, colour: str) -> Figure:
    ordered = _ranked(rows)
    limit = _limit(ordered, None)
    bars = [
        Bar(str(label), _share(value, limit), _told(value, wording), colour=colour)
        for label, value in zip(ordered["label"], ordered["value"], strict=True)
    ]
    return draw_bars(bars, wording)


def _ranked(units: pd.DataFrame) -> pd.DataFrame:
    """Return units by value, greatest first, equal ones in the order given, missing last."""
    return units.sort_values("value", ascending=False, kind="stable", na_position="last")


def _limit(units: pd.DataFrame, maximum: float | None) -> float:
    greatest = units["value"].max() if len(units) else float("nan")
    found = 0.0 if pd.isna(greatest) else float(greatest)
    return max(found, maximum or 0.0) or 1.0


def _share(value: float, limit: float) -> float | None:
    return None if pd.isna(value) else max(float(value), 0.0) / limit


def _told(value: float, wording: Wording) -> str:
    if pd.isna(value):
        return nothing(wording.language)
    return format_number(value, wording.decimals, wording.language) + wording.suffix


def _ranked_figure(
    units: pd.DataFrame, limit: float, borders: Sequence[tuple[float, str]], wording: Wording
) -> Figure:
    ranks = units["rank"] if "rank" in units else [None] * len(units)
    marked = units["highlight"] if "highlight" in units else [False] * len(units)
    bars = []
    for label, value, rank, strong in zip(
        units["label"], units["value"], ranks, marked, strict=True
    ):
        name = str(label) if rank is None or pd.isna(rank) else f"{int(rank)}. {label}"
        colour = ORANGE if strong else BLUE
        bars.append(Bar(name, _share(value, limit), _told(value, wording), bool(strong), colour))
    lines = [(at / limit, name) for at, name in borders if 0 < at <= limit]
    return draw_bars(bars, wording, borders=lines)
