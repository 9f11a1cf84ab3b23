"""Classes (Xuất sắc … Yếu): as printed, recomputed beside, or computed where none is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.analysis.measure import Measure, UnitScores
from helpers.reference import classify

GRADES = ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")
_BANDED = {"total": 100.0, "converted": 10.0}  # Decision 766: bands of 100, or of 10 converted


@dataclass(frozen=True)
class GradeGroup:
    """The units of one class, in the order of the documents."""

    grade: str
    units: tuple[UnitScores, ...]


@dataclass(frozen=True)
class Disagreement:
    """A unit whose printed class is not the one of its score."""

    unit: UnitScores
    printed: str
    computed: str
    measure: Measure


@dataclass(frozen=True)
class Grades:
    """The classes of one level.

    Attributes
    ----------
    printed : bool
        Whether the documents print classes; otherwise all follow from the scores.
    computed : tuple of UnitScores
        Where they do: units whose class is not printed, or not legible, and follows from the score.
    ungraded : tuple of UnitScores
        Units without a class: no score, a doubtful one, or a scale without bands.
    """

    level: str
    printed: bool
    groups: tuple[GradeGroup, ...]
    ungraded: tuple[UnitScores, ...]
    disagreements: tuple[Disagreement, ...]
    computed: tuple[UnitScores, ...] = ()

    @property
    def size(self) -> int:
        """How many units have a class."""
        return sum(len(group.units) for group in self.groups)

    def units(self, grade: str) -> tuple[UnitScores, ...]:
        """Return the units of class ``grade``, empty if it has none."""
        return next((group.units for group in self.groups if group.grade == grade), ())


def computed_grade(unit: UnitScores) -> tuple[str, Measure] | None:
    """Return the class that follows from a unit's score, with that score.

    Only scores on 100 and converted scores on 10 have bands (Decision 766); communes scored on
    20 and raw sums of 80 have none.
    """
    for indicator, out_of in _BANDED.items():
        measure = unit.get(indicator)
        if measure is not None and measure.max == out_of and measure.value is not None:
            return classify(measure.value, out_of=int(out_of)), measure
    return None


def grade_of(unit: UnitScores) -> str:
    """Return the class of one unit: printed, else computed, else ``""``."""
    computed = computed_grade(unit)
    return unit.grade or (computed[0] if computed else "")


def grade_units(units: Sequence[UnitScores]) -> Grades | None:
    """Sort the units of one level into classes; ``None`` if not one has a class."""
    printed = any(unit.grade for unit in units)
    named = {unit.unit: grade_of(unit) for unit in units}
    order = (*GRADES, *sorted({grade for grade in named.values() if grade} - set(GRADES)))
    groups = tuple(
        GradeGroup(grade, members)
        for grade in order
        if (members := tuple(unit for unit in units if named[unit.unit] == grade))
    )
    if not groups:
        return None
    ungraded = tuple(unit for unit in units if not named[unit.unit])
    computed = tuple(unit for unit in units if printed and named[unit.unit] and not unit.grade)
    return Grades(units[0].level, printed, groups, ungraded, _disagreements(units), computed)


def _disagreements(units: Sequence[UnitScores]) -> tuple[Disagreement, ...]:
    found = []
    for unit in units:
        computed = computed_grade(unit)
        if unit.grade and computed and computed[0] != unit.grade:
            found.append(Disagreement(unit, unit.grade, computed[0], computed[1]))
    return tuple(found)
