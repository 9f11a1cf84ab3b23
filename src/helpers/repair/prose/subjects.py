"""The unit that a figure of the prose is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extraction.folding import fold
from helpers.extraction.names import NameIndex
from helpers.reference import Unit

_PLAIN = 84.0
"""How alike a unit a damaged name must be."""
_FAINT = 62.0
"""How alike it must be for the figure to be kept, in doubt."""
_CLEAR = 4.0
"""By how much it must be more alike than the next."""
_NAME_START = re.compile(r"\b(?:ubnd|uy ban|so|se|sa|ban|thanh tra|cong an|van phong|xa|phuong)\b")


@dataclass(frozen=True)
class Mention:
    """A unit named in a text.

    Attributes
    ----------
    unit : Unit
    printed : str
        The folded words that name it.
    away : int
        How many letters follow the name.
    """

    unit: Unit
    printed: str
    away: int = 0


class Names:
    """The units that the prose of a dispatch may name.

    Parameters
    ----------
    units : sequence of Unit
        Those of its day and province.
    index : NameIndex
        The same, for damaged names.
    """

    def __init__(self, units: Sequence[Unit], index: NameIndex) -> None:
        self._index = index
        self._units: dict[str, list[Unit]] = {}
        for unit in units:
            for name in dict.fromkeys((fold(unit.name), fold(unit.name.removeprefix("UBND ")))):
                if " " in name:
                    self._units.setdefault(name, []).append(unit)

    def nearest(self, text: str, raw: str) -> Mention | None:
        """Return the unit that folded ``text`` names last, None where none or no single one is.

        Of units that differ in their accents only, the one whose accents stand in ``raw`` is
        meant.
        """
        ends = [
            (place + len(name), len(name), name)
            for name in self._units
            if (place := text.rfind(name)) >= 0
        ]
        if not ends:
            return None
        end, _, name = max(ends)
        units = self._units[name]
        said = raw.lower()
        exact = [unit for unit in units if unit.bare.lower() in said]
        if len(units) > 1 and len(exact) != 1:
            return None
        return Mention((exact or units)[0], name, len(text) - end)

    def likely(self, text: str) -> Mention | None:
        """Return the unit whose damaged name closes folded ``text``, if one alone resembles it."""
        printed = self._closing(text)
        found = self._index.candidates(printed, 2) if printed else ()
        if not found or found[0].score < _PLAIN:
            return None
        if len(found) > 1 and found[1].score > found[0].score - _CLEAR:
            return None
        return Mention(found[0].unit, printed)

    def perhaps(self, text: str) -> Mention | None:
        """Return the unit that the damaged name closing ``text`` resembles most, sure or not."""
        printed = self._closing(text)
        found = self._index.candidates(printed, 1) if printed else ()
        return Mention(found[0].unit, printed) if found and found[0].score >= _FAINT else None

    @staticmethod
    def _closing(text: str) -> str:
        """Return the words from the last beginning of a name on."""
        starts = [match.start() for match in _NAME_START.finditer(text)]
        return text[starts[-1] :] if starts else ""
