"""Small tables of one measure by month, one cell a line, → rows in cells.

"Tỷ lệ hồ sơ trực tuyến", "Tháng 9/2025", "Tháng 10/2025", then "Khối xã", "15,98%", "31,58%" and so
on: two or three rows have no rhythm of their own, but heads that are months say how many figures a
row has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.folding import plain
from helpers.extraction.moments import MONTH_WORD
from helpers.extraction.stacked_runs import kind_of_line
from helpers.reading import Line

_PERIOD = re.compile(
    rf"(?:(?:{MONTH_WORD}|quy)\s(?:\d{{1,2}}|[iv]{{1,3}})(?:\s?(?:[/.-]|nam)\s?20\d\d)?"
    rf"|(?:{MONTH_WORD}|ky|quy)\s(?:truoc|nay))"
)
_FEWEST = 2


def periods_in_cells(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the heads and rows of such tables on one line each, at tabs.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; ``lines[i].number == i + 1``. Lines taken into another are left blank.
    """
    told = [line for line in lines if line.text.strip()]
    made = list(lines)
    place = 1
    while place < len(told):
        heads = _periods_from(told, place)
        rows = _rows_from(told, place + heads, heads) if heads >= _FEWEST else []
        if rows and kind_of_line(told[place - 1]) == "words":
            for row in (told[place - 1 : place + heads], *rows):
                _lay(row, made)
            place += heads + sum(map(len, rows))
        place += 1
    return made


def _periods_from(told: Sequence[Line], place: int) -> int:
    """Return how many lines from ``place`` on name a period and nothing else."""
    count = 0
    while place + count < len(told) and _PERIOD.fullmatch(plain(told[place + count].text.strip())):
        count += 1
    return count


def _rows_from(told: Sequence[Line], place: int, width: int) -> list[Sequence[Line]]:
    """Return the rows from ``place`` on: a line of words, then ``width`` lines of a value each."""
    rows: list[Sequence[Line]] = []
    while True:
        row = told[place : place + 1 + width]
        kinds = [kind_of_line(line) for line in row]
        if kinds != ["words", *["value"] * width]:
            return rows
        rows.append(row)
        place += 1 + width


def _lay(row: Sequence[Line], made: list[Line]) -> None:
    """Put the cells of a row on its first line and leave the others blank."""
    cells = "\t".join(line.text.strip() for line in row)
    for line in row:
        made[line.number - 1] = replace(line, text=cells if line is row[0] else "")
