"""The parameters of ``clean.ipynb``: found, or refused before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.errors import ParameterError
from helpers.inspection import cleaning_settings
from tests.golden.documents import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project, and work in its notebooks."""
    for folder in ("data/raw", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.delenv("CHISO_ROOT", raising=False)
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path.resolve()


def put(project: Path, name: str) -> Path:
    path = project / "data" / "raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("văn bản", encoding="utf-8")
    return path


def refusal(*parameters: object) -> str:
    with pytest.raises(ParameterError) as error:
        cleaning_settings(*parameters)
    assert error.value.text("vi") != error.value.text("en")
    return error.value.key


def test_without_parameters_the_first_document_goes_to_the_project(project: Path) -> None:
    put(project, "b/2025-01/x.txt")
    put(project, "a/2025-01/x.txt.yaml")
    first = put(project, "a/2025-02/y.txt")
    found = cleaning_settings()
    assert (found.dispatch, found.out) == (first, project / "data" / "processed")
    assert (found.language, found.raw_lines) == ("vi", False)


def test_a_path_may_start_at_the_working_folder_or_at_the_project(project: Path) -> None:
    path = put(project, "a/2025-02/y.txt")
    assert cleaning_settings("../data/raw/a/2025-02/y.txt").dispatch.resolve() == path
    assert cleaning_settings("data/raw/a/2025-02/y.txt").dispatch == path
    assert cleaning_settings(path).dispatch == path


def test_a_missing_file_is_left_to_the_reader_that_names_it(project: Path) -> None:
    assert cleaning_settings("none.txt", project).dispatch == Path("none.txt")


@pytest.mark.parametrize(("given", "shown"), [(True, True), ("true", True), ("False", False)])
def test_the_view_of_lines_is_switched_by_a_bool_or_its_name(
    project: Path, given: object, shown: bool
) -> None:
    put(project, "a/2025-02/y.txt")
    assert cleaning_settings(raw_lines=given).raw_lines is shown


def test_mistyped_parameters_are_refused_by_name(project: Path) -> None:
    path = put(project, "a/2025-02/y.txt")
    assert refusal(path, "", "fr") == "analysis.unknown_language"
    assert refusal(7) == "analysis.parameter_type"
    assert refusal(path, None) == "analysis.parameter_type"
    assert refusal(path, path) == "inspection.out_is_file"
    assert refusal(path, "", "vi", "perhaps") == "inspection.bad_switch"


def test_an_empty_project_is_told_where_documents_belong(project: Path) -> None:
    assert (project / "data" / "raw").is_dir()
    assert refusal() == "inspection.no_documents"


def test_the_real_project_has_a_first_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    assert cleaning_settings().dispatch.is_file()
