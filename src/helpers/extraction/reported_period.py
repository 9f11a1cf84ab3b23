"""The period that a dispatch reports on, and whether a damaged text tells it for certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from helpers.extraction.folding import plain
from helpers.extraction.moments import is_year, last_day, periods_in

# "quý IIV": a quarter is meant, but which one the text must say.
_DAMAGED_QUARTER = re.compile(r"\bqu[yi]\s+[ivxl1|]{1,4}[a-z|]?\s")
# What is left of a month or quarter before its year: "uy IV năm 2022", "09 năm 2025".
# "1. Năm 2025" opens a section.
_PART_BEFORE_YEAR = re.compile(r"(?:\b[ivxl1|]{1,4}|\d)(?![.)]\s)\W*\s*n\S{0,3}\s*20\d\d")
_LONG_OVER = 75
_LATELY = 45
_SAID_TWICE = 2


def settle_period(title: str, texts: Iterable[str], signed: str = "") -> str:
    """Return the period that a dispatch reports on.

    The title decides; else the month, quarter or year that the text names most often.

    Parameters
    ----------
    title : str
    texts : iterable of str
        All lines but that of the signing.
    signed : str, optional
        The day of signing: a year that was not over then is the end of a month misread.
    """
    named = periods_in(title)
    over = _is_over(named[0], signed) if named else True
    counts = _counts(texts)
    parts = _parts_meant(title, named[0], counts) if named and is_year(named[0]) else []
    if parts:
        return max(parts, key=lambda period: (counts[period], period))
    if named and over:
        whole = _with_stroke(named[0], counts, signed) or _without_stroke(named[0], counts, signed)
        return whole or _more_recent(named[0], counts, signed) or named[0]
    if not counts:
        return named[0] if named else ""
    months = {period: n for period, n in counts.items() if not is_year(period)}
    # Without a day of signing the text must say the month more often than the year.
    if named and not signed and max(months.values(), default=0) <= counts[named[0]]:
        return named[0]
    years = {period: n for period, n in counts.items() if _is_over(period, signed)}
    pool = months or years or counts
    # Of equally frequent periods the later one is reported, the earlier one compared with.
    return max(pool, key=lambda period: (pool[period], period))


def is_plain(
    period: str, title: str, texts: Iterable[str], signed: str = "", opening: str = ""
) -> bool:
    """Tell whether a damaged text tells for certain that it reports on a period.

    Its title names it, with nothing left of a month or quarter before a mere year; or the text
    names it more than once, and no other as fine as often.

    Parameters
    ----------
    period : str
        As :func:`settle_period` found it.
    title, texts, signed
        As there.
    opening : str, optional
        The first lines as they stand: the title may have been put into official words.
    """
    if not _is_over(period, signed):
        return False
    counts = _counts(texts)
    early = not is_year(period) and _days_before(period, signed) < 0
    if period in periods_in(title) and early:
        # Another one that was over then and is named as often may be meant.
        return not any(
            often >= counts[period]
            and len(other) == len(period)
            and _days_before(other, signed) >= 0
            for other, often in counts.items()
            if other != period
        )
    if period in periods_in(title):
        # The day of signing, which stands in the opening too, is of another year.
        found = (_PART_BEFORE_YEAR.finditer(plain(text)) for text in (title, opening))
        part = any(said[0].endswith(period) for parts in found for said in parts)
        return not is_year(period) or not part
    others = [n for other, n in counts.items() if other != period and len(other) == len(period)]
    return counts[period] >= _SAID_TWICE and counts[period] > max(others, default=0)


def _counts(texts: Iterable[str]) -> Counter[str]:
    """Count the periods of a text, those wrapped over two lines too."""
    return Counter(periods_in(" ".join(texts)))


def _is_over(period: str, signed: str) -> bool:
    """Tell whether a year was over, or in its last month, on the day of signing."""
    return not is_year(period) or not signed or signed[:7] >= f"{period}-12"


def _parts_meant(title: str, year: str, counts: Mapping[str, int]) -> list[str]:
    """Return the parts of a year that a text names where its title has what is left of one."""
    quarters = [period for period in counts if period.startswith(f"{year}-Q")]
    if quarters and _DAMAGED_QUARTER.search(plain(title)):
        return quarters
    left = any(found[0].endswith(year) for found in _PART_BEFORE_YEAR.finditer(plain(title)))
    parts = [period for period in counts if period.startswith(f"{year}-")] if left else []
    # The year of "quý I năm 2024" is counted too.
    alone = counts.get(year, 0) - sum(counts[period] for period in parts)
    return [period for period in parts if counts[period] >= alone]


def _with_stroke(named: str, counts: Mapping[str, int], signed: str) -> str:
    """Return the quarter that a text names again and again where that of its title lost a stroke.

    "quý II" in the title alone, and "quý III" in every sentence.
    """
    year, _, quarter = named.partition("-Q")
    if quarter not in {"1", "2"} or counts[named] > 1:
        return ""
    longer = [f"{year}-Q{number}" for number in range(int(quarter) + 1, 4)]
    often = max(longer, key=lambda period: counts[period])
    over = not signed or _days_before(often, signed) >= 0
    return often if over and counts[often] >= _SAID_TWICE else ""


def _without_stroke(named: str, counts: Mapping[str, int], signed: str) -> str:
    """Return the quarter that a text names again and again where its title's has a stroke more.

    The title's was not over at the signing, and nothing else names it.
    """
    year, _, quarter = named.partition("-Q")
    if quarter not in {"2", "3"} or counts[named] > 1 or _days_before(named, signed) >= 0:
        return ""
    shorter = [f"{year}-Q{number}" for number in range(1, int(quarter))]
    often = max(shorter, key=lambda period: counts[period])
    return often if counts[often] >= _SAID_TWICE and _days_before(often, signed) >= 0 else ""


def _more_recent(named: str, counts: Mapping[str, int], signed: str) -> str:
    """Return the period that is meant where that of the title was long over at the signing.

    The text must name it more often than the title's: then the title was misread.
    """
    days = {period: _days_before(period, signed) for period in (named, *counts)}
    if not signed or days[named] <= _LONG_OVER:
        return ""
    nearer = [
        period
        for period, often in counts.items()
        if len(period) == len(named) and 0 <= days[period] <= _LATELY and often > counts[named]
    ]
    return max(nearer, key=lambda period: (counts[period], period), default="")


def _days_before(period: str, signed: str) -> int:
    """Return how many days before the signing a period ended."""
    end = last_day(period)
    return (date.fromisoformat(signed) - end).days if end and signed else 0
