"""The cells of a row as far as each token alone decides them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.confusions import confusions
from helpers.extraction.figure import decimals_of
from helpers.extraction.tokens import Token
from helpers.repair.alignment import Alignment
from helpers.repair.cells import MOST_NAMED, Cell, candidates_text, plain_number
from helpers.repair.readings import Reading, readings, with_lost_digit
from helpers.repair.rows.draft import Draft, Frame

_NO_FIGURE = frozenset({"nothing", "empty"})


def first_draft(alignment: Alignment, frame: Frame) -> Draft:
    """Read each token of a row for itself.

    A whole figure within its maximum is taken as printed; a damaged one is repaired where its
    maximum leaves a single reading, and doubtful, the readings named, where it leaves several.

    Parameters
    ----------
    alignment : Alignment
        One way to lay the tokens on the columns.
    frame : Frame
        Of the table.
    """
    tokens = tuple(_perhaps_a_digit(token, frame) for token in alignment.tokens)
    laid = list(zip(tokens, frame.columns, strict=True))
    options = tuple(_options(token, column, frame) for token, column in laid)
    cells = tuple(
        _cell(token, column, found, frame)
        for (token, column), found in zip(laid, options, strict=True)
    )
    return Draft(frame, tokens, options, cells, alignment.fits)


def _perhaps_a_digit(token: Token | None, frame: Frame) -> Token | None:
    """Return a lone sign for "none" that looks like a digit ("/" for 7) as a damaged figure."""
    if token is None or token.kind != "nothing" or not frame.damaged:
        return token
    digit = token.text in confusions().none_or_digit and token.text not in frame.signs
    return replace(token, kind="weak") if digit else token


def _options(token: Token | None, column: ColumnSpec, frame: Frame) -> tuple[Reading, ...]:
    if token is None or token.kind in _NO_FIGURE:
        return ()
    places = frame.decimals.get(column.indicator, 0)
    found = readings(token.text, column.measure, column.max, places)
    short = column.indicator in frame.fixed and decimals_of(token.text) < places
    if short and found and found[0].damage == 0 and found[0].value not in {0, column.max}:
        return with_lost_digit(found[0].value, places, column.max)
    return found


def _cell(token: Token | None, column: ColumnSpec, found: Sequence[Reading], frame: Frame) -> Cell:
    lost = token is not None and token.kind == "empty" and frame.damaged
    if token is None or (lost and column.indicator in frame.filled):
        return Cell(None, "doubtful", "", "no figure was read here")
    if token.kind in _NO_FIGURE:
        why = f'printed "{token.text}"' if token.text else "empty"
        return Cell(None, "missing", token.text, why)
    if found and found[0].damage == 0:
        return Cell(found[0].value, "printed", token.text)
    return _restored(token, column, found)


def _restored(token: Token, column: ColumnSpec, found: Sequence[Reading]) -> Cell:
    """Return the cell of a damaged token."""
    top = f"max {plain_number(column.max)}" if column.max is not None else f"a {column.measure}"
    if not found:
        return Cell(None, "doubtful", token.text, f"no reading within {top}")
    if len(found) == 1 and found[0].damage == 1:
        return Cell(found[0].value, "repaired", token.text, top)
    named = candidates_text(sorted(reading.value for reading in found)[:MOST_NAMED])
    best = found[0].value if found[0].damage == 1 else None
    return Cell(best, "doubtful", token.text, f"{top}; candidates {named}")
