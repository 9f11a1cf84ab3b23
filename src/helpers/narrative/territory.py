"""The territory's own result: score, class, rank, groups, other figures, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.change import Difference
from helpers.analysis.grades import computed_grade
from helpers.analysis.measure import Measure, UnitScores
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.groups import groups, groups_sentence, partial_sentences, sum_notice
from helpers.narrative.next_class import territory_distance
from helpers.narrative.phrases import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Notice, Paragraph, Sentence
from helpers.publishing.element import Element


def territory(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the section on the territory's own figures; empty if the documents give none."""
    if analysis.subject is None:
        return ()
    sentences = [
        *score_sentence(writer, analysis),
        *territory_distance(writer, analysis),
        *groups_sentence(writer, analysis),
        *partial_sentences(writer, analysis),
        *rates(writer, analysis),
    ]
    return (
        *((Paragraph(*sentences),) if sentences else ()),
        *_grade_notice(writer, analysis.subject),
        *sum_notice(writer, analysis),
        *groups(writer, analysis),
        *_other_figures(writer, analysis),
        *_restated(writer, analysis.subject),
        *_ranks(writer, analysis.ranks),
    )


def score_sentence(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return the sentence with score, class and national rank, as far as they are known."""
    subject = analysis.subject
    total = subject.measures.get("total") if subject is not None else None
    if subject is None or total is None:
        return ()
    place = {
        "period": writer.period(analysis.period),
        "territory": writer.territory(analysis.territory),
    }
    if not total.usable:
        return (writer.say("territory.doubtful", score=writer.score(total), **place),)
    ranked = "_ranked" if total.rank is not None and total.rank_of is not None else ""
    fields: dict[str, Sentence] = {"score": writer.score(total), **place}
    if ranked:
        fields["rank"] = writer.rank(total)
    computed = computed_grade(subject)
    if subject.grade:
        return (
            writer.say(f"territory.graded{ranked}", grade=writer.grade(subject.grade), **fields),
        )
    if computed is not None:
        return (
            writer.say(f"territory.computed{ranked}", grade=writer.grade(computed[0]), **fields),
        )
    return (writer.say("territory.ranked" if ranked else "territory.scored", **fields),)


def _grade_notice(writer: Writer, subject: UnitScores) -> Iterator[Element]:
    """Say where the printed class is not that of the score, naming both."""
    computed = computed_grade(subject)
    if computed is None or subject.grade in ("", computed[0]):
        return
    sentence = writer.say(
        "territory.grade_differs",
        printed=writer.grade(subject.grade),
        score=writer.score(computed[1]),
        computed=writer.grade(computed[0]),
    )
    yield Notice("doubt", (sentence,))


def rates(writer: Writer, analysis: PeriodAnalysis) -> tuple[Sentence, ...]:
    """Return a sentence for each of the territory's own rates, beside the period before."""
    if analysis.subject is None:
        return ()
    before = {item.indicator: item for item in analysis.change.of(analysis.subject.level)
              if item.unit == analysis.subject.unit}  # fmt: skip
    found = []
    for indicator, measure in analysis.subject.measures.items():
        if measure.measure != "percent" or not measure.usable:
            continue
        found.append(_rate(writer, analysis, measure, before.get(indicator)))
    return tuple(found)


def _rate(
    writer: Writer, analysis: PeriodAnalysis, measure: Measure, before: Difference | None
) -> Sentence:
    shown = before.after if before is not None else measure
    fields: dict[str, Sentence] = {
        "period": writer.period(analysis.period),
        "label": lower_first(writer.label(measure.indicator)),
        "territory": writer.territory(analysis.territory),
        "also": _also_stated(writer, analysis.subject, shown),
    }
    if before is None:
        return writer.say("territory.rate", value=writer.value(measure), **fields)
    return writer.say(
        "territory.rate_before",
        value=writer.value(before.after),
        before=writer.value(before.before),
        before_period=writer.period(before.before.period),
        **fields,
    )


def _also_stated(writer: Writer, subject: UnitScores | None, shown: Measure) -> Sentence:
    """Return the other values that the documents state for a figure, ``""`` if they do not."""
    if subject is None:
        return ""
    stated = (subject.measures[shown.indicator], *subject.restated.get(shown.indicator, ()))
    others = [item for item in stated if item.value != shown.value]
    if not others:
        return ""
    values = writer.listing([writer.value(item) for item in others])
    return writer.part("territory.also_stated", values=values)


def _other_figures(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Element]:
    """Show the territory's counts and rates, which are no groups of the index."""
    assert analysis.subject is not None
    rows: list[Sequence[Sentence]] = [
        (
            writer.label(indicator),
            writer.listing(
                [
                    writer.value(item)
                    for item in (measure, *analysis.subject.restated.get(indicator, ()))
                ],
                "words.semicolon",
            ),
        )
        for indicator, measure in analysis.subject.measures.items()
        if measure.measure in ("count", "percent")
    ]
    if len(rows) > 1:
        columns = (
            Column(writer.words("figures_table.item")),
            Column(writer.words("figures_table.value"), "number"),
        )
        caption = writer.say(
            "figures_table.caption",
            territory=writer.territory(analysis.territory),
            period=writer.period(analysis.period),
        )
        yield DataTable(columns, rows, caption=caption)


def _restated(writer: Writer, subject: UnitScores) -> Iterator[Element]:
    """Say where the documents give several values for one figure of the territory."""
    for indicator, others in subject.restated.items():
        stated = (subject.measures[indicator], *others)
        sentence = writer.say(
            "territory.restated",
            label=lower_first(writer.label(indicator)),
            count=writer.counted(len(stated)),
            values=writer.listing([writer.score(item) for item in stated]),
        )
        yield Notice("doubt", (sentence,))


def _ranks(writer: Writer, stated: Sequence[Measure]) -> Iterator[Element]:
    """Say where the documents give the territory several national ranks."""
    if len(stated) > 1:
        ranks = writer.listing([writer.rank(item) for item in stated])
        used = writer.rank(stated[0])
        yield Notice("doubt", (writer.say("territory.ranks_differ", ranks=ranks, used=used),))
