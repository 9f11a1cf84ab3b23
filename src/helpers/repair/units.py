"""Printed names → official units, settled for a whole table at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.extraction.folding import fold
from helpers.extraction.names import KNOWN, Candidate, NameIndex
from helpers.extraction.sections import without_numeral
from helpers.vietnamese import strip_marks

_MARGIN = 3.0
_ACCENTS = 9.0
_DISTINCT = 68.0
_WIDE_MARGIN = 14.0
_OTHER_LEVEL = 7.0
_EXACT = 97.0
_NAMED = 3
_WHOLE = 0.9
_LEVEL_WORDS = (
    ("commune", ("xa ", "phuong ", "ubnd xa", "ubnd phuong", "thi tran", "dac khu")),
    ("district", ("huyen ", "ubnd huyen", "thanh pho", "ubnd thanh pho", "thi xa", "quan ")),
    ("department", ("so ", "ban ", "thanh tra", "cong an", "van phong", "chi cuc", "cuc ")),
)


@dataclass(frozen=True)
class ResolvedUnit:
    """What a printed name was taken for.

    Attributes
    ----------
    name : str
        Official name; the printed words where the name is not known.
    level : str
    sure : bool
        False makes every figure of the row doubtful.
    evidence : str
        The nearest candidates where the name is not sure.
    gone : bool
        Whether the unit did not exist on the day of the dispatch.
    repeated : bool
        Whether another row of the table plainly names the same unit.
    exact : bool
        Whether the name was printed without damage.
    """

    name: str
    level: str
    sure: bool
    evidence: str = ""
    gone: bool = False
    repeated: bool = False
    exact: bool = False


def resolve_units(
    printed: Sequence[str], levels: Sequence[str], index: NameIndex, others: NameIndex
) -> list[ResolvedUnit]:
    """Resolve the names of one table, each unit to at most one row.

    Parameters
    ----------
    printed : sequence of str
        One name a row.
    levels : sequence of str
        The level that the section of the row says, ``""`` where it says none.
    index : NameIndex
        The units of the day.
    others : NameIndex
        Units that existed shortly before or after: a match there is named as gone.
    """
    options = [_options(name, level, index) for name, level in zip(printed, levels, strict=True)]
    taken: dict[int, Candidate] = {}
    used: Counter[str] = Counter()
    pairs = sorted(
        ((row, candidate) for row, found in enumerate(options) for candidate in found),
        key=lambda pair: (-pair[1].score, -pair[1].accents, pair[0]),
    )
    for row, candidate in pairs:
        if row in taken:
            continue
        again = used[candidate.unit.name] and _plainly(candidate, options[row])
        if not used[candidate.unit.name] or again:
            taken[row] = candidate
            used[candidate.unit.name] += 1
    resolved: list[ResolvedUnit] = []
    whole = sum(c.accents >= 100 for c in taken.values()) >= _WHOLE * len(printed)
    for row, name in enumerate(printed):
        level = levels[row] or (resolved[-1].level if resolved else "")
        rivals = _rivals(row, taken, options)
        if not whole and not _says_its_marks(name, taken.get(row)):
            # Marks that were lost on the way tell nothing.
            rivals = [replace(rival, accents=100.0) for rival in rivals]
        resolved.append(_resolved(name, level, taken.get(row), options[row], rivals, used, others))
    return resolved


def _says_its_marks(name: str, chosen: Candidate | None) -> bool:
    """Tell whether a name was printed with the very marks of its unit."""
    if chosen is None:
        return False
    bare = chosen.unit.bare.lower()
    return strip_marks(bare) != bare and bare in name.lower()


def _rivals(
    row: int, taken: dict[int, Candidate], options: Sequence[Sequence[Candidate]]
) -> list[Candidate]:
    """Return the other units that a row might mean, as likely as its own.

    A unit that another row has is no rival, unless the two rows could change places.
    """
    chosen = taken.get(row)
    owners = {candidate.unit.name: other for other, candidate in taken.items() if other != row}
    rivals = []
    for candidate in options[row]:
        if chosen is None or candidate.unit.name == chosen.unit.name:
            continue
        other = owners.get(candidate.unit.name)
        if other is None:
            rivals.append(candidate)
            continue
        swapped = next((c for c in options[other] if c.unit.name == chosen.unit.name), None)
        if swapped is not None:
            loss = chosen.score + taken[other].score - candidate.score - swapped.score
            accents = chosen.accents + taken[other].accents - candidate.accents - swapped.accents
            if loss < _MARGIN and accents < _ACCENTS:
                rivals.append(candidate)
    return rivals


def _options(name: str, level: str, index: NameIndex) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for text in dict.fromkeys((name, without_numeral(name))):
        for candidate in index.candidates(text, 6):
            off = _OTHER_LEVEL if level and candidate.unit.level != level else 0.0
            score = candidate.score - off
            known = found.get(candidate.unit.name)
            if score >= 60 and (known is None or known.score < score):
                found[candidate.unit.name] = Candidate(candidate.unit, score, candidate.accents)
    return sorted(found.values(), key=lambda c: (-c.score, -c.accents, c.unit.name))


def _plainly(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Tell whether a name means this unit alone, so that two rows naming it are a repetition."""
    rival = next((c for c in found if c.unit.name != candidate.unit.name), None)
    return candidate.score >= _EXACT and (rival is None or rival.score < candidate.score - 2)


def _resolved(
    name: str,
    level: str,
    chosen: Candidate | None,
    found: Sequence[Candidate],
    rivals: Sequence[Candidate],
    used: Counter[str],
    others: NameIndex,
) -> ResolvedUnit:
    if chosen is None or chosen.score < KNOWN:
        gone = others.candidates(without_numeral(name), 1)
        if gone and gone[0].score >= max(88.0, chosen.score + 5 if chosen else 0.0):
            return ResolvedUnit(gone[0].unit.name, gone[0].unit.level, True, "", gone=True)
    if chosen is not None and _is_sure(chosen, rivals, found):
        department = chosen.unit.level == "department"
        return ResolvedUnit(
            chosen.unit.name,
            chosen.unit.level,
            True,
            repeated=used[chosen.unit.name] > 1,
            exact=chosen.score >= 99.9 and (department or chosen.accents >= 100),
        )
    nearest = [candidate.unit.name for candidate in found[:_NAMED]]
    evidence = f"nearest: {'; '.join(nearest)}" if nearest else "no unit resembles this name"
    return ResolvedUnit(name or "?", level or _level_of(name), False, evidence)


def _is_sure(chosen: Candidate, rivals: Sequence[Candidate], found: Sequence[Candidate]) -> bool:
    if chosen.score < KNOWN:
        # A faint likeness counts only where nothing else comes near, taken or not.
        nearest = max((c.score for c in found if c.unit.name != chosen.unit.name), default=0.0)
        return chosen.score >= _DISTINCT and chosen.score - nearest >= _WIDE_MARGIN
    if not rivals:
        return True
    rival = rivals[0]
    margin = chosen.score - rival.score
    return margin >= _MARGIN or (margin >= 0 and chosen.accents - rival.accents >= _ACCENTS)


def _level_of(name: str) -> str:
    folded = fold(without_numeral(name)) + " "
    for level, words in _LEVEL_WORDS:
        if folded.startswith(words):
            return level
    return "commune" if folded.startswith("ubnd") else "department"
