"""Whom a figure of the prose is about, where its own clause names nobody."""

from __future__ import annotations

import re

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.subjects import Mention, Names

_TERRITORY = re.compile(
    r"\b(?:toan|cua|ca|muc) (?:tinh|thanh pho|huyen|dia phuong|dia ban|nuoc)\b"
    r"|\btinh (?:dat|co|la)\b"
)
_GOES_ON = re.compile(r"\W*(?:trong do|cu the|gom|bao gom|trong so do)\b")


def subject_before(
    statement: Statement, before: ProseFigure | None, names: Names
) -> Mention | None:
    """Return the unit that the sentence has spoken of so far, None for the territory.

    "Sở Nội vụ đạt 92,5/100 điểm (công khai, minh bạch 17,5/18 điểm)": the bracket is about it too.

    Parameters
    ----------
    statement : Statement
        Whose clause names no unit.
    before : ProseFigure or None
        The figure before it.
    names : Names
    """
    if before is None or before.statement.sentence != statement.sentence:
        return None
    said = fold(statement.so_far)
    mention = names.nearest(said, statement.so_far)
    if mention is None and _GOES_ON.match(said):
        mention = names.nearest(before.statement.lead, before.statement.so_far)
    if mention is None or mention.unit.name != before.unit:
        return None
    since = said[len(said) - mention.away :] if mention.printed in said else said
    return None if _TERRITORY.search(since) else mention
