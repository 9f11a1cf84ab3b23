"""The sections of ``clean.ipynb``: cleaned tables → display elements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from helpers.analysis.measure import Measure, read_measures
from helpers.analysis.quality import SEVERITIES
from helpers.inspection.figures import code_table, figure_table, summary_table
from helpers.inspection.lines import line_table, place_words
from helpers.messages import message
from helpers.narrative.evidence import readable, readable_numbers
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Column,
    DataTable,
    Heading,
    Paragraph,
    ReportData,
    ReportMeta,
    ReportTitle,
    Sentence,
)
from helpers.publishing.element import Element
from helpers.reading import Document
from helpers.tables import TABLES, Cleaned

Section = tuple[Element, ...]
_RESTORED = ("repaired", "implied")
_BY_ANALYST = "correction by "


class CleaningView:
    """What was made of one dispatch; each method gives one section's elements.

    Parameters
    ----------
    cleaned : Cleaned
        The tables as they were written.
    document : Document
        The dispatch as it was read, for the view line by line.
    language : {"vi", "en"}
    """

    def __init__(self, cleaned: Cleaned, document: Document, language: str = "vi") -> None:
        self.cleaned = cleaned
        self.document = document
        self.writer = Writer(language)
        self._dispatch: dict[Any, Any] = cleaned.dispatch.iloc[0].to_dict()

    def head(self) -> Section:
        """Return the report's properties and the head of the dispatch, field by field."""
        row = self._dispatch
        title = self._words("title", file=row["file"])
        meta = ReportMeta(
            title, self.writer.language, period=row["period"], report_date=row["signed_on"]
        )
        rows = [
            (self._words(f"field_{name}"), row[name] or self._words("blank"))
            for name in TABLES["dispatch"]
        ]
        columns = (Column(self._words("field")), Column(self._words("found"), weight=3.0))
        organisation = row["issuer"] or self._words("blank")
        shown = ReportTitle(organisation, self._words("kind"), title)
        return (meta, shown, self._heading("head"), DataTable(columns, rows))

    def written(self, folder: Path) -> Section:
        """Return where the tables were written, with their numbers of rows."""
        counts = ", ".join(
            self._words(f"table_{name}", n=len(self.cleaned.table(name))) for name in TABLES
        )
        return (Paragraph(self._words("written", folder=folder, counts=counts)),)

    def tables(self) -> Section:
        """Return each table with its columns, form, and number of rows; then lists of codes."""
        shown: list[Element] = [self._heading("tables")]
        if self._measures:
            shown.append(summary_table(self.writer, self._measures))
        else:
            shown.append(Paragraph(self._words("no_figures")))
        if not self.cleaned.overdue_dossiers.empty:
            shown.append(self._heading("dossiers", 3))
            shown.append(code_table(self.writer, self.cleaned.overdue_dossiers))
        return tuple(shown)

    def readings(self) -> Section:
        """Return what was restored, what is doubtful, what is missing, and what was corrected."""
        groups = {
            "repaired": [item for item in self._measures if item.status in _RESTORED],
            "doubtful": [item for item in self._measures if item.status == "doubtful"],
            "missing": [item for item in self._measures if item.status == "missing"],
            "corrected": [m for m in self._measures if m.evidence.startswith(_BY_ANALYST)],
        }
        tables: list[Element] = [
            figure_table(self.writer, self._words(key), items)
            for key, items in groups.items()
            if items
        ]
        return (self._heading("readings"), *(tables or [Paragraph(self._words("all_printed"))]))

    def claims(self) -> Section:
        """Return every quantitative statement with its verdict."""
        rows = [
            (
                row["text"],
                row["quantity"],
                row["stated"],
                readable_numbers(row["computed"], self.writer.language),
                self._words(f"verdict_{row['verdict']}"),
                place_words(self.writer, row),
            )
            for row in self.cleaned.claims.to_dict("records")
        ]
        heads = (("quality.text", 3.0), ("quantity", 1.5), ("quality.stated", 1.0),
                 ("quality.computed", 1.0), ("verdict", 1.0))  # fmt: skip
        return self._section("claims", heads, rows)

    def findings(self) -> Section:
        """Return the findings, the gravest first."""
        rows = [
            (
                self.writer.words(f"quality.{row['severity']}"),
                readable(row["message"], self.writer.language),
                row["printed"],
                readable_numbers(row["expected"], self.writer.language),
                self._words(f"origin_{row['origin']}"),
                place_words(self.writer, row),
            )
            for row in sorted(
                self.cleaned.findings.to_dict("records"),
                key=lambda row: SEVERITIES.index(row["severity"]),
            )
        ]
        heads = (("quality.severity", 1.0), ("quality.message", 3.0), ("quality.printed_col", 1.0),
                 ("quality.expected", 1.0), ("origin", 1.0))  # fmt: skip
        return self._section("findings", heads, rows)

    def lines(self, wanted: bool = True) -> Section:
        """Return the raw lines beside what was made of each; nothing unless they are wanted."""
        if not wanted:
            return ()
        return (self._heading("lines"), line_table(self.writer, self.cleaned, self.document))

    def data(self) -> Section:
        """Return the tables themselves, which the data exports write."""
        return (ReportData(self.cleaned),)

    # Parts -------------------------------------------------------------------------------

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        files = {self._dispatch["dispatch_id"]: self._dispatch["file"]}
        return read_measures(self.cleaned.measures, files)

    def _section(
        self, name: str, heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[Sentence]]
    ) -> Section:
        if not rows:
            return (self._heading(name), Paragraph(self._words(f"no_{name}")))
        columns = [
            Column(self.writer.words(key) if "." in key else self._words(key), weight=weight)
            for key, weight in heads
        ]
        columns.append(Column(self.writer.words("quality.place"), "source"))
        return (self._heading(name), DataTable(columns, rows, self._words(f"{name}_caption")))

    def _heading(self, key: str, level: int = 2) -> Heading:
        return Heading(self._words(key), level)

    def _words(self, key: str, **fields: object) -> str:
        return message(f"inspection.{key}", self.writer.language, **fields)
