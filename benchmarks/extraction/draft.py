"""The sheet of paper on which a synthetic dispatch is written, truth and text together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from random import Random

from benchmarks.extraction.model import Cell, Defect, Dossier, Line, Role, Span

_SLOT = re.compile(r"\{(\w+)\}")
_WORDS = re.compile(r"\s+|\S+")


class Draft:
    """Lines of spans, with the cells, dossiers and defects that they hold.

    Parameters
    ----------
    rng : Random
        Source of every choice about the content; noise has one of its own.
    width : int
        Width at which prose is broken into lines; 0 leaves paragraphs whole.
    """

    def __init__(self, rng: Random, width: int) -> None:
        self.rng = rng
        self.width = width
        self.lines: list[Line] = []
        self.cells: list[Cell] = []
        self.dossiers: list[Dossier] = []
        self.defects: list[Defect] = []
        self.markers = 0
        self.rows = 0

    def cell(self, cell: Cell, role: Role = Role.NUMBER) -> Span:
        """Record ``cell`` and return the span that prints it."""
        self.cells.append(cell)
        return Span(cell.printed, role, len(self.cells) - 1)

    def next_row(self) -> int:
        """Return a number for a new row (or sentence) of facts."""
        self.rows += 1
        return self.rows

    def mark(self, text: str) -> Span:
        """Return a span whose line a defect can point at, by its ``marker``."""
        self.markers += 1
        return Span(text, Role.STAMP, self.markers)

    def put(self, *spans: Span) -> None:
        """Add one line."""
        self.lines.append(tuple(span for span in spans if span.text or span.ref >= 0))

    def text(self, *lines: str) -> None:
        """Add lines of plain text, unbroken."""
        for line in lines:
            self.put(Span(line))

    def blank(self, count: int = 1) -> None:
        """Add empty lines."""
        self.lines.extend(() for _ in range(count))

    def prose(self, template: str, **slots: Span | Sequence[Span]) -> None:
        """Add a paragraph: ``{name}`` in ``template`` is filled by spans; lines are wrapped."""
        self.lines.extend(wrap(weave(template, **slots), self.width))


def weave(template: str, **slots: Span | Sequence[Span]) -> list[Span]:
    """Return ``template`` as spans, its ``{name}`` slots filled."""
    spans: list[Span] = []
    end = 0
    for found in _SLOT.finditer(template):
        spans.append(Span(template[end : found.start()]))
        filling = slots[found[1]]
        spans.extend([filling] if isinstance(filling, Span) else filling)
        end = found.end()
    spans.append(Span(template[end:]))
    return [span for span in spans if span.text]


def join(parts: Iterable[Span | Sequence[Span]], separator: str) -> list[Span]:
    """Return ``parts`` with plain text between them."""
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span(separator))
        spans.extend([part] if isinstance(part, Span) else part)
    return spans


def wrap(spans: Iterable[Span], width: int) -> list[Line]:
    """Break ``spans`` into lines of about ``width`` letters, never inside a word."""
    lines: list[Line] = []
    current: list[Span] = []
    length = 0
    for word in _words(spans):
        size = sum(len(span.text) for span in word)
        if width and current and length + size > width and not word[0].text.isspace():
            lines.append(_stripped(current))
            current, length = [], 0
        if current or not word[0].text.isspace():
            current.extend(word)
            length += size
    lines.append(_stripped(current))
    return [line for line in lines if line]


def _words(spans: Iterable[Span]) -> list[list[Span]]:
    """Return runs of spans without a space between them, and the spaces, in turn."""
    words: list[list[Span]] = []
    for span in spans:
        whole = span.role in (Role.NUMBER, Role.STAMP, Role.RANK)
        pieces = [span.text] if whole else _WORDS.findall(span.text)
        for piece in pieces:
            part = Span(piece, span.role, span.ref)
            if not words or piece.isspace() or words[-1][-1].text.isspace():
                words.append([part])
            else:
                words[-1].append(part)
    return words


def _stripped(spans: list[Span]) -> Line:
    while spans and spans[-1].text.isspace():
        spans.pop()
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and (last.role, last.ref) == (span.role, span.ref):
            merged[-1] = Span(last.text + span.text, span.role, span.ref)
        else:
            merged.append(span)
    return tuple(merged)
