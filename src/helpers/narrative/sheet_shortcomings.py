"""The shortcomings that single a unit out, each told of this unit alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpers.analysis.assessment import Assessment
from helpers.analysis.measure import Measure
from helpers.analysis.profile import UnitProfile
from helpers.analysis.rules import rules
from helpers.narrative.level_words import noun
from helpers.narrative.sayings import statement
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Paragraph, Sentence
from helpers.publishing.element import Element

_OVERDUE_RULE = "overdue"  # the section on overdue dossiers tells of it


def shortcomings(writer: Writer, profile: UnitProfile) -> tuple[Element, ...]:
    """Return the shortcomings that single the unit out, each told of this unit alone."""
    items = [
        _told(writer, item, profile) for item in profile.shortcomings if item.rule != _OVERDUE_RULE
    ]
    if not items:
        return (Paragraph(writer.say("sheet.no_shortcoming")),)
    return (Bullets(tuple(items)),)


def _told(writer: Writer, item: Assessment, profile: UnitProfile) -> Sentence:
    """Return a shortcoming of this unit; one without words of its own as the report says it."""
    own = next((measure for measure in item.measures if measure.unit == profile.unit), None)
    tell = _TELLING.get(item.rule)
    if own is None or tell is None:
        return statement(writer, "shortcoming", item)
    return tell(writer, item, own, profile.level)


def _low_grades(writer: Writer, item: Assessment, _own: Measure, _level: str) -> Sentence:
    return writer.say("sheet.short_low_grades", grade=writer.grade(item.grade))


def _apart_below(writer: Writer, item: Assessment, own: Measure, level: str) -> Sentence:
    size = len(item.base)
    return writer.say(
        "sheet.short_apart_below",
        score=writer.score_in_words(own),
        size=writer.counted(size),
        noun=noun(writer, level, size),
    )


def _at_zero(writer: Writer, item: Assessment, own: Measure, _level: str) -> Sentence:
    label = writer.label(item.indicator)
    return writer.say("sheet.short_at_zero", label=label, score=writer.score(own))


def _below_half(writer: Writer, item: Assessment, own: Measure, _level: str) -> Sentence:
    threshold = rules().shortcomings["below_half"]["share"]
    return writer.say(
        "sheet.short_below_half",
        label=writer.label(item.indicator),
        score=writer.score_in_words(own),
        threshold=f"{writer.plain_number(100 * threshold)}%",
    )


def _few_below_maximum(writer: Writer, item: Assessment, own: Measure, level: str) -> Sentence:
    full = [measure for measure in item.base if measure.lost == 0]
    size = len(item.base)
    return writer.say(
        "sheet.short_few_below_maximum",
        label=writer.label(item.indicator),
        score=writer.score_in_words(own),
        full=writer.number(len(full), full, "how.count", n=str(len(full))),
        size=writer.counted(size),
        noun=noun(writer, level, size),
    )


def _rate_low(writer: Writer, item: Assessment, own: Measure, _level: str) -> Sentence:
    threshold = rules().shortcomings["rate_low"]["rate"]
    return writer.say(
        "sheet.short_rate_low",
        label=writer.label(item.indicator),
        score=writer.value(own),
        threshold=f"{writer.plain_number(threshold)}%",
    )


def _concentration(writer: Writer, item: Assessment, _own: Measure, _level: str) -> Sentence:
    size = len(item.units)
    held, whole = (sum(m.value or 0.0 for m in found) for found in (item.measures, item.base))
    share = writer.percent(
        item.number or 0.0,
        item.base,
        "how.share_of_total",
        part=writer.plain_number(held),
        whole=writer.plain_number(whole),
    )
    key = "sheet.short_concentration_one" if size == 1 else "sheet.short_concentration"
    return writer.say(key, n=writer.counted(size), share=share)


_TELLING: Mapping[str, Callable[[Writer, Assessment, Measure, str], Sentence]] = {
    "low_grades": _low_grades,
    "apart_below": _apart_below,
    "at_zero": _at_zero,
    "below_half": _below_half,
    "few_below_maximum": _few_below_maximum,
    "rate_low": _rate_low,
    "concentration": _concentration,
}
