"""Blocks of one table that are on different scales."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from helpers.repair.cells import Problem, plain_number
from helpers.repair.findings import Findings
from helpers.repair.labels import label_of_column
from helpers.repair.levels import levels
from helpers.repair.tables import RepairedTable

_HALF = Decimal("0.5")
_ROWS = 4
"""How many values a block needs for its scale to show."""
_USUAL_TOP = Decimal(100)


def check_scales(table: RepairedTable, findings: Findings) -> None:
    """Report totals of one table on different scales, or on an unusual one that no head prints."""
    tops = _tops(table)
    first = table.rows[0].line if table.rows else None
    if len(set(tops.values())) > 1:
        printed = "; ".join(f"/{plain_number(top)}" for top in tops.values())
        findings.add(Problem("scale", "high", "source", "scale_mixed", printed, printed), first)
    elif tops and len(table.rows[0].columns) == 1 and set(tops.values()) != {_USUAL_TOP}:
        top = plain_number(next(iter(tops.values())))
        findings.add(Problem("scale", "medium", "source", "scale_inferred", "", top), first)


def _tops(table: RepairedTable) -> dict[str, Decimal]:
    """Return the inferred maximum of the total for each level."""
    tops: dict[str, Decimal] = {}
    for row in table.unit_rows:
        for column in row.columns:
            inferred = column.indicator == "total" and not column.max_printed
            if inferred and column.max is not None:
                tops.setdefault(row.named.unit.level, column.max)
    return tops


def check_percent_scales(table: RepairedTable, findings: Findings) -> None:
    """Report shares of satisfaction of which one block stays below half of another's median."""
    for place, column in enumerate(table.grid.layout.columns):
        if column.measure != "percent" or "satisf" not in column.indicator:
            continue
        for low, high in _apart(_blocks(table, place)):
            printed, expected = plain_number(max(low[1])), plain_number(min(high[1]))
            problem = Problem("scale", "medium", "source", "scale_percent", printed, expected)
            findings.add(
                problem, table.rows[0].line, column=label_of_column(column),
                first=_label(low[0]), second=_label(high[0]),
            )  # fmt: skip


def _blocks(table: RepairedTable, place: int) -> dict[str, list[Decimal]]:
    """Return the values of a column that are not zero, by level, where there are enough."""
    blocks: dict[str, list[Decimal]] = {}
    for row in table.unit_rows:
        value = row.cells[place].value
        if value:
            blocks.setdefault(row.named.unit.level, []).append(value)
    return {level: values for level, values in blocks.items() if len(values) >= _ROWS}


_Block = tuple[str, list[Decimal]]


def _apart(blocks: dict[str, list[Decimal]]) -> Iterator[tuple[_Block, _Block]]:
    """Yield pairs of blocks of which the first stays below half of the second's median."""
    for low, high in product(blocks.items(), repeat=2):
        median = sorted(high[1])[len(high[1]) // 2]
        if max(low[1]) <= median * _HALF:
            yield low, high


def _label(level: str) -> str:
    return levels()[level].label if level in levels() else level
