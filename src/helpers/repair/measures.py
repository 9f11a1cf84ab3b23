"""Repaired rows → the rows of ``measures`` (contract)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.column_spec import ColumnSpec
from helpers.repair.cells import Cell
from helpers.repair.naming import NamedRow
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.tables import RepairedTable

_KIND = re.compile(r"^(?:tỉnh|thành phố) ")


@dataclass(frozen=True)
class Setting:
    """What all figures of a dispatch share.

    Attributes
    ----------
    dispatch_id, period, province : str
        Of the contract.
    pages : mapping of int to (int or None)
        Number of a line → its page, None where the document has no pages.
    periods : tuple of (int, str)
        The lines from which on a further dispatch in the file reports on another period.
    period_plain : bool
        Whether the period is told for certain: else no figure of it is.
    damaged : bool
        Whether the document was damaged in reading.
    """

    dispatch_id: str
    period: str
    province: str
    pages: Mapping[int, int | None]
    periods: tuple[tuple[int, str], ...] = ()
    period_plain: bool = True
    damaged: bool = False

    def settled(self, cell: Cell, period: str) -> Cell:
        """Return a figure of a period as it is, or doubtful where that is not certain."""
        plain = self.period_plain or period != self.period
        if self.damaged and _lost_a_stroke(period, self.period):
            plain = False
        return cell if plain else cell.doubted("period not certain")

    def period_at(self, line: int) -> str:
        """Return the period of a line: that of the dispatch, or of a further one that it is in."""
        own = [period for start, period in self.periods if start <= line]
        return own[-1] if own else self.period


def _lost_a_stroke(period: str, own: str) -> bool:
    """Tell whether a quarter may be that of the dispatch, of whose numeral a stroke was lost.

    "Quý II" in one place of a dispatch on "Quý III".
    """
    year, quarter, number = period.partition("-Q")
    same = quarter and own.startswith(f"{year}-Q") and own[-1] in "23"
    return bool(same) and int(number) < int(own[-1])


def measures_of_table(table: RepairedTable, setting: Setting) -> list[dict[str, object]]:
    """Return one row a figure of a table, in document order.

    Parameters
    ----------
    table : RepairedTable
    setting : Setting
        Of the dispatch.

    Returns
    -------
    list of dict
        Columns of ``measures`` (contract); ``rank_of`` is left out, tables do not print it.
    """
    title = table.grid.table.title
    return [
        _measure(row, column, cell, title, setting)
        for row in table.rows
        for column, cell in zip(row.columns, row.cells, strict=True)
    ]


def _measure(
    row: RepairedRow, column: ColumnSpec, cell: Cell, title: str, setting: Setting
) -> dict[str, object]:
    named, grid_row = row.named, row.named.grid_row
    # Rank and class are of the dispatch's period, or of the only one that the table has.
    alone = len({other.period for other in row.columns}) == 1
    own = alone or column.period in {"", setting.period}
    period = column.period or setting.period_at(row.line)
    cell = setting.settled(cell, period)
    ranked = own and column.indicator == _ranked_indicator(row.columns)
    return {
        "dispatch_id": setting.dispatch_id,
        "table": title,
        "period": period,
        "unit": named.unit.name,
        "unit_printed": grid_row.row.name,
        "level": named.unit.level,
        "province": _province(named, setting),
        "ordinal": _ordinal(named),
        "ordinal_printed": grid_row.row.text.ordinal,
        "indicator": column.indicator,
        "value": as_float(cell.value),
        "max": as_float(column.max) if column.measure != "count" else None,
        "measure": column.measure,
        "class": grid_row.label if own else "",
        "rank": row.rank if ranked else None,
        "status": cell.status,
        "printed": cell.printed,
        "page": setting.pages.get(row.line),
        "line": row.line,
        "evidence": cell.evidence,
    }


def _province(named: NamedRow, setting: Setting) -> str:
    """Return the province of a row: that of the dispatch, another one's own."""
    other = named.kind == "unit" and named.unit.level == "province"
    return _KIND.sub("", named.unit.name) if other else setting.province


def _ordinal(named: NamedRow) -> int | None:
    """Return the place of a row in its list; totals and averages have none."""
    if named.ordinal is None or named.kind in {"total", "average"}:
        return None
    return named.ordinal.true


def _ranked_indicator(columns: Sequence[ColumnSpec]) -> str:
    """Return the indicator that a rank is by: the converted score, the total, else the last."""
    names = [column.indicator for column in columns]
    for name in ("converted", "total"):
        if name in names:
            return name
    return names[-1] if names else ""


def as_float(value: Decimal | None) -> float | None:
    """Return a decimal as the float that prints the same."""
    return None if value is None else float(value)
