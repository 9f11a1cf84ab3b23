"""Two tables side by side under one head that stands twice: each is read by itself.

``STT  Tên đơn vị  Tổng điểm   STT  Tên đơn vị  Tổng điểm``: the lines keep their numbers, the
halves on the right become lines of a page of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.row_text import cells_of_width, split_cells
from helpers.reading import Line

_FEWEST_CELLS = 4
_OPENS = frozenset({"ordinal", "name"})
_MOST_BLANK = 2
_ABOVE = 6
_NEAR = 12
_ALIKE = 88.0
_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\s{2,}")


@dataclass(frozen=True)
class _Head:
    """A head that stands twice: what parts its cells, how many, where the second half begins."""

    mark: str
    cells: int
    place: int


def parted_side_by_side(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines with the left one of two tables, and a page with the right one.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.

    Returns
    -------
    (list of Line, list of Line)
        The second is empty where no tables stand side by side; else it has as many lines, blank
        but for what stands above the tables and their right halves.
    """
    heads = {place: twice for place, line in enumerate(lines) if (twice := _twice(line.text))}
    left, right = list(lines), [replace(line, text="") for line in lines] if heads else []
    head: _Head | None = None
    blank = 0
    for place, line in enumerate(lines if heads else ()):
        if place in heads:
            head, blank = heads[place], 0
            start = max(0, place - _ABOVE)
            right[start:place] = lines[start:place]
        if head is None:
            continue
        blank = blank + 1 if not line.text.strip() else 0
        halves = _halves(line.text, head)
        if blank > _MOST_BLANK or (halves is None and line.text.strip()):
            head = None
        elif halves:
            left[place], right[place] = (replace(line, text=half) for half in halves)
    return left, right


def _twice(text: str) -> _Head | None:
    opens = text.split(None, 1)[0] if text.strip() else ""
    cells = split_cells(text) if opens and text.count(opens) > 1 else None
    if cells is None or len(cells) < _FEWEST_CELLS or len(cells) % 2:
        return None
    half = len(cells) // 2
    twins = [" ".join(map(fold, part)) for part in (cells[:half], cells[half:])]
    if fuzz.ratio(*twins) < _ALIKE or role_of(fold(cells[0])) not in _OPENS:
        return None
    mark = "\t" if "\t" in text else "|" if text.count("|") > 1 else ""
    starts = [cell.start() for cell in _CELL.finditer(text)]
    return _Head(mark, len(cells), starts[half] if len(starts) == len(cells) else 0)


def _halves(text: str, head: _Head) -> tuple[str, str] | None:
    """Return both halves of a row, None for a line that is none."""
    if head.mark:
        cells = cells_of_width(text, head.cells)
        if cells is None:
            return None
        half = head.cells // 2
        mark = head.mark if head.mark == "\t" else " | "
        return mark.join(cells[:half]), mark.join(cells[half:])
    cuts = [gap for gap in _GAP.finditer(text) if abs(gap.end() - head.place) <= _NEAR]
    if not cuts:
        return (text, "") if 0 < len(text.rstrip()) <= head.place else None
    cut = min(cuts, key=lambda gap: abs(gap.end() - head.place))
    return text[: cut.start()], " " * cut.end() + text[cut.end() :]
