"""What the index of all reports tells of one report: its score, and each unit's place in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from helpers.analysis.grades import computed_grade, grade_of
from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.analysis.unit_slugs import Named, slugs_of
from helpers.narrative.level_words import is_assessed
from helpers.narrative.writer import Writer
from helpers.publishing.values import inert


def row_anchor(unit: UnitScores, slugs: Mapping[Named, str]) -> str:
    """Return the anchor of a unit's row in the annex of its level."""
    return f"u-{slugs[unit.level, unit.unit]}"


def index_of(writer: Writer, analysis: PeriodAnalysis) -> dict[str, Any]:
    """Return, as JSON values, what finds this report by its units and shows it in a series.

    Returns
    -------
    dict
        ``data_period``: the period of the figures (a year may rest on its latest month).
        ``score``: of the territory itself, or ``None``. ``levels``: the units that the annexes
        list, each with its value (in the unit of ``measure``), rank and class; a unit without a
        figure has ``None``, one with a doubtful figure ``doubtful`` and no rank.
    """
    slugs = slugs_of(analysis)
    return {
        "data_period": analysis.period,
        "score": _score(writer, analysis),
        "levels": [_level(writer, level, slugs) for level in analysis.levels if is_assessed(level)],
    }


def _score(writer: Writer, analysis: PeriodAnalysis) -> dict[str, Any] | None:
    subject = analysis.subject
    measure = _deciding(subject) if subject is not None else None
    if subject is None or measure is None or measure.value is None:
        return None
    change = next(
        (
            item.delta
            for item in analysis.change.differences
            if (item.unit, item.indicator) == (subject.unit, measure.indicator)
            and item.after.value == measure.value
        ),
        None,
    )
    return {
        "indicator": measure.indicator,
        "label": writer.label(measure.indicator),
        "measure": measure.measure,
        **_figure(measure),
        "max": measure.max,
        "class": grade_of(subject) if measure.usable else "",
        "rank": measure.rank,
        "rank_of": measure.rank_of,
        "change": change,
    }


def _deciding(unit: UnitScores) -> Measure | None:
    """Return the figure that a class follows from, else the one that orders the level."""
    if (graded := computed_grade(unit)) is not None:
        return graded[1]
    names = (primary.indicator for primary in rules().primary)
    return next((unit.measures[name] for name in names if name in unit.measures), None)


def _level(writer: Writer, level: Level, slugs: Mapping[Named, str]) -> dict[str, Any]:
    ranking = level.ranking
    indicator = ranking.indicator if ranking is not None else ""
    figures = [unit.measures[indicator] for unit in level.units if indicator in unit.measures]
    return {
        "level": level.name,
        "title": writer.words(f"level_heading.{level.name}"),
        "indicator": indicator,
        "label": writer.label(indicator) if indicator else "",
        "measure": figures[0].measure if figures else "",
        "max": ranking.maximum if ranking is not None else None,
        "ranked": len(ranking.standings) if ranking is not None else 0,
        "units": _units(level, indicator, slugs),
    }


def _units(level: Level, indicator: str, slugs: Mapping[Named, str]) -> Sequence[dict[str, Any]]:
    rows = []
    for unit in level.units:
        standing = level.ranking.of(unit.unit) if level.ranking is not None else None
        measure = unit.measures.get(indicator)
        rows.append(
            {
                "name": inert(unit.unit),
                "slug": slugs[level.name, unit.unit],
                "rank": standing.rank if standing is not None else None,
                "class": grade_of(unit) if level.grades is not None else "",
                **(_figure(measure) if measure is not None else {"value": None}),
            }
        )
    return sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0))


def _figure(measure: Measure) -> dict[str, Any]:
    figure: dict[str, Any] = {"value": measure.value}
    return {**figure, "doubtful": True} if measure.status == "doubtful" else figure
