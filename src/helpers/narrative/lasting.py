"""Shortcomings that have lasted for several consecutive periods, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.assessment import TERRITORY
from helpers.analysis.measure import Measure
from helpers.analysis.period import is_month, is_year
from helpers.analysis.persistence import Persistent, Run
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.narrative.level_words import noun
from helpers.narrative.sayings import with_dossiers
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Cited, Heading, Paragraph, Sentence
from helpers.publishing.element import Element

_LARGEST = "largest_loss"


def lasting(writer: Writer, analysis: PeriodAnalysis) -> tuple[Element, ...]:
    """Return the shortcomings that recur in consecutive periods; empty if none does."""
    if not analysis.persistent:
        return ()
    intro = writer.say("lasting.intro", period=writer.period(analysis.period))
    items = tuple(
        sentence
        for item in analysis.persistent
        for sentence in lasting_sentences(writer, analysis, item)
    )
    return (Heading(writer.words("heading.persistent"), 3), Paragraph(intro), Bullets(items))


def lasting_sentences(
    writer: Writer, analysis: PeriodAnalysis, item: Persistent
) -> Iterator[Sentence]:
    """Yield one sentence for each length of time, the longest first."""
    shared = item.kind == _LARGEST and any(
        len(told.measures) > 1 for told in analysis.shortcomings if told.rule == _LARGEST
    )
    for periods in dict.fromkeys(run.periods for run in item.runs):
        runs = [run for run in item.runs if run.periods == periods]
        yield _sentence(writer, item, runs, shared=shared)


def _sentence(writer: Writer, item: Persistent, runs: Sequence[Run], *, shared: bool) -> Sentence:
    now = [run.measures[-1] for run in runs]
    indicator = item.indicator
    key = f"lasting.{item.kind}"
    if shared:
        key += "_shared"
    if item.kind == "rank_low" and indicator != "total":
        key += "_indicator"
    if item.kind == "below_half" and now[0].measure == "percent":
        key += "_rate"
    fields: dict[str, Sentence] = {
        "label": writer.label(indicator) if indicator else "",
        "nth": _nth(writer, runs),
        "threshold": _threshold(writer, item.kind, now[0]),
        "noun": noun(writer, item.level, 2) if item.level != TERRITORY else "",
    }
    if item.level == TERRITORY:
        first = runs[0].measures[0]
        fields |= {
            "first": _figure(writer, item.kind, first),
            "first_period": writer.period(first.period),
            "last": _figure(writer, item.kind, now[0]),
        }
        return writer.say(f"{key}_territory" if item.kind == "overdue" else key, **fields)
    if item.kind == "overdue":
        units = with_dossiers(writer, now)
    else:
        units = writer.named([(measure.unit, writer.score(measure)) for measure in now])
    return writer.say(key, len(runs), units=units, **fields)


def _figure(writer: Writer, kind: str, measure: Measure) -> Cited:
    return writer.rank(measure) if kind == "rank_low" else writer.score(measure)


def _nth(writer: Writer, runs: Sequence[Run]) -> Sentence:
    """Return for how long: ``tháng thứ ba liên tiếp``, with the figures of all its periods."""
    count, last = runs[0].periods, runs[0].measures[-1].period
    kind = "month" if is_month(last) else "year" if is_year(last) else "quarter"
    measures = [measure for run in runs for measure in run.measures]
    known = f"ordinal.{count}"
    named = writer.phrases.has(known)
    word = writer.words(known) if named else writer.plain_number(count)
    figure = Cited(word, writer.sources(measures), writer.words("how.consecutive", n=str(count)))
    return writer.part(f"lasting.{'nth' if named else 'many'}_{kind}", nth=figure)


def _threshold(writer: Writer, kind: str, measure: Measure) -> str:
    """Return the threshold of the rules that a kind gathers: ``50%``."""
    in_force = rules().shortcomings
    if kind == "below_half" and measure.measure == "percent":
        return f"{writer.plain_number(in_force['rate_low']['rate'])}%"
    share = in_force.get(kind, {}).get("share", 0.0)
    return f"{writer.plain_number(round(100 * share, 6))}%"
