"""What is in a PDF besides its looks: structure, bookmarks, the text of pages line by line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pypdf import PdfReader


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of the structure tree below ``node``, in reading order."""
    if "/S" in node:
        yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/MCID" not in child:
            yield from elements(child)


def kinds(node: Any, *names: str) -> list[Any]:
    """Return the elements of these kinds, such as ``"TH"``, below ``node``."""
    return [item for item in elements(node) if str(item.S)[1:] in names]


def attribute(element: Any, name: str) -> str:
    """Return an attribute of a structure element, empty if it has none."""
    held = element.get("/A", [])
    for group in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(group, pikepdf.Dictionary) and f"/{name}" in group:
            return str(group[f"/{name}"])
    return ""


def bookmarks(content: bytes) -> list[tuple[int, str, int]]:
    """Return the bookmarks: depth from 1, title, page from 0."""
    reader = PdfReader(io.BytesIO(content))

    def told(items: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from told(item, depth + 1)
            else:
                yield depth, str(item.title), reader.get_destination_page_number(item) or 0

    return list(told(reader.outline, 1))


def words(text: str) -> str:
    """Return a text with its spaces closed up, to compare what lines tear apart."""
    return "".join(text.split())


@dataclass(frozen=True)
class PageText:
    """The text of a page without the number at its head."""

    text: str
    turned: bool
    pictured: bool

    def ends_with(self, title: str) -> bool:
        """Tell whether nothing stands below ``title``."""
        return words(self.text).endswith(words(title))


def page_texts(content: bytes) -> list[PageText]:
    with opened(content) as pdf:
        pictured = [b"/Figure" in page.Contents.read_bytes() for page in pdf.pages]
    pages = PdfReader(io.BytesIO(content)).pages
    return [
        PageText(page.extract_text(), page.mediabox.width > page.mediabox.height, has)
        for page, has in zip(pages, pictured, strict=True)
    ]
