"""Where the units of a level can win most points: by group, and by those that lose most of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.analysis.class_distance import ClassDistance
from helpers.analysis.losses import GroupLoss
from helpers.analysis.measure import Measure
from helpers.analysis.rules import Rules
from helpers.analysis.statistics import quartiles
from helpers.reference import classify

_DIGITS = 6


@dataclass(frozen=True)
class Promotion:
    """A unit that would rise to a higher class, and to which: the next one, or beyond."""

    distance: ClassDistance
    grade: str


@dataclass(frozen=True)
class Gain:
    """What a level would win in one group if some of its units reached what others have.

    Attributes
    ----------
    level, indicator : str
    maximum : float
    target : float
        The maximum, or the highest value of the level where no unit is at the maximum.
    counted : tuple of Measure
        The level's figures; missing and doubtful ones are left out.
    units : tuple of Measure
        The fewest units that hold the rule's share of what is to be won, worst first; units that
        are equal with the last of them are among them.
    points : float
        What these units would add to the sum of the level by reaching :attr:`target`.
    whole : float
        What all units of the level would add so.
    median : float
    below_median : tuple of Measure
        Units under it, worst first.
    to_median : float
        What they would add to the sum of the level by reaching the median.
    promoted : tuple of Promotion
        Those of :attr:`units` that would so rise to a higher class.
    """

    level: str
    indicator: str
    maximum: float
    target: float
    counted: tuple[Measure, ...]
    units: tuple[Measure, ...]
    points: float
    whole: float
    median: float
    below_median: tuple[Measure, ...]
    to_median: float
    promoted: tuple[Promotion, ...]

    @property
    def at_maximum(self) -> bool:
        """Whether the target is the maximum, because a unit has reached it."""
        return self.target == self.maximum

    @property
    def average(self) -> float:
        """What :attr:`points` adds to the average of the level."""
        return self.points / len(self.counted)

    @property
    def share(self) -> float:
        """Share of :attr:`points` in :attr:`whole` (0–1)."""
        return self.points / self.whole


def level_gains(
    level: str, losses: Sequence[GroupLoss], distances: Sequence[ClassDistance], rules: Rules
) -> tuple[Gain, ...]:
    """Return the gains of a level by group, the greatest first (ties in the order of losses).

    A group in which nobody is below the highest, or with fewer units than the rule asks, has none.
    """
    found = [gain for loss in losses if (gain := _gain(level, loss, distances, rules)) is not None]
    return tuple(sorted(found, key=lambda gain: -gain.points))


def _gain(
    level: str, loss: GroupLoss, distances: Sequence[ClassDistance], rules: Rules
) -> Gain | None:
    values = [_value(item) for item in loss.counted]
    if len(values) < rules.gains["smallest"]:
        return None
    target = loss.highest
    worst_first = sorted(loss.counted, key=_value)
    whole = sum(target - value for value in values)
    if round(whole, _DIGITS) == 0:
        return None
    units = _fewest(worst_first, target, rules.gains["share"] * whole)
    median = quartiles(values)[1]
    below = tuple(item for item in worst_first if _value(item) < median)
    return Gain(
        level=level,
        indicator=loss.indicator,
        maximum=loss.maximum,
        target=target,
        counted=loss.counted,
        units=units,
        points=round(sum(target - _value(item) for item in units), _DIGITS),
        whole=round(whole, _DIGITS),
        median=median,
        below_median=below,
        to_median=round(sum(median - _value(item) for item in below), _DIGITS),
        promoted=_promoted(units, target, distances),
    )


def _fewest(worst_first: Sequence[Measure], target: float, wanted: float) -> tuple[Measure, ...]:
    """Return the fewest units that together hold ``wanted`` points, and the last one's equals."""
    held = 0.0
    border = 0.0
    for item in worst_first:
        held += target - _value(item)
        border = _value(item)
        if round(held - wanted, _DIGITS) >= 0:
            break
    return tuple(item for item in worst_first if _value(item) <= border)


def _promoted(
    units: Sequence[Measure], target: float, distances: Sequence[ClassDistance]
) -> tuple[Promotion, ...]:
    on_points = {item.unit.unit: item for item in distances if item.measure.indicator == "total"}
    found = []
    for item in units:
        distance = on_points.get(item.unit)
        won = target - _value(item)
        if distance is not None and round(won - distance.missing, _DIGITS) >= 0:
            score, most = _value(distance.measure), distance.measure.max
            assert most is not None
            reached = min(round(score + won, _DIGITS), most)
            found.append(Promotion(distance, classify(reached, out_of=most)))
    return tuple(found)


def _value(item: Measure) -> float:
    assert item.value is not None
    return item.value
