"""How each rule's finding is said: one function a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from helpers.analysis.assessment import TERRITORY, Assessment
from helpers.analysis.measure import Measure
from helpers.narrative.level_words import noun
from helpers.narrative.together import together
from helpers.narrative.writer import Writer
from helpers.publishing import Cited, Sentence

_LOWEST = 5


_NAMED = 12


Say = Callable[[Writer, Assessment], Sentence]


def statement(writer: Writer, kind: str, item: Assessment) -> Sentence:
    """Return one assessment as a sentence.

    Parameters
    ----------
    kind : {"strength", "shortcoming"}
    """
    return _SAYINGS[f"{kind}.{item.rule}"](writer, item)


def _near(writer: Writer, item: Assessment) -> Sentence:
    measure = item.measures[0]
    label, score = writer.label(item.indicator), writer.score(measure)
    if measure.lost == 0:
        return writer.say("strength.group_at_maximum", label=label, score=score)
    share = writer.share(measure)
    return writer.say("strength.group_near_maximum", label=label, score=score, share=share)


def _top_grade(writer: Writer, item: Assessment) -> Sentence:
    few = len(item.measures) <= _NAMED
    return writer.say(
        "strength.top_grade_named" if few else "strength.top_grade",
        len(item.measures),
        n=writer.count(len(item.measures), item.measures),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
        grade=writer.grade(item.grade),
        units=_with_values(writer, item.measures),
    )


def _many_at_full(writer: Writer, item: Assessment) -> Sentence:
    assert item.number is not None
    size = len(item.units)
    fields: dict[str, Sentence] = {
        "unit": item.units[0],
        "units": writer.names(item.units),
        "n": writer.count(size, item.measures),
        "noun": noun(writer, item.level, size),
        "full": writer.number(item.number, item.measures, "how.count", n=_n(item.measures)),
        "of": writer.plain_number(len(item.base) // size),
    }
    key = "strength.many_at_full_shared" if size > 1 else "strength.many_at_full"
    if item.grade:
        return writer.say(key, size, grade=writer.grade(item.grade), **fields)
    return writer.say(f"{key}_plain", size, **fields)


def _full_everywhere(writer: Writer, item: Assessment) -> Sentence:
    most = item.base[0].max
    assert most is not None
    everyone = len(item.measures) == len(item.base)
    return writer.say(
        "strength.full_by_all" if everyone else "strength.full_everywhere",
        len(item.base),
        label=writer.label(item.indicator),
        n=writer.count(len(item.measures), item.measures),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
        max=writer.plain_number(most),
    )


def _rate(key: str) -> Say:
    def say(writer: Writer, item: Assessment) -> Sentence:
        assert item.number is not None
        size = len(item.measures)
        return writer.say(
            wording(writer, key, item),
            size,
            label=writer.label(item.indicator),
            n=writer.count(size, item.measures),
            noun=noun(writer, item.level, size),
            threshold=f"{writer.plain_number(item.number)}%",
            units=_with_values(writer, item.measures),
        )

    return say


def _no_overdue(writer: Writer, item: Assessment) -> Sentence:
    return writer.say("strength.no_overdue", units=writer.names(item.units))


def _far(writer: Writer, item: Assessment) -> Sentence:
    measure = item.measures[0]
    return writer.say(
        "shortcoming.group_far_from_maximum",
        label=writer.label(item.indicator),
        score=writer.score(measure),
        share=writer.share(measure),
    )


def _largest_loss(writer: Writer, item: Assessment) -> Sentence:
    assert item.number is not None
    return writer.say(
        "shortcoming.largest_loss",
        len(item.measures),
        label=together(writer, [measure.indicator for measure in item.measures]),
        lost=writer.lost(item.measures[0]),
        share=writer.percent(item.number, item.base, "how.lost_share"),
    )


def _low_rank(writer: Writer, item: Assessment) -> Sentence:
    rank = writer.rank(item.measures[0])
    if item.indicator == "total":
        return writer.say("shortcoming.rank_low", rank=rank)
    label = writer.label(item.indicator)
    return writer.say("shortcoming.rank_low_indicator", label=label, rank=rank)


def _low_grades(writer: Writer, item: Assessment) -> Sentence:
    return writer.say(
        "shortcoming.low_grades",
        len(item.measures),
        n=writer.count(len(item.measures), item.measures),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
        grade=writer.grade(item.grade),
        units=_with_values(writer, item.measures),
    )


def _apart(writer: Writer, item: Assessment) -> Sentence:
    return writer.say("shortcoming.apart_below", units=_with_values(writer, item.measures))


def _counted(key: str, *, values: bool = True) -> Say:
    def say(writer: Writer, item: Assessment) -> Sentence:
        size = len(item.measures)
        units: Sentence = (
            _with_values(writer, item.measures) if values else writer.names(item.units)
        )
        chosen = wording(writer, key, item)
        return writer.say(
            chosen,
            size,
            label=writer.label(item.indicator),
            n=writer.count(size, item.measures),
            noun=noun(writer, item.level, size),
            threshold=f"{writer.plain_number(100 * (item.number or 0.0))}%",
            units=units,
        )

    return say


def wording(writer: Writer, key: str, item: Assessment) -> str:
    """Return the key for all of the level, for the rest beside those at 0, or for some."""
    named = {measure.unit for measure in item.measures}
    zeros = any(measure.value == 0 and measure.unit not in named for measure in item.base)
    everyone = len(named) == len(item.base) > 1
    chosen = f"{key}_all" if everyone else f"{key}_rest" if zeros else key
    return chosen if writer.phrases.has(chosen) else key


def _few_below(writer: Writer, item: Assessment) -> Sentence:
    full = [measure for measure in item.base if measure.lost == 0]
    return writer.say(
        "shortcoming.few_below_maximum",
        len(item.measures),
        label=writer.label(item.indicator),
        units=_with_values(writer, item.measures),
        full=writer.count(len(full), full),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
    )


def _weak_across(writer: Writer, item: Assessment) -> Sentence:
    assert item.number is not None
    return writer.say(
        "shortcoming.weak_across",
        len(item.base),
        label=writer.label(item.indicator),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
        share=writer.percent(item.number, item.base, "how.group_share", n=_n(item.base)),
        units=_lowest(writer, item),
    )


def _lowest(writer: Writer, item: Assessment) -> Sentence:
    """Return the lowest units, no more than five: none of several alike, unless all are."""
    measures = item.measures
    if len(measures) <= _LOWEST:
        return _with_values(writer, measures)
    border = measures[_LOWEST].value or 0.0
    few = [measure for measure in measures[:_LOWEST] if (measure.value or 0.0) < border]
    if few:
        return _with_values(writer, few)
    alike = [measure for measure in measures if measure.value == measures[0].value]
    return writer.part(
        "level_text.end_many",
        len(alike),
        n=writer.count(len(alike), alike),
        noun=noun(writer, item.level, len(alike)),
        score=writer.score_in_words(alike[0]),
    )


def _uniform(writer: Writer, item: Assessment) -> Sentence:
    return writer.say(
        "shortcoming.uniform_level",
        len(item.measures),
        label=writer.label(item.indicator),
        n=writer.count(len(item.measures), item.measures),
        size=writer.counted(len(item.base)),
        noun=noun(writer, item.level, len(item.base)),
        score=writer.score_in_words(item.measures[0]),
    )


def _spread(writer: Writer, item: Assessment) -> Sentence:
    first, last = item.measures
    assert item.number is not None
    assert first.max is not None
    key = "shortcoming.spread_rate" if first.measure == "percent" else "shortcoming.spread"
    return writer.say(
        key,
        label=writer.label(item.indicator),
        noun=noun(writer, item.level, 1),
        first=writer.value(first),
        last=writer.value(last),
        distance=writer.number(item.number, (first, last), "how.spread"),
        max=writer.plain_number(first.max),
    )


def _concentration(writer: Writer, item: Assessment) -> Sentence:
    assert item.number is not None
    held = sum(measure.value or 0.0 for measure in item.measures)
    whole = sum(measure.value or 0.0 for measure in item.base)
    share = writer.percent(
        item.number,
        item.base,
        "how.share_of_total",
        part=writer.plain_number(held),
        whole=writer.plain_number(whole),
    )
    units = with_dossiers(writer, item.measures)
    return writer.say("shortcoming.concentration", units=units, share=share)


def _overdue(writer: Writer, item: Assessment) -> Sentence:
    assert item.number is not None
    total = Cited(
        writer.counted(round(item.number)),
        writer.sources(item.measures),
        writer.words("how.sum", n=_n(item.measures)),
    )
    if item.level == TERRITORY:
        return writer.say("shortcoming.overdue_territory", total=total)
    return writer.say(
        "shortcoming.overdue",
        len(item.measures),
        n=writer.count(len(item.measures), item.measures),
        noun=noun(writer, item.level, len(item.measures)),
        total=total,
        units=with_dossiers(writer, item.measures),
    )


def _with_values(writer: Writer, measures: Sequence[Measure]) -> Sentence:
    return writer.named([(measure.unit, _certain(writer, measure)) for measure in measures])


def _certain(writer: Writer, measure: Measure) -> Sentence:
    """Return a score, with a word where it is doubtful or missing (its class is printed)."""
    if measure.usable:
        return writer.score(measure)
    if measure.value is None:
        return writer.words("words.no_figure")
    return writer.part("words.doubtful_figure", figure=writer.score(measure))


def with_dossiers(writer: Writer, measures: Sequence[Measure]) -> Sentence:
    """Return units each with its number of dossiers: ``Sở Y tế (06 hồ sơ)``."""
    return writer.named(
        [
            (
                measure.unit,
                writer.part(
                    "overdue.dossiers",
                    round(measure.value or 0.0),
                    count=Cited(
                        writer.counted(round(measure.value or 0.0)), writer.sources((measure,))
                    ),
                ),
            )
            for measure in measures
        ]
    )


def _n(measures: Sequence[Measure]) -> str:
    return str(len(measures))


_SAYINGS: Mapping[str, Say] = {
    "strength.group_near_maximum": _near,
    "strength.top_grade": _top_grade,
    "strength.many_at_full": _many_at_full,
    "strength.full_everywhere": _full_everywhere,
    "strength.rate_high": _rate("strength.rate_high"),
    "strength.no_overdue": _no_overdue,
    "shortcoming.group_far_from_maximum": _far,
    "shortcoming.largest_loss": _largest_loss,
    "shortcoming.rank_low": _low_rank,
    "shortcoming.low_grades": _low_grades,
    "shortcoming.apart_below": _apart,
    "shortcoming.at_zero": _counted("shortcoming.at_zero", values=False),
    "shortcoming.below_half": _counted("shortcoming.below_half"),
    "shortcoming.few_below_maximum": _few_below,
    "shortcoming.weak_across": _weak_across,
    "shortcoming.uniform_level": _uniform,
    "shortcoming.rate_low": _rate("shortcoming.rate_low"),
    "shortcoming.spread": _spread,
    "shortcoming.concentration": _concentration,
    "shortcoming.overdue": _overdue,
}
