"""On a Dask cluster: the same bytes, a lost worker's reports made by others, errors in words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from helpers.batch.executors import open_crew
from helpers.batch.modules import PACKAGE
from helpers.batch.project import Project
from helpers.batch.workplace import Workplace
from helpers.errors import ReportError
from tests.batch.conftest import SHOW, contents, make, put_notebook
from tests.batch.test_interrupt import wait_for
from tests.batch.test_reports import DUE

# The first run kills the Dask worker that its kernel's server belongs to, and so itself.
KILL_OWN_WORKER = """
import os, signal, time
from pathlib import Path
mark = Path(os.environ["CHISO_ROOT"]) / "killed"
if MOMENT == "2025-06" and not mark.exists():
    mark.touch()
    server = Path(f"/proc/{os.getppid()}/stat").read_text()
    os.kill(int(server.rpartition(")")[2].split()[1]), signal.SIGKILL)
    time.sleep(600)
"""


class Cluster:
    """A scheduler and two workers, each a process of its own, as a user would start them."""

    def __init__(self, project: Project, folder: Path, workers: int) -> None:
        self.folder = folder
        self._environment = {**os.environ, "TMPDIR": str(folder), "CHISO_ROOT": str(project.root)}
        self._processes: list[subprocess.Popen[bytes]] = []
        address = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", address, "--no-dashboard")
        wait_for(address.exists)
        self.address = str(json.loads(address.read_text(encoding="utf-8"))["address"])
        for _ in range(workers):
            self.join()

    def _start(self, *words: object, **variables: str) -> None:
        log = (self.folder / f"dask-{len(self._processes)}.log").open("wb")
        command = [sys.executable, "-m", "dask", *map(str, words)]
        environment = {**self._environment, **variables}
        with log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        self._processes.append(process)

    def join(self, **variables: str) -> None:
        """Start one worker more, and wait until there are so many."""
        self._start(
            "worker", "--scheduler-file", self.folder / "scheduler.json", "--nthreads", "1",
            "--no-dashboard", "--local-directory", self.folder, **variables,
        )  # fmt: skip
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(len(self._processes) - 1)

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="c-", dir="/tmp", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def cluster(project: Project, folder: Path) -> Iterator[Cluster]:
    started = Cluster(project, folder, workers=2)
    yield started
    started.stop()


def test_a_cluster_gives_the_same_bytes_even_if_a_worker_is_killed(
    project: Project, cluster: Cluster
) -> None:
    put_notebook(project, "monthly.ipynb", "period", KILL_OWN_WORKER, SHOW)
    place = Workplace(scheduler=cluster.address)
    outcomes = make(project, place=place)
    assert {name: item.status for name, item in outcomes.items()} == dict.fromkeys(DUE, "made")
    assert (project.root / "killed").exists()
    there = contents(project.reports)
    shutil.rmtree(project.reports)
    make(project)
    assert contents(project.reports) == there


def test_a_worker_with_other_code_refuses_and_says_where_it_is(
    project: Project, cluster: Cluster
) -> None:
    with open_crew(Workplace(scheduler=cluster.address), project) as crew:
        put_notebook(project, "annual.ipynb", "year", SHOW, "1")  # after the build began
        with pytest.raises(ReportError) as caught:
            crew.executor.submit(len, "abc").result()
    assert caught.value.key == "batch.other_code"
    assert str(project.root) in caught.value.text("vi")


def test_a_worker_that_has_other_code_is_left_out_and_the_others_make_all_reports(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.batch.cluster._ABSENCE_SECONDS", 1)
    shutil.copytree(PACKAGE, folder / "other" / PACKAGE.name)
    (folder / "other" / PACKAGE.name / "later.py").touch()
    mixed = Cluster(project, folder, workers=0)
    place = Workplace(scheduler=mixed.address)
    try:
        mixed.join(PYTHONPATH=str(folder / "other"))
        with pytest.raises(ReportError) as caught:
            make(project, place=place)
        mixed.join()
        outcomes = make(project, place=place)
    finally:
        mixed.stop()
    assert caught.value.key == "batch.other_code"
    assert {name: item.status for name, item in outcomes.items()} == dict.fromkeys(DUE, "made")


def test_a_scheduler_that_is_not_there_is_told_of_in_words(project: Project) -> None:
    with (
        pytest.raises(ReportError) as caught,
        open_crew(Workplace(scheduler="tcp://127.0.0.1:9"), project),
    ):
        pass
    assert caught.value.key == "batch.no_scheduler"


def test_a_scheduler_without_workers_is_told_of_in_words(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.batch.cluster._ABSENCE_SECONDS", 1)
    lonely = Cluster(project, folder, workers=0)
    try:
        with (
            pytest.raises(ReportError) as caught,
            open_crew(Workplace(scheduler=lonely.address), project),
        ):
            pass
    finally:
        lonely.stop()
    assert caught.value.key == "batch.no_workers"


def test_without_the_package_the_message_says_how_to_install_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ReportError) as caught,
        open_crew(Workplace(scheduler="tcp://127.0.0.1:9"), project),
    ):
        pass
    assert "chiso[cluster]" in caught.value.text("vi")
