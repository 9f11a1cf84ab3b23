"""A DOCX file read back, as Word would: by python-docx, and its XML where that says nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from lxml import etree

from helpers.publishing import export_docx
from tests.publishing.notebooks import notebook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Read:
    """A notebook exported and read back."""

    def __init__(self, *parts: object) -> None:
        self.content = export_docx(notebook(*parts))
        self.document: Any = Document(io.BytesIO(self.content))
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            self.parts = {
                name: etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = self.parts["word/document.xml"]

    def find(self, tag: str) -> list[Any]:
        """Return the elements of the text with this name: ``"w:p"``."""
        return list(self.body.iter(W + tag.removeprefix("w:")))

    def styled(self, style: str) -> list[str]:
        """Return the texts of the paragraphs of a style, by the style's id."""
        return [text_of(one) for one in self.find("w:p") if style_of(one) == style]

    def text(self) -> str:
        """Return all words, in order."""
        return " ".join(" ".join(text_of(one) for one in self.find("w:p")).split())

    def headings(self) -> list[tuple[str, int]]:
        """Return what Word's navigation shows: headings with their level."""
        levels = dict(self._levels())
        found = ((text_of(one), levels.get(style_of(one))) for one in self.find("w:p"))
        return [(text, level) for text, level in found if level is not None]

    def _levels(self) -> Iterator[tuple[str, int]]:
        for style in self.document.styles:
            element, based = style.element, style
            while element is not None:
                for outline in element.iter(W + "outlineLvl"):
                    yield style.style_id, int(outline.get(W + "val")) + 1
                based = getattr(based, "base_style", None)
                element = based.element if based is not None else None

    def bookmarks(self) -> list[str]:
        """Return the names of the places that links can lead to."""
        return [one.get(W + "name") for one in self.find("w:bookmarkStart")]

    def targets(self) -> list[str]:
        """Return where the links inside the document lead."""
        return [one.get(W + "anchor") for one in self.find("w:hyperlink") if one.get(W + "anchor")]


def text_of(element: Any) -> str:
    """Return the words of an element; a line break is a space."""
    parts = (
        one.text or "" if one.tag == W + "t" else " " for one in element.iter(W + "t", W + "br")
    )
    return "".join(parts)


def style_of(paragraph: Any) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(W + "val"))
