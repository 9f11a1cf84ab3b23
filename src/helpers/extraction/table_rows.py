"""A table as it stands in the dispatch: its rows, and what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.extraction.placing import Extent
from helpers.extraction.row_text import RowText
from helpers.reading import Line


@dataclass(frozen=True)
class Row:
    """A row of a table, its torn name joined.

    ``kind`` is ``unit``, ``group`` (a block such as "Khối huyện"), ``total`` or ``average``;
    ``block`` is the official name of the block that it stands for, ``""`` for the whole.
    """

    text: RowText
    name: str
    lines: tuple[int, ...]
    section: str
    kind: str
    block: str = ""

    @property
    def line(self) -> int:
        """Number of the line that holds the figures."""
        return self.text.line


@dataclass(frozen=True)
class Table:
    """A table as it stands in the dispatch.

    Attributes
    ----------
    title : str
        Its annex or heading as printed, ``""`` if none stands above it.
    caption : tuple of Line
        The other lines of its title.
    head : tuple of Line
        The lines of its column heads.
    rows : tuple of Row
    repeats : tuple of int
        Numbers of the lines between the rows that are none.
    copies : tuple of (tuple of Line)
        The heads among them.
    extents : tuple of Extent
        Where the columns stand on the line, for rows parted by wide gaps.
    loose : tuple of int
        Numbers of the lines that hold nothing but figures and belong to no row.
    torn : tuple of int
        Numbers of the lines of the rows above those, where their own figures stand elsewhere too.
    """

    title: str
    caption: tuple[Line, ...]
    head: tuple[Line, ...]
    rows: tuple[Row, ...]
    repeats: tuple[int, ...] = field(default=())
    copies: tuple[tuple[Line, ...], ...] = field(default=())
    extents: tuple[Extent, ...] = field(default=())
    loose: tuple[int, ...] = field(default=())
    torn: tuple[int, ...] = field(default=())

    @property
    def lines(self) -> set[int]:
        """Numbers of all lines that belong to the table, heads included."""
        numbers = {number for row in self.rows for number in row.lines}
        return numbers | {line.number for line in self.head} | set(self.repeats)


def usual(counts: Sequence[int]) -> int:
    """Return the commonest count, the larger one of two that are as common, 0 of none."""
    found = Counter(counts)
    return max(found, key=lambda count: (found[count], count)) if found else 0
