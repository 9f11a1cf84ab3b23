"""A row whose tokens can be laid on the columns in several ways: which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.forms import Identity
from helpers.repair.alignment import Alignment
from helpers.repair.cells import MOST_NAMED, SETTLED, Cell, candidates_text
from helpers.repair.equations import check, solve
from helpers.repair.rows.draft import Frame, SolvedRow
from helpers.repair.rows.first_cells import first_draft
from helpers.repair.rows.implying import imply
from helpers.repair.rows.restoring import restore
from helpers.repair.rows.suspecting import try_identities


def solve_row(layings: Sequence[Alignment], frame: Frame) -> SolvedRow:
    """Read a row.

    Parameters
    ----------
    layings : sequence of Alignment
        The equally cheap ways to lay its tokens on the columns.
    frame : Frame
        Of its table.
    """
    solved = [_solve(laying, frame) for laying in layings]
    # Of several layings those are meant that break least and close most.
    badness = [_badness(row.cells, frame) for row in solved]
    meant = badness.index(min(badness))
    first = solved[meant]
    best = [row for row, bad in zip(solved, badness, strict=True) if bad == min(badness)]
    if any(row.cells != first.cells for row in best):
        columns = zip(*(row.cells for row in best), strict=True)
        return SolvedRow(tuple(_merged(column) for column in columns), ())
    if not layings[meant].bent or _closes(first.cells, frame):
        return first
    moved = layings[meant].moved
    cells = (_doubted(cell) if at in moved else cell for at, cell in enumerate(first.cells))
    return SolvedRow(tuple(cells), first.problems)


def _solve(laying: Alignment, frame: Frame) -> SolvedRow:
    return try_identities(imply(restore(first_draft(laying, frame))))


def _badness(cells: Sequence[Cell], frame: Frame) -> tuple[int, int]:
    """Count the identities that fail or have no solution, less those that hold, then doubts.

    A figure that is implied proves nothing: where layings differ in nothing else, the place of the
    tokens is not certain.
    """
    failed = sum(_fails(identity, cells, frame) for identity in frame.identities)
    held = sum(_holds(identity, cells, frame) for identity in frame.identities)
    unread = sum(cell.status in {"doubtful", "implied"} for cell in cells)
    return failed - held, unread


def _holds(identity: Identity, cells: Sequence[Cell], frame: Frame) -> bool:
    """Tell whether an identity holds between figures that were all read."""
    names = [
        name for name, cell in zip(frame.names, cells, strict=True) if cell.status != "implied"
    ]
    values = frame.values(cells)
    if not all(name in values and name in names for name in identity.indicators):
        return False
    result = check(identity, values, frame.decimals)
    return result is not None and result.holds


def _fails(identity: Identity, cells: Sequence[Cell], frame: Frame) -> bool:
    values = frame.values(cells)
    gaps = [name for name in identity.indicators if name not in values]
    if not gaps:
        result = check(identity, values, frame.decimals)
        return result is not None and not result.holds
    if len(gaps) > 1 or identity.kind == "convert":
        return False
    return not solve(identity, gaps[0], values, frame.decimals)


def _closes(cells: Sequence[Cell], frame: Frame) -> bool:
    """Tell whether an identity can be tried and every one that can holds."""
    values = frame.values(cells)
    tried = [
        result.holds
        for identity in frame.identities
        if all(name in values for name in identity.indicators)
        and (result := check(identity, values, frame.decimals)) is not None
    ]
    return bool(tried) and all(tried)


def _doubted(cell: Cell) -> Cell:
    return cell.doubted("figures run together or torn") if cell.status in SETTLED else cell


def _merged(cells: Sequence[Cell]) -> Cell:
    """Return the cell that several layings agree on, a doubtful one where they differ."""
    first = cells[0]
    if all(cell == first for cell in cells):
        return first
    values = sorted({cell.value for cell in cells if cell.value is not None})
    named = candidates_text(values[:MOST_NAMED]) if values else "none"
    why = f"place in the row not certain; candidates {named}"
    return Cell(None, "doubtful", first.printed, why)
