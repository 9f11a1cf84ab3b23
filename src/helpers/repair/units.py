"""Printed names → official units, settled for a whole table at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.extraction.folding import fold, guessed_letters
from helpers.extraction.names import KNOWN, Candidate, NameIndex
from helpers.extraction.sections import without_numeral
from helpers.reference import Unit
from helpers.repair.assignment import Assignment, assign
from helpers.repair.damaged_names import OpenName
from helpers.repair.levels import levels as known_levels
from helpers.repair.likely_names import (
    is_a_word_of_several,
    is_end_of_another,
    is_of_words,
    is_sure,
    says_its_kind,
    says_its_marks,
    says_words,
)
from helpers.repair.other_days import OtherDays, named_to_the_letter
from helpers.repair.shapes import LITTLE, is_another, settle_by_shape
from helpers.vietnamese import strip_marks

_SECOND_BEST = 4.0
"""By how much a name may resemble a unit more that another row was taken for."""
_GONE = 88.0
_BETTER = 5.0
_NO_LESS = 6.0
_NEARLY_WHOLE = 91.0
_OTHER_WORDS = 96.0
"""The same for a name of whole words: recognition seldom makes one of another."""
_PLAIN = 92.0
"""How alike its unit a name is that needs no second look."""
_NO_RIVAL = 15.0
"""By how much less a unit resembles a name that is none of its rivals."""
_MOST_OPEN = 300
"""So many names of a table are read letter by letter; of more, something else is wrong."""
_TWIN = 88.0
"""How alike the unit that a row bears and one that no row bears must be to be confused."""
_NAMED = 3
_TWO_LEVELS = 2


@dataclass(frozen=True)
class ResolvedUnit:
    """What a printed name was taken for.

    Attributes
    ----------
    name : str
        Official name; the printed words where the name is not known.
    level : str
    sure : bool
        False makes every figure of the row doubtful.
    evidence : str
        The nearest candidates where the name is not sure.
    gone : bool
        Whether the unit did not exist on the day of the dispatch.
    repeated : bool
        Whether another row of the table plainly names the same unit.
    exact : bool
        Whether the name was printed without damage.
    days : str
        From when to when a unit of other days existed, ``""`` for one of the day.
    """

    name: str
    level: str
    sure: bool
    evidence: str = ""
    gone: bool = False
    repeated: bool = False
    exact: bool = False
    days: str = ""


def resolve_units(
    printed: Sequence[str],
    levels: Sequence[str],
    index: NameIndex,
    others: OtherDays,
    whole: bool = False,
) -> list[ResolvedUnit]:
    """Resolve the names of one table, each unit to at most one row.

    Parameters
    ----------
    printed : sequence of str
        One name a row.
    levels : sequence of str
        The level that the section of the row says, ``""`` where it says none.
    index : NameIndex
        The units of the day.
    others : OtherDays
        Units that existed shortly before or after.
    whole : bool, optional
        Whether the text was not damaged in reading: then a name means what it says.
    """
    assignment = assign(printed, levels, index)
    resolved: list[ResolvedUnit] = []
    for row, name in enumerate(printed):
        unit = (
            _of_another_day(name, others.territories)
            or _gone(name, assignment.taken.get(row), others.departments, index)
            or _known(row, name, assignment, whole)
        )
        if unit is None:
            level = levels[row] or (resolved[-1].level if resolved else "")
            unit = _unknown(name, level, assignment.options[row])
        resolved.append(unit)
    meant = _meant_by_others(resolved, assignment)
    twins = set() if whole else _twins(assignment) | _alone_of_their_level(resolved)
    held = {unit.name for unit in resolved if unit.sure}
    settled = [
        _unknown(printed[row], unit.level, assignment.options[row])
        if row in twins
        or _is_contested(
            unit,
            assignment.taken.get(row),
            meant,
            unit.exact and (whole or _is_no_twin(row, printed[row], assignment)),
            _spelt_alike(row, assignment, held),
        )
        else unit
        for row, unit in enumerate(resolved)
    ]
    if whole or assignment.marks_kept:
        return settled
    belied = _belied_by_shape(printed, levels, settled, assignment)
    settled = [
        _unknown(printed[row], unit.level, assignment.options[row]) if row in belied else unit
        for row, unit in enumerate(settled)
    ]
    return _by_shape(printed, levels, settled, index.units)


def _belied_by_shape(
    printed: Sequence[str],
    said: Sequence[str],
    resolved: Sequence[ResolvedUnit],
    assignment: Assignment,
) -> set[int]:
    """Return the rows named after a unit that their letters are of no more than of another one."""
    held = {unit.name for unit in resolved if unit.sure}
    levels = {unit.level for unit in resolved if unit.sure} | {"department"}
    belied = set[int]()
    looked_at = 0
    for row, unit in enumerate(resolved):
        chosen = assignment.taken.get(row)
        if unit.sure and chosen and chosen.unit.name == unit.name and _is_in_question(chosen):
            looked_at += 1
            if looked_at > _MOST_OPEN:
                break
            others = [
                option.unit
                for option in assignment.options[row]
                if option.unit.name not in held
                and option.unit.level in levels
                and option.score >= chosen.score - _NO_RIVAL
            ]
            name, least = OpenName(printed[row], said[row]), LITTLE if chosen.edits else 0.0
            if is_another(name, chosen.unit, others, least):
                belied.add(row)
    return belied


def _is_in_question(chosen: Candidate) -> bool:
    """Tell whether a name is badly damaged, or is its unit's only if a B or P in it is a Đ."""
    return chosen.score < _PLAIN or (not chosen.whole and chosen.edits == 0)


def _by_shape(
    printed: Sequence[str],
    said: Sequence[str],
    resolved: Sequence[ResolvedUnit],
    units: Sequence[Unit],
) -> list[ResolvedUnit]:
    """Return the units with those found that a badly damaged name can only mean.

    No shape tells a unit of a level that no other row has.
    """
    sure = [unit for unit in resolved if unit.sure]
    taken, levels = {unit.name for unit in sure}, {unit.level for unit in sure}
    if len(sure) <= _NAMED:
        levels |= set(known_levels())
    names = {
        row: OpenName(name, level, says_words(name))
        for row, (name, level, unit) in enumerate(zip(printed, said, resolved, strict=True))
        if not unit.sure
    }
    if len(names) > _MOST_OPEN:
        return list(resolved)
    found = settle_by_shape(names, [unit for unit in units if unit.level in levels], taken)
    return [
        ResolvedUnit(found[row].name, found[row].level, True) if row in found else unit
        for row, unit in enumerate(resolved)
    ]


def _twins(assignment: Assignment) -> set[int]:
    """Return the rows that share a unit while one of nearly its name stands in no row.

    Where recognition lost a letter of "Chiềng Sơn", two rows say "Chiềng Sơ".
    """
    used = {candidate.unit.name for candidate in assignment.taken.values()}
    return {
        row
        for row, chosen in assignment.taken.items()
        if assignment.times(chosen.unit.name) > 1
        and any(
            option.unit.name not in used
            and option.unit.level == chosen.unit.level
            and option.score >= _TWIN
            for option in assignment.options[row]
        )
    }


def _meant_by_others(resolved: Sequence[ResolvedUnit], assignment: Assignment) -> dict[str, float]:
    """Return the units that rows without one resemble most, with the greatest likeness of each."""
    meant: dict[str, float] = {}
    for unit, options in zip(resolved, assignment.options, strict=True):
        if not unit.sure and options and options[0].score >= KNOWN:
            name = options[0].unit.name
            meant[name] = max(meant.get(name, 0.0), options[0].score)
    return meant


def _is_no_twin(row: int, name: str, assignment: Assignment) -> bool:
    """Tell whether a name cannot be that of a unit whose marks alone are others, and were lost.

    Nor can it be that of a unit of another kind: "huyện Kỳ Anh" is no damaged "thị xã Kỳ Anh".
    """
    chosen = assignment.taken[row]
    bare = strip_marks(chosen.unit.bare.lower())
    return all(
        says_its_marks(name, chosen, option, whole=False) or says_its_kind(name, chosen, option)
        for option in assignment.options[row]
        if option.unit.name != chosen.unit.name and strip_marks(option.unit.bare.lower()) == bare
    )


def _is_contested(
    unit: ResolvedUnit,
    chosen: Candidate | None,
    meant: dict[str, float],
    proved: bool,
    alike: bool,
) -> bool:
    """Tell whether a row that got no unit resembles that of this row about as much as this does.

    If the letters of this row are those of another unit as well (``alike``), that one is enough.
    """
    if chosen is None or not unit.sure or proved or unit.gone:
        return False
    return alike or meant.get(unit.name, 0.0) >= chosen.score - _NO_LESS


def _spelt_alike(row: int, assignment: Assignment, held: Collection[str]) -> bool:
    """Tell whether the letters of a row are those of a unit that no row has: Đ is read as B."""
    return any(
        option.edits == 0 and option.unit.level != "department" and option.unit.name not in held
        for option in assignment.options[row]
    )


def _alone_of_their_level(resolved: Sequence[ResolvedUnit]) -> set[int]:
    """Return the damaged name, if any, that is a commune's where all others are departments'."""
    sure = [row for row, unit in enumerate(resolved) if unit.sure]
    found = Counter(resolved[row].level for row in sure)
    if len(found) != _TWO_LEVELS or len(sure) <= _NAMED:
        return set()
    return {row for row in sure if found[resolved[row].level] == 1 and not resolved[row].exact}


def _of_another_day(name: str, units: Mapping[str, Unit]) -> ResolvedUnit | None:
    unit = named_to_the_letter(name, units)
    if unit is None:
        return None
    days = "–".join(f"{day:%d/%m/%Y}" if day else "" for day in (unit.valid_from, unit.valid_to))
    return ResolvedUnit(unit.name, unit.level, True, exact=True, days=days)


def _gone(
    name: str, chosen: Candidate | None, others: NameIndex, index: NameIndex
) -> ResolvedUnit | None:
    """Return the unit of another day that a name means, None if it may be one of the day."""
    if chosen is not None and chosen.score >= KNOWN:
        return None
    found = others.candidates(without_numeral(name), 1)
    if not found or found[0].score < max(_GONE, chosen.score + _BETTER if chosen else 0.0):
        return None
    if found[0].unit.name in index.order:
        # Another row has it.
        return None
    return ResolvedUnit(found[0].unit.name, found[0].unit.level, True, gone=True)


def _known(row: int, name: str, assignment: Assignment, whole: bool) -> ResolvedUnit | None:
    """Return the unit of the day that a row was taken for, None if that is not sure."""
    chosen = assignment.taken.get(row)
    if chosen is None:
        return None
    rivals = assignment.rivals(row)
    if not assignment.marks_kept:
        # Marks that were lost on the way tell nothing.
        rivals = [
            rival if says_its_marks(name, chosen, rival, whole) else replace(rival, accents=100.0)
            for rival in rivals
        ]
    options = assignment.options[row]
    # In a text that is whole "Phong Thạnh Tây" is not "Phong Thạnh Tây A".
    meant = whole and _is_to_the_letter(chosen) and not any(map(_is_to_the_letter, rivals))
    sure = is_sure(chosen, rivals, options, guessed_letters(name))
    part = not chosen.whole and is_a_word_of_several(name, options)
    part = part or (not whole and is_end_of_another(chosen, options))
    if part or not (meant or sure):
        return None
    if options[0].score - chosen.score > _SECOND_BEST:
        # It resembles another unit more, which another row has: then this is a guess.
        return None
    if assignment.marks_kept and chosen.score < _NEARLY_WHOLE and is_of_words(name):
        # Where all other names are whole, one that merely resembles a unit is another unit.
        return None
    unit = chosen.unit
    means_itself = (whole or assignment.marks_kept) and is_of_words(name)
    other = not chosen.whole and chosen.score < _OTHER_WORDS
    if means_itself and unit.level != "department" and other:
        # So is a name of words that no unit has; a department's is often given in part.
        return None
    marked = unit.level == "department" or chosen.accents >= 100
    return ResolvedUnit(
        unit.name,
        unit.level,
        True,
        repeated=assignment.times(unit.name) > 1,
        exact=chosen.whole and marked,
    )


def _is_to_the_letter(candidate: Candidate) -> bool:
    return candidate.whole and candidate.accents >= 100


def _unknown(name: str, level: str, found: Sequence[Candidate]) -> ResolvedUnit:
    nearest = [candidate.unit.name for candidate in found[:_NAMED]]
    evidence = f"nearest: {'; '.join(nearest)}" if nearest else "no unit resembles this name"
    return ResolvedUnit(name or "?", level or _level_of(name), False, evidence)


def _level_of(name: str) -> str:
    """Return the level that the first words of an unknown name suggest."""
    folded = fold(without_numeral(name)) + " "
    for level in known_levels().values():
        if folded.startswith(level.opens):
            return level.id
    return "commune" if folded.startswith("ubnd") else "department"
