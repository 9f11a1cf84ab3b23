"""The names of one table laid on units, each unit to at most one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.extraction.names import Candidate, NameIndex
from helpers.extraction.openings_of_names import opens_with_committee
from helpers.extraction.sections import without_numeral

_LEAST = 60.0
"""How alike a unit a name must be for the unit to be considered."""
_MOST_CONSIDERED = 6
_OTHER_LEVEL = 7.0
"""What a unit of another level than the section says loses."""
_EXACT = 97.0
_PLAINLY = 2.0
_MARGIN = 3.0
_ACCENTS = 9.0
_WHOLE, _FEW = 0.9, 0.5
_SEVERAL = 4
"""So many names must belie the level that is said of them."""


@dataclass(frozen=True)
class Assignment:
    """Which unit each row of a table was taken for.

    Attributes
    ----------
    options : tuple of (tuple of Candidate)
        For each row the units that its name resembles, likeliest first.
    taken : mapping of int to Candidate
        The unit of each row that has one.
    """

    options: tuple[tuple[Candidate, ...], ...]
    taken: Mapping[int, Candidate]

    @cached_property
    def marks_kept(self) -> bool:
        """Whether nearly all names were printed with the marks of their unit.

        Those of departments, often given in short, say nothing of the others.
        """
        offices = sum(candidate.unit.level == "department" for candidate in self.taken.values())
        kept = sum(
            candidate.accents >= 100 and candidate.unit.level != "department"
            for candidate in self.taken.values()
        )
        return kept > 0 and kept >= _WHOLE * (len(self.options) - offices)

    def times(self, unit: str) -> int:
        """Return how many rows were taken for a unit."""
        return self._owned[unit]

    @cached_property
    def _owned(self) -> Counter[str]:
        return Counter(candidate.unit.name for candidate in self.taken.values())

    @cached_property
    def _owners(self) -> dict[str, int]:
        """For each unit the last row that was taken for it."""
        return {candidate.unit.name: row for row, candidate in self.taken.items()}

    def rivals(self, row: int) -> list[Candidate]:
        """Return the other units that a row might mean, as likely as its own.

        A unit that another row has is no rival, unless the two rows could change places.
        """
        chosen = self.taken.get(row)
        if chosen is None:
            return []
        owners = self._owners
        return [
            candidate
            for candidate in self.options[row]
            if candidate.unit.name != chosen.unit.name
            and (
                (other := owners.get(candidate.unit.name)) is None
                or self._may_change(chosen, candidate, other)
            )
        ]

    def _may_change(self, chosen: Candidate, candidate: Candidate, other: int) -> bool:
        """Tell whether a row may have the unit of another row, and that row its own, as well."""
        swapped = next((c for c in self.options[other] if c.unit.name == chosen.unit.name), None)
        if swapped is None:
            return False
        taken = self.taken[other]
        loss = chosen.score + taken.score - candidate.score - swapped.score
        accents = chosen.accents + taken.accents - candidate.accents - swapped.accents
        return loss < _MARGIN and accents < _ACCENTS


def assign(printed: Sequence[str], levels: Sequence[str], index: NameIndex) -> Assignment:
    """Give each name the unit that it resembles most and that no other resembles more.

    Two rows have one unit only where both plainly name it.

    Parameters
    ----------
    printed : sequence of str
        One name a row.
    levels : sequence of str
        The level that the section of the row says, ``""`` where it says none.
    index : NameIndex
        The units of the day.
    """
    levels = [_possible(level, name) for name, level in zip(printed, levels, strict=True)]
    meant = {said: _meant_level(said, printed, levels, index) for said in set(levels)}
    options = tuple(
        _options(name, meant[level], index) for name, level in zip(printed, levels, strict=True)
    )
    pairs = sorted(
        ((row, candidate) for row, found in enumerate(options) for candidate in found),
        key=lambda pair: (-pair[1].score, -pair[1].accents, pair[0]),
    )
    taken: dict[int, Candidate] = {}
    used: Counter[str] = Counter()
    for row, candidate in pairs:
        name = candidate.unit.name
        if row not in taken and (not used[name] or _plainly(candidate, options[row])):
            taken[row] = candidate
            used[name] += 1
    return Assignment(options, taken)


def _possible(level: str, name: str) -> str:
    """Return the level that a section says, ``""`` where a name cannot be of it.

    The heading of the committees may be beyond reading: they then stand below the departments.
    """
    return "" if level == "department" and opens_with_committee(name) else level


def _meant_level(said: str, printed: Sequence[str], levels: Sequence[str], index: NameIndex) -> str:
    """Return the level of territories that fits nearly all names for which a section says one.

    "UBND Long Thành" alone may be a district or its town; beside nine names that only districts
    have, it is the district. So it is where a damaged title seems to speak of communes.
    """
    fitting: Counter[str] = Counter()
    rows = 0
    for name, level in zip(printed, levels, strict=True):
        found = index.candidates(without_numeral(name), _MOST_CONSIDERED) if level == said else ()
        near = {c.unit.level for c in found if c.score >= found[0].score - _MARGIN}
        if near and "department" not in near and found[0].score >= _EXACT:
            rows += 1
            fitting.update(near)
    ranked = fitting.most_common(2)
    if not ranked or ranked[0][1] < _WHOLE * rows or (len(ranked) > 1 and ranked[1][1] == rows):
        return said
    level = ranked[0][0]
    unlike = rows >= _SEVERAL and fitting[said] < _FEW * rows
    return level if not said or unlike else said


def _options(name: str, level: str, index: NameIndex) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    # "H. Củ Chi" is a whole name, its first letter counts nothing.
    whole = any(candidate.whole for candidate in index.candidates(name, 1))
    for text in dict.fromkeys((name, name if whole else without_numeral(name))):
        for candidate in index.candidates(text, _MOST_CONSIDERED):
            off = bool(level) and candidate.unit.level != level
            score = candidate.score - _OTHER_LEVEL * off
            known = found.get(candidate.unit.name)
            if score >= _LEAST and (known is None or known.score < score):
                # To be of another level is no nearer than a letter more.
                edits = candidate.edits + off
                found[candidate.unit.name] = replace(candidate, score=score, edits=edits)
    return tuple(sorted(found.values(), key=lambda c: (-c.score, -c.accents, c.unit.name)))


def _plainly(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Tell whether a name means this unit alone, so that two rows naming it are a repetition."""
    rival = next((c for c in found if c.unit.name != candidate.unit.name), None)
    return candidate.score >= _EXACT and (rival is None or rival.score < candidate.score - _PLAINLY)
