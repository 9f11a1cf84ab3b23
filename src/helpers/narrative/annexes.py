"""Annexes: every unit with every figure, its rank, class and place in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from helpers.analysis.grades import grade_of
from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.unit_slugs import Named, slugs_of
from helpers.narrative.index import row_anchor
from helpers.narrative.level_words import is_assessed, level_words, noun, places_of
from helpers.narrative.phrases import lower_first
from helpers.narrative.ranks import has_ranks, ranks_table
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Heading, Sentence
from helpers.publishing.element import Element
from helpers.vietnamese import roman

_WIDE = 7


def annexes(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the scores of each level, units in the order of their rank, and ranks by group."""
    found: list[Element] = []
    tables = [level for level in analysis.levels if is_assessed(level)]
    slugs = slugs_of(analysis)
    number = 0
    for level in tables:
        made = [("annex.scores", _table(writer, level, slugs))]
        if has_ranks(level):
            made.append(("annex.ranks", ranks_table(writer, level)))
        for key, table in made:
            number += 1
            title = writer.words(
                key, level=level_words(writer, level.name), period=writer.period(analysis.period)
            )
            found += [Heading(annex_title(writer, number, title), 3, annex=True), table]
    return tuple(found)


def annex_title(writer: Writer, number: int, title: str) -> str:
    """Return the heading of an annex: ``Phụ lục I. …``."""
    return writer.words("heading.annex", number=roman(number), title=title)


def place_of(writer: Writer, measure: Measure | None) -> str:
    """Return where a figure stands: ``dòng 73``, with its page where the document has pages."""
    if measure is None or measure.line is None:
        return ""
    if measure.page is not None:
        return writer.words("words.page_line", page=str(measure.page), line=str(measure.line))
    return writer.words("words.line", line=str(measure.line))


def _table(writer: Writer, level: Level, slugs: Mapping[Named, str]) -> DataTable:
    indicators = [name for name in level.indicators if _is_shown(level, name)]
    graded = level.grades is not None
    columns = [
        Column(writer.words("ranking_table.rank" if level.ranking else "annex.ordinal"), "ordinal"),
        Column(writer.words("ranking_table.unit"), weight=2.0),
        *(Column(_head(writer, level, name), "number") for name in indicators),
    ]
    if graded:
        columns.append(Column(writer.words("ranking_table.grade"), "class"))
    columns.append(Column(writer.words("annex.source"), "source"))
    places = _places(level, indicators)
    units = list(_ordered(level))
    rows = [_row(writer, level, unit, place, places) for place, unit in enumerate(units, start=1)]
    if level.ranking is not None:
        note = writer.say("annex.note", label=lower_first(writer.label(level.ranking.indicator)))
    else:
        note = writer.say("annex.note_no_rank")
    return DataTable(
        columns,
        rows,
        caption=_caption(writer, level),
        note=note,
        landscape=len(columns) > _WIDE,
        searchable=True,
        row_anchors=[row_anchor(unit, slugs) for unit in units],
    )


def _caption(writer: Writer, level: Level) -> Sentence:
    size = len(level.units)
    fields = {"n": writer.plain_number(size), "noun": noun(writer, level.name, size)}
    if level.ranking is None:
        return writer.say("annex.caption_no_rank", size, **fields)
    label = lower_first(writer.label(level.ranking.indicator))
    return writer.say("annex.caption", size, label=label, **fields)


def _is_shown(level: Level, indicator: str) -> bool:
    """Leave a column out that only another table of the document fills (overdue dossiers)."""
    return level.ranking is None or indicator != "overdue_dossiers" or _beside(level)


def _beside(level: Level) -> bool:
    tables = {
        unit.measures[name].table
        for unit in level.units
        for name in ("overdue_dossiers", level.ranking.indicator if level.ranking else "")
        if name in unit.measures
    }
    return len(tables) == 1


def _ordered(level: Level) -> Iterator[UnitScores]:
    if level.ranking is None:
        yield from level.units
        return
    yield from (item.unit for item in level.ranking.standings)
    yield from (item.unit for item in level.ranking.unranked)


def _head(writer: Writer, level: Level, indicator: str) -> str:
    """Return a column's head with its maximum or its unit."""
    measures = [unit.measures[indicator] for unit in level.units if indicator in unit.measures]
    maxima = {measure.max for measure in measures if measure.max is not None}
    label = writer.short(indicator)
    if measures[0].measure == "point" and len(maxima) == 1:
        return f"{label} ({writer.plain_number(maxima.pop())})"
    return label


def _places(level: Level, indicators: Sequence[str]) -> Mapping[str, int]:
    """Return the decimals of each column.

    A column of whole points ("18") takes the fewest decimals of the scores beside it ("18,00").
    """
    places = {name: places_of(level, name) for name in indicators}
    scores = [name for name in indicators if _is_score(level, name)]
    beside = min((places[name] for name in scores if places[name]), default=0)
    return places | {name: places[name] or beside for name in scores}


def _is_score(level: Level, indicator: str) -> bool:
    measures = (unit.measures.get(indicator) for unit in level.units)
    return any(item is not None and item.measure == "point" for item in measures)


def _row(
    writer: Writer,
    level: Level,
    unit: UnitScores,
    place: int,
    places: Mapping[str, int],
) -> Sequence[Sentence]:
    standing = level.ranking.of(unit.unit) if level.ranking is not None else None
    rank = str(standing.rank) if standing is not None else "–" if level.ranking else str(place)
    cells: list[Sentence] = [rank, unit.unit]
    for name in places:
        cells.append(writer.cell(unit.measures.get(name), places[name]))
    if level.grades is not None:
        cells.append(writer.grade(grade_of(unit)))
    first = next((unit.measures[name] for name in places if name in unit.measures), None)
    return [*cells, place_of(writer, first)]
