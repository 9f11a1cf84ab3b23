"""Names of files for units: readable, unique in a report, and the same in every period."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping

from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.period import bounds
from helpers.analysis.report import PeriodAnalysis
from helpers.reference import communes, departments, districts
from helpers.vietnamese import slug

Named = tuple[str, str]  # level, official name
_LONGEST = 80
_SIGNS = 6


def slugs_of(analysis: PeriodAnalysis) -> Mapping[Named, str]:
    """Return a slug for every unit of an analysis, those with overdue dossiers only among them."""
    province, day = analysis.territory.province, bounds(analysis.period)[1]
    scored = [(unit.level, unit.unit) for level in analysis.levels for unit in level.units]
    late = analysis.overdue.units if analysis.overdue is not None else ()
    listed = [(unit.level, unit.unit) for unit in late if unit.level in UNIT_LEVELS]
    known = (*departments(day, province), *districts(province, day), *communes(province, day))
    return unit_slugs([*scored, *listed], [(unit.level, unit.name) for unit in known])


def unit_slugs(units: Iterable[Named], known: Iterable[Named] = ()) -> dict[Named, str]:
    """Return a slug for each unit, e.g. ``"so-y-te"``, ``"ubnd-xa-huoi-mot"``.

    Where names differ in marks alone, or one name stands on two levels, only the one unit that is
    known keeps the plain slug; each other one carries a piece of its content's hash, and so does a
    name that is cut. So no slug depends on what else a document happens to list.

    Parameters
    ----------
    units : iterable of (level, official name)
        Those to name.
    known : iterable of (level, official name)
        The units of the territory and day.
    """
    wanted = tuple(dict.fromkeys(units))
    official, every = _by_slug(known), _by_slug(wanted)
    found = {}
    for unit in wanted:
        name = slug(unit[1])
        sharing = official.get(name) or every[name]
        found[unit] = name if sharing == {unit} and 0 < len(name) <= _LONGEST else _long(unit)
    return found


def _by_slug(units: Iterable[Named]) -> dict[str, set[Named]]:
    sharing: dict[str, set[Named]] = {}
    for unit in units:
        sharing.setdefault(slug(unit[1]), set()).add(unit)
    return sharing


def _long(unit: Named) -> str:
    level, official = unit
    content = f"{level}\0{unicodedata.normalize('NFC', official)}"
    digest = hashlib.sha256(content.encode()).hexdigest()[:_SIGNS]
    return f"{slug(official)[:_LONGEST].rstrip('-') or level}-{digest}"
