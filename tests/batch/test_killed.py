"""``kill -9`` of a build: whole products only, no lock that blocks, and the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from helpers.batch.project import Project
from helpers.batch.verification import verify
from tests.batch.conftest import contents, put_notebook
from tests.batch.test_interrupt import PATIENCE, SLEEP, wait_for


def started(project: Project) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.cli", "build", "--jobs", "2", "--lang", "vi"],
        cwd=project.root,
        env={**os.environ, "CHISO_ROOT": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def test_a_killed_build_leaves_whole_products_and_the_next_run_completes_them(
    project: Project, built_once: Project
) -> None:
    running = started(project)
    wait_for(lambda: list(project.reports.rglob("manifest.json")) or running.poll() is not None)
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=PATIENCE)
    half = project.reports / "son-la" / ".report.html.a1b2c3d4.part"
    half.parent.mkdir(exist_ok=True)
    half.write_text("half")
    faults = {finding.fault for finding in verify(project).findings}
    assert faults <= {"unexpected"}  # files whose manifest was not written yet
    again = started(project)
    _, errors = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, errors
    assert verify(project).findings == ()
    assert not half.exists()
    made, expected = contents(project.reports), contents(built_once.reports)  # without the index
    assert {name: made[name] for name in expected} == expected


def test_a_second_build_on_the_same_project_is_refused_naming_the_first(project: Project) -> None:
    put_notebook(project, "monthly.ipynb", "period", SLEEP)
    put_notebook(project, "annual.ipynb", "year", SLEEP)
    running = started(project)
    try:
        wait_for(lambda: list(project.root.glob("running-*")) or running.poll() is not None)
        second = started(project)
        _, errors = second.communicate(timeout=PATIENCE)
        assert second.returncode == 1
        assert str(running.pid) in errors
        assert "Traceback" not in errors
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate(timeout=PATIENCE)
