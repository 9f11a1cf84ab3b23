"""What title, caption and section lines say of a table: its annex, and the level of its units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.head_cells import NUMBERING
from helpers.extraction.sections import section_level
from helpers.extraction.syllables import is_syllable
from helpers.reading import Line

TITLE = re.compile(
    r"^\W*(ph\w{0,3}\s?l[uy]\w{0,2}(?:cl)?|bieu|bang)\b\s*(?:so\s*)?[.:]?\s*([0-9]{1,2}|[ivxl1|]{1,5})?\b"
)
_SHEETS = {"bieu": "biểu", "bang": "bảng"}
_OF_SHEETS = frozenset({"diem", "ke", "tong"})
_FEW_WORDS = 2
_NUMERAL_AT_END = re.compile(r"[ivxl1-9|]{1,4}$")
_ANNEX = "phuluc"
_ANNEX_ALIKE = 72.0
_ANNEX_PLAIN = 92.0
_LONGEST_ANNEX = 14
_HEADING = re.compile(r"^\W*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,4}|[a-zđ])[.)]\s+\S")
_DECIMAL = re.compile(r"\d[.,]\d")
_SEVERAL = 3
_MAXIMUM_ENDS = re.compile(r"(?<![\d/.,])\d{1,3}(?:\s?(?:điểm|đ))?\)(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]{2}")
# Signs for nothing among them, a sign in place of the last digit.
_FIGURES_AT_END = re.compile(r"(?:\s+(?:\d[\d.,]*\w?%?|[-–—])){2,}\D{0,14}$")
_CAPTION_LINES = 4
_ASIDE = re.compile(r"\([^()]*\)")
_LEVEL_NAMED = 90.0
_LEVEL_PERHAPS = 78.0


def annex_title(text: str) -> str:
    """Return the title that a line gives an annex or table ("Phụ lục II"), ``""`` if it gives none.

    A short line that resembles "Phụ lục" and a numeral is one, however damaged.
    """
    if has_decimals(text):
        return ""
    found = TITLE.match(plain(text))
    letters = text.lower().strip(" .:0123456789ivx").split()
    # "Phù Lưu" is a name: whole words other than "phụ lục" are no damaged title.
    whole = plain(text) != text.lower() and all(map(is_syllable, letters))
    if whole and letters[:1] == ["phù"]:
        return ""
    if found:
        return _title_as_printed(text, found)
    words = fold(text).replace(" ", "")
    if (
        (whole and letters[-1:] != ["lục"])
        or not 4 <= len(words) <= _LONGEST_ANNEX
        or not words.startswith("p")
    ):
        return ""
    bare = _NUMERAL_AT_END.sub("", words)
    # "Phú Lộc" is half a name: without a numeral nearly every letter must agree.
    needed = _ANNEX_ALIKE if bare != words else _ANNEX_PLAIN
    if fuzz.ratio(bare, _ANNEX) < needed:
        return ""
    number = text.strip().rpartition(" ")[2].upper().translate(str.maketrans("|L1", "III"))
    return f"Phụ lục {number}" if bare != words else "Phụ lục"


def _is_sheet(text: str) -> bool:
    """Tell whether words follow "Bảng" or "Biểu": "Bàng" alone is half of "Trảng Bàng"."""
    first = text.lower().lstrip(" |*#").split()[0]
    whole = plain(first) == first or first in _SHEETS.values() or not is_syllable(first)
    words = fold(text).split()
    # "Bang Van" is a commune, "Bảng điểm" a title.
    named = len(words) > _FEW_WORDS or any(map(str.isdigit, text)) or words[-1] in _OF_SHEETS
    return whole and len(words) > 1 and named


def has_decimals(text: str) -> bool:
    """Tell whether a line holds a row's figures."""
    return len(_DECIMAL.findall(text)) >= _SEVERAL


def is_heading(text: str) -> bool:
    """Tell whether a line is a numbered heading, neither a section nor a row of figures."""
    # "1.<tab>Kết quả" is one still, a row of three cells is not.
    celled = "|" in text or text.count("\t") > 1
    if not _HEADING.match(text) or celled or section_level(text) or NUMBERING.match(text):
        return False
    # "(18) (18) (22)" and "(22) doanh" are maxima, "18)   đa 12)   (Tối đa 20)" their ends.
    if not _WORD.search(text) or text.lstrip().startswith("("):
        return False
    if len(_MAXIMUM_ENDS.findall(text)) > 1:
        return False
    return not _FIGURES_AT_END.search(text)


def section_title(region: Sequence[Line], lines: Sequence[Line], first: int) -> str:
    """Return the numbered heading that names the units of a table without a title of its own."""
    start = region[0].number if region else first - 3
    for line in lines[max(0, start - 3) : first - 1]:
        if section_level(line.text) and _HEADING.match(line.text):
            return line.text.strip()
    return ""


def _title_as_printed(text: str, found: re.Match[str]) -> str:
    """Return "Phụ lục II" for a damaged annex title, the whole line for other titles."""
    if found[1] in _SHEETS:
        return text.strip() if _is_sheet(text) else ""
    number = (found[2] or "").upper().replace("|", "I").replace("L", "I")
    return f"Phụ lục {number}".strip()


def section_lines(
    lines: Sequence[Line], rows: Sequence[int], caption: Sequence[Line], head: Sequence[Line]
) -> dict[int, str]:
    """Return the section lines of a table: line number → level of the rows below.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    rows : sequence of int
        The numbers of the lines that are rows, in order.
    caption, head : sequence of Line
        What stands above them.
    """
    first, last, anchors = rows[0], rows[-1], set(rows)
    start = head[-1].number if head else (caption[-1].number if caption else first - 4)
    found: dict[int, str] = {}
    for line in lines[max(0, start - 1) : last]:
        if line.number not in anchors and (level := section_level(line.text)):
            found[line.number] = level
    return found


def level_of_caption(caption: Sequence[Line]) -> str:
    """Return the level that a caption names ("… của UBND các xã, phường …"), else ``""``."""
    words = " ".join(line.text for line in caption[-_CAPTION_LINES:])
    # "(bao gồm cấp xã)" tells what a column counts.
    folded = fold(_ASIDE.sub(" ", words))
    wordings = {
        "commune": ("cac xa phuong", "xa phuong thi tran", "cap xa"),
        "district": ("cap huyen", "cac huyen", "huyen thanh pho"),
        "department": ("co quan chuyen mon", "cac so ban nganh", "so ban nganh", "cac so nganh"),
    }
    alike = {
        level: max(fuzz.partial_ratio(phrase, folded) for phrase in phrases) if folded else 0.0
        for level, phrases in wordings.items()
    }
    named = [level for level, score in alike.items() if score >= _LEVEL_NAMED]
    # In a damaged caption the other level may be there as well.
    perhaps = [level for level, score in alike.items() if score >= _LEVEL_PERHAPS]
    return named[0] if named and len(perhaps) == 1 else ""


def level_above(sections: dict[int, str], after: int, before: int) -> str:
    """Return the level of the last section line between two lines, ``""`` if there is none."""
    levels = [level for number, level in sections.items() if after < number < before]
    return levels[-1] if levels else ""
