"""How far a unit is from the class above its own, and what would take it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
        The groups of the index that could close the gap alone: as many points below their target,
        or more. The one with most to win comes first.
    targets : mapping of indicator to float
        What a group may reach: the highest value of the level; where none is given, the maximum.
    """

    unit: UnitScores
    measure: Measure
    grade: str
    next_grade: str
    border: float
    missing: float
    closing: tuple[Measure, ...]
    targets: Mapping[str, float] = field(default_factory=dict)

    def room(self, measure: Measure) -> float:
        """Return how many points a group of :attr:`closing` is below its target."""
        return _room(measure, self.targets)

    @property
    def share(self) -> float:
        """Points short of the border as a share of the scale (0–1)."""
        assert self.measure.max
        return self.missing / self.measure.max


def class_distance(
    unit: UnitScores, rules: Rules, targets: Mapping[str, float] | None = None
) -> ClassDistance | None:
    """Return the distance of ``unit`` to the class above its own.

    It is measured on a total of 100; where scores are converted to 10, on the points before the
    conversion, which are not rounded. There is none in the highest class, on a scale without
    classes, for a doubtful score, or where the class printed is not that of the score.

    Parameters
    ----------
    unit : UnitScores
    rules : Rules
    targets : mapping of indicator to float, optional
        The highest value that any unit of the level has in a group: what is known to be in reach.
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
    reach = targets or {}
    groups = [] if measure.indicator == "converted" else index_measures(unit, rules)
    able = [item for item in groups if item.usable and _room(item, reach) >= missing]
    closing = tuple(sorted(able, key=lambda item: -_room(item, reach)))
    return ClassDistance(unit, measure, grade, next_grade, border, missing, closing, reach)


def class_distances(
    units: Sequence[UnitScores], rules: Rules, targets: Mapping[str, float]
) -> tuple[ClassDistance, ...]:
    """Return the distances of those units that have one, the nearest first."""
    found = (class_distance(unit, rules, targets) for unit in units)
    return tuple(sorted((item for item in found if item), key=lambda item: item.share))


def _deciding(unit: UnitScores) -> Measure | None:
    """Return the score that the class follows from, before any conversion."""
    total, converted = unit.get("total"), unit.get("converted")
    if total is not None and total.max == 100.0:
        return total
    if converted is None or converted.max != 10.0:
        return None
    return total if total is not None and total.max else converted


def _room(measure: Measure, targets: Mapping[str, float]) -> float:
    assert measure.value is not None
    assert measure.max is not None
    return round(targets.get(measure.indicator, measure.max) - measure.value, _DIGITS)
