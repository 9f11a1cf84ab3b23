"""Dates, moments and periods of a dispatch, read on text without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from helpers.extraction.folding import plain
from helpers.reading import Line
from helpers.reference import MERGER

_DAY_WORD = r"ng\S{1,3}y?"
MONTH_WORD = r"(?:th\S{1,3}n ?g|th\S{1,3}n|th\S{0,2}g|t\S{1,2}ang)"
"""The word for a month, on text without marks, however damaged."""
_YEAR_WORD = r"(?:n\S{1,2}m|narn)"
_LONG_DATE = re.compile(r"\bn\S{1,4}\s*(\d{1,2})\s*t\S{2,5}\s*(\d{1,2})\s*n\S{0,3}\s*(20\d\d)")
_BLANK_DATE = re.compile(
    rf"\b{_DAY_WORD}[\s.…]*{MONTH_WORD}[\s.…]*{_YEAR_WORD}\s*(?!\s*\d{{1,2}}\D)"
)
# "02 hồ sơ" and "0102  Hộ tịch  06/5/2024" name no hour, "10hOO" does.
_MOMENT = re.compile(
    r"(?<![\d\-/.,])(\d{1,2})\s*(?:h(?![a-z])|h(?=o[o\d])|gio(?![a-z])|:)"
    rf"\s*(\d{{2}})?\D{{0,9}}?\s*(?:{_DAY_WORD}\s*)?"
    r"(\d{1,2})[/.](\d{1,2})[/.](20\d\d)"
)
_AS_OF_DAY = re.compile(
    r"(?:so lieu|du lieu|tra cuu|tinh den)[^.;]{0,40}?(?:ngay|den|vao)\s*(?:ngay\s*)?"
    r"(\d{1,2})[/.](\d{1,2})[/.](20\d\d)"
)
_MONTH = re.compile(
    rf"(?:{MONTH_WORD})\s*(\d{{1,2}})(?:\s*[/.\-]\s*|\s*{_YEAR_WORD}\s*)(20\d\d)(?!\d)"
)
_LIKE_MONTH = re.compile(
    rf"(?<!\S)([a-z]{{3,6}})\s+(0?[1-9]|1[0-2])(?:\s*[/.\-]\s*|\s*{_YEAR_WORD}\s*)(20\d\d)(?!\d)"
)
# "ngày 11th ang 01 năm 2023" is a day too, "Bộ chỉ s6 tháng 9" none.
_DAY_BEFORE = re.compile(r"(?:(?<![/.\w])|(?<=ngay))\d{1,2}\s*(?:th?)?\s*$")
# "euy IV nam 2024", "qu y II I nam 2025": the word and its numeral may be damaged.
_QUARTER = re.compile(
    rf"(?:qu ?[yi]|\b\w{{0,2}}u[yi])\s*(iv|[il1|](?:\s?[il1|]){{0,2}}|[1-4])"
    rf"\s*(?:[/.\-]|{_YEAR_WORD})?\s*(20\d\d)"
)
_STROKE = re.compile(r"[l1|\s]")
_YEAR = re.compile(rf"(?<![/.\d])(?:{_YEAR_WORD})\s+(20\d\d)")
_MONTH_BEFORE = re.compile(rf"{MONTH_WORD}\s*\d{{1,2}}\s*$")
_MONTH_ALIKE = 70.0
_NEAR = 24
"""How many signs before a period may belong to it."""
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or moment and the line where it stood."""

    iso: str
    line: int
    printed: str


def signing_date(lines: Iterable[Line]) -> Dated | None:
    """Return the first long date ("ngày 06 tháng 08 năm 2025") of ``lines``."""
    for line in lines:
        found = _LONG_DATE.search(plain(line.text))
        if found and (day := _iso(found[1], found[2], found[3])):
            return Dated(day, line.number, line.text[found.start() : found.end()])
        short = re.search(r"\bngay\s*(\d{1,2})/(\d{1,2})/(20\d\d)", plain(line.text))
        opens = line.text.strip().lower().startswith(("ngày", "ngay"))
        if short and opens and (day := _iso(short[1], short[2], short[3])):
            return Dated(day, line.number, short[0])
    return None


def blank_date(lines: Iterable[Line]) -> Line | None:
    """Return the first line whose date has words but no day ("ngày   tháng   năm")."""
    return next((line for line in lines if _BLANK_DATE.search(plain(line.text))), None)


def moments_of_data(paragraphs: Iterable[tuple[int, str]]) -> list[Dated]:
    """Return the moments at which a dispatch says its data were looked up.

    Parameters
    ----------
    paragraphs : iterable of (int, str)
        Number of the line and its text, joined lines allowed.
    """
    found: list[Dated] = []
    for number, text in paragraphs:
        bare = plain(text)
        for match in _MOMENT.finditer(bare):
            day = _iso(match[3], match[4], match[5])
            hour, minute = int(match[1]), int(match[2] or 0)
            if day and hour < 24 and minute < 60:
                printed = text[match.start() : match.end()]
                found.append(Dated(f"{day}T{hour:02d}:{minute:02d}", number, printed))
        if not found:
            for match in _AS_OF_DAY.finditer(bare):
                if day := _iso(match[1], match[2], match[3]):
                    found.append(Dated(day, number, text[match.start() : match.end()]))
    return found


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """A month or quarter and where a text names it."""

    start: int
    end: int
    period: str


def periods_in(text: str) -> list[str]:
    """Return the periods that ``text`` names, finest first: months, quarters, years.

    Periods as fine as each other come in the order of the text.
    """
    bare = plain(text)
    years = [
        found[1]
        for found in _YEAR.finditer(bare)
        if not _MONTH_BEFORE.search(_right_before(bare, found.start()))
    ]
    return [said.period for said in (*_months(bare), *_quarters(bare))] + years


def _right_before(text: str, place: int) -> str:
    """Return the end of what stands before a place."""
    return text[max(0, place - _NEAR) : place]


def parts_of_years_in(text: str) -> list[PeriodSaid]:
    """Return the months and quarters that ``text`` names with their year, in its order."""
    bare = plain(text)
    return sorted((*_months(bare), *_quarters(bare)), key=lambda said: said.start)


def years_in(text: str) -> list[PeriodSaid]:
    """Return the whole years that ``text`` names, in its order: no months, quarters and days."""
    bare = plain(text)
    parts = [(said.start, said.end) for said in (*_months(bare), *_quarters(bare))]
    return [
        PeriodSaid(*found.span(), found[1])
        for found in _YEAR.finditer(bare)
        if not _MONTH_BEFORE.search(_right_before(bare, found.start()))
        and all(found.end() <= start or found.start() >= end for start, end in parts)
    ]


def _months(bare: str) -> list[PeriodSaid]:
    found = [
        PeriodSaid(*match.span(), f"{match[2]}-{int(match[1]):02d}")
        for match in _MONTH.finditer(bare)
        if 1 <= int(match[1]) <= 12 and not _DAY_BEFORE.search(_right_before(bare, match.start()))
    ]
    found += [
        PeriodSaid(*match.span(), f"{match[3]}-{int(match[2]):02d}")
        for match in _LIKE_MONTH.finditer(bare)
        if not _MONTH.match(match[0])
        and _is_like_month(match[1])
        and not _DAY_BEFORE.search(_right_before(bare, match.start()))
    ]
    return sorted(found, key=lambda said: (said.start, said.period))


def _quarters(bare: str) -> list[PeriodSaid]:
    return [
        PeriodSaid(*match.span(), f"{match[2]}-Q{_quarter(match[1])}")
        for match in _QUARTER.finditer(bare)
    ]


def _quarter(numeral: str) -> int | str:
    return _QUARTERS.get(_STROKE.sub(_as_one, numeral)) or numeral


def is_year(period: str) -> bool:
    """Tell whether a period is a whole year, neither a month nor a quarter of one."""
    return len(period) == len("2025")


def period_before(period: str) -> str:
    """Return the month, quarter or year just before ``period``, ``""`` for none."""
    if not period:
        return ""
    year = int(period[:4])
    if is_year(period):
        return str(year - 1)
    if "Q" in period:
        quarter = int(period[-1])
        return f"{year - (quarter == 1)}-Q{(quarter - 2) % 4 + 1}"
    month = int(period[5:])
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}"


def _as_one(stroke: re.Match[str]) -> str:
    return "" if stroke[0].isspace() else "i"


def _is_like_month(word: str) -> bool:
    """Tell whether a damaged word resembles "tháng" ("thárig", "lhang")."""
    return fuzz.ratio(word.replace("ri", "n"), "thang") >= _MONTH_ALIKE


def last_day(period: str) -> date | None:
    """Return the last day of a period (``2025-07`` → 31/7/2025), None for an empty one."""
    if not period:
        return None
    year = int(period[:4])
    month = 12
    if "Q" in period:
        month = 3 * int(period[-1])
    elif "-" in period:
        month = int(period[5:])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def day_of(period: str, current: bool | None = None) -> date:
    """Return the day on which the units of a period are asked for: its last one.

    Without a period the rows decide, without them the state of today.
    """
    day = last_day(period)
    if day is not None:
        return day
    return date.fromordinal(MERGER.toordinal() - 1) if current is False else MERGER


def _iso(day: str, month: str, year: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
