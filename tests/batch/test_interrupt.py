"""Ctrl-C: words instead of a traceback, no process and no half product left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.batch.project import Project
from tests.batch.conftest import put_notebook

SLEEP = """
import os, time
from pathlib import Path
(Path(os.environ["CHISO_ROOT"]) / f"running-{os.getpid()}").touch()
time.sleep(300)
"""
PATIENCE = 240.0


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="c-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("jobs", "temporary"), [("1", "short"), ("2", "short"), ("2", "long" * 20)]
)
def test_an_interrupt_ends_every_process_and_leaves_nothing_half_made(
    project: Project, scratch: Path, jobs: str, temporary: str
) -> None:
    put_notebook(project, "monthly.ipynb", "period", SLEEP)
    put_notebook(project, "annual.ipynb", "year", SLEEP)
    folder = scratch / temporary
    folder.mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "helpers.cli", "build", "--jobs", jobs, "--lang", "vi"],
        cwd=project.root,
        env={**os.environ, "CHISO_ROOT": "", "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # A shell that runs the tests in the background has interrupts ignored: not this child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    wait_for(
        lambda: running.poll() is not None or len(list(project.root.glob("running-*"))) == int(jobs)
    )
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    assert "Đã dừng theo yêu cầu" in errors
    assert "Traceback" not in errors
    for mark in project.root.glob("running-*"):
        kernel = int(mark.name.removeprefix("running-"))
        wait_for(lambda kernel=kernel: is_gone(kernel))  # type: ignore[misc]
    assert not project.reports.exists()
    assert [path.name for path in folder.iterdir() if path.name.startswith("chiso-")] == []
