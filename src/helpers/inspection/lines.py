"""The dispatch line by line, beside what was made of each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from helpers.messages import message
from helpers.narrative.evidence import readable
from helpers.narrative.writer import Writer
from helpers.publishing import Column, DataTable
from helpers.reading import Document
from helpers.tables import Cleaned
from helpers.vietnamese import format_number

MOST_LINES = 600
_LONGEST = 240


def line_table(writer: Writer, cleaned: Cleaned, document: Document) -> DataTable:
    """Return the lines that are not blank: number, text as it stands, what was read.

    At most :data:`MOST_LINES` are shown, and each cut at 240 letters; the note says so.
    """
    made = _made(writer, cleaned)
    filled = [line for line in document.lines if line.text.strip()]
    rows = [
        (str(line.number), _short(line.text.strip()), _short("; ".join(made.get(line.number, ()))))
        for line in filled[:MOST_LINES]
    ]
    columns = (
        Column(_words(writer, "line"), "ordinal"),
        Column(_words(writer, "raw")),
        Column(_words(writer, "made")),
    )
    cut = _words(writer, "cut", shown=MOST_LINES, all=len(filled))
    note = cut if len(filled) > MOST_LINES else ""
    return DataTable(columns, rows, _words(writer, "lines_caption"), note, searchable=True)


def place_words(writer: Writer, row: Mapping[Any, Any]) -> str:
    """Return where a row of a cleaned table stands: ``dòng 73``, with its page if it has one."""
    if pd.isna(row["line"]):
        return ""
    if pd.isna(row["page"]):
        return writer.words("words.line", line=str(row["line"]))
    return writer.words("words.page_line", page=str(row["page"]), line=str(row["line"]))


def _made(writer: Writer, cleaned: Cleaned) -> dict[int, list[str]]:
    """Return number of line → what the tables hold of it, figures first."""
    made: dict[int, list[str]] = {}
    told = (*_figures(writer, cleaned), *_codes(writer, cleaned), *_claims(writer, cleaned))
    for line, text in (*told, *_findings(writer, cleaned)):
        if not pd.isna(line):
            made.setdefault(int(line), []).append(text)
    return made


def _figures(writer: Writer, cleaned: Cleaned) -> Iterator[tuple[int, str]]:
    for (line, unit), rows in cleaned.measures.groupby(["line", "unit"], sort=False):
        cells = (_cell(writer, row) for row in rows.to_dict("records"))
        yield int(str(line)), f"{unit}: {', '.join(cells)}"


def _cell(writer: Writer, row: Mapping[Any, Any]) -> str:
    value = "–" if pd.isna(row["value"]) else format_number(row["value"], None, writer.language)
    state = "" if row["status"] == "printed" else f" ({_status(writer, row['status'])})"
    return f"{writer.short(row['indicator'])} {value}{state}"


def _status(writer: Writer, status: str) -> str:
    return message(f"publishing.status_{status}", writer.language)


def _codes(writer: Writer, cleaned: Cleaned) -> Iterator[tuple[int, str]]:
    for row in cleaned.overdue_dossiers.to_dict("records"):
        yield row["line"], f"{row['unit']}: {_words(writer, 'code', code=row['code'])}"


def _claims(writer: Writer, cleaned: Cleaned) -> Iterator[tuple[int, str]]:
    for row in cleaned.claims.to_dict("records"):
        verdict = _words(writer, f"verdict_{row['verdict']}")
        said = {"quantity": row["quantity"], "stated": row["stated"], "verdict": verdict}
        yield row["line"], _words(writer, "claim", **said)


def _findings(writer: Writer, cleaned: Cleaned) -> Iterator[tuple[int, str]]:
    for row in cleaned.findings.to_dict("records"):
        yield row["line"], f"! {readable(row['message'], writer.language)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _words(writer: Writer, key: str, **fields: object) -> str:
    return message(f"inspection.{key}", writer.language, **fields)
