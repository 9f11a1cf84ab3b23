"""How the units of one level are spread in each indicator: highest, middle, lowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.levels import Level
from helpers.analysis.peers import Peers, peers_of
from helpers.narrative.level_words import decimals_of, level_words
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Sentence
from helpers.publishing.element import Element

_FEWEST = 4  # units under which quartiles tell no more than the units themselves
_HEADS = ("highest", "third", "median", "first", "lowest", "at_maximum")


def peers_table(writer: Writer, level: Level) -> Iterator[Element]:
    """Yield the table of highest, quartiles, median and lowest by indicator."""
    rankings = (level.ranking, *level.group_rankings)
    found = [peers for ranking in rankings if ranking and (peers := peers_of(ranking))]
    if not found or max(item.size for item in found) < _FEWEST:
        return
    columns = (
        Column(writer.words("losses.group")),
        *(Column(writer.words(f"peers.{head}"), "number") for head in _HEADS),
    )
    shown = [item for item in found if item.size >= _FEWEST]
    rows = [_row(writer, item, _places(item, shown)) for item in shown]
    caption = writer.say("peers.caption", level=level_words(writer, level.name))
    yield DataTable(columns, rows, caption=caption, note=writer.say("peers.note"))


def _places(item: Peers, shown: Sequence[Peers]) -> int:
    """Return the decimals of a row: as many as any row of figures of its kind needs."""
    kind = item.counted[0].measure
    alike = [other for other in shown if other.counted[0].measure == kind]
    return decimals_of(
        value
        for other in alike
        for value in (
            *(measure.value for measure in other.counted),
            other.third_quartile,
            other.median,
            other.first_quartile,
        )
    )


def _row(writer: Writer, item: Peers, places: int) -> Sequence[Sentence]:
    sign = "%" if item.counted[0].measure == "percent" else ""
    n = str(item.size)
    middle = [
        (writer.number(value, item.counted, how, places, n=n), sign)
        for value, how in (
            (item.third_quartile, "how.third_quartile"),
            (item.median, "how.median"),
            (item.first_quartile, "how.first_quartile"),
        )
    ]
    full = f"{item.at_maximum}/{item.size}" if item.maximum else "–"
    return (
        _head(writer, item),
        writer.value(item.counted[0], places),
        *middle,
        writer.value(item.counted[-1], places),
        full,
    )


def _head(writer: Writer, item: Peers) -> str:
    label = writer.label(item.indicator)
    if item.maximum and item.counted[0].measure == "point":
        return f"{label} ({writer.plain_number(item.maximum)})"
    return label
