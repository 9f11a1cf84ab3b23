"""The whole analysis of one territory in one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from helpers.analysis.assessment import Assessment
from helpers.analysis.catalogue import Catalogue
from helpers.analysis.change import Change, change_into
from helpers.analysis.class_distance import ClassDistance, class_distance
from helpers.analysis.conflicts import find_conflicts
from helpers.analysis.history import History, Snapshot, rows_of
from helpers.analysis.levels import Level
from helpers.analysis.losses import GroupScore
from helpers.analysis.measure import Dispatch, Measure, UnitScores, at_level
from helpers.analysis.overdue import Overdue
from helpers.analysis.period import bounds
from helpers.analysis.persistence import Persistent, persistent_shortcomings
from helpers.analysis.prospects import prospects
from helpers.analysis.quality import Quality, assess_quality, coverage_of
from helpers.analysis.recommendations import Recommendation, recommendations
from helpers.analysis.rules import rules
from helpers.analysis.strengths import strengths
from helpers.analysis.territory import Territory
from helpers.tables import Cleaned


@dataclass(frozen=True)
class PeriodAnalysis:
    """What the documents of one period say of one territory.

    Attributes
    ----------
    subject : UnitScores or None
        The territory's own figures; ``None`` if the documents give none.
    groups : tuple of GroupScore
        Its groups of the index, in printed order.
    blocks : tuple of UnitScores
        Blocks of units (``Khối huyện``), where the documents sum them up.
    levels : tuple of Level
        Departments, districts, communes: those that the documents have.
    deadline : str
        The day by which the dispatch itself asks for reports (ISO date), ``""`` if none.
    persistent : tuple of Persistent
        Shortcomings that have lasted for several consecutive periods.
    next_class : ClassDistance or None
        The territory's own distance to the class above.
    ranks : tuple of Measure
        The different national ranks that the documents state for its total, the one used first.
    """

    territory: Territory
    period: str
    dispatches: tuple[Dispatch, ...]
    subject: UnitScores | None
    groups: tuple[GroupScore, ...]
    blocks: tuple[UnitScores, ...]
    levels: tuple[Level, ...]
    overdue: Overdue | None
    change: Change
    strengths: tuple[Assessment, ...]
    shortcomings: tuple[Assessment, ...]
    recommendations: tuple[Recommendation, ...]
    deadline: str
    quality: Quality
    persistent: tuple[Persistent, ...] = ()
    next_class: ClassDistance | None = None
    ranks: tuple[Measure, ...] = ()

    def level(self, name: str) -> Level | None:
        """Return the level ``name``, ``None`` if the documents have no such units."""
        return next((item for item in self.levels if item.name == name), None)


def analyse_period(
    library: Cleaned, known: Catalogue, territory: Territory, period: str
) -> PeriodAnalysis:
    """Analyse one territory in one period from the cleaned tables alone."""
    in_force = rules().of_province(territory.province)
    history = History(library, known.of(territory.authority), territory.subject, in_force)
    ids = set(history.ids(period))
    now = history.snapshot(period) or Snapshot((), None, (), (), None, ())
    claims = rows_of(library.claims, ids)
    own = history.own(period)
    lasting = persistent_shortcomings(
        period, now.shortcomings, lambda before: _shortcomings(history, before), in_force
    )
    changed = change_into(
        period, now.units, history.other_periods(period), territory.subject, in_force
    )
    ahead = prospects(now.levels, lasting, in_force)
    return PeriodAnalysis(
        territory=territory,
        period=period,
        dispatches=tuple(item for item in history.dispatches if item.period == period),
        subject=now.subject,
        groups=now.groups,
        blocks=at_level(now.units, "group"),
        levels=now.levels,
        overdue=now.overdue,
        change=replace(changed, adjacent_told=changed.adjacent in history.periods),
        strengths=strengths(now.groups, now.levels, now.overdue, in_force),
        shortcomings=now.shortcomings,
        recommendations=recommendations((*now.shortcomings, *ahead)),
        deadline=_deadline(claims),
        quality=replace(
            assess_quality(
                own,
                tuple(coverage_of(level, territory, bounds(period)[1]) for level in now.levels),
                claims,
                rows_of(library.findings, ids),
            ),
            versions=known.versions_of(territory.authority, period),
            conflicts=find_conflicts(
                [item for item in own if item.period == period], history.measures
            ),
        ),
        persistent=lasting,
        next_class=class_distance(now.subject, in_force) if now.subject is not None else None,
        ranks=_stated_ranks(own, now.subject, period),
    )


def _stated_ranks(
    own: Sequence[Measure], subject: UnitScores | None, period: str
) -> tuple[Measure, ...]:
    """Return a measure for each different rank of the territory's total, the one used first."""
    used = subject.measures.get("total") if subject is not None else None
    if used is None or used.rank is None:
        return ()
    others = (
        item
        for item in own
        if (item.unit, item.indicator, item.period) == (used.unit, "total", period)
        and item.rank is not None
    )
    stated = {(item.rank, item.rank_of): item for item in reversed((used, *others))}
    return tuple(reversed(stated.values()))


def _shortcomings(history: History, period: str) -> Sequence[Assessment] | None:
    found = history.snapshot(period)
    return found.shortcomings if found is not None else None


def _deadline(claims: pd.DataFrame) -> str:
    """Return the day by which the dispatch itself asks for reports (ISO date), ``""`` if none."""
    for quantity, stated in zip(claims["quantity"], claims["stated"], strict=True):
        text = str(quantity).casefold()
        if ("hạn" in text and "báo cáo" in text) or text == "report_deadline":
            return str(stated)[:10]
    return ""
