"""The ways in which a month's reports can be made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat
import papermill
from IPython.core.formatters import DisplayFormatter

from benchmarks.publishing.commands import converted
from helpers.batch.project import Project
from helpers.publishing.export import document_of
from helpers.publishing.forms import OFFICE_FORMS

AUTHORITY = "son-la"
_BIN = Path(sys.executable).parent


def build(project: Project, jobs: int, forms: Sequence[str]) -> None:
    """Run the project's own batch."""
    _run(sys.executable, "-m", "benchmarks.batch.monthly", project.root, jobs, *forms)


def build_anew(project: Project, jobs: int, forms: Sequence[str]) -> None:
    """Run the project's own batch as if nothing was made before."""
    shutil.rmtree(project.reports)
    build(project, jobs, forms)


def loop(project: Project, periods: Sequence[str]) -> None:
    """Run papermill's and nbconvert's programs for one report after the other."""
    for period in periods:
        out = project.root / "loop" / f"{period}.ipynb"
        out.parent.mkdir(exist_ok=True)
        _run(
            _BIN / "papermill", project.notebooks / "monthly.ipynb", out, "-p", "authority",
            AUTHORITY, "-r", "period", period, "-p", "processed", project.processed,
            "--no-progress-bar",
        )  # fmt: skip
        for form in ("html", "webpdf"):
            converted(form, out, out.parent)


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def pool(project: Project, periods: Sequence[str], jobs: int, forms: Sequence[str]) -> None:
    """Run papermill's Python API and the exporters in a pool of processes."""
    out = project.root / "pool"
    out.mkdir(exist_ok=True)
    one = partial(_by_api, project, out, forms)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(one, periods))


def _by_api(project: Project, out: Path, forms: Sequence[str], period: str) -> None:
    path = out / f"{period}.ipynb"
    executed = papermill.execute_notebook(
        str(project.notebooks / "monthly.ipynb"),
        str(path),
        {"authority": AUTHORITY, "period": period, "processed": str(project.processed)},
        progress_bar=False,
    )
    _export(executed, path, forms)


def _export(executed: Any, path: Path, forms: Sequence[str]) -> None:
    for form in forms:
        path.with_suffix(f".{form}").write_bytes(OFFICE_FORMS[f".{form}"](executed))


def floor(project: Project, periods: Sequence[str], forms: Sequence[str]) -> None:
    """Run the cells in this process, on the tables each report sees, and export."""
    source = nbformat.read(project.notebooks / "monthly.ipynb", as_version=4)
    formatter = DisplayFormatter()
    out = project.root / "floor"
    out.mkdir(exist_ok=True)
    for period in periods:
        shown: list[Any] = []

        def display(*elements: Any, shown: list[Any] = shown) -> None:
            for element in elements:
                data, metadata = formatter.format(element)
                shown.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata))

        names: dict[str, Any] = {"display": display}
        notebook = nbformat.from_dict(source)
        for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
            exec(compile(cell.source, cell.id, "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names.update(authority=AUTHORITY, period=period, processed=str(project.processed))
            cell.outputs, shown[:] = list(shown), []
        _export(document_of(notebook), out / f"{period}.ipynb", forms)
        nbformat.write(notebook, out / f"{period}.ipynb")
