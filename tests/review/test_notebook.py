"""``review.ipynb`` as plain papermill and as the batch run it, and its exports."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from helpers.batch.execution import run_notebook
from helpers.publishing import export_data, export_docx, export_html, export_pdf, export_xlsx
from tests.golden.documents import ROOT
from tests.papermill_runs import run_by_papermill

NOTEBOOK = ROOT / "notebooks" / "review.ipynb"


def test_plain_papermill_shows_the_review_and_every_exporter_writes_it(
    processed: Path, tmp_path: Path
) -> None:
    executed = run_by_papermill(
        NOTEBOOK, tmp_path, authority="son-la", period="2022-12", processed=str(processed)
    )
    html = export_html(executed).decode()
    for told in ("Số liệu nghi vấn: 5.", "dòng 51", "data/corrections/son-la-2022-12.yaml",
                 "expected_printed: &quot;44&quot;", "Nghi vấn nhiều nhất"):  # fmt: skip
        assert told in html or told.replace("&quot;", '"') in html
    assert export_pdf(executed).startswith(b"%PDF-")
    for export in (export_docx, export_xlsx, export_data):
        assert export(executed).startswith(b"PK")


def test_the_batch_runs_it_and_the_same_input_gives_the_same_notebook(
    processed: Path, tmp_path: Path
) -> None:
    texts = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        given = {"authority": "dien-bien", "language": "en", "processed": str(processed)}
        texts.append(nbformat.writes(run_notebook(NOTEBOOK, given, folder, ROOT)))
    assert texts[0] == texts[1]
    assert "Distribution of scores by group" in texts[0]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"authority": "ha-noi"}, "dien-bien-phu"),
        ({"period": "2025-7"}, "2025-07"),
        ({"perriod": "2025-07"}, "authority, period, language, processed"),
    ],
)
def test_a_wrong_parameter_stops_the_notebook_before_any_section(
    processed: Path, tmp_path: Path, parameters: dict[str, str], told: str
) -> None:
    with pytest.raises(PapermillExecutionError, match="ParameterError") as stopped:
        run_by_papermill(NOTEBOOK, tmp_path, processed=str(processed), **parameters)
    assert told in str(stopped.value)


def test_the_notebook_is_thin_tagged_and_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0].metadata.tags == ["parameters"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= 5 for cell in code)
    assert [cell.id for cell in notebook.cells] == [
        "about", "parameters", "load", "head", "doubtful", "skeletons", "shares", "findings",
        "scores", "absent", "jumps", "corrections", "data",
    ]  # fmt: skip
