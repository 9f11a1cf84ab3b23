"""Total rows against the rows above them, the order of a list, and the ways to say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from helpers.repair.cells import Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.labels import label_of_column
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.tables import RepairedTable

_SHORT_LIST = 5
"""Fewer scores than this have no order."""
_RARE = 10
"""More rises than one in so many: the list is not in descending order at all."""


def check_nothing(table: RepairedTable, findings: Findings) -> None:
    """Report a table that says "nothing" in more than one way."""
    cells = [cell for row in table.rows for cell in row.cells]
    ways = {cell.printed.strip() or "ô trống" for cell in cells if cell.status == "missing"}
    if len(ways) >= 2 and any(cell.value == 0 for cell in cells):
        printed = "; ".join(sorted(ways))
        problem = Problem("missing", "medium", "source", "kinds_of_nothing", printed)
        findings.add(problem, table.rows[0].line)


def check_totals(table: RepairedTable, findings: Findings) -> None:
    """Try the counts of the total row on the rows of the units.

    Of several such rows each sums up a part only, and which one is not said.
    """
    totals = [row for row in table.rows if row.named.kind == "total"]
    for total in totals if len(totals) == 1 else ():
        for place, column in enumerate(total.columns):
            printed = total.cells[place].value
            added = _added(table.unit_rows, place) if column.measure == "count" else None
            if printed is not None and added is not None and added != printed:
                if _added(_counted(table), place) == printed:
                    continue
                texts = plain_number(printed), plain_number(added)
                name = total.named.grid_row.row.name
                problem = Problem("sum", "high", "source", "total_row", *texts)
                findings.add(problem, total.line, column=label_of_column(column), unit=name)


def _counted(table: RepairedTable) -> list[RepairedRow]:
    """Return the rows of units that are counted: those between them are parts of theirs.

    "Trong đó: Văn phòng Đăng ký đất đai 21" below "1 Sở Nông nghiệp và Môi trường 25".
    """
    return [row for row in table.unit_rows if row.named.grid_row.row.text.ordinal]


def _added(rows: Sequence[RepairedRow], place: int) -> Decimal | None:
    """Return what a column adds up to, None where a figure is in doubt."""
    cells = [row.cells[place] for row in rows]
    if not cells or any(cell.status == "doubtful" for cell in cells):
        return None
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))


def check_order(table: RepairedTable, findings: Findings) -> None:
    """Report single scores that break a descending list."""
    for place, column in enumerate(table.grid.layout.columns):
        if column.indicator in {"total", "converted"}:
            for run in _runs(table):
                for row, value in _rises(run, place):
                    printed = plain_number(value)
                    problem = Problem("order", "low", "source", "order_broken", printed)
                    findings.add(problem, row.line, unit=row.named.unit.name)


def _runs(table: RepairedTable) -> list[list[RepairedRow]]:
    """Return the rows of each level that has enough of them to be in order."""
    runs: dict[str, list[RepairedRow]] = {}
    for row in table.unit_rows:
        runs.setdefault(row.named.unit.level, []).append(row)
    return [run for run in runs.values() if len(run) >= _SHORT_LIST]


def _rises(rows: Sequence[RepairedRow], place: int) -> list[tuple[RepairedRow, Decimal]]:
    """Return the rows whose value stands out of an otherwise descending list."""
    known = [(row, value) for row in rows if (value := row.cells[place].value) is not None]
    rising = [below for above, below in pairwise(known) if below[1] > above[1]]
    return rising if len(rising) * _RARE <= len(known) else []
