"""What a product depends on is found from the code: every module and file, and no stranger."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.file_hashes import FileHashes
from helpers.batch.inputs import Hashes
from helpers.batch.modules import PackageCode, Source, reference_files, source_of
from helpers.batch.project import Project, find_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def code(tmp_path: Path) -> PackageCode:
    files = {
        "__init__.py": "",
        "a.py": "def f():\n    from helpers.room import b",
        "room/__init__.py": "from helpers.messages import message",
        "room/b.py": "import os",
        "room/page.j2": "page",
        "room/fonts/serif.ttf": "font",
        "other/c.py": "",
        "other/font.woff2": "font",
        "messages/__init__.py": "",
        "messages/room.yaml": "x: {}",
        "messages/other.yaml": "x: {}",
        "messages/findings.yaml": "x: {}",
        "room/__pycache__/b.pyc": "noise",
    }
    for name, text in files.items():
        path = tmp_path / "helpers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return PackageCode(FileHashes(), tmp_path / "helpers")


def closure_of(code: PackageCode, text: str) -> frozenset[str]:
    return code.closure([source_of(text)])


def test_the_closure_follows_imports_inside_functions_and_of_packages(code: PackageCode) -> None:
    assert closure_of(code, "from helpers.a import f") == {
        "helpers",
        "helpers.a",
        "helpers.room",
        "helpers.room.b",
        "helpers.messages",
    }


def test_names_imported_from_a_package_count_as_modules_where_they_are_some() -> None:
    assert source_of("from helpers.batch import plan").imports == [
        "helpers.batch",
        "helpers.batch.plan",
    ]
    assert source_of("import os, helpers.errors").imports == ["helpers.errors"]


def test_data_counts_with_its_package_and_messages_with_their_room(code: PackageCode) -> None:
    assert set(code.inputs(closure_of(code, "import helpers.a"))) == {
        "__init__.py",
        "a.py",
        "messages/__init__.py",
        "messages/findings.yaml",
        "messages/room.yaml",
        "room/__init__.py",
        "room/b.py",
        "room/fonts/serif.ttf",
        "room/page.j2",
    }


def test_a_module_that_names_no_reference_file_depends_on_all_of_them() -> None:
    available = ["units.csv", "phrases/vi.yaml", "phrases/en.yaml", "forms/a.yaml", "forms/b.yaml"]

    def meant(code: str) -> set[str]:
        names = source_of(code).names
        assert names is not None
        return set(reference_files(available, [names]))

    assert meant("reference_file('units.csv')") == {"units.csv"}
    assert meant("reference_file(f'phrases/{language}.yaml')") == set(available[1:3])
    assert meant("reference_folder() / 'phrases' / 'vi.yaml'") == {"phrases/vi.yaml"}
    assert meant("(reference_folder() / 'forms').glob('*.yaml')") == set(available[3:])
    assert meant("reference_folder() / name") == set(available)
    assert meant("DEFAULT = 'a.yaml'; (reference_folder() / 'forms').glob('*.yaml')") == set(
        available[3:]
    )
    assert source_of("import helpers.errors").names is None


@pytest.fixture(scope="module")
def hashes() -> Hashes:
    return Hashes(Project(ROOT), FileHashes())


def test_cleaning_reads_no_phrases_of_reports_and_reports_no_rules_of_cleaning(
    hashes: Hashes,
) -> None:
    cleaning = hashes.cleaning
    report = hashes.reporting(ROOT / "notebooks" / "monthly.ipynb")
    assert "reading/sections.yaml" in cleaning["reference"]
    assert "forms/decision-766.yaml" in cleaning["reference"]
    assert not [name for name in cleaning["reference"] if name.startswith(("phrases/", "rules/"))]
    assert {"phrases/vi.yaml", "rules/assessment.yaml"} <= set(report["reference"])
    assert not [name for name in report["reference"] if name.startswith("forms/")]
    assert "repair/dispatch.py" in cleaning["helpers"]
    assert "repair/dispatch.py" not in report["helpers"]
    assert {"batch/execution.py", "narrative/report.py", "publishing/forms.py"} <= set(
        report["helpers"]
    )
    for groups in (cleaning, report):
        assert not [name for name in groups["helpers"] if "cli" in name]
        assert {"pandas", "typst"} <= set(groups["packages"])


def test_a_project_without_a_lock_or_notebook_still_has_keys(tmp_path: Path) -> None:
    hashes = Hashes(Project(tmp_path), FileHashes())
    assert hashes.packages == {}
    assert hashes.reporting(tmp_path / "none.ipynb")["notebook"] == {"none.ipynb": ""}
    assert Source([], None) == source_of("")
    assert find_project(ROOT).root == ROOT
