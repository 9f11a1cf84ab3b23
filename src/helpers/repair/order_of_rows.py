"""Names that several units may bear, told by the order in which a table lists its units.

Offices list their units in the official order, or in one of their own that another table of the
dispatch keeps too. Where nearly all rows follow such an order, a row stands for a unit between
those of the rows above and below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from helpers.extraction.names import Candidate, NameIndex
from helpers.repair.naming import NamedRow
from helpers.repair.units import ResolvedUnit

_FEWEST = 8
"""How many rows must be sure of their units for their order to be one."""
_ORDERED = 0.9
"""Which share of neighbouring rows follows an order that a table keeps."""
_AROUND = 2
"""How many sure rows on either side must follow it too."""
_LEAST = 70.0
"""How alike a unit a name must be that only its place tells."""
_FURTHER = 12.0
"""By how much less alike every other unit must be that may stand there."""
_CONSIDERED = 12

Order = Mapping[str, int]
"""Name of a unit → its place in a list."""


def settle_by_order(tables: Sequence[Sequence[NamedRow]], index: NameIndex) -> list[list[NamedRow]]:
    """Return the rows of each table, those sure of their units whose place alone tells it.

    Parameters
    ----------
    tables : sequence of sequence of NamedRow
        Those of a dispatch that was damaged in reading.
    index : NameIndex
        The units of the day, in their official order.
    """
    orders: list[Order] = [index.order]
    orders += [
        {unit.name: place for place, unit in enumerate(units)}
        for rows in tables
        if len(units := [row.unit for row in rows if _is_sure(row)]) >= _FEWEST
    ]
    settled = []
    for rows in tables:
        found = list(rows)
        for order in orders if any(map(_is_open, rows)) else ():
            found = _settled(found, order, index)
        settled.append(found)
    return settled


def _is_sure(row: NamedRow) -> bool:
    return row.kind == "unit" and row.unit.sure and row.unit.level != "department"


def _is_open(row: NamedRow) -> bool:
    return row.kind == "unit" and not row.unit.sure and row.unit.level != "department"


@dataclass(frozen=True)
class _Standing:
    """A row of a table and, where its unit is sure, the place of that in an order."""

    number: int
    place: int | None


def _settled(rows: Sequence[NamedRow], order: Order, index: NameIndex) -> list[NamedRow]:
    found = list(rows)
    for standings in _lists(rows, order):
        places = [item.place for item in standings if item.place is not None]
        kept = sum(above < below for above, below in pairwise(places))
        if len(places) < _FEWEST or kept < _ORDERED * (len(places) - 1):
            continue
        taken = {rows[item.number].unit.name for item in standings if item.place is not None}
        for here, item in enumerate(standings):
            unit = _between(rows, standings, here, order, index) if item.place is None else None
            if unit is not None and unit.name not in taken:
                taken.add(unit.name)
                found[item.number] = replace(rows[item.number], unit=unit)
    return found


def _lists(rows: Sequence[NamedRow], order: Order) -> Iterator[list[_Standing]]:
    """Yield the rows of each level of territories, in turn."""
    for level in dict.fromkeys(row.unit.level for row in rows if _is_sure(row)):
        own = [
            _Standing(number, order.get(row.unit.name) if _is_sure(row) else None)
            for number, row in enumerate(rows)
            if ((_is_sure(row) and row.unit.name in order) or _is_open(row))
            and row.unit.level == level
        ]
        yield own


def _between(
    rows: Sequence[NamedRow],
    standings: Sequence[_Standing],
    here: int,
    order: Order,
    index: NameIndex,
) -> ResolvedUnit | None:
    """Return the one unit that a name resembles and that may stand in its place."""
    above = [item.place for item in standings[:here] if item.place is not None][-_AROUND:]
    below = [item.place for item in standings[here + 1 :] if item.place is not None][:_AROUND]
    around = [*above, *below]
    if not above or not below or any(a >= b for a, b in pairwise(around)):
        return None
    row = rows[standings[here].number]
    options = [
        option
        for option in index.candidates(row.grid_row.row.name, _CONSIDERED)
        if option.unit.level == row.unit.level
        and above[-1] < order.get(option.unit.name, -1) < below[0]
    ]
    best = _clearly(options)
    return ResolvedUnit(best.unit.name, best.unit.level, True) if best else None


def _clearly(options: Sequence[Candidate]) -> Candidate | None:
    """Return the option that is alike enough, and more so than any other."""
    ranked = sorted(options, key=lambda option: -option.score)
    if not ranked or ranked[0].score < _LEAST:
        return None
    best, rival = ranked[0], ranked[1].score if len(ranked) > 1 else 0.0
    return best if best.score - rival >= _FURTHER else None
