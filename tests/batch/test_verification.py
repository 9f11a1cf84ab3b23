"""Verifying finds every file that is not as it was made, whatever its time stamp says."""

from __future__ import annotations

import json
import os

import pytest

from helpers.batch.project import Project
from helpers.batch.verification import verify

FOLDER = "reports/son-la/2025-07"


def faults(project: Project) -> dict[str, str]:
    return {item.path: item.fault for item in verify(project).findings}


def test_a_built_project_is_as_it_was_made(built: Project) -> None:
    verdict = verify(built)
    assert verdict.findings == ()
    assert verdict.products == 7
    assert verdict.files == 3 * 5 + sum(
        len(list((built.reports / name).glob("report*")))
        for name in ("son-la/2025", "son-la/2025-06", "son-la/2025-07", "dien-bien/2025")
    )


@pytest.mark.parametrize("name", ["report.html", "report.pdf", "report.ipynb"])
def test_one_altered_byte_is_found_though_size_and_time_are_the_same(
    built: Project, name: str
) -> None:
    path = built.root / FOLDER / name
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert faults(built) == {f"{FOLDER}/{name}": "altered"}


def test_a_changed_table_a_lost_file_and_a_stranger_are_found(built: Project) -> None:
    table = "data/processed/vpubnd-son-la-2025-07/measures.csv"
    (built.root / table).write_text("other")
    (built.root / FOLDER / "report.pdf").unlink()
    (built.root / FOLDER / "notes.txt").write_text("mine")
    assert faults(built) == {
        table: "altered",
        f"{FOLDER}/report.pdf": "lost",
        f"{FOLDER}/notes.txt": "unexpected",
    }


def test_an_edited_manifest_is_found_and_does_not_count(built: Project) -> None:
    path = built.root / FOLDER / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["facts"]["title"] = "Another"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert faults(built) == {f"{FOLDER}/manifest.json": "broken"}


def test_a_manifest_is_what_was_written_to_the_byte_though_it_says_the_same(
    built: Project,
) -> None:
    path = built.root / FOLDER / "manifest.json"
    good = path.read_bytes()
    for edited in (good + b"\n", good.replace(b'{\n  "key"', b'{\n  "key": "0",\n  "key"')):
        assert edited != good
        path.write_bytes(edited)
        assert faults(built) == {f"{FOLDER}/manifest.json": "broken"}


def test_what_tells_of_single_runs_is_no_product(built: Project) -> None:
    (built.root / FOLDER / "run.json").unlink()
    (built.root / FOLDER / "report.failed.ipynb").write_text("{}")
    assert faults(built) == {}
