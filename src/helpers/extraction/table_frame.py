"""What stands around the rows of a table: title, caption, heads, section lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

from helpers.extraction.captions import annex_title, has_decimals, is_heading
from helpers.extraction.figure import decimals_of
from helpers.extraction.folding import fold, plain
from helpers.extraction.forms import forms, words_of_heads
from helpers.extraction.head_cells import NUMBERING
from helpers.extraction.head_roles import MAXIMUM, name_likeness, role_of
from helpers.extraction.head_words import known_labels
from helpers.extraction.laid_out_head import count_laid_out
from helpers.extraction.openings_of_names import opens_with_committee
from helpers.extraction.placing import Extent
from helpers.extraction.printed_names import names_a_unit
from helpers.extraction.row_text import is_rule, split_cells
from helpers.extraction.sections import ENDS_A_BRACKET, section_level
from helpers.reading import Line
from helpers.reference import departments

_PARTED = re.compile(r"\s{2,}|[\t|]")
HEAD_WORDS = re.compile(r"\b(stt|ten co quan|ten don vi|don vi|co quan|tong diem|xep loai|diem)\b")
HEAD_MARK = re.compile(r"\b(stt|tt|so tt)\b")
_NAME_HEAD = re.compile(
    r"^\W*(ten (co quan|don vi)|ten|co quan, (don vi|dia phuong)|don vi)\b(?!.*[.;]$)"
)
# "So fT TÊN CƠ QUAN, ĐƠN VỊ": the head of the ordinals is misread.
_NAME_BEHIND = re.compile(r"^\W*(?:\S{1,3}\s+){1,2}ten (?:co quan|don vi)\b")
MOST_HEAD_LINES = 16
LONG_PROSE = 95
_LONGEST_CELL = 40
_LONGEST_NUMERAL = 4
_NUMERAL_ALONE = re.compile(r"\s*[IVX]{1,4}[.)]?\s*")
_UNIT_TORN = re.compile(r"\b\w?[o0]n\b(?! vi\b)")
_NUMERAL_APART = re.compile(r"[\s|]*(?:[IVX]{1,4}|[A-D])[.)]?(?:\s{2,}|\s*[\t|]\s*)[^\W\d_]{2}")
_PERCENT = re.compile(r"\(\s?%\s?\)")
_SEVERAL = 2
_FEWEST_SET_OUT = 4
"""Pieces of a line that heads alone are parted into: a title has gaps by chance."""
_LIKE_STT = 60.0
_LIKE_NAME = 80.0
_LIKE_LABEL = 80.0
_LIKE_TITLE = 84.0
_SHORTEST_HALF, _LIKE_HALF = 12, 90.0
_MOSTLY = 0.8
_DAMAGED = 0.5
"""The share of words of heads in a line that itself names the column of names."""


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
    # A title may name a block above the line that opens the head.
    opened = max(
        (n for n, line in enumerate(head) if HEAD_MARK.search(plain(line.text))), default=0
    )
    opened = max(words, opened)
    below = (
        n
        for n, line in enumerate(head)
        if n > opened
        and not _ends_head_of_names(head[:n], line)
        and (
            _heads_block(line)
            or opens_with_committee(line.text)
            or _NUMERAL_ALONE.fullmatch(line.text)
            or (n == len(head) - 1 and _names_an_agency(line))
        )
    )
    return list(head[words : next(below, len(head))])


def _names_an_agency(line: Line) -> bool:
    """Tell whether a line holds the name of an agency, or the first half of it, and no head.

    "Số hồ sơ quá hạn" opens alike, but is made of words of heads.
    """
    first, *words = fold(line.text).split() or [""]
    if split_cells(line.text) is not None or MAXIMUM.search(plain(line.text)):
        return False
    of_heads = sum(word in words_of_heads() for word in words)
    if not words or not names_a_unit(f"{first} {words[0]}") or _is_label(fold(line.text)):
        return False
    return 2 * of_heads <= len(words) or _begins_a_department(fold(line.text))


def _is_label(text: str) -> bool:
    """Tell whether folded words are the whole head of a column, most of them damaged."""
    found = process.extractOne(text, known_labels(), scorer=fuzz.ratio, score_cutoff=_LIKE_LABEL)
    return len(text) >= _SHORTEST_HALF and found is not None


def _begins_a_department(text: str) -> bool:
    """Tell whether folded words are the first ones of a department: "Sở Nông nghiệp và"."""
    return len(text) >= _SHORTEST_HALF and any(
        len(name) > len(text) and fuzz.ratio(text, name[: len(text)]) >= _LIKE_HALF
        for name in map(fold, (unit.name for unit in departments()))
    )


def _ends_head_of_names(above: Sequence[Line], line: Line) -> bool:
    """Tell whether "VI" is no numeral but ends "TÊN CƠ QUAN, ĐƠN", which stands above it."""
    words = fold(line.text).split()
    return words[:1] == ["vi"] and bool(_UNIT_TORN.search(fold(above[-1].text)))


def _heads_block(line: Line) -> bool:
    """Tell whether a line heads a block: words in one piece, a numeral before them at most."""
    pieces = line.text.split("\t") if "\t" in line.text else re.split(r"\s{2,}|\|", line.text)
    words = [piece for piece in map(str.strip, pieces) if len(piece) > _LONGEST_NUMERAL]
    # No head begins with a numeral or letter of its own: then the words need not be readable.
    counted = len(words) == 1 and _NUMERAL_APART.match(line.text) is not None
    return counted or (len(words) <= 1 and bool(section_level(line.text)))


def _head_of(
    region: Sequence[Line], first: int, width: int, extents: Sequence[Extent]
) -> list[Line]:
    """Return which lines above the rows are the heads of the columns."""
    laid_out = count_laid_out(region, extents)
    if laid_out:
        return list(region[len(region) - laid_out :])
    marked = [place for place, line in enumerate(region) if opens_head(line)]
    celled = _celled(region, width)
    set_out = (place for place, line in enumerate(region) if _sets_out_heads(line))
    if celled and (not marked or marked[0] > len(region) - celled):
        mark = len(region) - celled
    elif marked:
        mark = marked[0]
    elif (opened := next(set_out, None)) is not None:
        mark = opened
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
        if not rule and (not 3 <= len(cells) <= width or are_figures(cells)):
            break
        count += 1
        words += not rule and sum(any(map(str.isalpha, cell)) for cell in cells) * 2 >= len(cells)
    return count if words else 0


def are_figures(cells: Sequence[str]) -> bool:
    """Tell whether most of the cells of a line are figures with decimals, or shares."""
    figures = sum(decimals_of(cell) > 0 or cell.endswith("%") for cell in cells)
    return 2 * figures > len(cells) - 2


def opens_head(line: Line) -> bool:
    """Tell whether a line is the first one of the column heads."""
    bare = plain(line.text)
    if ENDS_A_BRACKET.search(bare):
        return False
    if HEAD_MARK.search(bare):
        return True
    cells = split_cells(line.text) or [line.text]
    if any(role_of(fold(cell)) == "name" for cell in cells):
        return True
    maxima = MAXIMUM.findall(bare)
    if len(cells) == 1 and len(bare) > LONG_PROSE and _is_line_of_heads(bare):
        return True
    if _NAME_BEHIND.match(bare) and says_heads(line.text, _DAMAGED):
        return True
    return bool(_NAME_HEAD.match(bare)) and (
        len(cells) > 1
        or len(bare) <= LONG_PROSE
        or len(maxima) >= 2
        or says_heads(line.text, _DAMAGED if bare.startswith("ten ") else _MOSTLY)
    )


def _sets_out_heads(line: Line) -> bool:
    """Tell whether gaps part a line into heads, the words for ordinals and names misread."""
    pieces = split_cells(line.text) or []
    return len(pieces) >= _FEWEST_SET_OUT and says_heads(line.text, _DAMAGED)


def _is_line_of_heads(bare: str) -> bool:
    """Tell whether a long line holds all heads, though "STT" at its beginning is misread."""
    measured = len(MAXIMUM.findall(bare)) + len(_PERCENT.findall(bare))
    first, *others = bare.split(maxsplit=4)
    opened = first[:1] in "st" and fuzz.ratio(first, "stt") >= _LIKE_STT
    # "fT Tén oon vi": the heads of ordinals and of names are both misread.
    short = len(first) <= len("stt")
    named = short and name_likeness(" ".join(others[:3])) >= _LIKE_NAME
    return measured >= _SEVERAL and (opened or named)


def says_heads(text: str, mostly: float = _MOSTLY) -> bool:
    """Tell whether nearly all words of a line are words of heads."""
    words = fold(text).split()
    return sum(word in words_of_heads() for word in words) >= mostly * len(words)


def _nearest_lines(region: Sequence[Line], first: int) -> list[Line]:
    """Return the lines right above the rows, up to a blank line, where no line says STT."""
    near: list[Line] = []
    if region and _names_an_agency(region[-1]):
        return near
    for line in reversed(region[-3:]):
        below = near[0].number if near else first
        if (
            _is_caption(line)
            or _is_titled(line)
            or has_decimals(line.text)
            or below - line.number > (1 if near else 3)
        ):
            break
        near.insert(0, line)
    return near


def _is_titled(line: Line) -> bool:
    """Tell whether a long line begins with the words that name a table of scores."""
    text = fold(line.text)
    return len(text) > _LONGEST_CELL and any(
        fuzz.ratio(text[: len(words)], words) >= _LIKE_TITLE for words in _words_of_titles()
    )


@cache
def _words_of_titles() -> tuple[str, ...]:
    return tuple(fold(title) for form in forms() for title in form.titles)


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
