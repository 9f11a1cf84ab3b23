"""Everything that was read from a dispatch and settled, before it is tried and becomes tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from helpers.extraction.further_heads import FurtherHead
from helpers.extraction.head import Head
from helpers.extraction.names import NameIndex
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.statement import Statement
from helpers.reading import Document, Line
from helpers.repair.dossiers import DossierList
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.tables import RepairedTable


@dataclass(frozen=True)
class SettledDispatch:
    """A dispatch, read and settled.

    Attributes
    ----------
    document : Document
    head : Head
    prose : tuple of Paragraph
        What stands in no table and no list of codes.
    tables : tuple of RepairedTable
    lists : tuple of DossierList
    statements : tuple of Statement
        The quantitative ones of the prose.
    figures : tuple of ProseFigure
        The figures of the statements, repeated ones each time.
    unread : tuple of (tuple of Line)
        Runs of lines that look like rows of a table, and were not read.
    passed_over : tuple of Line
        Lines about the rows of tables that hold figures and are in no row.
    with_shares : tuple of int
        Numbers of the lines of rows that print shares in brackets behind their figures.
    further : tuple of FurtherHead
        Further dispatches in the same file.
    index : NameIndex
        The units of the day.
    damaged : bool
        Whether the document was damaged in reading.
    """

    document: Document
    head: Head
    prose: tuple[Paragraph, ...]
    tables: tuple[RepairedTable, ...]
    lists: tuple[DossierList, ...]
    statements: tuple[Statement, ...]
    figures: tuple[ProseFigure, ...]
    unread: tuple[tuple[Line, ...], ...]
    passed_over: tuple[Line, ...]
    with_shares: tuple[int, ...]
    further: tuple[FurtherHead, ...]
    index: NameIndex
    damaged: bool

    @cached_property
    def figures_of(self) -> dict[str, list[ProseFigure]]:
        """The figures of the prose by unit."""
        found: dict[str, list[ProseFigure]] = {}
        for figure in self.figures:
            found.setdefault(figure.unit, []).append(figure)
        return found

    @cached_property
    def rows_of(self) -> dict[str, list[RepairedRow]]:
        """The rows of all tables by unit."""
        found: dict[str, list[RepairedRow]] = {}
        for row in self.rows:
            found.setdefault(row.named.unit.name, []).append(row)
        return found

    @cached_property
    def ranks(self) -> Counter[tuple[str, str]]:
        """How often the prose states each rank, with the number of those ranked."""
        return Counter((s.number, s.of) for s in self.statements if s.kind == "rank")

    @cached_property
    def rows(self) -> list[RepairedRow]:
        """The rows of all tables."""
        return [row for table in self.tables for row in table.rows]

    @cached_property
    def unit_rows(self) -> list[RepairedRow]:
        """The rows of all tables that stand for one unit each."""
        return [row for table in self.tables for row in table.unit_rows]
