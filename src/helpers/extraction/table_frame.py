"""What stands around the rows of a table: title, caption, heads, section lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.figure import decimals_of
from helpers.extraction.folding import fold, plain
from helpers.extraction.forms import words_of_heads
from helpers.extraction.head_cells import MAXIMUM, NUMBERING, role_of
from helpers.extraction.laid_out_head import count_laid_out
from helpers.extraction.placing import Extent
from helpers.extraction.rows import is_rule, split_cells
from helpers.extraction.sections import section_level
from helpers.extraction.syllables import is_syllable
from helpers.reading import Line

TITLE = re.compile(
    r"^\W*(ph\w{0,3}\s?l[uy]\w{0,2}(?:cl)?|bieu|bang)\b\s*(?:so\s*)?[.:]?\s*([0-9]{1,2}|[ivxl1|]{1,5})?\b"
)
_SHEETS = {"bieu": "biểu", "bang": "bảng"}
_NUMERAL_AT_END = re.compile(r"[ivxl1-9|]{1,4}$")
_ANNEX = "phuluc"
_ANNEX_ALIKE = 72.0
_ANNEX_PLAIN = 92.0
_LONGEST_ANNEX = 14
_HEADING = re.compile(r"^\W*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,4}|[a-zđ])[.)]\s+\S")
_DECIMAL = re.compile(r"\d[.,]\d")
_PARTED = re.compile(r"\s{2,}|[\t|]")
_SEVERAL = 3
_WORD = re.compile(r"[^\W\d_]{2}")
# Signs for nothing among them, a sign in place of the last digit.
_FIGURES_AT_END = re.compile(r"(?:\s+(?:\d[\d.,]*\w?%?|[-–—])){2,}\D{0,14}$")
HEAD_WORDS = re.compile(r"\b(stt|ten co quan|ten don vi|don vi|co quan|tong diem|xep loai|diem)\b")
HEAD_MARK = re.compile(r"\b(stt|tt|so tt)\b")
_NAME_HEAD = re.compile(
    r"^\W*(ten (co quan|don vi)|ten|co quan, (don vi|dia phuong)|don vi)\b(?!.*[.;]$)"
)
MOST_HEAD_LINES = 16
LONG_PROSE = 95
_LONGEST_CELL = 40
_CAPTION_LINES = 4
_LONGEST_NUMERAL = 4
_MOSTLY = 0.8
_DAMAGED = 0.5
"""The share of words of heads in a line that itself names the column of names."""
_LEVEL_NAMED = 90.0
_LEVEL_PERHAPS = 78.0


def annex_title(text: str) -> str:
    """Return the title that a line gives an annex or table ("Phụ lục II"), ``""`` if it gives none.

    A short line that resembles "Phụ lục" and a numeral is one, however damaged.
    """
    if _has_decimals(text):
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
    if whole or not 4 <= len(words) <= _LONGEST_ANNEX or not words.startswith("p"):
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
    return whole and len(fold(text).split()) > 1


def _has_decimals(text: str) -> bool:
    """Tell whether a line holds a row's figures."""
    return len(_DECIMAL.findall(text)) >= _SEVERAL


def is_heading(text: str) -> bool:
    """Tell whether a line is a numbered heading, neither a section nor a row of figures."""
    if not _HEADING.match(text) or "|" in text or section_level(text) or NUMBERING.match(text):
        return False
    # "(18) (18) (22)" and "(22) doanh" are maxima.
    if not _WORD.search(text) or text.lstrip().startswith("("):
        return False
    return not _FIGURES_AT_END.search(text)


def frame_above(
    lines: Sequence[Line], first: int, end: int, width: int = 0, extents: Sequence[Extent] = ()
) -> tuple[str, list[Line], list[Line]]:
    """Return title, caption and head lines that stand above the line ``first``.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    first : int
        Number of the first row.
    end : int
        Number of the last line of the table before.
    width : int, optional
        How many cells a row has, 0 where rows do not stand in cells.
    extents : sequence of Extent, optional
        Where the columns stand on the line, for rows parted by wide gaps.
    """
    title = ""
    region: list[Line] = []
    for line in reversed(lines[max(end, first - 3 * MOST_HEAD_LINES - 1) : first - 1]):
        if not line.text.strip():
            continue
        titled = annex_title(line.text) if len(line.text) < LONG_PROSE else ""
        if titled:
            title = titled
            break
        region.insert(0, line)
        if is_heading(line.text):
            title = line.text.strip()
            region.pop(0)
            break
        if len(region) > MOST_HEAD_LINES + 8:
            break
    head = _head_of(region, first, width, extents)
    caption = [line for line in region if line not in head]
    return title, caption, _above_sections(head)


def _above_sections(head: Sequence[Line]) -> list[Line]:
    """Return the lines of a head; below the heading of a block stands the first row's name."""
    words = next((n for n, line in enumerate(head) if not _heads_block(line)), len(head))
    below = (n for n, line in enumerate(head) if n > words and _heads_block(line))
    return list(head[words : next(below, len(head))])


def _heads_block(line: Line) -> bool:
    """Tell whether a line heads a block: words in one piece, a numeral before them at most."""
    pieces = line.text.split("\t") if "\t" in line.text else re.split(r"\s{2,}|\|", line.text)
    words = [piece for piece in map(str.strip, pieces) if len(piece) > _LONGEST_NUMERAL]
    return len(words) <= 1 and bool(section_level(line.text))


def _head_of(
    region: Sequence[Line], first: int, width: int, extents: Sequence[Extent]
) -> list[Line]:
    """Return which lines above the rows are the heads of the columns."""
    laid_out = count_laid_out(region, extents)
    if laid_out:
        return list(region[len(region) - laid_out :])
    marked = [place for place, line in enumerate(region) if opens_head(line)]
    celled = _celled(region, width)
    if celled and (not marked or marked[0] > len(region) - celled):
        mark = len(region) - celled
    elif marked:
        mark = marked[0]
    else:
        return _nearest_lines(region, first)
    whole = split_cells(region[mark].text) is not None or says_heads(region[mark].text)
    start = mark
    while start and mark - start < 6 and _belongs_to_head(region[: start + 1], whole):
        start -= 1
    return list(region[start:])


def _celled(region: Sequence[Line], width: int) -> int:
    """Count the lines right above the rows that are parted as the rows are."""
    if width < 3:
        return 0
    count = words = 0
    for line in reversed(region):
        cells = split_cells(line.text) or []
        rule = is_rule(line.text) or NUMBERING.match(line.text)
        figures = sum(decimals_of(cell) > 0 or cell.endswith("%") for cell in cells)
        if not rule and (not 3 <= len(cells) <= width or 2 * figures > len(cells) - 2):
            break
        count += 1
        words += not rule and sum(any(map(str.isalpha, cell)) for cell in cells) * 2 >= len(cells)
    return count if words else 0


def opens_head(line: Line) -> bool:
    """Tell whether a line is the first one of the column heads."""
    bare = plain(line.text)
    if HEAD_MARK.search(bare):
        return True
    cells = split_cells(line.text) or []
    if any(role_of(fold(cell)) == "name" for cell in cells):
        return True
    maxima = MAXIMUM.findall(bare)
    return bool(_NAME_HEAD.match(bare)) and (
        len(cells) >= 2
        or len(bare) <= LONG_PROSE
        or len(maxima) >= 2
        or says_heads(line.text, _DAMAGED if bare.startswith("ten ") else _MOSTLY)
    )


def says_heads(text: str, mostly: float = _MOSTLY) -> bool:
    """Tell whether nearly all words of a line are words of heads."""
    words = fold(text).split()
    return sum(word in words_of_heads() for word in words) >= mostly * len(words)


def _nearest_lines(region: Sequence[Line], first: int) -> list[Line]:
    """Return the lines right above the rows, up to a blank line, where no line says STT."""
    near: list[Line] = []
    for line in reversed(region[-3:]):
        below = near[0].number if near else first
        if (
            _is_caption(line)
            or _has_decimals(line.text)
            or below - line.number > (1 if near else 3)
        ):
            break
        near.insert(0, line)
    return near


def section_title(region: Sequence[Line], lines: Sequence[Line], first: int) -> str:
    """Return the numbered heading that names the units of a table without a title of its own."""
    start = region[0].number if region else first - 3
    for line in lines[max(0, start - 3) : first - 1]:
        if section_level(line.text) and _HEADING.match(line.text):
            return line.text.strip()
    return ""


def _is_caption(line: Line) -> bool:
    if split_cells(line.text):
        return False
    letters = [sign for sign in line.text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    text = plain(line.text).strip()
    return (
        (len(letters) > 12 and capitals > 0.75 * len(letters))
        or text.startswith(("(kem", "(ban hanh", "(k", "cua "))
        or len(line.text) > LONG_PROSE
        or text.endswith((".", ";", ":", "/"))
    )


def _belongs_to_head(region: Sequence[Line], whole: bool) -> bool:
    """Tell whether the last line but one belongs to the head that the last one is part of.

    Above heads that stand in cells or all on one line, a long line of words ends the title, and so
    does a short one right below a line of the title.
    """
    *above, line, below = region
    words = whole and len(line.text) > _LONGEST_CELL and not _PARTED.search(line.text.strip())
    apart = below.number - line.number
    wrapped = apart == 2 and bool(above) and _wraps(above[-1], line)
    return not words and not wrapped and not _is_caption(line) and apart <= 2


def _wraps(line: Line, below: Line) -> bool:
    """Tell whether a title goes on on the next line."""
    return below.number == line.number + 1 and _is_caption(line) and not line.text.endswith(")")


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
    folded = fold(" ".join(line.text for line in caption[-_CAPTION_LINES:]))
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
