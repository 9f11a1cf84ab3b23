"""Identities that a row breaks: what is reported of them, and which figures they put in doubt.

A whole figure within its maximum is never overwritten: if it breaks an identity, it keeps its
value and a problem is reported; where it is moreover a plausible misreading of what the identity
asks for, in a document that was damaged in reading, it is doubtful, both readings named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.forms import Identity
from helpers.repair.cells import MOST_NAMED, SETTLED, Cell, Problem, candidates_text, plain_number
from helpers.repair.equations import check
from helpers.repair.readings import may_be_misread, one_slip_away
from helpers.repair.rows.draft import Draft, Frame, SolvedRow


@dataclass(frozen=True)
class _Words:
    """How problems and evidence name a kind of identity."""

    kind: str
    key: str
    noun: str


_WORDS = {
    "sum": _Words("sum", "row_sum", "row sum"),
    "rate": _Words("ratio", "row_share", "share"),
    "convert": _Words("ratio", "row_conversion", "conversion"),
}


@dataclass(frozen=True)
class _Break:
    """An identity that does not hold to the last printed digit."""

    identity: Identity
    within_rounding: bool
    printed: str
    computed: str

    @property
    def note(self) -> str:
        return f"{_WORDS[self.identity.kind].noun} {self.computed} ≠ {self.printed}"

    @property
    def problem(self) -> Problem:
        words = _WORDS[self.identity.kind]
        if self.within_rounding:
            return Problem(words.kind, "low", "source", "row_rounding", self.printed, self.computed)
        return Problem(words.kind, "high", "unknown", words.key, self.printed, self.computed)


def try_identities(draft: Draft) -> SolvedRow:
    """Try every identity; report those that fail and doubt what was plausibly misread."""
    breaks = _breaks(draft)
    failed = [found for found in breaks if not found.within_rounding]
    suspects = _suspects(draft, failed) if draft.frame.damaged else {}
    cells = tuple(
        _noted(cell, name, failed, suspects.get(place))
        for place, (name, cell) in enumerate(zip(draft.frame.names, draft.cells, strict=True))
    )
    if draft.frame.damaged:
        cells = _with_room(_in_order(cells, draft.frame), draft.frame)
    return SolvedRow(cells, tuple(found.problem for found in breaks))


def _in_order(cells: tuple[Cell, ...], frame: Frame) -> tuple[Cell, ...]:
    """Doubt both counts of a pair of which the part exceeds the whole."""
    values = frame.values(cells)
    broken = {
        name
        for smaller, larger in frame.orders
        if smaller in values and larger in values and values[smaller] > values[larger]
        for name in (smaller, larger)
    }
    return tuple(
        cell.doubted("a part exceeds the whole")
        if name in broken and cell.value is not None
        else cell
        for name, cell in zip(frame.names, cells, strict=True)
    )


def _with_room(cells: tuple[Cell, ...], frame: Frame) -> tuple[Cell, ...]:
    """Doubt the figures of a sum that leave the only one wanting no value within its maximum."""
    values = frame.values(cells)
    doubted: set[str] = set()
    for identity in frame.identities:
        gaps = [name for name in identity.indicators if name not in values]
        if identity.kind == "sum" and len(gaps) == 1:
            place = frame.names.index(gaps[0])
            if not frame.wanted(identity, place, values):
                doubted |= set(identity.indicators)
    return tuple(
        cell.doubted("the sum leaves no value for another column")
        if name in doubted and cell.value is not None and cell.status in SETTLED
        else cell
        for name, cell in zip(frame.names, cells, strict=True)
    )


def _breaks(draft: Draft) -> list[_Break]:
    values = draft.values
    found = []
    for identity in draft.frame.identities:
        if not all(name in values for name in identity.indicators):
            continue
        result = check(identity, values, draft.frame.decimals)
        if result is None or result.exact:
            continue
        if result.holds and not _told(identity, draft.frame):
            continue
        printed, computed = plain_number(values[identity.result]), plain_number(result.computed)
        found.append(_Break(identity, result.holds, printed, computed))
    return found


def _told(identity: Identity, frame: Frame) -> bool:
    """Tell whether a difference within rounding is worth a word.

    A sum whose parts are printed as finely as itself should close to the last digit.
    """
    parts = [places for name in identity.parts if (places := frame.decimals.get(name, 0))]
    last = frame.decimals.get(identity.result, 0)
    return identity.kind == "sum" and all(places >= last for places in parts)


def _suspects(draft: Draft, failed: Sequence[_Break]) -> dict[int, list[Decimal]]:
    """Return which figures of failed identities may be misread, and what they should be then."""
    values = draft.values
    suspects: dict[int, list[Decimal]] = {}
    for found in failed:
        places = [
            place
            for place, name in enumerate(draft.frame.names)
            if name in found.identity.indicators and draft.tokens[place] is not None
        ]
        wanted = {place: _wanted(draft, place, found.identity, values) for place in places}
        misread = {
            place
            for place, own in wanted.items()
            if any(may_be_misread(_figure(draft, place), value) for value in own)
            or (found.identity.kind == "rate" and _one_slip_closes(draft, place, found, values))
        }
        # In a roughly read table several figures of a row may be misread: none is sure, unless one
        # slip explains it. Of a share that a slip explains, or in a row that has not a figure for
        # each column, any may be; one that nothing explains is the source's own.
        share = found.identity.kind == "rate"
        all_of_them = draft.frame.rough and not misread
        all_of_them |= share and (bool(misread) or not draft.fits)
        for place in places if all_of_them else sorted(misread):
            suspects.setdefault(place, []).extend(wanted[place])
    return suspects


def _figure(draft: Draft, place: int) -> str:
    """Return a printed figure; of a count the digits alone, whose marks part thousands."""
    printed = draft.printed(place)
    count = draft.frame.columns[place].measure == "count"
    return "".join(filter(str.isdecimal, printed)) if count else printed


def _one_slip_closes(
    draft: Draft, place: int, found: _Break, values: Mapping[str, Decimal]
) -> bool:
    """Tell whether one misreading of a count closes a share: many another count would do."""
    name, top = draft.frame.names[place], draft.frame.columns[place].max
    return name in found.identity.parts and any(
        value == int(value)
        and (top is None or value <= top)
        and (result := check(found.identity, {**values, name: value}, draft.frame.decimals))
        and result.holds
        for value in one_slip_away(_figure(draft, place))
    )


def _wanted(
    draft: Draft, place: int, identity: Identity, values: Mapping[str, Decimal]
) -> list[Decimal]:
    """Return what a failed identity asks of a figure, its own value left out."""
    own = values[draft.frame.names[place]]
    return [value for value in draft.frame.wanted(identity, place, values) if value != own]


def _noted(
    cell: Cell, name: str, failed: Sequence[_Break], wanted: Sequence[Decimal] | None
) -> Cell:
    """Return a cell with what the failed identities of its row say of it."""
    notes = [found.note for found in failed if name in found.identity.indicators]
    if not notes:
        return cell
    if wanted is not None and cell.status in {"printed", "repaired"}:
        named = candidates_text([cell.value or Decimal(0), *wanted][:MOST_NAMED])
        return cell.doubted(f"{notes[0]}; candidates {named}")
    if any(name == found.identity.result for found in failed):
        return cell.noted(notes[0])
    return cell
