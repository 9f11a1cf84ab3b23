"""Overdue dossiers in words: totals, units, lists of codes, what the units must do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.measure import UNIT_LEVELS, Measure
from helpers.analysis.overdue import Overdue, OverdueUnit
from helpers.analysis.period import bounds
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.narrative.writer import Writer, sources_of
from helpers.publishing import (
    Bullets,
    Chart,
    Cited,
    Column,
    DataTable,
    Notice,
    Paragraph,
    Sentence,
    Source,
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
        *_difference(writer, late),
        *_chart(writer, analysis, late),
        *_table(writer, analysis, late),
        *_lists(writer, analysis, late),
        *_duties(writer, analysis, late),
    )


def main_overdue(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence on overdue dossiers for the main points."""
    late = analysis.overdue
    if late is None:
        return ()
    if late.units:
        return (
            writer.say(
                "overdue.main",
                late.total,
                total=_total(writer, late),
                units=writer.count(len(late.units), late.counted),
                most=_most(writer, late.units),
            ),
        )
    if late.stated is not None:
        return (
            writer.say(
                "overdue.main_stated",
                territory=analysis.territory.name,
                total=writer.value(late.stated),
            ),
        )
    return (writer.say("overdue.main_none"),)


def count_of(writer: Writer, item: OverdueUnit) -> Cited:
    """Return one unit's count, from the table or else from its list of codes."""
    if item.measure is not None:
        return writer.value(item.measure)
    return Cited(writer.plain_number(item.count), (), writer.words("how.listed"))


def _total(writer: Writer, late: Overdue) -> Cited:
    return writer.number(late.total, late.counted, "how.sum", n=str(len(late.units)))


def _most(writer: Writer, items: Sequence[OverdueUnit]) -> Sentence:
    """Return the units with most, no more than three; a tie at the border leaves all of it out."""
    named = list(items[:_NAMED])
    if len(items) > _NAMED:
        border = items[_NAMED].count
        named = [item for item in named if item.count > border] or list(items[:1])
    return writer.listing(
        [
            writer.part("overdue.most_item", unit=item.unit, count=count_of(writer, item))
            for item in named
        ]
    )


def _totals(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Sentence]:
    period = writer.period(analysis.period)
    if not late.units:
        if late.stated is not None and late.stated.value:
            yield writer.say(
                "overdue.stated_only",
                period=period,
                territory=analysis.territory.name,
                total=writer.value(late.stated),
            )
        else:
            yield writer.say("overdue.none", period=period)
        return
    if len(late.units) == 1:
        unit = late.units[0]
        yield writer.say(
            "overdue.total_one", period=period, total=count_of(writer, unit), unit=unit.unit
        )
        return
    parts = [_part(writer, level, late.at(level)) for level in UNIT_LEVELS if late.at(level)]
    yield writer.say(
        "overdue.total",
        period=period,
        total=_total(writer, late),
        units=writer.count(len(late.units), late.counted),
        parts=writer.listing(parts, "words.semicolon"),
    )
    yield writer.say("overdue.most", units=_most(writer, late.units))


def _part(writer: Writer, level: str, items: Sequence[OverdueUnit]) -> Sentence:
    measures = _measures(items)
    return writer.part(
        "overdue.part",
        len(items),
        level=writer.part(f"level_count.{level}", len(items), n=writer.count(len(items), measures)),
        count=Cited(
            writer.counted(sum(item.count for item in items)),
            sources_of(measures),
            writer.words("how.sum", n=str(len(items))),
        ),
    )


def _measures(items: Sequence[OverdueUnit]) -> tuple[Measure, ...]:
    return tuple(item.measure for item in items if item.measure is not None)


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


def _difference(writer: Writer, late: Overdue) -> Iterator[Element]:
    if late.stated is None or late.stated.value is None or not late.units:
        return
    if round(late.stated.value) != late.total:
        sentence = writer.say(
            "overdue.stated_differs", stated=writer.value(late.stated), total=_total(writer, late)
        )
        yield Notice("doubt", (sentence,))


def _chart(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    if len(late.units) < 2:
        return
    from helpers.figures import overdue_by_unit  # noqa: PLC0415 - matplotlib loads slowly

    frame = pd.DataFrame(
        {
            "label": [item.unit for item in late.units],
            "count": [float(item.count) for item in late.units],
        }
    )
    yield Chart(
        overdue_by_unit(frame, language=writer.language),
        writer.say("overdue.chart", first=late.units[0].unit),
        writer.words("overdue.chart_alt", period=writer.period(analysis.period)),
    )


def _table(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    if not late.units:
        return
    listed = late.listed > 0
    columns = [
        Column(writer.words("overdue.unit")),
        Column(writer.words("overdue.count"), "number"),
        Column(writer.words("overdue.share"), "number"),
    ]
    if listed:
        columns += [
            Column(writer.words("overdue.listed_head"), "number"),
            Column(writer.words("overdue.distinct_head"), "number"),
        ]
    rows = [_table_row(writer, late, item, listed) for item in late.units]
    total: list[Sentence] = [writer.words("overdue.total_row"), _total(writer, late), "100%"]
    if listed:
        total += [writer.plain_number(late.listed), writer.plain_number(late.distinct)]
    caption = writer.say("overdue.caption", period=writer.period(analysis.period))
    yield DataTable(columns, [*rows, total], caption=caption, strong_rows=(len(rows),))


def _table_row(
    writer: Writer, late: Overdue, item: OverdueUnit, listed: bool
) -> Sequence[Sentence]:
    share = writer.percent(
        item.count / late.total,
        _measures((item,)),
        "how.share_of_total",
        part=str(item.count),
        whole=str(late.total),
    )
    row: list[Sentence] = [item.unit, count_of(writer, item), share]
    if listed:
        row += [writer.plain_number(item.listed), writer.plain_number(item.distinct)]
    return row


def _lists(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    if not late.listed:
        return
    listed = Cited(writer.plain_number(late.listed), (), writer.words("how.listed"))
    distinct = Cited(writer.plain_number(late.distinct), (), writer.words("how.listed"))
    if not late.duplicates:
        yield Paragraph(writer.say("overdue.listed_clean", listed=listed))
        return
    repeated = writer.counted(len(late.duplicates))
    yield Notice(
        "warning",
        (writer.say("overdue.listed", listed=listed, distinct=distinct, repeated=repeated),),
    )
    file = analysis.dispatches[0]
    yield Paragraph(writer.say("overdue.duplicates_intro"))
    yield Bullets(
        tuple(
            writer.say(
                "overdue.duplicate",
                unit=item.unit,
                code=Cited(
                    item.code,
                    tuple(
                        Source(file.dispatch_id, file.file, None, line, "printed", item.code)
                        for line in item.lines
                    ),
                ),
                positions=writer.listing(list(item.positions)),
            )
            for item in late.duplicates
        )
    )


def _duties(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    """Say what is required of the units with overdue dossiers, by the rules or the document."""
    if not late.units:
        return
    duties = rules().overdue_duties
    in_force = bounds(analysis.period)[1].isoformat() >= duties["since"]
    if not in_force and not analysis.deadline:
        return
    number = writer.count(len(late.units), late.counted)
    issuer = analysis.dispatches[0].issuer
    asked = "both" if analysis.deadline else ""
    key = f"overdue.duties_{asked}".rstrip("_") if in_force else "overdue.duties_plain"
    basis = duties["basis"][writer.language]
    yield Paragraph(writer.say(key, len(late.units), n=number, basis=basis))
    report = (
        writer.say("overdue.duty_report_by", issuer=issuer, day=writer.day(analysis.deadline))
        if analysis.deadline
        else writer.say("overdue.duty_report", issuer=issuer)
    )
    apology = (writer.say("overdue.duty_apologise"),) if in_force else ()
    yield Bullets((writer.say("overdue.duty_review"), *apology, report), ordered=True)
