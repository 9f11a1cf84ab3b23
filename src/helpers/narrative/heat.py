"""Units × groups: a heat map that prints every figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.ties import least
from helpers.figures import heat_map_in_parts
from helpers.narrative.level_words import decimals_of, level_words
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Sentence
from helpers.publishing.element import Element

_FEWEST = 5  # units under which a picture tells no more than the sentence
_ROWS_OF_A_PART = 30  # two parts of a long list fit between texts, one whole would not


def heat_chart(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield units × groups with the points in the cells, coloured where much was lost.

    Parameters
    ----------
    place : str
        Whose figures of when.
    """
    ordered = ordered_groups(level)
    if level.ranking is None or len(ordered) < 2 or len(level.ranking.standings) < _FEWEST:
        return
    units = units_in_order(level)
    heads = [writer.short(name) for name in ordered]
    names = [unit.unit for unit in units]
    measures = [[unit.measures.get(name) for name in ordered] for unit in units]
    doubts = [[is_doubtful(item) for item in row] for row in measures]
    decimals = decimals_of(_value(item) for row in measures for item in row)
    weakest = least(level.losses, lambda loss: loss.share)
    first = weakest[0]
    caption = writer.say(
        "spread.heat" if first.lost else "spread.heat_full",
        len(weakest),
        label=together(writer, [loss.indicator for loss in weakest]),
        share=writer.percent(
            first.share, first.counted, "how.group_share", n=str(len(first.counted))
        ),
        level=level_words(writer, level.name),
    )
    yield Chart(
        heat_map_in_parts(
            pd.DataFrame([[_share(item) for item in row] for row in measures], names, heads, float),
            values=pd.DataFrame(
                [[_value(item) for item in row] for row in measures], names, heads, float
            ),
            doubtful=pd.DataFrame(doubts, names, heads),
            decimals=decimals,
            per_part=_ROWS_OF_A_PART,
            language=writer.language,
        ),
        caption,
        writer.words("spread.heat_alt", level=level_words(writer, level.name)),
        _table(writer, heads, names, measures, decimals),
        note=writer.words("spread.heat_note"),
        measure=writer.say("measure.heat", level=level_words(writer, level.name), place=place),
    )


def ordered_groups(level: Level) -> list[str]:
    """Return the groups of a level that are on one scale, in printed order."""
    groups = {loss.indicator for loss in level.losses}
    return [name for name in level.indicators if name in groups]


def units_in_order(level: Level) -> list[UnitScores]:
    """Return the units by rank, those without one last."""
    if level.ranking is None:
        return list(level.units)
    ranked = [item.unit for item in level.ranking.standings]
    return [*ranked, *(item.unit for item in level.ranking.unranked)]


def is_doubtful(measure: Measure | None) -> bool:
    """Tell whether there is a figure that is open."""
    return measure is not None and measure.value is not None and not measure.usable


def _share(measure: Measure | None) -> float | None:
    return None if measure is None else measure.share


def _value(measure: Measure | None) -> float | None:
    return None if measure is None else measure.value


def _table(
    writer: Writer,
    heads: Sequence[str],
    names: Sequence[str],
    measures: Sequence[Sequence[Measure | None]],
    decimals: int,
) -> DataTable:
    columns = [
        Column(writer.words("ranking_table.unit")),
        *(Column(head, "number") for head in heads),
    ]
    rows: list[Sequence[Sentence]] = [
        (name, *(_told(writer, item, decimals) for item in row))
        for name, row in zip(names, measures, strict=True)
    ]
    return DataTable(columns, rows)


def _told(writer: Writer, measure: Measure | None, decimals: int) -> str:
    if measure is None or measure.value is None:
        return writer.words("words.none")
    told = writer.plain_number(measure.value, decimals)
    return told if measure.usable else f"{told}?"
