"""The whole analysis of one territory in one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.catalogue import Catalogue
from helpers.analysis.change import Change, change_into
from helpers.analysis.conflicts import find_conflicts
from helpers.analysis.levels import Level, analyse_levels
from helpers.analysis.losses import GroupScore, group_scores
from helpers.analysis.measure import (
    UNIT_LEVELS,
    Dispatch,
    Measure,
    UnitScores,
    at_level,
    read_measures,
    scores_by_unit,
)
from helpers.analysis.overdue import Overdue, overdue
from helpers.analysis.period import bounds
from helpers.analysis.quality import Quality, assess_quality, coverage_of
from helpers.analysis.recommendations import Recommendation, recommendations
from helpers.analysis.rules import rules
from helpers.analysis.shortcomings import shortcomings
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

    def level(self, name: str) -> Level | None:
        """Return the level ``name``, ``None`` if the documents have no such units."""
        return next((item for item in self.levels if item.name == name), None)


def analyse_period(
    library: Cleaned, known: Catalogue, territory: Territory, period: str
) -> PeriodAnalysis:
    """Analyse one territory in one period from the cleaned tables alone."""
    in_force = rules()
    dispatches = tuple(d for d in known.of(territory.authority) if d.period == period)
    everything = _measures(library, known.of(territory.authority))
    ids = {item.dispatch_id for item in dispatches}
    own = [item for item in everything if item.dispatch_id in ids]
    units = scores_by_unit(item for item in own if item.period == period)
    subject = next((unit for unit in units if unit.unit == territory.subject), None)
    levels = analyse_levels([unit for unit in units if unit is not subject], in_force)
    late = overdue(units, subject, _rows(library.overdue_dossiers, ids))
    groups = group_scores(subject, in_force)
    found = (
        *shortcomings(subject, groups, levels, late, in_force),
        *_overdue_shortcomings(late),
    )
    claims = _rows(library.claims, ids)
    return PeriodAnalysis(
        territory=territory,
        period=period,
        dispatches=dispatches,
        subject=subject,
        groups=groups,
        blocks=at_level(units, "group"),
        levels=levels,
        overdue=late,
        change=_change(everything, ids, period, units, territory),
        strengths=strengths(groups, levels, late, in_force),
        shortcomings=found,
        recommendations=recommendations(found),
        deadline=_deadline(claims),
        quality=replace(
            assess_quality(
                own,
                tuple(coverage_of(level, territory, bounds(period)[1]) for level in levels),
                claims,
                _rows(library.findings, ids),
            ),
            versions=known.versions_of(territory.authority, period),
            conflicts=find_conflicts([item for item in own if item.period == period], everything),
        ),
    )


def _measures(library: Cleaned, dispatches: Sequence[Dispatch]) -> tuple[Measure, ...]:
    files = {item.dispatch_id: item.file for item in dispatches}
    return read_measures(_rows(library.measures, set(files)), files)


def _rows(frame: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return frame[frame["dispatch_id"].isin(sorted(ids))]


def _change(
    everything: Sequence[Measure],
    ids: set[str],
    period: str,
    units: Sequence[UnitScores],
    territory: Territory,
) -> Change:
    """Gather the figures of earlier periods: this dispatch's own columns come before others'."""
    earlier = sorted(
        (item for item in everything if item.period and item.period != period),
        key=lambda item: item.dispatch_id not in ids,
    )
    periods = tuple(dict.fromkeys(item.period for item in earlier))
    known = [
        (name, scores_by_unit(item for item in earlier if item.period == name)) for name in periods
    ]
    return change_into(period, units, known, territory.subject, rules())


def _overdue_shortcomings(late: Overdue | None) -> tuple[Assessment, ...]:
    if late is None:
        return ()
    found = []
    for level in UNIT_LEVELS:
        measures = tuple(item.measure for item in late.at(level) if item.measure is not None)
        if measures:
            found.append(
                Assessment(
                    "overdue",
                    level,
                    "overdue_dossiers",
                    measures,
                    measures,
                    sum(item.value or 0.0 for item in measures),
                )
            )
    if not found and late.stated is not None and late.stated.value:
        stated = (late.stated,)
        found.append(
            Assessment("overdue", TERRITORY, "overdue_dossiers", stated, stated, late.stated.value)
        )
    return tuple(found)


def _deadline(claims: pd.DataFrame) -> str:
    """Return the day by which the dispatch itself asks for reports (ISO date), ``""`` if none."""
    for quantity, stated in zip(claims["quantity"], claims["stated"], strict=True):
        text = str(quantity).casefold()
        if ("hạn" in text and "báo cáo" in text) or text == "report_deadline":
            return str(stated)[:10]
    return ""
