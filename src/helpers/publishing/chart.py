"""A figure of a report: picture, finding, text alternative and its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpers.publishing.element import Element
from helpers.publishing.inline import escape, html_of, string, typst_array, typst_of
from helpers.publishing.layout import PORTRAIT
from helpers.publishing.tables import DataTable
from helpers.publishing.values import Sentence, inert, plain
from helpers.publishing.words import word

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_TALLEST = 640.0  # points: an A4 page less margins and a caption
_ALT_ROWS = 40


@dataclass(frozen=True, eq=False)
class Chart(Element):
    """A drawn figure.

    Parameters
    ----------
    figure : matplotlib Figure or sequence of them
        Several are parts of one tall figure, one a page in print.
    caption : Sentence
        States the finding; set above the picture.
    alt : str
        What the picture shows, for a reader who does not see it. Never empty.
    table : DataTable, optional
        The figure's data: under it in HTML (to be opened), in the text alternative in PDF.
    anchor : str
    note : Sentence
        Small print under the figure.
    """

    figure: Figure | Sequence[Figure]
    caption: Sentence
    alt: str
    table: DataTable | None = None
    anchor: str = ""
    note: Sentence = ""

    def __post_init__(self) -> None:
        if not inert(self.alt).strip():
            raise ValueError("a chart needs a text alternative: say what it shows in `alt`")

    @property
    def parts(self) -> tuple[Figure, ...]:
        """Return the pictures in order."""
        return tuple(self.figure) if isinstance(self.figure, Sequence) else (self.figure,)

    @property
    def _size(self) -> int:
        return len(self.parts)

    def facts(self) -> dict[str, Any]:
        """Return caption and text alternative."""
        return {"caption": plain(self.caption), "alt": inert(self.alt)}

    def html(self) -> str:
        """Return ``<figure>`` with inline SVG that follows the page's colours, and the data."""
        from helpers.figures.svg import inline_svg  # noqa: PLC0415 - matplotlib loads slowly

        caption = plain(self.caption)
        ident = f' id="{escape(self.anchor)}"' if self.anchor else ""
        title = f"<figcaption>{html_of(self.caption)}</figcaption>" if caption else ""
        pictures = "".join(
            inline_svg(part, self._title(number), inert(self.alt))
            for number, part in enumerate(self.parts, start=1)
        )
        note = f'<p class="note">{html_of(self.note)}</p>' if plain(self.note) else ""
        label = escape(word("scroll_figure", caption=caption))
        return (
            f'<figure class="chart"{ident}>{title}<div class="scroll" tabindex="0" role="group" '
            f'aria-label="{label}">{pictures}</div>{note}{self._details()}</figure>'
        )

    def _details(self) -> str:
        if self.table is None:
            return ""
        summary = escape(word("figure_data"))
        return f"<details><summary>{summary}</summary>{self.table.html()}</details>"

    def _title(self, number: int) -> str:
        title = plain(self.caption) or inert(self.alt)
        if len(self.parts) == 1:
            return title
        return f"{title} ({word('figure_part', part=number, parts=len(self.parts))})"

    def typst(self) -> str:
        """Return a call of the template's ``chart``, the SVG inside as bytes."""
        from helpers.figures.svg import svg_of  # noqa: PLC0415

        pictures = (
            f"({_literal(svg_of(part))}, {_width(part):.1f}pt, "
            f"{string(self._title(number) + '. ' + self._alt())})"
            for number, part in enumerate(self.parts, start=1)
        )
        caption, note = typst_of(self.caption), typst_of(self.note)
        again = typst_array(string(self._title(number)) for number in range(2, self._size + 1))
        return f"#chart({caption}, {note}, {typst_array(pictures)}, {again})"

    def _alt(self) -> str:
        """Return the text alternative followed by the data, which the PDF does not print."""
        alt = inert(self.alt)
        if self.table is None or not self.table.rows:
            return alt
        rows = [" ".join(filter(None, map(plain, row))) for row in self.table.rows[:_ALT_ROWS]]
        if (more := len(self.table.rows) - _ALT_ROWS) > 0:
            rows.append(word("alt_more", count=more))
        return f"{alt} {word('alt_data', data='; '.join(rows))}"

    def plain(self) -> str:
        """Return caption and text alternative."""
        return f"{plain(self.caption)}\n{inert(self.alt)}".strip()


def _literal(svg: str) -> str:
    """Return an SVG as a Typst string literal, nothing changed."""
    return '"' + svg.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _width(figure: Figure) -> float:
    """Return the printed width in points, so that neither page width nor height is exceeded."""
    wide, high = (float(inches) * 72 for inches in figure.get_size_inches())
    return wide * min(1.0, PORTRAIT / wide, _TALLEST / high)
