"""The head of each column, where heads stand in cells, under one another or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.moments import periods_in
from helpers.extraction.rows import split_cells
from helpers.reading import Line

_SCALES = "100|80|30|25|22|20|18|15|12|10|5"
# "(18đ)", "(tối đa 18)", "(18)", "/18": a bare number only where it is a usual maximum.
MAXIMUM = re.compile(
    r"\(\s*(?:toi da|max|thang diem|thang)?\s*(\d{1,3})\s*(?:diem|di\wm|d)\s*\)?"
    r"|(?<!\w)(\d{1,3})\s*(?:diem|d)\b"
    r"|(?:\(\s*(?:toi da|max|thang diem|thang)?|toi da|max|(?<!\d)/)\s*"
    rf"({_SCALES})\s*\)?(?![\d/.,])"
)
_BARE_MONTH = re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?(20\d\d)(?!\d)")
_NAME_HEADS = ("ten co quan don vi", "ten don vi", "co quan don vi", "don vi", "ten co quan", "ten")
_CLASS_HEADS = ("xep loai", "phan loai", "loai", "muc xep loai")
RANK_HEADS = ("xep hang", "thu hang", "hang", "xep thu", "vi thu", "vi tri")
_NOTE_HEADS = ("ghi chu", "chu thich")
_GAP = re.compile(r"\S+(?: \S+)*")
_LONGEST_HEAD = 60


@dataclass(frozen=True)
class HeadCell:
    """The head of one column where heads stand in cells.

    ``role`` is ``value``, ``class``, ``rank``, ``note``, ``ordinal`` or ``name``.
    """

    text: str
    role: str
    maximum: Decimal | None = None
    period: str = ""


def head_cells(lines: Sequence[Line], width: int, count: int) -> tuple[HeadCell, ...]:
    """Return the head of each column, ``()`` where heads do not stand apart.

    Parameters
    ----------
    lines : sequence of Line
        The head.
    width : int
        How many cells a row has, ordinal and name included; 0 where rows do not stand in cells.
    count : int
        How many tokens a row has after its name.
    """
    columns = _under_one_another(lines, width) or _one_a_line(lines, count)
    return tuple(_head_cell(text) for text in columns)


def _under_one_another(lines: Sequence[Line], width: int) -> list[str]:
    """Join the head lines column by column, by their marks or by their places in the line."""
    if width < 2:
        return []
    parted = [cells for line in lines if (cells := split_cells(line.text)) and len(cells) == width]
    if not parted:
        return []
    filled = [line for line in lines if line.text.strip()]
    spaced = not any("\t" in line.text or "|" in line.text for line in filled)
    if spaced and len(parted) < len(filled):
        return _by_place(filled, width)
    return [" ".join(part for part in column if part) for column in zip(*parted, strict=True)]


def _by_place(lines: Sequence[Line], width: int) -> list[str]:
    """Give each word group to the column whose first words it stands under.

    Groups of one line belong to as many columns, in order: maxima set closer than the heads
    above them are not shifted for that.
    """
    parts = [[(found.start(), found[0]) for found in _GAP.finditer(line.text)] for line in lines]
    whole = next((place for place, part in enumerate(parts) if len(part) == width), None)
    if whole is None:
        return []
    starts = [start for start, _ in parts[whole]]
    columns: list[list[str]] = [[] for _ in starts]
    # What stands above the first whole line spans columns and names none.
    for part in parts[whole:]:
        for column, (_, text) in zip(_nearest([s for s, _ in part], starts), part, strict=True):
            columns[column].append(text)
    return [" ".join(texts) for texts in columns]


def _nearest(places: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Return which column each place belongs to: in order, each its own, least moved in all."""
    if len(places) > len(starts):
        return [min(range(len(starts)), key=lambda c: (abs(starts[c] - p), c)) for p in places]
    best: list[tuple[int, list[int]]] = [(0, [])]
    for number, place in enumerate(places):
        following: list[tuple[int, list[int]]] = []
        for column in range(number, len(starts) - len(places) + number + 1):
            cost, chosen = min(b for b in best if not b[1] or b[1][-1] < column)
            following.append((cost + abs(starts[column] - place), [*chosen, column]))
        best = following
    return min(best)[1]


def _one_a_line(lines: Sequence[Line], count: int) -> list[str]:
    """Return heads that stand one a line, STT and name first."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    roles = [_role(fold(text)) for text in texts]
    if len(texts) < 3 or "name" not in roles:
        return []
    first = roles.index("ordinal") if "ordinal" in roles else roles.index("name")
    if max(map(len, texts[first:])) > _LONGEST_HEAD:
        return []
    own = sum(role not in {"ordinal", "name"} for role in roles[first:])
    # A class or rank may not be printed in every row.
    return texts[first:] if own - count in {0, 1} and count >= 2 else []


def periods_of(cells: Sequence[HeadCell]) -> tuple[str, ...]:
    """Return the period of each column but the name's, where each has one of its own."""
    own = [cell.period for cell in cells if cell.role == "value"]
    named = [period for period in own if period]
    return tuple(named) if len(named) >= 2 and len(named) >= len(own) - 1 else ()


def _head_cell(text: str) -> HeadCell:
    found = MAXIMUM.search(plain(text))
    maximum = Decimal(found[1] or found[2] or found[3]) if found else None
    label = fold(re.sub(r"\([^)]*\)", " ", text)) or fold(text)
    named = periods_in(text) or [
        f"{month[2]}-{int(month[1]):02d}"
        for month in _BARE_MONTH.finditer(text)
        if 1 <= int(month[1]) <= 12
    ]
    return HeadCell(text.strip(), _role(label), maximum, named[0] if len(named) == 1 else "")


def _role(label: str) -> str:
    if label in {"stt", "tt", "so tt", "s tt"}:
        return "ordinal"
    for role, heads in (
        ("class", _CLASS_HEADS),
        ("rank", RANK_HEADS),
        ("note", _NOTE_HEADS),
        ("name", _NAME_HEADS),
    ):
        if any(label == head or fuzz.ratio(label, head) >= 86 for head in heads):
            return role
    return "value"
