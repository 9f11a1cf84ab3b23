"""Whatever process is killed at whatever moment: nothing is left running, nothing half-made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.batch.holding import project_held
from helpers.batch.project import Project
from helpers.batch.workplace import Workplace
from helpers.errors import ReportError
from tests.batch.conftest import SHOW, make, put_notebook
from tests.batch.test_interrupt import scratch, wait_for

__all__ = ["scratch"]
WAIT_ONCE = """
import os, subprocess, sys, time
from pathlib import Path
mark = Path(os.environ["CHISO_ROOT"]) / f"running-{authority}-{MOMENT}"
if not mark.exists():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    mark.write_text(str(os.getpid()))
    time.sleep(600)
"""
KILL_WORKERS = """
import os, signal
from pathlib import Path
def parent(process):
    return (process / "stat").read_text().rpartition(")")[2].split()[1]
if MOMENT == "2025-06":
    for process in Path("/proc").glob("[0-9]*"):
        if parent(process) == str(os.getppid()) and process.name != str(os.getpid()):
            os.kill(int(process.name), signal.SIGKILL)
"""


def processes_of(folder: Path) -> dict[int, str]:
    """Return the running processes (id to command line) that know ``folder`` by their variables."""
    found = {}
    for process in Path("/proc").iterdir():
        try:
            if (
                process.name.isdigit()
                and str(folder).encode() in (process / "environ").read_bytes()
            ):
                words = (process / "cmdline").read_bytes().split(b"\0")
                if words != [b""] and int(process.name) != os.getpid():
                    found[int(process.name)] = b" ".join(words).decode()
        except OSError:
            continue
    return found


@pytest.fixture
def running(project: Project, scratch: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a build of two reports that wait in their kernels."""
    put_notebook(project, "monthly.ipynb", "period", WAIT_ONCE, SHOW)
    (project.notebooks / "annual.ipynb").unlink()
    build = start_build(project, scratch)
    wait_for(lambda: build.poll() is not None or len(kernels(project)) == 2)
    yield build
    build.kill()
    build.communicate()


def start_build(project: Project, scratch: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.cli", "build", "--jobs", "2", "--lang", "vi"],
        cwd=project.root,
        env={**os.environ, "CHISO_ROOT": str(project.root), "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def kernels(project: Project) -> list[int]:
    marks = project.root.glob("running-*")
    return [int(text) for mark in marks if (text := mark.read_text())]


def server_of(kernel: int) -> int:
    return int(Path(f"/proc/{kernel}/stat").read_text().rpartition(")")[2].split()[1])


def is_sound(project: Project) -> bool:
    """Return whether every file of the reports belongs to a whole product."""
    for folder in (path for path in project.reports.rglob("*") if path.is_dir()):
        names = {path.name for path in folder.iterdir() if path.is_file()}
        if any(name.endswith(".part") for name in names):
            return False
    return True


def test_a_killed_coordinator_leaves_no_process_and_the_next_build_goes_on(
    running: subprocess.Popen[str], project: Project, scratch: Path
) -> None:
    running.kill()
    running.wait()
    wait_for(lambda: not processes_of(project.root))
    assert not list(project.reports.rglob("report.html"))
    assert [path for path in scratch.iterdir() if path.name.startswith("chiso-build-")]
    put_notebook(project, "annual.ipynb", "year", SHOW)
    again = start_build(project, scratch)
    assert again.wait() == 0
    assert len(list(project.reports.rglob("report.html"))) == 4
    assert list(scratch.iterdir()) == []


def test_a_killed_kernel_fails_its_report_alone(
    running: subprocess.Popen[str], project: Project
) -> None:
    os.kill(kernels(project)[0], signal.SIGKILL)
    os.kill(kernels(project)[1], signal.SIGKILL)
    _, errors = running.communicate()
    assert running.returncode == 1
    assert errors.count("tiến trình Python kết thúc bất thường") == 2
    assert not processes_of(project.root)


def test_a_killed_server_is_started_again_and_every_report_made(
    running: subprocess.Popen[str], project: Project
) -> None:
    before = kernels(project)
    os.kill(server_of(before[0]), signal.SIGKILL)
    _, errors = running.communicate()
    assert "son-la/2025-06" not in errors
    assert len(list(project.reports.rglob("report.html"))) == 2
    assert not processes_of(project.root)
    assert is_sound(project)


def test_a_killed_worker_takes_its_own_report_only_and_that_is_made_in_the_end(
    running: subprocess.Popen[str], project: Project
) -> None:
    server = server_of(kernels(project)[0])
    workers = [
        process
        for process in processes_of(project.root)
        if process not in kernels(project) and _parent(process) == server
    ]
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    # The other report still waits in its kernel: end that one by its own means.
    wait_for(lambda: sum(_alive(kernel) for kernel in kernels(project)) == 1)
    (left,) = (kernel for kernel in kernels(project) if _alive(kernel))
    os.kill(left, signal.SIGINT)
    _, errors = running.communicate()
    assert len(list(project.reports.rglob("report.html"))) == 1
    assert errors.count("KeyboardInterrupt") == 1
    assert not processes_of(project.root)


def _parent(process: int) -> int:
    try:
        return server_of(process)
    except OSError:
        return 0


def _alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_a_report_that_kills_every_worker_fails_and_the_others_are_made(project: Project) -> None:
    put_notebook(project, "monthly.ipynb", "period", KILL_WORKERS, SHOW)
    outcomes = make(project, place=Workplace(jobs=2))
    assert {name: item.status for name, item in outcomes.items()} == {
        "dien-bien/2025": "made",
        "son-la/2025": "made",
        "son-la/2025-06": "failed",
        "son-la/2025-07": "made",
    }
    error = outcomes["son-la/2025-06"].error
    assert error is not None
    assert error.key == "batch.worker_lost"


def test_two_builds_at_once_refuse_each_other_naming_the_other_process(project: Project) -> None:
    with project_held(project):
        with pytest.raises(ReportError) as caught, project_held(project):
            pass
        assert str(os.getpid()) in caught.value.text("vi")
    with project_held(project):
        pass
