"""Stretches of lines that hold one cell each, as runs of words and of values, mended.

Recognition leaves values that look like words ("Xuat ni"), lines of blanks where a value was lost,
and bars beside values. The rows that are whole tell how many values a row has, and which of them
are classes; by them the others are mended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.extraction.tokens import token_of
from helpers.reading import Line

_ROMAN = re.compile(r"^(?:[IVX]{1,5}|[A-DĐ])[.)]?$")
_LETTERS = re.compile(r"[^\W\d_]")
_TWO_CELLS = re.compile(r"\S\s{3,}\S")
_THREE_CELLS = re.compile(r"\S\s{2,}\S.*\S\s{2,}\S")
_BARS = "|¦ "
_LONGEST_NAME = 80
_FEWEST_RUNS = 6
_LONGEST_CLASS = 14
_LONGEST_DAMAGED = 5
"""Letters of a figure that was read as a word."""
_FEWEST_VALUES = 4
"""Of fewer values a row, ordinal included, nothing tells which is a word."""
_MOST_LOST = 3
_LONGEST_DEBRIS = 7
_HALF = 2
_ORDINAL_HEADS = frozenset({"TT", "STT", "Stt", "Số TT"})
"""They resemble a damaged class ("Tt" for "Tốt")."""


@dataclass(frozen=True)
class Run:
    """Neighbouring lines that are all words, or all values."""

    words: bool
    lines: tuple[Line, ...]


def blocks_of(lines: Sequence[Line]) -> list[list[Run]]:
    """Return the stretches of lines that each hold one cell, as runs of words and of values.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    """
    blocks: list[list[Run]] = [[]]
    current: list[Line] = []
    words = False
    for line in (*lines, None):
        kind = kind_of_line(line) if line else "end"
        if kind == "blank":
            continue
        if current and (kind not in {"words", "value"} or (kind == "words") != words):
            blocks[-1].append(Run(words, tuple(current)))
            current = []
        if line is None or kind == "other":
            blocks.append([])
            continue
        words = kind == "words"
        current.append(line)
    return [block for block in blocks if len(block) >= _FEWEST_RUNS]


def usual_length(block: Sequence[Run]) -> tuple[int, int]:
    """Return how many values most rows of a block have, and how many rows have so many."""
    counts = Counter(len(run.lines) for run in block if not run.words)
    return max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))


def mended(block: Sequence[Run], lines: Sequence[Line]) -> list[Run]:
    """Return the runs of a block with values among the words, and lost ones, put in their places.

    Parameters
    ----------
    block : sequence of Run
        Of one table.
    lines : sequence of Line
        The whole dispatch; ``lines[i].number == i + 1``.
    """
    usual, _ = usual_length(block)
    if usual < _FEWEST_VALUES:
        return list(block)
    whole = [run for run in block if not run.words and len(run.lines) == usual]
    classes = {
        place
        for place in range(usual)
        if _HALF * sum(token_of(run.lines[place].text).kind == "class" for run in whole)
        > len(whole)
    }
    runs = list(block)
    place = 0
    while place < len(runs):
        run = runs[place]
        if not run.words and len(run.lines) < usual:
            following = runs[place + 1 : place + 3]
            taken = _with_word(run, following, usual, classes, lines)
            if taken:
                runs[place : place + 1 + len(following)] = taken
                continue
            runs[place] = _with_blanks(run, following, usual, lines)
        place += 1
    return runs


def _with_word(
    run: Run, following: Sequence[Run], usual: int, classes: set[int], lines: Sequence[Line]
) -> list[Run]:
    """Return a short run with the word behind it that stands for a value, ``[]`` without one."""
    if not following:
        return []
    word, *rest = following[0].lines
    own = len(run.lines)
    longest = _LONGEST_CLASS if own in classes else _LONGEST_DAMAGED
    if len(word.text.strip()) > longest:
        return []
    if rest:
        # Behind the last row of a page no ordinal follows, but the heads again.
        closing = own + 2 == usual and own in classes and rest[0].text.strip() in _ORDINAL_HEADS
        valued = own in classes or any(map(str.isdecimal, word.text))
        if not closing and not (own + 1 == usual and valued):
            return []
        return [Run(False, (*run.lines, word)), Run(True, tuple(rest)), *following[1:]]
    values = following[1].lines if len(following) > 1 else ()
    joined = (*run.lines, word, *values)
    lost = usual - len(joined)
    if not values or lost < 0 or lost > len(_blanks(joined[0], joined[-1], lines)):
        return []
    return [Run(False, joined)]


def _with_blanks(run: Run, following: Sequence[Run], usual: int, lines: Sequence[Line]) -> Run:
    """Return a short run with a blank line for each value that was lost, where they are as many."""
    lost = usual - len(run.lines)
    if lost > _MOST_LOST or not following or len(run.lines) * _HALF < usual:
        return run
    blanks = _blanks(run.lines[0], following[0].lines[0], lines)
    if len(blanks) != lost:
        return run
    return replace(run, lines=tuple(sorted((*run.lines, *blanks), key=lambda line: line.number)))


def _blanks(first: Line, last: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines without a letter between two lines, and the blank ones above the first."""
    start = first.number - 1
    while start and not lines[start - 1].text.strip() and first.number - start < _MOST_LOST:
        start -= 1
    # Of "/6,6" nothing tells that it was a figure but its place.
    return [line for line in lines[start : last.number - 1] if kind_of_line(line) == "blank"]


def _is_in_cells(text: str) -> bool:
    """Tell whether gaps part a line; words of a head may stand a little apart, figures do not."""
    apart = _THREE_CELLS.search(text) and any(map(str.isdecimal, text))
    return bool(apart or _TWO_CELLS.search(text))


def kind_of_line(line: Line) -> str:
    """Return "words", "value", "blank", or "other" for what a line of one cell holds."""
    text = line.text.strip().strip(_BARS)
    if not text:
        return "blank"
    if "\t" in text or "|" in text or len(text) > _LONGEST_NAME or _is_in_cells(text):
        return "other"
    if text in _ORDINAL_HEADS:
        return "words"
    token = token_of(text)
    if token.kind in {"figure", "nothing", "class", "weak"} or _ROMAN.match(text):
        return "value"
    letters = len(_LETTERS.findall(text))
    if letters:
        # The code of a dossier is no name.
        return "words" if sum(map(str.isdecimal, text)) <= 2 * letters else "other"
    return "blank" if len(text) <= _LONGEST_DEBRIS else "other"
