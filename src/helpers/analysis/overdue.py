"""Overdue dossiers: by unit, as counted by the documents and as listed code by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.analysis.measure import UNIT_LEVELS, Measure, UnitScores

INDICATOR = "overdue_dossiers"


@dataclass(frozen=True)
class OverdueUnit:
    """One unit's overdue dossiers.

    Attributes
    ----------
    measure : Measure or None
        The count that a table or sentence gives.
    listed, distinct : int
        Lines of the unit in the list of codes, and different codes among them; 0 without a list.
    """

    unit: str
    level: str
    measure: Measure | None
    listed: int
    distinct: int

    @property
    def count(self) -> int:
        """The unit's count: as the documents state it, else the lines of its list."""
        if self.measure is not None and self.measure.value is not None:
            return round(self.measure.value)
        return self.listed


@dataclass(frozen=True)
class Duplicate:
    """A code listed more than once for a unit, at these positions of its list."""

    code: str
    unit: str
    positions: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Overdue:
    """Overdue dossiers of a territory in one period.

    Attributes
    ----------
    units : tuple of OverdueUnit
        Units with at least one, most first.
    clear : tuple of UnitScores
        Units whose count is stated as 0.
    unknown : tuple of UnitScores
        Units of the table without a count, or with a doubtful one: missing is not 0.
    stated : Measure or None
        The territory's own total, if a document states one.
    list_lines : tuple of int
        Lines of the document on which the codes of the lists stand.
    """

    units: tuple[OverdueUnit, ...]
    clear: tuple[UnitScores, ...]
    unknown: tuple[UnitScores, ...]
    stated: Measure | None
    duplicates: tuple[Duplicate, ...]
    list_lines: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """Sum over the units."""
        return sum(item.count for item in self.units)

    @property
    def listed(self) -> int:
        """Lines in the lists of codes."""
        return sum(item.listed for item in self.units)

    @property
    def distinct(self) -> int:
        """Different codes in the lists."""
        return sum(item.distinct for item in self.units)

    @property
    def counted(self) -> tuple[Measure, ...]:
        """The counts behind :attr:`total`."""
        return tuple(item.measure for item in self.units if item.measure is not None)

    def at(self, level: str) -> tuple[OverdueUnit, ...]:
        """Return the units of one level, most first."""
        return tuple(item for item in self.units if item.level == level)


def overdue(
    units: Sequence[UnitScores], subject: UnitScores | None, codes: pd.DataFrame
) -> Overdue | None:
    """Gather the overdue dossiers; ``None`` if the documents say nothing of them.

    Parameters
    ----------
    units : sequence of UnitScores
        All units of the period.
    subject : UnitScores or None
        The report's own territory.
    codes : DataFrame
        Rows of ``overdue_dossiers.csv`` for the same dispatches.
    """
    below = [unit for unit in units if unit.level in UNIT_LEVELS and unit is not subject]
    stated = subject.get(INDICATOR) if subject is not None else None
    lists = _lists(codes)
    measured = {unit.unit: unit for unit in below if INDICATOR in unit.measures}
    if not measured and not lists and stated is None:
        return None
    rows = [
        _overdue_unit(name, level, measured.get(name), lists)
        for name, level in _names(measured, lists)
    ]
    return Overdue(
        units=tuple(sorted((row for row in rows if row.count > 0), key=lambda row: -row.count)),
        clear=tuple(unit for unit in measured.values() if _value(unit) == 0),
        unknown=tuple(unit for unit in measured.values() if _value(unit) is None),
        stated=stated,
        duplicates=_duplicates(codes),
        list_lines=tuple(int(line) for line in codes["line"] if str(line).isdigit()),
    )


def _names(
    measured: dict[str, UnitScores], lists: dict[str, tuple[str, list[str]]]
) -> tuple[tuple[str, str], ...]:
    named = {name: unit.level for name, unit in measured.items()}
    for name, (level, _) in lists.items():
        named.setdefault(name, level)
    return tuple(named.items())


def _overdue_unit(
    name: str,
    level: str,
    unit: UnitScores | None,
    lists: dict[str, tuple[str, list[str]]],
) -> OverdueUnit:
    codes = lists.get(name, (level, []))[1]
    measure = unit.get(INDICATOR) if unit is not None else None
    return OverdueUnit(name, level, measure, len(codes), len(set(codes)))


def _value(unit: UnitScores) -> float | None:
    measure = unit.get(INDICATOR)
    return measure.value if measure is not None else None


def _lists(codes: pd.DataFrame) -> dict[str, tuple[str, list[str]]]:
    lists: dict[str, tuple[str, list[str]]] = {}
    for unit, level, code in zip(codes["unit"], codes["level"], codes["code"], strict=True):
        lists.setdefault(str(unit), (str(level), []))[1].append(str(code))
    return lists


def _duplicates(codes: pd.DataFrame) -> tuple[Duplicate, ...]:
    pairs = [
        (str(unit), str(code)) for unit, code in zip(codes["unit"], codes["code"], strict=True)
    ]
    positions = [str(position) for position in codes["position"]]
    lines = [int(line) if str(line).isdigit() else 0 for line in codes["line"]]
    counts = Counter(pairs)
    found = []
    for pair in dict.fromkeys(pair for pair in pairs if counts[pair] > 1):
        at = [index for index, other in enumerate(pairs) if other == pair]
        found.append(
            Duplicate(
                pair[1],
                pair[0],
                tuple(positions[index] for index in at),
                tuple(lines[index] for index in at),
            )
        )
    return tuple(found)
