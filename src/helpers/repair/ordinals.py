"""The true place of each row in its list, however its ordinal was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extraction.figure import look_alike_number

_AHEAD = 4
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Vietnamese letters in their order, as lists are counted by them."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The place of a row: ``true`` from 1, ``printed`` as it stood, ``slip`` if they disagree.

    ``repeated`` tells that the printed ordinal repeats the one above: then the source slipped.
    """

    true: int
    printed: str
    slip: bool = False
    repeated: bool = False


def settle_ordinals(printed: Sequence[str]) -> list[Ordinal]:
    """Return the place of each row of one list.

    A printed ordinal that disagrees with its neighbours was misread; a jump that the rows below
    keep up is a real one (rows lost, or a list that starts anew).

    Parameters
    ----------
    printed : sequence of str
        The ordinal of each row as printed, ``""`` for none.
    """
    numbers = _letters(printed) or [look_alike_number(text) for text in printed]
    settled: list[Ordinal] = []
    offset = _first_offset(numbers)
    for place, (text, number) in enumerate(zip(printed, numbers, strict=True)):
        if number is not None and number - place != offset and _kept_up(numbers, place, offset):
            offset = number - place
        true = place + offset
        slip = bool(text) and number != true
        repeated = slip and place > 0 and number is not None and number == numbers[place - 1]
        lettered = len(text) == 1 and text in _ALPHABET and number == true
        odd = bool(text) and not text.isdecimal() and not lettered
        settled.append(Ordinal(true, text, slip or odd, repeated))
    return settled


def _letters(printed: Sequence[str]) -> list[int | None]:
    """Return the places that letters count (a, b, c, d, đ, …), ``[]`` where numbers count."""
    known = [_ALPHABET.find(text) + 1 if len(text) == 1 else 0 for text in printed]
    if 2 * sum(place > 0 for place in known) <= len(known):
        return []
    return [place or None for place in known]


def _first_offset(numbers: Sequence[int | None]) -> int:
    """Return the offset that most of the first rows agree on, rather that of a list from 1."""
    votes: dict[int, float] = {1: 0.5}
    for place, number in enumerate(numbers[: 2 * _AHEAD]):
        if number is not None:
            votes[number - place] = votes.get(number - place, 0.0) + 1
    return max(sorted(votes), key=lambda offset: votes[offset])


def _kept_up(numbers: Sequence[int | None], place: int, offset: int) -> bool:
    """Tell whether the rows from ``place`` follow its own number rather than the count so far."""
    own = numbers[place]
    if own is None:
        return False
    ahead = [
        (n - p) for p, n in enumerate(numbers[: place + _AHEAD]) if n is not None and p >= place
    ]
    new, old = ahead.count(own - place), ahead.count(offset)
    return new > old and new >= 2
