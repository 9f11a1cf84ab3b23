"""One ``<table>`` as a matrix: spans resolved, heads in one row, ready to become a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import html

from helpers.publishing.tables import KINDS
from helpers.publishing.values import inert

_LARGEST_SPAN = 500
_UNSEEN = ("unseen", "mark")  # words for screen readers, and the sign of doubt


@dataclass(frozen=True)
class HtmlTable:
    """A table as its markup tells it.

    Attributes
    ----------
    caption : str
    notes : tuple of str
    heads : tuple of str
        Tiers of heads joined.
    kinds : tuple of str
        Kinds of our own columns; empty for a table of somebody else.
    cells : tuple of tuple of element or None
        As many a row as heads; ``None`` where the row has no cell of its own.
    strong_rows : frozenset of int
    """

    caption: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    cells: tuple[tuple[Any, ...], ...]
    strong_rows: frozenset[int]


def read_tables(markup: str) -> Iterator[HtmlTable]:
    """Yield the tables of a piece of HTML that have rows, in order."""
    tree = html.fragment_fromstring(markup, create_parent="div")
    for table in tree.iter("table"):
        found = _read(table)
        if found.heads and found.cells:
            yield found


def text_of(node: Any) -> str:
    """Return the text that a reader sees in an element, on one line."""
    return "" if node is None else inert(_visible(node)).strip()


def has_class(node: Any, name: str) -> bool:
    """Tell whether an element is of a class."""
    classes = node.get("class")
    return classes is not None and name in classes.split()


def _visible(node: Any) -> str:
    if not isinstance(node.tag, str) or any(has_class(node, name) for name in _UNSEEN):
        return ""
    inside = "".join([_visible(child) + (child.tail or "") for child in node])
    return " " if node.tag == "br" else (node.text or "") + inside


def _read(table: Any) -> HtmlTable:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    depth = _depth_of_head(rows)
    head = _matrix(rows[:depth], every_place=True)
    body = _matrix(rows[depth:], every_place=False)
    width = max((len(row) for row in (*head, *body)), default=0)
    figure = next((up for up in table.iterancestors("figure") if has_class(up, "table")), None)
    parts = () if figure is None else tuple(figure)
    return HtmlTable(
        caption=" ".join(text_of(part) for part in parts if part.tag == "figcaption"),
        notes=tuple(text_of(part) for part in parts if has_class(part, "note")),
        heads=tuple(_head([row[at] for row in head if at < len(row)]) for at in range(width)),
        kinds=_kinds(head, width),
        cells=tuple((*row, *[None] * (width - len(row))) for row in body),
        strong_rows=frozenset(
            at for at, row in enumerate(rows[depth:]) if has_class(row, "strong")
        ),
    )


def _depth_of_head(rows: Sequence[Any]) -> int:
    """Return how many first rows are heads: those in ``thead``, else those of ``th`` alone."""
    marked = [row for row in rows if row.getparent().tag == "thead"]
    if marked:
        return len(marked)
    bare = (at for at, row in enumerate(rows) if any(cell.tag == "td" for cell in row))
    return next(bare, len(rows))


def _matrix(rows: Sequence[Any], *, every_place: bool) -> list[list[Any]]:
    """Return rows of cells with spans resolved.

    A cell that reaches down stands in each row, so that rows can be sorted; one that reaches
    across stands in every place only among the heads.
    """
    matrix: list[list[Any]] = []
    below: dict[int, tuple[int, Any]] = {}
    for row in rows:
        line: list[Any] = []
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        while cells or len(line) in below:
            if len(line) in below:
                left, cell = below.pop(len(line))
                if left > 1:
                    below[len(line)] = (left - 1, cell)
                line.append(cell)
                continue
            cell = cells.pop(0)
            down = _span(cell, "rowspan")
            for place in range(_span(cell, "colspan")):
                shown = cell if every_place or not place else None
                if down > 1:
                    below[len(line)] = (down - 1, shown)
                line.append(shown)
        matrix.append(line)
    return matrix


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "")
    return min(max(int(value), 1), _LARGEST_SPAN) if value.isdecimal() else 1


def _head(tiers: Sequence[Any]) -> str:
    told = (text_of(cell) for cell in tiers)
    return " – ".join(dict.fromkeys(text for text in told if text))


def _kinds(head: Sequence[Sequence[Any]], width: int) -> tuple[str, ...]:
    """Return the kinds of our columns: their last tier of heads carries them as class."""
    last = head[-1] if head else []
    kinds = tuple(
        next((kind for kind in KINDS if cell is not None and has_class(cell, kind)), "")
        for cell in last
    )
    return kinds if len(kinds) == width and all(kinds) else ()
