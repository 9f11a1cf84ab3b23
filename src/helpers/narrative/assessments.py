"""Strengths and shortcomings in words, one way of saying a rule."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.gains import gains
from helpers.narrative.lasting import lasting
from helpers.narrative.level_words import place_and_time
from helpers.narrative.losses import losses
from helpers.narrative.sayings import statement
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Heading, Paragraph
from helpers.publishing.element import Element


def strengths(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the statements of strength, the territory's first, then level by level."""
    if not analysis.strengths:
        return (Paragraph(writer.say("strength.none")),)
    return _by_level(writer, analysis, analysis.strengths, "strength")


def shortcomings(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the statements of shortcoming, with the points that each level lost and can win."""
    if not analysis.shortcomings:
        return (Paragraph(writer.say("shortcoming.none")),)
    return (
        *_by_level(writer, analysis, analysis.shortcomings, "shortcoming"),
        *lasting(writer, analysis),
    )


def _points(writer: Writer, analysis: PeriodAnalysis, name: str) -> tuple[Element, ...]:
    """Return what the units of a level lost by group, and where they can win most of it."""
    level = analysis.level(name)
    return (*losses(writer, level, place_and_time(writer, analysis)), *gains(writer, level))


def _by_level(
    writer: Writer, analysis: PeriodAnalysis, items: Sequence[Assessment], kind: str
) -> tuple[Element, ...]:
    found: list[Element] = []
    for level in (TERRITORY, *UNIT_LEVELS):
        chosen = [item for item in items if item.level == level]
        details = _points(writer, analysis, level) if kind == "shortcoming" else ()
        if not chosen and not details:
            continue
        found.append(Heading(writer.words(f"heading.of_{level}"), 3))
        if chosen:
            found.append(Bullets(tuple(statement(writer, kind, item) for item in chosen)))
        found.extend(details)
    return tuple(found)
