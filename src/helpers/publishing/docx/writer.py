"""A document as the bytes of a DOCX file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.publishing.assets import asset
from helpers.publishing.blocks import Heading
from helpers.publishing.coverage import text_width
from helpers.publishing.document import Document
from helpers.publishing.docx.blocks import blocks, charts_in
from helpers.publishing.docx.form import Form, form_of
from helpers.publishing.docx.inline import Inline
from helpers.publishing.docx.markup import attribute, paragraph, run
from helpers.publishing.docx.package import Package
from helpers.publishing.docx.pictures import charts
from helpers.publishing.docx.sections import Section, body, divided
from helpers.publishing.docx.tables import table_style
from helpers.publishing.layout import LANDSCAPE, PORTRAIT
from helpers.publishing.notebook import Piece
from helpers.publishing.orientation import by_orientation
from helpers.vietnamese import format_number

_LANGUAGES = {"vi": ("vi-VN", ","), "en": ("en-GB", ".")}
_DEEPEST = 5
_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
_DRAFT_LETTER, _DRAFT_MOST = 110.0, 400.0  # points
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_docx(document: Document) -> bytes:
    """Return the document as DOCX: the same document, the same bytes.

    Raises
    ------
    helpers.errors.ReferenceDataError
        If the words of the form are missing.
    """
    writer = _Writer(document)
    text = body(list(writer.sections()))
    language, decimal = _LANGUAGES["en" if document.meta.language == "en" else "vi"]
    draft = writer.form.draft
    return writer.package.zipped(
        {
            "document": f"{_XML}<w:document {_NAMESPACES}><w:body>{text}</w:body></w:document>",
            "styles": _styles(writer.package, language),
            "settings": _filled("settings.xml", language=language, decimal=decimal),
            "header1": _header(_PAGE, draft, 1),
            "header2": _header("", draft, 2),
            "core": _filled(
                "core.xml",
                title=attribute(document.meta.title),
                description=attribute(document.meta.description),
                language=language,
                status=attribute(draft),
                day=document.day.isoformat(),
            ),
        }
    )


class _Writer:
    def __init__(self, document: Document) -> None:
        self.package = Package()
        self.form: Form = form_of(document.meta)
        self.text, self.annexes = divided(document.pieces, self.form.annex_title)
        shown = [*self.text, *(piece for annex in self.annexes for piece in annex.pieces)]
        headings = (piece.facts["anchor"] for piece in shown if piece.element == Heading.__name__)
        drawn = charts([svg for piece in shown for svg in charts_in(piece.html)])
        self.inline = Inline(self.package, document.sources.union(headings), drawn=drawn)

    def sections(self) -> Iterator[Section]:
        """Yield the sections in order."""
        count = len(self.annexes)
        foot = self.form.foot(count) if self.form.official else ()
        head = self.form.head() if self.form.official else ()
        yield from self._pages(self.text, tuple(head), tuple(foot))
        for number, annex in enumerate(self.annexes, start=1):
            mark = self.package.bookmark(str(annex.pieces[0].facts["anchor"]))
            title = self.form.annex_head(number, count, annex.title, mark)
            yield from self._pages(annex.pieces[1:], tuple(title), ())

    def _pages(
        self, pieces: Sequence[Piece], head: tuple[str, ...], foot: tuple[str, ...]
    ) -> Iterator[Section]:
        """Yield text as sections; head and foot stand on the first and last page of it."""
        groups = by_orientation(pieces) or [(False, [])]
        if foot:  # the form's own head and foot stand on upright pages
            upright: tuple[bool, list[Piece]] = (False, [])
            groups = [
                *([upright] if groups[0][0] else []),
                *groups,
                *([upright] if groups[-1][0] else []),
            ]
        for number, (turned, group) in enumerate(groups):
            told = [one for piece in group for one in self._piece(piece, turned)]
            first, last = number == 0, number == len(groups) - 1
            shown = (*(head if first else ()), *told, *(foot if last else ()))
            yield Section(shown, turned, first)

    def _piece(self, piece: Piece, turned: bool) -> Iterator[str]:
        if piece.element == Heading.__name__:
            yield from self._heading(piece)
            return
        room = LANDSCAPE if turned else PORTRAIT
        yield from blocks(piece.html, self.inline, room, titled=not self.form.official)

    def _heading(self, piece: Piece) -> Iterator[str]:
        level, text = int(piece.facts["level"]), str(piece.facts["text"])
        if level > 1:
            mark = self.package.bookmark(str(piece.facts["anchor"]))
            yield paragraph(mark + run(text), f"Heading{min(level - 1, _DEEPEST)}")
        elif not self.form.official:
            yield paragraph(run(text), "Title")


def _styles(package: Package, language: str) -> str:
    """Return the styles, with one for each size that tables are set in."""
    sizes = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{table_style(size)}">'
        f'<w:name w:val="Bảng {format_number(size)}"/><w:basedOn w:val="TableText"/>'
        f'<w:rPr><w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/></w:rPr>'
        "</w:style>"
        for size in sorted(package.table_sizes)
    )
    told = _filled("styles.xml", language=language)
    return told.replace("</w:styles>", f"{sizes}</w:styles>")


def _header(page: str, draft: str, number: int) -> str:
    mark = ""
    if draft:
        width = min(text_width(draft) * _DRAFT_LETTER, _DRAFT_MOST)
        mark = _filled(
            "draft.xml",
            text=attribute(draft),
            width=f"{width:.0f}",
            number=str(number),
            spid=str(2048 + number),
        )
    return _filled("header.xml", page=page, draft=mark)


def _filled(name: str, **fields: str) -> str:
    """Return a part of the file with its places filled."""
    told = asset(f"template/docx/{name}")
    for key, value in fields.items():
        told = told.replace(f"{{{key}}}", value)
    return told
