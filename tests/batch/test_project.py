"""A project is found from where one stands, and reads its own reference data if it has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.project import Project, find_project
from helpers.errors import ParameterError
from helpers.reference.location import reference_folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CHISO_ROOT", raising=False)
    monkeypatch.delenv("CHISO_REFERENCE", raising=False)
    for name in ("notebooks", "data/raw/son-la"):
        (tmp_path / "office" / name).mkdir(parents=True)
    return (tmp_path / "office").resolve()


def test_it_is_found_from_any_folder_inside_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "data" / "raw" / "son-la")
    assert find_project() == Project(root)


def test_the_environment_may_name_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHISO_ROOT", str(root))
    assert find_project() == Project(root)


def test_a_folder_that_is_none_is_refused_by_name(root: Path) -> None:
    with pytest.raises(ParameterError, match=str(root.parent)):
        find_project(root.parent)


def test_outside_of_any_project_the_installed_checkout_is_used(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root.parent)
    assert (find_project().root / "src" / "helpers").is_dir()


def test_its_own_reference_data_goes_before_that_of_the_package(root: Path) -> None:
    assert Project(root).reference == reference_folder()
    (root / "data" / "reference").mkdir()
    assert Project(root).reference == root / "data" / "reference"


def test_paths_are_written_from_the_root(root: Path) -> None:
    assert Project(root).relative(root / "data" / "raw" / "a.txt") == "data/raw/a.txt"
