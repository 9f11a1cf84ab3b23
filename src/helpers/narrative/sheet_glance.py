"""A unit at a glance: score, class, rank, change; each with its scale, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.analysis.grades import GRADES
from helpers.analysis.measure import Measure
from helpers.analysis.profile import ProfileLine, UnitProfile
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.blocks import delta_of
from helpers.narrative.level_words import noun
from helpers.narrative.overdue_counts import count_of
from helpers.narrative.writer import Writer
from helpers.publishing import Cited, KeyFigure, Sentence

_NOTHING = "–"


def key_figures(
    writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile
) -> Iterator[KeyFigure]:
    """Yield score, class, rank and change; of a unit that is only overdue, its dossiers."""
    if profile.score is None:
        yield from _overdue(writer, analysis, profile)
        return
    yield _score(writer, profile.score.measure)
    yield from _class(writer, analysis, profile)
    yield _rank(writer, profile)
    yield _change(writer, analysis, profile, profile.score)


def _score(writer: Writer, measure: Measure) -> KeyFigure:
    note: Sentence = ""
    if measure.value is None and measure.status != "doubtful":
        note = writer.words("sheet.score_missing")
    elif not measure.usable:
        note = writer.words("sheet.score_doubtful")
    elif measure.measure == "point" and measure.max:
        note = writer.words("sheet.out_of", max=writer.plain_number(measure.max))
    return KeyFigure(writer.label(measure.indicator), writer.value(measure), note)


def _class(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> Iterator[KeyFigure]:
    level = analysis.level(profile.level)
    if not profile.grade and (level is None or level.grades is None):
        return  # a scale without classes
    yield KeyFigure(
        writer.words("sheet.class"),
        writer.grade(profile.grade) or _NOTHING,
        _class_note(writer, profile),
    )


def _class_note(writer: Writer, profile: UnitProfile) -> Sentence:
    if not profile.grade:
        return writer.words("sheet.class_none")
    if profile.next_class is not None:
        return writer.part(
            "sheet.class_distance",
            missing=missing_points(writer, profile),
            next=writer.grade(profile.next_class.next_grade),
        )
    if profile.grade == GRADES[0]:
        return writer.words("sheet.class_top")
    return ""


def _rank(writer: Writer, profile: UnitProfile) -> KeyFigure:
    label = writer.words("sheet.rank")
    standing = profile.score.standing if profile.score is not None else None
    if standing is None:
        reason = profile.unranked or "missing"
        return KeyFigure(label, _NOTHING, writer.words(f"sheet.unranked_{reason}"))
    among = writer.plain_number(profile.ranked)
    others = standing.sharing - 1
    fields = {"n": among, "noun": noun(writer, profile.level, profile.ranked)}
    if others:
        note = writer.words(
            "sheet.rank_shared",
            others=writer.counted(others),
            others_noun=noun(writer, profile.level, others),
            **fields,
        )
    else:
        note = writer.words("sheet.rank_among", **fields)
    return KeyFigure(label, f"{standing.rank}/{among}", note)


def _change(
    writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile, score: ProfileLine
) -> KeyFigure:
    label = writer.words("sheet.change")
    if score.difference is None:
        return KeyFigure(label, _NOTHING, _why_no_change(writer, analysis, profile))
    fields: dict[str, Sentence] = {
        "period": writer.period(score.difference.before.period),
        "before": writer.value(score.difference.before),
    }
    key = "sheet.change_since"
    if profile.move is not None:
        way = "up" if profile.move.places > 0 else "down" if profile.move.places else "level"
        key += f"_{way}"
        fields |= {
            "rank_before": str(profile.move.before),
            "rank_after": str(profile.move.after),
        }
    return KeyFigure(label, signed(writer, score), writer.part(key, **fields))


def _why_no_change(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> str:
    change = analysis.change
    period = writer.period(change.compared or change.adjacent)
    if change.compared is None:
        return writer.words("sheet.change_no_period", period=period)
    touched = {name for item in change.breaks for name in item.touches}
    broken = profile.level in touched or "score" in touched
    key = "sheet.change_broken" if broken else "sheet.change_no_figure"
    return writer.words(key, period=period)


def _overdue(writer: Writer, analysis: PeriodAnalysis, profile: UnitProfile) -> Iterator[KeyFigure]:
    if profile.overdue is None or analysis.overdue is None or not profile.overdue.count:
        return
    late = analysis.overdue.at(profile.level)
    place = 1 + sum(item.count > profile.overdue.count for item in late)
    shared = sum(item.count == profile.overdue.count for item in late) > 1
    key = "sheet.overdue_place_most" if place == 1 else "sheet.overdue_place"
    if shared:
        key += "_shared"
    if len(late) == 1:
        key = "sheet.overdue_only"
    note = writer.words(
        key,
        rank=str(place),
        n=writer.counted(len(late)),
        noun=noun(writer, profile.level, len(late)),
    )
    yield KeyFigure(writer.words("sheet.overdue"), count_of(writer, profile.overdue), note)


def missing_points(writer: Writer, profile: UnitProfile) -> Cited:
    """Return the points to the next class."""
    found = profile.next_class
    assert found is not None
    return writer.number(
        found.missing,
        (found.measure,),
        "how.difference",
        after=writer.plain_number(found.border),
        before=writer.plain_number(found.measure.value or 0.0),
    )


def signed(writer: Writer, line: ProfileLine, places: int | None = None) -> Sentence:
    """Return the change of a figure with its sign; nothing where there is none to tell."""
    if line.difference is None:
        return ""
    return delta_of(writer, line.difference, signed=True, decimals=places)
