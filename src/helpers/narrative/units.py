"""One level of units: classes with their units, ranking with ties, top and bottom."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.analysis.levels import Level
from helpers.analysis.quality import Coverage
from helpers.analysis.ranking import Ranking
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.strengths import deciding
from helpers.narrative.dots import group_charts, strip_chart
from helpers.narrative.heat import heat_chart
from helpers.narrative.level_words import is_assessed, level_words, noun, place_and_time
from helpers.narrative.next_class import near_units
from helpers.narrative.peers import peers_table
from helpers.narrative.phrases import lower_first
from helpers.narrative.spread import band_chart, class_chart
from helpers.narrative.standings import all_alike, end_of, ends_of, ranking_elements
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Paragraph, Sentence
from helpers.publishing.element import Element

_NAMED_TIES = 12


def units(writer: Writer, analysis: PeriodAnalysis, name: str) -> tuple[Element, ...]:
    """Return the section on one level of units; empty if the documents have none."""
    level = analysis.level(name)
    if level is None or not is_assessed(level):
        return ()
    coverage = next(item for item in analysis.quality.coverage if item.level == name)
    place = place_and_time(writer, analysis)
    return (
        Paragraph(*_opening(writer, level, coverage)),
        *_grades(writer, level),
        *class_chart(writer, level, place),
        *near_units(writer, level),
        *ranking_elements(writer, level, place),
        *band_chart(writer, level, place),
        *strip_chart(writer, level, place),
        *heat_chart(writer, level, place),
        *group_charts(writer, level, place),
        *peers_table(writer, level),
    )


def main_of_level(writer: Writer, level: Level) -> Iterator[Sentence]:
    """Yield the one sentence on a level for the main points."""
    if level.ranking is None or len(level.ranking.standings) < 2:
        return
    heading = writer.words(f"level_heading.{level.name}")
    first, last = (end_of(writer, level.name, ends) for ends in ends_of(level.ranking))
    fields: dict[str, Sentence] = {
        "level": heading,
        "label": lower_first(writer.label(level.ranking.indicator)),
        "first": first,
        "last": last,
    }
    if all_alike(level.ranking):
        size = len(level.ranking.standings)
        fields |= {
            "n": writer.counted(size),
            "noun": noun(writer, level.name, size),
            "score": writer.score_in_words(level.ranking.standings[0].measure),
        }
        yield writer.say("level_text.main_alike", **fields)
    elif level.grades is not None:
        counts = writer.listing(list(_grade_counts(writer, level)))
        yield writer.say("level_text.main_graded", counts=counts, **fields)
    else:
        yield writer.say("level_text.main_ranked", **fields)


def _opening(writer: Writer, level: Level, coverage: Coverage) -> Iterator[Sentence]:
    everyone = deciding(level.units)
    if coverage.expected is not None and not coverage.absent:
        yield writer.say(
            "level_text.assessed_all",
            found=writer.count(coverage.found, everyone),
            expected=writer.counted(coverage.expected),
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
            grade=writer.grade(group.grade),
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
                size=writer.counted(grades.size),
                noun=noun(writer, level.name, grades.size),
                grade=writer.grade(group.grade),
                units=writer.names([unit.unit for unit in group.units]),
            )
            for group in grades.groups
        )
    )
    sentences = []
    if grades.computed:
        names = writer.names([unit.unit for unit in grades.computed])
        sentences.append(writer.say("level_text.grades_some_computed", units=names))
    if grades.ungraded:
        names = writer.names([unit.unit for unit in grades.ungraded])
        sentences.append(writer.say("level_text.ungraded", units=names))
    if grades.disagreements:
        found = [
            writer.part(
                "level_text.grade_difference",
                unit=item.unit.unit,
                printed=writer.grade(item.printed),
                score=writer.score(item.measure),
                computed=writer.grade(item.computed),
            )
            for item in grades.disagreements
        ]
        sentences.append(writer.say("level_text.grades_differ", units=writer.listing(found)))
    if sentences:
        yield Paragraph(*sentences)
