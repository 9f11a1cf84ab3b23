"""Whom a figure of the prose is about, where its own clause names nobody."""

from __future__ import annotations

import re

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement, says
from helpers.repair.levels import levels
from helpers.repair.phrases import phrases
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.subjects import Mention, Names

TERRITORY = re.compile(
    r"\b(?:toan|cua|ca|muc) (?:tinh|thanh pho|huyen|dia phuong|dia ban|nuoc)\b"
    r"|\btinh (?:dat|co|la)\b"
)
"""Folded words that mean the territory itself."""
_WHOLE = re.compile(r"\b(?:toan|ca) (?:tinh|thanh pho|huyen|dia ban)\b")
_ONLY_TELLS = re.compile(r"\b(?:tong hop|bao cao|cong bo|thong bao|danh gia|cham diem)\b")
"""What a unit does that a figure behind it is not about."""
_VERB = re.compile(
    r"\s+(?:chỉ\s+)?(?:đạt|là|được|có|với)(?:\s+(?:tổng\s+)?(?:số\s+)?điểm)?\s*:?\s*$"
)
_NAME = re.compile(r"^\S+\s.*[A-ZĐÀ-Ỹ]")
_LABELLED = re.compile(r"\b(?:diem|cong khai|tien do|truc tuyen|so hoa|hai long|ty le|chi so)\b")
_LONGEST = 60
_MOSTLY = 0.6
_APART = 5
"""How many letters may stand between a unit and its figure that no bracket behind it changes."""
_OPENING = re.compile(r"^(?:(?:rieng|trong do|tai|don vi|dung dau|cu the) )+")
"""What may stand before the name with which a sentence opens."""
_COUNTED_AT = re.compile(r"(?:ho so|hs)(?: \w+){0,4}? (?:cua|thuoc|tai|o) ")
"""What stands between a count of dossiers and the unit whose they are."""
_PROVINCE = re.compile(rf"\btinh\b|{TERRITORY.pattern}")
_POINT = re.compile(r"^\s*[-+•*–—]\s*")
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
        return opening_unit(statement, names)
    said = fold(statement.so_far)
    mention = names.nearest(said, statement.so_far)
    if mention is None and _GOES_ON.match(said):
        mention = names.nearest(before.statement.lead, before.statement.so_far)
    if mention is None or mention.unit.name != before.unit:
        return opening_unit(statement, names)
    since = said[len(said) - mention.away :] if mention.printed in said else said
    return None if TERRITORY.search(since) else mention


def opening_unit(statement: Statement, names: Names) -> Mention | None:
    """Return the unit with whose name the sentence of a figure opens, if it names no other.

    "Sở Y tế tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, quá hạn 5 hồ sơ"; but "Sở Nội vụ báo cáo
    tổng điểm của tỉnh đạt 85/100 điểm" is not about it.

    Parameters
    ----------
    statement : Statement
        Whose clause names no unit.
    names : Names
    """
    said = _OPENING.sub("", fold(statement.so_far))
    mention = names.nearest(said, statement.so_far)
    if mention is None or not said.startswith((mention.printed, f"ubnd {mention.printed}")):
        return None
    since = said[len(said) - mention.away :]
    return None if TERRITORY.search(since) or _ONLY_TELLS.search(since) else mention


def unit_behind(statement: Statement, names: Names) -> Mention | None:
    """Return the unit that is named behind a count ("3 hồ sơ quá hạn tại Sở Y tế").

    Parameters
    ----------
    statement : Statement
    names : Names
    """
    found = _COUNTED_AT.match(statement.after)
    return names.first(statement.after[found.end() :], statement.text) if found else None


def unit_beside(statement: Statement, names: Names, in_short: bool) -> Mention | None:
    """Return the unit that the clause of a figure, or the bracket right behind it, names.

    "Văn phòng UBND tỉnh tổng hợp: tổng điểm đạt …" is not about the office; "cao nhất: 98,2/100
    điểm (Sở Nội vụ)" is about the unit in the bracket; "Sở GD&ĐT đạt" says it in short.

    Parameters
    ----------
    statement : Statement
    names : Names
    in_short : bool
        Whether the words right before the figure may be a name in short.
    """
    mention = names.nearest(statement.before, statement.text)
    bracket = fold(statement.bracket)
    behind = names.nearest(bracket, statement.bracket) if bracket else None
    whole = behind is not None and len(behind.printed) >= _MOSTLY * len(bracket)
    if whole and (mention is None or mention.away > _APART):
        return behind
    if mention is not None:
        since = statement.before[len(statement.before) - mention.away :]
        if _ONLY_TELLS.search(since) or _WHOLE.search(since):
            return None
        return _of_longer_name(mention, statement, names) or mention
    return names.listed(_VERB.sub("", statement.item)) if in_short else None


def _of_longer_name(mention: Mention, statement: Statement, names: Names) -> Mention | None:
    """Return the unit whose name goes on behind that of another, damaged: "xã Tuy Phước Tâv"."""
    if not mention.away:
        return None
    longer = names.listed(_VERB.sub("", statement.item))
    goes_on = longer is not None and fold(longer.unit.name).startswith(f"{mention.printed} ")
    return longer if goes_on else None


def names_committee(statement: Statement) -> bool:
    """Tell whether the words right before a figure open like a committee that is no province's."""
    words = fold(statement.item)
    return words.startswith("ubnd ") and _PROVINCE.search(words) is None


def unit_of_item(statement: Statement, names: Names) -> tuple[Mention, bool] | None:
    """Return the unit that the damaged item of a list names, and whether that is certain.

    "+ S& Lao dộng - Thưong binh vá Xâ hôi: 95,07/100 diêm" is no total of the territory.

    Parameters
    ----------
    statement : Statement
        Of a total for which no unit is named plainly.
    names : Names

    Returns
    -------
    tuple of (Mention, bool) or None
        None where the words before the figure resemble no unit.
    """
    item = _VERB.sub("", statement.item).strip()
    if not item or TERRITORY.search(fold(item)):
        return None
    if mention := names.listed(item):
        return mention, True
    nearest = names.perhaps("", item)
    return (nearest, False) if nearest and nearest.unit.level != "province" else None


def is_point_of_others(statement: Statement) -> bool:
    """Tell whether a point of a list gives a total to something that is no name of a total.

    "+ S& Lao dộng - Thưong binh vá Xâ hôi: 95,07/100 diêm", where no such unit exists any more.
    """
    words = _VERB.sub("", statement.item).strip()
    said = fold(words)
    point = _POINT.sub("", statement.so_far, count=1)
    alone = point != statement.so_far and point.strip(" :").startswith(words)
    territory = _PROVINCE.search(said) or any(says(said, own) for own in phrases().total_score)
    return bool(words) and alone and not territory and _LABELLED.search(said) is None


def unknown_unit(statement: Statement) -> str:
    """Return the name of a unit nobody knows that a figure stands right behind, ``""`` for none.

    "Chi cục Kiểm lâm đạt 70,5/100 điểm" is not the territory's.
    """
    words = _VERB.sub("", statement.item).strip()
    opens = any(fold(words).startswith(own) for level in levels().values() for own in level.opens)
    named = opens and _NAME.search(words) is not None and len(words) <= _LONGEST
    return words if named and not _LABELLED.search(fold(words)) else ""
