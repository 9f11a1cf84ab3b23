"""The rows of a table with official units and true ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, repeat

from helpers.extraction.folding import fold
from helpers.extraction.grid import Grid, GridRow
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.tokens import Token
from helpers.reference import Unit
from helpers.repair.ordinals import Ordinal, settle_ordinals
from helpers.repair.other_days import OtherDays
from helpers.repair.units import ResolvedUnit, resolve_units

_NOTE_MARK = re.compile(r"(?<=\w)\s*\(?[*†‡¹²³]{1,3}\)?$")
"""What leads from a name to a note under the table."""
_FEWEST_PROVINCES, _MOSTLY = 3, 0.6
"""How many rows, and which share of them, compare provinces."""
_MOST_OWN = 3
"""How many words of a name may have been taken for figures."""
_LIKE_FIGURES = frozenset({"figure", "weak"})
_OWN_NUMBER = 90.0
"""How alike a unit a name must be with the number behind it for the number to be its own."""


@dataclass(frozen=True)
class Gazetteer:
    """Where the names of a dispatch are looked up.

    Attributes
    ----------
    current : NameIndex
        The units of the day.
    ever : OtherDays
        What was not there on the day, but before or after.
    territory, level : str
        Name and level of the territory that totals and averages stand for.
    whole : bool
        Whether the text was not damaged in reading.
    provinces : mapping of str to Unit
        The provinces of the day by name, folded, with and without their kind.
    """

    current: NameIndex
    ever: OtherDays
    territory: str
    level: str
    whole: bool = False
    provinces: Mapping[str, Unit] = field(default_factory=dict)


@dataclass(frozen=True)
class NamedRow:
    """A row whose name is settled.

    Attributes
    ----------
    grid_row : GridRow
    unit : ResolvedUnit
        The unit, block or territory that it stands for.
    ordinal : Ordinal or None
        Its true place in its list, None where the table is not numbered.
    """

    grid_row: GridRow
    unit: ResolvedUnit
    ordinal: Ordinal | None

    @property
    def kind(self) -> str:
        """What it stands for: ``unit``, ``group``, ``total`` or ``average``."""
        return self.grid_row.row.kind


def name_rows(grid: Grid, gazetteer: Gazetteer) -> list[NamedRow]:
    """Settle names and ordinals of a table.

    Parameters
    ----------
    grid : Grid
    gazetteer : Gazetteer
        Of the dispatch.
    """
    width = len(grid.places)
    rows = [_with_own_number(row, gazetteer.current, width) for row in grid.rows]
    units = _units(rows, gazetteer)
    return [
        NamedRow(row, unit, ordinal)
        for row, unit, ordinal in zip(rows, units, _ordinals(grid.counts_ranks, rows), strict=True)
    ]


def _with_own_number(row: GridRow, index: NameIndex, width: int) -> GridRow:
    """Give a name the number that closes it ("phường 2"), where it was taken for a figure.

    So may words before it have been that look like figures ("A 1udi 5").
    """
    more = len(row.tokens) - width
    if row.row.text.cells or not 1 <= more <= _MOST_OWN:
        return row
    place = row.row.text.leading
    own = row.tokens[place : place + more]
    *words, number = own
    if number.kind not in _LIKE_FIGURES or any(not _is_like_a_word(token) for token in words):
        return row
    name = " ".join((row.row.name, *(token.text for token in own))).strip()
    if index.best(name) < max(index.best(row.row.name), KNOWN if words else _OWN_NUMBER):
        return row
    return replace(
        row,
        row=replace(row.row, name=name),
        tokens=(*row.tokens[:place], *row.tokens[place + more :]),
    )


def _is_like_a_word(token: Token) -> bool:
    return token.kind == "weak" and token.text[-1:].isalpha()


def _units(rows: Sequence[GridRow], gazetteer: Gazetteer) -> list[ResolvedUnit]:
    """Return what each row stands for; the names of units are settled together."""
    plain = [row.row for row in rows if row.row.kind == "unit"]
    names = [_NOTE_MARK.sub("", row.name) for row in plain]
    sections = [row.section for row in plain]
    resolved = iter(
        resolve_units(
            names,
            sections,
            gazetteer.current,
            gazetteer.ever,
            gazetteer.whole,
        )
    )
    compared = _provinces(names, gazetteer)
    whole = ResolvedUnit(gazetteer.territory, gazetteer.level, True)
    units = []
    for row in rows:
        if row.row.kind == "unit":
            unit, province = next(resolved), next(compared)
            units.append(province or unit)
        elif row.row.block:
            units.append(ResolvedUnit(row.row.block, "group", True))
        else:
            units.append(whole)
    return units


def _provinces(names: Sequence[str], gazetteer: Gazetteer) -> Iterator[ResolvedUnit | None]:
    """Yield the provinces of a table that compares them, None for each row of any other table.

    "Thái Nguyên", "Phú Thọ", "Lào Cai" in a row: no committee of a commune is called so.
    """
    found = [gazetteer.provinces.get(fold(name)) for name in names]
    known = [unit for unit in found if unit is not None]
    if len(known) < _FEWEST_PROVINCES or len(known) < _MOSTLY * len(names):
        return repeat(None, len(names))
    return (ResolvedUnit(unit.name, unit.level, True) if unit else None for unit in found)


def _ordinals(ranks: bool, rows: Sequence[GridRow]) -> list[Ordinal | None]:
    """Return the place of each row in its section; blocks and totals have none."""
    settled: list[Ordinal | None] = [None] * len(rows)
    counted = [(place, row) for place, row in enumerate(rows) if row.row.kind == "unit"]
    if not any(row.row.text.ordinal for _, row in counted):
        return settled
    for _, run in groupby(counted, key=lambda item: item[1].row.section):
        members = list(run)
        found = settle_ordinals([row.row.text.ordinal for _, row in members])
        for (place, _), ordinal in zip(members, found, strict=True):
            # Ranks may be shared, and leave out those after.
            shared = ranks and ordinal.printed.isdecimal()
            settled[place] = replace(ordinal, slip=False, repeated=False) if shared else ordinal
    return settled
