"""The golden tables of the five real dispatches, and the tables that the engine writes."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).resolve().parent
TABLES = ("dispatch", "measures", "overdue_dossiers", "claims", "findings")
NAMES = tuple(sorted(path.parent.name for path in GOLDEN.glob("*/dispatch.csv")))

Row = dict[str, str]


@dataclass(frozen=True)
class Tables:
    """The five tables of one document as rows of text, as the CSV files have them."""

    name: str
    dispatch: Row
    measures: tuple[Row, ...]
    overdue_dossiers: tuple[Row, ...]
    claims: tuple[Row, ...]
    findings: tuple[Row, ...]


def read_tables(folder: Path) -> Tables:
    """Return the five tables of ``folder``."""
    rows = {table: read_rows(folder / f"{table}.csv") for table in TABLES}
    return Tables(folder.name, rows.pop("dispatch")[0], **rows)


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a CSV file by their heads."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def golden(name: str) -> Tables:
    """Return the golden tables of the document ``name``."""
    return read_tables(GOLDEN / name)


def raw_file(name: str) -> Path:
    """Return the raw file of the document ``name``, found by its content.

    Raises
    ------
    LookupError
        If no file under ``data/raw`` has the golden hash.
    """
    wanted = golden(name).dispatch["sha256"]
    for path in sorted((ROOT / "data" / "raw").rglob("*")):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
            return path
    raise LookupError(f"no file under data/raw has the sha256 {wanted} of {name}")


def cleaned(name: str, out: Path) -> Tables:
    """Return what the engine makes of the raw file of ``name``, written under ``out``."""
    from helpers.cleaning import clean_file  # noqa: PLC0415  (golden data are read without it)

    return read_tables(clean_file(raw_file(name), out))
