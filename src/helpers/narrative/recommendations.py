"""Recommendations in words, by who is addressed."""

from __future__ import annotations

from helpers.analysis.assessment import TERRITORY
from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.recommendations import Recommendation
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Heading, Sentence
from helpers.publishing.element import Element


def recommendations(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return what departments, districts, communes and the territory are asked to do."""
    found: list[Element] = []
    for addressee in (*UNIT_LEVELS, TERRITORY):
        chosen = [item for item in analysis.recommendations if item.addressee == addressee]
        if not chosen:
            continue
        heading = writer.words(f"heading.for_{addressee}", territory=analysis.territory.name)
        found.append(Heading(heading, 3))
        found.append(Bullets(tuple(recommendation(writer, item) for item in chosen)))
    return tuple(found)


def recommendation(writer: Writer, item: Recommendation) -> Sentence:
    """Return one recommendation as a sentence that names whom or what it concerns."""
    indicators = list(dict.fromkeys(base.indicator for base in item.follows))
    levels = list(dict.fromkeys(base.level for base in item.follows))
    fields: dict[str, Sentence] = {
        "units": _units(writer, item),
        "labels": writer.listing([writer.label(name) for name in indicators if name]),
        "levels": writer.listing(
            [writer.words(f"level.{level}") for level in levels if level != TERRITORY]
        ),
    }
    if item.id == "territory_largest_loss":
        fields["lost"] = writer.lost(item.follows[0].measures[0])
    return writer.say(f"recommendation.{item.id}", len(item.units), **fields)


def _units(writer: Writer, item: Recommendation) -> str:
    """Return whom it concerns; of a whole level only the level is named."""
    if item.addressee == TERRITORY:
        return writer.names(item.units)
    everyone = {measure.unit for base in item.follows for measure in base.base}
    named = item.units
    if len(named) > 1 and len(named) == len(everyone) and item.id != "overdue_review":
        return writer.words(
            "recommendation.everyone",
            n=writer.plain_number(len(named)),
            noun=writer.words(f"level_noun.{item.addressee}", len(named)),
        )
    return writer.names(named)
