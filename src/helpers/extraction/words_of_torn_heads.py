"""The words of a damaged head that is torn over lines, those of maxima told from the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extraction.folding import fold
from helpers.extraction.forms import words_of_heads
from helpers.extraction.head_words import difference

_MAXIMUM = re.compile(r"[/(]?\d{1,3}(?:đ|d|đi\wm|di\wm)?\)?$|%$", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|¦]+|(?<=\))(?=\()|(?<=[^\W\d_])/(?=[^\W\d_])")
_OF_MAXIMUM = ("toi", "da", "diem", "thang", "max", "d")


@dataclass(frozen=True)
class HeadWord:
    """A word of the head; ``aside`` if it stands in brackets or prints a maximum."""

    text: str
    folded: str
    aside: bool


Lines = Sequence[tuple[HeadWord, ...]]


def words_of(text: str) -> tuple[HeadWord, ...]:
    """Return the words of a line of a head, left to right."""
    words: list[HeadWord] = []
    inside = False
    for piece in _BETWEEN.split(text):
        folded = fold(piece)
        inside = inside or piece.startswith("(")
        if folded or "%" in piece:
            maximum = _MAXIMUM.match(piece) is not None or (inside and "%" in piece)
            of_maximum = inside or piece.endswith(")") or bool(words and words[-1].aside)
            aside = maximum or (of_maximum and _is_of_maximum(folded))
            words.append(HeadWord(piece, folded, aside))
            inside = inside and aside
        inside = inside and ")" not in piece
    return tuple(words)


def _is_of_maximum(folded: str) -> bool:
    """Tell whether a word is one that a maximum is printed with, its number joined or not."""
    word = folded.rstrip("0123456789")
    if word in words_of_heads() and word not in _OF_MAXIMUM:
        # "tổng" is no "thang".
        return False
    return not word or any(difference(word, known) is not None for known in _OF_MAXIMUM)
