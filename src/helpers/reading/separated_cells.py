"""Rows whose cells are parted by semicolons or commas, as spreadsheets save them → by tabs.

Semicolons and commas stand in prose as well. Lines are rows only where several follow each other
that have as many cells, most of them with a cell that is a figure and nothing else.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

_CODE = re.compile(r"\s*(?:\d{3}\.\d\d\.\d\d\.)?H\d\d[.\d]*-\d{6}-\d+\s*")
# A figure, or the code of a dossier.
_FIGURE = re.compile(rf"\s*[+\-]?\d[\d.,]*(?:/\d{{1,3}}|\s?%)?\s*|{_CODE.pattern}")
_FIGURES_IN_ONE = re.compile(r"\d\s+\d")
_MOST = 0.5
"""So many of the rows have a cell that is a figure alone; heads and blocks have none."""
_FEWEST_ROWS = 3
_MOST_CELLS = 60
_LONGEST = 2_000
"""No row of a dispatch has more letters."""
_FEWEST_BY_COMMA = 3
"""A line with two cells parted by a comma may be a name with a decimal."""


def part_at_separators(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with the cells of such rows parted by tabs.

    Parameters
    ----------
    lines : sequence of str
        Without line ends. All other lines come back as they are.
    """
    made = list(lines)
    for sign, cells_of in ((";", _by_semicolon), (",", _by_comma)):
        if sum(sign in line for line in made) < _FEWEST_ROWS:
            continue
        cells = [cells_of(line) if sign in line and len(line) <= _LONGEST else [] for line in made]
        for place in _rows(cells):
            made[place] = "\t".join(" ".join(cell.split()) for cell in cells[place])
    return made


def _by_semicolon(line: str) -> list[str]:
    return _cells(line, ";")


def _by_comma(line: str) -> list[str]:
    """Return the cells of a line, none if its commas are those of prose or of decimals."""
    if re.search(r",\s", re.sub(r'"[^"]*"', "", line)):
        return []
    cells = _cells(line, ",")
    two = len(cells) + 1 == _FEWEST_BY_COMMA
    two = two and (not re.search(r"\d", cells[0]) or _CODE.fullmatch(cells[1]) is not None)
    whole = two or len(cells) >= _FEWEST_BY_COMMA
    whole = whole and not any(map(_FIGURES_IN_ONE.search, cells))
    # "Sở Nội vụ 95,4": the first cell of a row is an ordinal or a name, a name has no figure.
    mixed = any(re.search(r"[^\W\d_].*\s\d{2,}$", cell) for cell in cells[:1])
    return cells if whole and not mixed else []


def _cells(line: str, sign: str) -> list[str]:
    if "\t" in line or "|" in line or line.count(sign) >= _MOST_CELLS:
        return []
    if '"' not in line:
        return line.split(sign)
    try:
        return next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return []


def _runs(cells: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield where several lines that follow each other have as many cells, two at least."""
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or len(cells[place]) != len(cells[start]):
            if len(cells[start]) > 1 and place - start >= _FEWEST_ROWS:
                yield start, place
            start = place


def _rows(cells: Sequence[list[str]]) -> set[int]:
    """Return the places of the lines that are rows.

    What stands alone beside a page break is a row too, if it has a figure of its own; so are the
    heads and blocks right beside it.
    """
    tables = [run for run in _runs(cells) if _is_table(cells[slice(*run)])]
    widths = {len(cells[start]) for start, _ in tables}
    found = {place for run in tables for place in range(*run)}
    found |= {n for n, row in enumerate(cells) if len(row) in widths and _has_figure(row)}
    for place in sorted(found):
        for step in (-1, 1):
            near = place + step
            while 0 <= near < len(cells) and len(cells[near]) == len(cells[place]):
                if near in found:
                    break
                found.add(near)
                near += step
    return found


def _is_table(rows: Sequence[list[str]]) -> bool:
    return sum(map(_has_figure, rows)) >= _MOST * len(rows)


def _has_figure(row: Sequence[str]) -> bool:
    """Tell whether a cell behind the first is a figure and nothing else."""
    return any(_FIGURE.fullmatch(cell) for cell in row[1:])
