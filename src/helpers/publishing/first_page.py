"""The first page: the situation in one look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.publishing.blocks import Notice
from helpers.publishing.chart import Chart
from helpers.publishing.element import Element
from helpers.publishing.inline import escape, html_of, string, typst_array, typst_of
from helpers.publishing.key_figure import KeyFigure
from helpers.publishing.tables import DataTable
from helpers.publishing.values import Sentence, inert, plain
from helpers.vietnamese import slug


@dataclass(frozen=True)
class NamedList:
    """A short list of sentences under its name."""

    title: str
    items: Sequence[Sentence]


@dataclass(frozen=True)
class FirstPage(Element):
    """What a reader with one minute must see, on one page.

    Parameters
    ----------
    title : str
    figures : sequence of KeyFigure
        At most four.
    picture : Chart, optional
        Drawn beside the figures; give it a ``width`` of about half a page.
    lists : sequence of NamedList
        Set side by side: strengths, shortcomings.
    actions : DataTable, optional
        Who must act, how, by when.
    notice : Notice, optional
        What to beware of.
    """

    title: str
    figures: Sequence[KeyFigure] = ()
    picture: Chart | None = None
    lists: Sequence[NamedList] = ()
    actions: DataTable | None = None
    notice: Notice | None = None

    def html(self) -> str:
        """Return a section of a description list, a figure, lists and a table."""
        name = f"p-{slug(self.title) or 'first'}"
        top = "".join(self._top_html())
        lists = "".join(self._list_html(number, item) for number, item in enumerate(self.lists))
        return (
            f'<section class="first-page" aria-labelledby="{name}">'
            f'<p class="box-title" id="{name}">{escape(self.title)}</p>'
            + (f'<div class="top">{top}</div>' if top else "")
            + (f'<div class="lists">{lists}</div>' if lists else "")
            + (self.actions.html() if self.actions is not None else "")
            + (self.notice.html() if self.notice is not None else "")
            + "</section>"
        )

    def _top_html(self) -> Iterator[str]:
        if self.figures:
            told = "".join(_figure_html(figure) for figure in self.figures)
            yield f'<dl class="key-figures">{told}</dl>'
        if self.picture is not None:
            yield self.picture.html()

    def _list_html(self, number: int, item: NamedList) -> str:
        name = f"p-{number}-{slug(item.title) or 'list'}"
        items = "".join(f"<li>{html_of(sentence)}</li>" for sentence in item.items)
        return (
            f'<div role="group" aria-labelledby="{name}">'
            f'<p class="list-title" id="{name}">{escape(item.title)}</p><ul>{items}</ul></div>'
        )

    def typst(self) -> str:
        """Return a call of the template's ``first-page``, which keeps it on its page."""
        figures = typst_array(
            f"({string(item.label)}, {typst_of(item.value)}, {string(item.unit)}, "
            f"{typst_of(item.note)})"
            for item in self.figures
        )
        lists = typst_array(
            f"({string(item.title)}, {typst_array(map(typst_of, item.items))})"
            for item in self.lists
        )
        picture = self.picture.typst_call("plain-chart") if self.picture is not None else "none"
        notice = f"[{self.notice.typst()}]" if self.notice is not None else "none"
        return (
            f"#first-page({string(self.title)}, {figures}, {picture}, {lists}, "
            f"{self._actions_typst()}, {notice})"
        )

    def _actions_typst(self) -> str:
        if self.actions is None:
            return "none"
        heads = typst_array(string(column.head) for column in self.actions.columns)
        cells = typst_array(typst_of(cell) for row in self.actions.rows for cell in row)
        return f"({typst_of(self.actions.caption)}, {heads}, {cells})"

    def plain(self) -> str:
        """Return figures, picture, lists and actions line by line."""
        lines = [inert(self.title)]
        for item in self.figures:
            detail = f" ({plain(item.note)})" if plain(item.note) else ""
            lines.append(f"{inert(item.label)}: {plain(item.value)}{inert(item.unit)}{detail}")
        if self.picture is not None:
            lines.append(self.picture.plain())
        for told in self.lists:
            lines += [inert(told.title), *(f"- {plain(sentence)}" for sentence in told.items)]
        lines += [part.plain() for part in (self.actions, self.notice) if part is not None]
        return "\n".join(lines)


def _figure_html(figure: KeyFigure) -> str:
    unit = f"<small>{escape(figure.unit)}</small>" if figure.unit else ""
    detail = f'<dd class="detail">{html_of(figure.note)}</dd>' if plain(figure.note) else ""
    return (
        f"<div><dt>{escape(figure.label)}</dt>"
        f'<dd class="value">{html_of(figure.value)}{unit}</dd>{detail}</div>'
    )
