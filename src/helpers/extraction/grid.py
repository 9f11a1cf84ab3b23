"""The rows of a table laid on its columns: which token belongs where, as far as that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.columns import ColumnSpec, Layout, rank_column, settle_columns
from helpers.extraction.heads import Head, read_table_head
from helpers.extraction.slots import Slot, Slots, slots_of, usual
from helpers.extraction.tables import Row, Table
from helpers.extraction.tokens import Token

_SAMPLE = 160
"""Rows that vote on the columns: more of them cost time and change nothing."""


@dataclass(frozen=True)
class GridRow:
    """A row with its tokens parted by what they are.

    Attributes
    ----------
    row : Row
    tokens : tuple of Token
        The figures, signs for nothing and empty cells; classes and notes taken out.
    label : str
        The class printed in the row, ``""`` for none.
    """

    row: Row
    tokens: tuple[Token, ...]
    label: str


@dataclass(frozen=True)
class Grid:
    """A table with its columns settled.

    Attributes
    ----------
    table : Table
    head : Head
    layout : Layout
        What each column of figures holds.
    places : tuple of ColumnSpec
        What each token of a whole row stands for: the columns, and the rank if there is one.
    rows : tuple of GridRow
    """

    table: Table
    head: Head
    layout: Layout
    places: tuple[ColumnSpec, ...]
    rows: tuple[GridRow, ...]


def lay_grid(table: Table) -> Grid:
    """Settle the columns of a table and part the tokens of its rows."""
    head = _head(table)
    slots = slots_of(table.rows, head)
    rows = _parted(table.rows, slots)
    kept = slots.kept
    ranked = next((place for place, slot in enumerate(kept) if slot.role == "rank"), None)
    values = [slot for slot in kept if slot.role == "value"]
    whole = [row for row in rows if len(row.tokens) == len(kept)][:_SAMPLE]
    texts = [
        [_text(token) for place, token in enumerate(row.tokens) if place != ranked]
        for row in whole
    ]
    labels, maxima = _labels(values, head)
    layout = settle_columns(head, texts, labels, maxima)
    places = list(layout.columns)
    if ranked is not None:
        places.insert(ranked, rank_column(len(table.rows)))
    return Grid(table, head, layout, tuple(places), tuple(rows))


def _head(table: Table) -> Head:
    celled = [row for row in table.rows if row.text.cells]
    width = 0
    if 2 * len(celled) >= len(table.rows):
        width = usual([len(row.text.tokens) + 1 + bool(row.text.ordinal) for row in celled])
    context = [table.title, *(line.text for line in table.caption)]
    return read_table_head(
        table.head, context, width, usual([len(row.text.tokens) for row in table.rows])
    )


def _parted(rows: Sequence[Row], slots: Slots) -> list[GridRow]:
    count = len(slots.kept)
    parted = []
    for row in rows:
        tokens = slots.tokens(row)
        # A row that says "nothing" throughout says it of every column, however many signs it has.
        if tokens and all(token.kind in {"nothing", "empty"} for token in tokens):
            tokens = [tokens[0]] * count
        label = next((token.label for token in row.text.tokens if token.kind == "class"), "")
        parted.append(GridRow(row, tuple(tokens), label))
    return parted


def _text(token: Token) -> str:
    return token.text if token.kind in {"figure", "weak"} else ""


def _labels(values: Sequence[Slot], head: Head) -> tuple[list[str], list[Decimal | None]]:
    """Return the head and the printed maximum of each column of figures, as far as known."""
    if any(slot.head for slot in values):
        return (
            [slot.head.text if slot.head else "" for slot in values],
            [slot.head.maximum if slot.head else None for slot in values],
        )
    known = len(head.maxima) == len(values)
    return [""] * len(values), list(head.maxima) if known else [None] * len(values)
