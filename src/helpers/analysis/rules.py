"""The rules of the reports, read from ``data/reference/rules``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from helpers.errors import ReferenceDataError
from helpers.reference import redrawn_provinces, reference_file
from helpers.yaml_data import yaml_data


@dataclass(frozen=True)
class Primary:
    """An indicator that may order a level, with the count that it is a share of."""

    indicator: str
    denominator: str | None = None


@dataclass(frozen=True)
class Break:
    """A day across which some figures are not comparable.

    Attributes
    ----------
    touches : frozenset of str
        ``rank``, ``score`` or the levels whose units changed.
    """

    id: str
    on: date
    touches: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """``assessment.yaml`` and ``breaks.yaml`` as values.

    Attributes
    ----------
    strengths, shortcomings : mapping
        Rule id to its thresholds.
    breaks : tuple of Break
        Of every province.
    redrawings : tuple of Break
        Of those provinces alone that were redrawn on the day.
    """

    primary: tuple[Primary, ...]
    sums: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    ranking: Mapping[str, Any]
    strengths: Mapping[str, Mapping[str, Any]]
    shortcomings: Mapping[str, Mapping[str, Any]]
    uniform_level: Mapping[str, Any]
    judged_rates: tuple[str, ...]
    overdue_duties: Mapping[str, Any]
    gains: Mapping[str, Any]
    next_class: Mapping[str, Any]
    movers: Mapping[str, Any]
    persistence: Mapping[str, Any]
    breaks: tuple[Break, ...]
    redrawings: tuple[Break, ...] = ()

    def of_province(self, province: str) -> Rules:
        """Return the rules for the figures of a province (``Sơn La``) and of its units.

        Where it was redrawn, that breaks its series too.
        """
        own = tuple(
            item
            for item in self.redrawings
            if any(unit.bare == province for unit in redrawn_provinces(item.on))
        )
        return replace(self, breaks=(*self.breaks, *own), redrawings=())

    def part_of(self, indicator: str) -> str | None:
        """Return the group that ``indicator`` lies inside, if it is printed as part of one."""
        return next((whole for whole, parts in self.parts.items() if indicator in parts), None)


@cache
def rules() -> Rules:
    """Return the rules in force, loaded once.

    Raises
    ------
    ReferenceDataError
        If a rule file is missing or lacks an entry.
    """
    path = reference_file("rules/assessment.yaml")
    entries = yaml_data(path.read_text(encoding="utf-8"))
    try:
        return Rules(
            primary=tuple(Primary(**entry) for entry in entries["primary"]),
            sums=tuple(entries["sums"]),
            parts={whole: tuple(parts) for whole, parts in entries["parts"].items()},
            ranking=entries["ranking"],
            strengths=entries["strengths"],
            shortcomings=entries["shortcomings"],
            uniform_level=entries["uniform_level"],
            judged_rates=tuple(entries["judged_rates"]),
            overdue_duties=entries["overdue_duties"],
            gains=entries["gains"],
            next_class=entries["next_class"],
            movers=entries["movers"],
            persistence=entries["persistence"],
            breaks=_breaks(redrawn=False),
            redrawings=_breaks(redrawn=True),
        )
    except (KeyError, TypeError) as error:
        raise ReferenceDataError("analysis.bad_rules", path=path, found=error) from error


def _breaks(*, redrawn: bool) -> tuple[Break, ...]:
    path = reference_file("rules/breaks.yaml")
    entries = yaml_data(path.read_text(encoding="utf-8"))
    return tuple(
        Break(entry["id"], date.fromisoformat(entry["first_day"]), frozenset(entry["touches"]))
        for entry in entries
        if (entry.get("of") == "redrawn") == redrawn
    )
