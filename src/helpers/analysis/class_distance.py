"""How far a unit is from the class above its own, and what would take it there."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.analysis.grades import grade_of
from helpers.analysis.losses import index_measures
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.rules import Rules
from helpers.reference import class_above, classify

_DIGITS = 6


@dataclass(frozen=True)
class ClassDistance:
    """A unit's distance to the class above its own.

    Attributes
    ----------
    unit : UnitScores
    measure : Measure
        The score that the distance is measured on, in its own points.
    grade, next_grade : str
        The unit's class, and the one above it.
    border : float
        The least score of :attr:`next_grade`, on the scale of :attr:`measure`.
    missing : float
        Points short of the border, always above 0.
    closing : tuple of Measure
        The groups of the index that could close the gap alone: as many points short of their
        maximum, or more. The one with most to win comes first.
    """

    unit: UnitScores
    measure: Measure
    grade: str
    next_grade: str
    border: float
    missing: float
    closing: tuple[Measure, ...]


def class_distance(unit: UnitScores, rules: Rules) -> ClassDistance | None:
    """Return the distance of ``unit`` to the class above its own.

    It is measured on a total of 100; where scores are converted to 10, on the points before the
    conversion, which are not rounded. There is none in the highest class, on a scale without
    classes, for a doubtful score, or where the class printed is not that of the score.
    """
    measure = _deciding(unit)
    if measure is None or measure.value is None or measure.max is None:
        return None
    grade = classify(measure.value, out_of=measure.max)
    above = class_above(measure.value, out_of=measure.max)
    if above is None or grade != grade_of(unit):
        return None
    border, next_grade = above
    missing = round(border - measure.value, _DIGITS)
    return ClassDistance(
        unit, measure, grade, next_grade, border, missing, _closing(unit, measure, missing, rules)
    )


def _deciding(unit: UnitScores) -> Measure | None:
    """Return the score that the class follows from, before any conversion."""
    total, converted = unit.get("total"), unit.get("converted")
    if total is not None and total.max == 100.0:
        return total
    if converted is None or converted.max != 10.0:
        return None
    return total if total is not None and total.max else converted


def _closing(unit: UnitScores, score: Measure, missing: float, rules: Rules) -> tuple[Measure, ...]:
    if score.indicator == "converted":
        return ()  # groups are not on the scale of converted scores
    groups = [item for item in index_measures(unit, rules) if item.usable]
    able = [item for item in groups if (item.lost or 0.0) >= missing]
    return tuple(sorted(able, key=lambda item: -(item.lost or 0.0)))
