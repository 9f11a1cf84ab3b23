"""Lines that look like rows of a table which could not be read: told of, never passed over."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from helpers.extraction.names import KNOWN, NameIndex
from helpers.reading import Line

_FEWEST = 3
_MOST_BETWEEN = 3
_LONGEST = 1_000
_MOST_LETTERS = 14
"""A class may stand among figures; more words make a sentence."""
_ROW = re.compile(
    r"^[\s|]*(?:\d{1,3}[.)]?[\s|]+)?(?P<name>[^\W\d_][^\d(|\t]{3,60}?)[\s|(:–-]*(?=\d)"
)
_MAXIMUM = re.compile(r"(?<=\d)\s?/\s?\d+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def unread_rows(
    lines: Sequence[Line], taken: Container[int], index: NameIndex
) -> list[tuple[Line, ...]]:
    """Return the runs of lines that name a unit each, several figures behind it.

    Parameters
    ----------
    lines : sequence of Line
    taken : container of int
        The lines that were read as tables or lists.
    index : NameIndex
        The units that may be named.
    """
    runs: list[list[Line]] = []
    between = _MOST_BETWEEN + 1
    for line in lines:
        if line.number not in taken and _is_row(line.text, index):
            if between > _MOST_BETWEEN:
                runs.append([])
            runs[-1].append(line)
            between = 0
        elif line.text.strip():
            between += 1
    return [tuple(run) for run in runs if len(run) >= _FEWEST]


def _is_row(text: str, index: NameIndex) -> bool:
    found = _ROW.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return False
    rest = text[found.end() :]
    letters = sum(map(str.isalpha, rest))
    # "95,5/100 điểm" is one figure, of a sentence.
    if len(_FIGURE.findall(_MAXIMUM.sub("", rest))) < 2 or letters > _MOST_LETTERS:
        return False
    return index.best(found["name"].strip()) >= KNOWN
