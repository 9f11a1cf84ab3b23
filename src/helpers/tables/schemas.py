"""The contract as pandera schemas: what a cleaned table must hold before anyone may read it."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pandera.pandas as pa

from helpers.errors import TableError
from helpers.tables.cleaned import DECIMAL, TABLES, WHOLE

LEVELS = ("province", "department", "district", "commune", "group", "country")
MEASURES = ("point", "percent", "count")
STATUSES = ("printed", "repaired", "implied", "doubtful", "missing")
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

    Raises
    ------
    TableError
        Naming the table and the rows that break the contract.
    """
    try:
        checked: pd.DataFrame = schema(name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case", "index"]]
        raise TableError("tables.contract", table=name, cases=cases.head(5).to_string()) from error
    return checked


def _dtype(column: str) -> object:
    if column in WHOLE:
        return "Int64"
    return "Float64" if column in DECIMAL else object


def _a_figure_has_a_value_unless_missing(frame: pd.DataFrame) -> pd.Series:
    empty_allowed = frame["status"].isin(["missing", "doubtful"])
    return frame["value"].notna() | empty_allowed
