"""What it costs that a damaged name is a unit's: its letters, and what stands before them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from rapidfuzz.distance import Levenshtein

from helpers.extraction.folding import fold, mended
from helpers.extraction.openings_of_names import forms_of_kind, opens_with_committee
from helpers.extraction.short_names import partly_shortened
from helpers.reference import Unit
from helpers.repair.misreading import cost_of_letter, costs_of_beginnings, costs_of_ends

_COMMITTEES = ("", "UBND", "Ủybannhândân")
_NO_KIND, _SHORT_KIND = 1.0, 0.3
"""What it costs that a name stands without the kind of its unit, or with its initials."""
_OTHER_LEVEL = 3.0
"""What it costs that a unit is of another level than the section says."""
_TORN = 6.0
"""What it costs that a word or more of a name is missing: it broke, and the rest is elsewhere."""
_MARGIN, _EACH = 3.3, 1.5
"""By how much every other unit must cost more, and what each letter of a name may cost."""
_WIDE_MARGIN, _MOST_EACH = 8.0, 2.5
"""The same for a name of which less is left: one of no register resembles some unit, too."""
_TORN_MARGIN, _EACH_TORN = 5.5, 0.7
"""The same for a part of a name: all other units with such a part must be other rows'."""
_BASE = 1.0
"""What any name may cost besides."""
_MOST = 20.0
"""What no name may cost."""
_LIKE_A_DIGIT = 5.0
"""What a letter costs at most that a digit looks like."""
_NOTHING = 0.5
"""What the letters of a name cost that are as they should be."""
_MOST_BEFORE, _BEFORE = 16.0, 2.0
"""What stands before a name costs at most, and signs before the first letter of all."""
_LONGER = 4
"""How many letters more than a name its damaged form may have."""
_OTHERS = 0.6
"""How many letters of a name may be others: a glance that saves a closer look."""
_SHORTEST, _LONGEST = 3, 60
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True)
class OpenName:
    """A printed name whose unit is not known.

    Attributes
    ----------
    printed : str
    level : str
        The level that its section says, ``""`` for none.
    whole : bool
        Whether its words are whole: then it is no damaged name of another unit.
    """

    printed: str
    level: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Reading:
    """A unit that a name may be: what that costs, and by how much all others must cost more."""

    cost: float
    unit: str
    margin: float


@dataclass(frozen=True, slots=True)
class _Form:
    """What stands for a unit in a row, its kind apart; ``torn`` tells that words are missing."""

    text: str
    folded: str
    torn: bool


def readings_of(name: OpenName, units: Collection[Unit]) -> list[Reading]:
    """Return the units that a name may be, those far from it left out.

    Parameters
    ----------
    name : OpenName
    units : collection of Unit
        Those that may be meant.
    """
    printed = _compact(name.printed).lower()
    if not _SHORTEST <= len(printed) <= _LONGEST:
        return []
    folded = fold(name.printed)
    folds = {text.replace(" ", "") for text in (folded, mended(folded))}
    committee = opens_with_committee(name.printed)
    openings: dict[str, list[float]] = {}
    found = []
    for unit in units:
        department = unit.level == "department"
        forms = [form for form in _forms(unit) if _is_near(form.folded, folds)]
        if not forms or (committee and department):
            continue
        kind = "" if department else unit.kind
        if kind not in openings:
            openings[kind] = _openings(kind, printed)
        ways = [way for form in forms if (way := _reading(form, printed, openings[kind], name))]
        if ways:
            cost, margin = min(ways)
            off = bool(name.level) and unit.level != name.level
            found.append(Reading(cost + _OTHER_LEVEL * off, unit.name, margin))
    return found


def _is_near(form: str, printed: Iterable[str]) -> bool:
    """Tell at a glance whether a text may end in a form of a name."""
    most = int(_OTHERS * len(form) + 1)
    return any(
        Levenshtein.distance(form, text[-len(form) :], score_cutoff=most) <= most
        for text in printed
    )


def _reading(
    form: _Form, printed: str, openings: Sequence[float], name: OpenName
) -> tuple[float, float] | None:
    """Return what it costs that a text is a form, and by how much all other units must cost more.

    None if it is not worth a thought.
    """
    most = _BASE + _MOST_EACH * len(form.text) + _MARGIN
    # From its end on: what stands before a name is of any length.
    start = max(len(printed) - len(form.text) - _LONGER, 0)
    ends = (
        costs_of_ends(form.text, printed[start:], most)
        if min(openings[start:]) <= _MOST_BEFORE and _ends_alike(form.text, printed)
        else None
    )
    if ends is None:
        return None
    total, own, place = min(
        (openings[place] + cost, cost, place) for place, cost in enumerate(ends, start)
    )
    if total - own > _MOST_BEFORE:
        return None
    letters = min(len(form.text), len(printed) - place)
    return total + _TORN * form.torn, _margin(form, printed, own, letters, name.whole)


def _margin(form: _Form, printed: str, cost: float, letters: int, whole: bool) -> float:
    """Return by how much all others must cost more than a form of which so many letters are left.

    Where a figure ran into the name, the others moved: no margin is enough.
    """
    last = printed[-1]
    figure = last.isdigit() and cost_of_letter(form.text[-1], last) > _LIKE_A_DIGIT
    if figure and not form.text[-1].isdigit():
        return inf
    if form.torn:
        legible = letters >= _SHORTEST and cost <= (_NOTHING if whole else _EACH_TORN * letters)
        return _TORN_MARGIN if legible else inf
    if cost <= (_NOTHING if whole else _BASE + _EACH * letters):
        return _MARGIN
    far = whole or cost > min(_BASE + _MOST_EACH * letters, _MOST)
    return inf if far else _WIDE_MARGIN


def _ends_alike(name: str, printed: str) -> bool:
    """Tell whether a text ends in the number that closes a name, if one does.

    "A Lưới 3" is not "A Lưới 1", however alike the rest.
    """
    digits = _DIGITS.search(name)
    return digits is None or printed.endswith(digits[0])


def _openings(kind: str, printed: str) -> list[float]:
    """Return for each place of a text what it costs that committee and kind stand before it."""
    first = next((place for place, sign in enumerate(printed) if sign.isalpha()), len(printed))
    free = [min(float(place), _BEFORE) for place in range(first + 1)]
    if not kind:
        return costs_of_beginnings("", printed, free)
    committee = _least(costs_of_beginnings(form, printed, free) for form in _COMMITTEES)
    full, *short = forms_of_kind(kind)
    forms = [("", _NO_KIND), (_compact(full), 0.0), *((form, _SHORT_KIND) for form in short)]
    return _least(
        [cost + more for cost in costs_of_beginnings(form, printed, committee)]
        for form, more in forms
    )


def _least(ways: Iterable[Sequence[float]]) -> list[float]:
    return [min(costs) for costs in zip(*ways, strict=True)]


@lru_cache(maxsize=4096)
def _forms(unit: Unit) -> tuple[_Form, ...]:
    """Return what stands for a unit in a row: its names, and what is left of one that broke."""
    if unit.level == "department":
        known = (unit.name, *unit.aliases, unit.bare, *partly_shortened(unit.name))
        names = [form for name in known for form in (name, name.replace("&", " và "))]
    else:
        names = [unit.bare]
    words = names[0].split()
    parts = [" ".join(part) for cut in range(1, len(words)) for part in (words[:cut], words[cut:])]
    whole, torn = dict.fromkeys(map(_compact, names)), map(_compact, parts)
    forms = dict.fromkeys(whole, False) | {text: True for text in torn if text not in whole}
    return tuple(_Form(text, fold(text).replace(" ", ""), torn) for text, torn in forms.items())


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
