"""One level of units (departments, districts, communes) in one period, analysed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.analysis.class_distance import ClassDistance, class_distances
from helpers.analysis.gains import Gain, level_gains
from helpers.analysis.grades import Grades, grade_units
from helpers.analysis.losses import GroupLoss, group_losses
from helpers.analysis.measure import UNIT_LEVELS, UnitScores, at_level, indicators_of
from helpers.analysis.ranking import Ranking, rank_units
from helpers.analysis.rules import Primary, Rules


@dataclass(frozen=True)
class Level:
    """The units of one level.

    Attributes
    ----------
    indicators : tuple of str
        As printed for them, in printed order.
    ranking : Ranking or None
        By the indicator that orders the level; ``None`` if it has none of those.
    group_rankings : tuple of Ranking
        By each of the other indicators in points or per cent.
    grades : Grades or None
        Classes, where printed or computable.
    losses : tuple of GroupLoss
        Points lost by group, the greatest first.
    gains : tuple of Gain
        Where points can be won, by group, the greatest first.
    distances : tuple of ClassDistance
        Of the units below the highest class to the class above, the nearest first.
    """

    name: str
    units: tuple[UnitScores, ...]
    indicators: tuple[str, ...]
    ranking: Ranking | None
    group_rankings: tuple[Ranking, ...]
    grades: Grades | None
    losses: tuple[GroupLoss, ...]
    gains: tuple[Gain, ...] = ()
    distances: tuple[ClassDistance, ...] = ()

    def ranking_by(self, indicator: str) -> Ranking | None:
        """Return the ranking by ``indicator``, if the level has one."""
        rankings = (self.ranking, *self.group_rankings)
        return next((item for item in rankings if item and item.indicator == indicator), None)


def analyse_levels(units: Sequence[UnitScores], rules: Rules) -> tuple[Level, ...]:
    """Analyse departments, districts and communes apart; levels without units are absent."""
    levels = []
    for name in UNIT_LEVELS:
        members = at_level(units, name)
        if members:
            levels.append(_level(name, members, rules))
    return tuple(levels)


def _level(name: str, members: tuple[UnitScores, ...], rules: Rules) -> Level:
    indicators = indicators_of(members)
    primary = next((item for item in rules.primary if item.indicator in indicators), None)
    scored = _members_with(members, primary)
    ranking = (
        rank_units(scored, primary.indicator, primary.denominator) if primary and scored else None
    )
    others = tuple(
        rank_units(members, indicator)
        for indicator in indicators
        if indicator not in rules.sums
        and (primary is None or indicator != primary.indicator)
        and _is_score(members, indicator)
    )
    losses = group_losses(members, rules)
    distances = class_distances(scored, rules, {loss.indicator: loss.highest for loss in losses})
    return Level(
        name,
        members,
        indicators,
        ranking,
        tuple(item for item in others if item.standings),
        grade_units(scored) if scored else None,
        losses,
        level_gains(name, losses, distances, rules),
        distances,
    )


def _members_with(
    members: tuple[UnitScores, ...], primary: Primary | None
) -> tuple[UnitScores, ...]:
    """Return the units of the table that prints the ordering indicator.

    A unit that stands only in another table (of overdue dossiers, say) was not scored there.
    """
    if primary is None:
        return ()
    return tuple(unit for unit in members if primary.indicator in unit.measures)


def _is_score(members: tuple[UnitScores, ...], indicator: str) -> bool:
    return any(
        unit.measures[indicator].measure in ("point", "percent")
        for unit in members
        if indicator in unit.measures
    )
