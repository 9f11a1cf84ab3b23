"""A row on its way to solved cells, and what it shares with the other rows of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.forms import Identity
from helpers.extraction.tokens import Token
from helpers.repair.cells import SETTLED, Cell, Problem
from helpers.repair.equations import solve
from helpers.repair.readings import Reading


@dataclass(frozen=True)
class Frame:
    """What all rows of a table share.

    Attributes
    ----------
    columns : tuple of ColumnSpec
    identities : tuple of Identity
    decimals : mapping of str to int
        How many decimals each column prints.
    damaged : bool
        Whether the document was damaged in reading.
    rough : bool
        Whether so many figures of the table are damaged that a row which does not close may hold
        several misread ones.
    signs : frozenset of str
        What stands for "none" more than once in the table.
    """

    columns: tuple[ColumnSpec, ...]
    identities: tuple[Identity, ...]
    decimals: Mapping[str, int]
    damaged: bool
    rough: bool = False
    orders: tuple[tuple[str, str], ...] = ()
    filled: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """The indicator of each column."""
        return [column.indicator for column in self.columns]

    def values(self, cells: Sequence[Cell]) -> dict[str, Decimal]:
        """Return the value of each indicator that has one in ``cells``."""
        return {
            column.indicator: cell.value
            for column, cell in zip(self.columns, cells, strict=True)
            if cell.value is not None
        }

    def wanted(
        self, identity: Identity, place: int, values: Mapping[str, Decimal]
    ) -> list[Decimal]:
        """Return the values within its maximum that an identity leaves for one column.

        Parameters
        ----------
        identity : Identity
            One that the column takes part in.
        place : int
            Of the column.
        values : mapping of str to Decimal
            One value for each other indicator of the identity.
        """
        top = self.columns[place].max
        found = solve(identity, self.columns[place].indicator, values, self.decimals)
        return [value for value in found if top is None or value <= top]


@dataclass(frozen=True)
class SolvedRow:
    """The cells of a row, one a column, and what is wrong with them."""

    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Draft:
    """A row while it is solved: all tuples have one entry a column.

    Attributes
    ----------
    frame : Frame
        Of its table.
    tokens : tuple of (Token or None)
        None where a column has no token.
    options : tuple of (tuple of Reading)
        What each token may stand for.
    cells : tuple of Cell
        As far as they are settled.
    fits : bool
        Whether the row has a token for each column, so that their places are sure.
    """

    frame: Frame
    tokens: tuple[Token | None, ...]
    options: tuple[tuple[Reading, ...], ...]
    cells: tuple[Cell, ...]
    fits: bool = False

    @property
    def values(self) -> dict[str, Decimal]:
        """The value of each indicator that has one."""
        return self.frame.values(self.cells)

    @property
    def settled_values(self) -> dict[str, Decimal]:
        """The value of each indicator that has one which is not in doubt."""
        return {
            name: cell.value
            for name, cell in zip(self.frame.names, self.cells, strict=True)
            if cell.value is not None and cell.status in SETTLED
        }

    def printed(self, place: int) -> str:
        """Return the token of a column as it stood, ``""`` where there is none."""
        token = self.tokens[place]
        return token.text if token else ""

    def with_cell(self, place: int, cell: Cell) -> Draft:
        """Return the row with another cell at ``place``."""
        return replace(self, cells=(*self.cells[:place], cell, *self.cells[place + 1 :]))
