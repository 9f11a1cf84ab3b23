"""Counts of units and of indices, as the tables and lists of a dispatch have them."""

from __future__ import annotations

import re
from decimal import Decimal

from helpers.extraction.figure import parse_figure
from helpers.extraction.folding import fold
from helpers.extraction.names import KNOWN
from helpers.extraction.statement import Statement, says
from helpers.reference import classify
from helpers.repair.claims.level_meant import scored_rows
from helpers.repair.listed_names import names_in
from helpers.repair.phrases import phrases, says_any
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.settled import SettledDispatch

_INDEX_NUMBER = re.compile(r"ch\w\s?s\w\s+(\d)\b")
_COUNTS = re.compile(r"(?:trong do )?(?:gom )?(?:co )?\d+ [a-z]")
"""What opens a list of counts ("gồm 07 sở, ban, ngành và 05 UBND xã"), which names nobody."""
_TOTALS = frozenset({"total", "converted"})


def listed_names(statement: Statement, dispatch: SettledDispatch) -> list[str]:
    """Return the printed names of the list behind a statement."""
    if not statement.names or _COUNTS.match(fold(statement.names)):
        return []
    names = list(names_in(statement.names, dispatch.index))
    # "126 xã, phường (trích)": what stands there is no list.
    return names if len(names) != 1 or dispatch.index.best(names[0]) >= KNOWN else []


def class_of_subject(statement: Statement, dispatch: SettledDispatch) -> str:
    """Return the class that the figures give the unit of a statement, ``""`` if none can."""
    for row in dispatch.rows:
        if row.named.unit.sure and fold(row.named.unit.name) in statement.before:
            return row.named.grid_row.label
    for figure in dispatch.figures:
        total = figure.indicator == "total" and figure.max == 100
        if total and figure.statement.sentence == statement.sentence and figure.value is not None:
            return classify(float(figure.value))
    return ""


def classed_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units have the class of a statement, by the tables or its own list."""
    listed = len(listed_names(statement, dispatch))
    stated = parse_figure(statement.number, "count")
    if listed and stated is not None and listed != stated:
        return listed
    rows = scored_rows(statement, dispatch)
    if not rows or not all(row.named.grid_row.label and row.named.unit.sure for row in rows):
        return listed or None
    return sum(row.named.grid_row.label == statement.label for row in rows)


def assessed_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units of the level of a statement are scored.

    A unit whose figures are all missing stands in the table, but was not assessed.
    """
    rows = [
        row
        for row in scored_rows(statement, dispatch)
        if any(cell.status != "missing" for cell in row.cells)
    ]
    if not all(row.named.unit.sure for row in rows):
        return None
    return len({row.named.unit.name for row in rows}) or None


def full_marks(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return in how many of its indices the unit of a statement has the maximum."""
    text = fold(statement.text)
    for row in dispatch.unit_rows:
        name = fold(row.named.unit.name)
        if name in statement.before or name in text:
            parts = _parts(row)
            if len(parts) == int(statement.of):
                return sum(value == top for value, top in parts)
    return None


def _parts(row: RepairedRow) -> list[tuple[Decimal, Decimal]]:
    """Return value and maximum of the indices that add up to the total."""
    return [
        (cell.value, column.max)
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.indicator not in _TOTALS
        and column.measure == "point"
        and cell.value is not None
        and column.max is not None
    ]


def low_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units are at zero, or low, in the index that a statement names."""
    name = _index_named(statement, dispatch)
    if not name:
        return None
    values = [
        (cell.value, column.max)
        for row in dispatch.unit_rows
        for column, cell in zip(row.columns, row.cells, strict=True)
        if column.indicator == name and cell.value is not None and column.max
    ]
    said = phrases()
    if says_any(statement.after, said.at_zero):
        return sum(value == 0 for value, _ in values)
    if says_any(statement.after, said.below_half):
        return sum(value * 2 < top for value, top in values)
    if says_any(statement.after, said.low):
        return sum(0 < value * 2 < top for value, top in values)
    return None


def _index_named(statement: Statement, dispatch: SettledDispatch) -> str:
    """Return the indicator of "Nhóm số hóa hồ sơ … Chỉ số 1", ``""`` where none is named."""
    number = _INDEX_NUMBER.search(fold(statement.text)) or _INDEX_NUMBER.search(statement.after)
    if not number:
        return ""
    context = f"{statement.context} {statement.before}"
    groups = phrases().index_groups
    numbered = (
        column.indicator
        for row in dispatch.rows
        for column in row.columns
        if column.indicator.endswith(f"_{number[1]}")
    )
    for name in dict.fromkeys(numbered):
        group = groups.get(name.rpartition("_")[0])
        if group and says(context, group):
            return name
    return ""
