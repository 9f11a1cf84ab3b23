"""The groups of the index of the territory: best and worst, picture, table, sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.losses import GroupScore, index_measures
from helpers.analysis.measure import Measure
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.analysis.ties import greatest
from helpers.figures import groups_against_maxima
from helpers.narrative.level_words import decimals_of, place_and_time
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Notice, Sentence
from helpers.publishing.element import Element

_ROUNDING = 0.05
_DIGITS = 6


def groups_sentence(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence with the groups nearest to and farthest from their maximum."""
    groups = [item for item in analysis.groups if item.part_of is None]
    if not groups:
        return ()
    shares = [round(item.share, _DIGITS) for item in groups]
    best = [item for item, share in zip(groups, shares, strict=True) if share == max(shares)]
    worst = [item for item, share in zip(groups, shares, strict=True) if share == min(shares)]
    if len(groups) == 1:
        only = groups[0].measure
        return (
            writer.say(
                "territory.groups_single",
                best=writer.label(only.indicator),
                best_score=writer.score(only),
                best_share=writer.share(only),
            ),
        )
    if len(best) == len(groups):
        n = writer.counted(len(groups))
        return (writer.say("territory.groups_equal", n=n, share=_shared(writer, groups)),)
    return (
        writer.say(
            "territory.groups_best_worst", best=_end(writer, best), worst=_end(writer, worst)
        ),
    )


def _end(writer: Writer, groups: Sequence[GroupScore]) -> Sentence:
    """Return the groups at one end: one with score and share, several with their share."""
    measure = groups[0].measure
    if len(groups) == 1:
        return writer.part(
            "territory.group_end",
            label=writer.label(measure.indicator),
            score=writer.score(measure),
            share=writer.share(measure),
        )
    labels = writer.names([writer.label(item.measure.indicator) for item in groups])
    return writer.part("territory.group_ends", labels=labels, share=_shared(writer, groups))


def _shared(writer: Writer, groups: Sequence[GroupScore]) -> Sentence:
    return writer.percent(groups[0].share, [item.measure for item in groups], "how.share")


def partial_sentences(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Sentence]:
    """Say that groups are left out, when those printed cannot make up the whole scale."""
    whole = [item.measure for item in analysis.groups if item.part_of is None]
    total = analysis.subject.get("total") if analysis.subject is not None else None
    covered = sum(item.max or 0.0 for item in whole)
    if total is None or total.max is None or not whole or covered >= total.max:
        return
    figures = (writer.plain_number(covered), writer.plain_number(total.max))
    assert analysis.subject is not None
    doubtful = any(not item.usable for item in index_measures(analysis.subject, rules()))
    key = "territory.groups_unsure" if doubtful else "territory.groups_partial"
    yield writer.say(key, covered="/".join(figures))


def sum_notice(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
    """Say where the groups do not add up to the printed total, naming both figures."""
    whole = [item.measure for item in analysis.groups if item.part_of is None]
    total = analysis.subject.get("total") if analysis.subject is not None else None
    if total is None or total.value is None or sum(item.max or 0.0 for item in whole) != total.max:
        return
    added = round(sum(item.value or 0.0 for item in whole), 6)
    difference = round(abs(added - total.value), 6)
    if difference <= _ROUNDING:
        return
    sentence = writer.say(
        "territory.sum_differs",
        sum=writer.number(added, whole, "how.sum", n=str(len(whole))),
        difference=writer.number(
            difference,
            (*whole, total),
            "how.difference",
            after=writer.plain_number(added),
            before=writer.plain_number(total.value),
        ),
        total=writer.value(total),
    )
    yield Notice("doubt", (sentence,))


def groups(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
    """Yield the picture and the table of the territory's groups."""
    if not analysis.groups or analysis.subject is None:
        return
    table = _groups_table(writer, analysis)
    whole = [item for item in analysis.groups if item.part_of is None]
    if len(whole) > 1:
        yield _groups_chart(writer, analysis, whole)
    yield table


def _groups_chart(writer: Writer, analysis: PeriodAnalysis, whole: Sequence[GroupScore]) -> Element:
    worst = greatest(whole, lambda item: item.lost)
    frame = pd.DataFrame(
        {
            "label": [writer.label(item.measure.indicator) for item in whole],
            "value": [item.measure.value for item in whole],
            "max": [item.measure.max for item in whole],
        }
    )
    place = {
        "territory": writer.territory(analysis.territory),
        "period": writer.period(analysis.period),
    }
    return Chart(
        groups_against_maxima(frame, language=writer.language),
        writer.say(
            "groups_table.caption_finding" if worst[0].lost else "first_page.picture_plain",
            len(worst),
            worst=together(writer, [item.measure.indicator for item in worst]),
        ),
        writer.words("groups_table.chart_alt", **place),
        measure=writer.say("measure.groups", place=place_and_time(writer, analysis)),
    )


def _groups_table(writer: Writer, analysis: PeriodAnalysis) -> DataTable:
    assert analysis.subject is not None
    ranked = any(item.measure.rank is not None for item in analysis.groups)
    heads = ["group", "score", "max", "share", "lost", *(["rank"] if ranked else [])]
    columns = [
        Column(writer.words(f"groups_table.{head}"), "text" if head == "group" else "number")
        for head in heads
    ]
    total = analysis.subject.get("total")
    shown = [item.measure for item in analysis.groups] + ([total] if total is not None else [])
    places = decimals_of(measure.value for measure in shown)
    rows = [_group_row(writer, item, ranked, places) for item in _ordered(analysis.groups)]
    if total is not None and total.share is not None:
        rows.append(_row(writer, writer.words("groups_table.total"), total, ranked, places))
    caption = writer.say(
        "groups_table.caption",
        territory=writer.territory(analysis.territory),
        period=writer.period(analysis.period),
    )
    strong = (len(rows) - 1,) if total is not None and total.share is not None else ()
    note = _parts_note(writer, analysis.groups)
    return DataTable(columns, rows, caption=caption, note=note, strong_rows=strong)


def _ordered(groups: Sequence[GroupScore]) -> tuple[GroupScore, ...]:
    """Return the groups with each part right after the group that it lies inside."""
    found: list[GroupScore] = []
    for item in groups:
        if item.part_of is None:
            found.append(item)
            found.extend(part for part in groups if part.part_of == item.measure.indicator)
    return tuple(found)


def _group_row(writer: Writer, item: GroupScore, ranked: bool, places: int) -> Sequence[Sentence]:
    label = writer.label(item.measure.indicator)
    if item.part_of is not None:
        label = writer.words("groups_table.part", label=label)
    return _row(writer, label, item.measure, ranked, places)


def _row(
    writer: Writer, label: str, measure: Measure, ranked: bool, places: int
) -> Sequence[Sentence]:
    assert measure.max is not None
    cells: list[Sentence] = [
        label,
        writer.value(measure, places),
        writer.plain_number(measure.max),
        writer.share(measure, 1),
        writer.lost(measure, places),
    ]
    if ranked:
        cells.append(writer.rank(measure) if measure.rank is not None else "")
    return cells


def _parts_note(writer: Writer, groups: Sequence[GroupScore]) -> Sentence:
    notes = [
        writer.words(
            "territory.part_of",
            part=writer.label(item.measure.indicator),
            whole=writer.label(item.part_of),
        )
        for item in groups
        if item.part_of is not None
    ]
    return " ".join(notes)
