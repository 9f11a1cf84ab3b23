"""What only an agency's sheet has: where it begins, its head, its figures at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from helpers.publishing.element import Element
from helpers.publishing.group_bars import GroupBars
from helpers.publishing.inline import escape, html_of, string, typst_array, typst_of
from helpers.publishing.key_figure import KeyFigure
from helpers.publishing.values import Sentence, inert, plain


@dataclass(frozen=True)
class SheetMeta(Element):
    """Begins the sheet of one unit: what follows it, up to the next one, is that unit's.

    Parameters
    ----------
    unit : str
        Official name.
    slug : str
        Name of its files without ending; unique in the notebook.
    title : str
        Title of its files, for the browser's tab and the PDF's properties.
    level : str
        ``department``, ``district`` or ``commune``.
    """

    unit: str
    slug: str
    title: str
    level: str = ""

    def html(self) -> str:
        """Return nothing visible."""
        return ""

    def typst(self) -> str:
        """Return nothing visible."""
        return ""

    def plain(self) -> str:
        """Return the title."""
        return inert(self.title)

    def facts(self) -> dict[str, Any]:
        """Return every field."""
        return {
            "unit": inert(self.unit),
            "slug": self.slug,
            "title": inert(self.title),
            "level": self.level,
        }


@dataclass(frozen=True)
class SheetHead(Element):
    """The lines under the name of the unit: what the sheet is, of when, as of when.

    Parameters
    ----------
    kind : str
        "PHIẾU KẾT QUẢ".
    lines : sequence of Sentence
    """

    kind: str
    lines: Sequence[Sentence]

    def html(self) -> str:
        """Return the lines, the kind first."""
        lines = "".join(f"<p>{html_of(line)}</p>" for line in self.lines)
        return f'<div class="sheet-head"><p class="kind">{escape(self.kind)}</p>{lines}</div>'

    def typst(self) -> str:
        """Return a call of the template's ``sheet-head``."""
        return f"#sheet-head({string(self.kind)}, {typst_array(map(typst_of, self.lines))})"

    def plain(self) -> str:
        """Return the lines."""
        return "\n".join([inert(self.kind), *map(plain, self.lines)])


@dataclass(frozen=True)
class Overview(Element):
    """A unit at a glance: its key figures, and beside them its groups as a picture.

    Parameters
    ----------
    figures : sequence of KeyFigure
    bars : GroupBars, optional
    """

    figures: Sequence[KeyFigure]
    bars: GroupBars | None = None

    def html(self) -> str:
        """Return a list of terms and, beside it where there is room, the picture."""
        figures = "".join(
            f"<div><dt>{escape(item.label)}</dt><dd>{html_of(item.value)}</dd>"
            + (f'<dd class="of">{html_of(item.note)}</dd>' if plain(item.note) else "")
            + "</div>"
            for item in self.figures
        )
        picture = self.bars.svg() if self.bars else ""
        return f'<div class="overview"><dl class="key-figures">{figures}</dl>{picture}</div>'

    def typst(self) -> str:
        """Return a call of the template's ``overview``."""
        figures = typst_array(
            f"({string(item.label)}, {typst_of(item.value)}, {_or_none(item.note)})"
            for item in self.figures
        )
        if self.bars is None:
            return f"#overview({figures})"
        svg = self.bars.svg().replace("\\", "\\\\").replace('"', '\\"')
        return f'#overview({figures}, svg: "{svg}", alt: {string(self.bars.alt())})'

    def plain(self) -> str:
        """Return the figures line by line, then what the picture shows."""
        told = [
            f"{inert(item.label)}: {plain(item.value)} {plain(item.note)}".rstrip()
            for item in self.figures
        ]
        return "\n".join([*told, *([self.bars.alt()] if self.bars else [])])

    def facts(self) -> dict[str, Any]:
        """Return the text alternative of the picture."""
        return {"alt": self.bars.alt()} if self.bars else {}


def _or_none(sentence: Sentence) -> str:
    return typst_of(sentence) if plain(sentence) else "none"
