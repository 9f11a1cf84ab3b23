"""Recommendations in words, by who is addressed."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.recommendations import Recommendation
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.level_words import noun
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Heading, Sentence
from helpers.publishing.element import Element

_NAMED = 5  # units that a part of a sentence has room for


def recommendations(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return what departments, districts, communes and the territory are asked to do."""
    found: list[Element] = []
    for addressee in (*UNIT_LEVELS, TERRITORY):
        chosen = [item for item in analysis.recommendations if item.addressee == addressee]
        if not chosen:
            continue
        heading = writer.words(
            f"heading.for_{addressee}", territory=writer.territory(analysis.territory)
        )
        found.append(Heading(heading, 3))
        found.append(Bullets(tuple(recommendation(writer, item) for item in chosen)))
    return tuple(found)


def recommendation(writer: Writer, item: Recommendation) -> Sentence:
    """Return one recommendation as a sentence that names whom or what it concerns."""
    indicators = indicators_of(item.follows)
    levels = list(dict.fromkeys(base.level for base in item.follows))
    fields: dict[str, Sentence] = {
        "units": writer.names(item.addressed),
        "labels": writer.listing([writer.label(name) for name in indicators]),
        "levels": writer.listing(
            [writer.words(f"level.{level}") for level in levels if level != TERRITORY]
        ),
    }
    if item.addressee != TERRITORY:
        fields["where"] = _where(writer, item)
    if item.id == "territory_most_to_win":
        fields["gains"] = writer.listing(
            [_gain(writer, base) for base in item.follows], "words.semicolon"
        )
    if item.id == "territory_largest_loss":
        fields["lost"] = writer.lost(item.follows[0].measures[0])
        return writer.say(f"recommendation.{item.id}", len(indicators), **fields)
    return writer.say(f"recommendation.{item.id}", len(item.units), **fields)


def indicators_of(follows: Sequence[Assessment]) -> list[str]:
    """Return what shortcomings speak of, each once; those that share a place are all there."""
    found: dict[str, None] = {}
    for item in follows:
        if item.indicator:
            found[item.indicator] = None
        if item.level == TERRITORY:
            found |= dict.fromkeys(measure.indicator for measure in item.measures)
    return list(found)


def _gain(writer: Writer, item: Assessment) -> Sentence:
    """Return where a level can win most: the group, its few units and what they would add."""
    assert item.number is not None
    size = len(item.measures)
    return writer.part(
        "recommendation.gain_units" if size <= _NAMED else "recommendation.gain",
        size,
        units=writer.names(item.units),
        label=writer.label(item.indicator),
        n=writer.count(size, item.measures),
        noun=noun(writer, item.level, size),
        level=writer.words(f"level.{item.level}"),
        points=writer.number(item.number, item.measures, "how.gain_sum", n=str(size)),
    )


def _where(writer: Writer, item: Recommendation) -> str:
    """Return where to begin; of a whole level only the level is named."""
    named = item.addressed
    everyone = {measure.unit for base in item.follows for measure in base.base}
    if len(named) > 1 and len(named) == len(everyone):
        noun = writer.words(f"level_noun.{item.addressee}", len(named))
        number = writer.counted(len(named))
        return writer.words("recommendation.at_everyone", n=number, noun=noun)
    return writer.words("recommendation.at_units", units=writer.names(named))
