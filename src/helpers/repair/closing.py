"""Rows that miss their sum by less than rounding explains, in a table whose rows close exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from helpers.extraction.forms import Identity
from helpers.repair.cells import Cell, candidates_text, plain_number
from helpers.repair.equations import Check, check, solve
from helpers.repair.rows.repaired import RepairedRow

_LEAST = 5
_EXACT = 0.8
"""Which share of rows closes to the last digit where sums are not rounded."""


def doubt_by_closing(
    rows: Sequence[RepairedRow], identities: Sequence[Identity], decimals: Mapping[str, int]
) -> list[RepairedRow]:
    """Return the rows of a table, in doubt what lost a digit where sums close in the other rows.

    A digit lost at the end of a figure ("9,8" for "9,82") moves a sum no further than rounding; so
    a figure is doubted only if that very digit would close the sum.

    Parameters
    ----------
    rows : sequence of RepairedRow
        Of one table of a damaged text.
    identities : sequence of Identity
        What holds between its columns.
    decimals : mapping of str to int
        How many decimals each column prints.
    """
    for identity in (found for found in identities if found.kind == "sum"):
        tried = [_tried(row, identity, decimals) for row in rows]
        checks = [found for found in tried if found is not None]
        exact = sum(found.exact for found in checks)
        if len(checks) < _LEAST or exact < _EXACT * len(checks):
            continue
        rows = [
            _doubted(row, identity, found, decimals)
            if found is not None and found.holds and not found.exact
            else row
            for row, found in zip(rows, tried, strict=True)
        ]
    return list(rows)


def _values(row: RepairedRow) -> dict[str, Decimal]:
    return {
        column.indicator: cell.value
        for column, cell in zip(row.columns, row.cells, strict=True)
        if cell.value is not None
    }


def _tried(row: RepairedRow, identity: Identity, decimals: Mapping[str, int]) -> Check | None:
    """Return what the sum of a row says, None if it has not all figures."""
    values = _values(row)
    whole = all(name in values for name in identity.indicators)
    return check(identity, values, decimals) if whole else None


def _doubted(
    row: RepairedRow, identity: Identity, found: Check, decimals: Mapping[str, int]
) -> RepairedRow:
    """Return a row that misses its sum within rounding with what may have lost a digit in doubt."""
    values = _values(row)
    wanted = {
        name: [value for value in solve(identity, name, values, decimals) if value != values[name]]
        for name in identity.indicators
    }
    cut = {name for name, own in wanted.items() if any(_is_cut(values[name], v) for v in own)}
    note = f"row sum {plain_number(found.computed)} ≠ {plain_number(values[identity.result])}"
    cells = [
        _suspected(cell, note, wanted[column.indicator]) if column.indicator in cut else cell
        for column, cell in zip(row.columns, row.cells, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _is_cut(value: Decimal, wanted: Decimal) -> bool:
    """Tell whether a figure is another one without its last digits."""
    short, whole = plain_number(value), plain_number(wanted)
    return len(short) < len(whole) and whole.startswith(short) and "." in whole


def _suspected(cell: Cell, note: str, wanted: Sequence[Decimal]) -> Cell:
    named = candidates_text([cell.value or Decimal(0), *wanted])
    return cell.doubted(f"{note}; candidates {named}")
