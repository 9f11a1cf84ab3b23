"""The ranks of a level in two periods as a slope chart, where both are comparable."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.analysis.change import RankMove
from helpers.analysis.report import PeriodAnalysis
from helpers.figures import slope
from helpers.narrative.level_words import level_words, noun, place_and_time
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Sentence
from helpers.publishing.element import Element

_FEWEST = 3  # units under which the sentence tells as much
_MOVERS = 5


def slope_chart(writer: Writer, analysis: PeriodAnalysis, level: str) -> Iterator[Element]:
    """Yield the ranks before and now; nothing if nobody moved or hardly anybody is there."""
    moves = [item for item in analysis.change.moves if item.level == level]
    if len(moves) < _FEWEST or not any(item.places for item in moves):
        return
    assert analysis.change.compared is not None
    before, now = (
        _capital(writer.period(at)) for at in (analysis.change.compared, analysis.period)
    )
    frame = pd.DataFrame(
        {
            "label": [item.unit for item in moves],
            "before": [item.before for item in moves],
            "after": [item.after for item in moves],
        }
    )
    columns = (
        Column(writer.words("ranking_table.unit")),
        Column(before, "ordinal"),
        Column(now, "ordinal"),
    )
    rows = [
        (item.unit, writer.plain_number(item.before), writer.plain_number(item.after))
        for item in sorted(moves, key=lambda move: move.after)
    ]
    words = level_words(writer, level)
    yield Chart(
        slope(frame, before=before, after=now, movers=_MOVERS, language=writer.language),
        _caption(writer, level, moves),
        writer.words(
            "change.slope_alt",
            level=words,
            before=writer.period(analysis.change.compared),
            period=writer.period(analysis.period),
        ),
        DataTable(columns, rows),
        measure=writer.say("measure.slope", level=words, place=place_and_time(writer, analysis)),
    )


def _caption(writer: Writer, level: str, moves: list[RankMove]) -> Sentence:
    risen = sum(item.places > 0 for item in moves)
    fallen = sum(item.places < 0 for item in moves)
    key = "change.slope" if risen and fallen else f"change.slope_{'up' if risen else 'down'}"
    return writer.say(
        key,
        risen,
        risen=writer.counted(risen),
        fallen=writer.counted(fallen),
        size=writer.counted(len(moves)),
        noun=noun(writer, level, len(moves)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
