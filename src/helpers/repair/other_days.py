"""Units that did not exist on the day of a dispatch, but a few months before or after.

Reports on a past period are written in the names of their day, and lists are kept up late: a name
that is printed to the letter means that unit, and no other one that resembles it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from helpers.extraction.names import NameIndex
from helpers.extraction.sections import without_numeral
from helpers.reference import Unit, era_units

_COMMITTEE = re.compile(r"^(?:ubnd|[uủ][yỷ] ban nhân dân)\s+", re.I)
_LEVELS = ("district", "commune")


@dataclass(frozen=True)
class OtherDays:
    """What may be named although it was not there on the day.

    Attributes
    ----------
    departments : NameIndex
        Those of any day.
    territories : mapping of str to Unit
        Those of the same side of 1/7/2025 that were not of the day, by kind and name.
    """

    departments: NameIndex = field(default_factory=lambda: NameIndex(()))
    territories: Mapping[str, Unit] = field(default_factory=dict)


@lru_cache(maxsize=64)
def units_of_other_days(province: str, on: date) -> Mapping[str, Unit]:
    """Return kind and name, in small letters, → unit, of the era's units that were not of the day.

    Parameters
    ----------
    province : str
        Its bare name.
    on : date
        The day that the dispatch reports on.
    """
    units = [unit for level in _LEVELS for unit in era_units(province, level, on)]
    of_the_day = {_key(unit) for unit in units if unit.valid_on(on)}
    return {_key(unit): unit for unit in units if _key(unit) not in of_the_day}


def named_to_the_letter(printed: str, units: Mapping[str, Unit]) -> Unit | None:
    """Return the unit whose kind and name are printed without damage, None for none."""
    name = _COMMITTEE.sub("", without_numeral(printed).strip())
    return units.get(" ".join(name.lower().split()))


def _key(unit: Unit) -> str:
    return f"{unit.kind} {unit.bare}".lower()
