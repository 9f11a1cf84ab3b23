"""Tables of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from helpers.publishing.element import Element
from helpers.publishing.inline import escape, html_of, string, typst_array, typst_of
from helpers.publishing.layout import TableLayout, lay_out
from helpers.publishing.values import Sentence, inert, plain
from helpers.publishing.words import word

KINDS = ("text", "number", "ordinal", "class", "source")


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    head : str
    kind : {"text", "number", "ordinal", "class", "source"}
        Settles alignment, width and sorting.
    group : str
        Spanning head over neighbouring columns of the same group.
    weight : float
        Share of the spare width, for text columns.
    """

    head: str
    kind: str = "text"
    group: str = ""
    weight: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"column kind {self.kind!r}: one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class DataTable(Element):
    """A table with a caption, repeated heads in print, and rows that do not break.

    Parameters
    ----------
    columns : sequence of Column
    rows : sequence of sequences of Sentence
        A cell is a text, a figure, or a tuple of both; ``None`` is an empty cell.
    caption : Sentence
    note : Sentence
        Small print under the table.
    anchor : str
    landscape : bool
        Set on a landscape page in PDF; a table too wide for portrait goes there by itself.
    searchable : bool
        Offer a filter over the rows in HTML.
    strong_rows : tuple of int
        Rows (from 0) set in bold, such as a total.
    row_anchors : sequence of str
        An anchor for each row, so that other pages can lead to it; by default none.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Sentence]]
    caption: Sentence = ""
    note: Sentence = ""
    anchor: str = ""
    landscape: bool = False
    searchable: bool = False
    strong_rows: tuple[int, ...] = ()
    row_anchors: Sequence[str] = ()

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} has {len(row)} cells, the table {len(self.columns)} columns"
                )
        if self.row_anchors and len(self.row_anchors) != len(self.rows):
            raise ValueError(f"{len(self.row_anchors)} anchors for {len(self.rows)} rows")

    def facts(self) -> dict[str, Any]:
        """Return the caption and whether the table needs a landscape page."""
        facts: dict[str, Any] = {"caption": plain(self.caption), "landscape": False}
        if self.rows:
            facts["landscape"] = self.layout().landscape
        return facts

    def layout(self) -> TableLayout:
        """Return size, widths and orientation in print."""
        heads = [inert(column.head) for column in self.columns]
        cells = [[plain(cell) for cell in column] for column in zip(*self.rows, strict=True)]
        fixed = [column.kind in ("number", "ordinal", "class") for column in self.columns]
        weights = [column.weight for column in self.columns]
        return lay_out(heads, cells, fixed, weights, landscape=self.landscape)

    @property
    def row_head(self) -> int:
        """Return the column that names the row: the first of text."""
        return next((at for at, col in enumerate(self.columns) if col.kind == "text"), 0)

    def html(self) -> str:
        """Return ``<figure>`` with caption, scrolling box and ``<table>``."""
        caption = plain(self.caption)
        ident = f' id="{escape(self.anchor)}"' if self.anchor else ""
        title = f"<figcaption>{html_of(self.caption)}</figcaption>" if caption else ""
        note = f'<p class="note">{html_of(self.note)}</p>' if plain(self.note) else ""
        label = escape(word("scroll_table", caption=caption))
        search = " data-search" if self.searchable else ""
        return (
            f'<figure class="table"{ident}>{title}<div class="scroll" tabindex="0" role="group" '
            f'aria-label="{label}"><table{search} aria-label="{escape(caption)}">'
            f"{''.join(self._html_rows())}</table></div>{note}</figure>"
        )

    def _html_rows(self) -> Iterator[str]:
        yield f"<thead>{''.join(self._html_head())}</thead><tbody>"
        for number, row in enumerate(self.rows):
            strong = ' class="strong"' if number in self.strong_rows else ""
            anchor = f' id="{escape(self.row_anchors[number])}"' if self.row_anchors else ""
            yield f"<tr{anchor}{strong}>{''.join(self._html_cells(row))}</tr>"
        if not self.rows:
            yield f'<tr><td colspan="{len(self.columns)}">{escape(word("no_rows"))}</td></tr>'
        yield "</tbody>"

    def _html_cells(self, row: Sequence[Sentence]) -> Iterator[str]:
        for at, (column, cell) in enumerate(zip(self.columns, row, strict=True)):
            kind = "" if column.kind == "text" else f' class="{column.kind}"'
            if at == self.row_head:
                yield f'<th scope="row"{kind}>{html_of(cell)}</th>'
            else:
                yield f"<td{kind}>{html_of(cell)}</td>"

    def _html_head(self) -> Iterator[str]:
        double = any(column.group for column in self.columns)
        rows = ["", ""]
        for group, members in groupby(self.columns, key=lambda column: column.group):
            columns = list(members)
            for column in columns:
                span = ' rowspan="2"' if double and not group else ""
                cell = f'<th scope="col" class="{column.kind}"{span}>{escape(column.head)}</th>'
                rows[1 if double and group else 0] += cell
            if group:
                rows[0] += f'<th scope="colgroup" colspan="{len(columns)}">{escape(group)}</th>'
        yield from (f"<tr>{row}</tr>" for row in rows if row)

    def typst(self) -> str:
        """Return a call of the template's ``data-table``."""
        if not self.rows:
            return f"#empty-table({typst_of(self.caption)}, {string(word('no_rows'))})"
        layout = self.layout()
        sides = ("left" if kind in ("text", "source") else _side(kind) for kind in self._kinds())
        return (
            f"#data-table(widths: {typst_array(f'{width:.1f}pt' for width in layout.widths)}, "
            f"sides: {typst_array(sides)}, size: {layout.size}pt, "
            f"breakable: {str(layout.breakable).lower()}, "
            f"caption: {typst_of(self.caption)}, note: {typst_of(self.note)}, "
            f"head-rows: {2 if any(column.group for column in self.columns) else 1}, "
            f"head: {typst_array(self._typst_head())},\n"
            f"cells: {typst_array(self._typst_cells())})"
        )

    def _kinds(self) -> list[str]:
        return [column.kind for column in self.columns]

    def _typst_cells(self) -> Iterator[str]:
        for number, row in enumerate(self.rows):
            for cell in row:
                expression = typst_of(cell, "cited")
                yield f"strong({expression})" if number in self.strong_rows else expression

    def _typst_head(self) -> Iterator[str]:
        double = any(column.group for column in self.columns)
        first, second = [], []
        for group, members in groupby(self.columns, key=lambda column: column.group):
            columns = list(members)
            if group:
                spans = f"colspan: {len(columns)}, align: center, stroke: group-stroke"
                first.append(f"table.cell({spans}, {string(group)})")
                second += [string(column.head) for column in columns]
            else:
                span = 2 if double else 1
                first += [f"table.cell(rowspan: {span}, {string(col.head)})" for col in columns]
        yield from first + second

    def plain(self) -> str:
        """Return the rows, tab-separated, under their heads."""
        lines = [plain(self.caption), "\t".join(inert(column.head) for column in self.columns)]
        lines += ["\t".join(plain(cell) for cell in row) for row in self.rows]
        return "\n".join(line for line in lines if line)


def _side(kind: str) -> str:
    return "right" if kind == "number" else "center"
