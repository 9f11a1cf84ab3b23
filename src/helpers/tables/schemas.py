"""What a cleaned table must hold before anyone may read it: rules of its columns, and the schema.

A table that plainly keeps the rules needs no schema, and pandera loads slowly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from helpers.errors import TableError
from helpers.tables.cleaned import DECIMAL, TABLES, WHOLE, columns_of

if TYPE_CHECKING:
    import pandera.pandas as pa

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


@dataclass(frozen=True)
class Rule:
    """What every text of a column must be: by default anything.

    Attributes
    ----------
    pattern : str
        Regular expression that it matches.
    allowed : tuple of str
        The closed list of values.
    least : int
        Letters it has at least.
    """

    pattern: str = ""
    allowed: tuple[str, ...] = ()
    least: int = 0

    def passes(self, text: str) -> bool:
        """Tell whether a text keeps the rule."""
        if self.allowed:
            return text in self.allowed
        return len(text) >= self.least and re.match(self.pattern, text) is not None

    def check(self) -> pa.Check:
        """Return the rule as pandera's."""
        import pandera.pandas as pa  # noqa: PLC0415 - loads slowly

        if self.allowed:
            return pa.Check.isin(self.allowed)
        if self.pattern:
            return pa.Check.str_matches(self.pattern)
        return pa.Check.str_length(min_value=self.least)


RULES: Mapping[str, Mapping[str, Rule]] = {
    "dispatch": {
        "dispatch_id": Rule(r"^[a-z0-9-]+$"),
        "sha256": Rule(r"^[0-9a-f]{64}$"),
        "signed_on": Rule(DATE),
        "period": Rule(_PERIOD),
        "as_of": Rule(_MOMENT),
    },
    "measures": {
        "period": Rule(_PERIOD),
        "level": Rule(allowed=LEVELS),
        "indicator": Rule(r"^[a-z0-9_-]+$"),
        "measure": Rule(allowed=MEASURES),
        "status": Rule(allowed=STATUSES),
    },
    "overdue_dossiers": {"received_on": Rule(DATE)},
    "claims": {"verdict": Rule(allowed=VERDICTS)},
    "findings": {
        "kind": Rule(allowed=KINDS),
        "severity": Rule(allowed=SEVERITIES),
        "origin": Rule(allowed=ORIGINS),
        "message": Rule(least=1),
    },
}
"""Rules of the columns that have one, by table."""


@cache
def schema(name: str) -> pa.DataFrameSchema:
    """Return the pandera schema of the table ``name`` (columns, types and closed lists)."""
    import pandera.pandas as pa  # noqa: PLC0415 - loads slowly

    checks = {column: rule.check() for column, rule in RULES[name].items()}
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
    import pandera.pandas as pa  # noqa: PLC0415 - loads slowly

    try:
        checked: pd.DataFrame = schema(name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases[["column", "check", "failure_case", "index"]]
        raise TableError("tables.contract", table=name, cases=cases.head(5).to_string()) from error
    return checked


def plainly_keeps(name: str, frame: pd.DataFrame) -> bool:
    """Tell whether a table keeps its schema without being converted.

    The same rules as pandera checks, asked directly: pandera takes 25 ms for the five tables
    of a dispatch, several times what it costs to read one.
    """
    if tuple(frame.columns) != TABLES[name] or not all(
        dtype == _dtype(column) for column, dtype in zip(TABLES[name], frame.dtypes, strict=True)
    ):
        return False
    cells = columns_of(frame)
    for column in (column for column in cells if column not in (*WHOLE, *DECIMAL)):
        rule = RULES[name].get(column)
        distinct = set(cells[column])
        if not all(isinstance(text, str) and (not rule or rule.passes(text)) for text in distinct):
            return False
    if name == "measures" and not all(
        value is not pd.NA or status in _WITHOUT_VALUE
        for value, status in zip(cells["value"], cells["status"], strict=True)
    ):
        return False
    keys = list(zip(*(cells[column] for column in KEYS.get(name, ())), strict=True))
    return len(set(keys)) == len(keys)


def _dtype(column: str) -> object:
    if column in WHOLE:
        return "Int64"
    return "Float64" if column in DECIMAL else object


def _a_figure_has_a_value_unless_missing(frame: pd.DataFrame) -> pd.Series:
    empty_allowed = frame["status"].isin(_WITHOUT_VALUE)
    return frame["value"].notna() | empty_allowed
