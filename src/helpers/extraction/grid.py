"""The rows of a table laid on its columns: which token belongs where, as far as that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from helpers.extraction.column_fit import Column
from helpers.extraction.column_spec import ColumnSpec, Layout, rank_column
from helpers.extraction.columns import ranks_alone, settle_columns
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import HeadCell
from helpers.extraction.head_words import known_labels
from helpers.extraction.heads import Head, read_table_head
from helpers.extraction.moments import parts_of_years_in
from helpers.extraction.slots import Slot, Slots, slots_of
from helpers.extraction.table_rows import Row, Table, usual
from helpers.extraction.tokens import Token
from helpers.extraction.words_in_heads import without_own_period

_MOST_HEADS = 16
"""No dispatch has as many different heads; to lay torn ones together takes time."""
_SISTER_COLUMNS = 2
_SISTER_ALIKE = 55.0
_SHORT_HEAD = 12
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

    @property
    def counts_ranks(self) -> bool:
        """Whether what counts the rows ranks them: a head "Xếp hạng" where the ordinal's would be.

        In a damaged text an ordinal is only what its neighbours make of it.
        """
        cells = self.head.cells
        roles = [cell.role for cell in cells]
        ranked = roles[:1] == ["rank"] and "ordinal" not in roles and "name" in roles[1:2]
        return ranked and roles.count("rank") == 1 and not self.head.damaged


@dataclass(frozen=True)
class _Draft:
    """A table whose tokens are parted, but whose columns are not yet named."""

    table: Table
    head: Head
    slots: Slots
    rows: tuple[GridRow, ...]

    @property
    def values(self) -> list[Slot]:
        """The places of figures."""
        return [slot for slot in self.slots.kept if slot.role == "value"]


def lay_grids(tables: Sequence[Table], damaged: bool = False) -> list[Grid]:
    """Settle the columns of the tables of a document and part the tokens of their rows.

    Parameters
    ----------
    tables : sequence of Table
    damaged : bool, optional
        Whether the document was damaged in reading: then its heads say less, and those of
        another table of the same layout are asked too.
    """
    heads: set[tuple[str, ...]] = set()
    drafts: list[_Draft] = []
    for table in tables:
        heads.add(tuple(line.text for line in table.head))
        drafts.append(_draft(table, damaged, thorough=len(heads) <= _MOST_HEADS))
    grids: list[Grid] = []
    for place, draft in enumerate(drafts):
        grid = _grid(draft, _sisters(draft, drafts) if damaged else ())
        if place and _goes_on(drafts[place - 1], draft):
            grid = replace(
                grid, layout=grids[-1].layout, places=_places_of(draft, grids[-1].layout)
            )
        grids.append(grid)
    return grids


def _goes_on(above: _Draft, draft: _Draft) -> bool:
    """Tell whether a table goes on where the one above it ended, under no head that can be read.

    Then its columns are those of the table above, not the usual ones of a form.
    """
    last, first = above.table.rows[-1].text.ordinal, draft.table.rows[0].text.ordinal
    counted = last.isdecimal() and first.isdecimal() and int(first) == int(last) + 1
    roles = [[slot.role for slot in own.slots.kept] for own in (above, draft)]
    bare = not any(slot.heads for slot in draft.values)
    return counted and bare and roles[0] == roles[1] and len(draft.values) >= _SISTER_COLUMNS


def _draft(table: Table, damaged: bool, thorough: bool) -> _Draft:
    head = replace(_head(table, thorough), damaged=damaged)
    slots = _with_last_ranks(slots_of(table.rows, head), head)
    return _Draft(table, head, slots, tuple(_parted(table.rows, slots)))


def _with_last_ranks(slots: Slots, head: Head) -> Slots:
    """Return the places of rows, of several columns of ranks that of the last month the rank."""
    last = max((cell.period for cell in head.cells), default="")
    ranked = [slot for slot in slots.of_rows if _ranks_of(slot)]
    of_last = [slot for slot in ranked if _ranks_of(slot) == last]
    if not ranked:
        return slots

    def settled(slot: Slot) -> Slot:
        if slot in of_last[:1]:
            return replace(slot, role="rank")
        earlier = slot.role == "rank" and (of_last or slot in ranked)
        return replace(slot, role="value") if earlier else slot

    return replace(slots, of_rows=tuple(map(settled, slots.of_rows)))


def _ranks_of(slot: Slot) -> str:
    """Return the month that the head of a column of ranks names, ``""`` for none."""
    own = slot.heads[0] if slot.heads else None
    return own.period if own is not None and own.role == "rank" else ""


def _sisters(draft: _Draft, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Return the other tables whose columns are headed alike: an office prints its annexes so."""
    own = draft.values
    return [
        other
        for other in drafts
        if other is not draft
        and len(other.values) == len(own) >= _SISTER_COLUMNS
        and all(slot.heads for slot in (*own, *other.values))
        and _alike(own, other.values) >= _SISTER_ALIKE
    ]


def _alike(own: Sequence[Slot], others: Sequence[Slot]) -> float:
    ratios = [
        fuzz.ratio(fold(mine.heads[0].text), fold(other.heads[0].text))
        for mine, other in zip(own, others, strict=True)
    ]
    return sum(ratios) / len(ratios)


def _grid(draft: _Draft, sisters: Sequence[_Draft]) -> Grid:
    kept, values = draft.slots.kept, draft.values
    ranked = _ranked(draft)
    whole = [row for row in draft.rows if len(row.tokens) == len(kept)][:_SAMPLE]
    texts = [
        [_text(token) for place, token in enumerate(row.tokens) if place != ranked] for row in whole
    ]
    maxima = draft.head.maxima if len(draft.head.maxima) == len(values) else ()
    columns = []
    for place, slot in enumerate(values):
        heads = [*slot.heads, *(cell for s in sisters for cell in s.values[place].heads)]
        tops = tuple(cell.maximum for cell in heads if cell.maximum is not None)
        columns.append(
            Column(
                texts=tuple(row[place] for row in texts if row[place]),
                labels=tuple(dict.fromkeys(label for c in heads for label in _labels(c))),
                maxima=tops if heads else maxima[place : place + 1],
            )
        )
    # The first reading of a head is the surest.
    if len(columns) == 1 and any(cell.role == "rank" for cell in values[0].heads[:1]):
        layout = ranks_alone(columns[0])
    else:
        layout = settle_columns(draft.head, texts, columns)
    return Grid(draft.table, draft.head, layout, _places_of(draft, layout), draft.rows)


def _ranked(draft: _Draft) -> int | None:
    """Return which of the numbers of a row is its rank, None if there is none."""
    kept = draft.slots.kept
    return next((place for place, slot in enumerate(kept) if slot.role == "rank"), None)


def _places_of(draft: _Draft, layout: Layout) -> tuple[ColumnSpec, ...]:
    """Return what each token of a whole row stands for: the columns, and the rank if any."""
    places, ranked = list(layout.columns), _ranked(draft)
    if ranked is not None:
        places.insert(ranked, rank_column(_last_rank(draft, ranked)))
    return tuple(places)


def _last_rank(draft: _Draft, ranked: int) -> int:
    """Return the last rank that a row may have: a table may go on from the page before."""
    rows = draft.table.rows
    ordinals = [int(row.text.ordinal) for row in rows if row.text.ordinal.isdecimal()]
    ranks = [row.tokens[ranked].text for row in draft.rows if len(row.tokens) > ranked]
    printed = [] if draft.head.damaged else [int(text) for text in ranks if text.isdecimal()]
    return max([len(rows), *ordinals, *printed])


def _label(cell: HeadCell) -> str:
    """Return the words of a head; "Chỉ số 1" says nothing without what stands above it."""
    return f"{cell.span} {cell.text}" if cell.span and len(cell.text) < _SHORT_HEAD else cell.text


def _labels(cell: HeadCell) -> tuple[str, ...]:
    """Return the readings of a head: its words, and those but for what others have in common.

    That is the month that they name, or the head above several columns: "Điểm thành phần".
    """
    label = without_own_period(_label(cell))
    # "Chỉ số 1" says nothing alone, "Tổng cộng" does.
    known = fold(cell.own) in known_labels() and not cell.own[-1].isdecimal()
    own = (cell.own,) if known or len(cell.own) >= _SHORT_HEAD else ()
    said = parts_of_years_in(label)
    if len(said) != 1:
        return (label, *own)
    return label, f"{label[: said[0].start]} {label[said[0].end :]}".strip(" ,;(-"), *own


def _head(table: Table, thorough: bool) -> Head:
    celled = [row for row in table.rows if row.text.cells]
    width = 0
    if 2 * len(celled) >= len(table.rows):
        width = usual([len(row.text.tokens) + 1 + bool(row.text.ordinal) for row in celled])
    count = usual([len(row.text.tokens) for row in table.rows])
    return read_table_head(table, width, count, thorough)


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
