"""What a careful reader would report, collected with its place; the words live in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpers.messages import message
from helpers.repair.cells import Problem

_ORDER = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True)
class Finding:
    """One finding of the contract, without ids."""

    kind: str
    severity: str
    origin: str
    printed: str
    expected: str
    message: str
    line: int | None
    page: int | None = None


class Findings:
    """The findings of one dispatch, each once, in the order of the document.

    Parameters
    ----------
    pages : mapping of int to int, optional
        Number of a line → its page.
    printed_on : sequence of int, optional
        For each line of the document the line of the input that it was printed on.
    """

    def __init__(
        self, pages: Mapping[int, int | None] | None = None, printed_on: Sequence[int] = ()
    ) -> None:
        self._found: dict[tuple[str, str, int | None], Finding] = {}
        self._pages = pages or {}
        self._printed_on = printed_on

    def printed_on(self, line: int) -> int:
        """Return the line of the input, as a message names it."""
        return self._printed_on[line - 1] if self._printed_on else line

    def add(self, problem: Problem, line: int | None, **fields: object) -> None:
        """Report ``problem`` at ``line``; ``fields`` fill its message besides its own."""
        numbers = {"printed": problem.printed, "expected": problem.expected}
        text = message(f"findings.{problem.key}", "vi", **{**numbers, **problem.fields, **fields})
        finding = Finding(
            problem.kind,
            problem.severity,
            problem.origin,
            problem.printed,
            problem.expected,
            text,
            line,
            self._pages.get(line) if line is not None else None,
        )
        self._found.setdefault((problem.kind, text, line), finding)

    def __iter__(self) -> Iterator[Finding]:
        return iter(
            sorted(self._found.values(), key=lambda f: (f.line or 0, _ORDER[f.severity], f.kind))
        )

    def __len__(self) -> int:
        return len(self._found)
