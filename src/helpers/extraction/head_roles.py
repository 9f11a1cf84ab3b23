"""What a head names, in a cell of its own: ordinal, name, class, rank, notes or figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz

from helpers.extraction.folding import LIKE_D, fold, plain
from helpers.extraction.moments import periods_in

SCALES = "100|80|30|25|22|20|18|15|12|10|5"
# "(18đ)", "(tối đa 18)", "(18)", "/18": a bare number only where it is a usual maximum.
MAXIMUM = re.compile(
    r"\(\s*(?:toi da|max|thang diem|thang)?\s*(\d{1,3})\s*(?:di\s?\wm|d)\s*\)?"
    r"|(?<!\w)(\d{1,3})\s*(?:diem|d)\b"
    r"|(?:\(\s*(?:toi da|max|thang diem|thang)?|toi da|max|(?<!\d)/)\s*"
    rf"({SCALES})\s*\)?(?![\d/.,])"
)
OF_FIGURES = frozenset({"value", "class", "rank"})
"""Roles of the heads that a row has a token for behind its name."""
IN_BRACKETS = r"\(\s?\d{1,3}\s?(?:[^\W\d_]\s?){0,5}\)"
"""A maximum between brackets as it is printed, its word perhaps torn: "(18đ)", "(18 đi ểm)"."""
RANK_HEADS = (
    "xep hang", "thu hang", "hang", "xep thu", "vi thu", "vi tri", "thu tu xep hang",
    "vi tri xep hang", "xep hang chung", "xep hang toan tinh", "thu hang toan tinh",
    "xep hang toan thanh pho", "xep hang ca nuoc", "xep hang toan quoc", "thu hang ca nuoc",
    "thu hang toan quoc",
)  # fmt: skip
_NAME_HEADS = ("ten co quan don vi", "ten don vi", "co quan don vi", "don vi", "ten co quan", "ten",
               "co quan dia phuong", "ten co quan dia phuong", "don vi dia phuong",
               "co quan don vi dia phuong", "ten co quan don vi dia phuong",
               "so ban nganh dia phuong", "so ban nganh")  # fmt: skip
_KINDS_OF_UNITS = frozenset({
    "so nganh", "ten so nganh", "ten so ban nganh", "xa phuong", "phuong xa", "ten xa phuong",
    "ten xa", "ten xa phuong thi tran", "ten dia phuong", "huyen thanh pho",
    "ten huyen thanh pho", "tinh thanh pho",
})  # fmt: skip
"""They head names too, but only to the letter: "huyện Thanh Thủy" is a name itself."""
_BLOCKS = (
    "cac so ban nganh", "xa phuong thi tran", "xa phuong dac khu", "ubnd xa phuong",
    "ubnd cac xa phuong", "ubnd cap xa", "dia phuong", "ubnd cap huyen", "huyen thi xa thanh pho",
    "ubnd huyen thanh pho", "ubnd cac huyen thanh pho",
)  # fmt: skip
"""They head names within a head only: alone on a line they open a block of rows."""
_CLASS_HEADS = (
    "xep loai", "phan loai", "loai", "muc xep loai", "ket qua xep loai", "ket qua phan loai",
    "danh gia xep loai", "danh gia", "xep loai chung", "phan loai chung",
)  # fmt: skip
_NOTE_HEADS = ("ghi chu", "chu thich")
ORDINAL_HEADS = ("stt", "tt", "so tt", "s tt", "so thu tu")
_BARE_MONTH = re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?(20\d\d)(?!\d)")
# "Xếp hạng tháng 9/2025", "Xếp loại quý III".
_OF_PERIOD = re.compile(
    r"\s(?:thang\s(?:\d{1,2}|nay|truoc)|quy\s(?:[1-4]|iv|[il]{1,3}|nay|truoc)|ky\s(?:nay|truoc))"
    r"(?:\s(?:nam\s)?20\d\d)?$"
)
_ROLE_ALIKE = 86
_MONTH = "thang"
_BLANK_NOTE_ALIKE = 50
_NOTE_ALIKE = 80
"""No head of figures resembles the words for notes."""


@dataclass(frozen=True)
class HeadCell:
    """The head of one column where heads stand in cells.

    ``role`` is ``value``, ``class``, ``rank``, ``note``, ``ordinal`` or ``name``; ``span`` is the
    head that stands above this one and its neighbours; ``own`` are the words of ``text`` but for
    those that stand above a neighbour too, ``""`` where there are none such.
    """

    text: str
    role: str
    maximum: Decimal | None = None
    period: str = ""
    span: str = ""
    own: str = ""


def known_heads() -> dict[str, tuple[str, ...]]:
    """Return the folded heads of the columns that hold no figures of an indicator, by role."""
    return {
        "ordinal": ORDINAL_HEADS, "name": (*_NAME_HEADS, *sorted(_KINDS_OF_UNITS), *_BLOCKS),
        "class": _CLASS_HEADS, "rank": RANK_HEADS, "note": _NOTE_HEADS,
    }  # fmt: skip


def periods_of(cells: Sequence[HeadCell]) -> tuple[str, ...]:
    """Return the period of each column but the name's, where each has one of its own."""
    own = [cell.period for cell in cells if cell.role == "value"]
    named = [period for period in own if period]
    return tuple(named) if len(named) >= 2 and len(named) >= len(own) - 1 else ()


def head_cell(text: str, span: str = "") -> HeadCell:
    """Return the head of a column from its words and those of the head above several columns."""
    tops = {Decimal(f[1] or f[2] or f[3]) for f in MAXIMUM.finditer(plain(text))}
    label = fold(re.sub(r"\([^)]*\)", " ", text)) or fold(text)
    named = periods_in(text) or [
        f"{month[2]}-{int(month[1]):02d}"
        for month in _BARE_MONTH.finditer(text)
        if 1 <= int(month[1]) <= 12
    ]
    return HeadCell(
        text=text.strip(),
        role=role_of(_OF_PERIOD.sub("", label) or label),
        maximum=tops.pop() if len(tops) == 1 else None,
        period=named[0] if len(named) == 1 else "",
        span=span,
    )


def cell_within_head(text: str) -> HeadCell:
    """Return the head of a column that stands beside others: "Địa phương" heads names there."""
    cell = head_cell(text)
    return replace(cell, role="name") if fold(text) in _BLOCKS else cell


def may_be_note(text: str) -> bool:
    """Tell whether the head of a column that is blank throughout may be that of notes, damaged."""
    label = fold(text).replace(" ", "")
    alike = max(fuzz.ratio(label, head.replace(" ", "")) for head in _NOTE_HEADS)
    return alike >= _BLANK_NOTE_ALIKE


def name_likeness(text: str) -> float:
    """Return how alike (0–100) a head is to those of the column of names."""
    return max(fuzz.ratio(fold(text), head) for head in _NAME_HEADS)


@lru_cache(maxsize=4096)
def role_of(label: str) -> str:
    """Return what a folded head names.

    ``ordinal``, ``name``, ``class``, ``rank`` or ``note``, else ``value``.
    """
    if label.startswith(_MONTH):
        # "Tháng" is a letter away from "hạng".
        return "value"
    if label in ORDINAL_HEADS:
        return "ordinal"
    if label in _KINDS_OF_UNITS:
        return "name"
    for role, heads in (
        ("class", _CLASS_HEADS),
        ("rank", RANK_HEADS),
        ("note", _NOTE_HEADS),
        ("name", _NAME_HEADS),
    ):
        alike = _NOTE_ALIKE if role == "note" else _ROLE_ALIKE
        if any(label == head or fuzz.ratio(label, head) >= alike for head in heads):
            return role
    # "Pon vi": Đ is often read as P.
    mended = LIKE_D.sub("d", label)
    return role_of(mended) if mended != label else "value"
