"""Measure whether memory stays level and the rate as it is while many reports are made.

``python -m benchmarks.batch.endurance [--provinces 34] [--months 10] [--units 12] [--jobs 2]``

``chiso build`` makes every product of a project with so many made-up months of provinces of a few
units each, so that there are many; meanwhile its processes are looked at every second. A table
tells of each tenth of the products: how many a minute, the CPU seconds of one, and the most memory
of the coordinator, of the server, of all that is forked from it, and of the largest of these.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.batch.months import make_project
from benchmarks.batch.processes import cpu_of, memory_of
from helpers.batch.project import Project
from helpers.reference.location import ENVIRONMENT_VARIABLE

PARTS = ("coordinator", "server", "forked", "largest")
_KINDS = ("report", "sheets")
_PERIOD = 1.0
_STRETCHES = 10


@dataclass(frozen=True)
class Sample:
    """A build at one moment: seconds since its start, CPU seconds, products made, megabytes."""

    seconds: float
    cpu: float
    made: int
    memory: dict[str, int]


@dataclass(frozen=True)
class Stretch:
    """A part of a build: products made at its end, of it the rate, cost and most memory."""

    made: int
    a_minute: float
    cpu_each: float
    memory: dict[str, int]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch.endurance")
    parser.add_argument("--provinces", type=int, default=34)
    parser.add_argument("--months", type=int, default=10)
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder) / "project"
        project = make_project(root, options.months, options.provinces, options.units)
        samples = list(sampled_build(project, options.jobs))
    print(f"{'made':>6} {'a minute':>9} {'CPU s each':>11} ", *(f"{part:>12}" for part in PARTS))
    for item in stretches(samples):
        sizes = (f"{item.memory[part]:>9} MB" for part in PARTS)
        print(f"{item.made:6} {item.a_minute:9.1f} {item.cpu_each:11.2f} ", *sizes)


def sampled_build(
    project: Project, jobs: int, every: float = _PERIOD, show: IO[str] = sys.stderr
) -> Iterator[Sample]:
    """Build ``project`` and yield a sample every so many seconds; a failure is shown and raised."""
    command = [sys.executable, "-m", "helpers.cli", "--root", str(project.root), "build"]
    variables = {**os.environ, ENVIRONMENT_VARIABLE: str(project.reference)}
    start = time.monotonic()
    with subprocess.Popen(
        [*command, "--json", "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        env=variables,
        encoding="utf-8",
    ) as build:
        assert build.stdout is not None
        counted = _Counted(build.stdout, show)
        while build.poll() is None:
            time.sleep(every)
            now = time.monotonic() - start
            yield Sample(now, cpu_of(build.pid), counted.made, memory_of(build.pid))
    if build.returncode:
        raise SystemExit(f"chiso build: {build.returncode}")


class _Counted:
    """Counts what a build says that it made, while it says so."""

    def __init__(self, lines: Iterable[str], show: IO[str]) -> None:
        self.made = 0
        threading.Thread(target=self._read, args=(lines, show), daemon=True).start()

    def _read(self, lines: Iterable[str], show: IO[str]) -> None:
        for line in lines:
            told = json.loads(line)
            if told["event"] == "done" and told["status"] == "failed":
                print(told["name"], told["message"], file=show, flush=True)
            elif told["event"] == "done" and told["kind"] in _KINDS:
                self.made += told["status"] == "made"


def stretches(samples: Sequence[Sample], count: int = _STRETCHES) -> Iterator[Stretch]:
    """Yield the parts, of as many products each, of a build from the first product to the last."""
    working = [item for item in samples if item.made]
    if not working:
        return
    first, total = 0, working[-1].made
    for number in range(1, count + 1):
        last = next(at for at, item in enumerate(working) if item.made * count >= total * number)
        part = working[first : last + 1]
        products = part[-1].made - part[0].made
        if products:
            yield Stretch(
                part[-1].made,
                60 * products / (part[-1].seconds - part[0].seconds),
                (part[-1].cpu - part[0].cpu) / products,
                {name: max(item.memory[name] for item in part) for name in PARTS},
            )
            first = last


if __name__ == "__main__":
    main()
