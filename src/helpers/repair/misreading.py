"""How unlikely it is that recognition made a printed text of a name, letter by letter.

Costs are natural logarithms: what costs 3 more is twenty times as unlikely. What scans made of each
letter is data (``read_as`` in ``confusions.yaml``); as those were few, each letter borrows from all
that differ from it in their marks alone, and any letter may become any other one at a price.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp, inf, log

from helpers.extraction.confusions import confusions
from helpers.vietnamese import strip_marks

_LOST, _PUT_IN, _SPECK, _TWICE = 5.0, 5.5, 4.0, 4.0
"""What a lost letter costs, one put in, a sign that is none, and a letter that stands twice."""
_APART, _OTHER_MARK, _ALIKE, _ANY = 3.5, 3.5, 4.5, 6.5
"""What it costs that a letter was read as two, with a mark of another, as one like it, as any."""
_BORROWED, _ASSUMED = 8.0, 25.0
"""How many readings of one letter those of its kin count for, and those assumed for them."""
_MOST_SIGNS = 256


@cache
def _seen() -> tuple[Mapping[str, Counter[str]], Mapping[str, Counter[str]]]:
    """Return what each letter was read as, and each with all its kin."""
    own: dict[str, Counter[str]] = {}
    kin: dict[str, Counter[str]] = {}
    for letter, signs in confusions().read_as.items():
        own[letter] = Counter(signs)
        kin.setdefault(strip_marks(letter.lower()), Counter()).update(signs)
    return own, kin


class _Costs(dict[str, float]):
    """Sign → what it costs that a letter was read so, learned as signs are met."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter, self.bare = letter, strip_marks(letter.lower())
        self.lost = self[""]

    def __missing__(self, sign: str) -> float:
        cost = self._cost(sign)
        if len(self) < _MOST_SIGNS:
            self[sign] = cost
        return cost

    def _cost(self, sign: str) -> float:
        if sign in {self.letter.lower(), self.bare}:
            return 0.0
        least = self._cost_unseen(sign)
        own, kin = _seen()
        readings, others = own.get(self.letter, Counter()), kin.get(self.bare, Counter())
        borrowed = (others[sign] + _ASSUMED * exp(-least)) / (others.total() + _ASSUMED)
        share = (readings[sign] + _BORROWED * borrowed) / (readings.total() + _BORROWED)
        return min(least, -log(share))

    def _cost_unseen(self, sign: str) -> float:
        if not sign:
            return _LOST
        plain = strip_marks(sign) or sign
        if plain == self.bare or confusions().letters.get(sign) == self.bare:
            return _OTHER_MARK
        alike = confusions().alike.get(self.bare, "")
        return _ALIKE if sign in alike or plain in alike else _ANY


@lru_cache(maxsize=1024)
def _costs_of(letter: str) -> _Costs:
    return _Costs(letter)


def cost_of_letter(letter: str, sign: str) -> float:
    """Return what it costs that a letter was read as a sign, ``""`` if it was lost.

    Parameters
    ----------
    letter : str
        With its marks; a capital is not misread as its small letter is.
    sign : str
        In lower case. That marks are lost costs nothing.
    """
    return _costs_of(letter)[sign]


def costs_of_ends(name: str, printed: str, most: float) -> list[float] | None:
    """Return for each place of a printed text what it costs that a name became the rest of it.

    Parameters
    ----------
    name : str
        Without blanks.
    printed : str
        In lower case, without blanks.
    most : float
        What costs more is not looked for.

    Returns
    -------
    list of float or None
        One cost for each place of the text, its end too; None if all are above ``most``.
    """
    found = _costs(name[::-1], printed[::-1], (0.0,), most, _signs(printed, backwards=True))
    return None if found is None else found[::-1]


def costs_of_beginnings(words: str, printed: str, start: Sequence[float]) -> list[float]:
    """Return for each place of a printed text what it costs that words became what is before it.

    Parameters
    ----------
    words : str
        Without blanks.
    printed : str
        In lower case, without blanks.
    start : sequence of float
        What it costs that the words begin at each of the first places of the text.
    """
    return _costs(words, printed, start, inf, _signs(printed, backwards=False)) or []


_Signs = tuple[list[float], list[str | None]]


def _costs(
    name: str, printed: str, start: Sequence[float], most: float, signs: _Signs
) -> list[float] | None:
    """Return what it costs that a name became each beginning of a printed text."""
    put_in, pairs = signs
    above = list(start[: len(printed) + 1])
    for place in range(len(above), len(printed) + 1):
        above.append(above[-1] + put_in[place - 1])
    for letter in name:
        costs = _costs_of(letter)
        lost, bare = costs.lost, costs.bare
        last = above[0] + lost
        row = [last]
        for place, sign in enumerate(printed):
            cost = above[place] + costs[sign]
            if (gap := above[place + 1] + lost) < cost:
                cost = gap
            if (more := last + put_in[place]) < cost:
                cost = more
            if pairs[place] == bare and (two := above[place - 1] + _APART) < cost:
                cost = two
            row.append(cost)
            last = cost
        if most < inf and min(row) > most:
            return None
        above = row
    return above


@lru_cache(maxsize=512)
def _signs(printed: str, *, backwards: bool) -> _Signs:
    """Return what each sign costs if it was put in, and what letter it and the last one were."""
    known = confusions().letter_pairs
    put_in, pairs = list[float](), list[str | None]()
    before = ""
    for sign in reversed(printed) if backwards else printed:
        pairs.append(known.get(strip_marks(sign + before if backwards else before + sign)))
        twice = sign == before and sign.isalpha()
        put_in.append(_TWICE if twice else _PUT_IN if sign.isalnum() else _SPECK)
        before = sign
    return put_in, pairs
