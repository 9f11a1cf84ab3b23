"""Running a notebook: its own place, its own time, and a failure that says where."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from helpers.batch.execution import NotebookError, notebook_bytes, run_notebook
from helpers.batch.workplace import Limits
from helpers.errors import ParameterError

PARAMETERS = 'authority = "nowhere"\nperiod = "2025-01"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "run"
    path.mkdir()
    return path


def notebook(folder: Path, *cells: str) -> Path:
    first = nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="first")
    others = [nbformat.v4.new_code_cell(source) for source in cells]
    path = folder.parent / "small.ipynb"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = nbformat.v4.new_notebook(cells=[first, *others], metadata={"kernelspec": kernel})
    nbformat.write(content, path)
    return path


def shown(executed: nbformat.NotebookNode) -> str:
    return "".join(
        output.get("text", "") for cell in executed.cells for output in cell.get("outputs", [])
    )


def test_the_parameters_reach_the_notebook(folder: Path) -> None:
    path = notebook(folder, "print(authority, period)")
    executed = run_notebook(path, {"authority": "son-la"}, folder, folder)
    assert shown(executed) == "son-la 2025-01\n"


def test_the_notebook_works_in_its_private_folder_and_finds_the_project(folder: Path) -> None:
    path = notebook(folder, "import os; print(os.getcwd()); print(os.environ['CHISO_ROOT'])")
    executed = run_notebook(path, {}, folder, folder.parent)
    assert shown(executed).splitlines() == [str(folder.resolve()), str(folder.parent)]


def test_an_unknown_parameter_is_an_error_before_anything_runs(folder: Path) -> None:
    path = notebook(folder, "open('trace', 'w').close()")
    with pytest.raises(ParameterError) as caught:
        run_notebook(path, {"authorty": "son-la"}, folder, folder)
    assert "authorty" in caught.value.text("vi")
    assert "authority, period" in caught.value.text("vi")
    assert not (folder / "trace").exists()


def test_a_failing_cell_is_named_with_its_number_code_parameters_and_error(folder: Path) -> None:
    path = notebook(folder, "score = 1", "# a comment\nscore / 0", "never = 1")
    with pytest.raises(NotebookError) as caught:
        run_notebook(path, {"authority": "son-la"}, folder, folder)
    text = caught.value.text("en")
    for part in ("small.ipynb", "authority=son-la", "In [4]", "score / 0", "ZeroDivisionError"):
        assert part in text
    assert "ZeroDivisionError" in json.dumps(caught.value.executed)


def test_a_notebook_that_never_ends_is_stopped(folder: Path) -> None:
    path = notebook(folder, "import time\ntime.sleep(600)")
    with pytest.raises(NotebookError) as caught:
        run_notebook(path, {}, folder, folder, limits=Limits(timeout=3))
    assert caught.value.key == "batch.timeout"


def test_what_a_kernel_says_outside_of_cells_does_not_reach_the_terminal(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = notebook(folder, "import os\nos.write(2, b'chatter')")
    run_notebook(path, {}, folder, folder)
    assert "chatter" not in capfd.readouterr().err
    assert "chatter" in (folder / "kernel.log").read_text()


def test_a_kernel_that_dies_is_reported_as_such(folder: Path) -> None:
    path = notebook(folder, "import os\nos._exit(3)")
    with pytest.raises(NotebookError) as caught:
        run_notebook(path, {}, folder, folder)
    assert caught.value.key == "batch.kernel_died"


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    path = notebook(folder, "print(authority)", "{'b': 1, 'a': 2}")
    other = folder.parent / "elsewhere"
    other.mkdir()
    first = notebook_bytes(run_notebook(path, {"authority": "son-la"}, folder, folder))
    second = notebook_bytes(run_notebook(path, {"authority": "son-la"}, other, folder))
    assert first == second
    assert str(folder).encode() not in first


def test_no_output_is_lost_however_many_there_are(folder: Path) -> None:
    source = "for number in range(3000): display({'text/plain': 'abc ' * 500}, raw=True)"
    executed = run_notebook(notebook(folder, source), {}, folder, folder)
    assert len(executed.cells[-1].outputs) == 3000
