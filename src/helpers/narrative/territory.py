"""The territory's own result: score, class, rank, groups, other figures, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.change import Difference
from helpers.analysis.grades import computed_grade
from helpers.analysis.losses import GroupScore
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Chart, Column, DataTable, Notice, Paragraph, Sentence
from helpers.publishing.element import Element

_ROUNDING = 0.05


def territory(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the section on the territory's own figures; empty if the documents give none."""
    if analysis.subject is None:
        return ()
    sentences = [
        *score_sentence(writer, analysis),
        *groups_sentence(writer, analysis),
        *_partial(writer, analysis),
        *rates(writer, analysis),
    ]
    return (
        *((Paragraph(*sentences),) if sentences else ()),
        *_sum_notice(writer, analysis),
        *_groups(writer, analysis),
        *_other_figures(writer, analysis),
        *_restated(writer, analysis.subject),
    )


def score_sentence(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence with score, class and national rank, as far as they are known."""
    subject = analysis.subject
    total = subject.measures.get("total") if subject is not None else None
    if subject is None or total is None:
        return ()
    place = {"period": writer.period(analysis.period), "territory": analysis.territory.name}
    if not total.usable:
        return (writer.say("territory.doubtful", score=writer.score(total), **place),)
    ranked = "_ranked" if total.rank is not None and total.rank_of is not None else ""
    fields: dict[str, Sentence] = {"score": writer.score(total), **place}
    if ranked:
        fields["rank"] = writer.rank(total)
    computed = computed_grade(subject)
    if subject.grade:
        return (writer.say(f"territory.graded{ranked}", grade=subject.grade, **fields),)
    if computed is not None:
        return (writer.say(f"territory.computed{ranked}", grade=computed[0], **fields),)
    return (writer.say("territory.ranked" if ranked else "territory.scored", **fields),)


def groups_sentence(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence with the groups nearest to and farthest from their maximum."""
    groups = [item for item in analysis.groups if item.part_of is None]
    if not groups:
        return ()
    best = max(groups, key=lambda item: item.share)
    worst = min(groups, key=lambda item: item.share)
    fields: dict[str, Sentence] = {
        "best": writer.label(best.measure.indicator),
        "best_score": writer.score(best.measure),
        "best_share": writer.share(best.measure),
    }
    if best is worst:
        return (writer.say("territory.groups_single", **fields),)
    return (
        writer.say(
            "territory.groups_best_worst",
            worst=writer.label(worst.measure.indicator),
            worst_score=writer.score(worst.measure),
            worst_share=writer.share(worst.measure),
            **fields,
        ),
    )


def rates(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return a sentence for each of the territory's own rates, beside the period before."""
    if analysis.subject is None:
        return ()
    before = {item.indicator: item for item in analysis.change.of(analysis.subject.level)
              if item.unit == analysis.subject.unit}  # fmt: skip
    found = []
    for indicator, measure in analysis.subject.measures.items():
        if measure.measure != "percent" or not measure.usable:
            continue
        found.append(_rate(writer, analysis, measure, before.get(indicator)))
    return tuple(found)


def blocks(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the section on blocks of units, beside the period before where it is given."""
    if not analysis.blocks:
        return ()
    differences = [
        item
        for item in analysis.change.differences
        if item.level == "group" or item.unit == analysis.territory.subject
    ]
    compared = {(item.unit, item.indicator) for item in differences}
    sentences = [block_sentence(writer, item) for item in differences if item.level == "group"]
    for block in analysis.blocks:
        for indicator, measure in block.measures.items():
            if (block.unit, indicator) not in compared and measure.usable:
                sentences.append(
                    writer.say(
                        "blocks.single",
                        label=writer.label(indicator),
                        block=block.unit,
                        after=writer.value(measure),
                    )
                )
    return (Bullets(tuple(sentences)), *_blocks_table(writer, analysis, differences))


def main_block(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence on the block that changed most, for the main points."""
    changed = [item for item in analysis.change.of("group") if item.delta]
    if not changed:
        return ()
    return (block_sentence(writer, max(changed, key=lambda item: abs(item.delta))),)


def block_sentence(writer: Writer, item: Difference) -> Sentence:
    """Return the change of one block's figure against the period before."""
    fields: dict[str, Sentence] = {
        "label": writer.label(item.indicator),
        "block": item.unit,
        "after": writer.value(item.after),
        "before_period": writer.period(item.before.period),
    }
    if item.delta == 0:
        return writer.say("blocks.same_sentence", **fields)
    return writer.say(
        "blocks.compared",
        direction=writer.words("blocks.up" if item.delta > 0 else "blocks.down"),
        delta=delta_of(writer, item),
        before=writer.value(item.before),
        **fields,
    )


def delta_of(writer: Writer, item: Difference, *, signed: bool = False) -> Sentence:
    """Return the size of a change as a derived figure; with its sign if ``signed``."""
    figures = (
        writer.plain_number(item.after.value or 0.0),
        writer.plain_number(item.before.value or 0.0),
    )
    size = writer.number(
        abs(item.delta),
        (item.before, item.after),
        "how.difference",
        after=figures[0],
        before=figures[1],
    )
    if not signed or item.delta == 0:
        return size
    return ("+" if item.delta > 0 else "–", size)


def lower_first(text: str) -> str:
    """Return ``text`` with a small first letter, for a label inside a sentence."""
    return text[:1].lower() + text[1:]


def _rate(
    writer: Writer, analysis: PeriodAnalysis, measure: Measure, before: Difference | None
) -> Sentence:
    shown = before.after if before is not None else measure
    fields: dict[str, Sentence] = {
        "period": writer.period(analysis.period),
        "label": lower_first(writer.label(measure.indicator)),
        "territory": analysis.territory.name,
        "also": _also_stated(writer, analysis.subject, shown),
    }
    if before is None:
        return writer.say("territory.rate", value=writer.value(measure), **fields)
    return writer.say(
        "territory.rate_before",
        value=writer.value(before.after),
        before=writer.value(before.before),
        before_period=writer.period(before.before.period),
        **fields,
    )


def _also_stated(writer: Writer, subject: UnitScores | None, shown: Measure) -> Sentence:
    """Return the other values that the documents state for a figure, ``""`` if they do not."""
    if subject is None:
        return ""
    stated = (subject.measures[shown.indicator], *subject.restated.get(shown.indicator, ()))
    others = [item for item in stated if item.value != shown.value]
    if not others:
        return ""
    values = writer.listing([writer.value(item) for item in others])
    return writer.part("territory.also_stated", values=values)


def _partial(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Sentence]:
    """Say that groups are left out, when those printed cannot make up the whole scale."""
    whole = [item.measure for item in analysis.groups if item.part_of is None]
    total = analysis.subject.get("total") if analysis.subject is not None else None
    covered = sum(item.max or 0.0 for item in whole)
    if total is None or total.max is None or not whole or covered >= total.max:
        return
    figures = (writer.plain_number(covered), writer.plain_number(total.max))
    yield writer.say("territory.groups_partial", covered="/".join(figures))


def _sum_notice(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
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


def _groups(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
    if not analysis.groups or analysis.subject is None:
        return
    table = _groups_table(writer, analysis)
    whole = [item for item in analysis.groups if item.part_of is None]
    if len(whole) > 1:
        yield _groups_chart(writer, analysis, whole)
    yield table


def _groups_chart(writer: Writer, analysis: PeriodAnalysis, whole: Sequence[GroupScore]) -> Element:
    from helpers.figures import groups_against_maxima  # noqa: PLC0415 - matplotlib loads slowly

    worst = max(whole, key=lambda item: item.lost)
    frame = pd.DataFrame(
        {
            "label": [writer.label(item.measure.indicator) for item in whole],
            "value": [item.measure.value for item in whole],
            "max": [item.measure.max for item in whole],
        }
    )
    place = {"territory": analysis.territory.name, "period": writer.period(analysis.period)}
    return Chart(
        groups_against_maxima(frame, language=writer.language),
        writer.say("groups_table.caption_finding", worst=writer.label(worst.measure.indicator)),
        writer.words("groups_table.chart_alt", **place),
    )


def _groups_table(writer: Writer, analysis: PeriodAnalysis) -> DataTable:
    assert analysis.subject is not None
    ranked = any(item.measure.rank is not None for item in analysis.groups)
    heads = ["group", "score", "max", "share", "lost", *(["rank"] if ranked else [])]
    columns = [
        Column(writer.words(f"groups_table.{head}"), "text" if head == "group" else "number")
        for head in heads
    ]
    rows = [_group_row(writer, item, ranked) for item in _ordered(analysis.groups)]
    total = analysis.subject.get("total")
    if total is not None and total.share is not None:
        rows.append(_row(writer, writer.words("groups_table.total"), total, ranked))
    caption = writer.say(
        "groups_table.caption",
        territory=analysis.territory.name,
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


def _group_row(writer: Writer, item: GroupScore, ranked: bool) -> Sequence[Sentence]:
    label = writer.label(item.measure.indicator)
    if item.part_of is not None:
        label = writer.words("groups_table.part", label=label)
    return _row(writer, label, item.measure, ranked)


def _row(writer: Writer, label: str, measure: Measure, ranked: bool) -> Sequence[Sentence]:
    assert measure.max is not None
    cells: list[Sentence] = [
        label,
        writer.value(measure, 2),
        writer.plain_number(measure.max),
        writer.share(measure),
        writer.lost(measure),
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


def _other_figures(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
    """Show the territory's counts and rates, which are no groups of the index."""
    assert analysis.subject is not None
    rows: list[Sequence[Sentence]] = [
        (
            writer.label(indicator),
            writer.listing(
                [
                    writer.value(item)
                    for item in (measure, *analysis.subject.restated.get(indicator, ()))
                ],
                "words.semicolon",
            ),
        )
        for indicator, measure in analysis.subject.measures.items()
        if measure.measure in ("count", "percent")
    ]
    if len(rows) > 1:
        columns = (
            Column(writer.words("figures_table.item")),
            Column(writer.words("figures_table.value"), "number"),
        )
        caption = writer.say(
            "figures_table.caption",
            territory=analysis.territory.name,
            period=writer.period(analysis.period),
        )
        yield DataTable(columns, rows, caption=caption)


def _restated(writer: Writer, subject: UnitScores) -> Iterator[Element]:
    """Say where the documents give several values for one figure of the territory."""
    for indicator, others in subject.restated.items():
        stated = (subject.measures[indicator], *others)
        sentence = writer.say(
            "territory.restated",
            label=lower_first(writer.label(indicator)),
            count=writer.counted(len(stated)),
            values=writer.listing([writer.score(item) for item in stated]),
        )
        yield Notice("doubt", (sentence,))


def _blocks_table(
    writer: Writer, analysis: PeriodAnalysis, differences: Sequence[Difference]
) -> Iterator[Element]:
    for indicator in dict.fromkeys(item.indicator for item in differences):
        chosen = [item for item in differences if item.indicator == indicator]
        before = writer.period(chosen[0].before.period)
        now = writer.period(analysis.period)
        columns = (
            Column(writer.words("blocks.block")),
            Column(before[:1].upper() + before[1:], "number"),
            Column(now[:1].upper() + now[1:], "number"),
            Column(writer.words("blocks.difference"), "number"),
        )
        rows: list[Sequence[Sentence]] = [
            (
                item.unit,
                writer.value(item.before),
                writer.value(item.after),
                delta_of(writer, item, signed=True),
            )
            for item in chosen
        ]
        caption = writer.say(
            "blocks.caption",
            label=writer.label(indicator),
            before_period=before,
            period=now,
        )
        yield DataTable(columns, rows, caption=caption)
