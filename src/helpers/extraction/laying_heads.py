"""Known heads laid side by side over the lines of a torn head, so that they take every word.

Each known head takes the next words of one line, then those of the line below, until it is whole;
the cheapest ways to go on are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import OF_FIGURES
from helpers.extraction.head_words import Step, first_step, known_labels
from helpers.extraction.words_of_torn_heads import Lines

_BEAM = 64
_STRANGE = 1.0
"""What a word costs that follows a known head and is not of it ("… của hộ dân")."""
MOST_STRANGE = 2
_UNWRAPPED = 0.3
"""What a line costs that ends before its column is full."""
_BEGUN = 0.3
"""What a word within a head costs that begins like a head ("… trực tuyến Thanh toán …")."""
_ACROSS = 0.3
"""What a word costs that a bar parts from the one before it in its head."""
_TORN_BRACKET = 0.6
"""What a bracket costs that is never opened, or never closed."""
_OTHER_MAXIMUM = 0.3
"""What a maximum costs that the head has nowhere else."""
_OF_NO_SHARE = 0.2
"""What "(%)" costs behind a head that speaks of no share."""
_DAMAGE = 0.13
"""By how much (0–1) a word may differ from the one it is taken for, on average."""
_CLEARLY = 0.15
"""By how much the heads must explain the words better than any others do."""
_MOST_ABOVE = 1
"""Below a head that spans some columns theirs stand lower than the next one; no more do."""
_NUMBER = re.compile(r"\d{1,3}")
_SHARE = re.compile(r"\bt[yi]\b|\bhai\b")
_BRACKET = re.compile(r"\s*[(/].*")
_LAST = {"ordinal": 0, "name": 1}
"""As which column, counted from 0, the head of ordinals or names stands at the latest."""

Places = tuple[int, ...]


@dataclass(frozen=True)
class _Laying:
    """Columns laid so far: how far each line is read, what it cost, and the words of each."""

    places: Places
    cost: float = 0.0
    columns: tuple[str, ...] = ()
    figures: int = 0
    strange: int = 0
    first: int = 0
    """The highest line of the last column."""
    above: int = 0
    """How many columns stand wholly above the one left of them."""
    named: bool = False
    """Whether a column heads names: "Tên" and "đơn vị" are not two of them."""
    open: bool = False
    """Whether the same words may be laid as other columns nearly as well."""
    means: tuple[frozenset[str], ...] = ()
    """The indicators that each column may be of."""


def laid(lines: Lines, count: int, most_strange: int = MOST_STRANGE) -> tuple[str, ...]:
    """Return the words of each column, ``()`` if they cannot be told."""
    whole = tuple(map(len, lines))
    beam = [_Laying((0,) * len(lines))]
    ends: dict[tuple[str, ...], _Laying] = {}
    while beam:
        wider: dict[tuple[Places, int], _Laying] = {}
        for laying in beam:
            for longer in _with_column(laying, lines, count):
                if longer.strange > most_strange:
                    continue
                if longer.places == whole:
                    if longer.figures == count:
                        known = ends.get(longer.columns, longer)
                        ends[longer.columns] = min(known, longer, key=lambda one: one.cost)
                    continue
                key = longer.places, longer.figures
                wider[key] = _likelier(wider[key], longer) if key in wider else longer
        beam = sorted(wider.values(), key=_promise)[:_BEAM]
    found = sorted(ends.values(), key=lambda end: (end.cost, end.columns))
    if not found or found[0].cost > MOST_STRANGE * _STRANGE + _DAMAGE * sum(whole):
        return ()
    # Where else a word may stand tells nothing if the columns are the same.
    best = found[0]
    rivals = (end.cost for end in found[1:] if not _is_same(end, best))
    if best.open or next(rivals, best.cost + _CLEARLY) < best.cost + _CLEARLY:
        return ()
    return best.columns


def _is_same(one: _Laying, other: _Laying) -> bool:
    """Tell whether two layings have the same columns, whatever words stand above each."""
    alike = len(one.means) == len(other.means)
    alike = alike and all(a & b for a, b in zip(one.means, other.means, strict=True))
    return alike and _tops(one) == _tops(other)


def _tops(laying: _Laying) -> list[list[str]]:
    """Return the maxima of each column; behind which of two shares "(%)" stands tells nothing."""
    return [_NUMBER.findall(text) for text in laying.columns]


def _likelier(one: _Laying, other: _Laying) -> _Laying:
    """Return the cheaper of two layings of the same words, open if the other is nearly as cheap."""
    best, next_ = sorted((one, other), key=lambda laying: laying.cost)
    if next_.cost < best.cost + _CLEARLY and not _is_same(best, next_):
        return replace(best, open=True)
    return best


def _promise(laying: _Laying) -> tuple[float, int, Places]:
    """Rank layings by what a word has cost on average, then by how many words they explain."""
    read = sum(laying.places)
    return laying.cost / (read or 1), -read, laying.places


def _with_column(laying: _Laying, lines: Lines, count: int) -> Iterator[_Laying]:
    """Yield the laying with one more column, whose first word is the next one of some line."""
    for line, words in enumerate(lines):
        if laying.places[line] == len(words):
            continue
        for step, places, cost, text, strange in _heads_from(line, laying.places, lines):
            role = step.role
            figures = laying.figures + (role in OF_FIGURES)
            late = len(laying.columns) > _LAST.get(role, len(laying.columns))
            late = late or (role == "name" and laying.named)
            own = [n for n, (a, b) in enumerate(zip(laying.places, places, strict=True)) if b > a]
            above = laying.above + (bool(laying.columns) and own[-1] < laying.first)
            if above > _MOST_ABOVE:
                continue
            if not late and figures <= count and laying.strange + strange <= MOST_STRANGE:
                yield _Laying(
                    places,
                    laying.cost + cost,
                    (*laying.columns, text),
                    figures,
                    laying.strange + strange,
                    own[0],
                    above,
                    laying.named or role == "name",
                    laying.open,
                    (*laying.means, step.means),
                )


def _heads_from(
    line: int, places: Places, lines: Lines
) -> Iterator[tuple[Step, Places, float, str, int]]:
    """Yield the heads that begin with the next word of a line: last step, places, cost, words."""
    stack: list[tuple[Step, int, Places, float, str]] = [(first_step(), line, places, 0.0, "")]
    while stack:
        step, at, read, spent, text = stack.pop()
        if step.role:
            for further, words, strange, torn in _to_its_end(step.role, at, read, text, lines):
                cost = spent + torn + _STRANGE * strange + _UNWRAPPED * _unwrapped(words)
                cost += _OTHER_MAXIMUM * _denies(step.maxima, words[len(text) :])
                cost += _OF_NO_SHARE * _is_no_share(words)
                yield step, further, cost, words, strange
        for below in (at, at + 1) if text else (at,):
            if below >= len(lines) or read[below] >= len(lines[below]):
                continue
            word = lines[below][read[below]]
            for following, differs in step.after(word.folded):
                longer = f"{text}{_parting(at, below)}{word.text}" if text else word.text
                beside = bool(text) and below == at
                cost = spent + differs + _BEGUN * (beside and _begins(word.text, text))
                cost += _ACROSS * (beside and word.barred)
                stack.append((following, below, _moved(read, below), cost, longer))


def _begins(word: str, before: str) -> bool:
    """Tell whether a word begins with a capital, and the one before it on the line does not."""
    return word[:1].isupper() and word[1:].islower() and before.rpartition(" ")[2].islower()


def _denies(known: frozenset[str], bracket: str) -> bool:
    """Tell whether the maximum behind a head is another one than the head has anywhere."""
    numbers = _NUMBER.findall(bracket)
    return bool(known and numbers) and known.isdisjoint(numbers)


def _is_no_share(head: str) -> bool:
    """Tell whether a head with "(%)" behind it has no word for a share, nor for content."""
    return "%" in head and _SHARE.search(fold(head)) is None


def _parting(line: int, below: int) -> str:
    """Return what stands between two words of a head."""
    return " " if line == below else "\n"


@lru_cache(maxsize=8192)
def _unwrapped(text: str) -> int:
    """Count the lines of a head that end although the next word would have found room."""
    lines = [line for part in text.split("\n") if (line := _BRACKET.sub("", part))]
    width = max(map(len, lines), default=0)
    return sum(len(line) + len(below.partition(" ")[0]) < width for line, below in pairwise(lines))


def _to_its_end(
    role: str, line: int, read: Places, text: str, lines: Lines
) -> Iterator[tuple[Places, str, int, float]]:
    """Yield a whole head; that of figures with the strange words and the maximum that follow.

    Places, words, how many of them are strange, and what a torn bracket costs.
    """
    if role != "value":
        yield read, text, 0, 0.0
        return
    own = len(text)
    for strange in range(MOST_STRANGE + 1):
        if strange and fold(text[own:]) in known_labels():
            # "Sự hài lòng" and "Điểm tổng" are two heads, never one.
            return
        for places, words, torn in _bracketed(line, read, text, lines):
            yield places, words, strange, _TORN_BRACKET * torn
        below = next(
            (n for n in (line, line + 1) if n < len(lines) and read[n] < len(lines[n])), None
        )
        if below is None or lines[below][read[below]].aside:
            return
        text = f"{text}{_parting(line, below)}{lines[below][read[below]].text}"
        line = below
        read = _moved(read, below)


def _bracketed(
    line: int, read: Places, text: str, lines: Lines
) -> Iterator[tuple[Places, str, bool]]:
    """Yield a head alone, or with the bracket behind it, which may go on on the lines below.

    Where one stands right behind it, it may be its neighbour's, and its own stand below.
    """
    if not _is_aside(line, read, lines):
        yield read, text, False
    for first in (line, line + 1):
        yield from _with_bracket(first, read, text, lines)


def _with_bracket(
    line: int, read: Places, text: str, lines: Lines
) -> Iterator[tuple[Places, str, bool]]:
    """Yield a head with the words of one bracket or maximum, and whether the bracket is torn."""
    words: list[str] = []
    while _is_aside(line, read, lines):
        while _is_aside(line, read, lines):
            word = lines[line][read[line]].text
            if words and word.startswith(("(", "/")):
                break
            words.append(word)
            read, text = _moved(read, line), f"{text} {word}"
            if word.endswith(")"):
                yield read, text, not words[0].startswith("(")
                return
        yield read, text, words[0].startswith("(")
        line += 1


def _is_aside(line: int, read: Places, lines: Lines) -> bool:
    """Tell whether the next word of a line stands in brackets or prints a maximum."""
    return line < len(lines) and read[line] < len(lines[line]) and lines[line][read[line]].aside


def _moved(places: Places, line: int) -> Places:
    return (*places[:line], places[line] + 1, *places[line + 1 :])
