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

    from helpers.figures import Plot

_TALLEST = 640.0  # points: an A4 page less margins and a caption
_ALT_ROWS = 40


@dataclass(frozen=True, eq=False)
class Chart(Element):
    """A drawn figure.

    Parameters
    ----------
    figure : Plot, matplotlib Figure, or sequence of either
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
    measure : Sentence
        Measure, place and time; set under the caption.
    width : float
        Width in points of the broad picture, if not the whole text's.
    """

    figure: Plot | Figure | Sequence[Plot | Figure]
    caption: Sentence
    alt: str
    table: DataTable | None = None
    anchor: str = ""
    note: Sentence = ""
    measure: Sentence = ""
    width: float = PORTRAIT

    def __post_init__(self) -> None:
        if not inert(self.alt).strip():
            raise ValueError("a chart needs a text alternative: say what it shows in `alt`")

    @property
    def parts(self) -> tuple[Plot | Figure, ...]:
        """Return the pictures in order."""
        return tuple(self.figure) if isinstance(self.figure, Sequence) else (self.figure,)

    def figures(self) -> tuple[Figure, ...]:
        """Return the parts as matplotlib figures, to be changed.

        ``dataclasses.replace(chart, figure=figures)`` is the chart with the changed ones.
        """
        from helpers.figures.drawing import Plot  # noqa: PLC0415 - figures import this package

        return tuple(
            part.figure(self.width) if isinstance(part, Plot) else part for part in self.parts
        )

    @property
    def _size(self) -> int:
        return len(self.parts)

    def facts(self) -> dict[str, Any]:
        """Return caption and text alternative."""
        return {"caption": plain(self.caption), "alt": inert(self.alt)}

    def html(self) -> str:
        """Return ``<figure>`` with inline SVG that follows the page's colours, and the data."""
        caption = plain(self.caption)
        ident = f' id="{escape(self.anchor)}"' if self.anchor else ""
        title = f"<figcaption>{html_of(self.caption)}</figcaption>" if caption else ""
        measure = f'<p class="measure">{html_of(self.measure)}</p>' if plain(self.measure) else ""
        pictures = "".join(
            _inline(part, self.width, self._title(number), inert(self.alt))
            for number, part in enumerate(self.parts, start=1)
        )
        note = f'<p class="note">{html_of(self.note)}</p>' if plain(self.note) else ""
        return (
            f'<figure class="chart"{ident}>{title}{measure}{pictures}{note}{self._details()}'
            "</figure>"
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
        return f"#{self.typst_call('chart')}"

    def typst_call(self, function: str) -> str:
        """Return the call (code mode) of a function of the template that sets a chart."""
        pictures = (
            f"({_literal(svg)}, {_printed_width(wide, high):.1f}pt, "
            f"{string(self._title(number) + '. ' + self._alt())})"
            for number, (svg, wide, high) in enumerate(
                (_printed(part, self.width) for part in self.parts), start=1
            )
        )
        above, note = (typst_of(text) for text in (self.caption, self.note))
        again = typst_array(string(self._title(number)) for number in range(2, self._size + 1))
        told = f"{above}, {typst_of(self.measure)}, {note}"
        return f"{function}({told}, {typst_array(pictures)}, {again})"

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
        """Return caption, measure and text alternative."""
        told = (plain(self.caption), plain(self.measure), inert(self.alt))
        return "\n".join(filter(None, told))


def _inline(part: Plot | Figure, width: float, title: str, alt: str) -> str:
    """Return a picture for HTML: ours broad and narrow, a foreign one in a box that scrolls."""
    from helpers.figures.drawing import Plot  # noqa: PLC0415 - figures import this package

    if isinstance(part, Plot):
        from helpers.figures.style import NARROW  # noqa: PLC0415
        from helpers.figures.svg import inline_svg  # noqa: PLC0415

        broad, narrow = part.at(width), part.at(NARROW)
        return inline_svg(broad, title, alt) + inline_svg(narrow, title, alt, "narrow")
    from helpers.figures.matplotlib_style import inline_svg_of_figure  # noqa: PLC0415 - slow

    label = escape(word("scroll_figure", caption=title))
    picture = inline_svg_of_figure(part, title, alt)
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">{picture}</div>'


def _printed(part: Plot | Figure, width: float) -> tuple[str, float, float]:
    """Return a picture for print: its SVG, width and height in points."""
    from helpers.figures.drawing import Plot  # noqa: PLC0415

    if isinstance(part, Plot):
        from helpers.figures.svg import svg_of  # noqa: PLC0415

        drawing = part.at(width)
        return svg_of(drawing), drawing.width, drawing.height
    from helpers.figures.matplotlib_style import svg_of_figure  # noqa: PLC0415 - slow

    wide, high = (float(inches) * 72 for inches in part.get_size_inches())
    return svg_of_figure(part), wide, high


def _literal(svg: str) -> str:
    """Return an SVG as a Typst string literal, nothing changed."""
    return '"' + svg.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _printed_width(wide: float, high: float) -> float:
    """Return the printed width in points, so that neither page width nor height is exceeded."""
    return wide * min(1.0, PORTRAIT / wide, _TALLEST / high)
