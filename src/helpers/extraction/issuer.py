"""Who issued a dispatch, and under which number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.moments import day_of
from helpers.extraction.names import department_index
from helpers.extraction.place import committee_told, with_strokes
from helpers.reading import Line
from helpers.reference import Unit, communes, departments, districts, provinces

_MOTTO = re.compile(
    r"\b(c\w{1,3}g hoa|cong ho\w|d?\w?oc l\w{1,2}p|\w{1,3} l\wp tu|doc lap|poc lap)\b"
)
_NUMBER = re.compile(
    r"^\W*s\S{0,2}\s*[:.;]\s*(\d{0,5})\s*/\s*([A-ZĐa-z][\w&.-]{1,30})", re.IGNORECASE
)
# "oo: 577/TB-UBND": a symbol in capitals is one, whatever became of "Số".
_DAMAGED_NUMBER = re.compile(
    r"^\W*\S{1,3}\s?[:;]\s*(\d{0,5})\s*/\s*([A-ZĐ]{2,5}-[A-ZĐ&]{2,12})(?![\w])"
)
# "Số 512/UBND-NC": without its colon, a symbol in capitals at the head of a line is one.
_UNMARKED_NUMBER = re.compile(
    r"^\W*[S5$]\S{0,2}\s+(\d{0,5})\s*/\s*([A-ZĐ]{2,10}(?:[-&][A-ZĐ]{1,12})+)(?![\w])"
)
_OFFICE = re.compile(r"\bv\w{1,3} ph\w{1,3}g?\b")
_NUMBERS = (_NUMBER, _DAMAGED_NUMBER, _UNMARKED_NUMBER)
_TERRITORY = re.compile(
    r"\b(?:ubnd\s+|nhan dan\s*)"
    r"(tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran|dac khu)\s+(?=(.{2,40}))"
)
_COMMITTEE_OF = re.compile(r"\W*ubnd ([a-z]\w+) [a-z]")
# "UND PHUONG HONG BANG": the committee of a commune, a letter of it lost.
_SMALLER_COMMITTEE = re.compile(r"\W*u\w{0,2}[nb]\w?d?\s(?:ph\w{2,4}g|xa|x\w|h\wyen|q\wan)\s")
# "1. Kết quả đánh giá", "- Dẫn đầu là: UBND xã …": a heading or a point of a list.
_BODY = re.compile(
    r"\s*(?:(?:\d{1,2}|[IVX]{1,3})[.)]\s+\S+\s+[^\W\d_]*[a-zà-ỹ]|[-+•]\s[^:]{3,60}:\s)"
)
_LIKE_TINH = 70.0
_MOST_COMMITTEES = 3
"""In how many lines, those of the state's name left out, both committees stand."""
_LEVEL_OF = {
    "tinh": "province", "huyen": "district", "thi xa": "district", "quan": "district",
    "xa": "commune", "phuong": "commune", "thi tran": "commune", "dac khu": "commune",
}  # fmt: skip
_OPEN_DEPARTMENTS = ("so ", "s0 ", "sa ", "se ", "ban ", "thanh tra", "cong an", "trung tam")
"""What the name of an issuing agency begins with, folded."""
_MIN_NAME = 80.0
_SAID_WITH_MARKS = 0.5
"""What it adds that the head has the very marks of a name: as much as no letter."""


def in_text(unit: Unit | None) -> str:
    """Return a unit as running text names it ("huyện Sông Mã"), ``""`` for none."""
    return unit.name.removeprefix("UBND ") if unit else ""


def names_smaller_committee(head: Sequence[Line]) -> bool:
    """Tell whether a head names another committee below the first: that one issued it."""
    left = _left_texts(head)[:4]
    if left and _SMALLER_COMMITTEE.match(left[0]):
        return True
    kinds = [found[1] for found in _TERRITORY.finditer(committee_told(" ".join(left)))]
    if any(kind != "tinh" for kind in kinds[1:]):
        return True
    # Its kind may not be readable: "ỦY BAN NHÂN DÂN BWYEN TIEN HAI".
    committees = map(_COMMITTEE_OF.match, map(committee_told, left[:_MOST_COMMITTEES]))
    named = [found[1] for found in committees if found]
    return any(fuzz.ratio(kind, "tinh") < _LIKE_TINH for kind in named[1:])


def _left_texts(head: Sequence[Line]) -> list[str]:
    """Return the first lines left of the state's name and motto, folded.

    Where the body begins at once, none of the units that it speaks of issued it.
    """
    body = (place for place, line in enumerate(head) if place and _BODY.match(line.text))
    above = head[: min(8, next(body, len(head)))]
    return [text for text in (_left_column(line.text) for line in above) if text]


def _left_column(text: str) -> str:
    """Return what stands left of the state's name and motto, folded."""
    folded = fold(text)
    found = _MOTTO.search(folded)
    return folded[: found.start()].strip() if found else folded


def number_of(head: Sequence[Line]) -> tuple[str, int | None]:
    """Return number and symbol of a dispatch ("123/BC-VPUB") and their line, if there are any."""
    for line in head:
        found = next(filter(None, (form.match(line.text) for form in _NUMBERS)), None)
        if found and not any(sign.islower() for sign in found[2].split("-")[0][:2]):
            known = confusions().symbols
            parts = re.split(r"([-&])", found[2].rstrip(".-,"))
            symbol = "".join(known.get(part, part) for part in parts)
            return f"{found[1]}/{symbol}", line.number
    return "", None


def kind_of(number: str) -> str:
    """Return the kind of document that a symbol tells ("BC" → báo cáo), ``""`` for no symbol."""
    symbol = number.partition("/")[2].upper()
    if symbol.startswith("BC"):
        return "báo cáo"
    if symbol.startswith("TB"):
        return "thông báo"
    return "công văn" if symbol else ""


def issuer_of(
    head: Sequence[Line], lines: Sequence[Line], province: Unit | None, period: str
) -> tuple[str, Unit | None]:
    """Return the issuer in full, and its own territory where that is not the whole province."""
    left = _left_texts(head)
    top = committee_told(" ".join(left[:4]))
    marked = " ".join(line.text for line in head).lower()
    own = _own_territory(top, marked, province, period)
    where = in_text(own or province)
    symbol = number_of(head)[0].partition("/")[2].upper()
    tail = " ".join(fold(line.text) for line in lines[-12:] if len(line.text) < 120).strip()
    department = _department(left, tail, period) if "UBND" not in symbol else ""
    if _is_office(left[:4]) or "VPUB" in symbol or symbol.startswith(("VP-", "BC-VP", "TB-VP")):
        return f"Văn phòng UBND {where}".strip(), own
    if department:
        return f"{department} {where}".strip(), own
    if "UBND" in symbol or re.search(r"\bubnd\b", top):
        return f"UBND {where}".strip(), own
    prose = " ".join(fold(line.text) for line in lines[:60])
    if re.search(r"van phong (ubnd|uy ban)", prose):
        return f"Văn phòng UBND {where}".strip(), own
    return "", own


def _is_office(left: Sequence[str]) -> bool:
    return any(_OFFICE.fullmatch(text) or fuzz.ratio(text, "van phong") >= 80 for text in left)


def _department(left: Sequence[str], tail: str, period: str) -> str:
    index = department_index(day_of(period))
    for text in left[:5]:
        if text.startswith(_OPEN_DEPARTMENTS):
            found = index.candidates(text, 1)
            if found and found[0].score >= _MIN_NAME:
                return found[0].unit.name
    names = {fold(unit.name): unit.name for unit in departments(day_of(period))}
    signed = [name for folded, name in names.items() if tail.endswith(folded)]
    return max(signed, key=len) if signed else ""


def _own_territory(top: str, marked: str, province: Unit | None, period: str) -> Unit | None:
    """Return the district or commune whose UBND heads the dispatch, None for the province.

    ``top`` is folded; ``marked`` has its marks, which tell Lộc Thành from Lộc Thạnh.
    """
    day = day_of(period)
    if province is None:
        return _of_some_province(top, day)
    smaller = districts(province.bare, day) + communes(province.bare, day)
    for found in _TERRITORY.finditer(top):
        kind, words = found[1], found[2].split()
        own = fold(province.bare) == " ".join(words[: len(province.bare.split())])
        if kind == "tinh" or (own and province.kind == "thành phố"):
            continue
        level = _LEVEL_OF.get(kind, "district")
        best: tuple[float, Unit | None] = (0.0, None)
        for unit in smaller:
            if unit.level != level and not (
                kind in {"thanh pho", "tp"} and unit.level != "commune"
            ):
                continue
            bare = fold(unit.bare)
            near = _likeness(words, bare)
            near += 1.0 if fold(unit.kind) == kind else 0.0
            near += len(bare) / 100 + _SAID_WITH_MARKS * (unit.bare.lower() in marked)
            if near > best[0]:
                best = (near, unit)
        if best[1] is not None and best[0] >= _MIN_NAME:
            return best[1]
    return None


def _likeness(words: Sequence[str], bare: str) -> float:
    """Return how alike (0–100) the first words are to a folded name; its blanks may be lost."""
    count = len(bare.split())
    spaced = max(fuzz.ratio(text, bare) for text in with_strokes(" ".join(words[:count])))
    glued = bare.replace(" ", "")
    if len(words) > count > 1:
        # A blank within a word: "PONG KHA NH SON".
        spaced = max(spaced, fuzz.ratio("".join(words)[: len(glued)], glued))
    if count < 2 or len(words[0]) < len(glued):
        return spaced
    return max(spaced, *(fuzz.ratio(text, glued) for text in with_strokes(words[0])))


def _of_some_province(top: str, day: date) -> Unit | None:
    """Return the unit that several provinces have, as far as its name alone tells it."""
    for found in _TERRITORY.finditer(top):
        words = found[2].split()
        for province in provinces(day):
            for unit in districts(province.bare, day) + communes(province.bare, day):
                bare = fold(unit.bare).split()
                if fold(unit.kind) == found[1] and bare == words[: len(bare)]:
                    return replace(unit, province="", district="", code="", portal_code="")
    return None
