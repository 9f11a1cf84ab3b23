"""What every display element is: one object that speaks HTML, Typst and plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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


@dataclass(frozen=True)
class Together(Element):
    """Several elements shown as one output, which the exporters take apart again.

    A notebook with thousands of outputs is slow to run, and an ordinary kernel loses some of them
    on a busy machine.

    Parameters
    ----------
    parts : tuple of Element
    """

    parts: tuple[Element, ...]

    def html(self) -> str:
        """Return the elements one behind the other."""
        return "".join(part.html() for part in self.parts)

    def typst(self) -> str:
        """Return the elements one behind the other."""
        return "".join(part.typst() for part in self.parts)

    def plain(self) -> str:
        """Return the elements one below the other."""
        return "\n".join(part.plain() for part in self.parts)

    def facts(self) -> dict[str, Any]:
        """Return the facts of each, with how much of the markup is its own."""
        return {
            "parts": [
                {
                    "html": len(part.html()),
                    "typst": len(part.typst()),
                    "facts": {"element": type(part).__name__, **part.facts()},
                }
                for part in self.parts
            ]
        }


def taken_apart(
    html: str, typst: str, facts: Mapping[str, Any]
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield HTML, Typst and facts of each element of an output, of one that is several too."""
    if facts.get("element") != Together.__name__:
        yield html, typst, facts
        return
    for part in facts["parts"]:
        yield html[: part["html"]], typst[: part["typst"]], part["facts"]
        html, typst = html[part["html"] :], typst[part["typst"] :]
