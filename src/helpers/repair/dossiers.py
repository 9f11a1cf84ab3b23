"""Listed codes → the rows of ``overdue_dossiers``: units resolved, duplicates marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from helpers.extraction.dossiers import ListedCode
from helpers.extraction.names import NameIndex
from helpers.repair.measures import Setting
from helpers.repair.ordinals import Ordinal, settle_ordinals
from helpers.repair.units import ResolvedUnit, resolve_units


@dataclass(frozen=True)
class DossierList:
    """The overdue dossiers listed under one unit.

    Attributes
    ----------
    unit : ResolvedUnit
    codes : tuple of ListedCode
    ordinals : tuple of Ordinal
    duplicates : tuple of int or None
        For each code the position (from 1) of its first listing, None for the first itself.
    """

    unit: ResolvedUnit
    codes: tuple[ListedCode, ...]
    ordinals: tuple[Ordinal, ...]
    duplicates: tuple[int | None, ...]

    @property
    def heading(self) -> str:
        """The line that names the unit, as printed."""
        return self.codes[0].heading

    @property
    def distinct(self) -> int:
        """How many different codes are listed."""
        return sum(first is None for first in self.duplicates)

    def rows(self, setting: Setting) -> list[dict[str, object]]:
        """Return the rows of the contract."""
        return [
            {
                "dispatch_id": setting.dispatch_id,
                "unit": self.unit.name,
                "level": self.unit.level,
                "ordinal_printed": code.ordinal,
                "position": position,
                "code": code.code,
                "received_on": code.received_on,
                "duplicate_of": first,
                "page": setting.pages.get(code.line),
                "line": code.line,
            }
            for position, (code, first) in enumerate(
                zip(self.codes, self.duplicates, strict=True), 1
            )
        ]


def settle_dossiers(codes: Sequence[ListedCode], index: NameIndex) -> list[DossierList]:
    """Gather codes under their units and mark those listed twice.

    Parameters
    ----------
    codes : sequence of ListedCode
        In document order.
    index : NameIndex
        The units of the day.
    """
    groups = [
        list(run) for _, run in groupby(codes, key=lambda code: (code.heading_line, code.heading))
    ]
    names = [run[0].heading for run in groups]
    units = resolve_units(names, [""] * len(names), index, NameIndex(()))
    lists = []
    for run, unit in zip(groups, units, strict=True):
        first_at: dict[str, int] = {}
        duplicates: list[int | None] = []
        for position, code in enumerate(run, 1):
            duplicates.append(first_at.get(code.code))
            first_at.setdefault(code.code, position)
        ordinals = settle_ordinals([code.ordinal for code in run])
        lists.append(DossierList(unit, tuple(run), tuple(ordinals), tuple(duplicates)))
    return lists
