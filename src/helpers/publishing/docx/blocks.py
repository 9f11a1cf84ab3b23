"""The pieces of a report as paragraphs, lists, tables and pictures with real styles.

Reads the HTML of a piece, ours and foreign alike: foreign HTML has been made clean before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.publishing.docx.inline import Inline, preformatted
from helpers.publishing.docx.markup import paragraph, run
from helpers.publishing.docx.package import BULLETS, DEEPEST_LIST
from helpers.publishing.docx.pictures import Raster
from helpers.publishing.docx.tables import table
from helpers.publishing.layout import PORTRAIT
from helpers.publishing.markup import HEADINGS, Node, read_own_html
from helpers.publishing.words import word

BODY = "BodyText"
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_NARROW = re.compile(r'<svg class="[^"]*\bnarrow\b')
_TOLD = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LISTS = ("ul", "ol")
_BLOCKS = {
    *HEADINGS, *_LISTS, "p", "blockquote", "pre", "table", "hr", "section", "div", "header",
    "figure", "figcaption", "details", "",
}  # fmt: skip
_STYLES = {
    "note": "Note", "box-title": "BoxTitle", "organisation": "Office", "kind": "DocumentKind",
    "period": "Title", "measure": "Measure",
}  # fmt: skip
_MOST_ALT_ROWS = 40


def blocks(html: str, inline: Inline, room: float = PORTRAIT, *, titled: bool = True) -> list[str]:
    """Return a piece of HTML as paragraphs and tables.

    Parameters
    ----------
    html : str
        Clean HTML of a piece.
    inline : Inline
    room : float
        Width of the text in points.
    titled : bool
        Show the report's own title; in an administrative document the form has it already.
    """
    charts: dict[str, Raster | None] = {}

    def stand_in(found: re.Match[str]) -> str:
        if _NARROW.match(found[0]):
            return ""  # the same chart again, for phones
        address = f"chart:{len(charts)}"
        charts[address] = inline.drawn.get(found[0])
        told = [text.rstrip(". ") for _, text in _TOLD.findall(found[0])]
        return f'<img src="{address}" alt="{". ".join(told)}." title="{told[0] if told else ""}">'

    tree = read_own_html(_SVG.sub(stand_in, html))
    return list(_Blocks(replace(inline, charts=charts, room=room), titled).inside(tree))


def charts_in(html: str) -> list[str]:
    """Return the charts of a piece that a DOCX shows, as SVG."""
    return [svg for svg in _SVG.findall(html) if not _NARROW.match(svg)]


class _Blocks:
    def __init__(self, inline: Inline, titled: bool) -> None:
        self.inline = inline
        self.titled = titled

    def inside(self, node: Node, style: str = BODY) -> Iterator[str]:
        """Yield the blocks in a node; loose text and runs make paragraphs of ``style``."""
        loose = Node("")
        for child in node.children:
            if isinstance(child, str) or child.tag not in _BLOCKS:
                loose.children.append(child)
                continue
            yield from self._loose(loose, style)
            loose = Node("")
            yield from self._block(child, style)
        yield from self._loose(loose, style)

    def _loose(self, node: Node, style: str) -> Iterator[str]:
        if node.text().strip() or any(node.find("img")):
            yield from self._paragraph(node, style)

    def _block(self, node: Node, style: str) -> Iterator[str]:
        classes = node.attributes.get("class", "").split()
        if node.tag in _LISTS:
            yield from self._key_figures(node) if "key-figures" in classes else self._list(node)
        elif node.tag == "pre":
            yield paragraph(preformatted(node.text()), "CodeBlock")
        elif node.tag == "hr":
            yield paragraph("", "Rule")
        elif node.tag == "table":
            yield from self._table(node, "")
        elif node.tag == "figure":
            yield from self._figure(node, classes)
        elif node.tag == "blockquote":
            yield from self.inside(node, "Quote")
        elif node.tag == "header" and not self.titled:
            for part in node.find("div"):
                yield from self.inside(part, style)
        elif node.tag == "h1":
            yield from self._paragraph(node, "Title")
        elif "notice" in classes:
            yield from self.inside(node, "Notice")
        elif node.tag == "p" or node.tag in HEADINGS:
            known = [_STYLES[name] for name in classes if name in _STYLES]
            yield from self._paragraph(node, known[0] if known else style)
        elif node.tag != "details":
            yield from self.inside(node, style)

    def _paragraph(
        self, node: Node, style: str, number: tuple[int, int] | None = None
    ) -> Iterator[str]:
        runs = self.inline.children(_trimmed(node))
        if not runs:
            return
        only_picture = not node.text().strip() and any(node.find("img"))
        announces = node.text().rstrip().endswith(":")
        shown = "Figure" if only_picture and number is None else style
        yield paragraph(runs, shown, keep_next=announces, number=number)

    def _list(self, node: Node, level: int = 0) -> Iterator[str]:
        ordered = node.tag == "ol"
        number = self.inline.package.numbered_list() if ordered else BULLETS
        style = "ListNumber" if ordered else "ListBullet"
        for item in node.find("li"):
            told = Node("")
            nested: list[Node] = []
            for child in item.children:
                if isinstance(child, Node) and child.tag in _LISTS:
                    nested.append(child)
                elif isinstance(child, Node) and child.tag == "p" and told.children:
                    told.children += [Node("br"), *child.children]
                else:
                    told.children.append(child)
            yield from self._paragraph(told, style, (number, min(level, DEEPEST_LIST)))
            for inner in nested:
                yield from self._list(inner, level + 1)

    def _key_figures(self, node: Node) -> Iterator[str]:
        """Yield each big figure on a line of its own: "Tổng điểm: 75,8/100 (chi tiết)"."""
        for figure in node.find("div"):
            label, value, *details = (item.children for item in figure.find("li"))
            told = Node("li", {}, [*label, ": ", Node("strong", {}, value)])
            for detail in details:
                told.children += [" (", *detail, ")"]
            yield from self._paragraph(told, "ListBullet", (BULLETS, 0))

    def _figure(self, node: Node, classes: list[str]) -> Iterator[str]:
        caption = next(node.find("figcaption"), None)
        if caption is not None and caption.text().strip():
            yield from self._paragraph(caption, "Caption")
        told = [one for one in node.children if isinstance(one, Node) and one.tag == "p"]
        notes = [one for one in told if "measure" not in one.attributes.get("class", "").split()]
        yield from self._block_all([one for one in told if one not in notes])
        if "chart" in classes:
            _tell_data(node)
        if "table" in classes:
            yield from self._block_all(notes if "sources" in classes else [])
            for one in node.find("table"):
                yield from self._table(one, caption.text() if caption is not None else "")
            yield from self._block_all([] if "sources" in classes else notes)
        else:
            for number, image in enumerate(node.find("img")):
                if number:  # a later part of a tall chart, which may stand on a page of its own
                    yield paragraph(run(image.attributes.get("title", "")), "Caption")
                yield paragraph(self.inline.runs(image), "Figure")
            yield from self._block_all(notes)

    def _block_all(self, nodes: list[Node]) -> Iterator[str]:
        for node in nodes:
            yield from self._block(node, BODY)

    def _table(self, node: Node, caption: str) -> Iterator[str]:
        if told := table(node, self.inline, self.inline.room, caption):
            yield told
            yield paragraph("", "TableEnd")  # two tables without a paragraph between become one


def _trimmed(node: Node) -> Node:
    """Return a node without the spaces at its ends, which HTML does not show either."""
    children = list(node.children)
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return Node(node.tag, node.attributes, children)


def _tell_data(figure: Node) -> None:
    """Add the figures of a chart to its text alternative, as in PDF: they are not printed."""
    rows = [row for part in figure.find("details") for row in part.find("tr")][1:]
    images = list(figure.find("img"))
    if not rows or not images:
        return
    told = [" ".join(one.text() for one in row.find("td", "th")) for row in rows[:_MOST_ALT_ROWS]]
    if (more := len(rows) - _MOST_ALT_ROWS) > 0:
        told.append(word("alt_more", count=more))
    images[0].attributes["alt"] += " " + word("alt_data", data="; ".join(told))
