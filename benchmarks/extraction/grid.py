"""Tables as they stand in plain text: which writer prints them, page breaks, notes below."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extraction.draft import Draft
from benchmarks.extraction.style import BLANK_COLUMNS_SHOW, Style
from benchmarks.extraction.table_cells import CellWriter
from benchmarks.extraction.table_layout import LayoutWriter
from benchmarks.extraction.table_lines import LineWriter
from benchmarks.extraction.table_markup import HtmlWriter, MarkdownWriter
from benchmarks.extraction.table_parts import Column, Entry, Writer

WRITERS: dict[str, type[Writer]] = {
    "html": HtmlWriter, "markdown": MarkdownWriter, "percell": CellWriter, "layout": LayoutWriter,
}  # fmt: skip
"""Separators that need more than a line a row."""


def print_table(  # noqa: PLR0913, PLR0917 - a table has that many sides
    draft: Draft,
    columns: Sequence[Column],
    entries: Sequence[Entry],
    style: Style,
    over: str = "",
    with_head: bool = True,
) -> None:
    """Write a table to ``draft``.

    Parameters
    ----------
    draft : Draft
        Where to write.
    columns : sequence of Column
        In printed order; ``ordinal`` and ``name`` are ordinary keys among them.
    entries : sequence of Entry
        Rows, section rows and totals in printed order.
    style : Style
        Separator, head, page length and more.
    over : str
        A spanning head above the others (``NHÓM CHỈ TIÊU``), for two-tier heads.
    with_head : bool
        Whether the head is printed at all.
    """
    if not style.with_ordinals and all(entry.kind == "row" for entry in entries):
        columns = [column for column in columns if column.key != "ordinal"]
    if style.note_column and with_head and style.separator in BLANK_COLUMNS_SHOW:
        columns = [*columns, Column("note", "Ghi chú")]
    writer = WRITERS.get(style.separator, LineWriter)(draft, columns, entries, style, over)
    writer.begin()
    if with_head:
        writer.head()
    for number, entry in enumerate(entries, start=1):
        writer.entry(entry)
        if number % style.page_rows == 0 and number < len(entries):
            writer.page_break(with_head and style.repeat_head)
    writer.end()
    if style.footnote and any(_marked(entry, style.footnote) for entry in entries):
        draft.text(f"Ghi chú: {style.footnote} Đơn vị chưa hoàn thành kiểm tra số liệu.")


def _marked(entry: Entry, mark: str) -> bool:
    return "name" in entry.spans and entry.spans["name"].text.endswith(mark)
