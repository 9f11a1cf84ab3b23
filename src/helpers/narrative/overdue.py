"""Overdue dossiers in words: totals, units, lists of codes, what the units must do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.overdue import Overdue, OverdueUnit
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.overdue_counts import count_of, measures_of, total_of
from helpers.narrative.overdue_details import (
    duties_of_units,
    lists_of_codes,
    overdue_chart,
    overdue_table,
)
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Cited,
    Notice,
    Paragraph,
    Sentence,
)
from helpers.publishing.element import Element

_NAMED = 3


def overdue(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the section on overdue dossiers; empty if the documents say nothing of them."""
    late = analysis.overdue
    if late is None:
        return ()
    return (
        Paragraph(*_totals(writer, analysis, late), *_clear(writer, late)),
        *_differences(writer, late),
        *overdue_chart(writer, analysis, late),
        *overdue_table(writer, analysis, late),
        *lists_of_codes(writer, late),
        *duties_of_units(writer, analysis, late),
    )


def _most(writer: Writer, items: Sequence[OverdueUnit]) -> Sentence:
    """Say which units have most, no more than three; a tie at the border leaves all of it out.

    Where more than three share the first place, only how many they are; few units are all told.
    """
    first = [item for item in items if item.count == items[0].count]
    if len(first) > _NAMED:
        key = "overdue.most_all" if len(first) == len(items) else "overdue.most_shared"
        return writer.say(
            key,
            items[0].count,
            n=writer.count(len(first), measures_of(first)),
            count=count_of(writer, items[0], in_words=True),
        )
    border = items[_NAMED].count if len(items) > _NAMED else 0
    named = [item for item in items[:_NAMED] if item.count > border]
    units = writer.listing(
        [
            writer.part(
                "overdue.most_item",
                item.count,
                unit=item.unit,
                count=count_of(writer, item, in_words=True),
            )
            for item in named
        ]
    )
    return writer.say(
        "overdue.all_units" if len(named) == len(items) else "overdue.most", units=units
    )


def _totals(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Sentence]:
    period = writer.period(analysis.period)
    if not late.units:
        if late.stated is not None and late.stated.value:
            yield writer.say(
                "overdue.stated_only",
                period=period,
                territory=writer.territory(analysis.territory),
                total=writer.value(late.stated),
            )
        else:
            yield writer.say("overdue.none", period=period)
        return
    if len(late.units) == 1:
        unit = late.units[0]
        yield writer.say(
            "overdue.total_one",
            period=period,
            total=count_of(writer, unit, in_words=True),
            unit=unit.unit,
        )
        return
    parts = [_part(writer, level, late.at(level)) for level in UNIT_LEVELS if late.at(level)]
    yield writer.say(
        "overdue.total",
        period=period,
        total=total_of(writer, late, in_words=True),
        units=writer.count(len(late.units), late.counted),
        parts=writer.listing(parts, "words.semicolon"),
    )
    yield _most(writer, late.units)


def _part(writer: Writer, level: str, items: Sequence[OverdueUnit]) -> Sentence:
    measures = measures_of(items)
    return writer.part(
        "overdue.part",
        len(items),
        level=writer.part(f"level_count.{level}", len(items), n=writer.count(len(items), measures)),
        count=Cited(
            writer.counted(sum(item.count for item in items)),
            writer.sources(measures),
            writer.words("how.sum", n=str(len(items))),
        ),
    )


def _clear(writer: Writer, late: Overdue) -> Iterator[Sentence]:
    if late.clear:
        names = [unit.unit for unit in late.clear]
        measures = [unit.measures["overdue_dossiers"] for unit in late.clear]
        yield writer.say(
            "overdue.clear_count",
            len(names),
            n=writer.count(len(names), measures),
            units=writer.names(names),
        )
    if late.unknown:
        names = [unit.unit for unit in late.unknown]
        yield writer.say("overdue.unknown", units=writer.names(names))


def _differences(writer: Writer, late: Overdue) -> Iterator[Element]:
    """Say where the documents count otherwise than their own tables and lists."""
    sentences = [*_total_differs(writer, late), *_lists_differ(writer, late)]
    if sentences:
        yield Notice("doubt", tuple(sentences))


def _lists_differ(writer: Writer, late: Overdue) -> Iterator[Sentence]:
    items = [item for item in late.named if item.differs]
    if items:
        named = [
            writer.part(
                "overdue.list_differs_item",
                unit=item.unit,
                count=count_of(writer, item, in_words=True),
                listed=writer.counted(item.listed),
            )
            for item in items
        ]
        yield writer.say("overdue.list_differs", units=writer.listing(named, "words.semicolon"))


def _total_differs(writer: Writer, late: Overdue) -> Iterator[Sentence]:
    if late.stated is None or late.stated.value is None or not late.units:
        return
    if round(late.stated.value) != late.total:
        yield writer.say(
            "overdue.stated_differs",
            stated=writer.value(late.stated),
            total=total_of(writer, late, in_words=True),
        )
