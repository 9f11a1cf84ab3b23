"""No room to write: the report is named, the others are made, nothing is half-written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.atomic import publish_files, publish_folder
from helpers.batch.execution import run_notebook
from helpers.batch.outcome import Outcome, failed
from helpers.batch.project import Project
from helpers.errors import ReportError
from tests.batch.conftest import JULY_REPORT, SHOW, contents, make, put_notebook

AGAIN = "display(Paragraph('Thêm một câu.'))"
Strike = Callable[[str, str], None]


@pytest.fixture
def strike(monkeypatch: pytest.MonkeyPatch) -> Strike:
    """Let there be no room for a file of a name in a folder of a name."""
    open_file = Path.open

    def fill(folder: str, name: str) -> None:
        def full(self: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            temporary = mode == "xb" and self.name.startswith(f".{name}.")
            if temporary and str(self.parent).endswith(folder):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
            return open_file(self, mode, *arguments, **options)

        monkeypatch.setattr(Path, "open", full)

    return fill


def text_of(outcome: Outcome) -> str:
    assert outcome.status == "failed"
    assert outcome.error is not None
    return outcome.error.text("en")


def test_a_full_disk_fails_the_report_it_strikes_and_no_other(
    project: Project, strike: Strike
) -> None:
    strike(JULY_REPORT, "report.pdf")
    outcomes = make(project)
    assert {name for name, item in outcomes.items() if item.status == "failed"} == {JULY_REPORT}
    assert f"{JULY_REPORT}/report.pdf: No space left" in text_of(outcomes[JULY_REPORT])
    assert contents(project.reports / JULY_REPORT) == {}


@pytest.mark.parametrize("name", ["report.html", "report.ipynb", "run.json", "manifest.json"])
def test_a_full_disk_leaves_the_good_report_as_it_was(
    built: Project, strike: Strike, name: str
) -> None:
    good = contents(built.reports)
    put_notebook(built, "monthly.ipynb", "period", SHOW, AGAIN)
    strike(JULY_REPORT, name)
    assert name in text_of(make(built, JULY_REPORT)[JULY_REPORT])
    assert contents(built.reports) == good


def test_a_cell_that_fails_is_told_of_though_its_notebook_cannot_be_kept(
    built: Project, strike: Strike
) -> None:
    put_notebook(built, "monthly.ipynb", "period", SHOW, "1 / 0")
    strike(JULY_REPORT, "report.failed.ipynb")
    outcome = make(built, JULY_REPORT)[JULY_REPORT]
    assert "ZeroDivisionError" in text_of(outcome)
    assert outcome.kept is None


def test_a_run_that_has_no_room_says_which_folder_it_worked_in(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("papermill.execute_notebook", full)
    told = {"authority": "son-la", "period": "2025-07"}
    with pytest.raises(ReportError) as caught:
        run_notebook(project.notebooks / "monthly.ipynb", told, tmp_path, project.root)
    said = caught.value.text("en")
    assert str(tmp_path) in said
    assert "son-la" in said
    assert "TMPDIR" in said


def test_of_a_copy_that_found_no_room_its_target_is_named() -> None:
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "source", None, "target")
    assert "target: No space left" in text_of(failed("report", JULY_REPORT, error))


def test_where_tables_find_no_room_their_folder_is_named_and_the_old_ones_stay(
    tmp_path: Path, strike: Strike
) -> None:
    folder = tmp_path / "dispatch"
    publish_folder(folder, {"a.csv": b"one", "b.csv": b"one"})
    strike(".part", "b.csv")
    with pytest.raises(OSError, match="No space") as caught:
        publish_folder(folder, {"a.csv": b"two", "b.csv": b"two"})
    assert caught.value.filename == str(folder)
    assert contents(tmp_path) == {"dispatch/a.csv": b"one", "dispatch/b.csv": b"one"}


def test_of_files_written_together_the_last_is_seen_after_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(set(contents(tmp_path)) - {path.name for path in tmp_path.glob(".*")})
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    publish_files(tmp_path, {"pages/a": b"1", "b": b"2", "manifest.json": b"3"})
    assert "manifest.json" not in set().union(*seen)
    assert {"pages/a", "b"} <= seen[-1]
    assert set(contents(tmp_path)) == {"pages/a", "b", "manifest.json"}


def test_a_report_whose_place_is_taken_is_named_and_the_others_are_made(project: Project) -> None:
    taken = project.reports / JULY_REPORT
    taken.parent.mkdir(parents=True)
    taken.write_text("a file where the folder should be", encoding="utf-8")
    outcomes = make(project)
    assert {name for name, item in outcomes.items() if item.status == "failed"} == {JULY_REPORT}
    assert str(taken) in text_of(outcomes[JULY_REPORT])
