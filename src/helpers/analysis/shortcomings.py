"""Shortcomings by stated rules; thresholds in ``data/reference/rules/assessment.yaml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.change import percentile
from helpers.analysis.grades import GRADES
from helpers.analysis.levels import Level
from helpers.analysis.losses import GroupLoss, GroupScore
from helpers.analysis.measure import UNIT_LEVELS, Measure, UnitScores
from helpers.analysis.overdue import INDICATOR, Overdue
from helpers.analysis.rules import Rules
from helpers.analysis.statistics import lower_fence
from helpers.analysis.strengths import deciding, judged
from helpers.analysis.ties import greatest


def shortcomings(
    subject: UnitScores | None,
    groups: Sequence[GroupScore],
    levels: Sequence[Level],
    overdue: Overdue | None,
    rules: Rules,
) -> tuple[Assessment, ...]:
    """Return every shortcoming that the rules find, territory first, then level by level."""
    found = [
        *groups_far_from_maximum(groups, rules),
        *largest_loss(groups),
        *low_rank(subject, rules),
    ]
    for level in levels:
        found += low_grades(level, rules)
        found += apart_below(level, rules)
        for loss in level.losses:
            found += index_shortcomings(level.name, loss, rules)
        found += low_rates(level, rules)
        found += spread(level, rules)
    found += concentration(overdue, rules)
    found += overdue_dossiers(overdue)
    return tuple(found)


def groups_far_from_maximum(groups: Sequence[GroupScore], rules: Rules) -> Iterator[Assessment]:
    """Yield the territory's groups under the share of rule ``group_far_from_maximum``."""
    threshold = rules.shortcomings["group_far_from_maximum"]["share"]
    far = [item for item in groups if item.share < threshold and item.part_of is None]
    for item in sorted(far, key=lambda item: item.share):
        figure = (item.measure,)
        yield Assessment(
            "group_far_from_maximum", TERRITORY, item.measure.indicator, figure, figure, item.share
        )


def largest_loss(groups: Sequence[GroupScore]) -> Iterator[Assessment]:
    """Yield the group in which the territory loses most, with its part of all points lost.

    Groups that lose equally much are told in one statement.
    """
    whole = [item for item in groups if item.part_of is None]
    lost = sum(item.lost for item in whole)
    if len(whole) < 2 or lost <= 0:
        return
    worst = greatest(whole, lambda item: item.lost)
    base = tuple(item.measure for item in whole)
    yield Assessment(
        "largest_loss",
        TERRITORY,
        worst[0].measure.indicator,
        tuple(item.measure for item in worst),
        base,
        worst[0].lost / lost,
    )


def low_rank(subject: UnitScores | None, rules: Rules) -> Iterator[Assessment]:
    """Yield the territory's ranks in the lower half (overall and by group)."""
    if subject is None:
        return
    threshold = rules.shortcomings["rank_low"]["percentile"]
    for indicator, measure in subject.measures.items():
        place = percentile(measure)
        if measure.usable and place is not None and place > threshold:
            yield Assessment("rank_low", TERRITORY, indicator, (measure,), (measure,), place)


def low_grades(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield each low class that has units, the lowest first."""
    if level.grades is None:
        return
    wanted = rules.shortcomings["low_grades"]["grades"]
    for group in sorted(level.grades.groups, key=lambda group: -_place(group.grade)):
        if group.grade in wanted:
            everyone = [unit for other in level.grades.groups for unit in other.units]
            yield Assessment(
                "low_grades",
                level.name,
                measures=deciding(group.units),
                base=deciding(everyone),
                grade=group.grade,
            )


def apart_below(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the units that stand apart below the rest (Tukey's lower fence)."""
    rule = rules.shortcomings["apart_below"]
    if level.ranking is None or len(level.ranking.standings) < rule["smallest"]:
        return
    standings = level.ranking.standings
    fence = lower_fence([item.value for item in standings], rule["fences"])
    most = level.ranking.maximum
    limit = rule["share"] * most if most else fence
    apart = tuple(item.measure for item in reversed(standings) if item.value < min(fence, limit))
    if apart:
        base = tuple(item.measure for item in standings)
        yield Assessment(
            "apart_below", level.name, level.ranking.indicator, apart, base, round(fence, 6)
        )


def index_shortcomings(level: str, loss: GroupLoss, rules: Rules) -> Iterator[Assessment]:
    """Yield what is short in one group or index: zeros, under half, a few below the rest.

    Where most units share one value under the maximum and nobody is above it, only that fact is
    stated: the maximum may be out of their reach.
    """
    zeros = tuple(item for item in loss.counted if item.value == 0)
    if zeros:
        yield Assessment("at_zero", level, loss.indicator, zeros, loss.counted)
    half = rules.shortcomings["below_half"]["share"]
    low = tuple(item for item in loss.counted if item.value and (item.share or 0) < half)
    if low:
        yield Assessment("below_half", level, loss.indicator, low, loss.counted, half)
    yield from _few_below(level, loss, {*zeros, *low}, rules)
    common = _uniform(loss.counted, loss.maximum, rules)
    if common:
        yield Assessment("uniform_level", level, loss.indicator, common, loss.counted)
    elif 2 * (len(zeros) + len(low)) < len(loss.counted):
        yield from _weak_across(level, loss, rules)


def low_rates(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the judged rates: units at 0, and units above 0 but under the rate of ``rate_low``."""
    threshold = rules.shortcomings["rate_low"]["rate"]
    for indicator in judged(level, rules):
        ranking = level.ranking_by(indicator)
        assert ranking is not None
        base = tuple(item.measure for item in ranking.standings)
        common = _uniform(base, 100.0, rules)
        zeros = tuple(item for item in base if item.value == 0)
        low = tuple(
            item for item in base if item.value and item.value < threshold and item not in common
        )
        if zeros:
            yield Assessment("at_zero", level.name, indicator, zeros, base)
        if low:
            yield Assessment("rate_low", level.name, indicator, low, base, threshold)
        if common:
            yield Assessment("uniform_level", level.name, indicator, common, base)


def spread(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the distance between first and last, where it is wide."""
    rule = rules.shortcomings["spread"]
    ranking = level.ranking
    if ranking is None or len(ranking.standings) < rule["smallest"] or not ranking.maximum:
        return
    first, last = ranking.standings[0], ranking.standings[-1]
    distance = round(first.value - last.value, 6)
    if distance >= rule["share"] * ranking.maximum:
        pair = (first.measure, last.measure)
        yield Assessment("spread", level.name, ranking.indicator, pair, pair, distance)


def concentration(overdue: Overdue | None, rules: Rules) -> Iterator[Assessment]:
    """Yield the few units that hold most of the overdue dossiers."""
    if overdue is None or overdue.total == 0:
        return
    rule = rules.shortcomings["concentration"]
    held, border = 0, 0
    for item in overdue.units:
        held, border = held + item.count, item.count
        if held >= rule["share"] * overdue.total:
            break
    few = [item for item in overdue.units if item.count >= border]  # none of several alike is left
    if len(few) > rule["most"] or len(few) == len(overdue.units):
        return
    level = few[0].level if len({item.level for item in few}) == 1 else TERRITORY
    named = tuple(item.figure for item in few)
    share = sum(item.count for item in few) / overdue.total
    yield Assessment("concentration", level, INDICATOR, named, overdue.counted, share)


def overdue_dossiers(overdue: Overdue | None) -> Iterator[Assessment]:
    """Yield the units of each level with overdue dossiers, else the territory's own count."""
    if overdue is None:
        return
    for level in UNIT_LEVELS:
        late = tuple(item.figure for item in overdue.at(level))
        if late:
            number = sum(item.value or 0.0 for item in late)
            yield Assessment("overdue", level, INDICATOR, late, late, number)
    if overdue.stated is not None and overdue.stated.value and not overdue.counted:
        stated = (overdue.stated,)
        yield Assessment("overdue", TERRITORY, INDICATOR, stated, stated, overdue.stated.value)


def _few_below(
    level: str, loss: GroupLoss, named: set[Measure], rules: Rules
) -> Iterator[Assessment]:
    full = len(loss.full) / len(loss.counted)
    rest = tuple(item for item in loss.counted if item.lost and item not in named)
    if rest and rules.shortcomings["few_below_maximum"]["full"] <= full < 1:
        yield Assessment("few_below_maximum", level, loss.indicator, rest, loss.counted, full)


def _uniform(counted: Sequence[Measure], maximum: float, rules: Rules) -> tuple[Measure, ...]:
    rule = rules.uniform_level
    if not counted:
        return ()
    value, units = Counter(item.value for item in counted).most_common(1)[0]
    highest = max(item.value or 0 for item in counted)
    if value != highest or value in (0, maximum) or len(counted) < rule["smallest"]:
        return ()
    if units < rule["units"] * len(counted):
        return ()
    return tuple(item for item in counted if item.value == value)


def _weak_across(level: str, loss: GroupLoss, rules: Rules) -> Iterator[Assessment]:
    rule = rules.shortcomings["weak_across"]
    if loss.share < rule["share"] and len(loss.counted) >= rule["smallest"]:
        short = (item for item in loss.counted if item.lost)
        lowest = tuple(sorted(short, key=lambda item: item.value or 0.0))
        yield Assessment("weak_across", level, loss.indicator, lowest, loss.counted, loss.share)


def _place(grade: str) -> int:
    return GRADES.index(grade) if grade in GRADES else len(GRADES)
