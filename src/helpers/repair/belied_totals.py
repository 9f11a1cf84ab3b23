"""Totals that the rest of their table belies: then its heads do not stand above their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.forms import Form
from helpers.reference import classify, scheme
from helpers.repair.rows.repaired import RepairedRow

_TOTAL = "total"
_FEWEST = 3
"""How many rows belie a total; a few may err themselves."""
_FAR = 2
"""By how many classes the total is off: offices may draw the borders a little otherwise."""
_HUNDRED = 100


def doubt_belied_totals(rows: Sequence[RepairedRow], form: Form | None) -> list[RepairedRow]:
    """Return the rows of a table, all in doubt where most of them belie what was taken for totals.

    A total is no less than any of its parts, and "Xuất sắc" stands beside no 10 of 100.

    Parameters
    ----------
    rows : sequence of RepairedRow
    form : Form or None
        The form that the table follows: its sums say what the parts of a total are.
    """
    parts = {
        part
        for identity in (form.identities if form else ())
        if identity.kind == "sum" and identity.result == _TOTAL
        for part in identity.parts
    }
    told = [belied for row in rows if (belied := _is_belied(row, parts)) is not None]
    if sum(told) < _FEWEST or 2 * sum(told) <= len(told):
        return list(rows)
    why = "column not certain, the table belies its totals"
    return [replace(row, cells=tuple(cell.doubted(why) for cell in row.cells)) for row in rows]


def _is_belied(row: RepairedRow, parts: set[str]) -> bool | None:
    """Tell whether a row belies its total, None for one that tells nothing."""
    values = {
        column.indicator: (cell.value, column.max)
        for column, cell in zip(row.columns, row.cells, strict=True)
        if cell.value is not None
    }
    total, top = values.get(_TOTAL, (None, None))
    if row.named.kind != "unit" or total is None:
        return None
    if any(name in parts and value > total for name, (value, _) in values.items()):
        return True
    label = row.named.grid_row.label
    if not label:
        return False
    names = [name for _, name in scheme("decision-766").borders]
    if label not in names:
        return False
    earned = classify(float(total), float(top or _HUNDRED))
    return abs(names.index(earned) - names.index(label)) >= _FAR
