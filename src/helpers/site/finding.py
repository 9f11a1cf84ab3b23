"""What the page's search looks through: reports, units and their places, small and inert."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from helpers.site.entries import (
    Authority,
    Publication,
    Standing,
    UnitLevel,
    figure,
    sentence_case,
)
from helpers.site.words import file_name, notes_of
from helpers.vietnamese import format_number, strip_marks

_INERT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return the words of ``text`` in small letters without marks, one space between them."""
    return _NOT_WORD.sub(" ", strip_marks(text).lower()).strip()


def search_data(found: Sequence[Authority]) -> str:
    """Return every report and every unit of it as JSON that can stand in a ``<script>``.

    What repeats is stored once and named by its number:

    ``authorities``: names. ``classes``: names of classes, the first empty. ``files``: lists of
    (label, name of the file), the page first. ``levels``: title, greatest score in words, size of
    the ranking. ``reports``: authority, period, period in words, folder, files, score, class,
    rank, notes. ``units``: authority, name, slug, and one list a report that names it: report,
    level, score as printed (0: none), rank (0: none), four times the class plus 1 for a doubtful
    score and 2 for a sheet of its own.
    """
    tables = _Tables()
    for at, authority in enumerate(found):
        for publication in authority.publications:
            tables.add(at, publication)
    content = {
        "authorities": [sentence_case(authority.name) for authority in found],
        "classes": list(tables.classes),
        "files": [list(files) for files in tables.files],
        "levels": [list(level) for level in tables.levels],
        "reports": tables.reports,
        "units": [
            [at, name, slug, rows]
            for (at, slug, name), rows in sorted(
                tables.units.items(), key=lambda item: (item[0][0], fold(item[0][2]), item[0][2])
            )
        ],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_INERT)


class _Tables:
    """The tables while they are filled."""

    def __init__(self) -> None:
        self.classes: dict[str, int] = {"": 0}
        self.files: dict[tuple[tuple[str, str], ...], int] = {}
        self.levels: dict[tuple[str, str, int], int] = {}
        self.reports: list[list[Any]] = []
        self.units: dict[tuple[int, str, str], list[list[Any]]] = {}

    def add(self, authority: int, item: Publication) -> None:
        report = len(self.reports)
        names = ((file_name(file), file.address.rpartition("/")[2]) for file in item.files)
        files = self.files.setdefault(tuple(names), len(self.files))
        head = [authority, item.period, item.period_words, item.folder, files]
        self.reports.append([*head, *self._score(item), notes_of(item)])
        for level in item.levels:
            greatest = (
                f"/{format_number(level.maximum)}"
                if level.maximum is not None and level.measure == "point"
                else ""
            )
            kind = (level.title, greatest, level.ranked)
            number = self.levels.setdefault(kind, len(self.levels))
            for unit in level.units:
                row = self._row(report, number, level, unit, unit.slug in item.sheets)
                self.units.setdefault((authority, unit.slug, unit.name), []).append(row)

    def _score(self, item: Publication) -> list[Any]:
        if item.score is None:
            return ["", 0, ""]
        return [item.score.text, self._class(item.score.grade), item.score.rank_text]

    def _row(
        self, report: int, level: int, kind: UnitLevel, unit: Standing, sheet: bool
    ) -> list[Any]:
        value: str | int = 0 if unit.value is None else figure(unit.value, kind.measure)
        flags = 4 * self._class(unit.grade) + unit.doubtful + 2 * sheet
        return [report, level, value, unit.rank or 0, flags]

    def _class(self, grade: str) -> int:
        return self.classes.setdefault(grade, len(self.classes))
