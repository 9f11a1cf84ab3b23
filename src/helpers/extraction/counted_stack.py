"""Rows of a stacked table told by their ordinals, where damage has broken the rhythm of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from helpers.extraction.captions import annex_title
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import ORDINAL_HEADS
from helpers.extraction.sections import is_average, is_total, section_level
from helpers.extraction.tokens import token_of
from helpers.reading import Line

_NUMERAL = re.compile(r"^(?:[IVXl]{1,5}|[A-DĐ])[.)]?$")
_WHOLE_ROW = re.compile(
    r"\s*\w{1,4}[.)]?\s+[^\W\d_]{2}.*\s\d{1,6}(?:[.,]\d{1,3})*%?(?:\s+\D{2,12})?$"
)
_FEWEST_ROWS = 3
_FEWEST_LETTERS = 3
_LONGEST_ROW = 40
_SHORTEST_ROW = 3
_MOST_UNCOUNTED = 200
_MOST_NAME_LINES = 4
_LONGEST_LINE = 40
_OF_ONE_STRANGE = 4
"""Of how many values one may be unreadable."""
_MOST_LOST = 2
"""How many rows in a row may have lost their ordinals."""


@dataclass(frozen=True)
class StackedRow:
    """One row of a stacked table: the line of each cell, several for a name or a class.

    ``ordinal`` is None for the rows of totals and averages, which are not counted.
    """

    ordinal: Line | None
    name: tuple[Line, ...]
    values: tuple[tuple[Line, ...], ...]


def counted_rows(lines: Sequence[Line]) -> list[list[StackedRow]]:
    """Return the rows of each stacked table among lines of one cell.

    A row runs from an ordinal that is followed by words to the next ordinal; ordinals count up.

    Parameters
    ----------
    lines : sequence of Line
        Lines of one cell each, none blank.
    """
    tables: list[list[StackedRow]] = []
    for chain in _chains(lines):
        stretches = [(a, b) for a, b in pairwise((*chain, len(lines)))]
        if _are_rows(lines[chain[0] : chain[-1]]):
            # The numbers of pages count up as well.
            continue
        rows = [_row(lines[a:b]) for a, b in stretches]
        count, often = Counter(len(row.values) for row in rows[:-1]).most_common(1)[0]
        if count < 1 or 2 * often <= len(rows) - 1:
            continue
        table = []
        for row in rows:
            table += _with_rest(row, count)
        tables.append(table)
    return tables


def _are_rows(lines: Sequence[Line]) -> bool:
    """Tell whether most lines are whole rows: an ordinal, words, figures."""
    return 2 * sum(_WHOLE_ROW.match(line.text) is not None for line in lines) > len(lines)


def _chains(lines: Sequence[Line]) -> list[list[int]]:
    """Return where the ordinals of each table stand, tables in order."""
    numbers = [look_alike_number(line.text.strip(" .)")) for line in lines]
    opening = [
        n
        for n, number in enumerate(numbers[:-1])
        if number
        and _is_words(lines[n + 1].text)
        and not _is_words(lines[n].text)
        # What stands above an annex is the last figure of the table before it.
        and not annex_title(lines[n + 1].text)
    ]
    chains: list[list[int]] = []
    begun = 0
    while True:
        found = _longest([n for n in opening if n >= begun], numbers)
        if len(found) < _FEWEST_ROWS:
            return sorted(chains)
        before = _longest([n for n in opening if begun <= n < found[0]], numbers)
        chains += [chain for chain in (before, found) if len(chain) >= _FEWEST_ROWS]
        begun = found[-1] + 1


def _longest(opening: Sequence[int], numbers: Sequence[int | None]) -> list[int]:
    """Return the longest run of places whose numbers count up, at most a few of them lost."""
    length: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for place, n in enumerate(opening):
        length[n], before[n] = 1, None
        for other in reversed(opening[:place]):
            if n - other > (_MOST_LOST + 1) * _LONGEST_ROW:
                break
            step = (numbers[n] or 0) - (numbers[other] or 0)
            if not 1 <= step <= _MOST_LOST + 1 or length[other] < length[n]:
                continue
            if _SHORTEST_ROW <= (n - other) / step <= _LONGEST_ROW:
                length[n], before[n] = length[other] + 1, other
    if not length:
        return []
    last: int | None = max(length, key=lambda n: (length[n], -n))
    chain: list[int] = []
    while last is not None:
        chain.insert(0, last)
        last = before[last]
    return chain


def _row(lines: Sequence[Line], counted: bool = True) -> StackedRow:
    """Return a row of all lines from its ordinal to the next, words side by side in one cell."""
    start = end = int(counted)
    while end < len(lines) and end - start < _MOST_NAME_LINES and _is_words(lines[end].text):
        end += 1
    values: list[tuple[Line, ...]] = []
    for number, line in enumerate(lines[end:], start=end):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        numeral = _NUMERAL.match(line.text.strip()) and _is_words(following)
        if annex_title(line.text):
            break
        if numeral or section_level(line.text) or is_average(line.text) or is_total(line.text):
            # What follows is a section, or the row of an average.
            values += [(other,) for other in lines[number:]]
            break
        if values and _is_words(line.text) and _is_words(values[-1][-1].text):
            if len(values[-1]) == _MOST_NAME_LINES or len(line.text) > _LONGEST_LINE:
                # Below the last row the text goes on.
                break
            values[-1] = (*values[-1], line)
        else:
            values.append((line,))
    return StackedRow(lines[0] if counted else None, tuple(lines[start:end]), tuple(values))


def _with_rest(row: StackedRow, count: int) -> list[StackedRow]:
    """Return a row of ``count`` values, and the rows that follow it without an ordinal."""
    rows: list[StackedRow] = []
    following: StackedRow | None = row
    while following is not None and len(rows) < _MOST_UNCOUNTED:
        found, following = _first_of(following, count)
        rows += found
    return rows


def _first_of(row: StackedRow, count: int) -> tuple[list[StackedRow], StackedRow | None]:
    """Return a row of ``count`` values, and what follows it without an ordinal, None for nothing.

    A row of an average or total ends the table and comes with the row above it.
    """
    own = list(row.values[:count])
    rest = [line for cell in row.values[count:] for line in cell]
    if len(rest) >= max(1, count - 1) and len(own[-1]) > 1:
        # The name of a row whose ordinal was lost has run into the class before it.
        own[-1], rest = own[-1][:1], [*own[-1][1:], *rest]
    rows = [StackedRow(row.ordinal, row.name, tuple(own))]
    if len(rest) < max(2, count):
        return rows, None
    if is_average(rest[0].text) or is_total(rest[0].text):
        last = StackedRow(None, (rest[0],), tuple((line,) for line in rest[1 : count + 1]))
        return [*rows, last], None
    named = _is_words(rest[0].text)
    if named or (_is_words(rest[1].text) and not _NUMERAL.match(rest[0].text.strip())):
        following = _row(rest, counted=not named)
        strange = sum(not _is_value(cell) for cell in following.values[:count])
        # The title and the heads of another table are no row whose ordinal was lost.
        if len(following.values) >= count and strange <= count // _OF_ONE_STRANGE:
            return rows, following
    return rows, None


def _is_value(cell: Sequence[Line]) -> bool:
    """Tell whether a cell holds a figure, a class or a sign for nothing, and no head ("TT")."""
    # The name of a row whose ordinal was lost may have run into a class.
    texts = {cell[0].text.strip(), " ".join(line.text.strip() for line in cell)}
    return any(fold(text) not in ORDINAL_HEADS and token_of(text).kind != "word" for text in texts)


def _is_words(text: str) -> bool:
    letters = sum(sign.isalpha() for sign in text)
    return letters >= _FEWEST_LETTERS and letters > sum(sign.isdecimal() for sign in text)
