"""The five tables that one dispatch becomes, as plain pandas DataFrames."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray
from pandas.arrays import FloatingArray, IntegerArray

TABLES: Mapping[str, tuple[str, ...]] = {
    "dispatch": (
        "dispatch_id", "file", "sha256", "issuer", "province", "kind", "number", "signed_on",
        "title", "period", "as_of",
    ),
    "measures": (
        "dispatch_id", "table", "period", "unit", "unit_printed", "level", "province", "ordinal",
        "ordinal_printed", "indicator", "value", "max", "measure", "class", "rank", "rank_of",
        "status", "printed", "page", "line", "evidence",
    ),
    "overdue_dossiers": (
        "dispatch_id", "unit", "level", "ordinal_printed", "position", "code", "received_on",
        "duplicate_of", "page", "line",
    ),
    "claims": (
        "dispatch_id", "claim_id", "section", "text", "quantity", "stated", "computed", "verdict",
        "page", "line",
    ),
    "findings": (
        "dispatch_id", "finding_id", "kind", "severity", "origin", "printed", "expected", "message",
        "page", "line",
    ),
}  # fmt: skip
"""Columns of each table, in order (contract)."""

WHOLE = ("ordinal", "rank", "rank_of", "position", "duplicate_of", "page", "line")
"""Columns of whole numbers, kept as nullable ``Int64``."""

DECIMAL = ("value", "max")
"""Columns of decimals, kept as nullable ``Float64``; percentages as printed (67.37)."""

_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True)
class Cleaned:
    """The cleaned tables of one dispatch, or of many, one below the other.

    Attributes
    ----------
    dispatch, measures, overdue_dossiers, claims, findings : pandas.DataFrame
        With the columns of :data:`TABLES`. Text is ``""`` where the contract has an empty field;
        numbers are nullable and ``<NA>`` there.
    """

    dispatch: pd.DataFrame
    measures: pd.DataFrame
    overdue_dossiers: pd.DataFrame
    claims: pd.DataFrame
    findings: pd.DataFrame

    @property
    def dispatch_id(self) -> str:
        """The id of the dispatch, of the first one if there are many."""
        return str(self.dispatch["dispatch_id"].iloc[0])

    def table(self, name: str) -> pd.DataFrame:
        """Return one of the five tables by its name in :data:`TABLES`."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def of(self, dispatch_ids: Collection[str]) -> Cleaned:
        """Return the rows of these dispatches alone."""
        wanted = sorted(dispatch_ids)
        return Cleaned(
            **{
                name: frame[frame["dispatch_id"].isin(wanted)].reset_index(drop=True)
                for name in TABLES
                for frame in (self.table(name),)
            }
        )


def frame_of(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Return ``rows`` as the table ``name``: its columns in order, absent text ``""``.

    Parameters
    ----------
    name : str
        One of :data:`TABLES`.
    rows : iterable of mapping
        Column → value; what is absent, ``None`` or ``""`` is an empty field.
    """
    columns = TABLES[name]
    records = list(rows)
    # Text first and numbers put over it: columns made one by one cost five times as much.
    cells = [[_text(row.get(column)) for column in columns] for row in records]
    frame = pd.DataFrame(cells, columns=list(columns), dtype=object)
    for place, column in enumerate(columns):
        if column in WHOLE or column in DECIMAL:
            frame.isetitem(place, _numbers([row.get(column) for row in records], column in WHOLE))
    return frame


def frame_of_texts(name: str, rows: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Return rows of a CSV file as the table ``name``, its numbers read.

    A column of numbers that holds anything else stays text: then the schema tells of it.

    Parameters
    ----------
    name : str
        One of :data:`TABLES`.
    rows : sequence of sequence of str
        As many fields a row as the table has columns.
    """
    columns = TABLES[name]
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for place, column in enumerate(columns):
        if column in WHOLE or column in DECIMAL:
            numbers = _read_numbers([row[place] for row in rows], column in WHOLE)
            if numbers is not None:
                frame.isetitem(place, numbers)
    return frame


def columns_of(frame: pd.DataFrame) -> dict[str, list[object]]:
    """Return the cells of a table by column, as plain Python values."""
    cells = frame.to_numpy(dtype=object).T.tolist()
    return dict(zip(map(str, frame.columns), cells, strict=True))


def records_of(frame: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Yield the rows of a table by column, as plain Python values (``<NA>`` among them)."""
    names = list(map(str, frame.columns))
    for row in frame.to_numpy(dtype=object).tolist():
        yield dict(zip(names, row, strict=True))


def _text(value: object) -> str:
    return "" if value is None or value is pd.NA else str(value)


def _numbers(cells: list[object], whole: bool) -> ExtensionArray:
    """Return nullable numbers; what is absent, ``None`` or ``""`` is ``<NA>``."""
    known = [np.nan if cell is None or cell is pd.NA or cell == "" else cell for cell in cells]
    numbers = np.array(known, dtype="float64")
    absent = np.isnan(numbers)
    if not whole:
        return FloatingArray(numbers, absent)
    counted = np.where(absent, 0, numbers).astype("int64")
    assert (absent | (counted == numbers)).all(), "a whole number has decimals"
    return IntegerArray(counted, absent)


def _read_numbers(texts: Sequence[str], whole: bool) -> ExtensionArray | None:
    """Return the numbers that texts tell, ``""`` as ``<NA>``; None if one of them tells none."""
    known: dict[str, object] = {"": None}
    for text in texts:
        if text not in known:
            number = float(text) if _PLAIN_NUMBER.fullmatch(text) else None
            if number is None or (whole and not number.is_integer()):
                return None
            known[text] = number
    return _numbers([known[text] for text in texts], whole)


def gathered(parts: Sequence[Cleaned]) -> Cleaned:
    """Return tables one below the other; none gives empty tables."""
    if not parts:
        return Cleaned(**{name: frame_of(name, ()) for name in TABLES})
    return Cleaned(
        **{
            name: pd.concat([part.table(name) for part in parts], ignore_index=True)
            for name in TABLES
        }
    )
