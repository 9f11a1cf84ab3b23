"""A published page as its notebook says it: the figures it cites, and where it says them."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.batch.project import Project

_SENTENCES = "self::p or self::li or self::tr or self::figcaption or self::dd or self::h1"
_MOST_NEAR = 8


@dataclass(frozen=True)
class Page:
    """A published page, and the notebook that says it; of a sheet, its unit's slug."""

    address: Path
    notebook: Path
    unit: str = ""


def page_of(project: Project, place: str) -> Page | None:
    """Return the page that ``place`` names: a report's folder, or a file of a report or sheet."""
    for base in (project.root, project.reports, Path.cwd()):
        path = base / place
        if path.is_dir() and (path / "report.ipynb").is_file():
            return Page(path / "report.html", path / "report.ipynb")
        stem = path.name.removesuffix(".index.json")
        for name in (stem, Path(stem).stem):
            notebook = path.parent / f"{name}.ipynb"
            if place and notebook.is_file():
                return Page(notebook.with_suffix(".html"), notebook)
        unit, *variant = Path(stem).stem.split(".")
        notebook = path.parent / ".".join(("sheets", *variant, "ipynb"))
        if path.is_file() and notebook.is_file():
            return Page(path.with_suffix(".html"), notebook, unit)
    return None


def outputs_of(page: Page) -> Iterator[Mapping[str, Any]]:
    """Yield what the notebook of a page shows; of a sheet, what stands below its own head."""
    inside = not page.unit
    for cell in json.loads(page.notebook.read_bytes())["cells"]:
        for output in cell.get("outputs", ()):
            facts = _facts(output)
            if page.unit and facts.get("element") == "SheetMeta":
                inside = facts.get("slug") == page.unit
            if inside:
                yield output


def _facts(output: Mapping[str, Any]) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = output.get("metadata", {}).get("chiso", {})
    return facts


def cited(
    outputs: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the figures of the list of sources by key, and the documents they come from.

    A figure is (shown, how it was computed, sources); a source (place among the documents, page,
    line, status, printed, evidence).
    """
    figures: dict[str, Any] = {}
    documents: list[tuple[str, str]] = []
    for facts in map(_facts, outputs):
        if facts.get("element") != "SourceList":
            continue
        told = facts.get("figures", "{}")
        explained = json.loads(told) if isinstance(told, str) else told  # in older reports
        for key, (shown, how, sources) in explained.items():
            figures[key] = (shown, how, [[at + len(documents), *rest] for at, *rest in sources])
        documents += [(dispatch, file) for dispatch, file in facts.get("documents", ())]
    return figures, documents


def fitting(figures: Mapping[str, Any], wanted: str) -> list[str]:
    """Return the keys that ``wanted`` means: an anchor, a whole figure, or its first part."""
    if wanted in figures:
        return [wanted]
    whole = [key for key, (shown, *_) in figures.items() if shown == wanted]
    part = [key for key, (shown, *_) in figures.items() if _first(shown) == wanted != shown]
    return whole + part


def _first(shown: str) -> str:
    """Return the figure itself of ``"75,8/100"`` or ``"38,1%"``."""
    return shown.rstrip("%").split("/")[0]


def near(figures: Mapping[str, Any], wanted: str) -> list[str]:
    """Return figures, or keys, that are written much like ``wanted``."""
    names = dict.fromkeys(shown for shown, *_ in figures.values())
    if wanted.startswith("n-"):
        names = dict.fromkeys(figures)
    return difflib.get_close_matches(wanted, names, _MOST_NEAR, cutoff=0.5)


def markup_of(outputs: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """Yield the parsed HTML of each output that cites figures."""
    from lxml import html

    for output in outputs:
        text = "".join(output.get("data", {}).get("text/html", ""))
        if 'href="#n-' in text:
            yield html.fromstring(f"<div>{text}</div>")


def sentences(pages: Sequence[Any], key: str) -> Iterator[str]:
    """Yield each sentence, or row of a table, in which a figure stands."""
    for page in pages:
        for link in page.xpath("//a[@href=$key]", key=f"#{key}"):
            holders = link.xpath(f"ancestor::*[{_SENTENCES}]")
            holder = holders[-1] if holders else link.getparent()
            cells = holder.xpath("./td | ./th") if holder.tag == "tr" else [holder]
            yield " · ".join(_plain(cell) for cell in cells)


def _plain(element: Any) -> str:
    texts = element.xpath(".//text()[not(ancestor::*[contains(@class, 'unseen')])]")
    return " ".join("".join(texts).split())
