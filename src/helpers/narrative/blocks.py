"""Blocks of units beside the period before, and how a change is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.change import Difference
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.level_words import decimals_of
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Column, DataTable, Sentence
from helpers.publishing.element import Element


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


def delta_of(
    writer: Writer, item: Difference, *, signed: bool = False, decimals: int | None = None
) -> Sentence:
    """Return the size of a change as a derived figure; with its sign if ``signed``."""
    figures = (
        writer.plain_number(item.after.value or 0.0),
        writer.plain_number(item.before.value or 0.0),
    )
    size = writer.number(
        abs(item.delta),
        (item.before, item.after),
        "how.difference",
        decimals,
        after=figures[0],
        before=figures[1],
    )
    if not signed or item.delta == 0:
        return size
    return ("+" if item.delta > 0 else "–", size)


def delta_in_words(writer: Writer, item: Difference) -> Sentence:
    """Return the size of a change with its unit: ``2,5 điểm``, ``1,9 điểm phần trăm``."""
    delta = delta_of(writer, item)
    figure = delta if isinstance(delta, tuple) else (delta,)
    if item.after.measure == "percent":
        return (*figure, f" {writer.words('words.percent_points')}")
    return (*figure, f" {writer.words('words.points')}") if item.after.measure == "point" else delta


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
        places = decimals_of(side.value for item in chosen for side in (item.before, item.after))
        rows: list[Sequence[Sentence]] = [
            (
                item.unit,
                writer.value(item.before, places),
                writer.value(item.after, places),
                delta_of(writer, item, signed=True, decimals=places),
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
