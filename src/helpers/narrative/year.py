"""The annual report: of an annual dispatch, or of the months of a year side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from helpers.analysis.measure import Measure
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.year import YearAnalysis
from helpers.figures import trend
from helpers.narrative import change, head
from helpers.narrative.phrases import merged
from helpers.narrative.report import Report, Section
from helpers.narrative.sayings import statement
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Bullets,
    Chart,
    Cited,
    Column,
    DataTable,
    Heading,
    Paragraph,
    Sentence,
)
from helpers.publishing.element import Element
from helpers.publishing.values import parts
from helpers.tables import Cleaned


class YearReport(Report):
    """The report of a year that rests on monthly dispatches.

    Its first section sets the months side by side and names those that are missing; the sections
    on units are those of the latest month, and say so.
    """

    def __init__(self, year: YearAnalysis, language: str, library: Cleaned) -> None:
        super().__init__(year.latest, language, library)
        self.year = year

    def head(self) -> Section:
        """Return the report's properties and title."""
        basis = self.writer.say("annual.monthly_basis", year=self.year.year)
        lines = (merged([*parts(basis), " ", *parts(_known_months(self.writer, self.year))]),)
        return head.head(self.writer, self.analysis, self.year.year, lines)

    def main_points(self) -> Section:
        """Return the main points, those of the latest month; the head names the months."""
        return head.main_points(self.writer, self.analysis)

    def _own_documents(self) -> set[str]:
        return {item.dispatch_id for month in self.year.months for item in month.dispatches}

    def _subsections(self) -> tuple[str, ...]:
        return ("months", *super()._subsections())

    def _makers(self) -> dict[str, Callable[[], Section]]:
        made = super()._makers()
        made["change"] = lambda: change.change(self.writer, self.analysis, self._no_year_before())
        return {"months": lambda: months(self.writer, self.year), **made}

    def _no_year_before(self) -> Sentence:
        year = int(self.year.year)
        return self.writer.say("annual.no_comparison", year=str(year), before=str(year - 1))

    def territory(self) -> Section:
        """Return the heading of part I, the months, and the territory in the latest of them."""
        latest = self.writer.say(
            "annual.latest_note", period=self.writer.period(self.analysis.period)
        )
        return (
            *self._part("results"),
            *self._sub("months"),
            Paragraph(latest),
            *self._sub("territory"),
        )


def months(writer: Writer, year: YearAnalysis) -> Section:
    """Return the section that sets the months of a year side by side."""
    return (
        Paragraph(*_coverage(writer, year)),
        *_chart(writer, year),
        _table(writer, year),
        *_course(writer, year),
        *_persistent(writer, year),
    )


def _coverage(writer: Writer, year: YearAnalysis) -> Iterator[Sentence]:
    yield _known_months(writer, year)
    if year.missing:
        yield writer.say(
            "annual.months_missing",
            len(year.missing),
            n=writer.counted(len(year.missing)),
            months=_month_names(writer, year.missing),
        )
    if year.unscored:
        yield writer.say(
            "annual.months_other",
            territory=writer.territory(year.territory),
            months=_month_names(writer, year.unscored),
        )
    if year.missing:
        yield writer.say("annual.no_average")


def _known_months(writer: Writer, year: YearAnalysis) -> Sentence:
    totals = year.totals
    known = Cited(writer.counted(len(totals)), writer.count(len(totals), totals).sources)
    return writer.say(
        "annual.months_known",
        len(totals),
        n=known,
        months=_month_names(writer, [month.period for month in year.months]),
    )


def _month_names(writer: Writer, periods: Sequence[str]) -> Sentence:
    """Return months as a list in which runs are drawn together: ``tháng 1–4, tháng 6–12``."""
    runs: list[list[int]] = []
    for period in periods:
        month = int(period[-2:])
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    names = [writer.words("annual.month_name", month=_run(writer, run)) for run in runs]
    return writer.listing(names)


def _run(writer: Writer, run: Sequence[int]) -> str:
    ends = [writer.month(month) for month in dict.fromkeys((run[0], run[-1]))]
    return "–".join(ends)


def _chart(writer: Writer, year: YearAnalysis) -> Iterator[Element]:
    if len(year.months) < 2:
        return
    totals = {month.period: total for month, total in _pairs(year)}
    first, last = (int(year.months[at].period[-2:]) for at in (0, -1))
    periods = [f"{year.year}-{month:02d}" for month in range(first, last + 1)]
    frame = pd.DataFrame(
        {
            "label": [writer.month(int(period[-2:])) for period in periods],
            "value": [totals[at].value if at in totals else None for at in periods],
            "doubtful": [at in totals and not totals[at].usable for at in periods],
        }
    )
    name = {"territory": writer.territory(year.territory)}
    yield Chart(
        trend(
            frame,
            breaks=_broken_before(writer, year, periods),
            maximum=year.totals[0].max,
            language=writer.language,
        ),
        writer.say("annual.chart", **name),
        writer.words("annual.chart_alt", year=year.year, **name),
        measure=writer.say("measure.trend", year=year.year, **name),
    )


def _broken_before(writer: Writer, year: YearAnalysis, periods: Sequence[str]) -> list[str]:
    """Return the months, as the chart calls them, that a break of the score goes before."""
    days = [item.on.isoformat() for item in year.breaks if "score" in item.touches]
    first = [next((at for at in periods if f"{at}-31" >= day), None) for day in days]
    return [writer.month(int(at[-2:])) for at in first if at is not None]


def _pairs(year: YearAnalysis) -> Iterator[tuple[PeriodAnalysis, Measure]]:
    return zip(year.months, year.totals, strict=True)


def _table(writer: Writer, year: YearAnalysis) -> DataTable:
    """Set the months side by side: a column a month, a row a figure."""
    columns = [
        Column(writer.words("annual.item")),
        *(Column(_capital(writer.period(month.period)), "number") for month in year.months),
    ]
    rows: list[Sequence[Sentence]] = [
        (writer.words("groups_table.total"), *(writer.value(total, 2) for total in year.totals)),
        *_ranks(writer, year),
        *_group_rows(writer, year),
        *_overdue_rows(writer, year),
    ]
    caption = writer.say("annual.table", year=year.year)
    return DataTable(columns, rows, caption=caption, strong_rows=(0,))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ranks(writer: Writer, year: YearAnalysis) -> Iterator[Sequence[Sentence]]:
    if any(total.rank is not None for total in year.totals):
        cells = (writer.rank(item) if item.rank is not None else "" for item in year.totals)
        yield (writer.words("groups_table.rank"), *cells)


def _group_rows(writer: Writer, year: YearAnalysis) -> Iterator[Sequence[Sentence]]:
    indicators = dict.fromkeys(
        item.measure.indicator for month in year.months for item in month.groups
    )
    for name in indicators:
        measures = [
            month.subject.measures.get(name) if month.subject else None for month in year.months
        ]
        maxima = {item.max for item in measures if item is not None}
        most = maxima.pop() if len(maxima) == 1 else None
        label = writer.label(name) + (f" ({writer.plain_number(most)})" if most else "")
        yield (label, *(writer.cell(item, 2) for item in measures))


def _overdue_rows(writer: Writer, year: YearAnalysis) -> Iterator[Sequence[Sentence]]:
    lates = [month.overdue for month in year.months]
    if any(late is not None and late.units for late in lates):
        cells = (
            writer.number(late.total, late.counted, "how.sum", n=str(len(late.units)))
            if late is not None and late.units
            else ""
            for late in lates
        )
        yield (writer.words("annual.overdue"), *cells)


def _course(writer: Writer, year: YearAnalysis) -> tuple[Element, ...]:
    """Say how the total went from the first to the last month, where that means anything."""
    doubtful = [item for item in year.totals if not item.usable]
    if doubtful:
        months = _month_names(writer, [item.period for item in doubtful])
        return (
            Paragraph(writer.say("annual.doubtful_months", len(doubtful), months=months)),
            *_course_of(writer, year),
        )
    return _course_of(writer, year)


def _course_of(writer: Writer, year: YearAnalysis) -> tuple[Element, ...]:
    if not year.sure:
        return ()
    if len(year.sure) < 2:
        return (Paragraph(writer.say("annual.one_month")),)
    first, last = year.sure[0], year.sure[-1]
    assert first.value is not None
    assert last.value is not None
    ends: dict[str, Sentence] = {
        "first": writer.period(first.period),
        "last": writer.period(last.period),
    }
    if not year.comparable:
        return (Paragraph(writer.say("annual.first_last_broken", **ends)), *_breaks(writer, year))
    delta = round(last.value - first.value, 6)
    if delta == 0:
        sentence = writer.say("annual.first_last_same", after=writer.value(last), **ends)
        return (Paragraph(sentence), *_breaks(writer, year))
    sentence = writer.say(
        "annual.first_last",
        direction=writer.words("blocks.up" if delta > 0 else "blocks.down"),
        delta=writer.number(
            abs(delta),
            (first, last),
            "how.difference",
            after=writer.plain_number(last.value),
            before=writer.plain_number(first.value),
        ),
        before=writer.value(first),
        after=writer.value(last),
        **ends,
    )
    return (Paragraph(sentence), *_breaks(writer, year))


def _breaks(writer: Writer, year: YearAnalysis) -> tuple[Element, ...]:
    items = tuple(writer.say(f"break.{item.id}") for item in year.breaks)
    return (Bullets(items),) if items else ()


def _persistent(writer: Writer, year: YearAnalysis) -> tuple[Element, ...]:
    if not year.persistent:
        return ()
    intro = writer.say("annual.persistent", n=writer.counted(len(year.months)))
    items = tuple(statement(writer, "shortcoming", item) for item in year.persistent)
    return (Heading(writer.words("heading.persistent"), 4), Paragraph(intro), Bullets(items))
