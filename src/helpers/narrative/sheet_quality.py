"""Which figures of a unit are open, missing, mended or stated twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.measure import Measure
from helpers.analysis.namesakes import name_alone
from helpers.analysis.profile import UnitProfile
from helpers.narrative.evidence import readable
from helpers.narrative.writer import Writer
from helpers.publishing import Notice, Paragraph, Sentence
from helpers.publishing.element import Element


def data_quality(writer: Writer, profile: UnitProfile) -> tuple[Element, ...]:
    """Return which figures of the unit are open, missing or mended; empty if it has none."""
    measures = tuple(profile.scores.measures.values())
    if not measures:
        return ()
    doubtful = _with(measures, "doubtful")
    mended = [
        writer.say(
            f"sheet.quality_{status}",
            len(found),
            n=writer.counted(len(found)),
            labels=_labels(writer, found),
        )
        for status in ("repaired", "implied")
        if (found := _with(measures, status))
    ]
    missing = _with(measures, "missing")
    told: list[Sentence] = (
        [] if mended else [writer.say("sheet.quality_good")] * (not doubtful and not missing)
    )
    told += mended
    if missing:
        told.append(writer.say("sheet.quality_missing", labels=_labels(writer, missing)))
    elif mended and not doubtful:
        told.append(writer.say("sheet.quality_no_doubt"))
    open_questions = [
        *(_doubt(writer, item) for item in doubtful),
        *_restated(writer, profile),
    ]
    return (
        *((Notice("doubt", tuple(open_questions)),) if open_questions else ()),
        *((Paragraph(*told),) if told else ()),
    )


def _with(measures: Sequence[Measure], status: str) -> list[Measure]:
    return [item for item in measures if item.status == status]


def _labels(writer: Writer, measures: Sequence[Measure]) -> str:
    return writer.names([writer.label(item.indicator) for item in measures])


def _doubt(writer: Writer, item: Measure) -> Sentence:
    value: Sentence = writer.value(item)
    if item.value is None:
        value = writer.words("sheet.quality_no_value")
    label, evidence = writer.label(item.indicator), readable(item.evidence, writer.language)
    if not evidence:
        return writer.say("sheet.quality_doubtful_bare", label=label, value=value)
    return writer.say("sheet.quality_doubtful", label=label, value=value, evidence=evidence)


def _restated(writer: Writer, profile: UnitProfile) -> Iterator[Sentence]:
    """Say where documents give other figures, and that the name is not this unit's alone."""
    for indicator, others in profile.scores.restated.items():
        yield writer.say(
            "sheet.quality_restated",
            label=writer.label(indicator),
            others=writer.listing([writer.value(item) for item in others]),
            value=writer.value(profile.scores.measures[indicator]),
        )
    name = name_alone(profile.unit)
    if name != profile.unit:
        yield writer.say("sheet.quality_namesake", unit=name)
