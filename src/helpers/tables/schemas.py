"""The contract as pandera schemas: what a cleaned table must hold before anyone may read it."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd
import pandera.pandas as pa

from helpers.errors import TableError
from helpers.tables.cleaned import DECIMAL, TABLES, WHOLE, columns_of

LEVELS = ("province", "department", "district", "commune", "group", "country")
MEASURES = ("point", "percent", "count")
STATUSES = ("printed", "repaired", "implied", "doubtful", "missing")
_WITHOUT_VALUE = ("doubtful", "missing")
VERDICTS = ("confirmed", "contradicted", "not_checkable")
KINDS = (
    "sum", "ratio", "count", "duplicate", "ordinal", "order", "date", "name", "scale", "unit",
    "contradiction", "missing", "decimal", "separator", "definition", "layout",
)  # fmt: skip
SEVERITIES = ("high", "medium", "low")
ORIGINS = ("source", "reading", "unknown")

KEYS = {
    "dispatch": ("dispatch_id",),
    "claims": ("dispatch_id", "claim_id"),
    "findings": ("dispatch_id", "finding_id"),
}
"""Columns that tell the rows of a table apart; figures and codes may repeat in a document."""

_PERIOD = r"^$|^\d{4}$|^\d{4}-(0[1-9]|1[0-2])$|^\d{4}-Q[1-4]$"
DATE = r"^$|^\d{4}-\d{2}-\d{2}$"
_MOMENT = r"^$|^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"

_CHECKS: dict[str, dict[str, pa.Check]] = {
    "dispatch": {
        "dispatch_id": pa.Check.str_matches(r"^[a-z0-9-]+$"),
        "sha256": pa.Check.str_matches(r"^[0-9a-f]{64}$"),
        "signed_on": pa.Check.str_matches(DATE),
        "period": pa.Check.str_matches(_PERIOD),
        "as_of": pa.Check.str_matches(_MOMENT),
    },
    "measures": {
        "period": pa.Check.str_matches(_PERIOD),
        "level": pa.Check.isin(LEVELS),
        "indicator": pa.Check.str_matches(r"^[a-z0-9_-]+$"),
        "measure": pa.Check.isin(MEASURES),
        "status": pa.Check.isin(STATUSES),
    },
    "overdue_dossiers": {"received_on": pa.Check.str_matches(DATE)},
    "claims": {"verdict": pa.Check.isin(VERDICTS)},
    "findings": {
        "kind": pa.Check.isin(KINDS),
        "severity": pa.Check.isin(SEVERITIES),
        "origin": pa.Check.isin(ORIGINS),
        "message": pa.Check.str_length(min_value=1),
    },
}


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """Return the pandera schema of the table ``name`` (columns, types and closed lists)."""
    checks = _CHECKS[name]
    columns = {
        column: pa.Column(_dtype(column), checks.get(column), nullable=True, coerce=True)
        for column in TABLES[name]
    }
    frame_checks = [pa.Check(_a_figure_has_a_value_unless_missing)] if name == "measures" else None
    return pa.DataFrameSchema(
        columns,
        strict=True,
        ordered=True,
        checks=frame_checks,
        unique=list(KEYS[name]) if name in KEYS else None,
    )


def validate(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` once it keeps the contract of table ``name``.

    What plainly keeps it comes back as it is; anything else pandera converts if it can, and names
    what is wrong.

    Raises
    ------
    TableError
        Naming the table and the rows that break the contract.
    """
    if plainly_keeps(name, frame):
        return frame
    try:
        checked: pd.DataFrame = schema(name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case", "index"]]
        raise TableError("tables.contract", table=name, cases=cases.head(5).to_string()) from error
    return checked


def plainly_keeps(name: str, frame: pd.DataFrame) -> bool:
    """Tell whether a table keeps its schema without being converted.

    The same schema as pandera checks, asked directly: pandera takes 25 ms for the five tables
    of a dispatch, a quarter of what it costs to read one.
    """
    if tuple(frame.columns) != TABLES[name] or not all(
        dtype == _dtype(column) for column, dtype in zip(TABLES[name], frame.dtypes, strict=True)
    ):
        return False
    cells = columns_of(frame)
    asked = schema(name)
    for column in (column for column in cells if column not in (*WHOLE, *DECIMAL)):
        texts = [cell for cell in cells[column] if isinstance(cell, str)]
        distinct = dict.fromkeys(texts)
        for check in asked.columns[column].checks:
            if not all(passes(check, text) for text in distinct):
                return False
        if len(texts) < len(cells[column]):
            return False
    if name == "measures" and not all(
        value is not pd.NA or status in _WITHOUT_VALUE
        for value, status in zip(cells["value"], cells["status"], strict=True)
    ):
        return False
    keys = list(zip(*(cells[column] for column in KEYS.get(name, ())), strict=True))
    return len(set(keys)) == len(keys)


def passes(check: pa.Check, text: str) -> bool:
    """Tell whether one text passes a check of a schema."""
    known = check.statistics or {}
    if "allowed_values" in known:
        return text in known["allowed_values"]
    if "pattern" in known:
        return re.match(known["pattern"], text) is not None
    return len(text) >= int(known.get("min_value") or 0)


def _dtype(column: str) -> object:
    if column in WHOLE:
        return "Int64"
    return "Float64" if column in DECIMAL else object


def _a_figure_has_a_value_unless_missing(frame: pd.DataFrame) -> pd.Series:
    empty_allowed = frame["status"].isin(_WITHOUT_VALUE)
    return frame["value"].notna() | empty_allowed
