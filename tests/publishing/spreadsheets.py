"""Workbooks read back as a person and a program would."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import load_workbook

from helpers.publishing import export_xlsx
from tests.publishing.notebooks import notebook


def workbook(*parts: object) -> Any:
    """Return the workbook that a notebook of ``parts`` is exported to."""
    return load_workbook(io.BytesIO(export_xlsx(notebook(*parts))))


def table_on(sheet: Any) -> list[list[Any]]:
    """Return the values of the one table of a sheet, heads first."""
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def cells_on(sheet: Any) -> list[list[Any]]:
    """Return the cells of the rows under the heads of the one table of a sheet."""
    (table,) = sheet.tables.values()
    return [list(row) for row in sheet[table.ref]][1:]


def all_cells(book: Any) -> list[Any]:
    """Return every cell of a workbook."""
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]
