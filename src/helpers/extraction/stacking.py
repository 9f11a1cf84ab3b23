"""Tables whose cells stand one a line, as copying out of a PDF leaves them, → rows in cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from helpers.extraction.counted_stack import counted_rows
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_cells import role_of
from helpers.extraction.sections import is_average, is_maxima, section_level
from helpers.extraction.tokens import token_of
from helpers.reading import Line

_ROMAN = re.compile(r"^(?:[IVX]{1,5}|[A-DĐ])[.)]?$")
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 80
_MOST_NAME_LINES = 4
_FEWEST_ROWS = 3
_MOSTLY = 0.6
_MOST_BLANK = 2
_ORDINAL_HEADS = frozenset({"TT", "STT", "Stt", "Số TT"})
"""They resemble a damaged class ("Tt" for "Tốt")."""
_SCALES = frozenset({"100", "80", "30", "25", "22", "20", "18", "15", "12", "10", "5"})


@dataclass(frozen=True)
class _Run:
    """Neighbouring lines that are all words, or all values."""

    words: bool
    lines: tuple[Line, ...]


def unstack(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each row of a stacked table on its first line, its cells at tabs.

    A stacked table is told by its rhythm: a name of one to four lines, then the same number of
    values, again and again. The other lines of a row are left blank, so that numbers stay.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    """
    made = list(lines)
    for block in _blocks(lines):
        found = _rows_of(block) or [
            line for part in _parted_at_heads(block) for line in _rows_of(part)
        ]
        counted = _counted(block)
        if _rows_among(counted) > _rows_among(found):
            found = counted
        for line in found:
            made[line.number - 1] = line
    return made


def _rows_among(lines: Sequence[Line]) -> int:
    return sum("\t" in line.text for line in lines)


def _counted(block: Sequence[_Run]) -> list[Line]:
    """Return the lines of a block anew, its rows told by their ordinals."""
    lines = [line for run in block for line in run.lines]
    made: list[Line] = []
    done = 0
    for table in counted_rows(lines):
        first = table[0].ordinal or table[0].name[0]
        above = [line for line in lines if done < line.number < first.number]
        for row in table:
            taken = [line for cell in row.values for line in cell]
            cells = [_joined(row.name), *map(_joined, row.values)]
            opening = [row.ordinal] if row.ordinal else []
            made += _cells([*_texts(opening), *cells], [*opening, *row.name, *taken])
        done = made[-1].number
        heads = _heads(above, len(table[0].values) + 2)
        made += _cells(_texts(heads), heads) if heads else []
    return made


def _parted_at_heads(block: Sequence[_Run]) -> list[list[_Run]]:
    """Return the tables of a block that has several, each from its title and heads on."""
    parts: list[list[_Run]] = [[]]
    for run in block:
        if run.words and len(run.lines) > _MOST_NAME_LINES:
            parts.append([])
        parts[-1].append(run)
    return [part for part in parts if len(part) >= 2 * _FEWEST_ROWS]


def _blocks(lines: Sequence[Line]) -> list[list[_Run]]:
    """Return the stretches of lines that each hold one cell, as runs of words and of values."""
    blocks: list[list[_Run]] = [[]]
    current: list[Line] = []
    words = False
    for line in (*lines, None):
        kind = _kind(line) if line else "end"
        if kind == "blank":
            continue
        if current and (kind not in {"words", "value"} or (kind == "words") != words):
            blocks[-1].append(_Run(words, tuple(current)))
            current = []
        if line is None or kind == "other":
            blocks.append([])
            continue
        words = kind == "words"
        current.append(line)
    return [block for block in blocks if len(block) >= 2 * _FEWEST_ROWS]


def _kind(line: Line) -> str:
    text = line.text.strip()
    if not text:
        return "blank"
    if "\t" in text or "|" in text or len(text) > _LONGEST_NAME or "  " in text:
        return "other"
    if text in _ORDINAL_HEADS:
        return "words"
    token = token_of(text)
    if token.kind in {"figure", "nothing", "class", "weak"} or _ROMAN.match(text):
        return "value"
    return "words" if _LETTERS.search(text) else "other"


def _rows_of(block: Sequence[_Run]) -> list[Line]:
    """Return the lines of a block anew: rows in cells, the lines they took blank."""
    runs = [run for run in block if not run.words]
    usual, often = Counter(len(run.lines) for run in runs).most_common(1)[0]
    if often < max(_FEWEST_ROWS, _MOSTLY * len(runs) - 1):
        return []
    numbered = _numbered(runs, usual)
    count = usual - numbered
    if count < 1 or (count == 1 and not numbered):
        return []
    made: list[Line] = []
    before: Line | None = None
    for above, values in pairwise(block):
        if not above.words:
            continue
        names = _without_section(above)
        own, rest = _own_values(values, count, before)
        few = len(names.lines) <= _MOST_NAME_LINES
        # A section without figures: its only value counts the next row.
        bare = numbered and not rest and section_level(_joined(names.lines))
        short = numbered and len(own) == count - 1 and len(rest) == 1
        if few and (len(own) == count or short) and not bare and _ends(rest, before):
            made += _row(before, names.lines, own)
            made += _average(rest, count)
        elif few and len(values.lines) >= _FEWEST_ROWS and section_level(_joined(names.lines)):
            made += _row(before, names.lines, values.lines)
        else:
            made += _head(names, values, count, bool(numbered))
        # A section ("I", "Khối sở, ngành") or the head: its last value counts the next row.
        before = rest[-1] if rest else values.lines[-1]
        before = before if numbered and before not in own else None
    return made


def _own_values(
    values: _Run, count: int, ordinal: Line | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the values of a row and what follows them, the ordinal of the next row first of all.

    Where a value was lost the next ordinal stands in its place: it must not be taken for one.
    """
    own, rest = values.lines[:count], values.lines[count:]
    number = look_alike_number(ordinal.text.strip(" .)")) if ordinal else None
    last = look_alike_number(own[-1].text.strip(" .)")) if own and not rest else None
    if number is not None and last == number + 1:
        return own[:-1], own[-1:]
    return own, rest


def _without_section(names: _Run) -> _Run:
    """Return the lines of a name without those of a section that opens above it."""
    lines = names.lines
    while len(lines) > 1 and section_level(lines[0].text):
        lines = lines[1:]
    return replace(names, lines=lines)


def _head(names: _Run, values: _Run, count: int, numbered: bool) -> list[Line]:
    """Return the heads, one a line, as one line of cells; and that of the maxima below it."""
    width = count + 1 + numbered
    lines = list(names.lines)
    below = [lines.pop()] if is_maxima(lines[-1].text) else []
    heads = _heads(lines, width)
    if not heads:
        return []
    made = _cells(_texts(heads), heads)
    if below:
        tops = list(takewhile(lambda line: line.text.strip() in _SCALES, values.lines))
        cells = [*[""] * (width - 1 - count), below[0].text.strip(), *_texts(tops)]
        made += _cells([*cells, *[""] * (width - len(cells))], [*below, *tops])
    counting = [line for line in values.lines if line.text.strip(" ()").isdigit()][-width - 1 :]
    if [line.text.strip(" ()") for line in counting[:width]] == [str(n + 1) for n in range(width)]:
        made += [replace(line, text="") for line in counting[:width]]
    return made


def _heads(lines: Sequence[Line], width: int) -> list[Line]:
    """Return the lines that head the columns; a column of notes may be blank in every row."""
    for more in range(_MOST_BLANK + 1):
        heads = list(lines[-(width + more) :])
        roles = [role_of(fold(line.text)) for line in heads]
        named = roles[:1] == ["name"] or roles[:2] == ["value", "name"]
        if len(heads) == width + more and (named or roles[0] == "ordinal"):
            kept = [line for line, role in zip(heads, roles, strict=True) if role != "note"]
            return kept if len(kept) == width else []
    return []


def _ends(rest: Sequence[Line], before: Line | None) -> bool:
    """Tell whether a row may end before ``rest``: the next ordinal, after debris if it counts."""
    if len(rest) <= 1 or is_average(rest[0].text):
        return True
    own, following = (before.text if before else ""), rest[-1].text.strip(" .)")
    return own.strip(" .)").isdigit() and following == str(int(own.strip(" .)")) + 1)


def _average(rest: Sequence[Line], count: int) -> list[Line]:
    """Return the row of averages whose name is also that of a class."""
    if len(rest) <= 1 or not is_average(rest[0].text):
        return []
    return _row(None, rest[:1], rest[1 : count + 1])


def _numbered(runs: Sequence[_Run], usual: int) -> int:
    """Return 1 if the last value of the runs counts the row that follows, else 0.

    A rank that rises from row to row stands after the last row too; the next ordinal does not.
    """
    last = [run.lines[-1].text.strip(" .)") for run in runs if len(run.lines) == usual]
    numbers = [int(text) if text.isdigit() else None for text in last]
    pairs = list(pairwise(numbers))
    rising = sum(a is not None and b == a + 1 for a, b in pairs)
    if not pairs or rising < _MOSTLY * len(pairs):
        return 0
    return int(numbers[0] != 1 or len(runs[-1].lines) == usual - 1)


def _row(ordinal: Line | None, names: Sequence[Line], values: Sequence[Line]) -> list[Line]:
    """Return the lines of one row: all cells on the first, the others blank."""
    first = [ordinal] if ordinal else []
    return _cells([*_texts(first), _joined(names), *_texts(values)], [*first, *names, *values])


def _cells(cells: Sequence[str], taken: Sequence[Line]) -> list[Line]:
    blank = [replace(line, text="") for line in taken[1:]]
    return [replace(taken[0], text="\t".join(cells)), *blank]


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text.strip() for line in lines]


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(_texts(lines))
