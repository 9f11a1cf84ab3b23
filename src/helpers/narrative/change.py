"""Change against the period before, or the plain statement why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.change import Change, Difference, percentile
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.blocks import delta_in_words
from helpers.narrative.movers import level_change
from helpers.narrative.slopes import slope_chart
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Paragraph, Sentence
from helpers.publishing.element import Element


def change(writer: Writer, analysis: PeriodAnalysis, opening: Sentence = "") -> tuple[Element, ...]:
    """Return the section on change.

    Parameters
    ----------
    opening : Sentence
        Why nothing is compared, where that is not the want of the period just before.
    """
    found = analysis.change
    if found.compared is None:
        return _not_compared(writer, analysis, opening)
    of_subject = [item for item in found.differences if item.unit == analysis.territory.subject]
    return (
        *_bullets(_differences(writer, of_subject)),
        *_not_all(writer, analysis, of_subject),
        *_breaks(writer, found),
        *(
            element
            for level in analysis.levels
            for element in (
                *slope_chart(writer, analysis, level.name),
                *level_change(writer, found, level),
            )
        ),
    )


def _not_all(
    writer: Writer, analysis: PeriodAnalysis, of_subject: Sequence[Difference]
) -> Iterator[Element]:
    """Say that nothing compares with the period before, or that the total does not."""
    found = analysis.change
    assert found.compared is not None
    period = writer.period(found.compared)
    if not found.differences:
        yield Paragraph(writer.say("change.nothing_alike", period=period))
        return
    total = analysis.subject.measures.get("total") if analysis.subject is not None else None
    if total is not None and all(item.indicator != "total" for item in of_subject):
        yield Paragraph(writer.say("change.no_total", period=period))


def _not_compared(
    writer: Writer, analysis: PeriodAnalysis, opening: Sentence
) -> tuple[Element, ...]:
    found = analysis.change
    why = "change.only_lists" if found.adjacent_told else "change.none_before"
    adjacent = writer.say(why, adjacent=writer.period(found.adjacent))
    sentences = [opening or adjacent]
    if found.latest is None or found.latest_total is None:
        sentences.append(writer.say("change.no_earlier"))
        return (Paragraph(*sentences),)
    key = "change.latest" if found.latest_total.rank is None else "change.latest_ranked"
    fields: dict[str, Sentence] = {
        "period": writer.period(found.latest),
        "score": writer.score(found.latest_total),
    }
    if found.latest_total.rank is not None:
        fields["rank"] = writer.rank(found.latest_total)
    sentences.append(writer.say(key, **fields))
    sentences.append(writer.say("change.not_adjacent"))
    sentences.extend(_percentiles(writer, analysis))
    return (Paragraph(*sentences), *_breaks(writer, found))


def _percentiles(writer: Writer, analysis: PeriodAnalysis) -> Iterator[Sentence]:
    before = analysis.change.latest_total
    after = analysis.subject.get("total") if analysis.subject is not None else None
    if before is None or after is None or before.rank_of == after.rank_of:
        return
    places = percentile(before), percentile(after)
    if places[0] is None or places[1] is None:
        return
    yield writer.say(
        "change.percentile",
        before=writer.rank(before),
        after=writer.rank(after),
        before_share=writer.percent(places[0], (before,), "how.percentile"),
        after_share=writer.percent(places[1], (after,), "how.percentile"),
    )


def _differences(writer: Writer, items: Sequence[Difference]) -> Iterator[Sentence]:
    same = [item for item in items if item.delta == 0]
    if len(same) > 1:
        labels = [
            writer.part(
                "change.same_item",
                label=writer.label(item.indicator),
                after=writer.score(item.after),
            )
            for item in same
        ]
        yield writer.say(
            "change.same_many",
            period=writer.period(same[0].before.period),
            labels=writer.listing(labels),
        )
    for item in items if len(same) < 2 else [item for item in items if item.delta]:
        fields: dict[str, Sentence] = {
            "label": writer.label(item.indicator),
            "unit": item.unit,
            "after": writer.score(item.after),
            "before": writer.score(item.before),
            "period": writer.period(item.before.period),
        }
        if item.delta == 0:
            yield writer.say("change.same", **fields)
        else:
            key = "change.up" if item.delta > 0 else "change.down"
            yield writer.say(key, delta=delta_in_words(writer, item), **fields)


def _bullets(sentences: Iterator[Sentence]) -> tuple[Element, ...]:
    items = tuple(sentences)
    return (Bullets(items),) if items else ()


def _breaks(writer: Writer, found: Change) -> tuple[Element, ...]:
    if not found.breaks:
        return ()
    items = tuple(writer.say(f"break.{item.id}") for item in found.breaks)
    return (Paragraph(writer.say("change.breaks")), Bullets(items))
