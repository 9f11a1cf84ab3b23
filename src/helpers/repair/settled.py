"""Everything that was read from a dispatch and settled, before it is tried and becomes tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from helpers.extraction.head import Head
from helpers.extraction.names import NameIndex
from helpers.extraction.paragraphs import Paragraph
from helpers.extraction.statement import Statement
from helpers.reading import Document
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
    index: NameIndex
    damaged: bool

    @cached_property
    def rows(self) -> list[RepairedRow]:
        """The rows of all tables."""
        return [row for table in self.tables for row in table.rows]

    @cached_property
    def unit_rows(self) -> list[RepairedRow]:
        """The rows of all tables that stand for one unit each."""
        return [row for table in self.tables for row in table.unit_rows]
