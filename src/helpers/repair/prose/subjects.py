"""The unit that a figure of the prose is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.extraction.folding import fold
from helpers.extraction.names import Candidate, NameIndex
from helpers.extraction.printed_names import readings_of_name
from helpers.reference import Unit

_PLAIN = 84.0
"""How alike a unit a damaged name must be."""
_FAINT = 62.0
"""How alike it must be for the figure to be kept, in doubt."""
_CLEAR = 4.0
"""By how much it must be more alike than the next."""
_MARKS_CLEAR = 9.0
"""By how much its marks must be, where the letters do not decide."""
_LONGEST_ITEM = 70
_OF_A_SENTENCE = re.compile(r"\b(?:dat|la|duoc|voi|thang)$")
"""What ends the words before a figure that are no item of a list."""
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

    def first(self, text: str, raw: str) -> Mention | None:
        """Return the unit with whose name folded ``text`` begins, None where none or several do."""
        bare = text.removeprefix("ubnd ")
        found = max((n for n in self._units if f"{bare} ".startswith(f"{n} ")), key=len, default="")
        return self.nearest(found, raw) if found else None

    def all_in(self, text: str) -> list[str]:
        """Return the names of units in folded ``text``, as they stand there, in its order."""
        spans: list[tuple[int, int, str]] = []
        for name in sorted(self._units, key=lambda own: (-len(own), own)):
            for found in re.finditer(rf"\b{re.escape(name)}\b", text) if name in text else ():
                start, end = found.span()
                if all(end <= other or start >= stop for other, stop, _ in spans):
                    spans.append((start, end, name))
        return [name for _, _, name in sorted(spans)]

    def likely(self, text: str) -> Mention | None:
        """Return the unit whose damaged name closes folded ``text``, if one alone resembles it."""
        printed = self._closing(text)
        found = self._index.candidates(printed, 2) if printed else ()
        if not found or found[0].score < _PLAIN:
            return None
        if len(found) > 1 and found[1].score > found[0].score - _CLEAR:
            return None
        return Mention(found[0].unit, printed)

    def listed(self, item: str) -> Mention | None:
        """Return the unit that an item of a list names, as printed, if it alone resembles one.

        "- BND hayện Đại Từ: 4 hồ sơ", "S Y tế (95,6 điểm)": the beginning may be damaged too.
        """
        found = self._of_item(item, 2)
        if not found or found[0].score < _PLAIN:
            return None
        clear = len(found) == 1 or found[1].score <= found[0].score - _CLEAR
        marked = len(found) > 1 and found[0].accents - found[1].accents >= _MARKS_CLEAR
        return Mention(found[0].unit, fold(item)) if clear or marked else None

    def perhaps(self, text: str, item: str) -> Mention | None:
        """Return the unit that a damaged name resembles most, sure or not.

        It is an ``item`` of a list, as printed, or closes folded ``text``.
        """
        printed = self._closing(text)
        for name, found in (
            (fold(item), self._of_item(item, 1)),
            (printed, self._index.candidates(printed, 1) if printed else ()),
        ):
            if found and found[0].score >= _FAINT:
                return Mention(found[0].unit, name)
        return None

    def _of_item(self, item: str, limit: int) -> tuple[Candidate, ...]:
        if len(item) > _LONGEST_ITEM or _OF_A_SENTENCE.search(fold(item)):
            return ()
        found = self._index.candidates(item, limit)
        named = found and (found[0].unit.level == "department" or _opens_a_name(item))
        return found if named else ()

    @staticmethod
    def _closing(text: str) -> str:
        """Return the words from the last beginning of a name on."""
        starts = [match.start() for match in _NAME_START.finditer(text)]
        return text[starts[-1] :] if starts else ""


def _opens_a_name(item: str) -> bool:
    """Tell whether an item names a committee or a kind: "trên thang" is no "Tiên Thắng"."""
    return any(way.body or way.kind for way in readings_of_name(item))
