"""The few statements and actions that the first page takes from a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from helpers.analysis.assessment import Assessment
from helpers.analysis.recommendations import Recommendation
from helpers.analysis.report import PeriodAnalysis
from helpers.reference import reference_file
from helpers.yaml_data import yaml_data

ONCE = frozenset({"overdue"})  # told for all levels together


@dataclass(frozen=True)
class Action:
    """One thing to do: the recommendations of one kind, whoever they address."""

    id: str
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True)
class Highlights:
    """What stands on the first page, the most telling first; each may be empty."""

    strengths: tuple[Assessment, ...]
    shortcomings: tuple[Assessment, ...]
    actions: tuple[Action, ...]


def highlights(analysis: PeriodAnalysis) -> Highlights:
    """Return what ``rules/first_page.yaml`` takes from an analysis."""
    wanted = _wanted()
    most: int = wanted["most"]
    return Highlights(
        _chosen(analysis.strengths, wanted["strengths"], most, best=True),
        _chosen(analysis.shortcomings, wanted["shortcomings"], most, best=False),
        _actions(analysis.recommendations, wanted["actions"])[:most],
    )


def _chosen(
    items: Sequence[Assessment], rules: Sequence[str], most: int, *, best: bool
) -> tuple[Assessment, ...]:
    """Return the first of every rule, then the second, until there are ``most``."""
    by_rule = [_telling([item for item in items if item.rule == rule], best=best) for rule in rules]
    deepest = max((len(found) for found in by_rule), default=0)
    ordered = [found[at] for at in range(deepest) for found in by_rule if at < len(found)]
    return tuple(ordered[:most])


def _telling(items: Sequence[Assessment], *, best: bool) -> list[Assessment]:
    """Return statements of one rule: on a single figure the farthest first, else as reported."""

    def share(item: Assessment) -> float:
        only = item.measures[0].share if len(item.measures) == 1 else None
        return 0.0 if only is None else -only if best else only

    return sorted(items, key=share)[: 1 if ONCE & {item.rule for item in items} else None]


def _actions(items: Sequence[Recommendation], ids: Sequence[str]) -> tuple[Action, ...]:
    found = [Action(name, tuple(item for item in items if item.id == name)) for name in ids]
    return tuple(action for action in found if action.recommendations)


@cache
def _wanted() -> dict[str, Any]:
    path = reference_file("rules/first_page.yaml")
    wanted: dict[str, Any] = yaml_data(path.read_text(encoding="utf-8"))
    return wanted
