"""HTML that is not ours (analysts' markdown, pandas, other libraries) as a tree we can trust.

Only known tags survive, only harmless attributes; scripts, styles, frames and their content are
dropped. The tree is then written as clean HTML or as Typst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code", "kbd": "code",
    "samp": "code", "del": "s", "s": "s", "sub": "sub", "sup": "sup", "a": "a", "u": "u",
    "mark": "mark",
}  # fmt: skip
BLOCK = {
    "p": "p", "ul": "ul", "ol": "ol", "li": "li", "blockquote": "blockquote", "pre": "pre",
    "table": "table", "thead": "thead", "tbody": "tbody", "tfoot": "tbody", "tr": "tr", "td": "td",
    "th": "th", "caption": "caption", "dl": "ul", "dt": "li", "dd": "li",
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
}  # fmt: skip
VOID = {"br", "hr", "img"}
_VOID_IN_HTML = VOID | {"meta", "link", "input", "col", "source", "wbr", "area", "base", "embed"}
_DROPPED = {
    "script", "style", "head", "title", "iframe", "object", "svg", "math", "template", "noscript",
    "select", "textarea", "button", "audio", "video", "canvas", "form",
}  # fmt: skip
_ATTRIBUTES = ("href", "src", "alt", "colspan", "rowspan")
# What the display elements write beside: read from our own HTML, never from foreign one.
_OWN_TAGS = ("section", "div", "header", "figure", "figcaption", "details", "summary", "span")
_OWN = {name: name for name in _OWN_TAGS}
_OWN_ATTRIBUTES = (*_ATTRIBUTES, "class", "id", "title")
# HTML without anything odd: texts, and tags whose attributes stand in double quotes.
_TOKEN = re.compile(r"""([^<]+)|<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*) ?(/?)>""")
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:="([^"]*)")?""")
_RAW = ("script", "style", "textarea", "title")  # their content is no markup
HEADINGS = tuple(f"h{level}" for level in range(1, 7))


@dataclass
class Node:
    """One element of the tree; children are nodes and plain texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """Return all text inside."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def find(self, *tags: str) -> Iterator[Node]:
        """Yield the nodes of these tags inside, outermost first, not those within one found."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                else:
                    yield from child.find(*tags)


class _Reader(HTMLParser):
    def __init__(self, own: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.known = {**INLINE, **BLOCK, **(_OWN if own else {})}
        self.attributes = _OWN_ATTRIBUTES if own else _ATTRIBUTES
        self.root = Node("")
        self.open: list[tuple[str, Node]] = [("", self.root)]
        self.dropping: list[str] = []

    def read(self, text: str) -> None:
        """Read the whole of a text."""
        tokens = list(_TOKEN.finditer(text))
        plain = sum(token.end() - token.start() for token in tokens) == len(text)
        if not plain or any(token[3] in _RAW for token in tokens):
            self.feed(text)
            self.close()
            return
        # As nearly all that we write ourselves: a third of what the parser takes.
        for token in tokens:
            data, ending, tag, attributes, empty = token.groups()
            if data:
                self.handle_data(unescape(data))
            elif ending:
                self.handle_endtag(tag)
            else:
                told = [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes)]
                (self.handle_startendtag if empty else self.handle_starttag)(tag, told)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if self.dropping or tag in _DROPPED:
            if tag not in _VOID_IN_HTML:
                self.dropping.append(tag)
            return
        name = self.known.get(tag) or (tag if tag in VOID else "")
        if not name:
            return
        kept = {key: value for key, value in attrs if key in self.attributes and value}
        node = Node(name, kept)
        self._close_implied(name)
        self.open[-1][1].children.append(node)
        if name not in VOID:
            self.open.append((tag, node))

    def _close_implied(self, name: str) -> None:
        """Close what HTML lets authors leave open: a row before a row, a cell before a cell."""
        for same, stop in (
            (("td", "th"), "tr"),
            (("tr",), "table"),
            (("li",), "ul"),
            (("p",), "li"),
        ):
            if name not in same:
                continue
            for depth in range(len(self.open) - 1, 0, -1):
                tag = self.open[depth][1].tag
                if tag in same:
                    del self.open[depth:]
                    return
                if tag in (stop, "table", "ol"):
                    return

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID_IN_HTML:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.dropping:
            if tag in self.dropping:
                del self.dropping[len(self.dropping) - 1 - self.dropping[::-1].index(tag) :]
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.open[-1][1].children.append(data)


def read_html(text: str) -> Node:
    """Return foreign HTML as a tree of known tags."""
    return _read(text, own=False)


def read_own_html(text: str) -> Node:
    """Return the HTML of a piece as a tree that keeps its classes, anchors and tooltips."""
    return _read(text, own=True)


def _read(text: str, *, own: bool) -> Node:
    reader = _Reader(own)
    reader.read(text)
    return reader.root


def safe_link(address: str) -> str:
    """Return the address of a link that may be followed, or an empty text."""
    stripped = address.strip()
    harmless = stripped.lower().startswith(("http://", "https://", "mailto:", "#"))
    return stripped if harmless else ""
