"""The charts of the review: figures of a period → pictures with finding, words and data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.analysis.levels import Level
from helpers.analysis.measure import Measure
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.rules import rules
from helpers.narrative.level_words import place_and_time
from helpers.narrative.writer import Writer
from helpers.publishing import Chart, Column, DataTable, Sentence
from helpers.review.doubts import ColumnDoubt
from helpers.review.rows import say
from helpers.tables.fields import value_title
from helpers.vietnamese import format_percent

_FEWEST = 3  # units of a level under which a distribution says nothing
_MOST = 12  # columns in the chart of doubts
_PER_CENT = 100.0


def per_cent(share: float, writer: Writer) -> str:
    """Return a share (0-1) in words: ``29,4%``."""
    return format_percent(round(100 * share, 6), 1, writer.language)


def score_charts(writer: Writer, analysis: PeriodAnalysis) -> tuple[Chart, ...]:
    """Return for each level of units how their scores are spread within each group."""
    scores = ((level, _scores(writer, level)) for level in analysis.levels)
    return tuple(
        _score_chart(writer, analysis, level, frame)
        for level, frame in scores
        if frame["unit"].nunique() >= _FEWEST and not frame["doubtful"].all()
    )


def doubt_chart(writer: Writer, columns: Sequence[ColumnDoubt], place: str) -> tuple[Chart, ...]:
    """Return the doubtful share by column, the most doubtful first; nothing if none is."""
    shown = [item for item in columns if item.doubtful][:_MOST]
    if not shown:
        return ()
    from helpers.review.pictures import doubt_bars  # noqa: PLC0415 - seaborn is slow to load

    names = list(_column_names(writer, shown))
    told = [f"{item.doubtful}/{item.figures} ({per_cent(item.share, writer)})" for item in shown]
    frame = pd.DataFrame({"group": names, "share": [item.share for item in shown]})
    figure = doubt_bars(frame, told, writer.language)
    finding = say(writer, "doubts_finding", column=names[0], told=told[0])
    alt = say(writer, "doubts_alt", columns=len(shown))
    measure = say(writer, "doubts_measure", place=place)
    return (Chart(figure, finding, alt, measure=measure),)


def _column_names(writer: Writer, columns: Sequence[ColumnDoubt]) -> Iterator[str]:
    """Yield a name for each column: with its table, and its file where that is not enough."""
    named = [
        f"{writer.short(item.indicator)} ({value_title('table', item.table, writer.language)})"
        for item in columns
    ]
    often = Counter(named)
    for name, item in zip(named, columns, strict=True):
        yield name if often[name] == 1 else f"{name[:-1]}, {item.file})"


def _scores(writer: Writer, level: Level) -> pd.DataFrame:
    """Return one row a unit and group: ``unit``, ``group``, ``share`` (0-1), ``doubtful``."""
    scored = [name for name in level.indicators if _is_scored(level, name)]
    groups = [name for name in scored if name not in rules().sums] or scored
    short = Counter(writer.short(name) for name in groups)
    rows = [
        (unit.unit, _group(writer, name, short), share, item.status == "doubtful")
        for name in groups
        for unit in level.units
        if (item := unit.measures.get(name)) is not None and (share := _share(item)) is not None
    ]
    return pd.DataFrame(rows, columns=["unit", "group", "share", "doubtful"])


def _is_scored(level: Level, indicator: str) -> bool:
    figures = (unit.measures.get(indicator) for unit in level.units)
    return any(item is not None and _share(item) is not None for item in figures)


def _group(writer: Writer, indicator: str, short: Counter[str]) -> str:
    name = writer.short(indicator)
    return name if short[name] == 1 else f"{name} ({indicator})"


def _share(item: Measure) -> float | None:
    if item.measure == "percent" and item.value is not None and not item.max:
        return item.value / _PER_CENT
    return item.share if item.measure != "count" else None


def _score_chart(
    writer: Writer, analysis: PeriodAnalysis, level: Level, scores: pd.DataFrame
) -> Chart:
    from helpers.review.pictures import score_strips  # noqa: PLC0415 - seaborn is slow to load

    sure = scores[~scores["doubtful"]]
    spread = sure.groupby("group", sort=False)["share"].describe()
    scores = scores[scores["group"].isin(spread.index)]
    told = [say(writer, "median", value=per_cent(value, writer)) for value in spread["50%"]]
    widest = (spread["max"] - spread["min"]).idxmax()
    ends = sorted(
        sure[sure["group"] == widest].to_dict("records"), key=lambda row: float(row["share"])
    )
    finding = say(
        writer, "scores_finding" if len(spread) > 1 else "scores_finding_one",
        level=writer.words(f"level_heading.{level.name}"), group=str(widest),
        low=per_cent(ends[0]["share"], writer), unit=ends[0]["unit"],
        high=per_cent(ends[-1]["share"], writer),
    )  # fmt: skip
    alt = say(writer, "scores_alt", groups=len(spread), units=sure["unit"].nunique())
    key = "scores_measure_doubt" if scores["doubtful"].any() else "scores_measure"
    measure = say(writer, key, place=place_and_time(writer, analysis))
    figure = score_strips(scores, told, writer.language)
    return Chart(figure, finding, alt, _spread_table(writer, spread), measure=measure)


def _spread_table(writer: Writer, spread: pd.DataFrame) -> DataTable:
    names = ("min", "25%", "50%", "75%", "max")
    columns = [Column(say(writer, "col_group")), Column(say(writer, "col_units"), "number")]
    columns += [Column(say(writer, f"col_{name}"), "number") for name in names]
    rows: list[Sequence[Sentence]] = [
        (str(group), str(int(row["count"])), *(per_cent(row[name], writer) for name in names))
        for group, row in spread.iterrows()
    ]
    return DataTable(columns, rows)
