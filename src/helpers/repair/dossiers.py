"""Listed codes → the rows of ``overdue_dossiers``: units resolved, duplicates marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from helpers.extraction.dossiers import ListedCode
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.names import NameIndex
from helpers.repair.measures import Setting
from helpers.repair.ordinals import Ordinal, settle_ordinals
from helpers.repair.other_days import OtherDays
from helpers.repair.units import ResolvedUnit, resolve_units

_TORN = 1
_NEAR = 3
"""How many of the names above are compared."""
_ALIKE = 65.0
"""How alike a name that counts on must be to one above it."""
_WHOLE = 97.0
_NEARLY_SAME = 88.0
"""How alike one must be whose ordinal was lost."""


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


def settle_dossiers(
    codes: Sequence[ListedCode],
    index: NameIndex,
    others: OtherDays,
    whole: bool = False,
) -> list[DossierList]:
    """Gather codes under their units and mark those listed twice.

    Parameters
    ----------
    codes : sequence of ListedCode
        In document order.
    index : NameIndex
        The units of the day.
    others : OtherDays
        Territories that were not of the day.
    whole : bool, optional
        Whether the text was not damaged in reading: then a name means what it says.
    """
    groups = _joined(
        [
            list(run)
            for _, run in groupby(codes, key=lambda code: (code.heading_line, code.heading))
        ],
        index,
    )
    names = [max((code.heading for code in run), key=index.best) for run in groups]
    units = resolve_units(names, [""] * len(names), index, others, whole)
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


def _joined(groups: Sequence[list[ListedCode]], index: NameIndex) -> list[list[ListedCode]]:
    """Return the codes of one unit together where its name, misread, stands beside each of them."""
    joined: list[list[ListedCode]] = []
    for run in groups:
        apart = joined and _are_two_units(joined[-1][-1].heading, run[0].heading, index)
        if joined and not apart and _goes_on(joined[-1], run):
            joined[-1] += run
        else:
            joined.append(run)
    return joined


def _are_two_units(above: str, heading: str, index: NameIndex) -> bool:
    """Tell whether two headings are whole names of different units ("Phú Thuận", "Thu Bồn")."""
    named = [index.candidates(name, 1) for name in (above, heading)]
    whole = all(found and found[0].score >= _WHOLE for found in named)
    return whole and named[0][0].unit != named[1][0].unit


def _goes_on(above: Sequence[ListedCode], run: Sequence[ListedCode]) -> bool:
    """Tell whether codes are listed under the same unit as those above them."""
    # A name torn over lines stands above its code.
    beside = all(code.line - code.heading_line <= _TORN for code in (above[-1], run[0]))
    last, first = (look_alike_number(code.ordinal) for code in (above[-1], run[0]))
    if not beside or first == 1:
        return False
    if above[-1].agency != run[0].agency:
        # Another agency's codes, and names that share little but "UBND xã".
        return False
    likeness = max(fuzz.ratio(fold(code.heading), fold(run[0].heading)) for code in above[-_NEAR:])
    counts_on = last is not None and first == last + 1
    return likeness >= (_ALIKE if counts_on else _NEARLY_SAME)
