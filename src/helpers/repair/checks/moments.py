"""Dates of a dispatch against the period that it reports on."""

from __future__ import annotations

from datetime import date, datetime

from helpers.extraction.head import Head
from helpers.extraction.moments import Dated, last_day
from helpers.repair.cells import Problem
from helpers.repair.findings import Findings
from helpers.vietnamese import format_date, format_moment, format_period

_DECEMBER = 12


def check_moments(head: Head, findings: Findings) -> None:
    """Report data looked up, or a dispatch signed, before the period was over."""
    end = last_day(head.period)
    if end is None:
        return
    for moment in head.as_of:
        _check_moment(moment, end, head, findings)
    signed = _signed(head)
    if head.signed_on and signed and signed < end.replace(day=1):
        printed = format_date(signed)
        problem = Problem("date", "medium", "source", "signed_before_period", printed)
        findings.add(problem, head.signed_on.line, period=format_period(head.period))


def _check_moment(moment: Dated, end: date, head: Head, findings: Findings) -> None:
    day = date.fromisoformat(moment.iso[:10])
    printed = _printed(moment.iso)
    if day < end:
        hint = _meant(day, end, _signed(head))
        expected = f"{hint:%d/%m/%Y}" if hint else ""
        problem = Problem("date", "high", "source", "as_of_before_end", printed, expected)
        said = f"; có lẽ là {format_date(hint)}" if hint else ""
        findings.add(problem, moment.line, period=format_period(head.period), hint=said)
    elif day == end and "T" in moment.iso:
        problem = Problem("date", "low", "source", "as_of_last_day", printed)
        findings.add(problem, moment.line)


def _signed(head: Head) -> date | None:
    return date.fromisoformat(head.signed_on.iso) if head.signed_on else None


def _printed(iso: str) -> str:
    if "T" in iso:
        return format_moment(datetime.fromisoformat(iso))
    return format_date(date.fromisoformat(iso))


def _meant(day: date, end: date, signed: date | None) -> date | None:
    """Return the date that was probably meant: the next month or year, before the signing."""
    for other in (_next_month(day), _same_day(day.year + 1, day.month, day.day)):
        if other is not None and other >= end and (signed is None or other <= signed):
            return other
    return None


def _next_month(day: date) -> date | None:
    if day.month == _DECEMBER:
        return _same_day(day.year + 1, 1, day.day)
    return _same_day(day.year, day.month + 1, day.day)


def _same_day(year: int, month: int, day: int) -> date | None:
    """Return a date, None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
