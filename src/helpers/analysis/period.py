"""Periods of the contract as dates: ``2025-07`` (month), ``2024-Q2`` (quarter), ``2025`` (year)."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")


def is_month(period: str) -> bool:
    """Return whether ``period`` is a month such as ``2025-07``."""
    return _MONTH.fullmatch(period) is not None


def is_year(period: str) -> bool:
    """Return whether ``period`` is a year such as ``2025``."""
    return _YEAR.fullmatch(period) is not None


def is_period(period: str) -> bool:
    """Return whether ``period`` is a month, a quarter or a year of the contract."""
    return is_month(period) or is_year(period) or _QUARTER.fullmatch(period) is not None


def bounds(period: str) -> tuple[date, date]:
    """Return the first and the last day of ``period``.

    Raises
    ------
    ValueError
        If ``period`` is not written as the contract says.
    """
    if found := _MONTH.fullmatch(period):
        first = last = int(found[2])
    elif found := _QUARTER.fullmatch(period):
        last = 3 * int(found[2])
        first = last - 2
    elif found := re.fullmatch(r"(\d{4})", period):
        first, last = 1, 12
    else:
        raise ValueError(period)
    year = int(found[1])
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def previous(period: str) -> str:
    """Return the period of the same length just before ``period``."""
    first, _ = bounds(period)
    if is_year(period):
        return str(first.year - 1)
    if is_month(period):
        return f"{first.year - (first.month == 1)}-{(first.month - 2) % 12 + 1:02d}"
    quarter = (first.month + 2) // 3
    return f"{first.year - (quarter == 1)}-Q{(quarter - 2) % 4 + 1}"


def months_of(year: str) -> tuple[str, ...]:
    """Return the twelve months of ``year``."""
    return tuple(f"{year}-{month:02d}" for month in range(1, 13))
