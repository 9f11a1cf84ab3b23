"""The annex that leads every figure back to the line of its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from helpers.publishing.coverage import text_width
from helpers.publishing.element import Element
from helpers.publishing.inline import by_document, escape, status_word, string, typst_array
from helpers.publishing.values import NOTHING, Cited, inert
from helpers.publishing.words import word

_FIGURE_WIDTH, _MOST_WIDTH = 50.0, 140.0  # points
_SIZE, _BOLD, _INSET = 9.0, 1.08, 9.0
_HEADS = ("number", "figure", "line", "status", "printed", "evidence")


@dataclass(frozen=True)
class SourceList(Element):
    """Numbered list of the cited figures with document, line, reading, print and evidence.

    Parameters
    ----------
    cited : sequence of Cited
        Figures in the order of the report; a figure cited twice stands once.
    title : str
        Caption of the list.
    """

    cited: Sequence[Cited]
    title: str = ""

    @cached_property
    def figures(self) -> tuple[Cited, ...]:
        """Return the distinct figures, in order."""
        return tuple({figure.key: figure for figure in self.cited}.values())

    def facts(self) -> dict[str, Any]:
        """Return the anchors of the rows, for the exporters link only to what exists.

        And the whole way of each figure as plain values, for ``chiso explain``: ``figures`` is
        key → (shown, how, sources), a source (place in ``documents``, page, line, status, printed,
        evidence).
        """
        documents: dict[tuple[str, str], int] = {}
        figures = {}
        for figure in self.figures:
            sources = []
            for one in figure.sources:
                at = documents.setdefault((one.dispatch_id, one.file), len(documents))
                sources.append([at, one.page, one.line, one.status, one.printed, one.evidence])
            figures[figure.key] = [_shown(figure), figure.how, sources]
        return {
            "keys": list(figures),
            "caption": inert(self.title),
            "documents": [list(document) for document in documents],
            "figures": figures,
        }

    def html(self) -> str:
        """Return the list as a searchable table, one anchor a row."""
        if not self.figures:
            return f"<p>{escape(word('source_empty'))}</p>"
        heads = "".join(
            f'<th scope="col" class="{"text" if at else "ordinal"}">'
            f"{escape(word(f'source_{key}'))}</th>"
            for at, key in enumerate(_HEADS)
        )
        numbers = self._numbers()
        rows = "".join(self._html_rows(numbers))
        label = escape(inert(self.title))
        names = "; ".join(f"{sign}<span>{escape(name)}</span>" for name, sign in numbers.items())
        before, _, after = word("source_documents", names="\n").partition("\n")
        legend = f"{escape(before)}{names}{escape(after)}"
        return (
            f'<figure class="table sources"><figcaption>{label}</figcaption>'
            f'<p class="note">{legend}</p>'
            f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
            f'<table data-search aria-label="{label}"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div></figure>"
        )

    def _numbers(self) -> dict[str, str]:
        """Return each document with its number in the list, no number for a single one."""
        names = dict.fromkeys(
            name for figure in self.figures for name, _ in by_document(figure.sources)
        )
        return {name: f"[{at}] " if len(names) > 1 else "" for at, name in enumerate(names, 1)}

    def _html_rows(self, numbers: Mapping[str, str]) -> Iterator[str]:
        for number, figure in enumerate(self.figures, start=1):
            texts = (_places(figure, numbers), *_row(figure)[1:])
            cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
            yield (
                f'<tr id="{figure.key}"><td class="ordinal">{number}</td>'
                f'<th scope="row">{escape(_shown(figure))}</th>{cells}</tr>'
            )

    def typst(self) -> str:
        """Return a call of the template's ``source-list``; each row carries its label.

        Documents are named once and numbered, so that a row is mostly one line.
        """
        if not self.figures:
            return f"#par({string(word('source_empty'))})"
        numbers = self._numbers()
        told: list[str] = []
        printed: list[str] = []
        for number, figure in enumerate(self.figures, start=1):
            start = (figure.key, str(number), _shown(figure))
            places = _places(figure, numbers)
            if _as_printed(figure):
                printed.append(_strings((*start, places)))
            else:
                told.append(_strings((*start, places, *_row(figure)[1:])))
        heads = (word(f"source_{key}") for key in _HEADS)
        return (
            f"#source-list({string(self.title)}, {string(_legend(numbers))}, "
            f"{_strings(tuple(heads))}, "
            f"{typst_array(told)},\n{string(word('source_as_printed'))}, {typst_array(printed)}, "
            f"figure-width: {_figure_width(self.figures):.1f}pt)"
        )

    def plain(self) -> str:
        """Return one line a figure."""
        rows = (
            f"{number}\t{_shown(figure)}\t" + "\t".join(_row(figure))
            for number, figure in enumerate(self.figures, start=1)
        )
        return "\n".join([inert(self.title), *rows])


def _places(figure: Cited, numbers: Mapping[str, str]) -> str:
    return "; ".join(numbers[name] + at for name, at in by_document(figure.sources))


def _legend(numbers: Mapping[str, str]) -> str:
    return word("source_documents", names="; ".join(sign + name for name, sign in numbers.items()))


def _shown(figure: Cited) -> str:
    return NOTHING if figure.missing else figure.shown


def _figure_width(figures: Sequence[Cited]) -> float:
    """Return how wide the column of figures is in print, so that no code runs into the next."""
    widest = max((text_width(_shown(f)) for f in figures if not _as_printed(f)), default=0.0)
    return min(max(_FIGURE_WIDTH, widest * _BOLD * _SIZE + _INSET), _MOST_WIDTH)


def _as_printed(figure: Cited) -> bool:
    """Tell whether a figure is copied from one place as it stands, so that a line is enough."""
    return (
        len(figure.sources) == 1
        and figure.sources[0].status == "printed"
        and not figure.how
        and not figure.sources[0].evidence
    )


def _strings(texts: Sequence[str]) -> str:
    return typst_array(string(text) for text in texts)


def _row(figure: Cited) -> tuple[str, str, str, str]:
    """Return place, reading, print and evidence; of many sources what they share or how many."""
    places = "; ".join(f"{name}: {where}" for name, where in by_document(figure.sources))
    statuses = dict.fromkeys(status_word(source.status) for source in figure.sources)
    printed = [source.printed for source in figure.sources if source.printed]
    evidence = dict.fromkeys(source.evidence for source in figure.sources if source.evidence)
    told = ([figure.how] if figure.how else []) + list(evidence)[:3]
    return (
        places,
        ", ".join(statuses),
        printed[0] if len(figure.sources) == 1 and printed else "",
        "; ".join(told),
    )
