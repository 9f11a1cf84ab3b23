"""An executed notebook of sheets as files: one HTML and one PDF for every unit.

What an agency's :class:`SheetMeta` announces, up to the next one, is its sheet; whatever an analyst
shows there stands in it too. What precedes the first belongs to the notebook alone.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from helpers.errors import ReportError
from helpers.publishing.assets import asset
from helpers.publishing.blocks import Heading, ReportMeta
from helpers.publishing.document import Document, assemble, language_of, meta_of
from helpers.publishing.html_file import UPRIGHT, font_faces, joined, page_template, style_sheet
from helpers.publishing.inline import string
from helpers.publishing.notebook import Piece, pieces
from helpers.publishing.pdf_file import (
    compiled,
    compiler_in,
    labelled,
    preamble,
    properties,
    write_pictures,
)
from helpers.publishing.sheet_elements import SheetMeta
from helpers.publishing.words import use_language, word

_WORDS = ("sheet_nav", "sheet_report", "sheet_pdf")
_DEFAULT_LANGUAGE = "vi"
_SIZES = (11, 10, 9, 8)
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)")


@dataclass(frozen=True)
class UnitSheet:
    """The sheet of one unit, ready to be written.

    Parameters
    ----------
    unit, slug, level : str
        As its :class:`SheetMeta` says.
    document : Document
    """

    unit: str
    slug: str
    level: str
    document: Document

    @property
    def stem(self) -> str:
        """Return the name of its files without ending: the slug, ``.en`` after it in English."""
        return self.slug + _suffix(self.document.meta.language)


def sheet_files(notebook: Any, *, with_pdf: bool = True) -> dict[str, bytes]:
    """Return the files of every sheet of a notebook node: name → content.

    A page leads to the PDF of its sheet where that is made, too.

    Raises
    ------
    ReportError
        If the notebook shows no sheet, two of one name, or one that cannot be set.
    """
    sheets = sheets_of(notebook)
    files = {f"{sheet.stem}.html": page_of(sheet, with_pdf=with_pdf) for sheet in sheets}
    if not with_pdf:
        return files
    with tempfile.TemporaryDirectory() as folder:
        compiler = compiler_in(Path(folder))
        for sheet in sheets:
            write_pictures(sheet.document, Path(folder))
            files[f"{sheet.stem}.pdf"] = _one_page(compiler, sheet.document)
    return files


def sheets_of(notebook: Any) -> tuple[UnitSheet, ...]:
    """Return the sheets of a notebook node, in order.

    Raises
    ------
    ReportError
        If there is none, or two would have files of one name.
    """
    use_language(language_of(notebook))
    found = list(pieces(notebook))
    meta = meta_of(found, notebook, "")
    sheets = tuple(_sheet(meta, group) for group in _groups(found))
    if not sheets:
        raise ReportError("publishing.no_sheets", title=meta.title)
    taken: dict[str, str] = {}
    for sheet in sheets:
        if sheet.slug in taken:
            both = f"{taken[sheet.slug]}; {sheet.unit}"
            raise ReportError("publishing.sheet_twice", slug=sheet.slug, units=both)
        taken[sheet.slug] = sheet.unit
    return sheets


def _groups(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each sheet, its meta first."""
    group: list[Piece] = []
    for piece in found:
        if piece.element == SheetMeta.__name__:
            if group:
                yield group
            group = [piece]
        elif group and piece.element != ReportMeta.__name__:
            group.append(piece)
    if group:
        yield group


def _sheet(meta: ReportMeta, group: Sequence[Piece]) -> UnitSheet:
    facts = group[0].facts
    own = replace(meta, title=str(facts["title"]))
    document = assemble(own, [_raised(piece) for piece in group[1:]])
    return UnitSheet(str(facts["unit"]), str(facts["slug"]), str(facts["level"]), document)


def _raised(piece: Piece) -> Piece:
    """Return a heading one level higher: the name of the unit heads a file of its own."""
    if piece.element != Heading.__name__:
        return piece
    return replace(piece, facts={**piece.facts, "level": max(1, piece.facts["level"] - 1)})


def page_of(sheet: UnitSheet, *, with_pdf: bool = True) -> bytes:
    """Return the sheet as one self-contained HTML file without script, in UTF-8."""
    meta = sheet.document.meta
    page = page_template("sheet.html.j2").render(
        language=meta.language,
        title=meta.title,
        author=meta.author,
        description=meta.description,
        date=str(meta.report_date)[:10],
        words={name: word(name) for name in _WORDS},
        report=f"../report{_suffix(meta.language)}.html",
        pdf=f"{sheet.stem}.pdf" if with_pdf else "",
        style=Markup(_style()),
        text=Markup(joined(sheet.document.pieces, sheet.document.sources)),
    )
    return page.encode("utf-8")


def _style() -> str:
    return font_faces(UPRIGHT) + style_sheet("report", "unit", "sheet")


def _one_page(compiler: Any, document: Document) -> bytes:
    """Return the sheet as PDF on one page: as large as it fits, scaled where no size does.

    Most sheets fit at once, and setting one anew costs less than measuring it in every size.
    """
    for size in _SIZES:
        pdf = compiled(compiler, source_of(document, size), document.day)
        if page_count(pdf) == 1:
            return pdf
    return compiled(compiler, source_of(document, _SIZES[-1], scaled=True), document.day)


def page_count(pdf: bytes) -> int:
    """Return how many pages the compiler's own kind of PDF has; 0 where it does not say."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 0


def source_of(document: Document, size: int = _SIZES[0], *, scaled: bool = False) -> str:
    """Return the Typst source of a sheet; the templates stand in it.

    Parameters
    ----------
    document : Document
    size : int
        Of the text, in points.
    scaled : bool
        Measure the content, and scale it down until it fits one page.
    """
    foot = string(document.meta.description)
    return "\n".join(
        [
            preamble(document),
            f"#let as-printed = {string(word('status_printed'))}",
            asset("template/report.typ"),
            asset("template/sheet.typ"),
            f"#show: sheet.with({properties(document)}, foot: {foot}, size: {size}pt, "
            f"scaled: {str(scaled).lower()})",
            *(labelled(piece) for piece in document.pieces),
        ]
    )


def _suffix(language: str) -> str:
    return "" if language == _DEFAULT_LANGUAGE else f".{language}"
