"""What every way of printing a table shares: columns, entries, and how heads and names break."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.extraction.draft import Draft
from benchmarks.extraction.model import Role, Span
from benchmarks.extraction.style import Style

Field = tuple[Span, ...]
NO_GROUPS = frozenset({"ordinal", "name", "class", "rank", "total", "converted", "note"})
"""Columns that no spanning head covers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, its printed head, and what is added to it, as ``(18đ)``."""

    key: str
    head: str
    addition: str = ""

    @property
    def whole_head(self) -> str:
        """The head with its addition."""
        return f"{self.head} {self.addition}".strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table; ``kind`` is ``row``, ``section`` or ``total``."""

    spans: Mapping[str, Span]
    kind: str = "row"


class Writer(ABC):
    """Prints one table; each layout has a writer of its own.

    Parameters
    ----------
    draft : Draft
        Where to write.
    columns : sequence of Column
        In printed order.
    entries : sequence of Entry
        All of them, so that widths can be known beforehand.
    style : Style
        The looks of the document.
    over : str
        A spanning head above the groups; ``""`` for none.
    """

    def __init__(
        self,
        draft: Draft,
        columns: Sequence[Column],
        entries: Sequence[Entry],
        style: Style,
        over: str,
    ) -> None:
        self.draft, self.columns, self.style = draft, columns, style
        self.entries = entries
        self.group = grouped(columns) if over and style.head == "two-tier" else range(0)
        self.over = over
        self.page = 2
        self.settle()

    def settle(self) -> None:  # noqa: B027 - a layout may have no choice
        """Choose what this table alone looks like."""

    def begin(self) -> None:  # noqa: B027 - most layouts print nothing here
        """Print what opens a table, on every page."""

    @abstractmethod
    def head(self) -> None:
        """Print the head in the document's way."""

    @abstractmethod
    def entry(self, entry: Entry) -> None:
        """Print a row, a section or a total."""

    def end(self) -> None:  # noqa: B027
        """Print what closes a table, on every page."""

    def page_break(self, with_head: bool) -> None:
        """Print what stands between two pages of a table."""
        self.end()
        mark = self.style.page_mark
        if mark == "number":
            self.draft.blank()
            self.draft.text(str(self.page))
            self.draft.blank()
        elif mark == "form-feed":
            self.draft.blank()
            self.draft.text("\f")
        else:
            self.draft.blank(self.draft.rng.randint(1, 4))
        self.page += 1
        self.begin()
        if with_head:
            self.head()


def grouped(columns: Sequence[Column]) -> range:
    """Return the places of the groups' columns, where they stand side by side."""
    places = [n for n, column in enumerate(columns) if column.key not in NO_GROUPS]
    whole = range(places[0], places[-1] + 1) if len(places) > 1 else range(0)
    return whole if list(whole) == places else range(0)


def chunks(head: str, most: int) -> list[str]:
    """Return the words of a head on at most ``most`` lines."""
    words = head.split()
    size = -(-len(words) // most)
    return [" ".join(words[i : i + size]) for i in range(0, len(words), size)]


def folded(text: str, width: int) -> list[str]:
    """Return ``text`` on lines of at most ``width`` letters; a longer word has one of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def halves(name: Span) -> tuple[Span, Span]:
    """Return a name in two parts."""
    words = name.text.split(" ")
    cut = max(1, (len(words) + 1) // 2)
    return (
        Span(" ".join(words[:cut]), name.role, name.ref),
        Span(" ".join(words[cut:]) or words[-1], name.role, name.ref),
    )


def heading(text: str) -> Span:
    """Return a span of a head."""
    return Span(text, Role.HEAD)
