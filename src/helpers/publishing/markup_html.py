"""A tree of foreign markup as clean HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpers.publishing.inline import escape
from helpers.publishing.markup import HEADINGS, Node, safe_link
from helpers.publishing.pictures import Picture
from helpers.publishing.values import inert_lines
from helpers.publishing.words import word

_PLAIN = {
    "caption", "thead", "tbody", "tr", "strong", "em", "code", "s", "sub", "sup", "u", "mark", "p",
    "ul", "ol", "li", "blockquote",
}  # fmt: skip
_STRUCTURE = {"table", "thead", "tbody", "tr", "row", "ul", "ol", ""}


def html_of_tree(node: Node | str, pictures: Mapping[str, Picture], inside: str = "") -> str:
    """Return the HTML of a tree; ``pictures`` holds what its images refer to."""
    if isinstance(node, str):
        return "" if inside in _STRUCTURE and not node.strip() else escape(node)
    place = "row" if node.tag == "tr" and any(node.find("td")) else node.tag
    content = "".join(html_of_tree(child, pictures, place) for child in node.children)
    if node.tag in _PLAIN:
        return f"<{node.tag}>{content}</{node.tag}>"
    if node.tag in HEADINGS:
        return f"<p><strong>{content}</strong></p>"
    if node.tag in ("td", "th"):
        return _cell(node, content, inside)
    if node.tag in _WRITERS:
        return _WRITERS[node.tag](node, content)
    return _picture(node, pictures) if node.tag == "img" else content


def escape_lines(text: str) -> str:
    """Return preformatted text for HTML."""
    return "\n".join(_escape_line(line) for line in inert_lines(text))


def _escape_line(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cell(node: Node, content: str, row: str) -> str:
    spans = "".join(
        f' {key}="{int(value)}"'
        for key in ("colspan", "rowspan")
        if (value := node.attributes.get(key, "")).isdecimal() and 1 < int(value) < 1000
    )
    if node.tag == "th" and not node.text().strip():
        return f"<td{spans}></td>"
    number = ' class="number"' if node.tag == "td" and looks_numeric(node.text()) else ""
    scope = f' scope="{"row" if row == "row" else "col"}"' if node.tag == "th" else ""
    return f"<{node.tag}{spans}{scope}{number}>{content}</{node.tag}>"


def looks_numeric(text: str) -> bool:
    """Tell whether a cell holds a number, in any writing."""
    bare = text.strip().rstrip("%").lstrip("+-−")
    return bool(bare) and all(letter.isdecimal() or letter in ".,  " for letter in bare)


def _link(node: Node, content: str) -> str:
    address = safe_link(node.attributes.get("href", ""))
    return f'<a href="{escape(address)}" rel="noreferrer">{content}</a>' if address else content


def _picture(node: Node, pictures: Mapping[str, Picture]) -> str:
    alt = node.attributes.get("alt", "")
    found = pictures.get(node.attributes.get("src", ""))
    if found is None:
        return f"<em>[{escape(alt)}]</em>" if alt else ""
    return found.html(alt)


def _table(content: str) -> str:
    label = escape(word("scroll_table", caption=""))
    return (
        f'<figure class="table foreign"><div class="scroll" tabindex="0" role="group" '
        f'aria-label="{label}"><table>{content}</table></div></figure>'
    )


_WRITERS: Mapping[str, Callable[[Node, str], str]] = {
    "a": _link,
    "pre": lambda node, _: f"<pre>{escape_lines(node.text())}</pre>",
    "table": lambda _, content: _table(content),
    "br": lambda _node, _content: "<br>",
    "hr": lambda _node, _content: "<hr>",
}
