"""Which unit a printed name means: plain string similarity, measured best on real scans.

The names of one province at one date are few, so each printed name is compared with all of them
on text folded by :func:`~helpers.extraction.folding.fold`. Near candidates are kept: whether a
name is certain is decided later, for a whole table at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from helpers.extraction.folding import fold
from helpers.extraction.printed_names import AND_SIGN, NameReading, readings_of_name, with_strokes
from helpers.extraction.short_names import partly_shortened
from helpers.reference import Unit, departments

KNOWN = 78.0
"""Below this similarity a name is unknown (measured on the names of real dispatches)."""

_DIGITS = re.compile(r"(\d+)$")
_WHOLE = 99.9
_OTHER_KIND = 4.0
_OTHER_STROKE = 3.5
_OTHER_LEVEL = 12.0
_LEVELS = {"xã": 1, "phường": 1, "thị trấn": 1, "đặc khu": 1, "tỉnh": 3}
_LONGEST = 140
_NEAREST, _FARTHEST = 8, 55.0
_MOST_KEPT = 100_000
_NO_DEPARTMENT = 15.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a printed name may mean.

    ``score`` is the similarity without marks, ``accents`` the similarity with them (both 0–100);
    the second one only breaks ties. ``whole`` tells that no letter of the name differs, ``edits``
    how many letters of a territory's name do, a letter put in or left out counting as one misread.
    """

    unit: Unit
    score: float
    accents: float
    whole: bool = False
    edits: int = 0


_Alike = dict[str, list[tuple[str, float, int]]]


class NameIndex:
    """The units that a dispatch may name, ready for comparison.

    Parameters
    ----------
    units : iterable of Unit
        Of one province and date, and the departments.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: list[Unit] = []
        self._texts: list[str] = []
        self._territory: list[bool] = []
        for unit in units:
            territory = unit.level != "department"
            names = (
                (unit.bare,)
                if territory
                else (unit.name, *unit.aliases, *partly_shortened(unit.name))
            )
            for name in dict.fromkeys(map(_compact, names)):
                self._units.append(unit)
                self._texts.append(name)
                self._territory.append(territory)
        self._cache: dict[str, tuple[Candidate, ...]] = {}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units given, each once."""
        return tuple(dict.fromkeys(self._units))

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each unit in the list given, by its name."""
        names = dict.fromkeys(unit.name for unit in self._units)
        return {name: place for place, name in enumerate(names)}

    def candidates(self, printed: str, limit: int = 4) -> tuple[Candidate, ...]:
        """Return the units nearest to ``printed``, best first, each at most once."""
        if printed not in self._cache:
            if len(self._cache) >= _MOST_KEPT:
                self._cache.clear()
            self._cache[printed] = self._search(printed)
        return self._cache[printed][:limit]

    def best(self, printed: str) -> float:
        """Return the similarity of the nearest unit, 0 if there is none."""
        found = self.candidates(printed, 1)
        return found[0].score if found else 0.0

    def _search(self, printed: str) -> tuple[Candidate, ...]:
        nearest: dict[str, Candidate] = {}
        alike: _Alike = {}
        for number, variant in enumerate((printed, *with_strokes(printed))):
            for query in readings_of_name(variant):
                if 2 <= len(query.compact) <= _LONGEST:
                    # What stands there goes before what it may have been.
                    self._search_one(query, nearest, _OTHER_STROKE * (number > 0), alike)
        return tuple(sorted(nearest.values(), key=lambda c: (-c.score, -c.accents, c.unit.name)))

    def _search_one(
        self, query: NameReading, nearest: dict[str, Candidate], cost: float, alike: _Alike
    ) -> None:
        # Departments are compared whole, territories by what follows "UBND xã".
        for text in dict.fromkeys((query.compact, query.bare)):
            # The readings of one name share most of their texts.
            if text not in alike:
                alike[text] = process.extract(
                    text, self._texts, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_FARTHEST
                )
            for name, score, index in alike[text]:
                unit = self._units[index]
                if self._territory[index] != (text == query.bare) and query.compact != query.bare:
                    continue
                total = self._score(query, unit, name, score) - cost
                if total > 0 and (unit.name not in nearest or nearest[unit.name].score < total):
                    accents = fuzz.ratio(query.accented, unit.bare.lower())
                    edits = Levenshtein.distance(text, name) if self._territory[index] else 0
                    nearest[unit.name] = Candidate(unit, total, accents, total >= _WHOLE, edits)

    @staticmethod
    def _score(query: NameReading, unit: Unit, name: str, score: float) -> float:
        if unit.level == "department":
            return score - (_NO_DEPARTMENT if query.body or query.kind else 0.0)
        own, printed = _DIGITS.search(name), _DIGITS.search(query.bare)
        # "A Lưới 3" is not "A Lưới 1", however alike the rest.
        if (own[1] if own else "") != (printed[1] if printed else ""):
            return 0.0
        # A third of the shorter letters may be damaged; the known prefix counts as read.
        padded = 100.0 - (100.0 - score) * len(name) / (len(name) + 4)
        if not query.body and not query.kind:
            # Without "UBND xã" a name must be its own proof, and "Sở …" speaks against it; "Sa
            # Huỳnh" is whole.
            padded = score - (_OTHER_LEVEL if query.agency and score < _WHOLE else 0.0)
        if not query.kind or query.kind == unit.kind:
            return padded
        same = _LEVELS.get(query.kind, 2) == _LEVELS.get(unit.kind, 2)
        return padded - (_OTHER_KIND if same else _OTHER_LEVEL)


@lru_cache(maxsize=16)
def department_index(on: date | None = None) -> NameIndex:
    """Return the departments that existed on a day, or (None) ever did, ready for comparison."""
    return NameIndex(departments(on))


@lru_cache(maxsize=8192)
def _compact(name: str) -> str:
    return fold(AND_SIGN.sub(" và ", name)).replace(" ", "")
