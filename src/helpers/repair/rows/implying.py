"""Figures that are not legible: what the other figures of the row leave for them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from helpers.extraction.forms import Identity
from helpers.repair.cells import Cell, candidates_text, plain_number
from helpers.repair.equations import solve
from helpers.repair.rows.draft import Draft

_LEGIBLE = 2
"""How many digits make a token legible."""


def imply(draft: Draft) -> Draft:
    """Fill the cells that have no legible token where an identity leaves one value for them.

    A figure implied by one identity may serve the next, so all are gone through as often as there
    are identities.
    """
    for _ in draft.frame.identities:
        for identity in draft.frame.identities:
            draft = _implied_by(identity, draft)
    return draft


def _implied_by(identity: Identity, draft: Draft) -> Draft:
    values = draft.settled_values
    gaps = [name for name in identity.indicators if name not in values]
    if len(gaps) != 1:
        return draft
    place = draft.frame.names.index(gaps[0])
    cell = draft.cells[place]
    lost = draft.frame.damaged and cell.status == "missing" and not cell.printed
    if (cell.status != "doubtful" and not lost) or cell.value is not None:
        return draft
    # An empty cell that may well stand for nothing was not lost in reading.
    if lost and Decimal(0) in solve(identity, gaps[0], values, draft.frame.decimals):
        return draft
    found = draft.frame.wanted(identity, place, values)
    if not found:
        return draft
    # Where several figures of a row may be misread, what a sum leaves is no proof.
    unproved = draft.frame.rough and identity.kind == "sum"
    why = _derivation(identity, values)
    return draft.with_cell(place, _cell(draft, place, found, why, unproved))


def _cell(draft: Draft, place: int, found: list[Decimal], why: str, unproved: bool) -> Cell:
    printed = draft.cells[place].printed
    named = candidates_text(found)
    # A legible but senseless token is not "nothing legible": it must not contradict the value.
    legible = sum(sign.isdecimal() for sign in draft.printed(place)) >= _LEGIBLE
    if len(found) == 1 and not legible:
        status = "doubtful" if unproved else "implied"
        return Cell(found[0], status, printed, f"{why} → {named}")
    return Cell(None, "doubtful", printed, f"{why} → candidates {named}")


def _derivation(identity: Identity, values: Mapping[str, Decimal]) -> str:
    """Return from what a gap was computed, as evidence names it."""
    result = values.get(identity.result)
    if identity.kind == "convert":
        return "conversion"
    if identity.kind == "sum":
        return f"row sum {plain_number(result)}" if result is not None else "sum of the groups"
    part, whole = identity.parts
    for name, sign in ((part, "÷"), (whole, "×")):
        if name in values and result is not None:
            return f"{plain_number(values[name])} {sign} {plain_number(result)} %"
    return "share of the two counts"
