"""The rows of a table as the XML of a sheet: an object for each cell costs ten times as much."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from helpers.publishing.spreadsheet.grid import Cell, Grid
from helpers.publishing.spreadsheet.styles import (
    BOLD,
    HAIR,
    LEFT,
    LINK,
    NUMBER,
    RIGHT,
    TEXT,
    date_format,
    number_format,
)
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.values import inert

MOST_LETTERS = 32_767  # of a cell, in UTF-16
_ACTS = tuple("=+-@")  # what a program may take for a formula once the cell is edited
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DIMENSION = re.compile(rb'(<dimension ref="A1:)[^"]*')
_END = b"</sheetData>"
_AFTER_LINKS = b"<pageMargins"


@dataclass(frozen=True)
class Look:
    """What the cells of one appearance share.

    Attributes
    ----------
    style : str
        Name of a style of the workbook.
    number_format : str
        Of a number or day.
    right, strong, quoted : bool
        Whether it stands at the right, is bold, and is a text whatever it begins with.
    """

    style: str
    number_format: str = ""
    right: bool = False
    strong: bool = False
    quoted: bool = False


class Looks:
    """The numbers that the workbook of a sheet gives to appearances, each asked for once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._known: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """Return the number of an appearance."""
        if look not in self._known:
            self._known[look] = self._registered(look)
        return self._known[look]

    def _registered(self, look: Look) -> int:
        cell = OpenpyxlCell(self._sheet)
        cell.style = look.style
        if look.number_format:
            cell.number_format = look.number_format
        if look.right:
            cell.alignment = RIGHT
        if look.style == LINK:
            cell.alignment, cell.border = LEFT, HAIR
        if look.quoted:
            cell.quotePrefix = True
        if look.strong:
            cell.font = BOLD
        return int(cell.style_id)


@dataclass(frozen=True)
class Body:
    """The rows of a sheet below its heads.

    Attributes
    ----------
    rows : bytes
        As XML.
    last : str
        Address of the last cell.
    links : bytes
        Where cells lead to, as XML.
    """

    rows: bytes
    last: str
    links: bytes = b""

    def put_into(self, sheet: bytes) -> bytes:
        """Return a sheet, as openpyxl wrote it without these rows, with them."""
        sized = _DIMENSION.sub(rb"\g<1>" + self.last.encode(), sheet, count=1)
        head, end, tail = sized.partition(_END)
        return head + self.rows + end + tail.replace(_AFTER_LINKS, self.links + _AFTER_LINKS, 1)


def body_of(
    grid: Grid, top: int, looks: Looks, heights: Mapping[int, float], links: Mapping[int, str]
) -> Body:
    """Return the rows of a table.

    Parameters
    ----------
    grid : Grid
    top : int
        The row of the heads.
    looks : Looks
    heights : mapping of int to float
        Points that rows are high, where they hold more than one line.
    links : mapping of int to str
        Sheets that the first cells of rows (from 0) lead to.
    """
    letters = [f'<c r="{get_column_letter(at)}' for at in range(1, len(grid.heads) + 1)]
    plain, strong = _Contents(looks, strong=False), _Contents(looks, strong=True)
    written = []
    for number, row in enumerate(grid.rows):
        place = str(top + 1 + number)
        high = heights.get(top + 1 + number)
        size = f' ht="{high:g}" customHeight="1"' if high else ""
        link: list[str] = []
        if number in links:
            link = [_content(looks.number(Look(LINK)), shown(str(row[0].value)))]
        own = strong if number in grid.strong_rows else plain
        contents = link + own.of_row(row[len(link) :])
        told = [
            f"{letter}{place}{content}" for letter, content in zip(letters, contents, strict=True)
        ]
        written.append(f'<row r="{place}"{size}>{"".join(told)}</row>')
    last = f"{get_column_letter(len(grid.heads))}{top + len(grid.rows)}"
    return Body(_encoded("".join(written)), last, _encoded(_links(grid, top, links)))


class _Contents:
    """What cells are below their addresses, worked out once for cells that are one object.

    The cleaned data has a hundred thousand cells of which most repeat another of their column. The
    table holds its cells as long as this is used, so no other takes the id of one.
    """

    def __init__(self, looks: Looks, *, strong: bool) -> None:
        self._looks = looks
        self._strong = strong
        self._known: dict[int, str] = {}

    def of_row(self, row: Sequence[Cell]) -> list[str]:
        """Return the XML of each cell of a row from behind its address on."""
        found = list(map(self._known.get, map(id, row)))
        return [told or self._of(cell) for told, cell in zip(found, row, strict=True)]

    def _of(self, cell: Cell) -> str:
        look, value = _appearance(cell, self._strong)
        told = self._known[id(cell)] = _content(self._looks.number(look), value)
        return told


def place_of(sheet: str) -> str:
    """Return where a link to a sheet leads."""
    return f"'{sheet}'!A1"


def _encoded(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def _links(grid: Grid, top: int, links: Mapping[int, str]) -> str:
    told = "".join(
        f'<hyperlink ref="A{top + 1 + number}" location="{escape(place_of(sheet), quote=False)}" '
        f'display="{escape(str(grid.rows[number][0].value))}"/>'
        for number, sheet in links.items()
    )
    return f"<hyperlinks>{told}</hyperlinks>" if told else ""


def _appearance(cell: Cell, strong: bool) -> tuple[Look, str | float | None]:
    """Return how a cell looks and what it holds; a day as its number."""
    value = cell.value
    if isinstance(value, date):
        return Look(NUMBER, date_format(), strong=strong), to_excel(value)
    if isinstance(value, int | float):
        return Look(NUMBER, number_format(cell), strong=strong), value
    if value is None and not cell.status:
        return Look(TEXT, strong=strong), None
    if value is None:
        told = shown(say(f"mark_{cell.status}"))
    else:
        mark = f" {say('mark_doubtful')}" if cell.status == "doubtful" else ""
        told = shown(f"{value}{mark}")
    return Look(TEXT, "", value is None, strong, acts(told)), told


def _content(style: int, value: str | float | None) -> str:
    if isinstance(value, str) and value:
        space = ' xml:space="preserve"' if value != value.strip() else ""
        told = escape(value, quote=False)
        return f'" s="{style}" t="inlineStr"><is><t{space}>{told}</t></is></c>'
    if value is None or value == "":
        kind = "n" if value is None else "inlineStr"
        return f'" s="{style}" t="{kind}"/>'
    return f'" s="{style}" t="n"><v>{safe_string(value)}</v></c>'


def acts(text: str) -> bool:
    """Tell whether a program may take a text for a formula."""
    return text.startswith(_ACTS)


def shown(text: str) -> str:
    """Return a text as a cell may hold it: nothing that acts, no longer than a cell."""
    whole = inert(text)
    if "_x" in whole:
        whole = _ESCAPE.sub("_x005F_", whole)
    if len(whole) * 2 <= MOST_LETTERS or _letters(whole) <= MOST_LETTERS:
        return whole
    mark = f" {say('mark_cut')}"
    cut = whole.encode("utf-16-le")[: 2 * (MOST_LETTERS - len(mark))]
    return cut.decode("utf-16-le", errors="ignore") + mark


def _letters(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
