"""Repaired rows → the rows of ``measures`` (contract)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.columns import ColumnSpec
from helpers.extraction.grid import GridRow
from helpers.repair.cells import Cell
from helpers.repair.tables import RepairedRow, RepairedTable


@dataclass(frozen=True)
class Setting:
    """What all figures of a dispatch share."""

    dispatch_id: str
    period: str
    province: str
    pages: Mapping[int, int | None]


def measures_of_table(table: RepairedTable, setting: Setting) -> list[dict[str, object]]:
    """Return one row a figure of a table, in document order."""
    title = table.grid.table.title
    return [
        _measure(row, column, cell, title, setting)
        for row in table.rows
        for column, cell in zip(row.columns, row.cells, strict=True)
    ]


def _measure(
    row: RepairedRow, column: ColumnSpec, cell: Cell, title: str, setting: Setting
) -> dict[str, object]:
    named = row.named
    grid_row = named.grid_row
    own = column.period in {"", setting.period}
    ranked = own and column.indicator == _ranked_indicator(row.columns)
    whole = grid_row.row.kind in {"total", "average"}
    return {
        "dispatch_id": setting.dispatch_id,
        "table": title,
        "period": column.period or setting.period,
        "unit": named.unit.name,
        "unit_printed": grid_row.row.name,
        "level": named.unit.level,
        "province": setting.province,
        "ordinal": named.ordinal.true if named.ordinal and not whole else None,
        "ordinal_printed": grid_row.row.text.ordinal,
        "indicator": column.indicator,
        "value": as_float(cell.value),
        "max": as_float(column.max) if column.measure != "count" else None,
        "measure": column.measure,
        "class": grid_row.label if own else "",
        "rank": _rank(grid_row) if ranked else None,
        "status": cell.status,
        "printed": cell.printed,
        "page": setting.pages.get(row.line),
        "line": row.line,
        "evidence": cell.evidence,
    }


def _ranked_indicator(columns: Sequence[ColumnSpec]) -> str:
    """Return the indicator that a column of ranks ranks: the converted score, the total, the last."""
    names = [column.indicator for column in columns]
    for name in ("converted", "total"):
        if name in names:
            return name
    return names[-1] if names else ""


def _rank(row: GridRow) -> int | None:
    return int(row.rank) if row.rank.isdigit() else None


def as_float(value: Decimal | None) -> float | None:
    """Return a decimal as the float that prints the same."""
    return None if value is None else float(value)
