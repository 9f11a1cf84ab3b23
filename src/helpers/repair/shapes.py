"""Which unit a badly damaged name is, by what recognition makes of each letter.

All names of a table that nothing else tells are settled together: two that are most like one unit
are told apart by what else each may be, and a unit that one certainly is, is no other's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from helpers.reference import Unit
from helpers.repair.damaged_names import OpenName, Reading, readings_of

_TAKEN = 6.0
"""What it costs that two rows name one unit."""
_FAR = 40.0
"""What a name costs at least that is no unit's."""
LITTLE, _CLEAR = 7.0, 2.6
"""What a name costs that is not worth a doubt; by how much others must cost more otherwise."""


def settle_by_shape(
    names: Mapping[int, OpenName], units: Collection[Unit], taken: Collection[str]
) -> dict[int, Unit]:
    """Return the units that names can only mean, by the number of their row.

    Parameters
    ----------
    names : mapping of int to OpenName
        The names that nothing else tells, by the number of their row.
    units : collection of Unit
        Those that may be meant.
    taken : collection of str
        The names of units that other rows certainly mean.
    """
    readings = {row: found for row, name in names.items() if (found := readings_of(name, units))}
    held, settled = set(taken), dict[int, str]()
    while certain := _certain(readings, held):
        settled |= certain
        held.update(certain.values())
        readings = {row: options for row, options in readings.items() if row not in certain}
    by_name = {unit.name: unit for unit in units}
    return {row: by_name[unit] for row, unit in settled.items()}


def is_another(name: OpenName, unit: Unit, others: Collection[Unit], least: float = LITTLE) -> bool:
    """Tell whether the letters of a badly damaged name are as well those of another unit.

    Parameters
    ----------
    name : OpenName
    unit : Unit
        The one that it was taken for.
    others : collection of Unit
        Those that no other row has.
    least : float, optional
        What the name must cost to be in question.
    """
    if not others:
        return False
    own = next((reading.cost for reading in readings_of(name, (unit,))), _FAR)
    if own <= least:
        return False
    return any(reading.cost < own + _CLEAR for reading in readings_of(name, others))


def _certain(readings: Mapping[int, Sequence[Reading]], held: Collection[str]) -> dict[int, str]:
    """Return the rows of which one unit is by far the likeliest, and no other row's as well."""
    found: dict[int, str] = {}
    claims: dict[str, list[tuple[float, int, float]]] = {}
    for row, options in readings.items():
        ranked = sorted(
            (option.cost + _TAKEN * (option.unit in held), option.unit, option.margin)
            for option in options
        )
        cost, unit, margin = ranked[0]
        if unit not in held:
            next_best = ranked[1][0] if len(ranked) > 1 else _FAR
            claims.setdefault(unit, []).append((next_best - cost, row, margin))
    for unit, rows in claims.items():
        # Whoever loses more by standing for another one has the better claim.
        (clear, row, margin), *others = sorted(rows, reverse=True)
        if clear - (others[0][0] if others else 0.0) >= margin:
            found[row] = unit
    return found
