"""Tables whose names stand last: the cells are set in the usual order, ordinal and name first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.row_text import split_cells
from helpers.extraction.tokens import token_of
from helpers.reading import Line

_FEWEST_ROWS = 3
_FEWEST_FIGURES = 2
_MOST_ABOVE = 6
_COUNTS = frozenset({"ordinal", "rank"})
_LONGEST = 1_000


def names_first(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, the names of tables where they stand last moved before the figures.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch. Only tables are touched whose head stands in as many cells as the rows,
        the last one that of names.
    """
    turned = list(lines)
    for run in _runs(lines):
        width = len(_cells(lines[run[0]].text))
        head = _head_above(lines, run[0], width)
        if head is None:
            continue
        counted = role_of(fold(_cells(lines[head].text)[0])) in _COUNTS
        for place in (head, *run):
            turned[place] = replace(lines[place], text=_turned(lines[place].text, counted))
    return turned


def _cells(text: str) -> list[str]:
    cells = split_cells(text) or [] if len(text) <= _LONGEST else []
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the places of rows of as many cells that follow each other, the names last in all."""
    run: list[int] = []
    width = 0
    for place, line in enumerate(lines):
        if not line.text.strip():
            continue
        cells = _cells(line.text)
        if _ends_in_name(cells) and (not run or len(cells) == width):
            run.append(place)
            width = len(cells)
            continue
        if len(run) >= _FEWEST_ROWS:
            yield run
        run = []
    if len(run) >= _FEWEST_ROWS:
        yield run


def _ends_in_name(cells: Sequence[str]) -> bool:
    """Tell whether cells are those of a row: figures, signs for nothing, and words in the last."""
    if len(cells) <= _FEWEST_FIGURES:
        return False
    kinds = [token_of(cell).kind for cell in cells]
    figures = kinds[:-1].count("figure")
    plain = all(kind in {"figure", "nothing", "empty", "class", "weak"} for kind in kinds[:-1])
    return plain and figures >= _FEWEST_FIGURES and kinds[-1] == "word"


def _head_above(lines: Sequence[Line], first: int, width: int) -> int | None:
    """Return the place of the head of the rows whose last cell is that of names, None for none."""
    for place in range(first - 1, max(-1, first - 1 - _MOST_ABOVE), -1):
        cells = _cells(lines[place].text)
        if len(cells) == width and role_of(fold(cells[-1])) == "name":
            return place
    return None


def _turned(text: str, counted: bool) -> str:
    cells = _cells(text)
    first = cells[:1] if counted else []
    return "\t".join((*first, cells[-1], *cells[len(first) : -1]))
