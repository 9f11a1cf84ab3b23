"""The sections of ``review.ipynb``: analysed periods → display elements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from helpers.analysis.change import Difference
from helpers.analysis.measure import Dispatch, Measure, read_measures
from helpers.analysis.quality import SEVERITIES, Finding
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Bullets,
    Heading,
    KeyPoints,
    Paragraph,
    ReportData,
    ReportMeta,
    ReportTitle,
    Sentence,
)
from helpers.publishing.element import Element
from helpers.review import charts
from helpers.review.doubts import correction_skeletons, doubt_by_column
from helpers.review.jumps import jump_rule, jumps
from helpers.review.rows import (
    DOUBTFUL,
    FINDING,
    JUMP,
    doubtful_row,
    finding_row,
    jump_row,
    say,
    table,
)
from helpers.tables import Cleaned
from helpers.tables.fields import value_title

Section = tuple[Element, ...]


class Review:
    """The review of one authority; each method gives one section's elements.

    Parameters
    ----------
    analyses : sequence of PeriodAnalysis
        Of the authority, one a period, in order of time; at least one.
    language : {"vi", "en"}
    library : Cleaned
        The tables that the analyses were made of.
    """

    def __init__(self, analyses: Sequence[PeriodAnalysis], language: str, library: Cleaned) -> None:
        self.analyses = tuple(analyses)
        self.cleaned = library
        self.writer = Writer(language)

    def head(self) -> Section:
        """Return the properties, the title, and the points to look at."""
        territory = self.analyses[0].territory
        title = self._words("title", territory=territory.name)
        first, last = self.analyses[0].period, self.analyses[-1].period
        span = self.writer.period(last)
        if first != last:
            span = self._words("span", first=self.writer.period(first), last=span)
        meta = ReportMeta(
            f"{title}, {span}",
            self.writer.language,
            authority=territory.authority,
            period=last,
            report_date=max((item.signed_on for item in self._dispatches), default=""),
            description=self._words("about"),
        )
        shown = ReportTitle(
            territory.name, self._words("kind"), title, span[:1].upper() + span[1:],
            lines=[self._words("about")],
        )  # fmt: skip
        return (meta, shown, KeyPoints(self._words("points"), self._points()))

    def doubtful(self) -> Section:
        """Return the doubtful figures with what speaks against them and where they stand."""
        if not self._doubtful:
            return (self._heading("doubtful"), Paragraph(self._words("no_doubtful")))
        shown = [doubtful_row(self.writer, item) for item in self._doubtful]
        return (self._heading("doubtful"), table(self.writer, "doubtful", DOUBTFUL, shown))

    def skeletons(self) -> str:
        """Return, as YAML to paste into ``data/corrections``, an entry a doubtful figure."""
        return correction_skeletons(self._doubtful, self._words("fill_in"))

    def findings(self) -> Section:
        """Return how many findings of each kind and severity there are, and the grave ones."""
        if not self._findings:
            return (self._heading("findings"), Paragraph(self._words("no_findings")))
        counts = Counter((item.kind, item.severity) for item in self._findings)
        kinds = Counter(item.kind for item in self._findings)
        rows: list[Sequence[Sentence]] = [
            (
                value_title("kind", kind, self.writer.language),
                *(str(counts[kind, severity] or "–") for severity in SEVERITIES),
                str(total),
            )
            for kind, total in kinds.most_common()
        ]
        heads = ("finding_kind", *SEVERITIES, "all")
        shown: list[Element] = [self._heading("findings"), table(self.writer, "kinds", heads, rows)]
        if grave := [item for item in self._findings if item.severity == SEVERITIES[0]]:
            told = [finding_row(self.writer, item, self._files) for item in grave]
            shown.append(table(self.writer, "grave", FINDING, told))
        return tuple(shown)

    def scores(self) -> Section:
        """Return the distribution of scores by group, a chart a level, of the last period."""
        drawn = charts.score_charts(self.writer, self.analyses[-1])
        return (self._heading("scores"), *(drawn or (Paragraph(self._words("no_scores")),)))

    def shares(self) -> Section:
        """Return the doubtful share by document and column: a chart and a table."""
        columns = doubt_by_column(self._measures)
        if not columns:
            return (self._heading("shares"), Paragraph(self._words("no_shares")))
        heads = ("document", "table", "column", "figures", "doubtful_n", "missing_n", "share")
        rows: list[Sequence[Sentence]] = [
            (
                item.file,
                value_title("table", item.table, self.writer.language),
                self.writer.short(item.indicator),
                str(item.figures),
                str(item.doubtful),
                str(item.missing),
                charts.per_cent(item.share, self.writer),
            )
            for item in columns
        ]
        drawn = charts.doubt_chart(self.writer, columns, self._place)
        return (self._heading("shares"), *drawn, table(self.writer, "shares", heads, rows))

    def absent(self) -> Section:
        """Return the units of the reference list that the documents do not name."""
        rows: list[Sequence[Sentence]] = [
            (
                self.writer.period(analysis.period),
                self.writer.words(f"level_heading.{item.level}"),
                str(item.found),
                "–" if item.expected is None else str(item.expected),
                "; ".join(item.absent) or "–",
            )
            for analysis in self.analyses
            for item in analysis.quality.coverage
        ]
        if not rows:
            return (self._heading("absent"), Paragraph(self._words("no_levels")))
        heads = ("period", "level", "found", "expected_units", "absent_units")
        return (self._heading("absent"), table(self.writer, "absent", heads, rows))

    def jumps(self) -> Section:
        """Return the figures that moved far against the period before, or why none is told."""
        rows = [jump_row(self.writer, item, name) for name, item in self._jumps]
        shown: list[Element] = [self._heading("jumps")]
        if rows:
            shown.append(table(self.writer, "jumps", JUMP, rows))
        if not rows and any(one.change.differences for one in self.analyses):
            shown.append(Paragraph(self._words("no_jumps")))
        if alone := tuple(self._uncompared()):
            shown.append(Bullets(alone))
        return tuple(shown)

    def corrections(self) -> Section:
        """Return the corrections that were applied."""
        found = [item for one in self.analyses for item in one.quality.corrections]
        if not found:
            return (self._heading("corrections"), Paragraph(self._words("no_corrections")))
        rows = [finding_row(self.writer, item, self._files)[1:] for item in found]
        return (self._heading("corrections"), table(self.writer, "corrections", FINDING[1:], rows))

    def data(self) -> Section:
        """Return the tables themselves, which the data exports write."""
        return (ReportData(self.cleaned.of({item.dispatch_id for item in self._dispatches})),)

    # Parts -------------------------------------------------------------------------------

    @cached_property
    def _dispatches(self) -> tuple[Dispatch, ...]:
        return tuple(item for one in self.analyses for item in one.dispatches)

    @cached_property
    def _files(self) -> dict[str, str]:
        return {item.dispatch_id: item.file for item in self._dispatches}

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        ids = set(self._files)
        rows = self.cleaned.measures
        return read_measures(rows[rows["dispatch_id"].isin(sorted(ids))], self._files)

    @cached_property
    def _doubtful(self) -> tuple[Measure, ...]:
        return tuple(item for item in self._measures if item.status == "doubtful")

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        found = [item for one in self.analyses for item in one.quality.findings]
        return tuple(sorted(found, key=lambda item: SEVERITIES.index(item.severity)))

    @cached_property
    def _jumps(self) -> tuple[tuple[str, Difference], ...]:
        rule = jump_rule()
        return tuple(
            (one.period, item)
            for one in self.analyses
            for item in jumps(one.change.differences, rule)
        )

    @property
    def _place(self) -> str:
        return self.analyses[0].territory.name

    def _points(self) -> tuple[Sentence, ...]:
        absent = sum(len(item.absent) for one in self.analyses for item in one.quality.coverage)
        grave = sum(item.severity == SEVERITIES[0] for item in self._findings)
        corrected = sum(len(one.quality.corrections) for one in self.analyses)
        counts = {
            "doubtful": len(self._doubtful), "grave": grave, "absent": absent,
            "jumps": len(self._jumps), "corrected": corrected,
        }  # fmt: skip
        read = self._words("point_read", n=self._n(len(self._measures)), d=len(self._dispatches))
        told = (self._words(f"point_{name}", n=self._n(count)) for name, count in counts.items())
        return (read, *told)

    def _uncompared(self) -> Iterator[str]:
        """Say which periods have nothing to be compared with."""
        for one in self.analyses:
            if not one.change.differences:
                now, before = map(self.writer.period, (one.period, one.change.adjacent))
                yield self._words("uncompared", period=now[:1].upper() + now[1:], before=before)

    def _heading(self, key: str) -> Heading:
        return Heading(self._words(f"heading_{key}"))

    def _n(self, count: int) -> str:
        return self.writer.plain_number(count)

    def _words(self, key: str, **fields: object) -> str:
        return say(self.writer, key, **fields)
