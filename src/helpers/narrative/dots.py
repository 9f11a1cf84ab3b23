"""The spread of many units: a strip of dots by score, and a small panel for each group."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.analysis.levels import Level
from helpers.analysis.statistics import quartiles
from helpers.analysis.ties import greatest
from helpers.figures import group_strips, strip
from helpers.narrative.heat import is_doubtful, ordered_groups, units_in_order
from helpers.narrative.level_words import level_words, noun, places_of
from helpers.narrative.standings import CHARTED, ends_of, measure_of, scores_table
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Sentence
from helpers.publishing.element import Element
from helpers.vietnamese import format_percent


def strip_chart(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield the spread of a level with more units than get a bar each, if they differ.

    Parameters
    ----------
    place : str
        Whose figures of when.
    """
    ranking = level.ranking
    if ranking is None or len(ranking.standings) <= CHARTED:
        return
    values = [item.value for item in ranking.standings]
    if values[0] == values[-1]:
        return
    low, _, high = quartiles(values)
    measures = [item.measure for item in ranking.standings]
    places = places_of(level, ranking.indicator)
    rate = measures[0].measure == "percent"
    sign = "%" if rate else f" {writer.words('words.points')}"
    points = f" {writer.words('words.percent_points' if rate else 'words.points')}"

    def border(value: float) -> Sentence:
        return (writer.number(value, measures, "how.quartile", places, n=str(len(values))), sign)

    caption = writer.say(
        "spread.strip",
        noun=noun(writer, level.name, len(values)),
        low=border(low),
        high=border(high),
        distance=(
            writer.number(values[0] - values[-1], (measures[0], measures[-1]), "how.spread"),
            points,
        ),
    )
    doubtful = [
        item for item in ranking.unranked if item.measure is not None and is_doubtful(item.measure)
    ]
    frame = pd.DataFrame(
        {
            "label": [
                *(item.unit.unit for item in ranking.standings),
                *(item.unit.unit for item in doubtful),
            ],
            "value": [*values, *(item.measure.value for item in doubtful if item.measure)],
            "doubtful": [False] * len(values) + [True] * len(doubtful),
        }
    )
    first, last = ends_of(ranking)
    yield Chart(
        strip(
            frame,
            maximum=ranking.maximum,
            decimals=places,
            language=writer.language,
        ),
        caption,
        writer.words(
            "spread.strip_alt",
            level=level_words(writer, level.name),
            first=writer.names([item.unit.unit for item in first[:3]]),
            last=writer.names([item.unit.unit for item in last[:3]]),
        ),
        scores_table(writer, level, ranking.standings),
        measure=measure_of(writer, level, ranking, place),
    )


def group_charts(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield a small panel for each group: where the units of a crowded level stand in it."""
    groups = ordered_groups(level)
    if level.ranking is None or len(groups) < 2 or len(level.units) <= CHARTED:
        return
    losses = {loss.indicator: loss for loss in level.losses}
    panels = []
    rows: list[tuple[Sentence, ...]] = []
    spreads: dict[str, float] = {}
    for name in groups:
        measures = [
            (unit, measure)
            for unit in units_in_order(level)
            if (measure := unit.measures.get(name)) is not None
            and measure.share is not None
            and measure.max == losses[name].maximum
        ]
        sure = [measure.share or 0.0 for _, measure in measures if measure.usable]
        ordered = sorted(sure, reverse=True)
        head = f"{writer.short(name)} ({writer.plain_number(losses[name].maximum)})"
        spreads[name] = ordered[0] - ordered[-1]
        panels.append(
            (
                head,
                pd.DataFrame(
                    {
                        "label": [unit.unit for unit, _ in measures],
                        "value": [measure.share for _, measure in measures],
                        "doubtful": [not measure.usable for _, measure in measures],
                    }
                ),
            )
        )
        shares = (ordered[0], *quartiles(ordered)[::-1], ordered[-1])
        told = (format_percent(100 * share, 1, writer.language) for share in shares)
        rows.append((head, *told))
    widest = greatest(groups, lambda name: spreads[name])
    heads = ("group", "highest", "upper", "median", "lower", "lowest")
    columns = [
        Column(writer.words(f"spread.panel_{head}"), "text" if head == "group" else "number")
        for head in heads
    ]
    yield Chart(
        group_strips(panels, language=writer.language),
        writer.say(
            "spread.panels" if spreads[widest[0]] else "spread.panels_alike",
            label=together(writer, widest),
            noun=noun(writer, level.name, len(level.units)),
        ),
        writer.words("spread.panels_alt", level=level_words(writer, level.name)),
        DataTable(columns, rows),
        measure=writer.say("measure.panels", level=level_words(writer, level.name), place=place),
    )
