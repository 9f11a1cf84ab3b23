"""What is stale shows by content: what matters changes the hash, what does not leaves it."""

from __future__ import annotations

from pathlib import Path

import nbformat

from helpers.batch.fingerprint import (
    hash_code,
    hash_notebook,
    hash_tree,
    import_closure,
    imports_of,
    notebook_code,
)


def saved(path: Path, *cells: nbformat.NotebookNode) -> Path:
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), path)
    return path


def test_the_closure_follows_imports_inside_functions_and_of_packages() -> None:
    modules = import_closure(["helpers.publishing"])
    assert "helpers.publishing.export" in modules  # imported in a function body
    assert "helpers.errors" in modules  # imported by what is imported
    assert "helpers" in modules
    assert "helpers.cli" not in modules


def test_names_imported_from_a_package_count_as_modules_where_they_are_some() -> None:
    assert imports_of("from helpers.batch import plan") == {"helpers.batch", "helpers.batch.plan"}
    assert imports_of("import os, helpers.errors") == {"helpers.errors"}
    assert import_closure(["helpers.errors.InputError"]) == frozenset()


def test_code_that_leads_to_other_modules_has_another_hash() -> None:
    assert hash_code(["import helpers.errors"]) == hash_code(["from helpers.errors import X"])
    assert hash_code(["import helpers.errors"]) != hash_code(["import helpers.vietnamese"])


def test_running_a_notebook_does_not_change_its_hash(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("1 + 1", id="one")
    before = hash_notebook(saved(tmp_path / "a.ipynb", cell))
    output = nbformat.v4.new_output("stream", text="2")
    run = nbformat.v4.new_code_cell("1 + 1", id="two", execution_count=7, outputs=[output])
    assert hash_notebook(saved(tmp_path / "b.ipynb", run)) == before
    edited = nbformat.v4.new_code_cell("1 + 2", id="one")
    assert hash_notebook(saved(tmp_path / "c.ipynb", edited)) != before


def test_magic_lines_of_a_notebook_are_not_taken_for_python(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("%matplotlib inline\n!ls\nimport helpers.errors")
    code = notebook_code(saved(tmp_path / "a.ipynb", cell))
    assert imports_of(code) == {"helpers.errors"}


def test_a_tree_has_the_hash_of_its_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "units.csv").write_text("x")
    before = hash_tree(tmp_path)
    (tmp_path / "a" / "__pycache__").mkdir()
    (tmp_path / "a" / "__pycache__" / "x.pyc").write_text("noise")
    assert hash_tree(tmp_path) == before
    (tmp_path / "a" / "units.csv").rename(tmp_path / "units.csv")
    assert hash_tree(tmp_path) != before


def test_an_absent_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert hash_tree(tmp_path / "none") == hash_tree(tmp_path)
