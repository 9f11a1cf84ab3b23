"""Tables whose rows stand on lines: separators, torn heads, broken names."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extraction.model import Role, Span
from benchmarks.extraction.table_parts import Column, Entry, Field, Writer, chunks, halves, heading


class LineWriter(Writer):
    """Rows on lines of text; ``style.separator`` parts the cells."""

    def settle(self) -> None:
        """Choose what this table alone looks like."""
        self.bar = self.draft.rng.choice((" | ", " |", "| "))
        self.widths = {column.key: self._width(column) for column in self.columns}

    def _width(self, column: Column) -> int:
        longest = max(
            (len(e.spans[column.key].text) for e in self.entries if column.key in e.spans),
            default=0,
        )
        if column.key == "name":
            return max(12, min(longest, self.style.name_width))
        return max(longest, len(column.addition), 5)

    def head(self) -> None:
        """Print the head in the document's way."""
        if self.style.head == "stacked":
            for column in self.columns:
                self.draft.put(heading(column.whole_head))
            return
        if self.style.head == "one-line":
            self._head_line([column.whole_head for column in self.columns])
            self._rule()
            return
        if self.style.head == "two-tier":
            if self.over:
                self.draft.put(Span(self.over, Role.HEAD))
            self._head_line([column.head for column in self.columns])
        else:
            torn = [chunks(column.head, 3) for column in self.columns]
            for line in range(max(len(parts) for parts in torn)):
                self._head_line([p[line] if line < len(p) else "" for p in torn], padded=True)
        if any(column.addition for column in self.columns):
            self._head_line([column.addition for column in self.columns], role=Role.MAXIMUM)
        self._rule()

    def _rule(self) -> None:
        if self.style.separator == "boxed":
            self.draft.put(Span("|" + "---|" * len(self.columns), Role.GAP))

    def _head_line(
        self, texts: Sequence[str], role: Role = Role.HEAD, padded: bool = False
    ) -> None:
        fields = [(Span(text, role),) if text else () for text in texts]
        self._line(fields, head=True, padded=padded)

    def entry(self, entry: Entry) -> None:
        """Print a row, its name broken over lines where the document does that."""
        fields: dict[str, Field] = {
            c.key: (entry.spans[c.key],) if c.key in entry.spans else () for c in self.columns
        }
        name = entry.spans.get("name")
        if entry.kind != "row" or name is None or len(name.text) <= self.style.name_width:
            self._line(list(fields.values()))
            return
        first, second = halves(name)
        way = self.style.name_break
        if self.style.cells_may_be_empty and way == "around":
            way = "tail"
        blank: dict[str, Field] = dict.fromkeys(fields, ())
        if way != "tail":
            self._line(list({**blank, "name": (first,)}.values()))
        middle = {"tail": (first,), "head": (second,), "around": ()}[way]
        self._line(list({**fields, "name": middle}.values()))
        if way != "head":
            self._line(list({**blank, "name": (second,)}.values()))

    def _line(self, fields: Sequence[Field], head: bool = False, padded: bool = False) -> None:
        separator = self.style.separator
        if separator == "tab":
            self.draft.put(*_joined(fields, "\t"))
        elif separator in ("pipe", "boxed"):
            line = _joined(fields, " | ")
            edges = separator == "boxed"
            self.draft.put(
                *([Span("| ", Role.GAP), *line, Span(" |", Role.GAP)] if edges else line)
            )
        elif separator == "spaces" or padded:
            self.draft.put(*self._padded(fields))
        else:
            filled = [field for field in fields if field]
            bar = separator == "seed-pipe" and not head and bool(fields[0]) and len(filled) > 1
            line = _joined(filled, " ")
            if bar:
                line = [*filled[0], Span(self.bar, Role.GAP), *_joined(filled[1:], " ")]
            self.draft.put(*line)

    def _padded(self, fields: Sequence[Field]) -> list[Span]:
        line: list[Span] = []
        column_start = length = 0
        for column, field in zip(self.columns, fields, strict=True):
            if field:
                gap = max(column_start - length, 2 if line else 0)
                line += [Span(" " * gap, Role.GAP), *field]
                length += gap + sum(len(span.text) for span in field)
            column_start += self.widths[column.key] + 3
        return line


def _joined(fields: Sequence[Field], separator: str) -> list[Span]:
    line: list[Span] = []
    for number, field in enumerate(fields):
        if number:
            line.append(Span(separator, Role.GAP))
        line.extend(field)
    return line
