"""Bars: groups against their maxima, ranked units, points lost, overdue dossiers."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.figures.drawing import Plot
from helpers.figures.rows import Bar, bar_plot
from helpers.figures.sheet import even_parts
from helpers.figures.style import BLUE, ORANGE
from helpers.figures.words import nothing, say
from helpers.vietnamese import format_number, format_percent


def groups_against_maxima(
    groups: pd.DataFrame,
    *,
    language: str = "vi",
    weak_below: float = 0.8,
    sort: bool = True,
    compact: bool = False,
) -> Plot:
    """Draw each group's score against its maximum.

    Parameters
    ----------
    groups : DataFrame
        Columns ``label``, ``value`` and ``max`` (points); a missing value is shown as such.
        Optional ``doubtful`` (bool): hatched, and said in a word.
    language : {"vi", "en"}
    weak_below : float
        Groups under this share of their maximum stand out (in colour and by a mark ▼).
    sort : bool
        Best share first; otherwise in the order given.
    compact : bool
        For half a page: points and maximum without the share, rows closer.
    """
    doubts = groups["doubtful"] if "doubtful" in groups else [False] * len(groups)
    rows = [
        _group_bar(str(label), (value, most, bool(doubt)), weak_below, language, compact)
        for label, value, most, doubt in zip(
            groups["label"], groups["value"], groups["max"], doubts, strict=True
        )
    ]
    if sort:
        rows.sort(key=lambda row: -1.0 if row.share is None else row.share, reverse=True)
    return bar_plot(rows, language, track=True, compact=compact)


def ranked_bars(  # noqa: PLR0913 - options by keyword only
    units: pd.DataFrame,
    *,
    maximum: float | None = None,
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    suffix: str = "",
    language: str = "vi",
) -> Plot:
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
    language : {"vi", "en"}
    """
    (plot,) = ranked_bars_in_parts(
        units,
        per_part=max(len(units), 1),
        maximum=maximum,
        borders=borders,
        decimals=decimals,
        suffix=suffix,
        language=language,
    )
    return plot


def ranked_bars_in_parts(  # noqa: PLR0913
    units: pd.DataFrame,
    *,
    per_part: int = 42,
    maximum: float | None = None,
    borders: Sequence[tuple[float, str]] = (),
    decimals: int = 2,
    suffix: str = "",
    language: str = "vi",
) -> tuple[Plot, ...]:
    """Draw :func:`ranked_bars` as figures of at most ``per_part`` rows on one common scale."""
    ordered = _ranked(units)
    limit = _limit(ordered, maximum)
    lines = [(at / limit, name) for at, name in borders if 0 < at <= limit]
    bars = _ranked_bars(ordered, limit, decimals, suffix, language)
    return tuple(
        bar_plot(bars[part], language, borders=lines) for part in even_parts(len(bars), per_part)
    )


def points_lost(rows: pd.DataFrame, *, decimals: int = 2, language: str = "vi") -> Plot:
    """Draw points lost, most first.

    Parameters
    ----------
    rows : DataFrame
        Columns ``label`` and ``lost`` (points, not negative).
    """
    return _plain_bars(rows.rename(columns={"lost": "value"}), decimals, ORANGE, language)


def overdue_by_unit(rows: pd.DataFrame, *, language: str = "vi") -> Plot:
    """Draw counts of overdue dossiers, most first.

    Parameters
    ----------
    rows : DataFrame
        Columns ``label`` and ``count``.
    """
    return _plain_bars(rows.rename(columns={"count": "value"}), 0, BLUE, language)


def _group_bar(
    label: str,
    score: tuple[float, float, bool],
    weak_below: float,
    language: str,
    compact: bool,
) -> Bar:
    value, most, doubtful = score
    if pd.isna(value) or pd.isna(most) or most <= 0:
        return Bar(label, None, nothing(language))
    share = min(max(float(value) / float(most), 0.0), 1.0)
    points, full = format_number(value, 2, language), format_number(most, None, language)
    if doubtful:
        told = f"{points}/{full}?"
        told += "" if compact else f" ({say('doubtful', language)})"
        return Bar(label, share, told, doubtful=True)
    told = f"{points}/{full}"
    told += "" if compact else f" ({format_percent(100 * share, 1, language)})"
    if share < weak_below:
        return Bar(label, share, f"{told} ▼", strong=True, colour=ORANGE)
    return Bar(label, share, told)


def _plain_bars(rows: pd.DataFrame, decimals: int, colour: str, language: str) -> Plot:
    ordered = _ranked(rows)
    limit = _limit(ordered, None)
    bars = [
        Bar(str(label), _share(value, limit), _told(value, decimals, "", language), colour=colour)
        for label, value in zip(ordered["label"], ordered["value"], strict=True)
    ]
    return bar_plot(bars, language)


def _ranked(units: pd.DataFrame) -> pd.DataFrame:
    """Return units by value, greatest first, equal ones in the order given, missing last."""
    return units.sort_values("value", ascending=False, kind="stable", na_position="last")


def _limit(units: pd.DataFrame, maximum: float | None) -> float:
    greatest = units["value"].max() if len(units) else float("nan")
    found = 0.0 if pd.isna(greatest) else float(greatest)
    return max(found, maximum or 0.0) or 1.0


def _share(value: float, limit: float) -> float | None:
    return None if pd.isna(value) else max(float(value), 0.0) / limit


def _told(value: float, decimals: int, suffix: str, language: str) -> str:
    if pd.isna(value):
        return nothing(language)
    if suffix == "%":
        return format_percent(value, decimals, language)
    return format_number(value, decimals, language) + suffix


def _ranked_bars(
    units: pd.DataFrame, limit: float, decimals: int, suffix: str, language: str
) -> list[Bar]:
    ranks = units["rank"] if "rank" in units else [None] * len(units)
    marked = units["highlight"] if "highlight" in units else [False] * len(units)
    bars = []
    for label, value, rank, strong in zip(
        units["label"], units["value"], ranks, marked, strict=True
    ):
        name = str(label) if rank is None or pd.isna(rank) else f"{int(rank)}. {label}"
        colour = ORANGE if strong else BLUE
        told = _told(value, decimals, suffix, language)
        bars.append(Bar(name, _share(value, limit), told, bool(strong), colour))
    return bars
