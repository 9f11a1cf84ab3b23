"""The figures set large on the first page: the score, or else rates and counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from helpers.analysis.change import Difference
from helpers.analysis.grades import computed_grade
from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.statistics import quartiles
from helpers.narrative.blocks import delta_of
from helpers.narrative.brief import some
from helpers.narrative.level_words import noun
from helpers.narrative.overdue_counts import total_of
from helpers.narrative.phrases import lower_first
from helpers.narrative.standings import ends_of
from helpers.narrative.writer import Writer
from helpers.publishing import KeyFigure, Sentence

_MOST = 4
_RATES = 2


def key_figures(writer: Writer, analysis: PeriodAnalysis) -> tuple[KeyFigure, ...]:
    """Return score, class, rank and change; without a score what else the documents give.

    What is not there is a dash with the reason, never a zero.
    """
    subject = analysis.subject
    total = subject.measures.get("total") if subject is not None else None
    if subject is None or total is None:
        return tuple(islice(_without_score(writer, analysis), _MOST))
    return (
        _score(writer, total),
        _grade(writer, subject, total),
        _rank(writer, analysis, total),
        _change(writer, analysis, total),
    )


def _score(writer: Writer, total: Measure) -> KeyFigure:
    label = writer.words("first_page.score")
    unit = f"/{writer.plain_number(total.max)}" if total.max is not None else ""
    detail = ""
    if total.value is None:
        unit, detail = "", writer.words("first_page.not_given")
    elif not total.usable:
        detail = writer.words("first_page.doubtful")
    return KeyFigure(label, writer.value(total), detail, unit)


def _grade(writer: Writer, subject: UnitScores, total: Measure) -> KeyFigure:
    label = writer.words("first_page.grade")
    computed = computed_grade(subject) if total.usable else None
    if subject.grade:
        detail = writer.words("first_page.as_printed")
        if computed is not None and computed[0] != subject.grade:
            by_score = writer.grade(computed[0])
            detail = writer.words("first_page.as_printed_differs", computed=by_score)
        return KeyFigure(label, writer.grade(subject.grade), detail)
    if computed is not None:
        return KeyFigure(label, writer.grade(computed[0]), writer.words("first_page.by_score"))
    reason = "not_given" if total.usable else "not_decided"
    return KeyFigure(label, writer.words("words.none"), writer.words(f"first_page.{reason}"))


def _rank(writer: Writer, analysis: PeriodAnalysis, total: Measure) -> KeyFigure:
    label = writer.words("first_page.rank")
    if total.rank is None or total.rank_of is None:
        reason = writer.words("first_page.not_given")
        return KeyFigure(label, writer.words("words.none"), reason)
    province = analysis.territory.level == "province"
    return KeyFigure(
        label, writer.rank(total), writer.words("first_page.of_provinces") if province else ""
    )


def _change(writer: Writer, analysis: PeriodAnalysis, total: Measure) -> KeyFigure:
    label = writer.words("first_page.change")
    change = analysis.change
    item = _difference(analysis, "total")
    if item is not None:
        return KeyFigure(label, _delta(writer, item), _against(writer, item))
    if not total.usable:
        reason = writer.words("first_page.not_decided")
    elif change.compared is not None:
        reason = writer.words("first_page.not_comparable", period=writer.period(change.compared))
    else:
        reason = writer.words("first_page.no_period", period=writer.period(change.adjacent))
    return KeyFigure(label, writer.words("words.none"), reason)


def _difference(analysis: PeriodAnalysis, indicator: str) -> Difference | None:
    subject = analysis.territory.subject
    found = (
        item
        for item in analysis.change.differences
        if item.unit == subject and item.indicator == indicator
    )
    return next(found, None)


def _delta(writer: Writer, item: Difference) -> Sentence:
    if item.delta == 0:
        return writer.words("first_page.same")
    return delta_of(writer, item, signed=True)


def _against(writer: Writer, item: Difference) -> Sentence:
    period = writer.period(item.before.period)
    return writer.part("first_page.against", period=period, before=writer.score(item.before))


def _without_score(writer: Writer, analysis: PeriodAnalysis) -> Iterator[KeyFigure]:
    yield from islice(_rates(writer, analysis), _RATES)
    late = analysis.overdue
    if late is not None and late.units:
        units = writer.counted(len(late.units))
        yield KeyFigure(
            writer.words("first_page.overdue"),
            total_of(writer, late),
            writer.words("first_page.overdue_at", len(late.units), n=units),
        )
    elif late is not None and late.stated is not None:
        yield KeyFigure(writer.words("first_page.overdue"), writer.value(late.stated))
    for level in analysis.levels:
        yield from _level(writer, level)
    ranked = [level for level in analysis.levels if level.ranking and level.ranking.standings]
    if len(ranked) == 1:
        yield from _ends(writer, ranked[0])


def _rates(writer: Writer, analysis: PeriodAnalysis) -> Iterator[KeyFigure]:
    measures = analysis.subject.measures if analysis.subject is not None else {}
    for indicator, measure in measures.items():
        if measure.measure != "percent" or measure.value is None:
            continue
        item = _difference(analysis, indicator)
        shown = item.after if item is not None else measure
        detail: Sentence = _against(writer, item) if item is not None else ""
        if not shown.usable:
            detail = writer.words("first_page.doubtful")
        yield KeyFigure(writer.label(indicator), writer.value(shown), detail)


def _ends(writer: Writer, level: Level) -> Iterator[KeyFigure]:
    """Yield the first and the last unit of the only level."""
    assert level.ranking is not None
    ends = ends_of(level.ranking)
    if len(level.ranking.standings) < 2 or ends[0][0].value == ends[1][0].value:
        return
    for key, items in zip(("highest", "lowest"), ends, strict=True):
        measure = items[0].measure
        points = measure.measure == "point" and measure.max is not None
        unit = f"/{writer.plain_number(measure.max or 0.0)}" if points else ""
        names = some(writer, [item.unit.unit for item in items])
        yield KeyFigure(writer.words(f"first_page.{key}"), writer.value(measure), names, unit)


def _level(writer: Writer, level: Level) -> Iterator[KeyFigure]:
    """Yield the median of a level, or how many units have only doubtful or missing figures."""
    heading = writer.words(f"level_heading.{level.name}")
    ranking = level.ranking
    if ranking is None:
        return
    size = len(ranking.standings)
    if not size:
        told = writer.words("words.none")
        yield KeyFigure(heading, told, writer.words("first_page.not_ranked"))
        return
    measures = [item.measure for item in ranking.standings]
    unit = f"/{writer.plain_number(ranking.maximum)}" if ranking.maximum is not None else ""
    if measures[0].measure == "percent":
        unit = "%"
    median = quartiles([item.value for item in ranking.standings])[1]
    yield KeyFigure(
        heading,
        writer.number(median, measures, "how.median", n=str(size)),
        writer.words(
            "first_page.median" if size > 1 else "first_page.only",
            size,
            label=lower_first(writer.label(ranking.indicator)),
            n=writer.counted(size),
            noun=noun(writer, level.name, size),
        ),
        unit,
    )
