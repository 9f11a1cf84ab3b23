"""One table on one sheet: title in A1, lines about it, then the table, named and typed.

Follows the checklist of "Releasing statistics in spreadsheets" (UK Government Analysis Function):
one table a sheet, one row of heads, nothing merged, no blank rows or columns, marks instead of
colour.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from helpers.publishing.coverage import text_width
from helpers.publishing.spreadsheet.grid import Cell, Grid, column
from helpers.publishing.spreadsheet.styles import (
    BOLD,
    HAIR,
    HEAD,
    LEFT,
    LINE,
    LINK,
    NUMBER,
    RIGHT,
    RIGHT_HEAD,
    TEXT,
    TITLE,
    date_format,
    number_format,
)
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.values import inert
from helpers.vietnamese import slug

MOST_LETTERS = 32_767  # of a cell, in UTF-16
_MOST_OF_HEAD = 255
_ACTS = tuple("=+-@")  # what a program may take for a formula once the cell is edited
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NARROWEST, _WIDEST = 9.0, 60.0  # in digits
_FILTER_BUTTON, _INDENTS = 5.0, 3.0
_LINE_HEIGHT, _HIGHEST = 14.5, 409.0  # points; a row may not be higher
_RAGGED = 1.05  # what lines lose at their ends
_MEASURED = 400  # letters that tell how wide a long text is
_A4 = 9


def write_grid(
    sheet: Any, grid: Grid, lines: Sequence[str], links: Mapping[int, str], back: str = ""
) -> None:
    """Write a table on an empty sheet.

    Parameters
    ----------
    sheet : openpyxl Worksheet
    grid : Grid
    lines : sequence of str
        Between title and table.
    links : mapping of int to str
        Sheets that the first cells of rows (from 0) lead to.
    back : str
        Name of the sheet of contents, if the sheet leads back there.
    """
    _text(sheet.cell(1, 1), grid.title, TITLE)
    for at, line in enumerate(lines, start=2):
        _text(sheet.cell(at, 1), line, LINE)
    if back:
        _link(sheet.cell(head_row(lines, back) - 1, 1), say("to_contents"), back)
    top = head_row(lines, back)
    heads = _distinct(grid.heads)
    for at, head in enumerate(heads, start=1):
        _text(sheet.cell(top, at), head, HEAD)
    for number, row in enumerate(grid.rows):
        strong = number in grid.strong_rows
        for at, cell in enumerate(row, start=1):
            _cell(sheet.cell(top + 1 + number, at), cell, strong=strong)
        if number in links:
            first = sheet.cell(top + 1 + number, 1)
            _link(first, str(row[0].value), links[number])
            first.alignment, first.border = LEFT, HAIR
    _mark_up(sheet, grid, top)
    _set_out(sheet, grid, heads, top)


def head_row(lines: Sequence[str], back: str) -> int:
    """Return the row of the heads: below title, lines and the way back."""
    return 2 + len(lines) + (1 if back else 0)


def shown(text: str) -> str:
    """Return a text as a cell may hold it: nothing that acts, no longer than a cell."""
    whole = _ESCAPE.sub("_x005F_", inert(text))
    if len(whole) * 2 <= MOST_LETTERS or _letters(whole) <= MOST_LETTERS:
        return whole
    mark = f" {say('mark_cut')}"
    cut = whole.encode("utf-16-le")[: 2 * (MOST_LETTERS - len(mark))]
    return cut.decode("utf-16-le", errors="ignore") + mark


def _letters(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(target: Any, text: str, style: str) -> None:
    """Write a text as a text, whatever it begins with or looks like."""
    told = shown(text)
    target.value = told
    target.data_type = "s"
    target.style = style
    if told.startswith(_ACTS):
        target.quotePrefix = True


def _link(target: Any, text: str, sheet: str) -> None:
    _text(target, text, LINK)
    target.hyperlink = Hyperlink(ref=target.coordinate, location=f"'{sheet}'!A1", display=text)
    target.style = LINK  # openpyxl sets its own


def _cell(target: Any, cell: Cell, *, strong: bool) -> None:
    if isinstance(cell.value, date):
        target.value = cell.value
        target.style = NUMBER
        target.number_format = date_format()
    elif cell.is_number:
        target.value = cell.value
        target.style = NUMBER
        target.number_format = number_format(cell)
    elif cell.status and cell.value is None:
        _text(target, say(f"mark_{cell.status}"), TEXT)
        target.alignment = RIGHT
    elif cell.value is None:
        target.style = TEXT
    else:
        mark = f" {say('mark_doubtful')}" if cell.status == "doubtful" else ""
        _text(target, f"{cell.value}{mark}", TEXT)
    if strong:
        target.font = BOLD


def _distinct(heads: Sequence[str]) -> list[str]:
    """Return heads that are there, differ, and are short enough to name a column."""
    found: list[str] = []
    taken: set[str] = set()
    for at, head in enumerate(heads, start=1):
        wanted = shown(head)[: _MOST_OF_HEAD - 10] or say("column", number=at)
        name, number = wanted, 2
        while name.casefold() in taken:
            name, number = f"{wanted} ({number})", number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def _mark_up(sheet: Any, grid: Grid, top: int) -> None:
    """Make the rows a table that programs and screen readers know as one, with its name."""
    last = f"{get_column_letter(len(grid.heads))}{top + len(grid.rows)}"
    table = Table(displayName=slug(sheet.title).replace("-", "_"), ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def _set_out(sheet: Any, grid: Grid, heads: Sequence[str], top: int) -> None:
    columns = [column(grid.rows, at) for at in range(len(heads))]
    widths = [_width(head, cells) for head, cells in zip(heads, columns, strict=True)]
    for at, (width, cells) in enumerate(zip(widths, columns, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        if any(cell.is_number for cell in cells):
            sheet.cell(top, at).alignment = RIGHT_HEAD
    texts = [list(heads), *([_shown(cell) for cell in row] for row in grid.rows)]
    for number, told in enumerate(texts, start=top):
        # Not every program makes a row as high as its wrapped text needs.
        lines = max(_lines(text, width) for text, width in zip(told, widths, strict=True))
        if lines > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _HIGHEST)
    beside = grid.row_head + 2 if grid.row_head < 2 < len(heads) else 1
    sheet.freeze_panes = sheet.cell(top + 1, beside)
    sheet.print_title_rows = f"{top}:{top}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddFooter.center.text = "&A – &P/&N"


def _width(head: str, cells: Sequence[Cell]) -> float:
    """Return a width, in digits, that holds the longest word of the head, and most texts."""
    words = max(map(_digits, head.split()), default=0) + _FILTER_BUTTON
    longest = max((_digits(_shown(cell)) for cell in cells), default=0)
    return min(max(words, longest + _INDENTS, _NARROWEST), _WIDEST)


def _lines(text: str, width: float) -> int:
    needed, room = _digits(text), width - _INDENTS
    return 1 if needed <= room else math.ceil(needed * _RAGGED / room)


def _digits(text: str) -> float:
    """Return how many digits wide a text is."""
    return text_width(text[:_MEASURED]) / text_width("0") * max(1.0, len(text) / _MEASURED)


def _shown(cell: Cell) -> str:
    if cell.is_number:
        return f"{cell.value:,.{cell.decimals or 0}f}" + (" [n]" if cell.status else "")
    return "00/00/0000" if isinstance(cell.value, date) else str(cell.value or "")
