"""A tree of foreign markup as Typst expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from helpers.publishing.coverage import spell_out
from helpers.publishing.inline import string, typst_array
from helpers.publishing.layout import TableLayout, lay_out
from helpers.publishing.markup import HEADINGS, Node, safe_link
from helpers.publishing.markup_html import looks_numeric
from helpers.publishing.pictures import Picture
from helpers.publishing.values import inert, inert_lines

_STRUCTURE = {"table", "thead", "tbody", "tr", "ul", "ol", ""}
_CALLS = {
    "strong": "strong", "em": "emph", "s": "strike", "sub": "sub", "sup": "super",
    "u": "underline", "mark": "highlight", "p": "par",
}  # fmt: skip
_BLOCKS = {"p", "ul", "ol", "pre", "table", "blockquote", "hr", *HEADINGS}
_LARGEST_SPAN = 60


def typst_of_tree(node: Node | str, pictures: Mapping[str, Picture], inside: str = "") -> str:
    """Return the Typst expression of a tree (code mode)."""
    if isinstance(node, str):
        return "" if inside in _STRUCTURE and not node.strip() else string(node)
    if node.tag in _WRITERS:
        return _WRITERS[node.tag](node, pictures)
    content = sequence(node, pictures)
    if node.tag in _CALLS:
        return f"{_CALLS[node.tag]}({content})"
    return f"par(strong({content}))" if node.tag in HEADINGS else content


def sequence(node: Node, pictures: Mapping[str, Picture]) -> str:
    """Return all children as one content expression."""
    children = node.children
    if any(isinstance(child, Node) and child.tag in _BLOCKS for child in children):
        children = [child for child in children if not isinstance(child, str) or child.strip()]
    told = (typst_of_tree(child, pictures, node.tag) for child in children)
    return f"[#{{{'; '.join(part for part in told if part)}}}]"


def raw(text: str, *, block: bool) -> str:
    """Return preformatted text."""
    lines = "\n".join(spell_out(line) for line in inert_lines(text)).strip("\n")
    quoted = lines.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'raw("{quoted}", block: {"true" if block else "false"})'


def _items(node: Node, pictures: Mapping[str, Picture]) -> str:
    return ", ".join(sequence(item, pictures) for item in node.find("li"))


def _link(node: Node, pictures: Mapping[str, Picture]) -> str:
    content = sequence(node, pictures)
    address = safe_link(node.attributes.get("href", ""))
    if not address or address.startswith("#"):
        return content
    return f"link({string(address)}, {content})".replace("\u200b", "")


def _picture(node: Node, pictures: Mapping[str, Picture]) -> str:
    alt = node.attributes.get("alt", "")
    found = pictures.get(node.attributes.get("src", ""))
    if found is None:
        return f"emph({string(f'[{alt}]')})" if alt else ""
    return found.typst(alt)


@dataclass(frozen=True)
class _Shape:
    """A table read: its rows, which of its columns hold numbers, how it is laid out."""

    head: list[Node]
    body: list[Node]
    numeric: list[bool]
    layout: TableLayout


def is_wide(node: Node) -> bool:
    """Tell whether a table needs a turned page."""
    shape = _shape(node)
    return shape is not None and shape.layout.landscape


def _shape(node: Node) -> _Shape | None:
    """Return a table's shape; ``None`` if it has no cell."""
    head = [row for part in node.find("thead") for row in part.find("tr")]
    body = [row for row in _rows(node) if not any(row is one for one in head)]
    if not head and body and all(cell.tag == "th" for cell in body[0].find("td", "th")):
        head, body = body[:1], body[1:]
    grid = [_spread(row) for row in [*head, *body]]
    count = max((len(row) for row in grid), default=0)
    if not count:
        return None
    columns = [
        [row[at] if at < len(row) else "" for row in grid[len(head) :]] for at in range(count)
    ]
    heads = [grid[0][at] if head and at < len(grid[0]) else "" for at in range(count)]
    numeric = [any(map(str.strip, col)) and all(_number(cell) for cell in col) for col in columns]
    return _Shape(head, body, numeric, lay_out(heads, columns, numeric, [1.0] * count))


def _table(node: Node, pictures: Mapping[str, Picture]) -> str:
    """Return a table with heads repeated, widths from its content, spans kept."""
    shape = _shape(node)
    if shape is None:
        return ""
    head, body, layout = shape.head, shape.body, shape.layout
    sides = typst_array("right" if is_number else "left" for is_number in shape.numeric)
    widths = typst_array(f"{width:.1f}pt" for width in layout.widths)
    head_cells = typst_array(_cell(cell, pictures) for row in head for cell in row.find("td", "th"))
    ragged = not any(_span(cell, "rowspan") > 1 for row in body for cell in row.find("td", "th"))
    count = len(shape.numeric) if ragged else 0
    cells = typst_array(cell for row in body for cell in _row_cells(row, count, pictures))
    return (
        f"data-table(widths: {widths}, sides: {sides}, size: {layout.size}pt, "
        f"breakable: {str(layout.breakable).lower()}, "
        f"head-rows: {len(head)}, head: {head_cells}, "
        f"cells: {cells})"
    )


def _row_cells(row: Node, count: int, pictures: Mapping[str, Picture]) -> list[str]:
    """Return the cells of a row, a short one filled up to ``count``."""
    cells = [_cell(cell, pictures) for cell in row.find("td", "th")]
    return cells + ["[]"] * (count - len(_spread(row)))


def _rows(node: Node) -> list[Node]:
    return list(node.find("tr"))


def _number(cell: str) -> bool:
    return not cell.strip() or looks_numeric(cell) or cell.strip().lower() in ("nan", "none", "-")


def _spread(row: Node) -> list[str]:
    """Return the texts of a row, a spanning cell followed by the places that it covers."""
    texts: list[str] = []
    for cell in row.find("td", "th"):
        texts += [inert(cell.text()).strip()] + [""] * (_span(cell, "colspan") - 1)
    return texts


def _span(cell: Node, key: str) -> int:
    value = cell.attributes.get(key, "")
    return min(max(int(value), 1), _LARGEST_SPAN) if value.isdecimal() else 1


def _cell(cell: Node, pictures: Mapping[str, Picture]) -> str:
    across, down = _span(cell, "colspan"), _span(cell, "rowspan")
    content = sequence(cell, pictures)
    if across == down == 1:
        return content
    return f"table.cell(colspan: {across}, rowspan: {down}, {content})"


_WRITERS: Mapping[str, Callable[[Node, Mapping[str, Picture]], str]] = {
    "pre": lambda node, _: raw(node.text(), block=True),
    "code": lambda node, _: raw(node.text(), block=False),
    "table": _table,
    "img": _picture,
    "a": _link,
    "ul": lambda node, pictures: f"list({_items(node, pictures)})",
    "ol": lambda node, pictures: f"enum({_items(node, pictures)})",
    "blockquote": lambda node, pictures: f"quote(block: true, {sequence(node, pictures)})",
    "br": lambda _node, _pictures: "linebreak()",
    "hr": lambda _node, _pictures: "rule()",
}
