"""Where the units of a level can win most points: sentences on the first groups, table of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.gains import Gain
from helpers.analysis.levels import Level
from helpers.analysis.rules import rules
from helpers.analysis.ties import greatest
from helpers.narrative.level_words import decimals_of, level_words, noun
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Cited, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element


def gains(writer: Writer, level: Level | None) -> Iterator[Element]:
    """Yield where the units of one level can win most points."""
    if level is None or not level.gains:
        return
    first = level.gains[: rules().gains["groups"]]
    yield Paragraph(writer.say("gains.intro", level=level_words(writer, level.name)))
    yield Bullets(
        (*(gain_sentence(writer, item) for item in first), *_ceiling(writer, level, first))
    )
    if len(level.gains) > 1:
        yield _table(writer, level)


def gain_sentence(writer: Writer, item: Gain) -> Sentence:
    """Return what the fewest units that hold half of a group's points could win for the level."""
    named = len(item.units) <= rules().gains["most"]
    size, everyone = len(item.units), len(item.counted)
    fields: dict[str, Sentence] = {
        "label": writer.label(item.indicator),
        "n": writer.count(size, item.units),
        "noun": noun(writer, item.level, size),
        "size": writer.counted(everyone),
        "size_noun": noun(writer, item.level, everyone),
        "each": noun(writer, item.level, 1),
        "whole": writer.number(item.whole, item.counted, "how.gain_whole"),
        "share": writer.percent(item.share, item.counted, "how.gain_share"),
        "target": _target(writer, item),
        "points": points_of(writer, item),
        "average": writer.number(item.average, item.units, "how.gain_average", 2, n=str(everyone)),
        "units": writer.named([(measure.unit, writer.score(measure)) for measure in item.units]),
        "median": writer.number(item.median, item.counted, "how.median", n=str(everyone)),
        "below": writer.count(len(item.below_median), item.below_median),
        "below_noun": noun(writer, item.level, len(item.below_median)),
        "to_median": _to_median(writer, item),
        "rising": _rising(writer, item),
    }
    if not named:
        key = "gains.spread" if item.below_median else "gains.spread_at_median"
        return writer.say(key, len(item.below_median), **fields)
    return writer.say("gains.named_one" if size == 1 else "gains.named", size, **fields)


def _ceiling(writer: Writer, level: Level, first: Sequence[Gain]) -> Iterator[Sentence]:
    """Say that what loses most is out of reach, where nobody is near its maximum."""
    worst = level.losses[0]
    item = next((gain for gain in level.gains if gain.indicator == worst.indicator), None)
    shared = len(greatest(level.losses, lambda loss: loss.lost)) > 1
    if item is None or item.at_maximum or item in first or shared:
        return
    everyone = len(item.counted)
    yield writer.say(
        "gains.ceiling",
        everyone,
        label=writer.label(item.indicator),
        lost=writer.number(worst.lost, worst.counted, "how.sum", n=str(everyone)),
        noun=noun(writer, item.level, 1),
        target=writer.plain_number(item.target),
        max=writer.plain_number(item.maximum),
        size=writer.counted(everyone),
        size_noun=noun(writer, item.level, everyone),
        whole=writer.number(item.whole, item.counted, "how.gain_whole"),
    )


def points_of(writer: Writer, item: Gain, decimals: int | None = None) -> Cited:
    """Return what the few units of a gain would add to the sum of their level."""
    return writer.number(
        item.points,
        item.units,
        "how.gain",
        decimals,
        n=str(len(item.units)),
        target=writer.plain_number(item.target),
    )


def _to_median(writer: Writer, item: Gain, decimals: int | None = None) -> Cited:
    return writer.number(
        item.to_median,
        item.below_median,
        "how.gain",
        decimals,
        n=str(len(item.below_median)),
        target=writer.plain_number(round(item.median, 6)),
    )


def _target(writer: Writer, item: Gain) -> Sentence:
    key = "gains.maximum" if item.at_maximum else "gains.highest"
    return writer.part(key, target=writer.plain_number(item.target))


def _rising(writer: Writer, item: Gain) -> Sentence:
    """Return who would so rise to the class above, ``""`` if nobody; of many only how many."""
    size = len(item.promoted)
    if not size:
        return ""
    measures = [found.distance.measure for found in item.promoted]
    fields: dict[str, Sentence] = {
        "n": writer.count(size, measures),
        "noun": noun(writer, item.level, size),
    }
    if size > rules().gains["most"]:
        return writer.part("gains.rising_many", size, **fields)
    if size == len(item.units) == 1:
        only = item.promoted[0]
        return writer.part(
            "gains.rising_one", unit=only.distance.unit.unit, grade=writer.grade(only.grade)
        )
    units = writer.named(
        [(found.distance.unit.unit, writer.grade(found.grade)) for found in item.promoted]
    )
    return writer.part("gains.rising", size, units=units, **fields)


def _table(writer: Writer, level: Level) -> DataTable:
    columns = (
        Column(writer.words("losses.group")),
        Column(writer.words("gains.target"), "number"),
        Column(writer.words("gains.units"), "number"),
        Column(writer.words("gains.points"), "number"),
        Column(writer.words("gains.median"), "number"),
        Column(writer.words("gains.below_median"), "number"),
        Column(writer.words("gains.to_median"), "number"),
    )
    values = [value for item in level.gains for value in (item.points, item.to_median)]
    places = decimals_of(values)
    targets = decimals_of(value for item in level.gains for value in (item.target, item.median))
    rows: list[Sequence[Sentence]] = [
        (
            writer.label(item.indicator),
            writer.plain_number(item.target, targets),
            writer.plain_number(len(item.units)),
            points_of(writer, item, places),
            writer.number(
                item.median, item.counted, "how.median", targets, n=str(len(item.counted))
            ),
            writer.plain_number(len(item.below_median)),
            _to_median(writer, item, places),
        )
        for item in level.gains
    ]
    share = writer.percent(rules().gains["share"], (), "how.gain_share", 0).text
    return DataTable(
        columns,
        rows,
        caption=writer.say("gains.caption", level=level_words(writer, level.name)),
        note=writer.say("gains.note", share=share),
    )
