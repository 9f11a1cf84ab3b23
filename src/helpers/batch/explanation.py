"""The way of one published figure: from the line of a document to the sentence that says it."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers.batch.fingerprint import hash_file
from helpers.batch.project import Project
from helpers.batch.published import cited, fitting, markup_of, near, outputs_of, page_of, sentences
from helpers.batch.record import MANIFEST, Record, load_record
from helpers.errors import ParameterError


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
    page = page_of(project, place)
    if page is None or not sign or not wanted:
        raise ParameterError("batch.explain_what", found=target)
    outputs = list(outputs_of(page))
    figures, documents = cited(outputs)
    keys = fitting(figures, wanted.strip())
    if not keys:
        alike = ", ".join(near(figures, wanted)) or "–"
        raise ParameterError("batch.no_figure", found=wanted, report=place, near=alike)
    markup = list(markup_of(outputs))
    read = _Documents(project, documents)
    address = project.relative(page.address)
    return tuple(
        Explanation(
            address,
            key,
            figures[key][0],
            figures[key][1],
            tuple(dict.fromkeys(sentences(markup, key))),
            tuple(read.place(*source) for source in figures[key][2]),
        )
        for key in keys
    )


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
