"""Damaged heads that are plainly no known ones: the columns below them hold something else."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.column_fit import Column, has_words
from helpers.extraction.folding import fold
from helpers.extraction.forms import FormColumn
from helpers.extraction.head_roles import known_heads
from helpers.extraction.likeness_of_heads import cell_likeness, has_other_words

_STRANGE = 0.56
"""Below this likeness (0–1) of every known one a damaged head of several words is another."""
_FAINT = 0.7
"""The same for a head that has other words as well."""
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 14
_LONG_HEAD = 6
_HEAD_ALIKE = 75.0
_HEAD_IN_WORDS = 80.0
"""How alike (0–100) some of its letters and a head of ranks, classes or notes may not be.

Among many letters some are so by chance.
"""


def resembles_nothing(
    column: Column,
    options: Sequence[FormColumn],
    others_told: bool = False,
    faintly: bool = False,
) -> bool:
    """Tell whether a damaged head has words enough to say that it is none of the known ones.

    Parameters
    ----------
    column : Column
    options : sequence of FormColumn
        Every column that some form knows.
    others_told : bool, optional
        Whether the heads of all other columns say what these are: then a few words are enough.
    faintly : bool, optional
        Whether it may resemble a known one in part, if it has other words as well.
    """
    words = fold(column.label).split()
    told = "".join(words)
    enough = len(words) >= _FEWEST_WORDS and len(told) >= _FEWEST_LETTERS
    if not (enough or (others_told and has_words(column.label))):
        return False
    others = [head.replace(" ", "") for heads in known_heads().values() for head in heads]
    alike = _HEAD_ALIKE if len(told) < _FEWEST_LETTERS else _HEAD_IN_WORDS
    if any(
        len(h) >= _LONG_HEAD
        and (fuzz.partial_ratio(h, told) >= alike or fuzz.ratio(h, told) >= _HEAD_ALIKE)
        for h in others
    ):
        # "Xếp thứ | A | Các sở": the head of ranks, run into other words.
        return False
    return all(_is_unlike(label, option, faintly) for label in column.labels for option in options)


def _is_unlike(label: str, option: FormColumn, faintly: bool) -> bool:
    like = cell_likeness(label, option, damaged=True)
    return like < _STRANGE or (faintly and like < _FAINT and has_other_words(label, option))
