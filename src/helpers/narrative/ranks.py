"""Annex of ranks: the place of every unit in every group, and its distance to the next class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpers.analysis.class_distance import ClassDistance
from helpers.analysis.levels import Level
from helpers.analysis.measure import UnitScores
from helpers.analysis.ranking import Ranking, Standing
from helpers.narrative.level_words import decimals_of, noun
from helpers.narrative.next_class import missing_of
from helpers.narrative.phrases import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Sentence

_WIDE = 8
_NONE = "–"


def has_ranks(level: Level) -> bool:
    """Tell whether the level is ranked by two groups or more beside its own order."""
    return level.ranking is not None and len(level.group_rankings) > 1


def ranks_table(writer: Writer, level: Level) -> DataTable:
    """Return the table of ranks of a level for which :func:`has_ranks` holds."""
    assert level.ranking is not None
    rankings = (level.ranking, *level.group_rankings)
    distances = {item.unit.unit: item for item in level.distances}
    columns = [
        Column(writer.words("ranking_table.unit"), weight=2.0),
        *(Column(_head(writer, item), "number") for item in rankings),
    ]
    if distances:
        columns.append(Column(writer.words("next_class.missing"), "number"))
    places = [{item.unit.unit: item for item in ranking.standings} for ranking in rankings]
    decimals = decimals_of(item.missing for item in level.distances)
    rows = [_row(writer, unit, places, distances, decimals) for unit in _ordered(level.ranking)]
    size = len(level.units)
    return DataTable(
        columns,
        rows,
        caption=writer.say(
            "ranks.caption",
            size,
            n=writer.plain_number(size),
            noun=noun(writer, level.name, size),
            label=lower_first(writer.label(level.ranking.indicator)),
        ),
        note=writer.say("ranks.note_distance" if distances else "ranks.note"),
        landscape=len(columns) > _WIDE,
        searchable=True,
    )


def _head(writer: Writer, ranking: Ranking) -> str:
    return writer.words(
        "ranks.head",
        label=writer.short(ranking.indicator),
        size=writer.plain_number(len(ranking.standings)),
    )


def _ordered(ranking: Ranking) -> tuple[UnitScores, ...]:
    return (
        *(item.unit for item in ranking.standings),
        *(item.unit for item in ranking.unranked),
    )


def _row(
    writer: Writer,
    unit: UnitScores,
    places: Sequence[Mapping[str, Standing]],
    distances: Mapping[str, ClassDistance],
    decimals: int,
) -> Sequence[Sentence]:
    ranks = [found[unit.unit].rank if unit.unit in found else None for found in places]
    cells: list[Sentence] = [
        unit.unit,
        *(writer.plain_number(rank) if rank is not None else _NONE for rank in ranks),
    ]
    if distances:
        own = distances.get(unit.unit)
        cells.append(missing_of(writer, own, decimals) if own is not None else _NONE)
    return cells
