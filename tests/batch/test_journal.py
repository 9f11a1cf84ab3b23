"""A run tells its steps as lines of JSON, and keeps them in a log of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.batch.holding import project_held
from helpers.batch.journal import logged
from helpers.batch.outcome import Outcome, failed
from helpers.batch.project import Project
from helpers.cli import main
from helpers.errors import ReportError


def events_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def log_of(project: Project) -> list[dict[str, Any]]:
    (path,) = (project.state / "logs").iterdir()
    return events_of(path.read_text(encoding="utf-8"))


def test_a_build_is_told_as_json_and_its_exit_code_tells_whether_all_is_fresh(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "raw").mkdir(parents=True)
    root = ["--root", str(tmp_path), "--lang", "vi"]
    assert main([*root, "build", "--serial", "--json"]) == 0
    told = events_of(capsys.readouterr().out)
    assert told[-1]["event"] == "end"
    assert told[-1]["ok"] is True
    (tmp_path / "data" / "raw" / "trong.txt").write_bytes(b"")
    assert main([*root, "build", "--serial", "--json"]) == 1
    told = events_of(capsys.readouterr().out)
    (failure,) = [event for event in told if event.get("status") == "failed"]
    assert failure["name"] == "data/raw/trong.txt"
    assert "trong.txt" in failure["message"]
    assert told[-1]["ok"] is False


def test_a_build_that_cannot_begin_says_so_in_its_last_line_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "raw").mkdir(parents=True)
    project = Project(tmp_path)
    with project_held(project):
        assert main(["--root", str(tmp_path), "--lang", "vi", "build", "--json"]) == 1
    shown = capsys.readouterr()
    last = events_of(shown.out)[-1]
    assert (last["event"], last["error"]) == ("stopped", "batch.held")
    assert last["message"] in shown.err
    assert log_of(project)[-1]["error"] == "batch.held"


def test_each_run_has_a_log_with_its_steps_and_failures(tmp_path: Path) -> None:
    project = Project(tmp_path)
    lost = failed("report", "son-la/2025-07", ReportError("batch.worker_lost", name="x"))
    with logged(project, "build", ()) as watcher:
        watcher.begin("report", 2)
        watcher.doing("son-la/2025-06")
        watcher.done(Outcome("report", "son-la/2025-06", "made"))
        watcher.done(lost)
    events = log_of(project)
    assert [event["event"] for event in events] == [
        "start", "begin", "doing", "done", "done", "end",
    ]  # fmt: skip
    assert events[4]["error"] == "batch.worker_lost"
    assert (events[-1]["made"], events[-1]["failed"], events[-1]["ok"]) == (1, 1, False)


def test_a_run_that_was_stopped_says_so_in_its_log(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with pytest.raises(KeyboardInterrupt), logged(project, "build", ()):
        raise KeyboardInterrupt
    assert log_of(project)[-1]["event"] == "stopped"


def test_a_log_that_cannot_be_written_costs_no_run(tmp_path: Path) -> None:
    (tmp_path / ".chiso").write_text("a file stands here")
    with logged(Project(tmp_path), "build", ()) as watcher:
        watcher.begin("report", 1)
