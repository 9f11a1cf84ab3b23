"""A document as PDF by Typst: PDF/UA-1 and PDF/A-2a, with our fonts alone and a fixed date.

Typst refuses what the standards forbid (a picture without a text alternative, a character without
a glyph), so a file that comes out keeps to them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from helpers.errors import ReportError
from helpers.publishing.assets import asset
from helpers.publishing.blocks import Heading
from helpers.publishing.coverage import font_folder
from helpers.publishing.document import Document
from helpers.publishing.inline import string, typst_array
from helpers.publishing.notebook import Piece
from helpers.publishing.orientation import by_orientation
from helpers.publishing.words import word

STANDARDS = ["ua-1", "a-2a"]
_MOST_ENTRIES = 14
_SECTIONS = (2, 3)


def write_pdf(document: Document) -> bytes:
    """Return the document as PDF.

    Raises
    ------
    ReportError
        If the content cannot be set, with the compiler's reason.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_pictures(document, Path(folder))
        return compiled(compiler_in(Path(folder)), source_of(document), document.day)


def write_pictures(document: Document, folder: Path) -> None:
    """Write the pictures that a document refers to by name."""
    for piece in document.pieces:
        for picture in piece.files:
            (folder / picture.name).write_bytes(picture.content)


def compiler_in(folder: Path) -> Any:
    """Return a compiler that sees the files of ``folder`` and our fonts; it may be used again."""
    return typst.Compiler(root=folder, font_paths=[str(font_folder())], ignore_system_fonts=True)


def compiled(compiler: Any, source: str, day: date) -> bytes:
    """Return Typst source as PDF, dated ``day``.

    Raises
    ------
    ReportError
        If the content cannot be set, with the compiler's reason.
    """
    try:
        pdf: bytes = compiler.compile(
            input=source.encode("utf-8"),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=_seconds(day),
        )
    except typst.TypstError as error:
        raise ReportError("publishing.pdf_refused", reason=error.message) from error
    return pdf


def source_of(document: Document) -> str:
    """Return the Typst source of a document; the template stands in it."""
    return "\n".join(
        [
            preamble(document),
            asset("template/report.typ"),
            f"#show: report.with({properties(document)})",
            *_body(document),
        ]
    )


def preamble(document: Document) -> str:
    """Return what the template must know before it begins."""
    keys = ", ".join(f'"{key}": true' for key in sorted(document.sources))
    return f"#let source-keys = ({keys or ':'})\n#let doubt-mark = {string(word('doubt_mark'))}"


def properties(document: Document) -> str:
    """Return title, author, description, language and day as arguments of the template."""
    meta = document.meta
    return (
        f"title: {string(meta.title)}, author: {_author(meta.author)}, "
        f"description: {_or_none(meta.description)}, language: {string(meta.language)}, "
        f"day: {_day(document.day)}"
    )


def _author(name: str) -> str:
    return typst_array([string(name)]) if name else "()"


def _or_none(text: str) -> str:
    return string(text) if text else "none"


def _day(day: date) -> str:
    return f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _body(document: Document) -> Iterable[str]:
    """Yield the markup: contents before the first section, wide tables on turned pages."""
    told_contents = False
    for turned, group in by_orientation(document.pieces):
        parts = []
        for piece in group:
            is_section = piece.element == Heading.__name__ and piece.facts["level"] > 1
            if is_section and not told_contents and len(document.contents) > 1:
                parts.append(_contents(document))
                told_contents = True
            parts.append(labelled(piece))
        text = "\n\n".join(parts)
        yield f"#landscape[\n{text}\n]" if turned else text


def _contents(document: Document) -> str:
    shallow = sum(entry.level <= 3 for entry in document.contents) > _MOST_ENTRIES
    return f"#contents({string(word('contents'))}, {2 if shallow else 3})\n"


def labelled(piece: Piece) -> str:
    """Return the markup of a piece; a heading carries its anchor."""
    if piece.element == Heading.__name__:
        # pictures that went on to a next page come before the heading that follows theirs
        flush = "#place.flush()\n" if piece.facts["level"] in _SECTIONS else ""
        return f'{flush}{piece.typst} #label("{piece.facts["anchor"]}")'
    return piece.typst
