"""Change against the period before, or the plain statement why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.analysis.change import Change, Difference, RankMove, percentile
from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.blocks import delta_of
from helpers.narrative.slopes import slope_chart
from helpers.narrative.writer import Writer
from helpers.publishing import Bullets, Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element

_MOVERS = 5


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
        *_breaks(writer, found),
        *(
            element
            for level in UNIT_LEVELS
            for element in (
                *slope_chart(writer, analysis, level),
                *_level_table(writer, found, level),
            )
        ),
        *_movers(writer, found),
    )


def _not_compared(
    writer: Writer, analysis: PeriodAnalysis, opening: Sentence
) -> tuple[Element, ...]:
    found = analysis.change
    adjacent = writer.say("change.none_before", adjacent=writer.period(found.adjacent))
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
    for item in items:
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
            yield writer.say(key, delta=_with_unit(writer, item), **fields)


def _with_unit(writer: Writer, item: Difference) -> Sentence:
    delta = delta_of(writer, item)
    figure = delta if isinstance(delta, tuple) else (delta,)
    if item.after.measure == "percent":
        return (*figure, f" {writer.words('words.percent_points')}")
    return (*figure, f" {writer.words('words.points')}") if item.after.measure == "point" else delta


def _bullets(sentences: Iterator[Sentence]) -> tuple[Element, ...]:
    items = tuple(sentences)
    return (Bullets(items),) if items else ()


def _breaks(writer: Writer, found: Change) -> tuple[Element, ...]:
    if not found.breaks:
        return ()
    items = tuple(writer.say(f"break.{item.id}") for item in found.breaks)
    return (Paragraph(writer.say("change.breaks")), Bullets(items))


def _level_table(writer: Writer, found: Change, level: str) -> Iterator[Element]:
    assert found.compared is not None
    chosen = [item for item in found.of(level) if item.indicator in ("total", "converted")]
    if not chosen:
        return
    places = {item.unit: item for item in found.moves if item.level == level}
    before, after = writer.period(found.compared), writer.period(chosen[0].after.period)
    columns = [
        Column(writer.words("ranking_table.unit")),
        Column(before[:1].upper() + before[1:], "number"),
        Column(after[:1].upper() + after[1:], "number"),
        Column(writer.words("change.difference"), "number"),
        Column(writer.words("change.places"), "number"),
    ]
    rows: list[Sequence[Sentence]] = [
        (
            item.unit,
            writer.value(item.before, 2),
            writer.value(item.after, 2),
            delta_of(writer, item, signed=True, decimals=2),
            _places(places.get(item.unit)),
        )
        for item in chosen
    ]
    caption = writer.say(
        "change.caption", period=after, before=before, level=writer.words(f"level.{level}")
    )
    yield DataTable(columns, rows, caption=caption, searchable=True)


def _places(move: RankMove | None) -> str:
    return f"{move.before} → {move.after}" if move is not None else ""


def _movers(writer: Writer, found: Change) -> tuple[Element, ...]:
    ordered = sorted(found.moves, key=lambda item: -item.places)
    risen = [item for item in ordered if item.places > 0][:_MOVERS]
    fallen = [item for item in reversed(ordered) if item.places < 0][:_MOVERS]
    sentences = []
    for key, phrase, items in (
        ("change.risen", "change.move", risen),
        ("change.fallen", "change.move_down", fallen),
    ):
        if items:
            named = [
                writer.part(
                    phrase,
                    unit=item.unit,
                    before=writer.plain_number(item.before),
                    after=writer.plain_number(item.after),
                )
                for item in items
            ]
            sentences.append(writer.say(key, units=writer.listing(named)))
    return (Paragraph(*sentences),) if sentences else ()
