"""Names broken over lines, their halves before and after the line with the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.extraction.captions import has_decimals
from helpers.extraction.folding import plain
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.openings_of_names import opens_with_committee
from helpers.extraction.row_text import RowText
from helpers.extraction.sections import group_name, is_average, is_total
from helpers.reading import Line

_LONGEST_HALF = 60
_MOST_HALVES = 3
_CLOSE_ENOUGH = 97.0
_OF_BLOCK = 99.0
"""How alike (0–100) a block the words are that name one."""
_GAIN = 4.0
_WHOLE = 1.0
_CONTINUED = 14.0
"""What leaving a line that begins with "và" unexplained costs: a shorter name may be whole too."""
_UNEXPLAINED = 10.0
_ONE_HALF = 4.0
"""What the upper half alone costs where figures stand between it and another line of words."""
_FEWEST_LETTERS = 3
_AND = re.compile(r"(?:và|[vu][aàâạo0dđ&]|ya)\s+[a-zđ]", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–+•]\s")
_BARS = re.compile(r"[|\s]+")
_ORDINAL = re.compile(r"\d{1,3}[.)]?")
_OWN_NUMBER = re.compile(r"\d{1,2}")
"""What closes a name right below the figures: "phường Mỹ Đình", the figures, then "2"."""
_PARTED = re.compile(r"\s{2,}|\t")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_FIGURED = re.compile(r"[^\W\d_]{2}\S*\s+\d{1,3}(?:[.,]\d{1,2})?\s*$")
_COUNTED = re.compile(r"^[\s|]*\d{1,3}[.)]?[\s|]+(?=[^\W\d_])")
# "Đông" above "A": no numeral of a section.
_LETTER = re.compile(r"[AĂÂBĐEÊGHKNOÔƠSTUƯY]")
# "TT&DL" ends "Sở Văn hóa, TT&DL".
_HEADLIKE = re.compile(r"\b(stt|tt(?!\s?[&,-])|ten co quan|ten don vi|ghi chu|phu luc)\b")


@dataclass(frozen=True)
class JoinedName:
    """The whole name of a row and the lines that its halves came from."""

    name: str
    lines: tuple[int, ...]


def join_torn_names(
    rows: Sequence[RowText],
    lines: Sequence[Line],
    index: NameIndex,
    blocked: set[int],
    end: int,
) -> list[JoinedName]:
    """Give each row the halves of its name that stand on neighbouring lines.

    The lines between two rows may belong to the upper one, to the lower one, or be debris. All
    rows are settled together, so that the sum of the likenesses of their names is greatest.

    Parameters
    ----------
    rows : sequence of RowText
        The rows of one table, in order.
    lines : sequence of Line
        The whole dispatch.
    index : NameIndex
        The units that may be named.
    blocked : set of int
        Lines that are sections or heads.
    end : int
        Number of the last line of the table before.

    Returns
    -------
    list of JoinedName
        One a row.
    """
    # "- UBND các xã, phường" above the head is an address.
    above = _halves(lines, end, rows[0].line, blocked)
    gaps = [[line for line in above if not _ITEM.match(line.text)][-_MOST_HALVES:]]
    for upper, lower in pairwise(rows):
        gaps.append(_halves(lines, upper.line, lower.line, blocked))
    gaps.append(_halves(lines, rows[-1].line, rows[-1].line + 4, blocked)[:2])
    # What stands above the first row may be part of a head, unless it opens a name.
    best: dict[int, tuple[float, list[JoinedName]]] = {
        split: (
            -_UNEXPLAINED * sum(opens_with_committee(line.text) for line in gaps[0][:split]),
            [],
        )
        for split in range(len(gaps[0]) + 1)
    }
    for place, row in enumerate(rows):
        before, after = gaps[place], gaps[place + 1]
        following: dict[int, tuple[float, list[JoinedName]]] = {}
        for given in range(len(after) + 1):
            options = []
            for split, (score, names) in best.items():
                upper_half, lower_half = before[split:], after[:given]
                joined, likeness = _join(row, upper_half, lower_half, index)
                if upper_half and not given and after[:1] and after[0].number == row.line + 1:
                    likeness -= _ONE_HALF * (not row.name)
                options.append((score + likeness, names, joined))
            score, names, joined = max(options, key=lambda option: option[0])
            following[given] = (score, [*names, joined])
        best = _pruned(following)
    return max(best.values(), key=lambda option: option[0])[1]


def _pruned(
    states: dict[int, tuple[float, list[JoinedName]]],
) -> dict[int, tuple[float, list[JoinedName]]]:
    return states if len(states) > 1 else {0: next(iter(states.values()))}


def _halves(lines: Sequence[Line], after: int, before: int, blocked: set[int]) -> list[Line]:
    """Return the lines between two rows that may be halves of names."""
    found = []
    # What stands about a line of figures without a name is that of its own row; those right below
    # a name without any are its.
    first = after + (0 < after < before - 1 and not has_decimals(lines[after - 1].text))
    unnamed = {line.number for line in lines[first : before - 1] if has_decimals(line.text)}
    for line in lines[after : before - 1]:
        # The borders and blanks of the cells that stay empty are no part of a half.
        text = _BARS.sub(" ", line.text).strip()
        letters = sum(sign.isalpha() for sign in text)
        if (
            text
            and line.number not in blocked
            and unnamed.isdisjoint({line.number - 1, line.number + 1})
            and len(text) <= _LONGEST_HALF
            and (letters > 1 or _ends_a_name(line, after))
            and _words_alone(line.text)
            and not _HEADLIKE.search(plain(text))
        ):
            found.append(line)
    return found if len(found) <= 2 * _MOST_HALVES else found[:_MOST_HALVES] + found[-_MOST_HALVES:]


def _ends_a_name(line: Line, after: int) -> bool:
    """Tell whether a line holds but the letter or, right below its row, the number of a name."""
    text = _BARS.sub(" ", line.text).strip()
    numbered = line.number == after + 1 and _OWN_NUMBER.fullmatch(text)
    return bool(numbered or _LETTER.fullmatch(text))


def _words_alone(text: str) -> bool:
    """Tell whether a line has words in one cell and, if anything, an ordinal before them."""
    parted = [cell for cell in _PARTED.split(text) if cell.strip()]
    if len(parted) > 1 and _FIGURE.fullmatch(parted[-1]) and not _ORDINAL.fullmatch(parted[0]):
        # "s    tế và các khu công    4" is a row whose ordinal was misread.
        return False
    framed = text.lstrip().startswith("|") and text.rstrip().endswith("|")
    parted = re.split(r"[\t|]" if framed else r"\t", text)
    # Specks, and a border that was read as a letter, fill no cell.
    first, *others = [cell.strip() for cell in parted if any(map(str.isalnum, cell))] or [""]
    cells = [first, *(cell for cell in others if len(cell) > 1 or not framed)]
    return len(cells) == 1 or (len(cells) == 2 and bool(_ORDINAL.fullmatch(cells[0])))


def _join(
    row: RowText, upper: Sequence[Line], lower: Sequence[Line], index: NameIndex
) -> tuple[JoinedName, float]:
    """Return the best joined name of a row from these halves, and its likeness with cost."""
    halves = sum(map(_may_be_half, (*upper, *lower)))
    own = _likeness(row.name, index) - _UNEXPLAINED * halves
    plain_name = JoinedName(row.name, ())
    if not (upper or lower):
        return plain_name, own
    best = (plain_name, own)
    for skipped in range(len(upper) + 1):
        for kept in range(len(lower) + 1):
            parts = [*upper[skipped:], *lower[:kept]]
            if not parts or len(parts) > _MOST_HALVES:
                continue
            texts = [line.text for line in upper[skipped:]]
            if texts and not row.ordinal:
                texts[0] = _COUNTED.sub("", texts[0])
            texts += [row.name, *(line.text for line in lower[:kept])]
            if any(map(_FIGURED.search, [text for text in texts if text][:-1])):
                # A number closes a name ("A Lưới 3"), and stands in none.
                continue
            name = " ".join(filter(None, (_BARS.sub(" ", text).strip() for text in texts)))
            likeness = _likeness(name, index)
            # A whole name explains the half line as well; a mere gain in likeness may be chance.
            likeness += _WHOLE * len(parts) if likeness >= _CLOSE_ENOUGH else -_GAIN
            if likeness >= KNOWN:
                likeness += _CONTINUED * sum(_goes_on(line.text) for line in lower[:kept])
            likeness -= _UNEXPLAINED * (halves - sum(map(_may_be_half, parts)))
            likeness -= _ONE_HALF * (not row.name and bool(upper and lower) and not kept)
            # Of two names that both are whole, the longer one leaves less unexplained.
            if likeness > best[1] or (likeness == best[1] and len(parts) > len(best[0].lines)):
                best = (JoinedName(name, tuple(line.number for line in parts)), likeness)
    return best


def _may_be_half(line: Line) -> bool:
    return sum(sign.isalpha() for sign in line.text) >= _FEWEST_LETTERS


def _goes_on(text: str) -> bool:
    """Tell whether a line can only be the second half of a name: "và các khu công nghiệp"."""
    return bool(_AND.match(text.strip(" \t|")))


def _likeness(name: str, index: NameIndex) -> float:
    if not name:
        return 0.0
    if is_total(name) or is_average(name):
        return 100.0
    # "Ủy ban nhân dân xã Hương" resembles "… xã, phường", but "… xã Hương Đô" is a unit.
    return _OF_BLOCK if group_name(name) else index.best(name)
