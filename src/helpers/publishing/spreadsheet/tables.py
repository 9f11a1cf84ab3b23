"""The tables of a document, read from the HTML that the report shows them in.

The HTML is what every table has: ours with the kinds of the columns, marks and sources, those of
other libraries cleaned. So a sheet holds what the report shows, and the notebook no second copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from helpers.publishing.blocks import Heading
from helpers.publishing.document import Document
from helpers.publishing.spreadsheet.grid import Cell, Grid, Status
from helpers.publishing.spreadsheet.html_table import HtmlTable, has_class, read_tables, text_of
from helpers.publishing.spreadsheet.numbers import ambiguous, foreign_column, number
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.words import language

_TYPED = ("number", "ordinal", "class")


def tables_of(document: Document) -> Iterator[Grid]:
    """Yield the tables of a document in its order, each under its heading."""
    section = ""
    for piece in document.pieces:
        if piece.element == Heading.__name__:
            section = str(piece.facts["text"]) if piece.facts["level"] > 1 else ""
        elif "<table" in piece.html:
            shown = str(piece.facts.get("caption", "")) or section
            for table in read_tables(piece.html):
                made = _own(table) if table.kinds else _foreign(table)
                yield replace(made, title=table.caption or shown, section=section)


def _own(table: HtmlTable) -> Grid:
    heads = list(table.heads)
    rows = [
        [_own_cell(node, kind) for node, kind in zip(row, table.kinds, strict=True)]
        for row in table.cells
    ]
    trail = _trail(table, rows)
    if any(trail):
        heads.append(say("source_head"))
        rows = [[*row, Cell(told or None)] for row, told in zip(rows, trail, strict=True)]
    return Grid(
        title=table.caption,
        heads=tuple(heads),
        rows=tuple(map(tuple, rows)),
        notes=table.notes,
        row_head=table.kinds.index("text") if "text" in table.kinds else 0,
        strong_rows=table.strong_rows,
    )


def _own_cell(node: Any, kind: str) -> Cell:
    """Return a cell of our own table: a figure by its marks, a number by its column."""
    text = text_of(node)
    cited = [] if node is None else [link for link in node.iter("a") if has_class(link, "cited")]
    source = "; ".join(dict.fromkeys(link.get("title", "") for link in cited))
    alone = len(cited) == 1 and text == text_of(cited[0])
    if alone and has_class(cited[0], "missing"):
        doubtful = has_class(cited[0], "doubtful")
        return Cell(None, status="doubtful" if doubtful else "missing", source=source)
    status: Status = "doubtful" if any(has_class(link, "doubtful") for link in cited) else ""
    found = number(text, language()) if kind in _TYPED else None
    if found is None:
        return Cell(text or None, status=status, source=source)
    return Cell(found.value, found.decimals, found.percent, found.signed, status, source)


def _trail(table: HtmlTable, rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return one text a row that leads its figures back to their documents.

    Where a column of the table tells the place already, only what is doubtful is told.
    """
    placed = "source" in table.kinds
    return [
        _told([(head, cell) for head, cell in zip(table.heads, row, strict=True)
               if cell.source and (cell.status == "doubtful" or not placed)])
        for row in rows
    ]  # fmt: skip


def _told(cells: Sequence[tuple[str, Cell]]) -> str:
    """Return the sources of a row's figures; one that all share without naming the columns."""
    by_source: dict[str, list[str]] = {}
    for head, cell in cells:
        by_source.setdefault(cell.source, []).append(head)
    if len(by_source) == 1 and all(cell.status != "doubtful" for _, cell in cells):
        return next(iter(by_source))
    return " | ".join(f"{', '.join(heads)}: {source}" for source, heads in by_source.items())


def _foreign(table: HtmlTable) -> Grid:
    columns = [[text_of(row[at]) for row in table.cells] for at in range(len(table.heads))]
    cells = [foreign_column(texts) or [Cell(text or None) for text in texts] for texts in columns]
    unread = [head for head, texts in zip(table.heads, columns, strict=True) if ambiguous(texts)]
    return Grid(
        title=table.caption,
        heads=table.heads,
        rows=tuple(zip(*cells, strict=True)),
        notes=tuple(say("unread", column=head) for head in unread),
    )
