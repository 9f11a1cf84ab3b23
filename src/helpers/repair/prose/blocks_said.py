"""Blocks of units that a sentence counts or averages: "cấp xã có 25 hồ sơ quá hạn"."""

from __future__ import annotations

import re

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.levels import Level, levels
from helpers.repair.prose.subject_of_sentence import TERRITORY
from helpers.repair.prose.subjects import Mention

_MOST_BETWEEN = 7
"""How many words may stand between a block and its figure."""
_BEHIND = re.compile(r"(?:ho so|hs)(?: \w+){0,4}? (?:cua|thuoc|tai|o) (?:khoi )?$")
"""What stands between a count of dossiers and the block whose they are."""
_AMONG = re.compile(r"\b(?:dau|cuoi|nhat|nhi|trong|trong so|thuoc|nhom)(?: trong| cua| o)? $")
"""What stands before a block of which one unit is told: "đứng đầu khối huyện với 91,88 điểm"."""
_WORDLESS = re.compile(r"[^\w]*")


def block_said(statement: Statement, mention: Mention | None) -> Level | None:
    """Return the level of the block of units that a figure is of, None for none.

    "Khối sở, ngành: 12 hồ sơ quá hạn; cấp xã có 25": neither is the territory's. "Bộ chỉ số cấp
    tỉnh đạt 85,3 điểm" is: a score of "cấp tỉnh" is no block's.

    Parameters
    ----------
    statement : Statement
        Of a score, a count or a share.
    mention : Mention or None
        The unit that its clause names: a block behind it is meant all the same.
    """
    behind = _behind(statement)
    if behind is not None:
        return behind
    said = _clause(statement.so_far)
    found = [
        (match.end(), -match.start(), level)
        for level in levels().values()
        for match in level.together.finditer(said)
        if statement.measure in {"count", "percent"} or not level.itself.fullmatch(match[0])
    ]
    if not found:
        return None
    end, begin, level = max(found, key=lambda one: one[:2])
    since = said[end:]
    if _AMONG.search(said[:-begin]):
        return None
    if len(since.split()) > _MOST_BETWEEN or TERRITORY.search(since):
        return None
    nearer = mention is not None and mention.away < len(since)
    return None if nearer else level


def _behind(statement: Statement) -> Level | None:
    """Return the block that is named behind a count ("12 hồ sơ quá hạn của các sở")."""
    for level in levels().values():
        match = level.together.search(statement.after)
        if match and _BEHIND.fullmatch(statement.after[: match.start()]):
            return level
    return None


def _clause(so_far: str) -> str:
    """Return the folded words right before a figure, up to what parts items and clauses."""
    clause = re.split(r"\d", so_far.rpartition(";")[2])[-1]
    # "Khối xã: 25 hồ sơ" names it before the colon, "gửi các sở: tổng điểm đạt …" does not.
    for mark in ":(":
        left, _, right = clause.rpartition(mark)
        clause = left if _WORDLESS.fullmatch(right) else right
    return fold(clause)
