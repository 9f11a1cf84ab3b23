"""The figures of one territory by period, and what the rules find short in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.analysis.assessment import Assessment
from helpers.analysis.levels import Level, analyse_levels
from helpers.analysis.losses import GroupScore, group_scores
from helpers.analysis.measure import Dispatch, Measure, UnitScores, read_measures, scores_by_unit
from helpers.analysis.namesakes import told_apart
from helpers.analysis.overdue import Overdue, overdue
from helpers.analysis.rules import Rules
from helpers.analysis.shortcomings import shortcomings
from helpers.tables import Cleaned


@dataclass(frozen=True)
class Snapshot:
    """The figures of one period, sorted by what they speak of.

    Attributes
    ----------
    units : tuple of UnitScores
        All that have figures, the territory and blocks of units among them.
    subject : UnitScores or None
        The territory itself.
    """

    units: tuple[UnitScores, ...]
    subject: UnitScores | None
    levels: tuple[Level, ...]
    groups: tuple[GroupScore, ...]
    overdue: Overdue | None
    shortcomings: tuple[Assessment, ...]


class History:
    """All figures that the dispatches of one territory give, of whatever period.

    Parameters
    ----------
    library : Cleaned
    dispatches : sequence of Dispatch
        Of the territory.
    subject : str
        Official name of the territory, as its figures are stored.
    rules : Rules
    """

    def __init__(
        self, library: Cleaned, dispatches: Sequence[Dispatch], subject: str, rules: Rules
    ) -> None:
        self.dispatches = tuple(dispatches)
        self.subject = subject
        self.rules = rules
        self._files = {item.dispatch_id: item.file for item in dispatches}
        known = set(self._files)
        read = read_measures(rows_of(library.measures, known), self._files)
        self.measures: tuple[Measure, ...] = told_apart(read, self.dispatches)
        self._codes = rows_of(library.overdue_dossiers, known)

    def ids(self, period: str) -> frozenset[str]:
        """Return the ids of the dispatches of ``period``."""
        return frozenset(item.dispatch_id for item in self.dispatches if item.period == period)

    def own(self, period: str) -> tuple[Measure, ...]:
        """Return the figures of the dispatches of ``period``, of other periods among them."""
        ids = self.ids(period)
        if len(ids) == 1:
            (only,) = ids
            return tuple(self._by_dispatch.get(only, ()))
        return tuple(item for item in self.measures if item.dispatch_id in ids)

    def other_periods(self, period: str) -> tuple[tuple[str, tuple[UnitScores, ...]], ...]:
        """Return the figures of each other period; columns of its own dispatches come first."""
        ids = self.ids(period)
        others = sorted(
            (item for item in self.measures if item.period and item.period != period),
            key=lambda item: item.dispatch_id not in ids,
        )
        by_period: dict[str, list[Measure]] = {}
        for item in others:
            by_period.setdefault(item.period, []).append(item)
        return tuple((name, scores_by_unit(items)) for name, items in by_period.items())

    def snapshot(self, period: str) -> Snapshot | None:
        """Return the figures that the dispatches of ``period`` give of it, ``None`` if none is."""
        if period not in self.periods:
            return None
        units = scores_by_unit(item for item in self.own(period) if item.period == period)
        subject = next((unit for unit in units if unit.unit == self.subject), None)
        levels = analyse_levels([unit for unit in units if unit is not subject], self.rules)
        codes = rows_of(self._codes, set(self.ids(period)))
        late = overdue(units, subject, codes, period, self._files)
        groups = group_scores(subject, self.rules)
        found = shortcomings(subject, groups, levels, late, self.rules)
        return Snapshot(units, subject, levels, groups, late, found)

    @cached_property
    def _by_dispatch(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for item in self.measures:
            found.setdefault(item.dispatch_id, []).append(item)
        return found

    @cached_property
    def periods(self) -> frozenset[str]:
        """The periods that there are documents of."""
        return frozenset(item.period for item in self.dispatches)


def rows_of(frame: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    """Return the rows of a cleaned table that belong to the dispatches ``ids``."""
    return frame[frame["dispatch_id"].isin(sorted(ids))]
