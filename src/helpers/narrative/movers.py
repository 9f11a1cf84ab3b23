"""Who rose and who fell at one level, in score and in rank, and the table of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from helpers.analysis.change import Change, Difference, RankMove
from helpers.analysis.levels import Level
from helpers.analysis.rules import rules
from helpers.narrative.blocks import delta_in_words, delta_of
from helpers.narrative.level_words import decimals_of, level_words, noun
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Paragraph, Sentence
from helpers.publishing.element import Element

_Moved = TypeVar("_Moved", Difference, RankMove)


def level_change(writer: Writer, found: Change, level: Level) -> Iterator[Element]:
    """Yield the change of one level's units; nothing where none is comparable."""
    if level.ranking is None or found.compared is None:
        return
    chosen = [item for item in found.of(level.name) if item.indicator == level.ranking.indicator]
    if not chosen:
        return
    moves = [item for item in found.moves if item.level == level.name]
    yield Paragraph(
        *_counts(writer, level, chosen),
        *_scores(writer, chosen),
        *_ranks(writer, moves, len(chosen)),
    )
    yield _table(writer, found.compared, level, chosen, moves)


def _counts(writer: Writer, level: Level, chosen: Sequence[Difference]) -> Iterator[Sentence]:
    """Say how many units rose, fell and stayed."""
    sides = (
        ("up", [item for item in chosen if item.delta > 0]),
        ("down", [item for item in chosen if item.delta < 0]),
        ("same", [item for item in chosen if item.delta == 0]),
    )
    present = [(key, items) for key, items in sides if items]
    size = len(chosen)
    fields: dict[str, Sentence] = {
        "level": writer.words(f"level_heading.{level.name}"),
        "size": writer.counted(size),
        "noun": noun(writer, level.name, size),
        "label": writer.label(chosen[0].indicator),
    }
    if len(present) == 1 and size > 1:
        yield writer.say(f"movers.all_{present[0][0]}", **fields)
        return
    counts = [
        writer.part(
            f"movers.count_{key}",
            len(items),
            n=writer.count(len(items), [item.after for item in items]),
            noun=noun(writer, level.name, len(items)),
        )
        for key, items in present
    ]
    yield writer.say("movers.counts", size, counts=writer.listing(counts), **fields)


def _scores(writer: Writer, chosen: Sequence[Difference]) -> Iterator[Sentence]:
    for key, sign in (("risen", 1), ("fallen", -1)):
        found = _most(chosen, [sign * item.delta for item in chosen])
        if found:
            named = [
                writer.part(
                    f"movers.{key}_item",
                    unit=item.unit,
                    delta=delta_in_words(writer, item),
                    before=writer.value(item.before),
                    after=writer.value(item.after),
                )
                for item in found
            ]
            yield writer.say(f"movers.{key}", units=writer.listing(named))


def _ranks(writer: Writer, moves: Sequence[RankMove], size: int) -> Iterator[Sentence]:
    """Say whose rank rose and fell; why not, where other units were ranked then."""
    if not moves:
        if size > 1:
            yield writer.say("movers.other_field")
        return
    for key, sign in (("rank_risen", 1), ("rank_fallen", -1)):
        found = _most(moves, [float(sign * item.places) for item in moves])
        if found:
            named = [
                writer.part(
                    f"movers.{key}_item",
                    unit=item.unit,
                    before=writer.plain_number(item.before),
                    after=writer.plain_number(item.after),
                )
                for item in found
            ]
            yield writer.say(f"movers.{key}", units=writer.listing(named))


def _most(items: Sequence[_Moved], sizes: Sequence[float]) -> list[_Moved]:
    """Return who moved most in one direction: ties at the border are all in, or all out."""
    places, most = rules().movers["places"], rules().movers["most"]
    ordered = sorted(
        ((size, item) for size, item in zip(sizes, items, strict=True) if size > 0),
        key=lambda pair: -pair[0],
    )
    if len(ordered) <= places:
        return [item for _, item in ordered]
    border = ordered[places - 1][0]
    chosen = [item for size, item in ordered if size >= border]
    return chosen if len(chosen) <= most else [item for size, item in ordered if size > border]


def _table(
    writer: Writer,
    compared: str,
    level: Level,
    chosen: Sequence[Difference],
    moves: Sequence[RankMove],
) -> DataTable:
    places = {item.unit: item for item in moves}
    before, after = writer.period(compared), writer.period(chosen[0].after.period)
    decimals = decimals_of(side.value for item in chosen for side in (item.before, item.after))
    columns = [
        Column(writer.words("ranking_table.unit")),
        Column(before[:1].upper() + before[1:], "number"),
        Column(after[:1].upper() + after[1:], "number"),
        Column(writer.words("change.difference"), "number"),
        *([Column(writer.words("change.places"), "number")] if moves else []),
    ]
    rows: list[Sequence[Sentence]] = [
        (
            item.unit,
            writer.value(item.before, decimals),
            writer.value(item.after, decimals),
            delta_of(writer, item, signed=True, decimals=decimals),
            *([_places(places.get(item.unit))] if moves else []),
        )
        for item in chosen
    ]
    caption = writer.say(
        "change.caption", period=after, before=before, level=level_words(writer, level.name)
    )
    return DataTable(columns, rows, caption=caption, searchable=True)


def _places(move: RankMove | None) -> str:
    return f"{move.before} → {move.after}" if move is not None else ""
