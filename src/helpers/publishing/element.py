"""What every display element is: one object that speaks HTML, Typst and plain text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

MARK = "chiso"
HTML, TYPST, PLAIN = "text/html", "text/vnd.typst", "text/plain"


@dataclass(frozen=True)
class Element:
    """Base of the display elements: a notebook shows it, the exporters find their markup in it."""

    def html(self) -> str:
        """Return the element as HTML; all text escaped."""
        raise TypeError(f"{type(self).__name__} has no HTML")

    def typst(self) -> str:
        """Return the element as Typst markup for our template; all text escaped."""
        raise TypeError(f"{type(self).__name__} has no Typst")

    def plain(self) -> str:
        """Return the element as plain text."""
        raise TypeError(f"{type(self).__name__} has no plain text")

    def facts(self) -> dict[str, Any]:
        """Return what the exporters must know of the element (JSON values only)."""
        return {}

    def _repr_mimebundle_(
        self,
        include: Collection[str] | None = None,  # noqa: ARG002 - IPython's protocol
        exclude: Collection[str] | None = None,  # noqa: ARG002
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Return every form at once, with our mark, so that exporters trust the markup."""
        facts = {"element": type(self).__name__, **self.facts()}
        return {HTML: self.html(), TYPST: self.typst(), PLAIN: self.plain()}, {MARK: facts}
