"""Known heads laid side by side over the lines of a torn head, so that they take every word.

Each known head takes the next words of one line, then those of the line below, until it is whole;
the cheapest ways to go on are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_PER_CENT = re.compile(r"\s*\(?%\)?")
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


def laid(lines: Lines, count: int, most_strange: int = MOST_STRANGE) -> tuple[str, ...]:
    """Return the words of each column, ``()`` if they cannot be told."""
    whole = tuple(map(len, lines))
    beam = [_Laying((0,) * len(lines))]
    ends: dict[tuple[str, ...], float] = {}
    while beam:
        wider: dict[tuple[Places, int], _Laying] = {}
        for laying in beam:
            for longer in _with_column(laying, lines, count):
                if longer.strange > most_strange:
                    continue
                if longer.places == whole:
                    if longer.figures == count:
                        known = ends.get(longer.columns, longer.cost)
                        ends[longer.columns] = min(known, longer.cost)
                    continue
                key = longer.places, longer.figures
                if key not in wider or wider[key].cost > longer.cost:
                    wider[key] = longer
        beam = sorted(wider.values(), key=_promise)[:_BEAM]
    best = sorted((cost, columns) for columns, cost in ends.items())
    if not best or best[0][0] > MOST_STRANGE * _STRANGE + _DAMAGE * sum(whole):
        return ()
    # Behind which of two shares "(%)" stands tells nothing.
    first = _without_shares(best[0][1])
    rivals = (cost for cost, columns in best[1:] if _without_shares(columns) != first)
    if next(rivals, best[0][0] + _CLEARLY) < best[0][0] + _CLEARLY:
        return ()
    return best[0][1]


def _without_shares(columns: Sequence[str]) -> list[str]:
    return [_PER_CENT.sub("", text) for text in columns]


def _promise(laying: _Laying) -> tuple[float, int, Places]:
    """Rank layings by what a word has cost on average, then by how many words they explain."""
    read = sum(laying.places)
    return laying.cost / (read or 1), -read, laying.places


def _with_column(laying: _Laying, lines: Lines, count: int) -> Iterator[_Laying]:
    """Yield the laying with one more column, whose first word is the next one of some line."""
    for line, words in enumerate(lines):
        if laying.places[line] == len(words):
            continue
        for role, places, cost, text, strange in _heads_from(line, laying.places, lines):
            figures = laying.figures + (role in OF_FIGURES)
            late = len(laying.columns) > _LAST.get(role, len(laying.columns))
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
                )


def _heads_from(
    line: int, places: Places, lines: Lines
) -> Iterator[tuple[str, Places, float, str, int]]:
    """Yield the heads that begin with the next word of a line: role, places, cost, words."""
    stack: list[tuple[Step, int, Places, float, str]] = [(first_step(), line, places, 0.0, "")]
    while stack:
        step, at, read, spent, text = stack.pop()
        if step.role:
            for further, words, strange, torn in _to_its_end(step.role, at, read, text, lines):
                cost = spent + torn + _STRANGE * strange + _UNWRAPPED * _unwrapped(words)
                cost += _OTHER_MAXIMUM * _denies(step.maxima, words[len(text) :])
                cost += _OF_NO_SHARE * _is_no_share(words)
                yield step.role, further, cost, words, strange
        for below in (at, at + 1) if text else (at,):
            if below >= len(lines) or read[below] >= len(lines[below]):
                continue
            word = lines[below][read[below]]
            for following, differs in step.after(word.folded):
                longer = f"{text}{_parting(at, below)}{word.text}" if text else word.text
                cost = spent + differs + _BEGUN * (below == at and _begins(word.text, text))
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
