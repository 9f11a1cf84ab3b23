"""Overdue dossiers: by unit, as counted by the documents and as listed code by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.analysis.measure import UNIT_LEVELS, Measure, UnitScores, text, whole
from helpers.tables.cleaned import records_of

INDICATOR = "overdue_dossiers"


@dataclass(frozen=True)
class Dossier:
    """One line of a list of overdue dossiers, as printed; ``""`` or ``None`` where it is blank.

    Attributes
    ----------
    position : str
        Its place in the list of its unit.
    received_on : str
        ISO date.
    duplicate_of : str
        Position of the line that it repeats.
    """

    code: str
    position: str
    received_on: str
    duplicate_of: str
    page: int | None
    line: int | None
    dispatch_id: str
    file: str = ""
    period: str = ""


@dataclass(frozen=True)
class OverdueUnit:
    """One unit's overdue dossiers.

    Attributes
    ----------
    measure : Measure or None
        The count that a table or sentence gives, if it may decide anything.
    dossiers : tuple of Dossier
        Lines of the unit in the list of codes, in order; empty without a list.
    """

    unit: str
    level: str
    measure: Measure | None
    dossiers: tuple[Dossier, ...] = ()

    @property
    def listed(self) -> int:
        """Lines of the unit in the list of codes."""
        return len(self.dossiers)

    @property
    def distinct(self) -> int:
        """Different codes among them."""
        return len({item.code for item in self.dossiers})

    @property
    def figure(self) -> Measure:
        """The count as a figure with its place: of the table, else of the first line of the list.

        Raises
        ------
        IndexError
            If the documents give neither.
        """
        if self.measure is not None:
            return self.measure
        return _of_list(self)

    @property
    def differs(self) -> bool:
        """Whether the list has neither as many lines nor as many codes as the documents state."""
        stated = self.measure is not None and self.listed > 0
        return stated and self.count not in (self.listed, self.distinct)

    @property
    def count(self) -> int:
        """The unit's count: as the documents state it, else the lines of its list."""
        if self.measure is not None and self.measure.value is not None:
            return round(self.measure.value)
        return self.listed


@dataclass(frozen=True)
class Duplicate:
    """A code listed more than once for a unit, on these lines of its list."""

    code: str
    unit: str
    dossiers: tuple[Dossier, ...]

    @property
    def positions(self) -> tuple[str, ...]:
        """Its positions in the list of the unit."""
        return tuple(item.position for item in self.dossiers)


@dataclass(frozen=True)
class Overdue:
    """Overdue dossiers of a territory in one period.

    Attributes
    ----------
    units : tuple of OverdueUnit
        Units with at least one, most first.
    denied : tuple of OverdueUnit
        Units whose count is stated as 0 although the list has codes of theirs.
    clear : tuple of UnitScores
        Other units whose count is stated as 0.
    unknown : tuple of UnitScores
        Units of the table without a count, or with a doubtful one, that the list does not have
        either: missing is not 0.
    stated : Measure or None
        The territory's own total, if a document states one.
    """

    units: tuple[OverdueUnit, ...]
    clear: tuple[UnitScores, ...]
    unknown: tuple[UnitScores, ...]
    stated: Measure | None
    duplicates: tuple[Duplicate, ...]
    denied: tuple[OverdueUnit, ...] = ()

    @property
    def named(self) -> tuple[OverdueUnit, ...]:
        """All units that a count or a list speaks of, :attr:`denied` last."""
        return (*self.units, *self.denied)

    @property
    def total(self) -> int:
        """Sum over the units."""
        return sum(item.count for item in self.units)

    @property
    def listed(self) -> int:
        """Lines in the lists of codes."""
        return sum(item.listed for item in self.named)

    @property
    def distinct(self) -> int:
        """Different codes in the lists."""
        return sum(item.distinct for item in self.named)

    @property
    def counted(self) -> tuple[Measure, ...]:
        """The counts behind :attr:`total`, one a unit."""
        return tuple(item.figure for item in self.units)

    def at(self, level: str) -> tuple[OverdueUnit, ...]:
        """Return the units of one level, most first."""
        return tuple(item for item in self.units if item.level == level)


_Listed = tuple[str, list[Dossier]]  # the level of a unit, and the lines of its list


def overdue(
    units: Sequence[UnitScores],
    subject: UnitScores | None,
    codes: pd.DataFrame,
    period: str = "",
    files: Mapping[str, str] | None = None,
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
    period : str
        Theirs.
    files : mapping of dispatch_id to file name, optional
        So that a count of the list can name its document.
    """
    below = [unit for unit in units if unit.level in UNIT_LEVELS and unit is not subject]
    stated = subject.get(INDICATOR) if subject is not None else None
    lists = _lists(codes, period, files or {})
    measured = {unit.unit: unit for unit in below if INDICATOR in unit.measures}
    if not measured and not lists and stated is None:
        return None
    rows = [
        _overdue_unit(name, level, measured.get(name), lists)
        for name, level in _names(measured, lists)
    ]
    return Overdue(
        units=tuple(sorted((row for row in rows if row.count > 0), key=lambda row: -row.count)),
        clear=tuple(
            unit for unit in measured.values() if _value(unit) == 0 and unit.unit not in lists
        ),
        unknown=tuple(
            unit for unit in measured.values() if _value(unit) is None and unit.unit not in lists
        ),
        denied=tuple(row for row in rows if row.count == 0 and row.listed),
        stated=stated,
        duplicates=_duplicates(lists),
    )


def _of_list(item: OverdueUnit) -> Measure:
    """Return the number of lines of a unit's list as a figure that stands on the first of them."""
    first = item.dossiers[0]
    return Measure(
        dispatch_id=first.dispatch_id,
        file=first.file,
        table="",
        period=first.period,
        unit=item.unit,
        level=item.level,
        indicator=INDICATOR,
        value=float(item.listed),
        max=None,
        measure="count",
        page=first.page,
        line=first.line,
    )


def _names(
    measured: Mapping[str, UnitScores], lists: Mapping[str, _Listed]
) -> tuple[tuple[str, str], ...]:
    named = {name: unit.level for name, unit in measured.items()}
    for name, (level, _) in lists.items():
        named.setdefault(name, level)
    return tuple(named.items())


def _overdue_unit(
    name: str, level: str, unit: UnitScores | None, lists: Mapping[str, _Listed]
) -> OverdueUnit:
    measure = unit.get(INDICATOR) if unit is not None else None
    return OverdueUnit(name, level, measure, tuple(lists.get(name, (level, []))[1]))


def _value(unit: UnitScores) -> float | None:
    measure = unit.get(INDICATOR)
    return measure.value if measure is not None else None


def _lists(codes: pd.DataFrame, period: str, files: Mapping[str, str]) -> dict[str, _Listed]:
    lists: dict[str, _Listed] = {}
    for row in records_of(codes):
        dossier = Dossier(
            code=text(row["code"]),
            position=text(row["position"]),
            received_on=text(row["received_on"]),
            duplicate_of=text(row["duplicate_of"]),
            page=whole(row["page"]),
            line=whole(row["line"]),
            dispatch_id=text(row["dispatch_id"]),
            file=files.get(text(row["dispatch_id"]), ""),
            period=period,
        )
        lists.setdefault(text(row["unit"]), (text(row["level"]), []))[1].append(dossier)
    return lists


def _duplicates(lists: Mapping[str, _Listed]) -> tuple[Duplicate, ...]:
    found = []
    for unit, (_, dossiers) in lists.items():
        alike: dict[str, list[Dossier]] = {}
        for item in dossiers:
            alike.setdefault(item.code, []).append(item)
        found += [
            Duplicate(code, unit, tuple(items)) for code, items in alike.items() if len(items) > 1
        ]
    return tuple(found)
