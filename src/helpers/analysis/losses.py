"""Points between what was earned and the maximum, by group and by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.analysis.measure import Measure, UnitScores, indicators_of
from helpers.analysis.rules import Rules


@dataclass(frozen=True)
class GroupScore:
    """One group of the index for the report's own territory.

    Attributes
    ----------
    part_of : str or None
        The group that it lies inside, when that one is printed too; its points are then not
        counted a second time.
    """

    measure: Measure
    part_of: str | None

    @property
    def share(self) -> float:
        """Share of the maximum (0–1)."""
        assert self.measure.share is not None
        return self.measure.share

    @property
    def lost(self) -> float:
        """Points short of the maximum."""
        assert self.measure.lost is not None
        return self.measure.lost


@dataclass(frozen=True)
class GroupLoss:
    """What the units of one level lost together in one group.

    Attributes
    ----------
    counted : tuple of Measure
        The figures behind it; missing and doubtful ones are left out.
    full : tuple of UnitScores
        Units at the maximum.
    """

    indicator: str
    maximum: float
    lost: float
    counted: tuple[Measure, ...]
    full: tuple[UnitScores, ...]

    @property
    def highest(self) -> float:
        """The highest value of the level: what is known to be in reach."""
        return max(measure.value or 0.0 for measure in self.counted)

    @property
    def share(self) -> float:
        """Share of the attainable points that the units earned together (0–1)."""
        return 1 - self.lost / (self.maximum * len(self.counted))


def group_scores(unit: UnitScores | None, rules: Rules) -> tuple[GroupScore, ...]:
    """Return the groups printed for ``unit`` with points and maximum, in printed order."""
    if unit is None:
        return ()
    return tuple(
        GroupScore(measure, part_beside(unit, indicator, rules))
        for indicator, measure in unit.measures.items()
        if _is_group(measure, rules) and measure.usable
    )


def group_losses(units: Sequence[UnitScores], rules: Rules) -> tuple[GroupLoss, ...]:
    """Return the losses of a level by group, the greatest first (ties in printed order)."""
    losses = [
        loss
        for indicator in indicators_of(units)
        if (loss := _group_loss(units, indicator, rules)) is not None
    ]
    return tuple(sorted(losses, key=lambda loss: -loss.lost))


def index_measures(
    unit: UnitScores, rules: Rules, *, with_parts: bool = False
) -> tuple[Measure, ...]:
    """Return the figures of ``unit`` that are indices in points, without sums.

    Parameters
    ----------
    unit : UnitScores
    rules : Rules
    with_parts : bool
        Whether to give the parts of a group that is printed too.
    """
    return tuple(
        measure
        for indicator, measure in unit.measures.items()
        if _is_group(measure, rules) and (with_parts or part_beside(unit, indicator, rules) is None)
    )


def _group_loss(units: Sequence[UnitScores], indicator: str, rules: Rules) -> GroupLoss | None:
    pairs = [
        (unit, measure)
        for unit in units
        if (measure := unit.get(indicator)) is not None
        and _is_group(measure, rules)
        and part_beside(unit, indicator, rules) is None
    ]
    maxima = {measure.max for _, measure in pairs}
    if len(maxima) != 1:
        return None
    maximum = maxima.pop()
    assert maximum is not None
    return GroupLoss(
        indicator,
        maximum,
        round(sum(measure.lost or 0.0 for _, measure in pairs), 6),
        tuple(measure for _, measure in pairs),
        tuple(unit for unit, measure in pairs if measure.lost == 0),
    )


def _is_group(measure: Measure, rules: Rules) -> bool:
    return measure.measure == "point" and bool(measure.max) and measure.indicator not in rules.sums


def part_beside(unit: UnitScores, indicator: str, rules: Rules) -> str | None:
    """Return the group that ``indicator`` lies inside, if that one is printed for ``unit`` too."""
    whole = rules.part_of(indicator)
    return whole if whole is not None and whole in unit.measures else None
