"""The inside of a paragraph: runs, links to the list of sources, links outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from helpers.publishing.docx.markup import BREAK, PLAIN, Face, attribute, kept, run
from helpers.publishing.docx.package import Package, bookmark_name
from helpers.publishing.docx.pictures import Raster, drawing, foreign
from helpers.publishing.layout import PORTRAIT
from helpers.publishing.markup import Node, safe_link
from helpers.publishing.pictures import from_data_address
from helpers.publishing.values import inert_lines

_LONGEST_TIP = 255  # what Word shows of a tooltip
_FACES: dict[str, Callable[[Face], Face]] = {
    "strong": lambda face: replace(face, bold=True),
    "em": lambda face: replace(face, italic=True),
    "s": lambda face: replace(face, strike=True),
    "u": lambda face: replace(face, underline=True),
    "mark": lambda face: replace(face, marked=True),
    "code": lambda face: replace(face, code=True),
    "sub": lambda face: replace(face, shift="subscript"),
    "sup": lambda face: replace(face, shift="superscript"),
}


@dataclass(frozen=True)
class Inline:
    """Writes sentences.

    Parameters
    ----------
    package : Package
    anchors : frozenset of str
        Places that exist in the document; a link to any other place is plain text.
    room : float
        Width for pictures, in points.
    charts : mapping of str to Raster or None
        Our own charts, by the address that stands in their place.
    drawn : mapping of str to Raster
        Our own charts, by their SVG.
    """

    package: Package
    anchors: frozenset[str]
    room: float = PORTRAIT
    charts: Mapping[str, Raster | None] = field(default_factory=dict)
    drawn: Mapping[str, Raster] = field(default_factory=dict)

    def runs(self, node: Node | str, face: Face = PLAIN) -> str:
        """Return the runs of a tree."""
        if isinstance(node, str):
            return run(node, face)
        if node.tag == "br":
            return BREAK
        if node.tag == "img":
            return self._picture(node, face)
        if "unseen" in node.attributes.get("class", "").split():
            return ""  # said to those who cannot see the mark beside it; in print it stands
        if node.tag in _FACES:
            face = _FACES[node.tag](face)
        if node.tag == "a":
            return self._link(node, face)
        return self.children(node, face)

    def children(self, node: Node, face: Face = PLAIN) -> str:
        """Return the runs of all children."""
        return "".join(self.runs(child, face) for child in node.children)

    def _picture(self, node: Node, face: Face) -> str:
        """Return a picture; its text alternative in words where it cannot be shown."""
        address, alt = (node.attributes.get(key, "") for key in ("src", "alt"))
        if address in self.charts:
            shown = self.charts[address]
        else:
            found = from_data_address(address, alt)
            shown = foreign(found) if found else None
        if shown is None:
            return run(f"[{alt}]", replace(face, italic=True)) if alt else ""
        return drawing(self.package, shown, alt, self.room)

    def _link(self, node: Node, face: Face) -> str:
        address = safe_link(node.attributes.get("href", ""))
        if address.startswith("#"):
            return self._inside(address[1:], node, face)
        if not address or face.link:
            return self.children(node, face)
        ident = self.package.link(address)
        runs = self.children(node, replace(face, link=True))
        return f'<w:hyperlink r:id="{ident}" w:history="1">{runs}</w:hyperlink>'

    def _inside(self, anchor: str, node: Node, face: Face) -> str:
        """Return a link to a place of the document; a figure keeps its look, its source the tip."""
        runs = self.children(node, face)
        if anchor not in self.anchors or not runs:
            return runs
        tip = attribute(_shortened(node.attributes.get("title", "")))
        told = f' w:tooltip="{tip}"' if tip else ""
        name = bookmark_name(anchor)
        return f'<w:hyperlink w:anchor="{name}"{told} w:history="1">{runs}</w:hyperlink>'


def preformatted(text: str) -> str:
    """Return lines that keep their spaces."""
    return BREAK.join(kept(line) for line in inert_lines(text.strip("\n")))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TIP else text[: _LONGEST_TIP - 1] + "…"
