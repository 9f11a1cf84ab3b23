"""The hand-checked tables of the five real dispatches as the cleaned tables that reports read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from helpers.tables import TABLES, Cleaned, save_cleaned
from helpers.tables.cleaned import DECIMAL, WHOLE, frame_of
from tests.golden.documents import NAMES, Row, golden


@cache
def golden_cleaned(name: str) -> Cleaned:
    """Return the golden tables of one dispatch in the columns of the contract."""
    tables = golden(name)
    rows: dict[str, tuple[Row, ...]] = {
        "dispatch": (tables.dispatch,),
        "measures": tables.measures,
        "overdue_dossiers": tables.overdue_dossiers,
        "claims": tables.claims,
        "findings": tables.findings,
    }
    return Cleaned(
        **{
            table: frame_of(table, [_contract_row(name, table, row) for row in found])
            for table, found in rows.items()
        }
    )


def write_golden(out: Path) -> Path:
    """Write the golden tables of the five dispatches under ``out`` and return it."""
    for name in NAMES:
        save_cleaned(golden_cleaned(name), out)
    return out


def _contract_row(name: str, table: str, row: Row) -> dict[str, object]:
    """Return a row with typed cells: the first of several readings, the first of several lines."""
    known = {"dispatch_id": name, **row}
    if "lines" in row:
        known["line"] = row["lines"].replace(" ", "-").split("-")[0]
    return {column: _cell(column, known.get(column, "")) for column in TABLES[table]}


def _cell(column: str, text: str) -> object:
    whole = column in ("text", "message", "evidence")
    first = text if whole else text.partition("|")[0]
    if column in WHOLE:
        return int(first) if first.isdigit() else None
    return float(first) if column in DECIMAL and first else first or None
