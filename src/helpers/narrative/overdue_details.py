"""Overdue dossiers: chart, table, lists of codes, and what is required of the units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from helpers.analysis.overdue import Dossier, Overdue, OverdueUnit
from helpers.analysis.period import bounds
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.figures import overdue_by_unit
from helpers.narrative.level_words import place_and_time
from helpers.narrative.overdue_counts import count_of, measures_of, total_of
from helpers.narrative.writer import Writer
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

_NAMED = 3  # units that a title has room for


def overdue_chart(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    """Yield the chart of overdue dossiers by unit."""
    if len(late.units) < 2:
        return
    frame = pd.DataFrame(
        {
            "label": [item.unit for item in late.units],
            "count": [float(item.count) for item in late.units],
        }
    )
    yield Chart(
        overdue_by_unit(frame, language=writer.language),
        _most(writer, late),
        writer.words("overdue.chart_alt", period=writer.period(analysis.period)),
        measure=writer.say("measure.overdue", place=place_and_time(writer, analysis)),
    )


def _most(writer: Writer, late: Overdue) -> Sentence:
    """Return who has most; of many that share the place only how many."""
    first = [item for item in late.units if item.count == late.units[0].count]
    if len(first) == len(late.units):
        count = count_of(writer, first[0], in_words=True)
        return writer.say("overdue.chart_all", first[0].count, count=count)
    names = writer.names([item.unit for item in first])
    if len(first) > _NAMED:
        names = writer.words("overdue.units", len(first), n=writer.counted(len(first)))
    return writer.say("overdue.chart", len(first), first=names)


def overdue_table(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
    """Yield the table of overdue dossiers by unit, beside the lists of codes."""
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
    rows = [_table_row(writer, late, item, listed) for item in late.named]
    total: list[Sentence] = [
        writer.words("overdue.total_row"),
        total_of(writer, late),
        writer.plain_number(100, 1) + "%",
    ]
    if listed:
        total += [writer.plain_number(late.listed), writer.plain_number(late.distinct)]
    caption = writer.say("overdue.caption", period=writer.period(analysis.period))
    yield DataTable(columns, [*rows, total], caption=caption, strong_rows=(len(rows),))


def _table_row(
    writer: Writer, late: Overdue, item: OverdueUnit, listed: bool
) -> Sequence[Sentence]:
    share = writer.percent(
        item.count / late.total,
        measures_of((item,)),
        "how.share_of_total",
        1,
        part=str(item.count),
        whole=str(late.total),
    )
    row: list[Sentence] = [item.unit, count_of(writer, item), share]
    if listed:
        row += [writer.plain_number(item.listed), writer.plain_number(item.distinct)]
    return row


def sources_of(dossiers: Iterable[Dossier], printed: str = "") -> tuple[Source, ...]:
    """Return where lines of lists of codes stand, each place once."""
    return tuple(
        dict.fromkeys(
            Source(item.dispatch_id, item.file, item.page, item.line, "printed", printed)
            for item in dossiers
        )
    )


def lists_of_codes(writer: Writer, late: Overdue) -> Iterator[Element]:
    """Yield what the lists of codes hold, and the codes that stand in them twice."""
    if not late.listed:
        return
    rows = sources_of(item for unit in late.named for item in unit.dossiers)
    listed = Cited(writer.plain_number(late.listed), rows, writer.words("how.listed"))
    distinct = Cited(writer.plain_number(late.distinct), rows, writer.words("how.distinct"))
    if not late.duplicates:
        yield Paragraph(writer.say("overdue.listed_clean", listed=listed))
        return
    repeated = writer.counted(len(late.duplicates))
    twice = all(len(item.dossiers) == 2 for item in late.duplicates)
    key = "overdue.listed" if twice else "overdue.listed_often"
    yield Notice(
        "warning",
        (writer.say(key, listed=listed, distinct=distinct, repeated=repeated),),
    )
    yield Paragraph(writer.say("overdue.duplicates_intro"))
    yield Bullets(
        tuple(
            writer.say(
                "overdue.duplicate",
                unit=item.unit,
                code=Cited(
                    item.code,
                    sources_of(item.dossiers, item.code),
                ),
                positions=writer.listing(list(item.positions)),
            )
            for item in late.duplicates
        )
    )


def duties_of_units(writer: Writer, analysis: PeriodAnalysis, late: Overdue) -> Iterator[Element]:
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
