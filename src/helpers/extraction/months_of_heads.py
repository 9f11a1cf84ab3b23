"""Months and quarters in the heads of columns, with the year that a dispatch's own period gives.

"Tổng điểm tháng 8 | Tổng điểm tháng 9" in a dispatch on 9/2025 are of 8/2025 and 9/2025, and so are
"Tháng trước | Tháng này".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from helpers.extraction.folding import fold, plain
from helpers.extraction.head_roles import ORDINAL_HEADS
from helpers.extraction.moments import MONTH_WORD, is_year, period_before
from helpers.extraction.row_text import split_cells
from helpers.reading import Line

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMERALS = ("I", "II", "III", "IV")
_SAYS_PERIOD = re.compile(rf"\b(?:{MONTH_WORD}|quy|ky)\s")
_BARE = re.compile(
    rf"\b(?:{MONTH_WORD}\s(?P<month>0?[1-9]|1[0-2])|quy\s(?P<quarter>iv|i{{1,3}}|[1-4]))"
    r"(?![\w.,]|\s?[/.-]\s?\d|\s*nam\b)"
)
_DATED = re.compile(rf"(?:{MONTH_WORD}|quy)\s(?:\d{{1,2}}|[iv]{{1,3}})\s?(?:[/.-]|nam)\s?20\d\d")
_RELATIVE = re.compile(rf"\b(?:{MONTH_WORD}|ky|quy)\s(?P<which>tr\w{{1,3}}c|nay)\b(?!\shan)")
_DECIMAL = re.compile(r"\d[.,]\d")
_COMPARED = re.compile(r"(?:\bso (?:v\wi|sanh)|\b(?:tang|giam))\b[^|\t]*$")
_FEWEST = 2


def dated_heads(lines: Sequence[Line], period: str, damaged: bool) -> list[Line]:
    """Return the lines, the months or quarters of heads written with their years.

    Only where a head names the dispatch's own period beside others, which then are those just
    before it.

    Parameters
    ----------
    lines : sequence of Line
    period : str
        Of the dispatch; nothing is done for a year or none.
    damaged : bool
        Whether the text was damaged in reading: a misread digit makes another month, so the
        periods must follow each other.
    """
    if not period or is_year(period):
        return list(lines)
    return [_dated(line, period, damaged) for line in lines]


def _dated(line: Line, period: str, damaged: bool) -> Line:
    bare = plain(line.text)
    if not _SAYS_PERIOD.search(bare) or not _is_head(line.text, bare):
        return line
    places = [
        (found.span(), own)
        for found in (*_BARE.finditer(bare), *_RELATIVE.finditer(bare))
        if not _COMPARED.search(bare[: found.start()]) and (own := _period(found, period))
    ]
    named = sorted({own for _, own in places})
    if len(named) < _FEWEST or named[-1] != period or (damaged and not _follow(named)):
        return line
    text = line.text
    for (start, end), own in sorted(places, reverse=True):
        text = f"{text[:start]}{_written(own)}{text[end:]}"
    return replace(line, text=text)


def _is_head(text: str, bare: str) -> bool:
    """Tell whether a line may be the head of a table: parted or opened so, and without figures."""
    if _DECIMAL.search(text) or _DATED.search(bare):
        return False
    cells = split_cells(text)
    return cells is not None or fold(text).split(" ")[0] in ORDINAL_HEADS


def _period(found: re.Match[str], period: str) -> str:
    """Return the period that words of a head mean: the last such one not after ``period``."""
    groups = found.groupdict()
    if which := groups.get("which"):
        return period if which == "nay" else period_before(period)
    year = int(period[:4])
    if month := groups.get("month"):
        if "Q" in period:
            return ""
        return f"{year - (int(month) > int(period[5:]))}-{int(month):02d}"
    quarter = _QUARTERS[groups["quarter"]]
    return f"{year - (quarter > int(period[-1]))}-Q{quarter}" if "Q" in period else ""


def _follow(named: Sequence[str]) -> bool:
    """Tell whether periods in their order follow each other without a gap."""
    return all(period_before(later) == earlier for earlier, later in pairwise(named))


def _written(period: str) -> str:
    year, part = period.split("-")
    if part.startswith("Q"):
        return f"quý {_NUMERALS[int(part[1:]) - 1]}/{year}"
    return f"tháng {int(part)}/{year}"


def names_another_period(head: str, period: str) -> bool:
    """Tell whether the head of a column says a month or quarter other than the dispatch's own.

    Parameters
    ----------
    head : str
        Without a year: "Hồ sơ quá hạn tháng 8", "Tháng trước".
    period : str
        Of the dispatch.
    """
    bare = plain(head)
    found = (*_BARE.finditer(bare), *_RELATIVE.finditer(bare))
    named = {_period(one, period) for one in found if not _COMPARED.search(bare[: one.start()])}
    return bool(named - {"", period})
