"""Points lost by group over the units of one level: sentence, picture, table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.levels import Level
from helpers.analysis.ties import greatest
from helpers.figures import points_lost
from helpers.narrative.level_words import decimals_of, level_words, noun
from helpers.narrative.sayings import _n
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element


def losses(writer: Writer, level: Level | None, place: str) -> Iterator[Element]:
    """Yield the points that the units of one level lost by group: sentence, picture, table.

    Parameters
    ----------
    place : str
        Whose figures of when, for the chart.
    """
    if level is None or len(level.losses) < 2 or sum(item.lost for item in level.losses) <= 0:
        return
    yield Paragraph(_sentence(writer, level))
    yield _losses_chart(writer, level, place)
    yield _losses_table(writer, level)


def _sentence(writer: Writer, level: Level) -> Sentence:
    """Return where the units that have figures lost most; several groups may share the place."""
    worst = greatest(level.losses, lambda loss: loss.lost)
    first = worst[0]
    everything = [measure for loss in level.losses for measure in loss.counted]
    lost = sum(loss.lost for loss in level.losses)
    units = list(dict.fromkeys(measure.unit for measure in everything))
    key = "losses.sentence" if len(units) > 1 else "losses.sentence_one"
    return writer.say(
        key if len(worst) == 1 else f"{key}_tied",
        len(units),
        size=writer.counted(len(units)),
        noun=noun(writer, level.name, len(units)),
        unit=units[0],
        label=together(writer, [loss.indicator for loss in worst]),
        lost=writer.number(first.lost, first.counted, "how.sum", n=_n(first.counted)),
        share=writer.percent(first.lost / lost, everything, "how.lost_share"),
    )


def _losses_chart(writer: Writer, level: Level, place: str) -> Element:
    frame = pd.DataFrame(
        {
            "label": [writer.label(loss.indicator) for loss in level.losses],
            "lost": [loss.lost for loss in level.losses],
        }
    )
    words = level_words(writer, level.name)
    worst = greatest(level.losses, lambda loss: loss.lost)
    label = together(writer, [loss.indicator for loss in worst])
    return Chart(
        points_lost(
            frame,
            decimals=decimals_of(loss.lost for loss in level.losses),
            language=writer.language,
        ),
        writer.say("losses.chart", len(worst), label=label, level=words),
        writer.words("losses.chart_alt", level=words),
        measure=writer.say("measure.losses", level=words, place=place),
    )


def _losses_table(writer: Writer, level: Level) -> DataTable:
    columns = (
        Column(writer.words("losses.group")),
        Column(writer.words("losses.lost"), "number"),
        Column(writer.words("losses.share"), "number"),
        Column(writer.words("losses.full"), "number"),
        Column(writer.words("losses.size"), "number"),
    )
    places = decimals_of(loss.lost for loss in level.losses)
    rows: list[Sequence[Sentence]] = [
        (
            writer.label(loss.indicator),
            writer.number(loss.lost, loss.counted, "how.sum", places, n=_n(loss.counted)),
            writer.percent(loss.share, loss.counted, "how.group_share", 1, n=_n(loss.counted)),
            writer.plain_number(len(loss.full)),
            writer.plain_number(len(loss.counted)),
        )
        for loss in level.losses
    ]
    caption = writer.say("losses.caption", level=level_words(writer, level.name))
    return DataTable(columns, rows, caption=caption)
