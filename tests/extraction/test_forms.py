"""Forms are data: a new layout needs a file, as docs/forms.md shows it, and no code."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.reference import reference_folder
from tests.cleaning.dispatches import board, letter
from tests.golden.documents import ROOT

HEADS = ("Tên đơn vị", "Số phản ánh tiếp nhận", "Số phản ánh đã trả lời", "Tỷ lệ trả lời (%)")
ROWS = (("UBND xã Di Linh", "40", "38", "95,00"), ("UBND xã Hòa Ninh", "12", "~", "75,00"),
        ("UBND xã Tân Hội", "7", "7", "100,00"))  # fmt: skip


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """Return a copy of the reference data that a test may change."""
    return Path(shutil.copytree(reference_folder(), tmp_path / "reference"))


def clean(reference: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Clean the letter in a fresh process that has ``reference`` for its reference data."""
    path = folder / "dispatch.txt"
    path.write_text(letter(board(HEADS, *ROWS)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "helpers.cli",
        "clean",
        str(path),
        "--out",
        str(folder / "out"),
    ]
    environment = {**os.environ, "CHISO_REFERENCE": str(reference), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False, cwd=folder
    )


def figures(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (unit, indicator) → (value, status)."""
    (path,) = (folder / "out").glob("*/measures.csv")
    with path.open(encoding="utf-8") as file:
        return {
            (row["unit"], row["indicator"]): (row["value"], row["status"])
            for row in csv.DictReader(file)
        }


def example() -> str:
    """Return the form that docs/forms.md prints."""
    found = re.search(
        r"```yaml\n(id: petitions.*?)```",
        (ROOT / "docs" / "forms.md").read_text("utf-8"),
        re.DOTALL,
    )
    assert found
    return found[1]


def test_without_a_form_a_column_keeps_the_slug_of_its_head(
    reference: Path, tmp_path: Path
) -> None:
    assert clean(reference, tmp_path).returncode == 0
    assert ("UBND xã Di Linh", "so-phan-anh-da-tra-loi") in figures(tmp_path)


def test_the_form_of_the_docs_gives_ids_and_checks_without_any_code(
    reference: Path, tmp_path: Path
) -> None:
    (reference / "forms" / "petitions.yaml").write_text(example(), encoding="utf-8")
    done = clean(reference, tmp_path)
    assert done.returncode == 0, done.stderr
    found = figures(tmp_path)
    assert found["UBND xã Di Linh", "petitions"] == ("40", "printed")
    assert found["UBND xã Hòa Ninh", "petitions_answered"] == ("9", "implied")
    assert found["UBND xã Tân Hội", "petitions_answered_rate"] == ("100", "printed")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("measure: count", "measure: number"), "number"),
        (lambda text: text.replace("part: petitions_answered", "part: answers"), "answers"),
        (lambda text: text.replace("columns:", "colums:"), "columns"),
        (lambda text: text + "\n  - [", "petitions.yaml"),
    ],
    ids=["measure", "identity", "key", "syntax"],
)
def test_a_broken_form_is_an_error_that_names_file_and_fault(
    reference: Path, tmp_path: Path, change: object, told: str
) -> None:
    assert callable(change)
    (reference / "forms" / "petitions.yaml").write_text(change(example()), encoding="utf-8")
    done = clean(reference, tmp_path)
    assert done.returncode != 0
    assert "petitions.yaml" in done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
