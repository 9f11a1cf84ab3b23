"""The period that a figure of the prose is of, where its sentence names several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.extraction.folding import plain
from helpers.extraction.moments import (
    PeriodSaid,
    is_year,
    parts_of_years_in,
    period_before,
    years_in,
)
from helpers.extraction.statement import Statement
from helpers.repair.phrases import phrases

_COMPARED = re.compile(r"\bso (?:v\wi|cung)\b[^,;()]{0,40}$")
_RANGE = re.compile(r"\btu\s*$")
_SAYS = re.compile(r"\W*(?:la|dat|chi dat)?\W*")
"""What may stand between a period that is compared with and its own figure."""
# "(kỳ trước đạt 87,1 điểm)": what follows is of what was spoken of before it.
_SCORED_ASIDE = re.compile(r"\([^()]*(?:\d[^()]*[đdĐD]\w{1,2}m|\d\s?/\s?\d{2,3}(?!\d))[^()]*\)")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.,;:(–-]|\bso v\wi\b)\s*(?:trong|ca|ket qua|cua|cung ky|rieng|so v\wi|\s)*$"
)
"""What stands before a year of which a clause speaks."""
_ELSEWHERE = re.compile(r"[(;:,]")
"""What parts a figure from a period behind it."""
_OF_YEAR = re.compile(r"^\s*nam\s*20\d\d")
_MONTH_ALONE = re.compile(r"\bthang\s*(\d{1,2})(?!\s*[/.\-]?\s*\d|\s*nam\b|\w)")


def own_period(statement: Statement, period: str) -> str:
    """Return the period that a sentence says its figure is of, ``""`` for the dispatch's.

    "Tháng 9/2025 đạt 87,45 điểm, tăng 2,15 điểm so với tháng 8/2025 (85,3 điểm)": what is only
    compared with has the figure right behind it, and no other one.

    Parameters
    ----------
    statement : Statement
    period : str
        Of the dispatch.
    """
    said = _said_period(statement, period) if period else ""
    return said if said != period else ""


def _said_period(statement: Statement, period: str) -> str:
    """Return the period that a sentence says its figure is of, ``""`` if it says none."""
    before = _SCORED_ASIDE.sub(" ", statement.so_far)
    said = _periods_said(before, period)
    for place in reversed(said):
        if not _is_compared(before, place):
            return "" if _RANGE.search(plain(before[: place.start])) else place.period
        if _opens_on(before[place.end :]):
            return place.period
    if said:
        return ""
    behind = statement.text.partition(statement.number)[2]
    after = parts_of_years_in(_ELSEWHERE.split(behind)[0])
    named = {place.period for place in after}
    own = len(named) == 1 and not any(_is_compared(behind, place) for place in after)
    return after[0].period if own else ""


def _periods_said(text: str, period: str) -> list[PeriodSaid]:
    """Return the periods that a text names, those in words ("tháng trước") and without year too."""
    bare = plain(text)
    said = [*parts_of_years_in(text), *_other_years(text, period)]
    if "Q" not in period and not is_year(period):
        said += [
            PeriodSaid(*found.span(), _nearest(int(found[1]), period))
            for found in _MONTH_ALONE.finditer(bare)
            if 1 <= int(found[1]) <= 12
        ]
    said += _in_words(bare, phrases().period_before, period_before(period))
    said += _in_words(bare, phrases().year_before, f"{int(period[:4]) - 1}{period[4:]}")
    return sorted(said, key=lambda place: place.start)


def _other_years(text: str, period: str) -> list[PeriodSaid]:
    """Return the years that open a clause, but for that of a month or quarter.

    "Năm 2022, tỉnh đạt …", "(năm 2022: 14,1/18 điểm)"; not "Kế hoạch năm 2022, …".
    """
    return [
        said
        for said in years_in(text)
        if (is_year(period) or said.period != period[:4])
        and _OPENS_CLAUSE.search(plain(text[: said.start]))
    ]


def _in_words(bare: str, words: Sequence[str], period: str) -> list[PeriodSaid]:
    found = (re.finditer(rf"\b{re.escape(phrase)}\b", bare) for phrase in words)
    return [PeriodSaid(*match.span(), period) for matches in found for match in matches]


def _nearest(month: int, period: str) -> str:
    """Return a month without its year as the last one that is not after ``period``."""
    year = int(period[:4]) - (month > int(period[5:]))
    return f"{year}-{month:02d}"


def _is_compared(text: str, place: PeriodSaid) -> bool:
    return _COMPARED.search(plain(text[: place.start])) is not None


def _opens_on(between: str) -> bool:
    """Tell whether a figure stands right behind a period, or in the bracket that opens there."""
    bare = _OF_YEAR.sub("", plain(between))
    in_bracket = bare.lstrip().startswith("(") and ")" not in bare
    return in_bracket or _SAYS.fullmatch(bare) is not None
