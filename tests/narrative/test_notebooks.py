"""The notebooks as plain papermill runs them."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from tests.golden.documents import ROOT
from tests.papermill_runs import run_by_papermill

NOTEBOOKS = ROOT / "notebooks"


@pytest.mark.parametrize(
    ("name", "parameters", "told"),
    [
        ("monthly.ipynb", {"authority": "son-la", "period": "2025-07"}, "75,8/100"),
        ("annual.ipynb", {"authority": "dien-bien", "year": "2025"}, "91,41/100"),
        (
            "sheets.ipynb",
            {"authority": "dien-bien-phu", "period": "2023-12", "unit": "ubnd-phuong-him-lam"},
            "70,91/80",
        ),
    ],
)
def test_plain_papermill_makes_a_report(
    processed: Path, tmp_path: Path, name: str, parameters: dict[str, str], told: str
) -> None:
    executed = run_by_papermill(NOTEBOOKS / name, tmp_path, processed=str(processed), **parameters)
    notebook = nbformat.read(executed, as_version=4)
    shown = [
        output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/vnd.typst" in output.get("data", {})
    ]
    assert any(told in text for text in shown)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"authority": "ha-noi"}, "dien-bien-phu"),
        ({"period": "2025-7"}, "2025-07"),
        ({"language": "fr"}, "vi"),
        ({"perriod": "2025-07"}, "authority, period, language, processed"),
    ],
)
def test_a_wrong_parameter_stops_the_notebook_before_any_section(
    processed: Path, tmp_path: Path, parameters: dict[str, str], named: str
) -> None:
    with pytest.raises(PapermillExecutionError, match="ParameterError") as stopped:
        run_by_papermill(
            NOTEBOOKS / "monthly.ipynb", tmp_path, processed=str(processed), **parameters
        )
    assert named in str(stopped.value)


@pytest.mark.parametrize("name", ["monthly.ipynb", "annual.ipynb", "sheets.ipynb"])
def test_a_notebook_is_thin_tagged_and_without_outputs(name: str) -> None:
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code[0].metadata.tags == ["parameters"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= 5 for cell in code)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
