"""Which unit a dossier code is listed under: beside it, torn about it, or above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.captions import annex_title
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import plain
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.sections import section_level, without_numeral
from helpers.extraction.tokens import without_markup
from helpers.extraction.words_in_heads import is_head_of_codes
from helpers.reading import Line

OPENING_NUMBER = re.compile(r"^[\s|]*([0-9OoIlSBg]{1,5}|[IVXivx]{1,5})(?=[\s|.)])[\s|.)]*")
# The numeral that counts a unit, with nothing but blanks behind it.
COUNTED = re.compile(r"^(?:(?:[IVXLl1|]{1,6}|[ivx]{1,6})\s+(?=\S)|\d{1,3}\s+(?=[^\W\d]{2}))")
# "Công an tỉnh: 03 hồ sơ": a count of the dossiers that follow.
_COUNT_BEHIND = re.compile(
    r"\s*[:(–-]\s*\(?\d{1,4}\s*\S{2}\s?\S{2}(?:\s(?:qu|tr)\S\sh\Sn)?\)?\s*:?\s*$", re.IGNORECASE
)
_OF_HEADS = frozenset(("stt", "tt", "ma", "ho", "so", "qua", "han"))
_BULLETS = " -–—+•*;,.)"
_BEHIND_NAME = re.compile(r"\s*[:(]|\s+(?:có|gồm|còn|với|là|co|gom|con|voi|la)\s")
_NUMBER_BEHIND = re.compile(r"\s\d{1,4}$")
_CELLS = re.compile(r"\s*[|\t]\s*|\s{2,}")
_LONGEST_HEADING = 90
_OF_LETTERS = re.compile(r"(?:[^\W\d_]|[ -])+")
_LONGEST_REST = 30
"""Of what goes on with a name on the next line."""
_FEWEST_LETTERS = 4
_NEAR_LINES = 3
"""How many lines above a code a unit may stand whose name is not whole."""
EXACT = 97.0
_MORE_ALIKE = 5.0
"""How much more alike a unit two halves of a damaged name are together than each of them."""


def unit_ending_beside(gap: Sequence[Line], line: Line, before: str, index: NameIndex) -> str:
    """Return the unit whose name ends beside a code and begins on the line above it, or ``""``.

    Parameters
    ----------
    gap : sequence of Line
        The lines between the code above and this one.
    line : Line
        The line of the code.
    before : str
        What stands before the code on its line.
    index : NameIndex
        The units that may be named.
    """
    words = words_beside(before)
    if not words or not gap or gap[-1].number != line.number - 1:
        return ""
    above = _title(gap[-1])
    joined = f"{above} {words}"
    alike = index.best(joined)
    halves = max(map(index.best, (above, words)))
    return joined if alike >= EXACT or alike >= max(KNOWN, halves + _MORE_ALIKE) else ""


def unit_beginning_beside(before: str, below: Line | None, index: NameIndex) -> str:
    """Return the unit whose name begins beside a code and ends on the line below it, or ``""``.

    Parameters
    ----------
    before : str
        What stands before the code on its line.
    below : Line or None
        The line below that of the code.
    index : NameIndex
        The units that may be named.
    """
    words = words_beside(before)
    rest = _title(below) if words and below is not None else ""
    if not rest or len(rest) > _LONGEST_REST or not _OF_LETTERS.fullmatch(rest):
        return ""
    joined = f"{words} {rest}"
    alike = index.best(joined)
    # "Sở Văn hóa, Thể thao" is a department too, but not where "và Du lịch" follows.
    needed = min(EXACT, index.best(words) + _MORE_ALIKE)
    return joined if alike >= max(KNOWN, needed) else ""


def has_letters(text: str) -> bool:
    """Tell whether a text has letters enough for the name of a unit."""
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def words_beside(text: str) -> str:
    """Return the words that share the line with a code, its ordinal left out."""
    bare = text.replace("\t", " ").lstrip(_BULLETS)
    return without_numeral(OPENING_NUMBER.sub("", bare, count=1)).strip(" |:-–;,.\t")


def unit_beside(text: str, index: NameIndex) -> str:
    """Return the unit that shares the line with a code, ``""`` if none does.

    Parameters
    ----------
    text : str
        What stands before or behind the code on its line.
    index : NameIndex
        The units that may be named.
    """
    words = words_beside(text)
    # "Sở Y tế (03 hồ sơ):", "Sở Y tế có 03 hồ sơ, gồm", in a table "Sở Y tế", "3".
    named = _NUMBER_BEHIND.sub("", _BEHIND_NAME.split(words, maxsplit=1)[0]).strip(" |:-–\t")
    best = max((named, words), key=index.best)
    if index.best(best) < KNOWN:
        # Other columns stand beside the unit's: its name is a cell of its own.
        cells = (cell.strip() for cell in _CELLS.split(text))
        best = next((cell for cell in cells if cell and index.best(cell) >= EXACT), best)
    if not has_letters(best) or len(best) > _LONGEST_HEADING or index.best(best) < KNOWN:
        return ""
    return best


def heading_above(gap: Sequence[Line], index: NameIndex) -> Line | None:
    """Return the line above a code that names a unit, the nearest one.

    Parameters
    ----------
    gap : sequence of Line
        The lines between the code above and this one.
    index : NameIndex
        The units that may be named.
    """
    far = -1
    for line in reversed(gap[-12:]):
        text = _title(line)
        # Neither the head of a list nor its first ordinal parts it from its unit.
        far += has_letters(text) and not _is_head(text)
        needed = KNOWN if far < _NEAR_LINES else EXACT
        if not text or len(text) > _LONGEST_HEADING or section_level(text):
            continue
        if _is_title(text, index):
            continue
        for part in dict.fromkeys((COUNTED.sub("", text), without_numeral(text), text)):
            if len(part) >= _FEWEST_LETTERS and index.best(part) >= needed and not _is_head(part):
                return replace(line, text=part)
        # "Sở Xây dựng có 04 hồ sơ quá hạn như sau"
        said = _BEHIND_NAME.split(without_numeral(text), maxsplit=1)[0].strip()
        if len(said) < len(text) and index.best(said) >= EXACT:
            return replace(line, text=said)
    return None


def _title(line: Line) -> str:
    """Return the words of a line that may name a unit, without a count of its dossiers."""
    return _COUNT_BEHIND.sub("", without_markup(line.text).replace("\t", " ")).strip(
        f"{_BULLETS}|:"
    )


def unknown_heading(gap: Sequence[Line], before: str, index: NameIndex) -> Line | None:
    """Return the line above a list that starts anew where no known unit is named.

    Its codes must not be counted as those of the unit before: the line stays as it is printed.

    Parameters
    ----------
    gap : sequence of Line
        The lines between the code above and this one.
    before : str
        What stands before the code on its line.
    index : NameIndex
        The units that may be named.
    """
    first = OPENING_NUMBER.match(before)
    if not first or look_alike_number(first[1]) != 1:
        return None
    for line in reversed(gap[-3:]):
        text = _title(line)
        other = _is_head(text) or _is_title(text, index)
        if has_letters(text) and len(text) <= _LONGEST_HEADING and not other:
            return replace(line, text=text)
    return None


def _is_title(text: str, index: NameIndex) -> bool:
    """Tell whether a line is the title of an annex: "Phụ lục" resembles "Phú Lộc"."""
    return bool(annex_title(text)) and index.best(text) < EXACT


def _is_head(text: str) -> bool:
    bare = plain(text)
    # A head torn over lines leaves "hồ sơ" or "sơ quá" alone on one.
    torn = _OF_HEADS.issuperset(bare.split())
    return torn or bare.startswith(("stt", "tt ", "ma ho so", "ma so")) or is_head_of_codes(text)
