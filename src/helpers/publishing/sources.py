"""The annex that leads every figure back to the line of its document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

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

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        return tuple(map(_row, self.figures))

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Each document with its number in the list, no number for a single one."""
        names = dict.fromkeys(name for row in self._rows for name, _ in row.documents)
        return {name: f"[{at}] " if len(names) > 1 else "" for at, name in enumerate(names, 1)}

    def facts(self) -> dict[str, Any]:
        """Return the anchors of the rows, for the exporters link only to what exists.

        And the whole way of each figure as plain values, for ``chiso explain``: ``figures`` is
        key → (shown, how, sources), a source (place in ``documents``, page, line, status, printed,
        evidence). It is JSON in one text: of thousands of values each would be checked, copied
        and written on a line of its own several times while a notebook runs.
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
            "figures": json.dumps(figures, ensure_ascii=False, separators=(",", ":")),
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
        rows = "".join(self._html_rows())
        label = escape(inert(self.title))
        signs = self._numbers.items()
        names = "; ".join(f"{sign}<span>{escape(name)}</span>" for name, sign in signs)
        before, _, after = word("source_documents", names="\n").partition("\n")
        legend = f"{escape(before)}{names}{escape(after)}"
        return (
            f'<figure class="table sources"><figcaption>{label}</figcaption>'
            f'<p class="note">{legend}</p>'
            f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
            f'<table data-search aria-label="{label}"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div></figure>"
        )

    def _html_rows(self) -> Iterator[str]:
        for number, row in enumerate(self._rows, start=1):
            texts = (_places(row, self._numbers), row.status, row.printed, row.evidence)
            cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
            yield (
                f'<tr id="{row.figure.key}"><td class="ordinal">{number}</td>'
                f'<th scope="row">{escape(_shown(row.figure))}</th>{cells}</tr>'
            )

    def typst(self) -> str:
        """Return a call of the template's ``source-list``; each row carries its label.

        Documents are named once and numbered, so that a row is mostly one line.
        """
        if not self.figures:
            return f"#par({string(word('source_empty'))})"
        told: list[str] = []
        printed: list[str] = []
        for number, row in enumerate(self._rows, start=1):
            start = (row.figure.key, str(number), _shown(row.figure), _places(row, self._numbers))
            if _as_printed(row.figure):
                printed.append(_strings(start))
            else:
                told.append(_strings((*start, row.status, row.printed, row.evidence)))
        heads = (word(f"source_{key}") for key in _HEADS)
        return (
            f"#source-list({string(self.title)}, {string(_legend(self._numbers))}, "
            f"{_strings(tuple(heads))}, "
            f"{typst_array(told)},\n{string(word('source_as_printed'))}, {typst_array(printed)}, "
            f"figure-width: {_figure_width(self.figures):.1f}pt)"
        )

    def plain(self) -> str:
        """Return one line a figure."""
        rows = (
            "\t".join((str(number), _shown(row.figure), _whole_places(row), *row[2:]))
            for number, row in enumerate(self._rows, start=1)
        )
        return "\n".join([inert(self.title), *rows])


class _Row(NamedTuple):
    """A figure of the list, with its places by document, its reading, print and evidence."""

    figure: Cited
    documents: Sequence[tuple[str, str]]
    status: str
    printed: str
    evidence: str


def _row(figure: Cited) -> _Row:
    """Return the row of a figure; of many sources what they share or how many."""
    statuses = dict.fromkeys(status_word(source.status) for source in figure.sources)
    printed = [source.printed for source in figure.sources if source.printed]
    evidence = dict.fromkeys(source.evidence for source in figure.sources if source.evidence)
    told = ([figure.how] if figure.how else []) + list(evidence)[:3]
    return _Row(
        figure,
        by_document(figure.sources),
        ", ".join(statuses),
        printed[0] if len(figure.sources) == 1 and printed else "",
        "; ".join(told),
    )


def _places(row: _Row, numbers: Mapping[str, str]) -> str:
    return "; ".join(numbers[name] + where for name, where in row.documents)


def _whole_places(row: _Row) -> str:
    return "; ".join(f"{name}: {where}" for name, where in row.documents)


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
