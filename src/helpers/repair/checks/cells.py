"""Cells of a row that were restored, implied or left in doubt, and marks that disagree."""

from __future__ import annotations

from decimal import Decimal

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.figure import bare_figure
from helpers.repair.cells import Cell, Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.labels import label_of_column
from helpers.repair.rows.repaired import RepairedRow

_FEW_LOST = 3
"""From so many empty cells on, the row is reported as a whole."""


def check_cells(row: RepairedRow, findings: Findings) -> None:
    """Report cells that were restored, implied or left in doubt."""
    unit = row.named.unit
    empty = sum(cell.status == "doubtful" and not cell.printed for cell in row.cells)
    told = empty >= _FEW_LOST
    if told:
        problem = Problem("missing", "medium", "unknown", "empty_row")
        findings.add(problem, row.line, unit=unit.name, count=empty)
    for column, cell in zip(row.columns, row.cells, strict=True):
        if unit.sure and column.sure and not (told and cell.status == "doubtful"):
            _check_cell(cell, column, row, findings)


def _check_cell(cell: Cell, column: ColumnSpec, row: RepairedRow, findings: Findings) -> None:
    problem = _problem(cell, column)
    if problem is not None:
        top = plain_number(column.max) if column.max is not None else ""
        findings.add(
            problem, row.line, unit=row.named.unit.name, column=label_of_column(column), top=top,
            evidence=cell.evidence,
        )  # fmt: skip


def _problem(cell: Cell, column: ColumnSpec) -> Problem | None:
    value = plain_number(cell.value) if cell.value is not None else ""
    if cell.status == "repaired":
        kind = "decimal" if column.measure != "count" else "separator"
        key = "lost_mark" if _lost_its_mark(cell, column) else "damaged_figure"
        return Problem(kind, "high", "reading", key, cell.printed, value)
    if cell.status == "implied":
        return Problem("missing", "medium", "reading", "implied_figure", cell.printed, value)
    if cell.status != "doubtful":
        return None
    if not cell.printed:
        return Problem("missing", "medium", "reading", "lost_figure", "", value)
    kind, severity = ("decimal", "high") if cell.value is None else ("ratio", "medium")
    return Problem(kind, severity, "reading", "doubtful_figure", cell.printed, value)


def _lost_its_mark(cell: Cell, column: ColumnSpec) -> bool:
    bare = bare_figure(cell.printed)
    return bare.isdecimal() and column.max is not None and Decimal(bare) > column.max


def check_marks(row: RepairedRow, findings: Findings) -> None:
    """Report a row in which both marks part thousands."""
    counts = [
        bare_figure(cell.printed)
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.measure == "count" and cell.status == "printed"
    ]
    dots = [text for text in counts if "." in text]
    commas = [text for text in counts if "," in text]
    if dots and commas:
        printed = "; ".join((*dots, *commas))
        problem = Problem("separator", "medium", "source", "thousands_mixed", printed)
        findings.add(problem, row.line, unit=row.named.unit.name)
