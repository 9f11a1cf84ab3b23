"""Heads of one name below different spanning heads, each with the words of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import HeadCell
from helpers.extraction.words_in_heads import words_in_heads

_FEWEST_WORDS = 2


def told_apart(cells: Sequence[HeadCell]) -> tuple[HeadCell, ...]:
    """Return heads, those of one name with the words that span them.

    "Đã giải quyết: Tổng số | Quá hạn | Đang giải quyết: Tổng số | Quá hạn": a head that spans
    others stands in front of the first of them, which sums the others up.

    Parameters
    ----------
    cells : sequence of HeadCell
        From left to right.
    """
    names = Counter(fold(cell.text) for cell in cells if cell.role == "value")
    bare = Counter(fold(cell.own) for cell in cells)
    told: list[HeadCell] = []
    spanning = ""
    for cell in cells:
        spanning = _spanning(cell) or spanning
        alike = cell.role == "value" and names[fold(cell.text)] > 1 and spanning
        text = f"{spanning} {cell.text}" if alike else cell.text
        own = "" if bare[fold(cell.own)] > 1 else cell.own
        told.append(replace(cell, text=text, own=own))
    return tuple(told)


def _spanning(cell: HeadCell) -> str:
    """Return the words before the sum that opens a group of columns, ``""`` for any other head."""
    words = cell.text.split()
    for count in range(_FEWEST_WORDS, len(words)):
        if fold(" ".join(words[count:])) in words_in_heads().sums_of_groups:
            return " ".join(words[:count]).rstrip(" :-–")
    return ""
