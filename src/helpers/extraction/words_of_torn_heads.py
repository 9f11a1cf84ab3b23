"""The words of a damaged head that is torn over lines, those of maxima told from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.extraction.folding import fold
from helpers.extraction.forms import words_of_heads
from helpers.extraction.head_words import difference

_MAXIMUM = re.compile(r"[/(]?\d{1,3}(?:đ|d|đi\wm|di\wm)?\)?$|%$", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|¦]+|(?<=\))(?=\()|(?<=[^\W\d_])/(?=[^\W\d_])")
_BAR = re.compile(r"[|¦]")
_OF_MAXIMUM = ("toi", "da", "diem", "thang", "max", "d")


@dataclass(frozen=True)
class HeadWord:
    """A word of the head; ``aside`` if it stands in brackets or prints a maximum.

    ``barred`` tells whether a bar parts it from the word before it.
    """

    text: str
    folded: str
    aside: bool
    barred: bool = False


Lines = Sequence[tuple[HeadWord, ...]]


def words_of(text: str) -> tuple[HeadWord, ...]:
    """Return the words of a line of a head, left to right."""
    words: list[HeadWord] = []
    inside = False
    ends = 0
    for place, piece in _pieces(text):
        folded = fold(piece)
        inside = inside or piece.startswith("(")
        if folded or "%" in piece:
            maximum = _MAXIMUM.match(piece) is not None or (inside and "%" in piece)
            of_maximum = inside or piece.endswith(")") or bool(words and words[-1].aside)
            aside = maximum or (of_maximum and _is_of_maximum(folded))
            barred = bool(words) and _BAR.search(text, ends, place) is not None
            words.append(HeadWord(piece, folded, aside, barred))
            ends = place + len(piece)
            inside = inside and aside
        inside = inside and ")" not in piece
    return tuple(words)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a line, each with its place."""
    start = 0
    for between in _BETWEEN.finditer(text):
        yield start, text[start : between.start()]
        start = between.end()
    yield start, text[start:]


def _is_of_maximum(folded: str) -> bool:
    """Tell whether a word is one that a maximum is printed with, its number joined or not."""
    word = folded.rstrip("0123456789")
    if word in words_of_heads() and word not in _OF_MAXIMUM:
        # "tổng" is no "thang".
        return False
    return not word or any(difference(word, known) is not None for known in _OF_MAXIMUM)
