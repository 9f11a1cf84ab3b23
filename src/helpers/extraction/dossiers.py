"""Lists of overdue dossier codes, by the unit that they stand under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from helpers.extraction.captions import annex_title
from helpers.extraction.confusions import confusions
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import plain
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.sections import section_level, without_numeral
from helpers.extraction.tokens import without_markup
from helpers.reading import Line

# Decision-era codes: agency id – yymmdd received – daily sequence (docs/contract.md).
CODE = re.compile(r"^(?:\d{3}\.\d{2}\.\d{2}\.H\d{2}|H\d{2}(?:\.\d{2,3}){0,3})-(\d{6})-(\d{4,7})$")
# The same after damage: look-alikes of digits, lost dots, blanks about the marks.
_LIKE_CODE = re.compile(
    r"(?<![\w.])((?:[0-9OoQlI|SBZ]{3}\s?[.,]\s?[0-9OoQlI|SBZ]{2}\s?[.,]\s?[0-9OoQlI|SBZ]{2}\s?[.,]\s?)?"
    r"[Hh][0-9OoQlI|SBZT]{2}(?:\s?[.,]\s?[0-9OoQlI|SBZ]{2,3}){0,3}"
    r"(?:\s?[-–—_\s]?\s?[0-9OoQlI|SBZ]{6}\s?[-–—_\s]\s?[0-9OoQlI|SBZ]{4,7}"
    # A digit or two more or less: a code still, to be told of.
    r"|-[0-9]{4,8}-[0-9]{2,8}))(?![\w-])"
)
# A code whose first mark was lost: what stands before the day of receipt has a length of its own.
_WITHOUT_MARK = re.compile(r"(\d{3}\.\d{2}\.\d{2}\.H\d{2}|H\d{2})(\d{6})-(\d{4,7})")
_ORDINAL = re.compile(r"^[\s|]*(\S{1,5}?)[\s|.)]+$")
_FIRST = re.compile(r"^[\s|]*([0-9OoIlSBg]{1,5}|[IVXivx]{1,5})(?=[\s|.)])[\s|.)]*")
# The numeral that counts a unit, with nothing but blanks behind it.
_COUNTED = re.compile(r"^(?:(?:[IVXLl1|]{1,6}|[ivx]{1,6})\s+(?=\S)|\d{1,3}\s+(?=[^\W\d]{2}))")
# "Công an tỉnh: 03 hồ sơ": a count of the dossiers that follow.
_COUNT_BEHIND = re.compile(
    r"\s*[:(–-]\s*\(?\d{1,4}\s*\S{2}\s?\S{2}(?:\s(?:qu|tr)\S\sh\Sn)?\)?\s*:?\s*$", re.IGNORECASE
)
_OF_HEADS = frozenset(("stt", "tt", "ma", "ho", "so", "qua", "han"))
_BULLETS = " -–—+•*;,.)"
_BEHIND_NAME = re.compile(r"\s*[:(]|\s+(?:có|gồm|còn|với|là|co|gom|con|voi|la)\s")
_STATED = re.compile(r"(?<![\w.,])(\d{1,4})\s*(?:hồ sơ|hs)\b|[\t|]\s*(\d{1,4})\s*[\t|]\s*$", re.I)
_NUMBER_BEHIND = re.compile(r"\s\d{1,4}$")
# A code that breaks off at the end of a line, and the rest of it.
_BROKEN = re.compile(r"H\d{2}(?:\.\d{2,3}){0,3}\s?-(?:\s?\d{6}\s?-)?\s*$")
_REST = re.compile(r"\s*((?:\d{6}\s?-\s?)?\d{4,7})(?!\w)")
_CELLS = re.compile(r"\s*[|\t]\s*|\s{2,}")
_LONGEST_LINE = 4_000
_LONGEST_HEADING = 90
_NEAR_LINES = 3
"""How many lines above a code a unit may stand whose name is not whole."""
_EXACT = 97.0


@dataclass(frozen=True, slots=True)
class ListedCode:
    """One line of a list of codes.

    ``heading`` is the text of the line that names the unit, ``heading_line`` its number; ``code``
    is in normal form where it can be, ``printed`` as it stood; ``stated`` is the number of its
    dossiers that stands beside the unit, ``""`` for none.
    """

    heading: str
    heading_line: int
    ordinal: str
    code: str
    printed: str
    line: int
    page: int | None
    stated: str = ""

    @property
    def whole(self) -> bool:
        """Whether the code keeps the pattern of dossier codes."""
        return CODE.match(self.code) is not None

    @property
    def received_on(self) -> str:
        """The day of receipt that the code holds, as ISO date, ``""`` where it is no date."""
        found = CODE.match(self.code)
        if not found:
            return ""
        digits = found[1]
        try:
            return date(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])).isoformat()
        except ValueError:
            return ""


def find_dossiers(lines: Sequence[Line], index: NameIndex) -> list[ListedCode]:
    """Find all listed dossier codes with the unit heading above each.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    index : NameIndex
        The units that may be named.
    """
    found: list[ListedCode] = []
    heading, heading_line, stated = "", 0, ""
    gap: list[Line] = []
    for place, line in enumerate(lines):
        text = _whole_text(lines, place)
        codes = list(_LIKE_CODE.finditer(text)) if "H" in text or "h" in text else []
        if not codes:
            if line.text.strip():
                gap.append(line)
            continue
        end = 0
        for match in codes:
            before = text[end : match.start()]
            after = text[match.end() :] if len(codes) == 1 else ""
            beside = _torn_unit(gap, line, before, index)
            beside = beside or _unit_beside(before, index) or _unit_beside(after, index)
            named = _heading(gap, index) or _unknown_heading(gap, before, index)
            if beside and beside != heading:
                heading, heading_line, stated = beside, line.number, _stated(before)
            elif named is not None and not beside:
                bare = without_numeral(_COUNTED.sub("", named.text))
                heading, heading_line = bare.strip(" \t|"), named.number
                stated = _stated(lines[named.number - 1].text)
            # What opens a line with several codes counts the units, not them.
            ordinal = _ordinal(before) if len(codes) == 1 else ""
            code = _normal(match[1])
            found.append(
                ListedCode(
                    heading, heading_line, ordinal, code, match[1], line.number, line.page, stated
                )
            )
            gap, end = [], match.end()
    return found


def _whole_text(lines: Sequence[Line], place: int) -> str:
    """Return a line, with the rest of a code that breaks off at its end from the line below."""
    text = lines[place].text[:_LONGEST_LINE]
    if _BROKEN.search(text) and place + 1 < len(lines):
        rest = _REST.match(lines[place + 1].text)
        return f"{text.rstrip()}{rest[1]}" if rest else text
    return text


def _stated(text: str) -> str:
    """Return the number of dossiers that a text states beside a unit, ``""`` if it does not."""
    found = _STATED.search(text)
    return next(filter(None, found.groups()), "") if found else ""


def _ordinal(before: str) -> str:
    found = _ORDINAL.match(before.replace("\t", " ").split("  ")[0].strip() + " ")
    found = found or _FIRST.match(before)
    return found[1] if found else ""


def is_code(text: str) -> bool:
    """Tell whether a text is the code of a dossier and nothing else, damaged or not."""
    return "-" in text and _LIKE_CODE.fullmatch(text) is not None


def lines_of_lists(codes: Sequence[ListedCode], index: NameIndex) -> set[int]:
    """Return the lines that lists of codes take up: codes, and headings that only name a unit.

    "8. UBND phường Long Phú 1" is a name that ends in a digit, no row with one figure.
    """
    named = {code.heading_line for code in codes if index.best(code.heading) >= _EXACT}
    return named | {code.line for code in codes}


def _torn_unit(gap: Sequence[Line], line: Line, before: str, index: NameIndex) -> str:
    """Return the unit whose name ends beside a code and begins on the line above it."""
    words = _words_beside(before)
    if not words or not gap or gap[-1].number != line.number - 1:
        return ""
    joined = f"{_title(gap[-1])} {words}"
    return joined if index.best(joined) >= _EXACT else ""


def _words_beside(text: str) -> str:
    """Return the words that share the line with a code, its ordinal left out."""
    bare = text.replace("\t", " ").lstrip(_BULLETS)
    return without_numeral(_FIRST.sub("", bare, count=1)).strip(" |:-–;,.\t")


def _unit_beside(text: str, index: NameIndex) -> str:
    """Return the unit that shares the line with a code, ``""`` if none does."""
    words = _words_beside(text)
    # "Sở Y tế (03 hồ sơ):", "Sở Y tế có 03 hồ sơ, gồm", in a table "Sở Y tế", "3".
    named = _NUMBER_BEHIND.sub("", _BEHIND_NAME.split(words, maxsplit=1)[0]).strip(" |:-–\t")
    best = max((named, words), key=index.best)
    if index.best(best) < KNOWN:
        # Other columns stand beside the unit's: its name is a cell of its own.
        cells = (cell.strip() for cell in _CELLS.split(text))
        best = next((cell for cell in cells if cell and index.best(cell) >= _EXACT), best)
    letters = sum(sign.isalpha() for sign in best)
    if letters < 4 or len(best) > _LONGEST_HEADING or index.best(best) < KNOWN:
        return ""
    return best


def _heading(gap: Sequence[Line], index: NameIndex) -> Line | None:
    """Return the line above a code that names a unit, the nearest one."""
    for far, line in enumerate(reversed(gap[-12:])):
        text = _title(line)
        needed = KNOWN if far < _NEAR_LINES else _EXACT
        if not text or len(text) > _LONGEST_HEADING or section_level(text):
            continue
        if _is_title(text, index):
            continue
        for part in dict.fromkeys((_COUNTED.sub("", text), without_numeral(text), text)):
            if len(part) >= 4 and index.best(part) >= needed and not _is_head(part):
                return replace(line, text=part)
        # "Sở Xây dựng có 04 hồ sơ quá hạn như sau"
        said = _BEHIND_NAME.split(without_numeral(text), maxsplit=1)[0].strip()
        if len(said) < len(text) and index.best(said) >= _EXACT:
            return replace(line, text=said)
    return None


def _title(line: Line) -> str:
    """Return the words of a line that may name a unit, without a count of its dossiers."""
    return _COUNT_BEHIND.sub("", without_markup(line.text).replace("\t", " ")).strip(
        f"{_BULLETS}|:"
    )


def _unknown_heading(gap: Sequence[Line], before: str, index: NameIndex) -> Line | None:
    """Return the line above a list that starts anew where no known unit is named.

    Its codes must not be counted as those of the unit before: the line stays as it is printed.
    """
    first = _FIRST.match(before)
    if not first or look_alike_number(first[1]) != 1:
        return None
    for line in reversed(gap[-3:]):
        text = _title(line)
        letters = sum(sign.isalpha() for sign in text)
        other = _is_head(text) or _is_title(text, index)
        if letters >= 4 and len(text) <= _LONGEST_HEADING and not other:
            return replace(line, text=text)
    return None


def _is_title(text: str, index: NameIndex) -> bool:
    """Tell whether a line is the title of an annex: "Phụ lục" resembles "Phú Lộc"."""
    return bool(annex_title(text)) and index.best(text) < _EXACT


def _is_head(text: str) -> bool:
    bare = plain(text)
    # A head torn over lines leaves "hồ sơ" or "sơ quá" alone on one.
    torn = _OF_HEADS.issuperset(bare.split())
    return torn or bare.startswith(("stt", "tt ", "ma ho so", "ma so"))


def _normal(printed: str) -> str:
    """Return the code with look-alikes as digits and its own marks; unchanged if that fails."""
    code = re.sub(r"\s?[-–—_]\s?", "-", printed.strip())
    code = re.sub(r"\s?[.,]\s?", ".", code)
    # A mark may be read as a blank.
    code = re.sub(r"\s", "-", code)
    lost = _WITHOUT_MARK.fullmatch(code)
    code = "-".join(lost.groups()) if lost else code
    if CODE.match(code):
        return code
    digits = confusions().digits
    head, mark, rest = code.partition("H") if "H" in code else code.partition("h")
    restored = "".join(digits.get(sign, (sign,))[0] for sign in head) + mark.upper()
    restored += "".join(digits.get(sign, (sign,))[0] for sign in rest)
    return restored if CODE.match(restored) else code


def agencies(codes: Sequence[ListedCode]) -> dict[str, Counter[str]]:
    """Return for each heading how often each agency id stands in its codes."""
    counts: dict[str, Counter[str]] = {}
    for code in codes:
        if code.whole:
            agency = code.code.split("-")[0]
            counts.setdefault(code.heading, Counter())[agency] += 1
    return counts
