"""One level of units: classes with their units, ranking with ties, top and bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.grades import grade_of
from helpers.analysis.levels import Level
from helpers.analysis.quality import Coverage
from helpers.analysis.ranking import Ranking, Standing
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.analysis.statistics import quartiles
from helpers.analysis.strengths import deciding
from helpers.narrative.territory import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Chart, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element

_CHARTED = 40
_TIE_GROUPS = 6
_NAMED_AT_END = 3
_NAMED_TIES = 12


def is_assessed(level: Level) -> bool:
    """Tell whether the documents say more of the level than its overdue dossiers."""
    return level.ranking is not None or any(name != "overdue_dossiers" for name in level.indicators)


def units(writer: Writer, analysis: PeriodAnalysis, name: str) -> tuple[Element, ...]:
    """Return the section on one level of units; empty if the documents have none."""
    level = analysis.level(name)
    if level is None or not is_assessed(level):
        return ()
    coverage = next(item for item in analysis.quality.coverage if item.level == name)
    return (
        Paragraph(*_opening(writer, level, coverage)),
        *_grades(writer, level),
        *_ranking(writer, level),
    )


def main_of_level(writer: Writer, level: Level) -> Iterator[Sentence]:
    """Yield the one sentence on a level for the main points."""
    if level.ranking is None or len(level.ranking.standings) < 2:
        return
    heading = writer.words(f"level_heading.{level.name}")
    first, last = (_end_of(writer, ends) for ends in _ends(level.ranking))
    fields: dict[str, Sentence] = {
        "level": heading,
        "label": lower_first(writer.label(level.ranking.indicator)),
        "first": first[0],
        "first_score": first[1],
        "last": last[0],
        "last_score": last[1],
    }
    if level.grades is not None:
        counts = writer.listing(list(_grade_counts(writer, level)))
        yield writer.say("level_text.main_graded", counts=counts, **fields)
    else:
        yield writer.say("level_text.main_ranked", **fields)


def level_words(writer: Writer, level: str) -> str:
    """Return the level inside a sentence."""
    return writer.words(f"level.{level}")


def noun(writer: Writer, level: str, size: int = 2) -> str:
    """Return what one unit of the level is called in a count."""
    return writer.words(f"level_noun.{level}", size)


def places_of(level: Level, indicator: str) -> int:
    """Return how many decimals a column needs: as many as its longest figure, at most two."""
    values = [
        measure.value
        for unit in level.units
        if (measure := unit.measures.get(indicator)) is not None and measure.value is not None
    ]
    return next((n for n in (0, 1) if all(round(v, n) == round(v, 2) for v in values)), 2)


def _opening(writer: Writer, level: Level, coverage: Coverage) -> Iterator[Sentence]:
    everyone = deciding(level.units)
    if coverage.expected is not None and not coverage.absent:
        yield writer.say(
            "level_text.assessed_all",
            found=writer.count(coverage.found, everyone),
            expected=writer.plain_number(coverage.expected),
        )
    else:
        yield writer.say(
            "level_text.assessed",
            coverage.found,
            found=writer.count(coverage.found, everyone),
            noun=noun(writer, level.name, coverage.found),
        )
        if coverage.absent and len(coverage.absent) <= _NAMED_TIES:
            yield writer.say("level_text.absent", units=writer.names(coverage.absent))
    ranking = level.ranking
    if ranking is not None and level.grades is None and _is_odd_scale(ranking):
        assert ranking.maximum is not None
        yield writer.say(
            "level_text.no_bands",
            level=level_words(writer, level.name),
            max=writer.plain_number(ranking.maximum),
        )
    yield from _converted(writer, level)


def _converted(writer: Writer, level: Level) -> Iterator[Sentence]:
    """Say that scores on an odd scale were converted, where a column does so."""
    measures = [unit.get("converted") for unit in level.units]
    scales = {item.max for item in measures if item is not None}
    ranking = level.ranking
    if len(scales) == 1 and ranking is not None and ranking.indicator == "total":
        yield writer.say(
            "level_text.converted_scale",
            max=writer.plain_number(ranking.maximum or 0),
            out_of=writer.plain_number(scales.pop() or 0),
        )


def _is_odd_scale(ranking: Ranking) -> bool:
    measures = [item.measure for item in ranking.standings]
    return any(item.measure == "point" and item.max not in (None, 100.0) for item in measures)


def _grade_counts(writer: Writer, level: Level) -> Iterator[Sentence]:
    assert level.grades is not None
    for group in level.grades.groups:
        yield writer.part(
            "level_text.grade_count",
            len(group.units),
            n=writer.count(len(group.units), deciding(group.units)),
            noun=noun(writer, level.name, len(group.units)),
            grade=group.grade,
        )


def _grades(writer: Writer, level: Level) -> Iterator[Element]:
    grades = level.grades
    if grades is None:
        return
    if not grades.printed:
        yield Paragraph(writer.say("level_text.grades_computed"))
    yield Bullets(
        tuple(
            writer.say(
                "level_text.grade_item",
                len(group.units),
                n=writer.count(len(group.units), deciding(group.units)),
                size=writer.plain_number(grades.size),
                noun=noun(writer, level.name, grades.size),
                grade=group.grade,
                units=writer.names([unit.unit for unit in group.units]),
            )
            for group in grades.groups
        )
    )
    sentences = []
    if grades.ungraded:
        names = writer.names([unit.unit for unit in grades.ungraded])
        sentences.append(writer.say("level_text.ungraded", units=names))
    if grades.disagreements:
        found = [
            writer.part(
                "level_text.grade_difference",
                unit=item.unit.unit,
                printed=item.printed,
                score=writer.score(item.measure),
                computed=item.computed,
            )
            for item in grades.disagreements
        ]
        sentences.append(writer.say("level_text.grades_differ", units=writer.listing(found)))
    if sentences:
        yield Paragraph(*sentences)


def _ranking(writer: Writer, level: Level) -> Iterator[Element]:
    ranking = level.ranking
    if ranking is None or not ranking.standings:
        if ranking is not None:
            yield Paragraph(*_unranked(writer, ranking))
        return
    yield Paragraph(*_ranking_sentences(writer, ranking), *_unranked(writer, ranking))
    if len(ranking.standings) > 1:
        if len(ranking.standings) <= _CHARTED:
            yield _chart(writer, level, ranking)
        yield from _tables(writer, level, ranking)


def _ranking_sentences(writer: Writer, ranking: Ranking) -> Iterator[Sentence]:
    standings = ranking.standings
    label = lower_first(writer.label(ranking.indicator))
    if len(standings) == 1:
        only = standings[0]
        score = writer.score_in_words(only.measure)
        yield writer.say("level_text.single", units=only.unit.unit, score=score)
        return
    if standings[0].sharing == len(standings):
        yield writer.say(
            "level_text.all_equal",
            n=writer.plain_number(len(standings)),
            score=writer.score_in_words(standings[0].measure),
        )
        return
    yield writer.say("level_text.ranked_by", label=label)
    first, last = _ends(ranking)
    yield _end_sentence(writer, "first", first)
    yield _end_sentence(writer, "last", last)
    yield _spread_sentence(writer, ranking)
    yield from _ties(writer, ranking)


def _ends(ranking: Ranking) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
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


def _end_of(
    writer: Writer, items: Sequence[Standing], most: int = _NAMED_AT_END
) -> tuple[str, Sentence]:
    """Return the names of the units at one end, or how many share it, with the score."""
    score = writer.score_in_words(items[0].measure)
    if len(items) <= most:
        return writer.names([item.unit.unit for item in items]), score
    key = "main_first_many" if items[0].rank == 1 else "main_last_many"
    return writer.words(f"level_text.{key}", n=writer.counted(len(items))), score


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
            yield writer.say(f"level_text.unranked_{reason}", units=writer.names(apart))


def _chart(writer: Writer, level: Level, ranking: Ranking) -> Element:
    from helpers.figures import ranked_bars  # noqa: PLC0415 - matplotlib loads slowly

    frame = pd.DataFrame(
        {
            "label": [item.unit.unit for item in ranking.standings],
            "value": [item.value for item in ranking.standings],
            "rank": [item.rank for item in ranking.standings],
        }
    )
    label = lower_first(writer.label(ranking.indicator))
    first, last = _ends(ranking)
    return Chart(
        ranked_bars(frame, maximum=ranking.maximum, language=writer.language),
        writer.say(
            "ranking_table.chart",
            first=_end_of(writer, first, 1)[0],
            last=_end_of(writer, last, 1)[0],
            label=label,
        ),
        writer.words("ranking_table.chart_alt", label=label, level=level_words(writer, level.name)),
    )


def _tables(writer: Writer, level: Level, ranking: Ranking) -> Iterator[Element]:
    in_force = rules().ranking
    size = len(ranking.standings)
    fields = {
        "label": lower_first(writer.label(ranking.indicator)),
        "level": level_words(writer, level.name),
        "places": writer.counted(in_force["places"]),
    }
    if size <= in_force["full_list_up_to"]:
        caption = writer.say("ranking_table.full", **fields)
        yield _table(writer, level, ranking.standings, caption)
        return
    top = ranking.top(in_force["places"])
    bottom = tuple(reversed(ranking.bottom(in_force["places"])))
    yield _table(writer, level, top, writer.say("ranking_table.top", **fields))
    yield _table(writer, level, bottom, writer.say("ranking_table.bottom", **fields))


def _table(
    writer: Writer, level: Level, standings: Sequence[Standing], caption: Sentence
) -> DataTable:
    graded = level.grades is not None
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
    if graded:
        columns.append(Column(writer.words("ranking_table.grade"), "class"))
    rows: list[Sequence[Sentence]] = []
    for item in standings:
        row: list[Sentence] = [writer.plain_number(item.rank), item.unit.unit]
        row += [writer.cell(item.unit.measures.get(name), places_of(level, name)) for name in shown]
        rows.append([*row, grade_of(item.unit)] if graded else row)
    notes = []
    if any(item.sharing > 1 for item in standings):
        notes.append(writer.words("ranking_table.note_ties"))
    if level.grades is not None and not level.grades.printed:
        notes.append(writer.words("ranking_table.note_computed"))
    return DataTable(columns, rows, caption=caption, note=" ".join(notes))
