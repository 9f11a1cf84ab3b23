"""Strengths by stated rules; thresholds in ``data/reference/rules/assessment.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.grades import GRADES
from helpers.analysis.levels import Level
from helpers.analysis.losses import GroupLoss, GroupScore, index_measures
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.overdue import Overdue
from helpers.analysis.rules import Rules

_Full = tuple[UnitScores, tuple[Measure, ...], tuple[Measure, ...]]  # indices at maximum, and all


def strengths(
    groups: Sequence[GroupScore],
    levels: Sequence[Level],
    overdue: Overdue | None,
    rules: Rules,
) -> tuple[Assessment, ...]:
    """Return every strength that the rules find, territory first, then level by level."""
    found = [*groups_near_maximum(groups, rules)]
    for level in levels:
        found += top_grade(level)
        found += many_at_full(level, rules)
        found += full_everywhere(level.name, level.losses, rules)
        found += high_rates(level, rules)
        found += no_overdue(level, overdue)
    return tuple(found)


def groups_near_maximum(groups: Sequence[GroupScore], rules: Rules) -> Iterator[Assessment]:
    """Yield the territory's groups at or over the share of rule ``group_near_maximum``."""
    threshold = rules.strengths["group_near_maximum"]["share"]
    near = [item for item in groups if item.share >= threshold and item.part_of is None]
    for item in sorted(near, key=lambda item: -item.share):
        yield Assessment(
            "group_near_maximum",
            TERRITORY,
            item.measure.indicator,
            (item.measure,),
            (item.measure,),
            item.share,
        )


def top_grade(level: Level) -> Iterator[Assessment]:
    """Yield the units of the highest class, if there are any."""
    if level.grades is None or not (best := level.grades.units(GRADES[0])):
        return
    yield Assessment(
        "top_grade",
        level.name,
        measures=deciding(best),
        base=deciding([unit for group in level.grades.groups for unit in group.units]),
        number=len(best) / level.grades.size,
        grade=GRADES[0],
    )


def many_at_full(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the units with the most indices at their maximum, those alike in one statement."""
    rule = rules.strengths["many_at_full"]
    counts = {}
    for unit in level.units:
        indices = tuple(item for item in index_measures(unit, rules) if item.usable)
        full = tuple(item for item in indices if item.lost == 0)
        if len(indices) >= rule["smallest"]:
            counts[unit.unit] = (unit, full, indices)
    best = max((len(full) for _, full, _ in counts.values()), default=0)
    alike: dict[tuple[int, str], list[_Full]] = {}
    for found in counts.values():
        unit, full, indices = found
        if full and len(full) == best and len(full) / len(indices) >= rule["indices"]:
            alike.setdefault((len(indices), unit.grade), []).append(found)
    for (_, grade), members in alike.items():
        yield Assessment(
            "many_at_full",
            level.name,
            "",
            tuple(measure for _, full, _ in members for measure in full),
            tuple(measure for _, _, indices in members for measure in indices),
            float(best),
            grade,
        )


def full_everywhere(level: str, losses: Sequence[GroupLoss], rules: Rules) -> Iterator[Assessment]:
    """Yield the groups in which nearly every unit earns the maximum."""
    rule = rules.strengths["full_everywhere"]
    for loss in losses:
        share = len(loss.full) / len(loss.counted)
        if share >= rule["units"] and len(loss.counted) >= rule["smallest"]:
            full = tuple(item for item in loss.counted if item.lost == 0)
            yield Assessment("full_everywhere", level, loss.indicator, full, loss.counted, share)


def high_rates(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the judged rates with the units at or over the rate of rule ``rate_high``."""
    threshold = rules.strengths["rate_high"]["rate"]
    for indicator in judged(level, rules):
        ranking = level.ranking_by(indicator)
        assert ranking is not None
        high = tuple(item.measure for item in ranking.standings if item.value >= threshold)
        if high:
            base = tuple(item.measure for item in ranking.standings)
            yield Assessment("rate_high", level.name, indicator, high, base, threshold)


def no_overdue(level: Level, overdue: Overdue | None) -> Iterator[Assessment]:
    """Yield the units whose count of overdue dossiers is stated as 0."""
    if overdue is None:
        return
    clear = [unit for unit in overdue.clear if unit.level == level.name]
    if clear:
        measures = tuple(unit.measures["overdue_dossiers"] for unit in clear)
        yield Assessment("no_overdue", level.name, "overdue_dossiers", measures, measures)


def judged(level: Level, rules: Rules) -> tuple[str, ...]:
    """Return the rates of ``level`` that units are judged by."""
    return tuple(name for name in rules.judged_rates if level.ranking_by(name) is not None)


def deciding(units: Sequence[UnitScores]) -> tuple[Measure, ...]:
    """Return the figure that decides each unit's class: total, else converted score, else any.

    A score that is doubtful stays the score; another figure of the unit tells nothing of its class.
    """
    found = []
    for unit in units:
        sure = unit.get("total") or unit.get("converted")
        scores = (unit.measures.get(name) for name in ("total", "converted"))
        usable = (measure for measure in unit.measures.values() if measure.usable)
        everything = (sure, *scores, *usable, *unit.measures.values())
        found.append(next(measure for measure in everything if measure is not None))
    return tuple(found)
