"""Pictures of a whole level: how many units in each class or band of scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.grades import GRADES
from helpers.analysis.levels import Level
from helpers.analysis.ranking import Standing
from helpers.analysis.rules import rules
from helpers.figures import class_distribution
from helpers.narrative.level_words import level_words, noun
from helpers.narrative.phrases import lower_first
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Sentence
from helpers.publishing.element import Element

_FEWEST = 5  # units under which a picture tells no more than the sentence
_GOOD = GRADES[:2]


def class_chart(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield the picture of the classes; nothing for few units, or if all are in one class.

    Parameters
    ----------
    place : str
        Whose figures of when.
    """
    grades = level.grades
    if grades is None or grades.size < _FEWEST or len(grades.groups) < 2:
        return
    counts = [(writer.grade(grade), len(grades.units(grade))) for grade in GRADES]
    good = sum(len(grades.units(grade)) for grade in _GOOD)
    caption = writer.say(
        "spread.classes",
        good,
        n=writer.counted(good),
        size=writer.counted(grades.size),
        noun=noun(writer, level.name, grades.size),
        grade=writer.grade(_GOOD[-1]),
    )
    yield _distribution(writer, level, counts, caption, ("class", place))


def band_chart(writer: Writer, level: Level, place: str) -> Iterator[Element]:
    """Yield the picture of score bands, for a ranking without classes on one scale."""
    ranking = level.ranking
    if level.grades is not None or ranking is None or len(ranking.standings) <= 2 * _FEWEST:
        return
    if ranking.maximum is None or ranking.standings[0].measure.measure != "point":
        return
    borders: Sequence[float] = rules().ranking["bands"]
    counts = _bands(writer, ranking.standings, ranking.maximum, borders)
    upper = sum(_share(item, ranking.maximum) >= borders[1] for item in ranking.standings)
    caption = writer.say(
        "spread.bands",
        upper,
        n=writer.counted(upper),
        size=writer.counted(len(ranking.standings)),
        noun=noun(writer, level.name, len(ranking.standings)),
        score=writer.plain_number(borders[1] * ranking.maximum),
        max=writer.plain_number(ranking.maximum),
        label=lower_first(writer.label(ranking.indicator)),
    )
    yield _distribution(writer, level, counts, caption, ("band", place))


def _bands(
    writer: Writer, standings: Sequence[Standing], maximum: float, borders: Sequence[float]
) -> list[tuple[str, int]]:
    """Return how many units lie in each band of shares of the maximum, the best first."""
    shares = [_share(item, maximum) for item in standings]
    counts = []
    above = float("inf")
    for border in (*borders, 0.0):
        low, high = (writer.plain_number(at * maximum) for at in (border, min(above, 1.0)))
        key = "full" if border >= 1 else "under" if border <= 0 else "between"
        name = writer.words(f"spread.band_{key}", low=low, high=high)
        counts.append((name, sum(border <= share < above for share in shares)))
        above = border
    return counts


def _share(item: Standing, maximum: float) -> float:
    return round(item.value / maximum, 9)


def _distribution(
    writer: Writer,
    level: Level,
    counts: Sequence[tuple[str, int]],
    caption: Sentence,
    kind: tuple[str, str],
) -> Chart:
    key, place = kind
    heading = writer.words(f"level_heading.{level.name}")
    words = level_words(writer, level.name)
    frame = pd.DataFrame(
        [(heading, name, number) for name, number in counts], columns=["level", "class", "count"]
    )
    columns = (
        Column(writer.words(f"spread.{key}")),
        Column(writer.words("spread.count"), "number"),
    )
    rows = [(name, writer.plain_number(number)) for name, number in counts]
    return Chart(
        class_distribution(frame, classes=[name for name, _ in counts], language=writer.language),
        caption,
        writer.words(f"spread.{key}_alt", level=words),
        DataTable(columns, rows, caption=writer.words(f"spread.{key}_alt_table", level=heading)),
        measure=writer.say(f"measure.{key}", level=words, place=place),
    )
