"""The bootstrap script: what it installs, when it does nothing, what it says when it cannot."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "bootstrap.py"


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_needs_the_standard_library_alone() -> None:
    # -I keeps installed packages of this environment's user out, -S all of site-packages.
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), "--help"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for task in ("reports", "test", "lint", "clean"):
        assert task in done.stdout


def test_every_target_of_the_makefile_is_a_task_and_only_calls_the_script(
    bootstrap: ModuleType,
) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^TASKS := (.+)$", text, re.MULTILINE)
    assert found is not None
    assert set(found[1].split()) == {*bootstrap.TASKS, "clean"}
    recipes = [line for line in text.splitlines() if line.startswith("\t")]
    assert recipes == ["\t@$(PYTHON) tools/bootstrap.py $@ $(ARGS)"]


def test_the_stamp_changes_with_the_lock_and_the_project_and_nothing_else(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOCKS", {"core": tmp_path / "requirements.lock"})
    lock, project = tmp_path / "requirements.lock", tmp_path / "pyproject.toml"
    lock.write_bytes(b"pandas==3\n")
    project.write_bytes(b"[project]\n")
    before = bootstrap.fingerprint("core")
    lock.write_bytes(b"pandas==3\r\n")  # a checkout on Windows may end lines so
    (tmp_path / "README.md").write_bytes(b"new")
    assert bootstrap.fingerprint("core") == before
    project.write_bytes(b"[project]\nname = 'x'\n")
    assert bootstrap.fingerprint("core") != before


def test_a_stamp_comes_back_as_it_was_written(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "stamp.txt")
    assert bootstrap.read_stamp() == {}
    bootstrap.write_stamp({"core": "abc", "dev": "def"})
    assert bootstrap.read_stamp() == {"core": "abc", "dev": "def"}
    assert [path.name for path in tmp_path.iterdir()] == ["stamp.txt"]


def test_uv_itself_is_installed_by_hash(bootstrap: ModuleType) -> None:
    block = bootstrap.locked_block("uv", ROOT / "requirements-dev.lock")
    assert re.match(r"uv==[\d.]+ \\\n", block)
    assert block.count("--hash=sha256:") > 5
    assert len(re.findall(r"^\S", block, re.MULTILINE)) == 1


def test_a_failing_step_is_shown_with_its_command(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.SetupError, match="exit code 3"):
        bootstrap.call([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(bootstrap.SetupError, match="no-such-program"):
        bootstrap.call(["no-such-program"])


def test_clean_removes_what_is_generated_and_keeps_the_data(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    for name in ("data/raw/a.txt", "data/processed/x/a.csv", "reports/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "reports" / ".gitkeep").touch()
    assert bootstrap.clean() == 0
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"data/raw/a.txt", "reports/.gitkeep"}
