"""A document as a workbook: contents first, notes, the report's tables, the cleaned data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from helpers.errors import EmptyFormError
from helpers.publishing.archive import rewritten
from helpers.publishing.document import Document
from helpers.publishing.spreadsheet.data import data_sheets
from helpers.publishing.spreadsheet.grid import Cell, Grid
from helpers.publishing.spreadsheet.rows import Body
from helpers.publishing.spreadsheet.sheet import head_row, write_grid
from helpers.publishing.spreadsheet.styles import add_styles
from helpers.publishing.spreadsheet.tables import tables_of
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.words import language
from helpers.tables.fields import value_description, value_title
from helpers.tables.schemas import STATUSES
from helpers.vietnamese import format_date

_LOCALES = {"vi": "vi-VN", "en": "en-GB"}


def write_xlsx(document: Document) -> bytes:
    """Return the document's tables and data as a workbook; the same document, the same bytes.

    Raises
    ------
    EmptyFormError
        If it has neither tables nor data.
    TableError
        If its data breaks the contract.
    """
    cleaned = document.cleaned
    tables = [_numbered(grid, at) for at, grid in enumerate(tables_of(document), start=1)]
    data = [] if cleaned is None else list(data_sheets(cleaned))
    if not tables and not data:
        raise EmptyFormError("spreadsheet.no_tables", path=document.meta.title)
    grids = [*tables, *data]
    workbook = Workbook()
    add_styles(workbook)
    workbook.remove(workbook.active)
    bodies = [
        _write_contents(workbook, document, grids),
        _write_notes(workbook, document, with_data=bool(data)),
    ]
    for grid in grids:
        lines = [_about(grid), *grid.notes]
        lines[0] = lines[0].format(row=head_row(lines, say("contents")))
        sheet = workbook.create_sheet(grid.name)
        bodies.append(write_grid(sheet, grid, lines, {}, back=say("contents")))
    workbook.properties = _properties(document)
    buffer = io.BytesIO()
    workbook.save(buffer)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": body.put_into
        for number, body in enumerate(bodies, start=1)
    }
    return rewritten(buffer.getvalue(), document.day, sheets)


def _numbered(grid: Grid, number: int) -> Grid:
    title = say("table_titled", number=number, title=grid.title or say("untitled"))
    return replace(grid, title=title, name=say("table", number=number))


def _about(grid: Grid) -> str:
    """Return the line that says what stands on a sheet; the row of the table comes later."""
    if not grid.section:
        return say("this_sheet_alone", row="{row}")
    section = grid.section.replace("{", "{{").replace("}", "}}")
    return say("this_sheet", row="{row}", section=section)


def _write_contents(workbook: Workbook, document: Document, grids: Sequence[Grid]) -> Body:
    meta = document.meta
    notes = Grid(say("notes"), (), (), name=say("notes"))
    rows = [
        (
            Cell(grid.name),
            Cell(grid.title),
            Cell(grid.section or None),
            Cell(len(grid.rows) or None, 0),
        )
        for grid in (notes, *grids)
    ]
    heads = ("sheet_head", "title_head", "section_head", "rows_head")
    lines = [
        *([say("issued_by", author=meta.author)] if meta.author else []),
        *([say("dated", day=format_date(document.day, language()))] if meta.report_date else []),
        say("this_workbook", sheets=len(grids) + 2, notes=say("notes")),
    ]
    grid = Grid(meta.title, tuple(map(say, heads)), tuple(rows), row_head=0)
    links = {at: str(row[0].value) for at, row in enumerate(rows)}
    return write_grid(workbook.create_sheet(say("contents")), grid, lines, links)


def _write_notes(workbook: Workbook, document: Document, *, with_data: bool) -> Body:
    marks = ("missing", "doubtful", "none", "empty", "cut")
    told = [(say(f"mark_{name}"), say(f"means_{name}")) for name in marks]
    told.append((say("source_head"), say("means_source")))
    told.append((say("numbers"), say("means_numbers")))
    if with_data:
        told += [
            (
                say("reading_of", status=value_title("status", status, language())),
                value_description("status", status, language()),
            )
            for status in STATUSES
        ]
    if document.meta.description:
        told.append((say("standing"), document.meta.description))
    rows = tuple((Cell(name), Cell(meaning)) for name, meaning in told)
    grid = Grid(say("notes"), (say("note_head"), say("meaning_head")), rows)
    back = say("contents")
    lines = [say("this_sheet_alone", row=head_row([""], back))]
    return write_grid(workbook.create_sheet(say("notes")), grid, lines, {}, back=back)


def _properties(document: Document) -> DocumentProperties:
    meta = document.meta
    moment = datetime.combine(document.day, time())
    return DocumentProperties(
        title=meta.title,
        creator=meta.author or "Chỉ số",
        description=meta.description or None,
        language=_LOCALES[language()],
        created=moment,
        modified=moment,
    )
