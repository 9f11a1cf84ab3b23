"""Shortcomings that recur in consecutive periods: of the territory, and of each unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.change import breaks_between
from helpers.analysis.measure import Measure
from helpers.analysis.period import previous
from helpers.analysis.rules import Rules

_Key = tuple[str, str, str, str]  # kind, level, indicator, unit


@dataclass(frozen=True)
class Run:
    """One unit's figures in consecutive periods, each with the shortcoming; the last is now."""

    measures: tuple[Measure, ...]

    @property
    def unit(self) -> str:
        """Name of the unit, or of the territory."""
        return self.measures[-1].unit

    @property
    def periods(self) -> int:
        """For how many periods the shortcoming has lasted."""
        return len(self.measures)


@dataclass(frozen=True)
class Persistent:
    """A shortcoming that units have had for several consecutive periods.

    Attributes
    ----------
    kind : str
        Id in ``persistence.kinds`` of ``assessment.yaml``.
    level : str
        ``"territory"`` or the level of the units.
    indicator : str
        ``""`` where the kind is not of one.
    runs : tuple of Run
        The longest first, then in the order of the shortcoming.
    """

    kind: str
    level: str
    indicator: str
    runs: tuple[Run, ...]


def persistent_shortcomings(
    period: str,
    current: Sequence[Assessment],
    earlier: Callable[[str], Sequence[Assessment] | None],
    rules: Rules,
) -> tuple[Persistent, ...]:
    """Return the shortcomings of ``period`` that its predecessors have too, one after another.

    The chain of a unit ends where a period has no documents, has no usable figure of the unit, or
    a break of the series touches its level.

    Parameters
    ----------
    period : str
        The period reported.
    current : sequence of Assessment
        Its shortcomings.
    earlier : callable
        Gives the shortcomings of a period, ``None`` if it has no documents.
    rules : Rules
    """
    chains = {key: [measure] for key, measure in _named(current, rules).items()}
    growing = set(chains)
    later = period
    while growing:
        before = previous(later)
        found = earlier(before)
        if found is None:
            break
        named = _named(found, rules)
        broken = {name for item in breaks_between(before, later, rules) for name in item.touches}
        growing = {key for key in growing if key in named and not _touched(key[1], broken)}
        for key in growing:
            chains[key].insert(0, named[key])
        later = before
    return _gathered(chains, rules)


def _named(assessments: Sequence[Assessment], rules: Rules) -> Mapping[_Key, Measure]:
    """Return who has which shortcoming by which figure, in the order of the statements."""
    kind_of = {rule: kind["id"] for kind in rules.persistence["kinds"] for rule in kind["from"]}
    found: dict[_Key, Measure] = {}
    for item in assessments:
        if item.rule not in kind_of:
            continue
        for measure in item.measures:
            indicator = measure.indicator if item.indicator else ""
            found.setdefault((kind_of[item.rule], item.level, indicator, measure.unit), measure)
    return found


def _touched(level: str, broken: set[str]) -> bool:
    """Tell whether a break forbids to go on: ranks are compared as shares, so not theirs."""
    return "score" in broken or (level != TERRITORY and level in broken)


def _gathered(chains: Mapping[_Key, list[Measure]], rules: Rules) -> tuple[Persistent, ...]:
    runs: dict[tuple[str, str, str], list[Run]] = {}
    for (kind, level, indicator, _), measures in chains.items():
        if len(measures) >= rules.persistence["periods"]:
            runs.setdefault((kind, level, indicator), []).append(Run(tuple(measures)))
    return tuple(
        Persistent(kind, level, indicator, tuple(sorted(items, key=lambda run: -run.periods)))
        for (kind, level, indicator), items in runs.items()
    )
