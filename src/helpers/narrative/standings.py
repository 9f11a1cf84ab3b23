"""A ranking in words, as a chart, and as tables of its first and last places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.grades import grade_of
from helpers.analysis.levels import Level
from helpers.analysis.ranking import Ranking, Standing
from helpers.analysis.rules import rules
from helpers.analysis.statistics import quartiles
from helpers.figures import ranked_bars
from helpers.narrative.level_words import level_words, noun, places_of
from helpers.narrative.phrases import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element

CHARTED = 40  # so many units get a bar each; more are a strip of dots
_TIE_GROUPS = 6
_NAMED_AT_END = 3


def ranking_elements(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield the ranking of a level: sentences, chart, and tables of its first and last places.

    Parameters
    ----------
    place : str
        Whose figures of when, for the chart.
    """
    ranking = level.ranking
    if ranking is None or not ranking.standings:
        if ranking is not None:
            yield Paragraph(*_unranked(writer, ranking))
        return
    yield Paragraph(*_ranking_sentences(writer, ranking), *_unranked(writer, ranking))
    if len(ranking.standings) > 1 and not all_alike(ranking):
        if len(ranking.standings) <= CHARTED:
            yield _chart(writer, level, ranking, place)
        yield from _tables(writer, level, ranking)


def _ranking_sentences(writer: Writer, ranking: Ranking) -> Iterator[Sentence]:
    standings = ranking.standings
    label = lower_first(writer.label(ranking.indicator))
    if len(standings) == 1:
        only = standings[0]
        score = writer.score_in_words(only.measure)
        yield writer.say("level_text.single", units=only.unit.unit, label=label, score=score)
        return
    if all_alike(ranking):
        yield writer.say(
            "level_text.all_equal",
            n=writer.counted(len(standings)),
            noun=noun(writer, ranking.level, len(standings)),
            score=writer.score_in_words(standings[0].measure),
        )
        return
    yield writer.say("level_text.ranked_by", label=label)
    first, last = ends_of(ranking)
    yield _end_sentence(writer, "first", first)
    yield _end_sentence(writer, "last", last)
    yield _spread_sentence(writer, ranking)
    yield from _ties(writer, ranking)


def all_alike(ranking: Ranking) -> bool:
    """Tell whether all ranked units share one place."""
    return len(ranking.standings) > 1 and ranking.standings[0].sharing == len(ranking.standings)


def ends_of(ranking: Ranking) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return the units that share the first place, and those that share the last."""
    last = ranking.standings[-1]
    return ranking.top(1), tuple(item for item in ranking.standings if item.rank == last.rank)


def _end_sentence(writer: Writer, end: str, items: Sequence[Standing]) -> Sentence:
    return writer.say(
        f"level_text.{'many' if len(items) > 1 else 'one'}_{end}",
        len(items),
        n=writer.counted(len(items)),
        units=writer.names([item.unit.unit for item in items]),
        score=writer.score_in_words(items[0].measure),
    )


def end_of(
    writer: Writer, level: str, items: Sequence[Standing], most: int = _NAMED_AT_END
) -> Sentence:
    """Return the units at one end with their score; of more than ``most`` only how many."""
    key = "one" if len(items) == 1 else "named" if len(items) <= most else "many"
    return writer.part(
        f"level_text.end_{key}",
        len(items),
        n=writer.counted(len(items)),
        noun=noun(writer, level, len(items)),
        units=writer.names([item.unit.unit for item in items]),
        score=writer.score_in_words(items[0].measure),
    )


def _spread_sentence(writer: Writer, ranking: Ranking) -> Sentence:
    measures = [item.measure for item in ranking.standings]
    values = [item.value for item in ranking.standings]
    unit = "%" if measures[0].measure == "percent" else f" {writer.words('words.points')}"
    spread_unit = (
        f" {writer.words('words.percent_points')}" if measures[0].measure == "percent" else unit
    )
    median = writer.number(quartiles(values)[1], measures, "how.median", n=str(len(values)))
    spread = writer.number(values[0] - values[-1], (measures[0], measures[-1]), "how.spread")
    return writer.say(
        "level_text.median_spread", median=(median, unit), spread=(spread, spread_unit)
    )


def _ties(writer: Writer, ranking: Ranking) -> Iterator[Sentence]:
    ends = {ranking.standings[0].rank, ranking.standings[-1].rank}
    groups = [group for group in ranking.ties() if group[0].rank not in ends]
    if not groups or len(groups) > _TIE_GROUPS:
        return
    items = [
        writer.part(
            "level_text.tie_group",
            rank=writer.plain_number(group[0].rank),
            units=writer.names([item.unit.unit for item in group]),
            score=writer.score(group[0].measure),
        )
        for group in groups
    ]
    joint = writer.words("words.semicolon")
    sentence: list[Sentence] = []
    for item in items:
        sentence.extend([joint, item] if sentence else [item])
    yield writer.say("level_text.ties", groups=_flat(sentence))


def _flat(items: Sequence[Sentence]) -> Sentence:
    return tuple(part for item in items for part in (item if isinstance(item, tuple) else (item,)))


def _unranked(writer: Writer, ranking: Ranking) -> Iterator[Sentence]:
    for reason in ("missing", "doubtful", "other_scale", "no_denominator"):
        apart = [item.unit.unit for item in ranking.unranked if item.reason == reason]
        if apart:
            key = f"level_text.unranked_{reason}"
            if reason == "doubtful" and not ranking.standings:
                key = "level_text.unranked_all_doubtful"
            yield writer.say(key, units=writer.names(apart))


def _chart(writer: Writer, level: Level, ranking: Ranking, place: str) -> Element:
    frame = pd.DataFrame(
        {
            "label": [item.unit.unit for item in ranking.standings],
            "value": [item.value for item in ranking.standings],
            "rank": [item.rank for item in ranking.standings],
        }
    )
    label = lower_first(writer.label(ranking.indicator))
    words = level_words(writer, level.name)
    first, last = ends_of(ranking)
    return Chart(
        ranked_bars(
            frame,
            maximum=ranking.maximum,
            decimals=places_of(level, ranking.indicator),
            suffix="%" if first[0].measure.measure == "percent" else "",
            language=writer.language,
        ),
        writer.say(
            "ranking_table.chart",
            first=end_of(writer, level.name, first, 1),
            last=end_of(writer, level.name, last, 1),
            label=label,
        ),
        writer.words("ranking_table.chart_alt", label=label, level=words),
        scores_table(writer, level, ranking.standings),
        measure=measure_of(writer, level, ranking, place),
    )


def measure_of(writer: Writer, level: Level, ranking: Ranking, place: str) -> Sentence:
    """Return what a picture of a ranking measures, for whom, where and when."""
    points = ranking.standings[0].measure.measure == "point" and ranking.maximum is not None
    scale = ""
    if points:
        scale = writer.words("measure.scale", max=writer.plain_number(ranking.maximum or 0.0))
    return writer.say(
        "measure.ranking",
        label=lower_first(writer.label(ranking.indicator)),
        scale=scale,
        level=level_words(writer, level.name),
        place=place,
    )


def scores_table(writer: Writer, level: Level, standings: Sequence[Standing]) -> DataTable:
    """Return the figures behind a picture of a ranking."""
    indicator = standings[0].measure.indicator
    places = places_of(level, indicator)
    sign = "%" if standings[0].measure.measure == "percent" else ""
    columns = (
        Column(writer.words("ranking_table.rank"), "ordinal"),
        Column(writer.words("ranking_table.unit")),
        Column(writer.short(indicator), "number"),
    )
    rows = [
        (
            writer.plain_number(item.rank),
            item.unit.unit,
            writer.plain_number(item.value, places) + sign,
        )
        for item in standings
    ]
    return DataTable(columns, rows)


def _tables(writer: Writer, level: Level, ranking: Ranking) -> Iterator[Element]:
    in_force = rules().ranking
    size = len(ranking.standings)
    fields = {
        "label": lower_first(writer.label(ranking.indicator)),
        "level": level_words(writer, level.name),
        "places": writer.counted(in_force["places"]),
    }
    top = ranking.top(in_force["places"])
    bottom = tuple(reversed(ranking.bottom(in_force["places"])))
    if size <= max(in_force["full_list_up_to"], len(top), len(bottom)):
        caption = writer.say("ranking_table.full", **fields)
        yield _table(writer, level, ranking.standings, caption)
        return
    yield _table(writer, level, top, writer.say("ranking_table.top", **fields))
    yield _table(writer, level, bottom, writer.say("ranking_table.bottom", **fields))


def _table(
    writer: Writer, level: Level, standings: Sequence[Standing], caption: Sentence
) -> DataTable:
    indicator = standings[0].measure.indicator
    columns = [
        Column(writer.words("ranking_table.rank"), "ordinal"),
        Column(writer.words("ranking_table.unit")),
        Column(writer.short(indicator), "number"),
    ]
    shown = [indicator]
    if indicator == "total" and "converted" in level.indicators:
        shown.append("converted")
        columns.append(Column(writer.short("converted"), "number"))
    if level.grades is not None:
        columns.append(Column(writer.words("ranking_table.grade"), "class"))
    rows: list[Sequence[Sentence]] = []
    for item in standings:
        row: list[Sentence] = [writer.plain_number(item.rank), item.unit.unit]
        row += [writer.cell(item.unit.measures.get(name), places_of(level, name)) for name in shown]
        rows.append([*row, writer.grade(grade_of(item.unit))] if level.grades else row)
    notes = []
    if any(item.sharing > 1 for item in standings):
        notes.append(writer.words("ranking_table.note_ties"))
    if level.grades is not None and not level.grades.printed:
        notes.append(writer.words("ranking_table.note_computed"))
    return DataTable(columns, rows, caption=caption, note=" ".join(notes))
