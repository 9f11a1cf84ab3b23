"""What a table says against itself."""

from __future__ import annotations

from helpers.repair.cells import Problem
from helpers.repair.checks.cells import check_cells, check_marks
from helpers.repair.checks.row_names import check_class, check_name, check_ordinal
from helpers.repair.checks.scales import check_percent_scales, check_scales
from helpers.repair.checks.totals import check_nothing, check_order, check_totals
from helpers.repair.findings import Findings
from helpers.repair.settled import SettledDispatch
from helpers.repair.tables import RepairedTable
from helpers.vietnamese import format_period

_TORN = 3
"""From how many lines on a head may be torn."""
_LONGEST = 60


def check_table(table: RepairedTable, dispatch: SettledDispatch, findings: Findings) -> None:
    """Report everything that a table says against itself.

    Parameters
    ----------
    table : RepairedTable
    dispatch : SettledDispatch
        Whose table it is.
    findings : Findings
        Receives the findings.
    """
    period = format_period(dispatch.head.period) or "?"
    for row in table.rows:
        check_ordinal(row, dispatch.damaged, findings)
        check_name(row, period, dispatch.damaged, findings)
        check_cells(row, findings)
        check_marks(row, findings)
        check_class(row, findings)
        for problem in row.problems:
            findings.add(problem, row.line, unit=row.named.unit.name, hint="")
    if dispatch.damaged:
        _check_torn_head(table, findings)
    _check_columns(table, findings)
    check_scales(table, findings)
    check_percent_scales(table, findings)
    check_nothing(table, findings)
    check_totals(table, findings)
    check_order(table, findings)


def _check_torn_head(table: RepairedTable, findings: Findings) -> None:
    """Report a head of which neither cells nor words in one line were left."""
    grid = table.grid
    head = grid.table.head
    if len(head) >= _TORN and len(grid.layout.columns) > 1 and not grid.head.cells:
        printed = head[-1].text.strip()[:_LONGEST]
        problem = Problem("layout", "medium", "reading", "torn_head", printed)
        findings.add(problem, head[0].number, table=grid.table.title, lines=len(head))


def _check_columns(table: RepairedTable, findings: Findings) -> None:
    """Report columns that no form knows, and those whose indicator is not sure."""
    head, title = table.grid.table.head, table.grid.table.title
    first = head[0].number if head else (table.rows[0].line if table.rows else None)
    for place, column in enumerate(table.grid.layout.columns, 1):
        name = column.indicator
        if not column.known:
            problem = Problem(
                "definition", "medium", "unknown", "unknown_column", column.label, name
            )
            findings.add(problem, first, table=title)
        elif not column.sure:
            problem = Problem("layout", "high", "reading", "unsure_column", "", name)
            findings.add(problem, first, table=title, place=place)
