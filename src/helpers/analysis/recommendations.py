"""Recommendations that follow from shortcomings, by who is addressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from helpers.analysis.assessment import TERRITORY, WHOLE_LEVEL, Assessment
from helpers.analysis.measure import UNIT_LEVELS
from helpers.reference import reference_file
from helpers.yaml_data import yaml_data


@dataclass(frozen=True)
class Recommendation:
    """One thing to do.

    Attributes
    ----------
    id : str
        Key of its words.
    addressee : str
        ``department``, ``district``, ``commune`` or ``territory``.
    follows : tuple of Assessment
        The shortcomings that it answers, in the order of the report; never empty.
    """

    id: str
    addressee: str
    follows: tuple[Assessment, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Names of the units concerned, each once, in the order of the shortcomings."""
        return tuple(dict.fromkeys(name for item in self.follows for name in item.units))

    @property
    def addressed(self) -> tuple[str, ...]:
        """Names of the units that it is put to: those singled out, else the whole level."""
        single = [item for item in self.follows if item.rule not in WHOLE_LEVEL]
        return tuple(dict.fromkeys(name for item in single or self.follows for name in item.units))


def recommendations(shortcomings: Sequence[Assessment]) -> tuple[Recommendation, ...]:
    """Return what follows from ``shortcomings``: departments, districts, communes, territory."""
    found = []
    for addressee in (*UNIT_LEVELS, TERRITORY):
        for entry in _entries():
            follows = tuple(item for item in shortcomings if _answers(entry, item, addressee))
            if follows:
                found.append(Recommendation(entry["id"], addressee, follows))
    return tuple(found)


def _answers(entry: dict[str, Any], item: Assessment, addressee: str) -> bool:
    if item.rule not in entry["from"] or item.indicator not in entry.get(
        "indicators", [item.indicator]
    ):
        return False
    if entry["to"] == TERRITORY:
        return addressee == TERRITORY and item.level in entry.get("levels", [item.level])
    return item.level == addressee


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    path = reference_file("rules/recommendations.yaml")
    return tuple(yaml_data(path.read_text(encoding="utf-8")))
