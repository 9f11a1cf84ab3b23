"""A unit's overdue dossiers on its sheet, and what it must do."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.analysis.overdue import INDICATOR, OverdueUnit
from helpers.analysis.period import bounds
from helpers.analysis.profile import UnitProfile
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.narrative.overdue_counts import count_of
from helpers.narrative.overdue_details import sources_of
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Cited, Paragraph, Sentence
from helpers.publishing.element import Element

_MOST_CODES = 24
_OVERDUE_ADVICE = "overdue_review"


def overdue(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> tuple[Element, ...]:
    """Return the overdue dossiers of a unit; empty if the documents say nothing of any unit's."""
    late = analysis.overdue
    if late is None or not (late.units or late.clear or late.unknown):
        return ()
    if profile.overdue is not None:
        return (Paragraph(*_counted(writer, profile, profile.overdue)),)
    stated = profile.scores.measures.get(INDICATOR)
    if profile.overdue_clear and stated is not None:
        return (Paragraph(writer.say("sheet.overdue_clear", count=writer.value(stated))),)
    key = "sheet.overdue_unknown" if stated is not None else "sheet.overdue_not_named"
    return (Paragraph(writer.say(key)),)


def _counted(writer: Writer, profile: UnitProfile, late: OverdueUnit) -> Iterator[Sentence]:
    if late.count:
        count = count_of(writer, late, in_words=True)
        yield writer.say("sheet.overdue_count", late.count, count=count)
    else:
        yield writer.say("sheet.overdue_clear", count=writer.value(late.figure))
    if not late.listed:
        return
    codes = list(dict.fromkeys(item.code for item in late.dossiers))
    shown, more = codes[:_MOST_CODES], len(codes) - _MOST_CODES
    distinct = Cited(
        writer.plain_number(late.distinct),
        sources_of(late.dossiers),
        writer.words("how.distinct"),
    )
    if more > 0:
        yield writer.say(
            "sheet.listed_cut",
            listed=distinct,
            codes=writer.words("words.comma").join(shown),
            more=writer.counted(more),
        )
    else:
        key = "sheet.listed_one" if len(codes) == 1 else "sheet.listed"
        yield writer.say(key, listed=distinct, codes=writer.words("words.comma").join(shown))
    if profile.duplicates:
        yield writer.say(
            "sheet.listed_twice",
            len(profile.duplicates),
            n=writer.counted(len(profile.duplicates)),
            codes=writer.listing([item.code for item in profile.duplicates[:_MOST_CODES]]),
            distinct=writer.plain_number(late.distinct),
            listed=writer.plain_number(late.listed),
        )
    if late.differs:
        yield writer.say("sheet.listed_differs", count=writer.value(late.figure))


def duties(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> tuple[Element, ...]:
    """Return what the rules and the document ask of the unit, then what the report recommends."""
    asked = _asked(writer, analysis, profile)
    advised = [
        writer.say(f"sheet.do_{item.id}")
        for item in profile.recommendations
        if writer.phrases.has(f"sheet.do_{item.id}") and not (asked and item.id == _OVERDUE_ADVICE)
    ]
    if not asked and not advised:
        return (Paragraph(writer.say("sheet.no_duty")),)
    found: list[Element] = list(asked)
    if advised:
        found.append(Paragraph(writer.say("sheet.duties_advised")))
        found.append(Bullets(tuple(advised)))
    return tuple(found)


def _asked(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> tuple[Element, ...]:
    """Return the duties of a unit with overdue dossiers, by the rules in force or the document."""
    if profile.overdue is None or not profile.overdue.count:
        return ()
    due = rules().overdue_duties
    in_force = bounds(analysis.period)[1].isoformat() >= due["since"]
    if not in_force and not profile.deadline:
        return ()
    key = ("both" if profile.deadline else "by") if in_force else "plain"
    issuer = analysis.dispatches[0].issuer
    report = (
        writer.say("overdue.duty_report_by", issuer=issuer, day=writer.day(profile.deadline))
        if profile.deadline
        else writer.say("overdue.duty_report", issuer=issuer)
    )
    apology = (writer.say("overdue.duty_apologise"),) if in_force else ()
    return (
        Paragraph(writer.say(f"sheet.duties_{key}", basis=due["basis"][writer.language])),
        Bullets((writer.say("overdue.duty_review"), *apology, report), ordered=True),
    )
