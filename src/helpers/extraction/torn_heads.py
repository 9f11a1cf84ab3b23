"""Heads torn over lines without marks between them, laid side by side again.

A head is wrapped within its column, and recognition reads the page line by line: the first pieces
of all heads, then the second ones. Each known head takes the next words of one line, then those of
the line below, until it is whole; where heads that are as many as the columns take every word of
every line, they are the heads of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from helpers.extraction.head_roles import (
    OF_FIGURES,
    HeadCell,
    cell_within_head,
    head_cell,
    name_likeness,
)
from helpers.extraction.head_words import known_labels
from helpers.extraction.laying_heads import MOST_STRANGE, laid
from helpers.extraction.words_of_torn_heads import HeadWord, Lines, words_of

_MOST_LINES = 10
_MOST_WORDS = 90
_NUMERAL = re.compile(r"[IVXl1|A-D]{1,3}[.)]?")
_ONLY_OF_MAXIMUM = frozenset({"toi", "da"})
_LONGEST_NAME = 10
"""How many words head the ordinals and names at most."""
_LIKE_NAMES = 60.0
"""How alike (0–100) these words are to a known head of names at least."""
_WORSE = 15.0
"""By how much less alike more words are that go on with the next head."""


def side_by_side(texts: Sequence[str], count: int) -> tuple[HeadCell, ...]:
    """Return the heads of the columns of a head that is torn over lines, else ``()``.

    Parameters
    ----------
    texts : sequence of str
        The lines of the head; the first ones may be of a title, or span several columns, the last
        one may head a block.
    count : int
        How many figures, classes and ranks a row has.

    Returns
    -------
    tuple of HeadCell
        Those of ordinals and names included; ``()`` where known heads do not explain every word,
        or explain the words in two ways.
    """
    return _side_by_side(tuple(texts[-_MOST_LINES:]), count)


@lru_cache(maxsize=512)
def _side_by_side(texts: tuple[str, ...], count: int) -> tuple[HeadCell, ...]:
    """Return what :func:`side_by_side` does; heads are repeated on every page."""
    lines = [words for text in texts if (words := words_of(text))]
    found = _laid_anywhere(lines, count)
    if found or len(lines) == 1 or not any(word.aside for words in lines for word in words):
        return found
    return _with_maxima_below(lines, count) or _laid_anywhere(_without_maxima(lines), count, 0)


def _with_maxima_below(lines: Lines, count: int) -> tuple[HeadCell, ...]:
    """Return the heads above a line that holds nothing but maxima, one for each head of scores."""
    maxima = [word.text for word in lines[-1]]
    if not all(word.aside for word in lines[-1]):
        return ()
    above = _laid_anywhere(lines[:-1], count)
    scores = [place for place, head in enumerate(above) if head.role == "value"]
    if len(scores) != len(maxima):
        return ()
    topped = dict(zip(scores, maxima, strict=True))
    return tuple(
        head_cell(f"{head.text} {topped[place]}") if place in topped else head
        for place, head in enumerate(above)
    )


def _without_maxima(lines: Lines) -> Lines:
    """Return the lines without the words of maxima, whose brackets are torn over several lines."""
    kept = [
        tuple(word for word in words if not (word.aside or word.folded in _ONLY_OF_MAXIMUM))
        for words in lines
    ]
    return [words for words in kept if words]


def _laid_anywhere(lines: Lines, count: int, strange: int = MOST_STRANGE) -> tuple[HeadCell, ...]:
    """Return the heads of the columns, of a title above them and a block below them parted.

    If known heads take every word of some of the lines, these are the head.
    """
    ends = [len(lines), len(lines) - 1] if lines and _heads_block(lines[-1]) else [len(lines)]
    for most in sorted({0, strange}):
        for end, start in product(ends, range(len(lines))):
            part = lines[start:end]
            few = count <= sum(map(len, part)) <= _MOST_WORDS
            if few and (found := laid(part, count, most)):
                return tuple(cell_within_head(" ".join(text.split())) for text in found)
    return ()


def run_on(text: str, count: int) -> tuple[HeadCell, ...]:
    """Return the heads of figures that follow each other along a line, else ``()``.

    Parameters
    ----------
    text : str
        The head on one line, ordinals first.
    count : int
        How many figures, classes and ranks a row has.

    Returns
    -------
    tuple of HeadCell
        Those of figures, classes and ranks; what stands before them heads ordinals and names.
    """
    words = words_of(text)
    if not count <= len(words) <= _MOST_WORDS:
        return ()
    whole = 0.0
    for first in range(1, min(_LONGEST_NAME, len(words) - count) + 1):
        skipped = [word.folded for word in words[1:first]]
        if words[first - 1].aside or any(
            " ".join(skipped[start:]) in known_labels() for start in range(len(skipped))
        ):
            # "Đơn vị Điểm (100": what heads figures heads no names.
            break
        likeness = name_likeness(" ".join(word.text for word in words[1:first]))
        whole = max(whole, likeness)
        if likeness < _LIKE_NAMES or likeness < whole - _WORSE:
            # Behind "TÊN CƠ QUAN, ĐƠN VỊ" the next words are of figures, however damaged.
            continue
        found = tuple(head_cell(text) for text in laid((words[first:],), count))
        if found:
            return tuple(cell for cell in found if cell.role in OF_FIGURES)
    return ()


def _heads_block(words: Sequence[HeadWord]) -> bool:
    """Tell whether a line begins with the numeral of a block ("I Các sở, ban, ngành")."""
    return len(words) > 1 and _NUMERAL.fullmatch(words[0].text) is not None
