"""Tables in HTML and in Markdown, as recognition services and converters write them."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extraction.model import Role, Span
from benchmarks.extraction.style import Style
from benchmarks.extraction.table_parts import Column, Entry, Writer, chunks, heading


def _tag(text: str) -> Span:
    return Span(text, Role.TAG)


def _head_text(column: Column, style: Style) -> str:
    """Return a head within its cell, torn by ``<br>`` where the document tears heads."""
    text = "<br>".join(chunks(column.head, 3)) if style.head == "torn" else column.head
    return f"{text} {column.addition}".strip()


class HtmlWriter(Writer):
    """``<table>``: a row a line or all on one line, heads that span rows and columns."""

    def settle(self) -> None:
        """Choose what this table alone looks like."""
        self.line: list[Span] = []
        self.head_cell = self.draft.rng.choice(("th", "td"))
        self.border = self.draft.rng.choice(("", ' border="1"'))
        self.spread = self.draft.rng.random() < 0.7

    def begin(self) -> None:
        """Open the table."""
        self._put([_tag(f"<table{self.border}>")])

    def end(self) -> None:
        """Close the table; a table of one line is printed as a whole."""
        self._put([_tag("</table>")])
        if self.line:
            self.draft.put(*self.line)
            self.line = []

    def head(self) -> None:
        """Print one row of heads, or two whose cells span."""
        if not self.group:
            self._row([(heading(_head_text(c, self.style)), "") for c in self.columns], True)
            return
        first: list[tuple[Span | None, str]] = []
        for place, column in enumerate(self.columns):
            if place == self.group.start:
                first.append((heading(self.over), f' colspan="{len(self.group)}"'))
            elif place not in self.group:
                first.append((heading(_head_text(column, self.style)), ' rowspan="2"'))
        self._row(first, True)
        self._row(
            [(heading(_head_text(self.columns[n], self.style)), "") for n in self.group], True
        )

    def entry(self, entry: Entry) -> None:
        """Print a row; the words of a section or total may span columns."""
        spans = [entry.spans.get(column.key) for column in self.columns]
        filled = [place for place, span in enumerate(spans) if span is not None]
        cells: list[tuple[Span | None, str]] = [(span, "") for span in spans]
        if entry.kind != "row" and self.spread and filled:
            if filled[0] == 1:
                cells[:2] = [(spans[1], ' colspan="2"')]
            elif filled[-1] == 1 and len(spans) > 2:
                cells[1:] = [(spans[1], f' colspan="{len(spans) - 1}"')]
        self._row(cells)

    def _row(self, cells: Sequence[tuple[Span | None, str]], head: bool = False) -> None:
        cell = self.head_cell if head else "td"
        line = [_tag("<tr>")]
        for span, attribute in cells:
            line.append(_tag(f"<{cell}{attribute}>"))
            line += [span] if span else []
            line.append(_tag(f"</{cell}>"))
        self._put([*line, _tag("</tr>")])

    def _put(self, spans: Sequence[Span]) -> None:
        if self.style.html == "one-line":
            self.line += spans
        else:
            self.draft.put(*spans)


class MarkdownWriter(Writer):
    """Pipes at both edges, a rule below the first line of the head."""

    def settle(self) -> None:
        """Choose what this table alone looks like."""
        self.rule = "|" + self.draft.rng.choice(("---|", ":---:|", " --- |", ":--|")) * len(
            self.columns
        )
        self.bold = self.draft.rng.random() < 0.3

    def head(self) -> None:
        """Print the head; the second line of a two-tier head stands below the rule."""
        texts = [_head_text(column, self.style) for column in self.columns]
        if not self.group:
            self._line([heading(text) for text in texts])
            self.draft.put(_tag(self.rule))
            return
        first: list[Span | None] = [heading(text) for text in texts]
        first[self.group.start : self.group.stop] = [None] * len(self.group)
        first[self.group.start] = heading(self.over)
        self._line(first)
        self.draft.put(_tag(self.rule))
        self._line([heading(t) if n in self.group else None for n, t in enumerate(texts)])

    def entry(self, entry: Entry) -> None:
        """Print a row on one line; sections and totals may be bold."""
        spans = [entry.spans.get(column.key) for column in self.columns]
        self._line(spans, bold=self.bold and entry.kind != "row")

    def _line(self, spans: Sequence[Span | None], bold: bool = False) -> None:
        line = [_tag("|")]
        for span in spans:
            strong = _tag("**") if bold and span else _tag("")
            line += [_tag(" "), strong, *([span] if span else []), strong, _tag(" |")]
        self.draft.put(*line)
