"""The cell of a figure that stands alone, with nothing but its maximum to check it."""

from __future__ import annotations

from decimal import Decimal

from helpers.repair.cells import MOST_NAMED, Cell, candidates_text
from helpers.repair.readings import readings


def prose_cell(text: str, measure: str, top: Decimal | None) -> Cell:
    """Return the cell of a figure of the prose.

    Parameters
    ----------
    text : str
        The figure as printed.
    measure : str
        ``point``, ``percent`` or ``count``.
    top : Decimal or None
        Its maximum.
    """
    found = readings(text.replace(" ", ""), measure, top)
    if not found:
        return Cell(None, "doubtful", text, "not a figure within its maximum")
    if found[0].damage == 0:
        return Cell(found[0].value, "printed", text)
    if len(found) == 1 and found[0].damage == 1:
        return Cell(found[0].value, "repaired", text, "a count" if top is None else f"max {top}")
    named = candidates_text([reading.value for reading in found[:MOST_NAMED]])
    within = "" if top is None else f"max {top}; "
    return Cell(None, "doubtful", text, f"{within}candidates {named}")
