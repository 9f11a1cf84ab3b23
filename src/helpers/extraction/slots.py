"""What each place of a row holds: a figure, a class, a rank or a note.

Where rows stand in cells, the rows themselves say which cell is the ordinal's and which the
name's; a head cell belongs to what stands below it, however its words were read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.extraction.head_roles import HeadCell, may_be_note
from helpers.extraction.heads import Head
from helpers.extraction.ranks import rank_alone, rank_place
from helpers.extraction.table_rows import Row, usual
from helpers.extraction.tokens import Token, unglued

_NOT_FIGURES = frozenset({"class", "word", "empty", "debris"})
_NO_NUMBERS = frozenset({"ordinal", "name", "class", "note"})


@dataclass(frozen=True)
class Slot:
    """A place of the rows: ``value``, ``class``, ``rank`` or ``note``, and the heads above it.

    A head that is repeated after a page break gives one more reading of the same words.
    """

    role: str
    heads: tuple[HeadCell, ...] = ()


@dataclass(frozen=True)
class Slots:
    """The places of a table's rows.

    Attributes
    ----------
    of_rows : tuple of Slot
        One for each token of a usual row.
    in_cells : bool
        Whether the rows stand in cells, so that words and empty cells count as tokens.
    """

    of_rows: tuple[Slot, ...]
    in_cells: bool

    @property
    def kept(self) -> tuple[Slot, ...]:
        """The places that hold numbers: figures and ranks."""
        return tuple(slot for slot in self.of_rows if slot.role in {"value", "rank"})

    def tokens(self, row: Row) -> list[Token]:
        """Return the tokens of a row that are numbers or stand for them."""
        tokens = unglued(row.text.tokens)
        if self.in_cells and row.text.cells and len(tokens) == len(self.of_rows):
            pairs = zip(tokens, self.of_rows, strict=True)
            return [token for token, slot in pairs if slot.role in {"value", "rank"}]
        if row.text.cells:
            return [token for token in tokens if token.kind not in {"class", "word"}]
        return [token for token in tokens if token.kind not in _NOT_FIGURES]


def slots_of(rows: Sequence[Row], head: Head) -> Slots:
    """Settle what the places of the rows hold.

    Parameters
    ----------
    rows : sequence of Row
        Of one table.
    head : Head
        Of the same table.
    """
    celled = [row for row in rows if row.text.cells]
    in_cells = bool(celled) and 2 * len(celled) >= len(rows)
    slots = _in_cells(celled, head) if in_cells else _in_words(rows, head)
    values = [slot for slot in slots.kept if slot.role == "value"]
    if len(values) != 1 or any(cell.role == "rank" for cell in values[0].heads):
        return slots
    texts = [tokens[0].text for row in rows if (tokens := slots.tokens(row))]
    alone = rank_alone(texts, head, values[0].heads)
    if values[0].heads and not alone:
        return slots
    told = Slot("value", (alone,) if alone else ())
    return replace(slots, of_rows=tuple(told if s is values[0] else s for s in slots.of_rows))


def _in_words(rows: Sequence[Row], head: Head) -> Slots:
    parted = [
        [token for token in row.text.tokens if token.kind not in _NOT_FIGURES] for row in rows
    ]
    count = usual([len(tokens) for tokens in parted])
    numbered = 2 * sum(bool(row.text.ordinal) for row in rows) > len(rows)
    readings = [
        own for cells in (head.cells, *head.copies) if (own := _own_heads(cells, count, numbered))
    ]
    if (
        count == 1
        and not readings
        and (alone := rank_alone([row[0].text for row in parted if row], head))
    ):
        readings = [[alone]]
    slots = [Slot("value", tuple(own[place] for own in readings)) for place in range(count)]
    whole = [(row, p) for row, p in zip(rows, parted, strict=True) if len(p) == count]
    return Slots(_ranked(slots, whole, head), in_cells=False)


def _own_heads(cells: Sequence[HeadCell], count: int, numbered: bool) -> list[HeadCell]:
    """Return the heads of the figures, none where there are not as many."""
    own = [cell for cell in cells if cell.role not in _NO_NUMBERS]
    if len(own) == count:
        return own
    # Those of ordinal and name may be unreadable, but they stand first.
    others = [cell for cell in cells if cell.role not in {"class", "note"}]
    return others[1 + numbered :] if len(others) == count + 1 + numbered else []


def _in_cells(rows: Sequence[Row], head: Head) -> Slots:
    count = usual([len(row.text.tokens) for row in rows])
    whole = [row for row in rows if len(row.text.tokens) == count]
    readings = [
        own
        for cells in (head.cells, *head.copies)
        if (own := _heads_of_places(whole, cells, count))
    ]
    slots = []
    for place in range(count):
        heads = tuple(own[place] for own in readings)
        slots.append(Slot(_role([row.text.tokens[place] for row in whole], heads), heads))
    return Slots(_ranked(slots, [(row, row.text.tokens) for row in whole], head), in_cells=True)


def _heads_of_places(rows: Sequence[Row], cells: Sequence[HeadCell], count: int) -> list[HeadCell]:
    """Return the head cell above each place, none where heads do not stand in cells."""
    numbered = 2 * sum(bool(row.text.ordinal) for row in rows) > len(rows)
    name = usual([row.text.leading for row in rows]) + numbered
    if numbered and any(cell.role == "ordinal" for cell in cells[1 : 1 + name]):
        # A bar was lost or seen where none is: the heads are shifted against the columns.
        return []
    if len(cells) == count + 1 + numbered:
        return [cell for place, cell in enumerate(cells) if place != name and place >= numbered]
    own = [cell for cell in cells if cell.role not in {"ordinal", "name"}]
    if len(own) == count:
        return own
    # Columns of classes and notes may be blank throughout, and leave no cell.
    classed = any(token.kind == "class" for row in rows for token in row.text.tokens)
    return [] if classed else _own_heads(cells, count, numbered)


def _role(tokens: Sequence[Token], heads: Sequence[HeadCell]) -> str:
    kinds = Counter(token.kind for token in tokens)
    figures = kinds["figure"] + kinds["nothing"] + kinds["weak"]
    roles = {cell.role for cell in heads}
    if 3 * kinds["class"] > len(tokens) or ("class" in roles and not figures):
        return "class"
    if kinds["word"] > figures or ("note" in roles and not kinds["figure"]):
        return "note"
    if kinds["empty"] == len(tokens) and any(may_be_note(cell.text) for cell in heads):
        return "note"
    return "value"


def _ranked(
    slots: Sequence[Slot], rows: Sequence[tuple[Row, Sequence[Token]]], head: Head
) -> tuple[Slot, ...]:
    """Return the slots with the one that ranks the rows marked, if there is one."""
    places = [place for place, slot in enumerate(slots) if slot.role == "value"]
    sections = [row.section for row, _ in rows if row.kind == "unit"]
    texts = [[tokens[p].text for p in places] for row, tokens in rows if row.kind == "unit"]
    found = rank_place(texts, sections, [slots[place].heads for place in places], head)
    ranked = None if found is None else places[found]
    return tuple(
        Slot("rank", slot.heads) if place == ranked else slot for place, slot in enumerate(slots)
    )
