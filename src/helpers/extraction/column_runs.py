"""Lines that hold one cell, or the figures of one row: their kinds, and columns of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.tokens import Token, split_tokens, token_of
from helpers.reading import Line

BLANK, VALUES, NAMED, WORDS, OTHER = "blank", "values", "named", "words", "other"
_ROMAN = re.compile(r"^(?:[IVX]{1,5}|Il|lI|l|\|\|?)[.)]?$")
# "So" in "So hoa" is no ordinal, "l2" and "|" may be.
_COUNTED = re.compile(
    r"^\W{0,2}((?=\S*\d)[\doOlI|SZB]{1,4}|[lI|oO])[.,)’'|:]*\s+(?=[^\W\d].*[^\W\d_]{2})"
)
_LONGEST = 90
_LONGEST_ORDINAL_HEAD = 12
_LONGEST_SPECK = 14
_LONGEST_DAMAGED = 14
_LONGEST_LOST = 7
_SEVERAL = 3
_MOST_DAMAGED = 0.1
_MOST_CLASSES = 0.5
_MOST_BLANK = 0.3
_VALUE_KINDS = frozenset({"figure", "nothing", "class", "weak", "debris"})


def kind_of(line: Line) -> str:
    """Return what a line holds.

    ``values`` (figures, classes, signs for nothing), ``named`` (an ordinal and words), ``words``,
    ``blank``, or ``other``: cells of several columns, code or prose.
    """
    text = line.text.strip()
    if not text:
        return BLANK
    if "\t" in text or text.count("|") > 1 or len(text) > _LONGEST:
        return OTHER
    # The head of the ordinals ("TT") resembles a damaged class ("Tt" for "Tốt").
    short = len(text) <= _LONGEST_ORDINAL_HEAD
    if short and role_of(fold(text)) == "ordinal" and text != "Tt":
        return WORDS
    tokens = split_tokens(text)
    kinds = [token.kind for token in tokens]
    if _are_values(tokens) or _ROMAN.match(text):
        return VALUES
    if sum(map(str.isalpha, text)) > 1:
        return NAMED if _COUNTED.match(text) else WORDS
    # A speck, or the number of a page in dashes.
    return BLANK if len(text) <= _LONGEST_SPECK and "word" not in kinds else OTHER


def _are_values(tokens: Sequence[Token]) -> bool:
    """Tell whether a line holds values only; in a row of several one may be unreadable."""
    strange = [n for n, token in enumerate(tokens) if token.kind not in _VALUE_KINDS]
    values = sum(token.kind in _VALUE_KINDS - {"debris"} for token in tokens)
    if not strange:
        return values > 0
    # The word behind the first figure may be a name.
    short = len(strange) == 1 and strange[0] > 1 and len(tokens[strange[0]].text) <= _LONGEST_LOST
    return short and values >= _SEVERAL


def parted(text: str) -> tuple[str, str]:
    """Return the ordinal and the name of a line that holds both."""
    found = _COUNTED.match(text.strip())
    return (found[1], text.strip()[found.end() :]) if found else ("", text.strip())


def counts_up(texts: Sequence[str]) -> bool:
    """Tell whether most of the texts are each the number after the one before."""
    numbers = [look_alike_number(text.strip(" .)|(’'")) for text in texts]
    if len(numbers) == 1:
        return numbers[0] is not None
    steps = sum(a is not None and b == a + 1 for a, b in pairwise(numbers))
    return 2 * steps >= len(numbers) - 1


def column_at(
    lines: Sequence[Line], kinds: Sequence[str], place: int, count: int, parted: bool
) -> list[Line] | None:
    """Return the ``count`` lines of a column that begins at ``place``, None if it has not so many.

    A blank line may part a column; where it has as many values too few they are its blank cells.

    Parameters
    ----------
    lines : sequence of Line
    kinds : sequence of str
        Of each line, and one more for the end.
    place : int
        Of the first value.
    count : int
        How many rows the table has.
    parted : bool
        Whether blank lines may stand in it.
    """
    window = range(place, place + count)
    blank = _MOST_BLANK if parted else 0
    if place + count <= len(lines) and all(_may_be_cell(lines, kinds, n) for n in window):
        found = sum(kinds[n] == BLANK for n in window)
        whole = kinds[place + count] != VALUES
        if found <= blank * count and (whole or (not found and not _run(kinds, place) % count)):
            return _column([lines[n] for n in window], kinds, lines[0].number)
    here = place
    taken: list[Line] = []
    while parted and len(taken) < count and _may_be_cell(lines, kinds, here):
        taken += [lines[here]] if kinds[here] != BLANK else []
        here += 1
    whole = len(taken) == count and kinds[here] != VALUES
    return _column(taken, kinds, lines[0].number) if whole else None


def _may_be_cell(lines: Sequence[Line], kinds: Sequence[str], place: int) -> bool:
    """Tell whether a line is a value, a blank cell between values, or a damaged value."""
    if place >= len(lines):
        return False
    if kinds[place] == VALUES:
        return True
    between = place > 0 and kinds[place - 1] != OTHER
    if kinds[place] == BLANK:
        return kinds[place - 1] in {VALUES, BLANK} and kinds[place + 1] in {VALUES, WORDS}
    return kinds[place] == WORDS and between and len(lines[place].text.strip()) <= _LONGEST_DAMAGED


def _column(taken: list[Line], kinds: Sequence[str], first: int) -> list[Line] | None:
    whole = sum(kinds[line.number - first] in {VALUES, BLANK} for line in taken)
    classes = sum(token_of(line.text.strip()).kind == "class" for line in taken)
    # A damaged class is a word, a damaged figure seldom.
    most = _MOST_CLASSES if 2 * classes >= len(taken) else _MOST_DAMAGED
    last = kinds[taken[-1].number - first] != BLANK
    return taken if last and len(taken) - whole <= most * len(taken) else None


def _run(kinds: Sequence[str], place: int) -> int:
    """Return how many values follow each other without a blank from ``place`` on."""
    end = place
    while end < len(kinds) and kinds[end] == VALUES:
        end += 1
    return end - place
