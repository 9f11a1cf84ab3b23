"""What a reader of a report sees, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpers.narrative import Report
from helpers.publishing.element import Element

SECTIONS = (
    "head", "first_page", "main_points", "territory", "blocks", "departments", "districts",
    "communes", "overdue", "change", "strengths", "shortcomings", "recommendations", "annexes",
    "quality", "sources",
)  # fmt: skip


def text_of(elements: Iterable[Element]) -> str:
    """Return elements as plain text, one below the other."""
    return "\n".join(element.plain() for element in elements)


def everything(report: Report) -> str:
    """Return the whole report as plain text."""
    return "\n".join(text_of(section) for _, section in sections(report))


def sections(report: Report) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Yield every section by name, in the order of the notebook."""
    for name in SECTIONS:
        yield name, getattr(report, name)()
