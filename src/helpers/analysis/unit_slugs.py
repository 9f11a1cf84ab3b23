"""Names of files for units: readable, unique in a report, and the same in every period."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from helpers.vietnamese import slug

Named = tuple[str, str]  # level, official name
_LONGEST = 80
_SIGNS = 6


def unit_slugs(units: Iterable[Named], known: Iterable[Named] = ()) -> dict[Named, str]:
    """Return a slug for each unit, e.g. ``"so-y-te"``, ``"ubnd-xa-huoi-mot"``.

    Where names differ in marks alone, or one name stands on two levels, each of them carries a
    piece of its content's hash. So does a name that is cut.

    Parameters
    ----------
    units : iterable of (level, official name)
        Those to name.
    known : iterable of (level, official name)
        Further units of the territory and day, so that a name does not depend on which of its
        namesakes a document happens to list.
    """
    wanted = tuple(dict.fromkeys(units))
    sharing: dict[str, set[Named]] = {}
    for unit in {*wanted, *known}:
        sharing.setdefault(slug(unit[1]), set()).add(unit)
    return {unit: _slug(unit, alone=len(sharing[slug(unit[1])]) == 1) for unit in wanted}


def _slug(unit: Named, *, alone: bool) -> str:
    name = slug(unit[1])
    if name and alone and len(name) <= _LONGEST:
        return name
    level, official = unit
    content = f"{level}\0{unicodedata.normalize('NFC', official)}"
    digest = hashlib.sha256(content.encode()).hexdigest()[:_SIGNS]
    return f"{name[:_LONGEST].rstrip('-') or level}-{digest}"
