"""``clean.ipynb`` as plain papermill and as the batch run it, and its exports."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from helpers.batch.execution import run_notebook
from helpers.errors import ParameterError
from helpers.publishing import export_html, export_pdf
from helpers.tables import TABLES, load_library
from tests.cleaning.dispatches import board, letter
from tests.golden.documents import ROOT
from tests.papermill_runs import run_by_papermill

NOTEBOOK = ROOT / "notebooks" / "clean.ipynb"
TABLE = board(("Tên đơn vị", "Số hóa hồ sơ (22)"), ("Sở Nội vụ", "1875"), ("Sở Y tế", "20,25"),
              ("Sở Tư pháp", "18,5"))  # fmt: skip


@pytest.fixture(scope="module")
def dispatch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("raw") / "văn bản 1.txt"
    path.write_text(letter(TABLE), encoding="utf-8")
    return path


def test_plain_papermill_writes_the_tables_and_both_exports_show_them(
    dispatch: Path, tmp_path: Path
) -> None:
    out = tmp_path / "processed"
    executed = run_by_papermill(
        NOTEBOOK, tmp_path, dispatch=str(dispatch), out=str(out), raw_lines=True
    )
    (folder,) = out.iterdir()
    assert sorted(path.stem for path in folder.iterdir()) == sorted(TABLES)
    assert len(load_library(out).measures) == 3
    html = export_html(executed).decode()
    for told in ("1875", "18,75", "Đã phục hồi hoặc suy ra", "Từng dòng văn bản"):
        assert told in html
    assert export_pdf(executed).startswith(b"%PDF-")


def test_the_batch_runs_it_and_the_same_input_gives_the_same_notebook(
    dispatch: Path, tmp_path: Path
) -> None:
    texts = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        given = {"dispatch": str(dispatch), "out": str(tmp_path / "out"), "language": "en"}
        texts.append(nbformat.writes(run_notebook(NOTEBOOK, given, folder, ROOT)))
    assert texts[0] == texts[1]
    assert "Repaired or implied, with the evidence" in texts[0]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"dispatch": "/nowhere/none.txt"}, "there is no such file"),
        ({"dispatch": str(ROOT / "pyproject.toml")}, "does not look like a dispatch"),
        ({"dispatch": str(ROOT / "data")}, "this is a folder"),
        ({"language": "fr"}, "fr"),
        ({"dispach": "x.txt"}, "dispatch, out, language, raw_lines"),
        ({"raw_lines": "perhaps"}, "True or False"),
    ],
)
def test_a_wrong_parameter_stops_the_notebook_before_anything_is_written(
    tmp_path: Path, parameters: dict[str, str], told: str
) -> None:
    with pytest.raises(PapermillExecutionError) as stopped:
        run_by_papermill(NOTEBOOK, tmp_path, **{"out": str(tmp_path / "out"), **parameters})
    assert told in str(stopped.value.evalue)
    assert "\n" not in str(stopped.value.evalue).strip()
    assert not (tmp_path / "out").exists()


def test_an_unknown_parameter_is_refused_by_the_batch_before_a_kernel_starts(
    tmp_path: Path,
) -> None:
    with pytest.raises(ParameterError, match="raw_lines"):
        run_notebook(NOTEBOOK, {"dispach": "x"}, tmp_path, ROOT)


def test_the_notebook_is_thin_tagged_and_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0].metadata.tags == ["parameters"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= 5 for cell in code)
    assert [cell.id for cell in notebook.cells] == [
        "about", "parameters", "settings", "clean", "head", "tables", "readings", "claims",
        "findings", "lines", "data",
    ]  # fmt: skip
