"""An executed notebook as pieces of a report, in the order of its cells.

Inputs of code cells, standard error and the machinery of widgets are left out. What carries our
mark is trusted, since only :mod:`helpers.publishing` elements write it; everything else is foreign
and goes through :mod:`helpers.publishing.markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import mistune

from helpers.publishing.blocks import Heading, Notice
from helpers.publishing.element import HTML, MARK, PLAIN, TYPST, taken_apart
from helpers.publishing.markup import HEADINGS, Node, read_html
from helpers.publishing.markup_html import escape_lines, html_of_tree
from helpers.publishing.markup_typst import is_wide, raw, sequence, typst_of_tree
from helpers.publishing.pictures import KINDS, Picture, from_data_address, picture
from helpers.publishing.values import inert
from helpers.publishing.words import word
from helpers.vietnamese import slug

_HIDING_TAGS = {"remove-cell", "remove_cell", "remove-output", "remove_output", "hide-output"}
_OBJECT = re.compile(r"^(\[?<.* at 0x[0-9a-f]+>\]?|<Figure size .*>|\[<matplotlib.*)$", re.DOTALL)
_WIDGET = "application/vnd.jupyter.widget-view+json"
# Nothing is judged here: what the markdown holds is made harmless as foreign HTML afterwards.
_markdown = mistune.create_markdown(
    renderer=mistune.HTMLRenderer(escape=False, allow_harmful_protocols=True),
    plugins=["table", "strikethrough", "footnotes"],
)


@dataclass(frozen=True)
class Piece:
    """One part of a report in both markups.

    Parameters
    ----------
    html, typst : str
        Complete markup of the part.
    element : str
        Name of the display element, or ``"Foreign"``.
    facts : mapping
        What the element told the exporters.
    files : tuple of Picture
        Pictures that the Typst markup refers to by name.
    """

    html: str
    typst: str
    element: str = "Foreign"
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Picture, ...] = ()


def pieces(notebook: Any) -> Iterator[Piece]:
    """Yield the pieces of a notebook node."""
    for number, cell in enumerate(notebook.cells, start=1):
        tags = set(cell.get("metadata", {}).get("tags", []))
        if tags & _HIDING_TAGS:
            continue
        if cell.cell_type == "markdown":
            yield from _markdown_pieces(str(cell.source), _attachments(cell))
        elif cell.cell_type == "code":
            for output in cell.get("outputs", []):
                yield from _output_pieces(output, number)


def _attachments(cell: Any) -> dict[str, Picture]:
    found = {}
    for name, bundle in cell.get("attachments", {}).items():
        for mime, data in bundle.items():
            if shown := picture(mime, data, name):
                found[f"attachment:{name}"] = shown
    return found


def _markdown_pieces(text: str, pictures: Mapping[str, Picture]) -> Iterator[Piece]:
    yield from foreign_pieces(str(_markdown(text)), pictures)


def foreign_pieces(html: str, pictures: Mapping[str, Picture] | None = None) -> Iterator[Piece]:
    """Yield foreign HTML as pieces: a heading is one, a wide table, what stands between them."""
    tree = read_html(html)
    known = dict(pictures or {})
    for image in tree.find("img"):
        address = image.attributes.get("src", "")
        if found := from_data_address(address, image.attributes.get("alt", "")):
            known[address] = found
    between = Node("")
    for child in tree.children:
        if isinstance(child, Node) and child.tag in HEADINGS:
            yield from _foreign(between, known)
            between = Node("")
            yield heading_piece(child.text(), int(child.tag[1]))
        elif isinstance(child, Node) and child.tag == "table" and is_wide(child):
            yield from _foreign(between, known)
            between = Node("")
            yield from _foreign(Node("", children=[child]), known, landscape=True)
        else:
            between.children.append(child)
    yield from _foreign(between, known)


def _foreign(
    tree: Node, pictures: Mapping[str, Picture], *, landscape: bool = False
) -> Iterator[Piece]:
    if tree.text().strip() or any(tree.find("img")):
        typst = "\n".join(
            f"#{told}" for child in tree.children if (told := typst_of_tree(child, pictures))
        )
        if any(isinstance(child, str) and child.strip() for child in tree.children):
            typst = f"#par({sequence(tree, pictures)})"
        files = tuple(pictures.values())
        facts = {"landscape": True} if landscape else {}
        yield Piece(html_of_tree(tree, pictures), typst, facts=facts, files=files)


def heading_piece(text: str, level: int) -> Piece:
    """Return a heading as a piece."""
    heading = Heading(inert(text).strip(), level, slug(text))
    return Piece(heading.html(), heading.typst(), "Heading", heading.facts())


def _output_pieces(output: Any, number: int) -> Iterator[Piece]:
    kind = output.get("output_type")
    if kind == "stream":
        if output.get("name") == "stdout":
            yield from _plain("".join(output.get("text", "")))
    elif kind == "error":
        error = f"{output.get('ename', '')}: {output.get('evalue', '')}"
        notice = Notice("warning", [word("foreign_error", error=error)])
        yield Piece(notice.html(), notice.typst(), "Notice")
    elif kind in ("display_data", "execute_result"):
        data, metadata = output.get("data", {}), output.get("metadata", {})
        facts = metadata.get(MARK)
        if isinstance(facts, Mapping) and TYPST in data and HTML in data:
            html, typst = "".join(data[HTML]), "".join(data[TYPST])
            for own_html, own_typst, own in taken_apart(html, typst, facts):
                yield Piece(own_html, own_typst, str(own.get("element", "")), own)
        else:
            yield from _bundle(data, metadata, number)


def _bundle(data: Mapping[str, Any], metadata: Mapping[str, Any], number: int) -> Iterator[Piece]:
    """Yield a foreign result: a picture, else its HTML, markdown or plain text."""
    for mime in KINDS:
        if mime in data and (found := picture(mime, data[mime], _alt(data, metadata, number))):
            yield Piece(f"<figure>{found.html()}</figure>", f"#{found.typst()}", files=(found,))
            return
    if HTML in data:
        yield from foreign_pieces("".join(data[HTML]))
    elif "text/markdown" in data:
        yield from _markdown_pieces("".join(data["text/markdown"]), {})
    elif PLAIN in data and _WIDGET not in data:
        yield from _plain("".join(data[PLAIN]))


def _alt(data: Mapping[str, Any], metadata: Mapping[str, Any], number: int) -> str:
    """Return the text alternative that a picture brings, else one that says it has none."""
    plain = "".join(data.get(PLAIN, ""))
    own = metadata.get("alt") or metadata.get("caption")
    if isinstance(own, str) and own.strip():
        return own
    return word("foreign_picture", cell=number) if not plain or _OBJECT.match(plain) else plain


def _plain(text: str) -> Iterator[Piece]:
    if text.strip() and not _OBJECT.match(text.strip()):
        yield Piece(f"<pre>{escape_lines(text.rstrip())}</pre>", f"#{raw(text, block=True)}")
