"""What is stale shows by content: what matters changes the hash, what does not leaves it."""

from __future__ import annotations

import nbformat

from helpers.batch.fingerprint import Group, hash_notebook, key_of, notebook_code
from helpers.batch.modules import source_of


def saved(*cells: nbformat.NotebookNode) -> bytes:
    text: str = nbformat.writes(nbformat.v4.new_notebook(cells=list(cells)))
    return text.encode()


def test_running_a_notebook_does_not_change_its_hash() -> None:
    cell = nbformat.v4.new_code_cell("1 + 1", id="one")
    before = hash_notebook(saved(cell))
    output = nbformat.v4.new_output("stream", text="2")
    run = nbformat.v4.new_code_cell("1 + 1", id="two", execution_count=7, outputs=[output])
    run.metadata["execution"] = {"iopub.status.busy": "2025-08-06T00:00:00Z"}
    assert hash_notebook(saved(run)) == before
    edited = nbformat.v4.new_code_cell("1 + 2", id="one")
    assert hash_notebook(saved(edited)) != before


def test_magic_lines_of_a_notebook_are_not_taken_for_python() -> None:
    cell = nbformat.v4.new_code_cell("%matplotlib inline\n!ls\nimport helpers.errors")
    assert source_of(notebook_code(saved(cell))).imports == ["helpers.errors"]


def test_a_key_changes_with_every_name_and_value_and_with_nothing_else() -> None:
    inputs = {"helpers": {"a.py": "1", "b.py": "2"}, "parameters": {"period": "2025-07"}}
    same = {"parameters": Group(period="2025-07"), "helpers": Group({"b.py": "2", "a.py": "1"})}
    assert key_of(inputs) == key_of(same)
    for other in (
        {**inputs, "helpers": {"a.py": "1", "b.py": "3"}},
        {**inputs, "helpers": {"a.py": "1", "c.py": "2"}},
        {**inputs, "parameters": {}},
        {"helpers": inputs["helpers"]},
    ):
        assert key_of(other) != key_of(inputs)
