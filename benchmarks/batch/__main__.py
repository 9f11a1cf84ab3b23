"""Measure ``chiso build`` against what it replaces, in one run on this machine.

``python -m benchmarks.batch [--reports 24] [--loop 3] [--jobs 2]``

The ways, each making the forms of a report and the executed notebook of the same months:

- ``build``: ``chiso build`` on cleaned tables, starting up and planning included;
- ``nothing``: the same again, with nothing to do;
- ``loop``: for each report ``papermill``, then ``jupyter nbconvert`` to HTML and to PDF only;
- ``pool``: papermill's Python API and the same exporters in a pool of processes;
- ``floor``: the notebooks' own cells and the exporters in one process that has loaded everything.

The loop is measured on some reports only, for each costs the same.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat
import papermill
from IPython.core.formatters import DisplayFormatter

from benchmarks.batch.months import make_project
from helpers.batch.inputs import Hashes
from helpers.batch.plan import known_due
from helpers.batch.project import ROOT_VARIABLE, Project
from helpers.publishing.forms import FORMS
from helpers.reference.location import ENVIRONMENT_VARIABLE

AUTHORITY = "son-la"
_BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Cost:
    """What one report cost: seconds by the clock, and of all processors."""

    wall: float
    cpu: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all ways and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch")
    parser.add_argument("--reports", type=int, default=24)
    parser.add_argument("--loop", type=int, default=3, help="reports that the loop makes")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = make_project(Path(folder) / "project", options.reports)
        os.environ[ROOT_VARIABLE] = str(project.root)
        os.environ[ENVIRONMENT_VARIABLE] = str(project.reference)
        due = (item.spec for item in known_due(project, Hashes(project)))
        periods = [spec.period for spec in due if spec.kind == "monthly"]
        ways: dict[str, tuple[Callable[[], object], int]] = {
            "build": (lambda: _build(project, options.jobs), len(periods)),
            "nothing": (lambda: _build(project, options.jobs), 1),
            "pool": (lambda: _pool(project, periods, options.jobs), len(periods)),
            "floor": (lambda: _floor(project, periods), len(periods)),
            "loop": (lambda: _loop(project, periods[: options.loop]), options.loop),
        }
        for name, (way, reports) in ways.items():
            cost = _measured(way, reports)
            print(f"{name:8} {cost.wall:7.2f} s {cost.cpu:7.2f} CPU s a report", flush=True)


def _measured(way: Callable[[], object], reports: int) -> Cost:
    start, before = time.perf_counter(), _processor_seconds()
    way()
    wall, cpu = time.perf_counter() - start, _processor_seconds() - before
    return Cost(wall / reports, cpu / reports)


def _processor_seconds() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


def _build(project: Project, jobs: int) -> None:
    _run(sys.executable, "-m", "benchmarks.batch.monthly", project.root, jobs)


def _loop(project: Project, periods: Sequence[str]) -> None:
    for period in periods:
        out = project.root / "loop" / f"{period}.ipynb"
        out.parent.mkdir(exist_ok=True)
        _run(
            _BIN / "papermill", project.notebooks / "monthly.ipynb", out, "-p", "authority",
            AUTHORITY, "-r", "period", period, "--no-progress-bar",
        )  # fmt: skip
        for form in ("chiso-html", "chiso-pdf"):
            _run(_BIN / "jupyter", "nbconvert", "--to", form, out)


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def _pool(project: Project, periods: Sequence[str], jobs: int) -> None:
    out = project.root / "pool"
    out.mkdir()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(_by_api, [project.notebooks] * len(periods), [out] * len(periods), periods))


def _by_api(notebooks: Path, out: Path, period: str) -> None:
    path = out / f"{period}.ipynb"
    executed = papermill.execute_notebook(
        str(notebooks / "monthly.ipynb"),
        str(path),
        {"authority": AUTHORITY, "period": period},
        progress_bar=False,
    )
    _export(executed, path)


def _export(executed: Any, path: Path) -> None:
    for ending, form in FORMS.items():
        path.with_suffix(ending).write_bytes(form(executed))


def _floor(project: Project, periods: Sequence[str]) -> None:
    """Run the cells in this process, on the tables each report sees, and export."""
    source = nbformat.read(project.notebooks / "monthly.ipynb", as_version=4)
    out = project.root / "floor"
    out.mkdir()
    for period in periods:
        shown: list[Any] = []

        def display(*elements: Any, shown: list[Any] = shown) -> None:
            for element in elements:
                data, metadata = DisplayFormatter().format(element)
                shown.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata))

        names: dict[str, Any] = {"display": display}
        notebook = nbformat.from_dict(source)
        for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
            exec(compile(cell.source, cell.id, "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names.update(authority=AUTHORITY, period=period)
            cell.outputs, shown[:] = list(shown), []
        _export(notebook, out / f"{period}.ipynb")
        nbformat.write(notebook, out / f"{period}.ipynb")


if __name__ == "__main__":
    main()
