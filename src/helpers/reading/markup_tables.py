"""Tables in HTML, as recognition services write them, → lines whose cells are parted by tabs.

A row that stands on one line stays on its line. Rows beyond the first on one line follow as lines
of their own, so that every row of a table has a number; a row broken over lines stands on the
first of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_TAG = re.compile(r"<(/?)(table|tr|td|th|thead|tbody|br)\b([^<>]{0,200})>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_DIGITS = re.compile(r"^\W*\d[\d.,%\s]*$")
_BLOCK_ORDINAL = re.compile(r"[IVXivx]{1,5}[.)]?|[A-Za-zĐđ][.)]?|\d{1,2}[.)]?")
_ORDINAL_AND_WORDS = 2
UNSURE = "?"
"""What stands for a figure that nobody can tell."""
_MOST_COLUMNS = 60
_LONGEST_CELL = 12
"""After so many lines without a tag a row that was left open is over."""


def unfold_tables(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with the rows of its HTML tables as cells parted by tabs.

    Parameters
    ----------
    lines : sequence of str
        Without line ends. Text without tables in HTML comes back as it is, but for the breaks that
        Markdown leaves in its cells: a blank stands for each.
    """
    if not any("<t" in line.lower() for line in lines):
        return [_BREAK.sub(" ", line) if "<" in line else line for line in lines]
    unfolding = _Unfolding()
    made = [made for line in lines for made in unfolding.line(line)]
    return made + unfolding.rest()


class _Unfolding:
    """The state of a table that may go on from line to line."""

    def __init__(self) -> None:
        self.row: list[tuple[str, int, int]] | None = None
        self.cell: list[str] | None = None
        self.spans = (1, 1)
        self.carried: dict[int, tuple[int, str]] = {}
        self.without_tag = 0

    def line(self, text: str) -> list[str]:
        """Return what one line becomes: itself, its rows, or a blank line within a row."""
        tagged = _TAG.search(text) is not None
        self.without_tag = 0 if tagged else self.without_tag + 1
        made: list[str] = self.rest() if self.without_tag > _LONGEST_CELL else []
        if self.row is None and not tagged:
            return [*made, text]
        outside: list[str] = []
        end = 0
        for tag in _TAG.finditer(text):
            self._text(text[end : tag.start()], outside)
            made += self._tag(tag)
            end = tag.end()
        self._text(text[end:], outside)
        words = " ".join(part.strip() for part in outside if part.strip())
        made += [words] if words else []
        return made or [""]

    def rest(self) -> list[str]:
        """Return the row that was never closed, if there is one."""
        self._end_cell()
        return [self._end_row()] if self.row else []

    def _text(self, text: str, outside: list[str]) -> None:
        if self.cell is not None:
            self.cell.append(text)
        else:
            outside.append(text)

    def _tag(self, tag: re.Match[str]) -> list[str]:
        closing, name = bool(tag[1]), tag[2].lower()
        made: list[str] = []
        if name == "br":
            if self.cell is not None:
                self.cell.append(" ")
            return made
        self._end_cell()
        if name in {"tr", "table"} and self.row:
            made.append(self._end_row())
        if name == "table":
            self.carried = {}
        if name in {"tr", "table"}:
            self.row = [] if name == "tr" and not closing else None
        if name in {"td", "th"} and not closing:
            self.row = self.row if self.row is not None else []
            self.cell = []
            spans = {found[1].lower(): int(found[2]) for found in _SPAN.finditer(tag[3])}
            self.spans = (min(spans.get("col", 1), _MOST_COLUMNS), spans.get("row", 1))
        return made

    def _end_cell(self) -> None:
        if self.cell is not None and self.row is not None:
            text = html.unescape(_ANY_TAG.sub(" ", " ".join(self.cell)))
            self.row.append((" ".join(text.split()), *self.spans))
        self.cell = None

    def _end_row(self) -> str:
        cells: list[str] = []
        row, self.row = self.row or [], None
        figures = any(_DIGITS.match(text) for text, _, _ in row[1:])
        alone = sum(bool(text) for text, _, _ in row) <= 1 or _is_section(row)
        for text, columns, rows in row:
            self._carry(cells)
            start = len(cells)
            # A head stands above all its columns; a name over ordinal and name is the name.
            spread = [text] * max(1, columns)
            if alone:
                spread[1:] = [""] * (len(spread) - 1)
            elif figures:
                spread[:-1] = [""] * (len(spread) - 1)
            cells += spread[:_MOST_COLUMNS]
            if rows > 1:
                shared = UNSURE if start and _DIGITS.match(text) else ""
                below = dict.fromkeys(range(start, len(cells)), (rows - 1, shared))
                self.carried.update(below)
        self._carry(cells)
        return "\t".join(cells)

    def _carry(self, cells: list[str]) -> None:
        """Leave the places empty that a cell of a row above still covers.

        A figure over several rows may be that of each, or of all together: it is left in doubt.
        """
        while (left := self.carried.get(len(cells), (0, "")))[0] and len(cells) < _MOST_COLUMNS:
            self.carried[len(cells)] = (left[0] - 1, left[1])
            cells.append(left[1])


def _is_section(row: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether a row is a block's heading: its ordinal, and words over all other columns."""
    filled = [cell for cell in row if cell[0]]
    if len(filled) != _ORDINAL_AND_WORDS or any(rows > 1 for _, _, rows in row):
        return False
    (ordinal, one, _), (_, columns, _) = filled
    return bool(_BLOCK_ORDINAL.fullmatch(ordinal)) and one == 1 and columns > 1
