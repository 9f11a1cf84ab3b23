"""One table on one sheet: title in A1, lines about it, then the table, named and typed.

Follows the checklist of "Releasing statistics in spreadsheets" (UK Government Analysis Function):
one table a sheet, one row of heads, nothing merged, no blank rows or columns, marks instead of
colour.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from helpers.publishing.coverage import text_width
from helpers.publishing.spreadsheet.grid import Cell, Grid, column
from helpers.publishing.spreadsheet.rows import Body, Looks, acts, body_of, place_of, shown
from helpers.publishing.spreadsheet.styles import (
    HEAD,
    LINE,
    LINK,
    RIGHT_HEAD,
    TITLE,
)
from helpers.publishing.spreadsheet.wording import say
from helpers.vietnamese import slug

_MOST_OF_HEAD = 255
_NARROWEST, _WIDEST = 9.0, 60.0  # in digits
_FILTER_BUTTON, _INDENTS = 5.0, 3.0
_LINE_HEIGHT, _HIGHEST = 14.5, 409.0  # points; a row may not be higher
_RAGGED = 1.05  # what lines lose at their ends
_MEASURED = 400  # letters that tell how wide a long text is
_A4 = 9


def write_grid(
    sheet: Any,
    grid: Grid,
    lines: Sequence[str],
    links: Mapping[int, str],
    back: str = "",
) -> Body:
    """Write a table on an empty sheet, all but its rows, and return these.

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
    _mark_up(sheet, heads, len(grid.rows), top)
    return body_of(grid, top, Looks(sheet), _set_out(sheet, grid, heads, top), links)


def head_row(lines: Sequence[str], back: str) -> int:
    """Return the row of the heads: below title, lines and the way back."""
    return 2 + len(lines) + (1 if back else 0)


def _text(target: Any, text: str, style: str) -> None:
    """Write a text as a text, whatever it begins with or looks like."""
    told = shown(text)
    target.value = told
    target.data_type = "s"
    target.style = style
    if acts(told):
        target.quotePrefix = True


def _link(target: Any, text: str, sheet: str) -> None:
    _text(target, text, LINK)
    target.hyperlink = Hyperlink(ref=target.coordinate, location=place_of(sheet), display=text)
    target.style = LINK  # openpyxl sets its own


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


def _mark_up(sheet: Any, heads: Sequence[str], rows: int, top: int) -> None:
    """Make the rows a table that programs and screen readers know as one, with its name."""
    last = f"{get_column_letter(len(heads))}{top + rows}"
    table = Table(displayName=slug(sheet.title).replace("-", "_"), ref=f"A{top}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()  # openpyxl would look for the rows
    for named, head in zip(table.tableColumns, heads, strict=True):
        named.name = head
    sheet.add_table(table)


def _set_out(sheet: Any, grid: Grid, heads: Sequence[str], top: int) -> dict[int, float]:
    """Set widths, heights, panes and paper; return the heights of rows with more than one line."""
    lines: dict[int, int] = {}  # of rows with more than one
    for at, head in enumerate(heads):
        cells = column(grid.rows, at)
        # Most cells of a long column are one object with another.
        distinct = dict(zip(map(id, cells), cells, strict=True))
        digits = {key: _digits(_told(cell)) for key, cell in distinct.items()}
        width = _width(head, max(digits.values(), default=0))
        letter = get_column_letter(at + 1)
        sheet.column_dimensions[letter].width = width
        if any(cell.is_number for cell in distinct.values()):
            sheet[f"{letter}{top}"].alignment = RIGHT_HEAD
        needed = {key: _lines(wide, width) for key, wide in digits.items()}
        rows = [needed[id(cell)] for cell in cells] if max(needed.values(), default=1) > 1 else []
        for row, number in enumerate([_lines(_digits(head), width), *rows], start=top):
            if number > lines.get(row, 1):
                lines[row] = number
    # Not every program makes a row as high as its wrapped text needs.
    heights = {row: min(number * _LINE_HEIGHT, _HIGHEST) for row, number in lines.items()}
    if top in heights:
        sheet.row_dimensions[top].height = heights[top]
    beside = grid.row_head + 2 if grid.row_head < 2 < len(heads) else 1
    sheet.freeze_panes = f"{get_column_letter(beside)}{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddFooter.center.text = "&A – &P/&N"
    return heights


def _width(head: str, longest: float) -> float:
    """Return a width, in digits, that holds the longest word of the head, and most texts."""
    words = max(map(_digits, head.split()), default=0) + _FILTER_BUTTON
    return min(max(words, longest + _INDENTS, _NARROWEST), _WIDEST)


def _lines(needed: float, width: float) -> int:
    room = width - _INDENTS
    return 1 if needed <= room else math.ceil(needed * _RAGGED / room)


def _digits(text: str) -> float:
    """Return how many digits wide a text is."""
    return text_width(text[:_MEASURED]) / text_width("0") * max(1.0, len(text) / _MEASURED)


def _told(cell: Cell) -> str:
    """Return about what a cell shows."""
    if cell.is_number:
        return f"{cell.value:,.{cell.decimals or 0}f}" + (" [n]" if cell.status else "")
    return "00/00/0000" if isinstance(cell.value, date) else str(cell.value or "")
