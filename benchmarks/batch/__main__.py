"""Measure ``chiso build`` against what it replaces, in one run on this machine.

``python -m benchmarks.batch [--reports 24] [--loop 3] [--jobs 2]``

The ways, each making HTML, PDF and the executed notebook of the same months:

- ``build``: ``chiso build --to pdf`` on cleaned tables, starting up and planning included;
- ``nothing``: the same again, with nothing to do;
- ``pool``: papermill's Python API and the same exporters in a pool of processes;
- ``floor``: the notebooks' own cells and the exporters in one process that has loaded everything;
- ``loop``: for each report ``papermill``, then ``jupyter nbconvert`` to ``html`` and to ``webpdf``.

The loop is measured on some reports only, for each costs the same. ``build+``, ``pool+`` and
``floor+`` make every form.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.batch.months import make_project
from benchmarks.batch.ways import build, build_anew, floor, loop, pool
from helpers.batch.forms import FORMS
from helpers.batch.inputs import Hashes
from helpers.batch.plan import known_due
from helpers.batch.project import ROOT_VARIABLE
from helpers.reference.location import ENVIRONMENT_VARIABLE

TWO = ("html", "pdf")
AGAINST = (
    ("loop", "build"),
    ("pool", "build"),
    ("floor", "build"),
    ("pool+", "build+"),
    ("floor+", "build+"),
)


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
    if sys.dont_write_bytecode:
        print("No bytecode is written: whatever starts Python anew is slower than elsewhere.")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = make_project(Path(folder) / "project", options.reports)
        os.environ[ROOT_VARIABLE] = str(project.root)
        os.environ[ENVIRONMENT_VARIABLE] = str(project.reference)
        due = (item.spec for item in known_due(project, Hashes(project)))
        periods = [spec.period for spec in due if spec.kind == "monthly"]
        ways: dict[str, tuple[Callable[[], object], int]] = {
            "build": (lambda: build(project, options.jobs, TWO), len(periods)),
            "nothing": (lambda: build(project, options.jobs, TWO), 1),
            "pool": (lambda: pool(project, periods, options.jobs, TWO), len(periods)),
            "floor": (lambda: floor(project, periods, TWO), len(periods)),
            "loop": (lambda: loop(project, periods[: options.loop]), options.loop),
            "build+": (lambda: build_anew(project, options.jobs, FORMS), len(periods)),
            "pool+": (lambda: pool(project, periods, options.jobs, FORMS), len(periods)),
            "floor+": (lambda: floor(project, periods, FORMS), len(periods)),
        }
        found: dict[str, Cost] = {}
        for name, (way, reports) in ways.items():
            cost = found[name] = _measured(way, reports)
            print(f"{name:8} {cost.wall:7.2f} s {cost.cpu:7.2f} CPU s a report", flush=True)
    for name, of in AGAINST:
        wall, cpu = found[name].wall / found[of].wall, found[name].cpu / found[of].cpu
        print(f"{name} / {of}: {wall:.2f} by the clock, {cpu:.2f} in CPU seconds")


def _measured(way: Callable[[], object], reports: int) -> Cost:
    start, before = time.perf_counter(), _processor_seconds()
    way()
    wall, cpu = time.perf_counter() - start, _processor_seconds() - before
    return Cost(wall / reports, cpu / reports)


def _processor_seconds() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))


if __name__ == "__main__":
    main()
