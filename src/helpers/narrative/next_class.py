"""How far the territory and its units are from the class above their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.class_distance import ClassDistance
from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure
from helpers.analysis.prospects import near_class
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.narrative.level_words import decimals_of, level_words
from helpers.narrative.writer import Writer
from helpers.publishing import Cited, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element


def territory_distance(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return how many points the territory is short of the class above, and what would do."""
    item = analysis.next_class
    if item is None:
        return ()
    fields: dict[str, Sentence] = {
        "missing": missing_of(writer, item),
        "grade": writer.grade(item.next_grade),
        "border": writer.plain_number(item.border),
    }
    if not item.closing:
        return (writer.say("next_class.territory", **fields),)
    return (
        writer.say(
            "next_class.territory_closing",
            len(item.closing),
            groups=closing_of(writer, item),
            **fields,
        ),
    )


def near_units(writer: Writer, level: Level) -> Iterator[Element]:
    """Yield the units near the class above: in a sentence, and several in a table."""
    near = near_class(level, rules())
    if not near:
        return
    yield Paragraph(*_sentences(writer, near))
    if len(near) > 1:
        yield _table(writer, level, near)


def missing_of(writer: Writer, item: ClassDistance, decimals: int | None = None) -> Cited:
    """Return the points short of the class above, with the border that they are short of."""
    border, value = (writer.plain_number(n) for n in (item.border, item.measure.value or 0.0))
    return writer.number(
        item.missing, (item.measure,), "how.difference", decimals, after=border, before=value
    )


def room_of(writer: Writer, item: ClassDistance, measure: Measure) -> Cited:
    """Return how many points a closing group may add, up to the highest of the level."""
    value = measure.value or 0.0
    return writer.number(
        item.room(measure),
        (measure,),
        "how.difference",
        after=writer.plain_number(item.room(measure) + value),
        before=writer.plain_number(value),
    )


def closing_of(writer: Writer, item: ClassDistance) -> Sentence:
    """Return the groups that could close the gap alone, each with the points it still has."""
    groups = [
        writer.part(
            "next_class.group",
            label=writer.label(measure.indicator),
            lost=room_of(writer, item, measure),
        )
        for measure in item.closing
    ]
    return writer.listing(groups, last="words.or")


def _sentences(writer: Writer, near: Sequence[ClassDistance]) -> Iterator[Sentence]:
    """Yield one sentence a class, the highest first."""
    for grade in dict.fromkeys(item.next_grade for item in sorted(near, key=_border)):
        items = [item for item in near if item.next_grade == grade]
        most = items[0].measure.max or 0.0
        yield writer.say(
            "next_class.near",
            len(items),
            n=writer.count(len(items), [item.measure for item in items]),
            grade=writer.grade(grade),
            within=writer.plain_number(rules().next_class["share"] * most),
            max=writer.plain_number(most),
            units=writer.listing([_unit(writer, item) for item in items]),
        )
    if len(near) == 1 and near[0].closing:
        closing = near[0].closing
        yield writer.say(
            "next_class.closing_alone", len(closing), groups=closing_of(writer, near[0])
        )


def _border(item: ClassDistance) -> float:
    assert item.measure.max
    return -item.border / item.measure.max


def _unit(writer: Writer, item: ClassDistance) -> Sentence:
    return writer.part("next_class.unit", unit=item.unit.unit, missing=missing_of(writer, item))


def _table(writer: Writer, level: Level, near: Sequence[ClassDistance]) -> DataTable:
    closable = any(item.closing for item in near)
    columns = [
        Column(writer.words("ranking_table.unit")),
        Column(writer.short(near[0].measure.indicator), "number"),
        Column(writer.words("next_class.now"), "class"),
        Column(writer.words("next_class.next"), "class"),
        Column(writer.words("next_class.missing"), "number"),
        *([Column(writer.words("next_class.closing"))] if closable else []),
    ]
    scores = decimals_of(item.measure.value for item in near)
    gaps = decimals_of(item.missing for item in near)
    rows: list[Sequence[Sentence]] = [
        (
            item.unit.unit,
            writer.value(item.measure, scores),
            writer.grade(item.grade),
            writer.grade(item.next_grade),
            missing_of(writer, item, gaps),
            *([closing_of(writer, item)] if closable else []),
        )
        for item in near
    ]
    caption = writer.say("next_class.caption", level=level_words(writer, level.name))
    note = writer.say("next_class.note") if closable else ""
    return DataTable(columns, rows, caption=caption, note=note)
