"""Cleaned tables on disk: five CSV files a dispatch, written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from helpers.atomic import publish_folder
from helpers.errors import TableError
from helpers.tables.cleaned import TABLES, Cleaned, frame_of_texts, gathered
from helpers.tables.schemas import plainly_keeps, validate


def save_cleaned(cleaned: Cleaned, out: Path) -> Path:
    """Write the five tables as ``out/<dispatch_id>/<table>.csv`` and return that folder.

    UTF-8, LF, a header row, commas, minimal quoting, rows in document order. The folder appears
    at once and whole: a reader never meets half of it.

    Raises
    ------
    TableError
        If a table breaks the contract; nothing is written then.
    """
    folder = out / cleaned.dispatch_id
    publish_folder(folder, table_files(cleaned))
    return folder


def table_files(cleaned: Cleaned) -> dict[str, bytes]:
    """Return the five tables as files: name → content, as :func:`save_cleaned` writes them.

    Raises
    ------
    TableError
        If a table breaks the contract.
    """
    return {
        f"{name}.csv": csv_text(validate(name, cleaned.table(name))).encode() for name in TABLES
    }


def csv_text(frame: pd.DataFrame) -> str:
    """Return ``frame`` as the contract's CSV: plain decimals, absent values empty."""
    return _csv_of(frame.columns, frame.to_numpy(dtype=object).tolist())


def csv_by_dispatch(frame: pd.DataFrame) -> dict[str, str]:
    """Return a table as CSV by dispatch, the dispatch's id in the key alone."""
    own, *columns = frame.columns
    assert own == "dispatch_id"
    rows: dict[str, list[list[object]]] = {}
    for id_, *row in frame.to_numpy(dtype=object).tolist():
        rows.setdefault(id_, []).append(row)
    return {id_: _csv_of(columns, found) for id_, found in rows.items()}


def _csv_of(columns: Iterable[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell if type(cell) is str else _field(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _field(value: object) -> str:
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        # float(): numpy's own floats are floats too, but their repr is "np.float64(…)".
        return repr(int(value)) if value.is_integer() else repr(float(value))
    return str(value)


def load_cleaned(folder: Path) -> Cleaned:
    """Read the five tables of one dispatch back.

    Raises
    ------
    TableError
        If a table is missing or breaks the contract.
    """
    return Cleaned(**{name: _load(folder / f"{name}.csv", name) for name in TABLES})


def _load(path: Path, name: str) -> pd.DataFrame:
    return validate(name, frame_of_texts(name, _rows(path, name)))


def _rows(path: Path, name: str) -> list[list[str]]:
    if not path.is_file():
        raise TableError("tables.missing", path=path)
    return read_rows(path.read_bytes().decode("utf-8"), name, path)


def read_rows(text: str, name: str, place: object, owner: str = "") -> list[list[str]]:
    """Return the rows of the contract's CSV of the table ``name``, a text for each column.

    Parameters
    ----------
    text : str
    name : str
    place : object
        Where the text stood, for the message if it breaks the contract.
    owner : str
        The dispatch of all rows, where the text leaves its id out.

    Raises
    ------
    TableError
        If it, or a row of it, does not have the columns of the contract.
    """
    own = [owner] if owner else []
    columns = list(TABLES[name][len(own) :])
    try:
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    except (csv.Error, ValueError):
        head, rows = [], []
    rows = [row for row in rows if row]  # a blank line is none
    if head != columns or any(len(row) != len(columns) for row in rows):
        raise TableError("tables.columns", path=place, expected=", ".join(TABLES[name]))
    return [[*own, *row] for row in rows] if own else rows


def load_library(processed: Path) -> Cleaned:
    """Read the tables of every dispatch under ``processed``, one below the other, by id.

    An empty or missing folder gives empty tables.

    Raises
    ------
    TableError
        If a table is missing or breaks the contract.
    """
    # Folders with a leading dot are what a killed run left half done.
    folders = sorted(
        path.parent for path in processed.glob("*/dispatch.csv") if path.parent.name[0] != "."
    )
    return load_documents(folders)


def load_documents(folders: Sequence[Path]) -> Cleaned:
    """Read the tables of several dispatches, one below the other, in the order given.

    Raises
    ------
    TableError
        If a table is missing or breaks the contract.
    """
    # One frame for all: made and checked in a fifth of the time of one for each document.
    library = Cleaned(
        **{
            name: frame_of_texts(
                name, [row for folder in folders for row in _rows(folder / f"{name}.csv", name)]
            )
            for name in TABLES
        }
    )
    if all(plainly_keeps(name, library.table(name)) for name in TABLES):
        return library
    return gathered([load_cleaned(folder) for folder in folders])  # tells which breaks it, and how
