"""A table as a sheet holds it: typed cells, one row of heads, nothing merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["", "missing", "doubtful"]
Value = str | int | float | date | None


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    value : str, int, float, date or None
        ``None`` where there is nothing to show; shares as fractions (0.674).
    decimals : int or None
        How many a number shows; ``None`` as many as it has.
    percent, signed : bool
        Whether a number shows its per cent sign, and its plus.
    status : {"", "missing", "doubtful"}
        A missing cell shows the mark for it instead of a value.
    source : str
        Where the figure stands and how it was read, in one line.
    """

    value: Value = None
    decimals: int | None = None
    percent: bool = False
    signed: bool = False
    status: Status = ""
    source: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the cell holds a number."""
        return isinstance(self.value, (int, float))


@dataclass(frozen=True)
class Grid:
    """One table.

    Attributes
    ----------
    title : str
    heads : tuple of str
    rows : tuple of tuple of Cell
        As many cells a row as heads.
    section : str
        The heading that the table stands under.
    notes : tuple of str
        Lines between title and table.
    name : str
        Wanted name of sheet and table; by default they are numbered.
    row_head : int
        The column that names the row.
    strong_rows : frozenset of int
        Rows (from 0) in bold, such as totals.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    section: str = ""
    notes: tuple[str, ...] = ()
    name: str = ""
    row_head: int = 0
    strong_rows: frozenset[int] = frozenset()


def column(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    """Return one column of rows."""
    return [row[at] for row in rows]
