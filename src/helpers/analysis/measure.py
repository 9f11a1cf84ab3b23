"""The cleaned figures as values that keep their place in the dispatch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from helpers.tables.cleaned import records_of

UNIT_LEVELS = ("department", "district", "commune")
USABLE = frozenset({"printed", "repaired", "implied"})


@dataclass(frozen=True)
class Dispatch:
    """One row of ``dispatch.csv``; what the document leaves blank is ``""``."""

    dispatch_id: str
    file: str
    issuer: str
    province: str
    kind: str
    number: str
    signed_on: str
    title: str
    period: str
    as_of: str


@dataclass(frozen=True)
class Measure:
    """One row of ``measures.csv``: a figure, its status and where it stands.

    Attributes
    ----------
    value, max : float or None
        In points, per cent or counts as ``measure`` says; ``None`` is *missing*, never 0.
    grade : str
        The class printed beside the unit (column ``class``), ``""`` if none.
    status : str
        ``printed``, ``repaired``, ``implied``, ``doubtful`` or ``missing``.
    """

    dispatch_id: str
    file: str
    table: str
    period: str
    unit: str
    level: str
    indicator: str
    value: float | None
    max: float | None
    measure: str
    grade: str = ""
    rank: int | None = None
    rank_of: int | None = None
    ordinal: int | None = None
    status: str = "printed"
    printed: str = ""
    page: int | None = None
    line: int | None = None
    evidence: str = ""

    @property
    def usable(self) -> bool:
        """Whether the figure may decide anything: it is there, and it is not doubtful."""
        return self.value is not None and self.status in USABLE

    @property
    def share(self) -> float | None:
        """Value as a share of the maximum (0–1), ``None`` without either."""
        if self.value is None or not self.max:
            return None
        return self.value / self.max

    @property
    def lost(self) -> float | None:
        """Points between the value and the maximum, ``None`` without either."""
        if self.value is None or self.max is None:
            return None
        return round(self.max - self.value, 6)


@dataclass(frozen=True)
class UnitScores:
    """Everything one unit got in one period.

    Attributes
    ----------
    measures : mapping of indicator id to Measure
        The figure that counts for each indicator: the first usable one in document order.
    restated : mapping of indicator id to tuple of Measure
        Other values that the same documents give for the same thing, where they differ.
    """

    unit: str
    level: str
    measures: Mapping[str, Measure]
    restated: Mapping[str, tuple[Measure, ...]] = field(default_factory=dict)

    @property
    def grade(self) -> str:
        """Return the class printed for the unit, ``""`` if the documents print none."""
        return next((m.grade for m in self.measures.values() if m.grade), "")

    def get(self, indicator: str) -> Measure | None:
        """Return the figure of ``indicator`` if it may decide anything, else ``None``."""
        found = self.measures.get(indicator)
        return found if found is not None and found.usable else None


def read_dispatches(frame: pd.DataFrame) -> tuple[Dispatch, ...]:
    """Return the rows of ``dispatch.csv`` as values, in order."""
    names = tuple(Dispatch.__dataclass_fields__)
    return tuple(Dispatch(**{name: text(row[name]) for name in names}) for row in records_of(frame))


def read_measures(frame: pd.DataFrame, files: Mapping[str, str]) -> tuple[Measure, ...]:
    """Return the rows of ``measures.csv`` as values, in document order.

    Parameters
    ----------
    frame : DataFrame
        With the columns of the contract.
    files : mapping of dispatch_id to file name
        So that every figure can name its document.
    """
    return tuple(_measure(row, files) for row in records_of(frame))


def scores_by_unit(measures: Iterable[Measure]) -> tuple[UnitScores, ...]:
    """Gather measures into one :class:`UnitScores` a unit, in the order of first appearance."""
    gathered: dict[tuple[str, str], dict[str, list[Measure]]] = {}
    for item in measures:
        gathered.setdefault((item.level, item.unit), {}).setdefault(item.indicator, []).append(item)
    return tuple(_unit_scores(unit, level, figures) for (level, unit), figures in gathered.items())


def at_level(units: Iterable[UnitScores], level: str) -> tuple[UnitScores, ...]:
    """Return the units of one level, in order."""
    return tuple(unit for unit in units if unit.level == level)


def indicators_of(units: Sequence[UnitScores]) -> tuple[str, ...]:
    """Return the indicators that the units have, in the order in which the documents print them."""
    return tuple(dict.fromkeys(name for unit in units for name in unit.measures))


def _unit_scores(unit: str, level: str, figures: dict[str, list[Measure]]) -> UnitScores:
    chosen = {name: _first_usable(rows) for name, rows in figures.items()}
    restated = {
        name: others for name, rows in figures.items() if (others := _different(chosen[name], rows))
    }
    return UnitScores(unit, level, chosen, restated)


def _first_usable(rows: list[Measure]) -> Measure:
    return next((row for row in rows if row.usable), rows[0])


def _different(chosen: Measure, rows: list[Measure]) -> tuple[Measure, ...]:
    seen = {chosen.value}
    found = []
    for row in rows:
        if row.value is not None and row.value not in seen:
            seen.add(row.value)
            found.append(row)
    return tuple(found)


def _measure(row: Mapping[str, object], files: Mapping[str, str]) -> Measure:
    dispatch = text(row["dispatch_id"])
    return Measure(
        dispatch_id=dispatch,
        file=files.get(dispatch, ""),
        table=text(row["table"]),
        period=text(row["period"]),
        unit=text(row["unit"]),
        level=text(row["level"]),
        indicator=text(row["indicator"]),
        value=_number(row["value"]),
        max=_number(row["max"]),
        measure=text(row["measure"]),
        grade=text(row["class"]),
        rank=whole(row["rank"]),
        rank_of=whole(row["rank_of"]),
        ordinal=whole(row["ordinal"]),
        status=text(row["status"]),
        printed=text(row["printed"]),
        page=whole(row["page"]),
        line=whole(row["line"]),
        evidence=text(row["evidence"]),
    )


def text(value: object) -> str:
    """Return a cell of a table as text, ``""`` if it is empty."""
    if isinstance(value, str):  # as nearly every cell is
        return value
    return "" if value is None or _absent(value) else str(value)


def _number(value: object) -> float | None:
    if value is None or _absent(value) or value == "":
        return None
    return float(value) if isinstance(value, int | float) else float(str(value))


def whole(value: object) -> int | None:
    """Return a nullable whole number of a table as ``int`` or ``None``."""
    number = _number(value)
    return None if number is None else int(number)


def _absent(value: object) -> bool:
    return value is pd.NA or (isinstance(value, float) and math.isnan(value))
