"""Every reference file that cleaning or a report opens is among its inputs: never too little."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.batch.file_hashes import FileHashes
from helpers.batch.inputs import Hashes
from helpers.batch.project import Project

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import json, sys
from pathlib import Path
from helpers.reference import reference_folder
folder, opened = reference_folder().resolve(), set()
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, Path)):
        path = Path(arguments[0]).resolve()
        if path.is_relative_to(folder) and path.is_file():
            opened.add(path.relative_to(folder).as_posix())
sys.addaudithook(hook)
"""
CLEAN = """
from helpers.cleaning import clean_file
for path in sorted((Path(sys.argv[1]) / "data/raw").rglob("*.txt")):
    clean_file(path, Path(sys.argv[2]))
print(json.dumps(sorted(opened)))
"""
REPORT = """
authority, language, processed = "son-la", sys.argv[3], sys.argv[2]
display = lambda *shown: [item.html() for item in shown]
notebook, name, moment = sys.argv[1], sys.argv[4], sys.argv[5]
cells = json.loads((Path(notebook) / f"notebooks/{name}.ipynb").read_text())["cells"]
globals()["period" if name == "monthly" else "year"] = moment
for cell in cells:
    if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
        exec("".join(cell["source"]))
print(json.dumps(sorted(opened)))
"""


def opened_by(code: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED + code, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    folder = tmp_path_factory.mktemp("processed")
    return folder, opened_by(CLEAN, str(ROOT), str(folder))


def test_what_cleaning_opens_is_named(processed: tuple[Path, set[str]]) -> None:
    _, opened = processed
    assert "reading/sections.yaml" in opened
    assert opened <= set(Hashes(Project(ROOT), FileHashes()).cleaning["reference"])


@pytest.mark.parametrize(
    ("notebook", "moment", "language"),
    [("monthly", "2025-07", "vi"), ("monthly", "2023-05", "en"), ("annual", "2023", "vi")],
)
def test_what_a_report_opens_is_named(
    processed: tuple[Path, set[str]], notebook: str, moment: str, language: str
) -> None:
    folder, _ = processed
    opened = opened_by(REPORT, str(ROOT), str(folder), language, notebook, moment)
    assert f"phrases/{language}.yaml" in opened
    inputs = Hashes(Project(ROOT), FileHashes()).reporting(ROOT / f"notebooks/{notebook}.ipynb")
    assert opened <= set(inputs["reference"])
