"""Sentences as HTML and as Typst, every word escaped.

Typst markup is never assembled from words: a text becomes a Typst *string literal*, in which only
the backslash and the quotation mark mean anything, so no ``#``, ``$``, ``*`` or ``@`` of a dispatch
can act.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from helpers.publishing.coverage import spell_out
from helpers.publishing.values import NOTHING, Cited, Sentence, Source, inert, parts
from helpers.publishing.words import word

_LONG_WORD = re.compile(r"[^\s\u200b]{28,}")
_PIECE = 12
_MOST_RUNS = 8


def escape(text: object) -> str:
    """Return ``text`` for HTML content or a quoted attribute."""
    return html.escape(inert(text), quote=True)


def string(text: object) -> str:
    """Return ``text`` as a Typst string literal.

    A character without a glyph is spelled as its code point, a very long word may break.
    """
    shown = _LONG_WORD.sub(_breakable, spell_out(inert(text)))
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _breakable(found: re.Match[str]) -> str:
    whole = found[0]
    return "\u200b".join(whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE))


def html_of(sentence: Sentence) -> str:
    """Return a sentence as HTML."""
    return "".join(
        _cited_html(part) if isinstance(part, Cited) else escape(part) for part in parts(sentence)
    )


def typst_of(sentence: Sentence, function: str = "cited-in-words") -> str:
    """Return a sentence as one Typst expression (code mode).

    Parameters
    ----------
    sentence : Sentence
    function : str
        The template's, that sets a figure: ``cited-in-words``, or ``cited`` in the cell of a table.
    """
    pieces = [
        _cited_typst(part, function) if isinstance(part, Cited) else string(part)
        for part in parts(sentence)
    ]
    return f"[#{{{'; '.join(pieces)}}}]"


def typst_array(items: Iterable[str]) -> str:
    """Return Typst expressions as an array; the last comma keeps a single one an array."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def _cited_html(figure: Cited) -> str:
    name = "cited missing" if figure.missing else "cited"
    after = _unseen(word("status_missing")) if figure.missing else ""
    if figure.doubtful:  # a doubtful figure without a value too: the document does have one
        mark = f'<sup class="mark" aria-hidden="true">{word("doubt_mark")}</sup>'
        name, after = f"{name} doubtful", mark + _unseen(word("status_doubtful"))
    tip = escape(describe(figure))
    shown = escape(NOTHING if figure.missing else figure.shown)
    return f'<a class="{name}" href="#{figure.key}" title="{tip}">{shown}{after}</a>'


def _unseen(text: str) -> str:
    return f'<span class="unseen"> ({escape(text)})</span>'


def _cited_typst(figure: Cited, function: str) -> str:
    state = "doubtful" if figure.doubtful else "missing" if figure.missing else ""
    shown = NOTHING if figure.missing else figure.shown
    return f'{function}("{figure.key}", {string(shown)}, "{state}")'


def describe(figure: Cited) -> str:
    """Return the source of a figure in one line, for its tooltip."""
    told = [figure.how] if figure.how else []
    told += [f"{name}: {places}" for name, places in by_document(figure.sources)]
    if len(figure.sources) == 1:
        told += _reading(figure.sources[0])
    return "; ".join(told)


def _reading(source: Source) -> list[str]:
    told = []
    if source.status != "printed":
        told.append(status_word(source.status))
        if source.printed:
            told.append(word("printed_as", printed=source.printed))
    if source.evidence:
        told.append(source.evidence)
    return told


def status_word(status: str) -> str:
    """Return how a figure was read, in words; an unknown status stands as it is."""
    try:
        return word(f"status_{status}")
    except KeyError:
        return status


def by_document(sources: tuple[Source, ...]) -> list[tuple[str, str]]:
    """Return ``(document, its places)`` for sources, in order of first mention."""
    grouped: dict[str, list[Source]] = {}
    for source in sources:
        grouped.setdefault(source.file or source.dispatch_id, []).append(source)
    return [(name, _places(items)) for name, items in grouped.items()]


def _places(sources: list[Source]) -> str:
    pages = sorted({item.page for item in sources if item.page is not None})
    lines = sorted({item.line for item in sources if item.line is not None})
    told = []
    if pages and (len(pages) > 1 or pages != [1]):
        told.append(word("pages", pages=_runs(pages)))
    if lines:
        told.append(word("lines", lines=_runs(lines)))
    return ", ".join(told) or word("no_place")


def _runs(numbers: list[int]) -> str:
    """Return ``[3, 4, 5, 9]`` as ``"3–5, 9"``; of very many runs only the ends."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _MOST_RUNS:
        ends = {"first": str(numbers[0]), "last": str(numbers[-1])}
        return word("numbers_among", count=str(len(numbers)), **ends)
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
