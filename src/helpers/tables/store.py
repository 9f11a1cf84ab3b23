"""Cleaned tables on disk: five CSV files a dispatch, written whole or not at all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from helpers.atomic import publish_folder
from helpers.errors import TableError
from helpers.tables.cleaned import DECIMAL, TABLES, WHOLE, Cleaned, filled, gathered
from helpers.tables.schemas import validate


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
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(
        [cell if type(cell) is str else _field(cell) for cell in row]
        for row in frame.to_numpy(dtype=object).tolist()
    )
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
    if not path.is_file():
        raise TableError("tables.missing", path=path)
    return validate(name, read_table(path.read_bytes().decode("utf-8"), name, path))


def read_table(text: str, name: str, place: object, owner: str = "") -> pd.DataFrame:
    """Return the contract's CSV as the table ``name``, not yet validated.

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
        If it does not have the columns of the contract.
    """
    try:
        frame = pd.read_csv(io.StringIO(text), dtype="string", keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError):
        frame = pd.DataFrame()
    if owner:
        frame.insert(0, "dispatch_id", pd.Series([owner] * len(frame), dtype="string"))
    if tuple(frame.columns) != TABLES[name]:
        raise TableError("tables.columns", path=place, expected=", ".join(TABLES[name]))
    for column in frame.columns:
        if column in WHOLE or column in DECIMAL:
            numbers = pd.to_numeric(frame[column].replace("", pd.NA), errors="coerce")
            frame[column] = numbers.astype("Int64" if column in WHOLE else "Float64")
    return filled(frame)


def load_library(processed: Path) -> Cleaned:
    """Read the tables of every dispatch under ``processed``, one below the other, by id.

    An empty or missing folder gives empty tables.
    """
    # Folders with a leading dot are what a killed run left half done.
    folders = sorted(
        path.parent for path in processed.glob("*/dispatch.csv") if path.parent.name[0] != "."
    )
    return gathered([load_cleaned(folder) for folder in folders])
