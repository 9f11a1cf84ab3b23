"""When something is wrong: words on standard error, an exit code, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.cli import main

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": "vi_VN.UTF-8", "LC_ALL": "", "CHISO_ROOT": ""}
    return subprocess.run(
        [sys.executable, "-m", "helpers.cli", *arguments],
        cwd=where,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["bulid"], "bulid"),
        (["build", "--fast"], "--fast"),
        (["build", "--jobs", "0"], "--jobs"),
        (["clean", "a.txt"], "--out"),
        (["report", "monthly", "--authority", "son-la"], "--period"),
        (["report", "sheets", "--authority", "a", "--period", "2025", "--unit", "b"], "--out"),
        (["--lang", "fr", "list"], "en | vi"),
        (["--root", "/no/such/folder", "list"], "--root"),
    ],
)
def test_a_mistyped_command_is_refused_with_the_way_to_its_help(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert named in shown.err
    assert "--help" in shown.err


def test_a_folder_that_is_no_project_is_named(tmp_path: Path) -> None:
    done = run("--root", str(tmp_path), "list")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_dispatch_does_not_stop_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "trong.txt"
    empty.write_bytes(b"")
    good = sorted((ROOT / "data" / "raw" / "son-la" / "2025-07").glob("*.txt"))
    done = run(
        "clean",
        str(tmp_path / "none.txt"),
        str(empty),
        str(good[0]),
        "--out",
        str(tmp_path / "out"),
    )
    assert done.returncode == 1
    assert "none.txt" in done.stderr
    assert "trong.txt" in done.stderr
    assert "Traceback" not in done.stderr
    written = Path(done.stdout.strip())
    assert {path.name for path in written.iterdir()} == {
        "dispatch.csv",
        "measures.csv",
        "overdue_dossiers.csv",
        "claims.csv",
        "findings.csv",
    }


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file stands here")
    good = sorted((ROOT / "data" / "raw" / "son-la" / "2025-07").glob("*.txt"))
    done = run("clean", str(good[0]), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "out") in done.stderr
