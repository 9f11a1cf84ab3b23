"""Tables as ``pdftotext -layout`` leaves them: every word at its place on the page.

Heads are folded to their column and centred, names folded so that their figures stand beside the
first, the last or between the lines; figures are aligned to the right, the left or the middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.extraction.model import Role, Span
from benchmarks.extraction.table_parts import Column, Entry, Writer, folded, heading


class LayoutWriter(Writer):
    """Columns of a settled width; ``style.name_break`` says where a folded name's figures stand."""

    def settle(self) -> None:
        """Choose what this table alone looks like."""
        rng = self.draft.rng
        self.side = rng.choice(("right", "right", "centre", "left"))
        self.numbered = rng.random() < 0.2
        self.top = rng.random() < 0.3
        head_width = rng.choice((9, 12, 15))
        self.names = min(self.style.name_width, rng.choice((20, 26, 60)))
        self.heads = [self._folded_head(column, head_width) for column in self.columns]
        gap, start = rng.choice((2, 3, 4)), rng.choice((0, 1, 4))
        self.starts: list[int] = []
        self.widths = [self._width(n, column) for n, column in enumerate(self.columns)]
        for width in self.widths:
            self.starts.append(start)
            start += width + gap

    def _folded_head(self, column: Column, width: int) -> list[str]:
        wide = width * 2 if column.key == "name" else width
        lines = folded(column.head, wide)
        return lines + folded(column.addition, wide) if column.addition else lines

    def _width(self, place: int, column: Column) -> int:
        lines = list(self.heads[place])
        for entry in self.entries:
            span = entry.spans.get(column.key)
            if span and (entry.kind == "row" or column.key not in {"name", "code"}):
                lines += folded(span.text, self.names) if column.key == "name" else [span.text]
        return max(len(line) for line in lines)

    def head(self) -> None:
        """Print the folded heads, the spanning one above its group."""
        if self.group:
            first, last = self.group.start, self.group.stop - 1
            wide = self.starts[last] + self.widths[last] - self.starts[first]
            place = self.starts[first] + max(0, wide - len(self.over)) // 2
            self._put([(place, heading(self.over))])
        height = max(len(lines) for lines in self.heads)
        for number in range(height):
            line: dict[int, Span] = {}
            for place, lines in enumerate(self.heads):
                over = 0 if self.top else (height - len(lines)) // 2
                if 0 <= number - over < len(lines):
                    role = Role.MAXIMUM if self._is_maximum(place, number - over) else Role.HEAD
                    line[place] = Span(lines[number - over], role)
            self._aligned(line, "centre")
        if self.numbered:
            numbers = range(len(self.columns))
            self._aligned({n: heading(f"({n + 1})") for n in numbers}, "centre")

    def _is_maximum(self, place: int, line: int) -> bool:
        addition = self.columns[place].addition
        return bool(addition) and self.heads[place][line] == addition

    def entry(self, entry: Entry) -> None:
        """Print a row, on several lines where its name is folded."""
        spans = {
            place: entry.spans[column.key]
            for place, column in enumerate(self.columns)
            if column.key in entry.spans
        }
        at = next((n for n, column in enumerate(self.columns) if column.key == "name"), -1)
        name = spans.get(at)
        if name is None or entry.kind != "row":
            self._aligned(spans, self.side)
            return
        pieces = [Span(text, name.role, name.ref) for text in folded(name.text, self.names)]
        lines: list[dict[int, Span]] = [{at: piece} for piece in pieces]
        if self.style.name_break == "around" and len(lines) == 2:
            lines.insert(1, {})
        middle = {"tail": 0, "head": len(lines) - 1, "around": len(lines) // 2}
        number = middle[self.style.name_break]
        lines[number] = {**{n: s for n, s in spans.items() if n != at}, **lines[number]}
        for line in lines:
            self._aligned(line, self.side)

    def _aligned(self, spans: Mapping[int, Span], side: str) -> None:
        placed = []
        for place in sorted(spans):
            span = spans[place]
            free = max(0, self.widths[place] - len(span.text))
            left = self.columns[place].key in {"name", "code"} and side != "centre"
            shift = 0 if left else {"right": free, "centre": free // 2, "left": 0}[side]
            if self.columns[place].key in {"name", "code"} and span.role is not Role.HEAD:
                shift = 0
            placed.append((self.starts[place] + shift, span))
        self._put(placed)

    def _put(self, placed: Sequence[tuple[int, Span]]) -> None:
        line: list[Span] = []
        length = 0
        for place, span in placed:
            gap = max(place - length, 2 if line else 0)
            line += [Span(" " * gap, Role.GAP), span]
            length += gap + len(span.text)
        self.draft.put(*line)
