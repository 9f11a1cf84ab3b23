"""Averages of several units, which are no figure of the territory itself."""

from __future__ import annotations

import re

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.levels import levels
from helpers.repair.phrases import phrases

_COUNTRY = ("cả nước", "country")
_LINKS = frozenset({"chung", "cua", "cac", "diem", "khoi"})


def averaged(statement: Statement) -> tuple[str, str] | None:
    """Return name and level of the units whose average a figure is, None for any other figure.

    "Điểm trung bình cả nước là 80,1/100": the country's; "trung bình của các sở, ban, ngành": the
    block's. "Thanh toán trực tuyến: điểm trung bình đạt 8,0/10" names nobody.

    Parameters
    ----------
    statement : Statement
        Whose clause names no unit.
    """
    before = re.split(r"\d", fold(statement.so_far.rpartition(";")[2]))[-1]
    place = max(
        (before.rfind(word) + len(word) for word in phrases().average if word in before), default=-1
    )
    if place < 0:
        return None
    of = before[place:].split()
    if any(words in before for words in phrases().country):
        return _COUNTRY
    while of and of[0] in _LINKS:
        of = of[1:]
    said = (level.block for level in levels().values() if level.said.search(" ".join(of)))
    block = next(said, "")
    return (block, "group") if block else None
