"""The one cell that a correction means, found by unit and indicator and held by its guard."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from helpers.corrections.model import Correction, CorrectionFile
from helpers.errors import CorrectionError
from helpers.extraction.figure import parse_figure
from helpers.nearest import nearest
from helpers.repair.cells import plain_number

_SHOWN = 6
_PLACES = 4  # a person may confirm more decimals than the engine expects of a score


@dataclass(frozen=True)
class Cell:
    """A row of ``measures`` as a correction sees it.

    Attributes
    ----------
    place : int
        Its position in the table.
    value, max : Decimal or None
    """

    place: int
    row: dict[Any, Any]
    value: Decimal | None
    max: Decimal | None

    @property
    def printed(self) -> str:
        """The token as the document prints it, its blanks single."""
        return " ".join(str(self.row["printed"]).split())

    @property
    def status(self) -> str:
        """The status that the reading engine gave."""
        return str(self.row["status"])

    @property
    def told(self) -> str:
        """Value, status and evidence in short, as in ``"16.69, doubtful: …"``."""
        known = "no value" if self.value is None else plain_number(self.value)
        evidence = str(self.row["evidence"])
        return f"{known}, {self.status}: {evidence}" if evidence else f"{known}, {self.status}"

    @property
    def of_token(self) -> bool:
        """Whether the value is what the token says, only separators normalised."""
        read = parse_figure(self.printed, str(self.row["measure"]), _PLACES)
        return self.value is not None and read == self.value

    def whole(self, column: str) -> int | None:
        """Return a whole number of the row (``page``, ``line``), None if there is none."""
        return None if pd.isna(self.row[column]) else int(self.row[column])


def cell_of(correction: Correction, file: CorrectionFile, measures: pd.DataFrame) -> Cell:
    """Return the cell that ``correction`` means.

    Parameters
    ----------
    correction : Correction
    file : CorrectionFile
        Where it stands, for errors.
    measures : DataFrame
        With the columns of the contract.

    Raises
    ------
    CorrectionError
        If it fits no cell or several, or its guard is not what the document prints.
    """
    found = measures[_fits(correction, measures)]
    if found.empty:
        raise _nothing(correction, file, measures)
    if len(found) > 1:
        places = [_place(row) for row in found.to_dict("records")]
        raise CorrectionError(
            "corrections.several_cells",
            path=file.path, entry=correction.entry, unit=correction.unit,
            indicator=correction.indicator, count=len(found), found=_listed(places),
        )  # fmt: skip
    row: dict[Any, Any] = found.iloc[0].to_dict()
    place = measures.index.get_loc(found.index[0])
    assert isinstance(place, int)
    cell = Cell(place, row, _decimal(row["value"]), _decimal(row["max"]))
    if cell.printed != correction.expected_printed:
        raise CorrectionError(
            "corrections.guard",
            path=file.path, entry=correction.entry, unit=correction.unit,
            indicator=correction.indicator, found=cell.printed, now=cell.told,
            expected=correction.expected_printed,
        )  # fmt: skip
    return cell


def _fits(correction: Correction, measures: pd.DataFrame) -> pd.Series:
    fits = (measures["unit"] == correction.unit) & (measures["indicator"] == correction.indicator)
    if correction.period is not None:
        fits &= measures["period"] == correction.period
    if correction.table is not None:
        fits &= measures["table"] == correction.table
    if correction.line is not None:
        fits &= (measures["line"] == correction.line).fillna(False).astype(bool)
    return fits


def _nothing(
    correction: Correction, file: CorrectionFile, measures: pd.DataFrame
) -> CorrectionError:
    """Say what there is instead: the unit's cells, else the nearest units."""
    own = measures[measures["unit"] == correction.unit]
    same = own[own["indicator"] == correction.indicator]
    if not same.empty:
        known = [_place(row) for row in same.to_dict("records")]
    elif not own.empty:
        known = list(dict.fromkeys(own["indicator"]))
    else:
        known = nearest(correction.unit, measures["unit"])
    wanted = {"period": correction.period, "table": correction.table, "line": correction.line}
    return CorrectionError(
        "corrections.no_cell",
        path=file.path, entry=correction.entry, unit=correction.unit,
        indicator=correction.indicator, known=_listed(known) or "–",
        more="".join(f", {key} {value}" for key, value in wanted.items() if value is not None),
    )  # fmt: skip


def _place(row: dict[Any, Any]) -> str:
    line = "" if pd.isna(row["line"]) else f", line {row['line']}"
    return f"period {row['period']}, table “{row['table']}”{line}, printed “{row['printed']}”"


def _listed(items: list[str]) -> str:
    shown = "; ".join(items[:_SHOWN])
    return f"{shown}; …" if len(items) > _SHOWN else shown


def _decimal(value: object) -> Decimal | None:
    return None if value is None or pd.isna(value) else Decimal(str(value))  # type: ignore[call-overload]
