"""Tables: heads that repeat on every page, rows that do not break, widths from what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from helpers.publishing.docx.inline import Inline
from helpers.publishing.docx.markup import BOLD, PLAIN, TWIPS, attribute, cell, grid, paragraph
from helpers.publishing.layout import TableLayout, lay_out
from helpers.publishing.markup import Node
from helpers.publishing.values import inert

_FIXED = {"number", "ordinal", "class"}
_SIDES = {"number": "right", "ordinal": "center", "class": "center"}
_LINES = {"p", "li", "pre", "blockquote", "tr", "ul", "ol", "table", "thead", "tbody", "div"}
_WIDEST_SPAN = 60
_MOST_COLUMNS = 60  # Word itself stops at 63
_EMPTY = Node("td")


@dataclass(frozen=True)
class _Place:
    """A cell where it stands: ``down`` is "restart", "continue" or nothing."""

    node: Node
    at: int
    across: int
    down: str = ""


def table(node: Node, inline: Inline, room: float, caption: str = "") -> str:
    """Return a table.

    Parameters
    ----------
    node : Node
        A ``table`` of clean HTML.
    inline : Inline
    room : float
        Width to fit in, in points.
    caption : str
        What it is called, for those who do not see it.
    """
    head, body = _rows(node)
    placed, count = _placed([*head, *body])
    if not count:
        return ""
    layout = _layout(placed, len(head), count)
    scale = min(1.0, room / sum(layout.widths))
    widths = [round(width * scale * TWIPS) for width in layout.widths]
    inline.package.table_sizes.add(layout.size)
    writer = _Writer(inline, widths, table_style(layout.size))
    rows = [*head, *body]
    whole = not layout.breakable
    told = "".join(
        writer.row(
            row,
            places,
            is_head=number < len(head),
            keep_next=number < len(head) or (whole and number < len(rows) - 1),
        )
        for number, (row, places) in enumerate(zip(rows, placed, strict=True))
    )
    return f"<w:tbl>{_properties(caption, sum(widths), bool(head))}{grid(widths)}{told}</w:tbl>"


def table_style(size: float) -> str:
    """Return the id of the style of a table's text in a size."""
    return f"Table{round(10 * size)}"


def _properties(caption: str, width: int, headed: bool) -> str:
    told = f'<w:tblCaption w:val="{attribute(caption)}"/>' if inert(caption).strip() else ""
    value, first = ("0620", "1") if headed else ("0600", "0")
    return (
        f'<w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" w:firstRow="{first}" '
        f'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{told}</w:tblPr>"
    )


@dataclass(frozen=True)
class _Writer:
    inline: Inline
    widths: Sequence[int]
    style: str
    inlines: dict[int, Inline] = field(default_factory=dict)

    def row(self, row: Node, places: Sequence[_Place], *, is_head: bool, keep_next: bool) -> str:
        """Return a row; its own anchor, if it has one, in its first cell."""
        bold = is_head or "strong" in row.attributes.get("class", "").split()
        anchor = row.attributes.get("id", "")
        mark = self.inline.package.bookmark(anchor) if anchor else ""
        cells = []
        for place in places:
            cells.append(self._cell(place, mark, bold=bold, is_head=is_head, keep=keep_next))
            mark = ""
        head = "<w:tblHeader/>" if is_head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, place: _Place, mark: str, *, bold: bool, is_head: bool, keep: bool) -> str:
        width = sum(self.widths[place.at : place.at + place.across])
        properties = "".join(
            [
                f'<w:tcW w:w="{width}" w:type="dxa"/>',
                f'<w:gridSpan w:val="{place.across}"/>' if place.across > 1 else "",
                f'<w:vMerge w:val="{place.down}"/>' if place.down else "",
                '<w:vAlign w:val="center"/>' if is_head else "",
            ]
        )
        side = "center" if is_head else _SIDES.get(_kind(place.node), "left")
        extra = f'<w:jc w:val="{side}"/>' if side != "left" else ""
        lines = (
            [""]
            if place.down == "continue"
            else ["".join(parts) for parts in _lines(place.node, self._in(width), bold=bold)]
        )
        told = (
            paragraph((mark if number == 0 else "") + line, self.style, keep_next=keep, extra=extra)
            for number, line in enumerate(lines or [""])
        )
        return cell("".join(told), properties)

    def _in(self, width: int) -> Inline:
        """Return what writes the inside of a cell so wide, one for all of them."""
        if width not in self.inlines:
            self.inlines[width] = replace(self.inline, room=max(width / TWIPS - 10.0, 10.0))
        return self.inlines[width]


def _lines(node: Node, inline: Inline, *, bold: bool) -> list[list[str]]:
    """Return the runs of a cell, a list for each of its lines."""
    lines: list[list[str]] = [[]]
    for child in node.children:
        if isinstance(child, Node) and child.tag in _LINES:
            lines += _lines(child, inline, bold=bold)
            lines.append([])
        else:
            lines[-1].append(inline.runs(child, BOLD if bold else PLAIN))
    return [line for line in lines if any(line)]


def _rows(node: Node) -> tuple[list[Node], list[Node]]:
    """Return head and body; a first row of heads alone is a head."""
    head = [row for part in node.find("thead") for row in part.find("tr")]
    body = [row for row in node.find("tr") if not any(row is one for one in head)]
    if not head and len(body) > 1 and all(one.tag == "th" for one in body[0].find("td", "th")):
        return body[:1], body[1:]
    return head, body


def _placed(rows: Sequence[Node]) -> tuple[list[list[_Place]], int]:
    """Return every cell at its column, with what spans down into each row and what is missing."""
    placed: list[list[_Place]] = []
    below: dict[int, tuple[int, int]] = {}  # column → rows still to cover, columns covered
    for row in rows:
        placed.append(list(_row_places(row, below)))
    # a column in which no cell begins is none, however far a cell says that it spans
    count = max((place.at + 1 for places in placed for place in places), default=0)
    return [list(_filled(places, count)) for places in placed], count


def _filled(places: Sequence[_Place], count: int) -> Iterator[_Place]:
    """Yield the cells of a row that fills ``count`` columns exactly."""
    used = 0
    for place in places:
        across = min(place.across, count - place.at)
        used = place.at + across
        yield place if across == place.across else replace(place, across=across)
    yield from (_Place(_EMPTY, at, 1) for at in range(used, count))


def _row_places(row: Node, below: dict[int, tuple[int, int]]) -> Iterator[_Place]:
    waiting = list(row.find("td", "th"))
    at = 0
    while (waiting or at in below) and at < _MOST_COLUMNS:
        if at in below:
            left, across = below.pop(at)
            if left > 1:
                below[at] = (left - 1, across)
            yield _Place(_EMPTY, at, across, "continue")
        else:
            node = waiting.pop(0)
            free = next((n for n in range(1, _MOST_COLUMNS - at) if at + n in below), None)
            across = min(_span(node, "colspan"), free or _MOST_COLUMNS - at)
            down = _span(node, "rowspan")
            if down > 1:
                below[at] = (down - 1, across)
            yield _Place(node, at, across, "restart" if down > 1 else "")
        at += across


def _layout(placed: Sequence[Sequence[_Place]], heads: int, count: int) -> TableLayout:
    """Return widths and size; what spans columns asks for nothing."""
    texts = [[""] * count for _ in placed]
    kinds: list[set[str]] = [set() for _ in range(count)]
    for number, places in enumerate(placed):
        for place in places:
            text = inert(place.node.text()).strip()
            if place.across == 1 and text:
                texts[number][place.at] = text
                if number >= heads:
                    kinds[place.at].add(_kind(place.node))
    head = [
        next((texts[number][at] for number in reversed(range(heads)) if texts[number][at]), "")
        for at in range(count)
    ]
    columns = [[row[at] for row in texts[heads:]] or [""] for at in range(count)]
    fixed = [bool(found) and found <= _FIXED for found in kinds]
    return lay_out(head, columns, fixed, [1.0] * count)


def _kind(node: Node) -> str:
    return node.attributes.get("class", "")


def _span(node: Node, key: str) -> int:
    value = node.attributes.get(key, "")
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() else 1
