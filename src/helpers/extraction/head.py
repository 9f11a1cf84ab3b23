"""The head of a dispatch: who issued it, under which number, when, on what and for which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold, plain
from helpers.extraction.moments import (
    Dated,
    blank_date,
    last_day,
    moments_of_data,
    settle_period,
    signing_date,
)
from helpers.extraction.names import NameIndex
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.place import province_by_likeness, province_of_territory, province_votes
from helpers.extraction.titles import title_of
from helpers.reading import Line
from helpers.reference import MERGER, Unit, communes, departments, districts, provinces

_HEAD = 40
_MOTTO = re.compile(
    r"\b(c\w{1,3}g hoa|cong ho\w|d?\w?oc l\w{1,2}p|\w{1,3} l\wp tu|doc lap|poc lap)\b"
)
_NUMBER = re.compile(
    r"^\W*s\S{0,2}\s*[:.;]\s*(\d{0,5})\s*/\s*([A-ZĐa-z][\w&.-]{1,30})", re.IGNORECASE
)
_OFFICE = re.compile(r"\bv\w{1,3} ph\w{1,3}g?\b")
_TERRITORY = re.compile(
    r"\b(?:ubnd|uy ban nh\w{1,3} d\w{1,3}|nhan dan)\s+"
    r"(tinh|thanh pho|tp|huyen|thi xa|quan|xa|phuong|thi tran|dac khu)\s+(?=(.{2,40}))"
)
_LEVEL_OF = {
    "tinh": "province", "huyen": "district", "thi xa": "district", "quan": "district",
    "xa": "commune", "phuong": "commune", "thi tran": "commune", "dac khu": "commune",
}  # fmt: skip
_ADDRESS = re.compile(r"^\W*(k\w?nh g\w|can c|th\w{1,3}c hi)")
_MIN_NAME = 80.0
_CLEAR_VOTE = 6


@dataclass(frozen=True)
class Head:
    """What the head says, with the lines where it said so; absent things are ``""`` or None."""

    issuer: str
    issuer_unit: Unit | None
    province: str
    territory: str
    kind: str
    number: str
    number_line: int | None
    signed_on: Dated | None
    blank_date: Line | None
    title: str
    period: str
    as_of: tuple[Dated, ...]


def read_head(
    lines: Sequence[Line],
    paragraphs: Sequence[Paragraph],
    province: str = "",
    current: bool | None = None,
) -> Head:
    """Read the head of a dispatch.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    paragraphs : sequence of Paragraph
        Its prose.
    province : str, optional
        Bare name, where the rows have settled it already.
    current : bool, optional
        Whether the rows name units of today (True) or former ones (False).
    """
    head = [line for line in lines[: 3 * _HEAD] if line.text.strip()][:_HEAD]
    texts = [line.text for line in lines]
    if not province:
        votes = province_votes(texts)
        province = max(sorted(votes), key=lambda name: votes[name]) if votes else ""
        if not province or votes[province] < _CLEAR_VOTE:
            # The head of a district may name no province at all.
            joined = " ".join(line.text for line in head[:2])
            signed = signing_date(head)
            current_era = signed is None or signed.iso >= MERGER.isoformat()
            texts_of_head = [joined, *(line.text for line in head)]
            province = province_of_territory(texts_of_head, current_era) or province
        province = province or province_by_likeness(line.text for line in head)
    top = _top(lines)
    kind, title = title_of(top, "")
    prose = [(paragraph.line, paragraph.text) for paragraph in paragraphs]
    period = settle_period(title, texts)
    unit = _province_unit(province, period, current)
    issuer, issuer_unit = _issuer(head, lines, unit, period)
    territory = issuer_unit or unit
    kind, title = title_of(top, _in_text(territory))
    number, number_line = _number(head)
    opening = _opening(head)
    return Head(
        issuer=issuer,
        issuer_unit=issuer_unit,
        province=province,
        territory=_in_text(territory),
        kind=kind or _kind_of(number),
        number=number,
        number_line=number_line,
        signed_on=signing_date(opening),
        blank_date=blank_date(opening),
        title=title,
        period=period,
        as_of=tuple(moments_of_data(prose)),
    )


def _top(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the first lines, blank ones included: a blank line ends a title."""
    return lines[: 3 * _HEAD]


def _opening(head: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the address or the body: dates below them are not the signing's."""
    for place, line in enumerate(head):
        if _ADDRESS.match(plain(line.text)):
            return head[:place]
    return head[:12]


def day_of(period: str, current: bool | None = None) -> date:
    """Return the day on which the units of a period are asked for: its last one.

    Without a period the rows decide, without them the state of today.
    """
    day = last_day(period)
    if day is not None:
        return day
    return date.fromordinal(MERGER.toordinal() - 1) if current is False else MERGER


def _province_unit(province: str, period: str, current: bool | None) -> Unit | None:
    day = day_of(period, current)
    before = date.fromordinal(MERGER.toordinal() - 1)
    for candidate_day in (day, before, MERGER):
        for unit in provinces(candidate_day):
            if unit.bare == province:
                return unit
    return None


def _in_text(unit: Unit | None) -> str:
    return unit.name.removeprefix("UBND ") if unit else ""


def _left_column(text: str) -> str:
    """Return what stands left of the state's name and motto, folded."""
    folded = fold(text)
    found = _MOTTO.search(folded)
    return folded[: found.start()].strip() if found else folded


def _number(head: Sequence[Line]) -> tuple[str, int | None]:
    for line in head:
        found = _NUMBER.match(line.text)
        if found and not any(sign.islower() for sign in found[2].split("-")[0][:2]):
            known = confusions().symbols
            parts = re.split(r"([-&])", found[2].rstrip(".-,"))
            symbol = "".join(known.get(part, part) for part in parts)
            return f"{found[1]}/{symbol}", line.number
    return "", None


def _kind_of(number: str) -> str:
    symbol = number.partition("/")[2].upper()
    if symbol.startswith("BC"):
        return "báo cáo"
    if symbol.startswith("TB"):
        return "thông báo"
    return "công văn" if symbol else ""


def _issuer(
    head: Sequence[Line], lines: Sequence[Line], province: Unit | None, period: str
) -> tuple[str, Unit | None]:
    """Return the issuer in full, and its own territory where that is not the whole province."""
    left = [text for text in (_left_column(line.text) for line in head[:8]) if text]
    top = " ".join(left[:4])
    own = _own_territory(top, province, period)
    where = _in_text(own or province)
    symbol = _number(head)[0].partition("/")[2].upper()
    tail = " ".join(fold(line.text) for line in lines[-12:] if len(line.text) < 120).strip()
    department = _department(left, tail, period) if "UBND" not in symbol else ""
    if _is_office(left[:4]) or "VPUB" in symbol or symbol.startswith(("VP-", "BC-VP", "TB-VP")):
        return f"Văn phòng UBND {where}".strip(), own
    if department:
        return f"{department} {where}".strip(), own
    if "UBND" in symbol or re.search(r"\b(ubnd|uy ban nhan dan)\b", top):
        return f"UBND {where}".strip(), own
    prose = " ".join(fold(line.text) for line in lines[:60])
    if re.search(r"van phong (ubnd|uy ban)", prose):
        return f"Văn phòng UBND {where}".strip(), own
    return "", own


def _is_office(left: Sequence[str]) -> bool:
    return any(_OFFICE.fullmatch(text) or fuzz.ratio(text, "van phong") >= 80 for text in left)


def _department(left: Sequence[str], tail: str, period: str) -> str:
    index = NameIndex(departments(day_of(period)))
    for text in left[:5]:
        if text.startswith(("so ", "s0 ", "sa ", "se ", "ban ", "thanh tra", "cong an")):
            found = index.candidates(text, 1)
            if found and found[0].score >= _MIN_NAME:
                return found[0].unit.name
    names = {fold(unit.name): unit.name for unit in departments(day_of(period))}
    signed = [name for folded, name in names.items() if tail.endswith(folded)]
    return max(signed, key=len) if signed else ""


def _own_territory(top: str, province: Unit | None, period: str) -> Unit | None:
    """Return the district or commune whose UBND heads the dispatch, None for the province."""
    if province is None:
        return None
    day = day_of(period)
    smaller = districts(province.bare, day) + communes(province.bare, day)
    for found in _TERRITORY.finditer(top):
        kind, words = found[1], found[2].split()
        if kind in {"tinh"} or fold(province.bare) == " ".join(words[: len(province.bare.split())]):
            if kind == "tinh" or province.kind == "thành phố":
                continue
        level = _LEVEL_OF.get(kind, "district")
        best: tuple[float, Unit | None] = (0.0, None)
        for unit in smaller:
            if unit.level != level and not (
                kind in {"thanh pho", "tp"} and unit.level != "commune"
            ):
                continue
            bare = fold(unit.bare)
            near = fuzz.ratio(" ".join(words[: len(bare.split())]), bare)
            near += 1.0 if fold(unit.kind) == kind else 0.0
            near += len(bare) / 100
            if near > best[0]:
                best = (near, unit)
        if best[1] is not None and best[0] >= _MIN_NAME:
            return best[1]
    return None
