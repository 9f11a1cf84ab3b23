"""The rows of a table laid on its columns: which token belongs where, as far as that is sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from helpers.extraction.columns import Layout, settle_columns
from helpers.extraction.heads import Head, names_rank, read_table_head
from helpers.extraction.tables import Row, Table
from helpers.extraction.tokens import Token

_MOSTLY = 0.7
_RANKED_ROWS = 5
_SAMPLE = 160
"""Rows that vote on the columns: more of them cost time and change nothing."""


@dataclass(frozen=True)
class GridRow:
    """A row with its tokens parted by what they are.

    Attributes
    ----------
    row : Row
    tokens : tuple of Token
        The figures, signs for nothing and empty cells; classes, ranks and notes taken out.
    placed : bool
        Whether there is exactly one token a column, so that places are sure.
    label : str
        The class printed in the row, ``""`` for none.
    rank : str
        The rank printed in the row, ``""`` for none.
    """

    row: Row
    tokens: tuple[Token, ...]
    placed: bool
    label: str
    rank: str


@dataclass(frozen=True)
class Grid:
    """A table with its columns settled."""

    table: Table
    head: Head
    layout: Layout
    rows: tuple[GridRow, ...]
    classed: bool


def lay_grid(table: Table) -> Grid:
    """Settle the columns of a table and part the tokens of its rows."""
    in_cells = [row for row in table.rows if row.text.cells]
    width = _usual([_width(row) for row in in_cells]) if 2 * len(in_cells) >= len(table.rows) else 0
    context = [table.title, *(line.text for line in table.caption)]
    usual = _usual([len(row.text.tokens) for row in table.rows])
    head = read_table_head(table.head, context, width, usual)
    classes = _class_place(in_cells) if width else None
    parted = [_part(row, head, width, classes) for row in table.rows]
    count = _usual([len(tokens) for tokens, _ in parted])
    # A row that says "nothing" throughout says it of every column, however many signs it has.
    parted = [
        ([tokens[0]] * count if tokens and _says_nothing(tokens) else tokens, label)
        for tokens, label in parted
    ]
    ranked = _rank_column([tokens for tokens, _ in parted if len(tokens) == count], head, width)
    rows: list[GridRow] = []
    for row, (tokens, label) in zip(table.rows, parted, strict=True):
        kept, rank = tokens, ""
        if ranked is not None and len(tokens) == count:
            kept, rank = tokens[:ranked] + tokens[ranked + 1 :], tokens[ranked].text
        rows.append(GridRow(row, tuple(kept), False, label, rank))
    count -= ranked is not None
    rows = [
        GridRow(r.row, r.tokens, len(r.tokens) == count and _certain(r.row), r.label, r.rank)
        for r in rows
    ]
    labels, maxima = _head_columns(head, count)
    whole = [row for row in rows if len(row.tokens) == count][:_SAMPLE]
    texts = [[_text(token) for token in row.tokens] for row in whole]
    layout = settle_columns(head, texts, labels, maxima)
    return Grid(table, head, layout, tuple(rows), any(row.label for row in rows))


def _says_nothing(tokens: Sequence[Token]) -> bool:
    return all(token.kind in {"nothing", "empty"} for token in tokens)


def _certain(row: Row) -> bool:
    return row.text.cells or not any(token.kind == "weak" for token in row.text.tokens)


def _text(token: Token) -> str:
    return token.text if token.kind in {"figure", "weak"} else ""


def _width(row: Row) -> int:
    return len(row.text.tokens) + 1 + bool(row.text.ordinal)


def _usual(counts: Sequence[int]) -> int:
    """Return the commonest count, the larger one of two that are as common."""
    found = Counter(counts)
    return max(found, key=lambda count: (found[count], count)) if found else 0


def _class_place(rows: Sequence[Row]) -> int | None:
    """Return the place of the column of classes in rows that stand in cells."""
    places = Counter(
        place
        for row in rows
        for place, token in enumerate(row.text.tokens)
        if token.kind == "class"
    )
    usual = places.most_common(1)
    return usual[0][0] if usual and usual[0][1] * 3 > len(rows) else None


def _part(row: Row, head: Head, width: int, classes: int | None) -> tuple[list[Token], str]:
    """Return the tokens of the value columns, and the class."""
    tokens = list(row.text.tokens)
    label = next((token.label for token in tokens if token.kind == "class"), "")
    if width and head.cells and row.text.cells and _width(row) == width:
        own = [cell for cell in head.cells if cell.role not in {"ordinal", "name"}]
        if len(own) == len(tokens):
            kept = [
                token
                for token, cell in zip(tokens, own, strict=True)
                if cell.role not in {"class", "note"}
            ]
            return kept, label
    if row.text.cells and width:
        if classes is not None and _width(row) == width:
            tokens = tokens[:classes] + tokens[classes + 1 :]
        return [t for t in tokens if t.kind not in {"class", "word"}], label
    return [t for t in tokens if t.kind not in {"class", "word", "empty", "debris"}], label


def _rank_column(rows: Sequence[Sequence[Token]], head: Head, width: int) -> int | None:
    """Return the place of a column of ranks, None if the table has none."""
    if head.cells and width:
        own = [c for c in head.cells if c.role not in {"ordinal", "name", "class", "note"}]
        ranks = [place for place, cell in enumerate(own) if cell.role == "rank"]
        return ranks[0] if ranks and rows and len(own) == len(rows[0]) else None
    if not rows or len(rows[0]) < 2:
        return None
    for place in (len(rows[0]) - 1, 0):
        numbers = [int(row[place].text) for row in rows if row[place].text.isdigit()]
        if len(numbers) < _MOSTLY * len(rows):
            continue
        if names_rank(head) and max(numbers) <= len(rows) + 2:
            return place
        if len(numbers) == len(rows) and _counts_up(numbers):
            return place
    return None


def _counts_up(numbers: Sequence[int]) -> bool:
    """Tell whether the numbers rank their rows: up by one, ties and their gaps apart."""
    rising = all(a <= b for a, b in pairwise(numbers))
    span = numbers[-1] - numbers[0] + 1
    return len(numbers) >= _RANKED_ROWS and rising and abs(span - len(numbers)) <= 2


def _head_columns(head: Head, count: int) -> tuple[list[str], list[Decimal | None]]:
    own = [c for c in head.cells if c.role not in {"ordinal", "name", "class", "note", "rank"}]
    if own and len(own) == count:
        return [cell.text for cell in own], [cell.maximum for cell in own]
    maxima: list[Decimal | None] = [None] * count
    if len(head.maxima) == count:
        maxima = list(head.maxima)
    return [""] * count, maxima
