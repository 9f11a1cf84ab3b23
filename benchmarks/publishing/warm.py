"""The forms of reports and sheets in a process that has made one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import nbformat

from benchmarks.publishing.cost import Cost, medians
from helpers.errors import EmptyFormError
from helpers.publishing.forms import FORMS
from helpers.publishing.sheets import page_count, sheet_files


@dataclass(frozen=True)
class FormsOfReport:
    """One report in every form that it has: what each costs, and its bytes."""

    pages: int
    costs: dict[str, Cost]
    sizes: dict[str, int]


def forms_of(path: Path, rounds: int) -> FormsOfReport:
    """Measure every form of an executed notebook, the reading of its file not included."""
    notebook = nbformat.read(path, as_version=4)
    made = {ending: content for ending in FORMS if (content := _made(ending, notebook))}
    works: dict[str, Callable[[], object]] = {
        ending: partial(FORMS[ending], notebook) for ending in made
    }
    sizes = {ending: len(content) for ending, content in made.items()}
    return FormsOfReport(page_count(made[".pdf"]), medians(works, rounds), sizes)


def _made(ending: str, notebook: Any) -> bytes:
    """Return a form; nothing where the notebook has nothing for it."""
    try:
        return FORMS[ending](notebook)
    except EmptyFormError:
        return b""


@dataclass(frozen=True)
class SheetsOfReport:
    """The sheets of one report: how many, what they cost in both forms, and bytes by ending."""

    number: int
    cost: Cost
    sizes: dict[str, int]


def sheets_of(path: Path, rounds: int) -> SheetsOfReport:
    """Measure all the sheets of an executed notebook of sheets."""
    notebook = nbformat.read(path, as_version=4)
    files = sheet_files(notebook)
    sizes = {
        ending: sum(len(content) for name, content in files.items() if name.endswith(ending))
        for ending in (".html", ".pdf")
    }
    cost = medians({"sheets": partial(sheet_files, notebook)}, rounds)["sheets"]
    return SheetsOfReport(len(files) // 2, cost, sizes)
