"""The tables of the review: their heads, and a row for a figure, a finding, a jump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpers.analysis.change import Difference
from helpers.analysis.measure import Measure
from helpers.analysis.quality import SEVERITIES, Finding
from helpers.messages import message
from helpers.narrative.annexes import place_of
from helpers.narrative.evidence import readable, readable_numbers
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable, Sentence
from helpers.tables.fields import value_title

Row = Sequence[Sentence]

DOUBTFUL = ("unit", "indicator", "printed", "value", "evidence", "document", "place")
FINDING = ("finding_kind", "message", "printed", "expected", "document", "place")
JUMP = ("period", "unit", "indicator", "before", "after", "delta", "document", "place")

_NUMBERS = (
    *SEVERITIES, "all", "value", "figures", "doubtful_n", "missing_n", "share", "found",
    "expected_units", "before", "after", "delta",
)  # fmt: skip
_KINDS = {**dict.fromkeys(_NUMBERS, "number"), "place": "source"}
_WEIGHTS = {"evidence": 2.0, "message": 3.0, "absent_units": 3.0, "unit": 1.5}
_MANY = 20  # rows from which on a table can be searched


def say(writer: Writer, key: str, **fields: object) -> str:
    """Return words of ``messages/review.yaml``."""
    return message(f"review.{key}", writer.language, **fields)


def table(writer: Writer, name: str, heads: Sequence[str], rows: Sequence[Row]) -> DataTable:
    """Return rows as the table ``name``; each head is a key of the words and settles its kind."""
    columns = [
        Column(say(writer, f"col_{head}"), _KINDS.get(head, "text"), weight=_WEIGHTS.get(head, 1.0))
        for head in heads
    ]
    return DataTable(columns, rows, say(writer, f"{name}_caption"), searchable=len(rows) > _MANY)


def doubtful_row(writer: Writer, item: Measure) -> Row:
    """Return a doubtful figure under the heads :data:`DOUBTFUL`."""
    return (
        item.unit,
        writer.short(item.indicator),
        item.printed,
        writer.value(item),
        readable(item.evidence, writer.language),
        item.file,
        place_of(writer, item),
    )


def finding_row(writer: Writer, item: Finding, files: Mapping[str, str]) -> Row:
    """Return a finding under the heads :data:`FINDING`."""
    return (
        value_title("kind", item.kind, writer.language),
        readable(item.message, writer.language),
        item.printed,
        readable_numbers(item.expected, writer.language),
        files.get(item.dispatch_id, ""),
        _line(writer, item),
    )


def jump_row(writer: Writer, item: Difference, period: str) -> Row:
    """Return a difference under the heads :data:`JUMP`."""
    sign = "+" if item.delta > 0 else "−"
    return (
        writer.period(period),
        item.unit,
        writer.short(item.indicator),
        writer.value(item.before),
        writer.value(item.after),
        sign + writer.plain_number(abs(item.delta)),
        item.after.file,
        place_of(writer, item.after),
    )


def _line(writer: Writer, item: Finding) -> str:
    if item.line is None:
        return ""
    if item.page is None:
        return writer.words("words.line", line=str(item.line))
    return writer.words("words.page_line", page=str(item.page), line=str(item.line))
