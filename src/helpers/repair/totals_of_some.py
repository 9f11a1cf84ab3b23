"""Totals of tables that list some units only: they are not the territory's, of whom prose tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from helpers.extraction.folding import fold
from helpers.extraction.head import Head
from helpers.extraction.sections import block_of
from helpers.repair.cells import SETTLED
from helpers.repair.identity import territory_name
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.tables import RepairedTable
from helpers.repair.units import ResolvedUnit

_FAR = Decimal("0.9")
"""Which part of the territory's count a total must be below: less of it is an error."""


def totals_of_some(
    tables: Sequence[RepairedTable], figures: Sequence[ProseFigure], head: Head
) -> tuple[RepairedTable, ...]:
    """Return the tables, totals far below what prose tells of the territory as the listed units'.

    "Toàn tỉnh tiếp nhận 68.214 hồ sơ", and under the units that have overdue ones
    "Tổng cộng | 13.617".

    Parameters
    ----------
    tables : sequence of RepairedTable
    figures : sequence of ProseFigure
        Of the same dispatch.
    head : Head
        Its territory is that of totals.
    """
    own = territory_name(head)
    counts = {
        figure.indicator: figure.value
        for figure in figures
        if figure.unit == own
        and figure.measure == "count"
        and not figure.period
        and figure.cell.status in SETTLED
        and figure.value is not None
    }
    return tuple(
        replace(table, rows=tuple(_settled(row, own, counts) for row in table.rows))
        for table in tables
    )


def _settled(row: RepairedRow, own: str, counts: dict[str, Decimal]) -> RepairedRow:
    named = row.named
    is_total = named.kind == "total" and named.unit.name == own
    if not is_total or "toan" in fold(named.grid_row.row.name).split():
        return row
    far = any(
        cell.value is not None
        and cell.status in SETTLED
        and column.indicator in counts
        and not column.period
        and cell.value < _FAR * counts[column.indicator]
        for column, cell in zip(row.columns, row.cells, strict=True)
    )
    unit = ResolvedUnit(block_of(""), "group", True)
    return replace(row, named=replace(named, unit=unit)) if far else row
