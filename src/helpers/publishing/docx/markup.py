"""WordprocessingML, piece by piece: runs, paragraphs, borderless tables.

Text enters in one place, :func:`kept`, as the content of ``w:t``, where nothing can act: a field
exists in Word only as an element of its own, which no text can become.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from helpers.publishing.values import inert

TWIPS = 20  # of a point


@dataclass(frozen=True)
class Face:
    """How a run of text looks beside its paragraph's style."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    strike: bool = False
    underline: bool = False
    marked: bool = False
    code: bool = False
    link: bool = False
    shift: str = ""  # "superscript" or "subscript"
    size: float = 0.0  # points; 0: the style's

    def xml(self) -> str:
        """Return ``w:rPr``, its parts in the order of the schema; nothing for a plain face."""
        size = f'<w:sz w:val="{round(2 * self.size)}"/><w:szCs w:val="{round(2 * self.size)}"/>'
        style = "Code" if self.code else "Hyperlink" if self.link else ""
        told = "".join(
            [
                f'<w:rStyle w:val="{style}"/>' if style else "",
                "<w:b/><w:bCs/>" if self.bold else "",
                "<w:i/><w:iCs/>" if self.italic else "",
                "<w:caps/>" if self.caps else "",
                "<w:strike/>" if self.strike else "",
                size if self.size else "",
                '<w:highlight w:val="yellow"/>' if self.marked else "",
                '<w:u w:val="single"/>' if self.underline else "",
                f'<w:vertAlign w:val="{self.shift}"/>' if self.shift else "",
            ]
        )
        return f"<w:rPr>{told}</w:rPr>" if told else ""


PLAIN = Face()
BOLD = Face(bold=True)
ITALIC = Face(italic=True)
BREAK = "<w:r><w:br/></w:r>"


def attribute(text: object) -> str:
    """Return ``text`` for a quoted attribute, without anything invisible."""
    return escape(inert(text), quote=True)


def run(text: str, face: Face = PLAIN) -> str:
    """Return a run of text, without control or bidirectional characters; nothing for no text."""
    return kept(inert(text), face)


def kept(text: str, face: Face = PLAIN) -> str:
    """Return a run of text that is inert already, its spaces as they are."""
    shown = escape(text, quote=False)
    return f'<w:r>{face.xml()}<w:t xml:space="preserve">{shown}</w:t></w:r>' if text else ""


def paragraph(
    content: str,
    style: str = "",
    *,
    keep_next: bool = False,
    number: tuple[int, int] | None = None,
    extra: str = "",
) -> str:
    """Return a paragraph.

    Parameters
    ----------
    content : str
        Runs, bookmarks and links.
    style : str
        Id of the style; the body's by default.
    keep_next : bool
        Stays on the page of what follows.
    number : (int, int), optional
        List and level.
    extra : str
        Further properties, in the order of the schema after ``w:numPr``.
    """
    told = "".join(
        [
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:keepNext/>" if keep_next else "",
            f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
            if number
            else "",
            extra,
        ]
    )
    return f"<w:p><w:pPr>{told}</w:pPr>{content}</w:p>" if told else f"<w:p>{content}</w:p>"


def cell(content: str, properties: str) -> str:
    """Return a table cell; ``content`` ends with a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def grid(widths: Iterable[int]) -> str:
    """Return the columns of a table, in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def side_by_side(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """Return blocks side by side, without lines: the heads and feet of administrative documents.

    Parameters
    ----------
    widths : sequence of int
        Twips.
    rows : sequence of sequences of str
        Paragraphs of each cell.
    """
    told = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            cell(content, f'<w:tcW w:w="{width}" w:type="dxa"/>')
            for width, content in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr>{grid(widths)}{told}</w:tbl>'
    )
