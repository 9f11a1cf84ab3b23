"""The order of a document: its text, what is signed, its annexes, each on pages of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from helpers.publishing.blocks import Heading
from helpers.publishing.docx.markup import paragraph
from helpers.publishing.docx.package import FIRST_HEADER, HEADER
from helpers.publishing.notebook import Piece

_DEEPEST = 3  # headings below tell of an annex, they open none
_LONG, _SHORT = 16838, 11906  # twips: A4
_UPRIGHT = 'w:top="1304" w:right="1134" w:bottom="1134" w:left="1701"'  # 23, 20, 20, 30 mm
_TURNED = 'w:top="1701" w:right="1134" w:bottom="1134" w:left="1134"'


@dataclass(frozen=True)
class Annex:
    """An annex: its title without a number, and its pieces, the heading first."""

    title: str
    pieces: tuple[Piece, ...]


def divided(
    pieces: Sequence[Piece], title_of: Callable[[str], str | None]
) -> tuple[list[Piece], list[Annex]]:
    """Return the pieces of the text and the annexes.

    A heading opens an annex if its element says so or its words do. Annexes end where one more
    begins; all that follows the first one follows the signature. A heading over the annexes, with
    nothing before the first of them, says nothing that their own heads do not say.

    Parameters
    ----------
    pieces : sequence of Piece
    title_of : callable
        The title of the annex that a heading's words name, or ``None``.
    """
    text: list[Piece] = []
    annexes: list[Annex] = []
    for at, piece in enumerate(pieces):
        if _opens(piece, title_of):
            heading = str(piece.facts["text"])
            title = title_of(heading)
            if not _covers(pieces[at : at + 2], title_of):
                annexes.append(Annex(heading if title is None else title, (piece,)))
        elif annexes:
            last = annexes[-1]
            annexes[-1] = Annex(last.title, (*last.pieces, piece))
        else:
            text.append(piece)
    return text, annexes


def _opens(piece: Piece, title_of: Callable[[str], str | None]) -> bool:
    if piece.element != Heading.__name__ or not 1 < piece.facts["level"] <= _DEEPEST:
        return False
    return bool(piece.facts.get("annex")) or title_of(str(piece.facts["text"])) is not None


def _covers(pair: Sequence[Piece], title_of: Callable[[str], str | None]) -> bool:
    """Tell whether the first heading only announces the annex that follows at once."""
    return (
        len(pair) == 2
        and _opens(pair[1], title_of)
        and pair[1].facts["level"] > pair[0].facts["level"]
    )


@dataclass(frozen=True)
class Section:
    """Blocks on pages of one orientation.

    Parameters
    ----------
    blocks : tuple of str
    turned : bool
    opens : bool
        Begins the document or an annex: its pages are counted from 1, the first shows no number.
    """

    blocks: tuple[str, ...]
    turned: bool = False
    opens: bool = False


def body(sections: Sequence[Section]) -> str:
    """Return the content of ``w:body``."""
    return "".join(_told(sections))


def _told(sections: Sequence[Section]) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        yield from section.blocks
        properties = _properties(section, first=number == 1)
        if number == len(sections):
            if not section.blocks or section.blocks[-1].endswith("</w:tbl>"):
                yield paragraph("", "SectionEnd")  # a text never ends in a table
            yield properties
        else:
            yield paragraph("", "SectionEnd", extra=properties)


def _properties(section: Section, *, first: bool) -> str:
    """Return ``w:sectPr``; the heads of the first section are those of all that follow."""
    heads = (
        f'<w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
    )
    wide, high = (_LONG, _SHORT) if section.turned else (_SHORT, _LONG)
    turned = ' w:orient="landscape"' if section.turned else ""
    margins = _TURNED if section.turned else _UPRIGHT
    opening = '<w:pgNumType w:start="1"/><w:titlePg/>' if section.opens else ""
    return (
        f'<w:sectPr>{heads if first else ""}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>'
        f"{opening}</w:sectPr>"
    )
