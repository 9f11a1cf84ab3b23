"""What is remembered saves reading, never looking: whatever was touched is read again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.batch import file_hashes, staleness
from helpers.batch.file_hashes import FileHashes
from helpers.batch.plan import reports_of
from helpers.batch.planning import make_plan
from helpers.batch.project import Project
from helpers.batch.site import write_index
from tests.batch.conftest import JULY_REPORT, due_of

PAGE = f"reports/{JULY_REPORT}/report.html"
TABLES = "data/processed/vpubnd-son-la-2025-07"


@pytest.fixture
def remembered(built: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a built project of which everything is remembered, however new its files are."""
    monkeypatch.setattr(file_hashes, "_SETTLED_NANOSECONDS", 0)
    write_index(built, reports_of(due_of(built)))
    make_plan(built)
    return built


def stale(project: Project) -> set[str]:
    """Return what is not fresh but the index, which follows the reports."""
    products = make_plan(project).products
    return {item.name for item in products if item.state != "fresh" and item.kind != "index"}


def altered_in_secret(path: Path) -> None:
    """Change a byte, keeping size, inode and time of change."""
    before = path.stat()
    data = path.read_bytes()
    with path.open("r+b") as stream:
        stream.write(b"#" if data[:1] != b"#" else b"!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    """Put another file in its place, of the same size and time."""
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(b"#" * before.st_size)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def test_of_what_was_not_touched_nothing_is_read(
    remembered: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> str:
        raise AssertionError(path)

    for module in (staleness, file_hashes):
        monkeypatch.setattr(module, "hash_file", read)
    assert {item.state for item in make_plan(remembered).products} == {"fresh"}


@pytest.mark.parametrize("touch", [altered_in_secret, replaced, Path.unlink])
@pytest.mark.parametrize("name", [PAGE, f"reports/{JULY_REPORT}/manifest.json"])
def test_a_file_of_a_report_that_was_touched_is_found(
    remembered: Project, touch: Callable[[Path], None], name: str
) -> None:
    touch(remembered.root / name)
    assert stale(remembered) == {JULY_REPORT}


def test_a_page_of_the_index_that_was_touched_is_found(remembered: Project) -> None:
    altered_in_secret(remembered.reports / "son-la" / "index.html")
    states = {item.name: item.state for item in make_plan(remembered).products}
    assert states["index.html"] == "stale"


def test_a_table_beside_those_of_a_dispatch_makes_reports_stale(remembered: Project) -> None:
    (remembered.root / TABLES / "more.csv").write_text("a\n1\n", encoding="utf-8")
    assert stale(remembered) == {"son-la/2025", "son-la/2025-06", JULY_REPORT}


def test_a_file_that_comes_and_goes_again_changes_nothing(remembered: Project) -> None:
    note = remembered.root / Path(PAGE).with_name("note.txt")
    note.write_text("mine", encoding="utf-8")
    assert stale(remembered) == set()
    note.unlink()
    assert stale(remembered) == set()


def test_a_folder_is_looked_at_once_until_it_is_said_to_look_again(tmp_path: Path) -> None:
    files = FileHashes()
    (tmp_path / "a").write_text("one", encoding="utf-8")

    def found() -> list[str]:
        return sorted(os.listdir(tmp_path))  # noqa: PTH208

    assert files.folder_fact("names", tmp_path, found) == ["a"]
    (tmp_path / "b").write_text("two", encoding="utf-8")
    assert files.folder_fact("names", tmp_path, found) == ["a"]
    files.look_again()
    assert files.folder_fact("names", tmp_path, found) == ["a", "b"]


def test_what_was_touched_a_moment_ago_is_not_remembered(tmp_path: Path) -> None:
    """It may be touched again within one tick of the clock."""
    folder, memory = tmp_path / "folder", tmp_path / "memory.json"
    folder.mkdir()
    (folder / "a").write_text("one", encoding="utf-8")
    drawn: list[str] = []

    def draw() -> int:
        drawn.append("again")
        return 1

    for _ in range(2):
        files = FileHashes(memory)
        files.folder_fact("fact", folder, draw)
        files.save()
    assert drawn == ["again", "again"]
