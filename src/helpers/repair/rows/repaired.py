"""A row whose name and cells are settled."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.extraction.column_spec import ColumnSpec
from helpers.repair.cells import Cell, Problem
from helpers.repair.naming import NamedRow


@dataclass(frozen=True)
class RepairedRow:
    """A row whose cells are settled too.

    Attributes
    ----------
    named : NamedRow
    columns : tuple of ColumnSpec
        Those of its block: a block may have a maximum of its own.
    cells : tuple of Cell
        One a column.
    problems : tuple of Problem
        Identities that it breaks.
    rank : int or None
        The rank that it prints, as far as that is sure.
    """

    named: NamedRow
    columns: tuple[ColumnSpec, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    rank: int | None = None

    @property
    def line(self) -> int:
        """Number of the line with the figures."""
        return self.named.grid_row.row.line

    def cell(self, indicator: str) -> Cell | None:
        """Return the cell of an indicator, None if the table has no such column."""
        for column, cell in zip(self.columns, self.cells, strict=True):
            if column.indicator == indicator:
                return cell
        return None
