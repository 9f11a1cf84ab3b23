"""Measure what a build costs that finds nothing to do among many products.

``python -m benchmarks.batch.scale [--provinces 34] [--months 10]``

Every product of the project is put in place (files of a few bytes under true manifests) and
``chiso build`` run on it: once so that it remembers, then to be timed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.batch.months import make_project
from helpers.batch.fingerprint import hash_bytes
from helpers.batch.forms import MADE_IN
from helpers.batch.inputs import Hashes
from helpers.batch.making import place_of
from helpers.batch.plan import known_due, report_job
from helpers.batch.project import ROOT_VARIABLE, Project
from helpers.batch.record import Record, save_record
from helpers.batch.spec import ReportSpec
from helpers.publishing.forms import FORMS
from helpers.reference.location import ENVIRONMENT_VARIABLE

_SHEETS = 90  # units of a province with a sheet
_SETTLED = 2.5  # seconds until files are old enough to be remembered


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print as it goes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch.scale")
    parser.add_argument("--provinces", type=int, default=34)
    parser.add_argument("--months", type=int, default=10)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = make_project(Path(folder) / "project", options.months, options.provinces)
        os.environ[ROOT_VARIABLE] = str(project.root)
        os.environ[ENVIRONMENT_VARIABLE] = str(project.reference)
        products, files = put_in_place(project)
        wall, cpu = nothing_to_do(project)
        print(
            f"nothing to do: {products} products with {files} files, {wall:.2f} s, {cpu:.2f} CPU s"
        )


def nothing_to_do(project: Project) -> tuple[float, float]:
    """Return seconds by the clock and of CPU of a build where every product is as it should be."""
    time.sleep(_SETTLED)
    _build(project)
    return min(_build(project) for _ in range(3))


def put_in_place(project: Project) -> tuple[int, int]:
    """Put a stand-in in the place of every report, and return how many products and files exist."""
    hashes = Hashes(project)
    products = files = 0
    for due in known_due(project, hashes):
        job = report_job(project, due, place_of(project, due), project.root, hashes)
        job.out.mkdir(parents=True, exist_ok=True)
        outputs = {}
        for name in _names(due.spec):
            content = f"{{}}\n{due.spec.name}" if name.endswith(".html") else "{}"
            (job.out / name).write_text(content, encoding="utf-8")
            outputs[name] = hash_bytes(content.encode())
        forms = " ".join(due.spec.forms)
        facts = {"kind": due.spec.kind, "title": due.spec.name, MADE_IN: forms}
        save_record(job.out / due.spec.manifest, Record(job.key, job.inputs, outputs, facts))
        products, files = products + 1, files + len(outputs) + 1
    documents = sum(1 for _ in project.raw.iterdir())
    return products + documents, files + 7 * documents


def _names(spec: ReportSpec) -> list[str]:
    if spec.kind == "sheets":
        return [f"unit-{at}{ending}" for at in range(_SHEETS) for ending in (".html", ".pdf")]
    return [f"{spec.stem}{ending}" for ending in (*FORMS, ".ipynb")]


def _build(project: Project) -> tuple[float, float]:
    command = [sys.executable, "-m", "helpers.cli", "--root", str(project.root), "build"]
    # Compiled modules are kept, as of any installed package, whatever this machine has set.
    variables = {**os.environ, "PYTHONPYCACHEPREFIX": str(project.root / "compiled")}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, capture_output=True, env=variables)
    after = os.times()
    cpu = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return time.perf_counter() - start, cpu


if __name__ == "__main__":
    main()
