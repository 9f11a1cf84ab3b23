"""Rows of a table in which no figure can be read: rows all the same, never a gap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.row_tests import kind_of_row
from helpers.extraction.row_text import RowText, cells_of_width, split_cells
from helpers.extraction.table_frame import opens_head, says_heads
from helpers.extraction.tokens import token_of
from helpers.reading import Line

_EXACT = 97.0
_COUNTED = re.compile(r"\s*(?P<ordinal>\d{1,3})[.)]?\s+(?P<name>\S.*\S)\s*")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the rows of a table come: so many cells, in which the name, whether one counts them."""

    width: int
    name: int
    counted: bool


def with_illegible_rows(
    cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex, start: int
) -> list[RowText]:
    """Return the rows of a table with those among, above and below them that have lost all figures.

    Parameters
    ----------
    cluster : sequence of RowText
        The rows that have figures.
    lines : sequence of Line
        The whole dispatch.
    index : NameIndex
        The units that may be named: only a row that names one is known without figures.
    start : int
        The last line of the table before.
    """
    shape = _shape(cluster, lines)
    own = {row.line: row for row in cluster}
    ordinals = {row.ordinal for row in cluster}

    def read(number: int) -> RowText | None:
        line = lines[number - 1]
        if says_heads(line.text) or opens_head(line):
            return None
        row = _in_cells(line, shape, index) if shape else _in_words(line, index)
        if row is None or (row.ordinal and row.ordinal in ordinals):
            # where rows are counted, the ordinal must be the one that is wanting
            return None
        # a name outside cells, or alone, may go on below, unless the next row is counted there
        filled = row.cells and any(token.kind != "empty" for token in row.tokens)
        return row if filled or _ends(row, own) else None

    def run(numbers: range) -> Iterator[RowText]:
        for number in numbers:
            if lines[number - 1].text.strip():
                row = read(number)
                if row is None or row.figures:
                    # what has figures is a row of another table
                    return
                yield row

    first, last = cluster[0].line, cluster[-1].line
    among = (
        own.get(number) or read(number)
        for number in range(first, last + 1)
        if lines[number - 1].text.strip()
    )
    return [
        *reversed([*run(range(first - 1, start, -1))]),
        *(row for row in among if row),
        *run(range(last + 1, len(lines) + 1)),
    ]


def _ends(row: RowText, own: Mapping[int, RowText]) -> bool:
    """Tell whether a row stands between those counted before and after it, so that it is whole."""
    if not row.ordinal.isdecimal():
        return False
    above = max((line for line in own if line < row.line), default=None)
    below = min((line for line in own if line > row.line), default=None)
    wanted = ((above, int(row.ordinal) - 1), (below, int(row.ordinal) + 1))
    return all(line is None or own[line].ordinal == str(number) for line, number in wanted)


def _shape(cluster: Sequence[RowText], lines: Sequence[Line]) -> _Shape | None:
    shapes: Counter[_Shape] = Counter()
    for row in cluster:
        cells = split_cells(lines[row.line - 1].text) or []
        if row.cells and row.name in cells:
            shapes[_Shape(len(cells), cells.index(row.name), bool(row.ordinal))] += 1
    return next((s for s, count in shapes.most_common(1) if 2 * count > len(cluster)), None)


def _in_cells(line: Line, shape: _Shape, index: NameIndex) -> RowText | None:
    cells = cells_of_width(line.text, shape.width)
    if cells is None:
        return _cut_short(line, shape, index)
    if not _is_unit(cells[shape.name], index, KNOWN if shape.counted else _EXACT):
        return None
    ordinal = cells[0].strip(" .)") if shape.counted else ""
    rest = [cell for at, cell in enumerate(cells) if at != shape.name and (at or not shape.counted)]
    tokens = tuple(token_of(cell) for cell in rest)
    leading = shape.name - shape.counted
    return RowText(line.number, ordinal, cells[shape.name], tokens, cells=True, leading=leading)


def _cut_short(line: Line, shape: _Shape, index: NameIndex) -> RowText | None:
    """Read a line in cells of which there is none behind the name."""
    cells = split_cells(line.text) if "\t" in line.text and shape.counted else None
    if cells is None or len(cells) != shape.name + 1:
        return None
    name = _unit_in(cells[-1], index, KNOWN)
    return RowText(line.number, cells[0].strip(" .)"), name, ()) if name else None


def _in_words(line: Line, index: NameIndex) -> RowText | None:
    found = _COUNTED.fullmatch(line.text) if len(line.text) < _LONGEST else None
    name = _unit_in(found["name"], index, _EXACT) if found else ""
    return RowText(line.number, found["ordinal"], name, ()) if found and name else None


def _unit_in(text: str, index: NameIndex, needed: float) -> str:
    """Return the unit that a text names, if need be without its last word: a figure unread."""
    names = (text, text.rpartition(" ")[0])
    return next((name for name in names if name and _is_unit(name, index, needed)), "")


def _is_unit(name: str, index: NameIndex, needed: float) -> bool:
    return kind_of_row(name, index) == "unit" and index.best(name) >= needed
