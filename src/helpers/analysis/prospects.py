"""What is within reach: units near the class above, groups with most to win, what has lasted.

These are no shortcomings; recommendations follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.class_distance import ClassDistance
from helpers.analysis.levels import Level
from helpers.analysis.persistence import Persistent
from helpers.analysis.rules import Rules
from helpers.analysis.ties import greatest


def prospects(
    levels: Sequence[Level], lasting: Sequence[Persistent], rules: Rules
) -> tuple[Assessment, ...]:
    """Return what recommendations follow from beside the shortcomings."""
    found: list[Assessment] = []
    for level in levels:
        found += near_next_class(level, rules)
        found += most_to_win(level)
    found += long_lasting(lasting)
    return tuple(found)


def near_class(level: Level, rules: Rules) -> tuple[ClassDistance, ...]:
    """Return the units within the rule's distance of the class above, the nearest first."""
    within = rules.next_class["share"]
    return tuple(item for item in level.distances if round(item.share - within, 9) <= 0)


def near_next_class(level: Level, rules: Rules) -> Iterator[Assessment]:
    """Yield the units near the class above."""
    near = tuple(item.measure for item in near_class(level, rules))
    if near:
        base = tuple(item.measure for item in level.distances)
        yield Assessment("near_next_class", level.name, measures=near, base=base)


def most_to_win(level: Level) -> Iterator[Assessment]:
    """Yield the group in which the fewest units can win most for the level; all that share it."""
    for best in greatest(level.gains, lambda gain: gain.points):
        yield Assessment(
            "most_to_win", level.name, best.indicator, best.units, best.counted, best.points
        )


def long_lasting(lasting: Sequence[Persistent]) -> Iterator[Assessment]:
    """Yield the units that have had a shortcoming for several consecutive periods."""
    for item in lasting:
        if item.level != TERRITORY:
            now = tuple(run.measures[-1] for run in item.runs)
            yield Assessment("long_lasting", item.level, item.indicator, now, now)
