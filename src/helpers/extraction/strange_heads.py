"""Damaged heads that are plainly no known ones: the columns below them hold something else."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.column_fit import Column
from helpers.extraction.folding import fold
from helpers.extraction.forms import FormColumn
from helpers.extraction.head_roles import known_heads
from helpers.extraction.likeness_of_heads import cell_likeness

_STRANGE = 0.56
"""Below this likeness (0–1) of every known one a damaged head of several words is another."""
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 14
_LONG_HEAD = 6
_HEAD_ALIKE = 75.0
"""How alike (0–100) some words of it and a head of ranks, classes or notes may not be."""


def resembles_nothing(column: Column, options: Sequence[FormColumn]) -> bool:
    """Tell whether a damaged head has words enough to say that it is none of the known ones.

    Parameters
    ----------
    column : Column
    options : sequence of FormColumn
        Every column that some form knows.
    """
    words = fold(column.label).split()
    told = "".join(words)
    if len(words) < _FEWEST_WORDS or len(told) < _FEWEST_LETTERS:
        return False
    others = [head.replace(" ", "") for heads in known_heads().values() for head in heads]
    if any(len(h) >= _LONG_HEAD and fuzz.partial_ratio(h, told) >= _HEAD_ALIKE for h in others):
        # "Xếp thứ | A | Các sở": the head of ranks, run into other words.
        return False
    return all(
        cell_likeness(label, option, damaged=True) < _STRANGE
        for label in column.labels
        for option in options
    )
