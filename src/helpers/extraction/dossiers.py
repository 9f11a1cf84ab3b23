"""Lists of overdue dossier codes, by the unit that they stand under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helpers.extraction.confusions import confusions
from helpers.extraction.names import NameIndex
from helpers.extraction.sections import without_numeral
from helpers.extraction.units_of_codes import (
    COUNTED,
    EXACT,
    OPENING_NUMBER,
    has_letters,
    heading_above,
    unit_beginning_beside,
    unit_beside,
    unit_ending_beside,
    unknown_heading,
    words_beside,
)
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
_STATED = re.compile(r"(?<![\w.,])(\d{1,4})\s*(?:hồ sơ|hs)\b|[\t|]\s*(\d{1,4})\s*[\t|]\s*$", re.I)
# A code that breaks off at the end of a line, and the rest of it.
_BROKEN = re.compile(r"H\d{2}(?:\.\d{2,3}){0,3}\s?-(?:\s?\d{6}\s?-)?\s*$")
_REST = re.compile(r"\s*((?:\d{6}\s?-\s?)?\d{4,7})(?!\w)")
_LONGEST_LINE = 4_000


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
    def agency(self) -> str:
        """The agency id that opens the code, ``""`` where the code is damaged."""
        return agency_of(self.code)

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


def agency_of(code: str) -> str:
    """Return the agency id that opens a dossier code, ``""`` for what is no whole code."""
    return code.partition("-")[0] if CODE.match(code) else ""


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
    ended = -1
    for place, line in enumerate(lines):
        if place == ended:
            continue
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
            below = lines[place + 1] if match is codes[-1] and place + 1 < len(lines) else None
            beside = unit_ending_beside(gap, line, before, index)
            if not beside and (beside := unit_beginning_beside(before, below, index)):
                ended = place + 1
            beside = beside or unit_beside(before, index) or unit_beside(after, index)
            code = _normal(match[1])
            named = heading_above(gap, index) or unknown_heading(gap, before, index)
            if not beside and named is None:
                beside = _unknown_beside(before, code, found)
            if beside and beside != heading:
                heading, heading_line, stated = beside, line.number, _stated(before)
            elif named is not None and not beside:
                bare = without_numeral(COUNTED.sub("", named.text))
                heading, heading_line = bare.strip(" \t|"), named.number
                stated = _stated(lines[named.number - 1].text)
            # What opens a line with several codes counts the units, not them.
            ordinal = _ordinal(before) if len(codes) == 1 else ""
            found.append(
                ListedCode(
                    heading, heading_line, ordinal, code, match[1], line.number, line.page, stated
                )
            )
            gap, end = [], match.end()
    return found


def _unknown_beside(before: str, code: str, above: Sequence[ListedCode]) -> str:
    """Return the words beside a code of another agency than the last, which had its unit there.

    They are like no unit, but their unit is not that of the code above.
    """
    words = words_beside(before)
    if not above or not has_letters(words):
        return ""
    last, agency = above[-1], agency_of(code)
    other = "" not in {agency, last.agency} and agency != last.agency
    return words if other and last.line == last.heading_line else ""


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
    found = found or OPENING_NUMBER.match(before)
    return found[1] if found else ""


def is_code(text: str) -> bool:
    """Tell whether a text is the code of a dossier and nothing else, damaged or not."""
    return "-" in text and _LIKE_CODE.fullmatch(text) is not None


def lines_of_lists(codes: Sequence[ListedCode], index: NameIndex) -> set[int]:
    """Return the lines that lists of codes take up: codes, and headings that only name a unit.

    "8. UBND phường Long Phú 1" is a name that ends in a digit, no row with one figure.
    """
    named = {code.heading_line for code in codes if index.best(code.heading) >= EXACT}
    return named | {code.line for code in codes}


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
            counts.setdefault(code.heading, Counter())[code.agency] += 1
    return counts
