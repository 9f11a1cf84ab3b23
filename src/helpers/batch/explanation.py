"""The way of one published figure: from the line of a document to the sentence that says it."""

from __future__ import annotations

import csv
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.batch.fingerprint import hash_file
from helpers.batch.project import Project
from helpers.batch.record import MANIFEST, Record, load_record
from helpers.errors import ParameterError

_SENTENCES = "self::p or self::li or self::tr or self::figcaption or self::dd or self::h1"
_MOST_NEAR = 8


@dataclass(frozen=True)
class Place:
    """Where a figure stands in a document, and how it was read there.

    Attributes
    ----------
    document : str
        Path of the raw document in the project; its file name if it is not there any more.
    page, line : int or None
    text : str
        The line as the document has it; ``""`` if the document is no longer the one that was read.
    status, printed, evidence : str
        As in the data contract.
    corrections : tuple of str
        Files of corrections that speak of the document.
    rows : tuple of (int, Mapping[str, str])
        Rows of its ``measures.csv`` that stand on this line, each with its line there.
    """

    document: str
    page: int | None
    line: int | None
    text: str
    status: str
    printed: str
    evidence: str
    corrections: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


@dataclass(frozen=True)
class Explanation:
    """A published figure and all that it rests on.

    Attributes
    ----------
    report : str
        Path of the report's page in the project.
    key : str
        Anchor of the figure in the page.
    shown, how : str
        The figure as readers see it, and how it was computed if it is printed nowhere.
    sentences : tuple of str
        Sentences and rows of tables in which it stands.
    places : tuple of Place
    """

    report: str
    key: str
    shown: str
    how: str
    sentences: tuple[str, ...]
    places: tuple[Place, ...]


def explain(project: Project, target: str) -> tuple[Explanation, ...]:
    """Return the way of a figure, of several if ``target`` fits several.

    Parameters
    ----------
    project : Project
    target : str
        A report (its folder, or a file of it) and, after ``#``, the figure: its anchor, or the
        figure as it is printed, e.g. ``reports/son-la/2025-07#91,41``.

    Raises
    ------
    ParameterError
        If there is no such report, or no such figure in it; the message names those near.
    """
    place, sign, wanted = target.partition("#")
    page = _page(project, place)
    if page is None or not sign or not wanted:
        raise ParameterError("batch.explain_what", found=target)
    outputs = list(_outputs(page))
    figures, documents = _cited(outputs)
    keys = _fitting(figures, wanted.strip())
    if not keys:
        near = ", ".join(_near(figures, wanted)) or "–"
        raise ParameterError("batch.no_figure", found=wanted, report=place, near=near)
    markup = list(_markup(outputs))
    read = _Documents(project, documents)
    address = project.relative(page.address)
    return tuple(
        Explanation(
            address,
            key,
            figures[key][0],
            figures[key][1],
            tuple(dict.fromkeys(_sentences(markup, key))),
            tuple(read.place(*source) for source in figures[key][2]),
        )
        for key in keys
    )


@dataclass(frozen=True)
class _Page:
    """A published page, and the notebook that says it; of a sheet, its unit's slug."""

    address: Path
    notebook: Path
    unit: str = ""


def _page(project: Project, place: str) -> _Page | None:
    for base in (project.root, project.reports, Path.cwd()):
        path = base / place
        if path.is_dir() and (path / "report.ipynb").is_file():
            return _Page(path / "report.html", path / "report.ipynb")
        stem = path.name.removesuffix(".index.json")
        for name in (stem, Path(stem).stem):
            notebook = path.parent / f"{name}.ipynb"
            if place and notebook.is_file():
                return _Page(notebook.with_suffix(".html"), notebook)
        unit, *variant = Path(stem).stem.split(".")
        notebook = path.parent / ".".join(("sheets", *variant, "ipynb"))
        if path.is_file() and notebook.is_file():
            return _Page(path.with_suffix(".html"), notebook, unit)
    return None


def _outputs(page: _Page) -> Iterator[Mapping[str, Any]]:
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


def _cited(
    outputs: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the figures of the list of sources by key, and the documents they come from."""
    figures: dict[str, Any] = {}
    documents: list[tuple[str, str]] = []
    for facts in map(_facts, outputs):
        if facts.get("element") != "SourceList":
            continue
        for key, (shown, how, sources) in facts.get("figures", {}).items():
            figures[key] = (shown, how, [[at + len(documents), *rest] for at, *rest in sources])
        documents += [(dispatch, file) for dispatch, file in facts.get("documents", ())]
    return figures, documents


def _fitting(figures: Mapping[str, Any], wanted: str) -> list[str]:
    """Return the keys that ``wanted`` means: an anchor, a whole figure, or its first part."""
    if wanted in figures:
        return [wanted]
    whole = [key for key, (shown, *_) in figures.items() if shown == wanted]
    part = [key for key, (shown, *_) in figures.items() if _first(shown) == wanted != shown]
    return whole + part


def _first(shown: str) -> str:
    """Return the figure itself of ``"75,8/100"`` or ``"38,1%"``."""
    return shown.rstrip("%").split("/")[0]


def _near(figures: Mapping[str, Any], wanted: str) -> list[str]:
    names = dict.fromkeys(shown for shown, *_ in figures.values())
    if wanted.startswith("n-"):
        names = dict.fromkeys(figures)
    return difflib.get_close_matches(wanted, names, _MOST_NEAR, cutoff=0.5)


def _markup(outputs: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    from lxml import html

    for output in outputs:
        text = "".join(output.get("data", {}).get("text/html", ""))
        if 'href="#n-' in text:
            yield html.fromstring(f"<div>{text}</div>")


def _sentences(pages: Sequence[Any], key: str) -> Iterator[str]:
    for page in pages:
        for link in page.xpath("//a[@href=$key]", key=f"#{key}"):
            holders = link.xpath(f"ancestor::*[{_SENTENCES}]")
            holder = holders[-1] if holders else link.getparent()
            cells = holder.xpath("./td | ./th") if holder.tag == "tr" else [holder]
            yield " · ".join(_plain(cell) for cell in cells)


def _plain(element: Any) -> str:
    texts = element.xpath(".//text()[not(ancestor::*[contains(@class, 'unseen')])]")
    return " ".join("".join(texts).split())


class _Documents:
    """The documents behind a report, each read once."""

    def __init__(self, project: Project, documents: Sequence[tuple[str, str]]) -> None:
        self._project = project
        self._documents = documents
        self._known: dict[int, tuple[str, list[str], tuple[str, ...], list[dict[str, str]]]] = {}

    def place(self, at: int, page: int | None, line: int | None, *reading: str) -> Place:
        """Return where one source of a figure stands, and how it was read."""
        if at not in self._known:
            self._known[at] = self._read(*self._documents[at])
        name, lines, corrections, measures = self._known[at]
        status, printed, evidence = reading
        text = lines[line - 1].strip() if line is not None and line <= len(lines) else ""
        rows = [
            (number, row)
            for number, row in enumerate(measures, start=2)
            if line is not None and row["line"] == str(line)
        ]
        exact = [(number, row) for number, row in rows if printed and row["printed"] == printed]
        return Place(
            name, page, line, text, status, printed, evidence, corrections, tuple(exact or rows)
        )

    def _read(
        self, dispatch: str, file: str
    ) -> tuple[str, list[str], tuple[str, ...], list[dict[str, str]]]:
        from helpers.reading import read_document

        folder = self._project.processed / dispatch
        record = load_record(folder / MANIFEST)
        if record is None:
            return file, [], (), []
        name = record.facts["raw"]
        path = self._project.root / name
        unchanged = hash_file(path) == record.inputs["documents"][name]
        lines = [line.text for line in read_document(path).lines] if unchanged else []
        return name, lines, _corrections(record), _measures(folder / "measures.csv")


def _corrections(record: Record) -> tuple[str, ...]:
    return tuple(sorted(record.inputs.get("corrections", {})))


def _measures(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
