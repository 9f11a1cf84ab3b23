"""Hashes of all that a product is made from, so that what is stale shows by content alone."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
_NOT_CONTENT = {"__pycache__", ".ipynb_checkpoints"}


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's content, ``""`` if there is no such file."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def hash_files(paths: Iterable[Path], base: Path) -> str:
    """Return one hash of the names (below ``base``) and contents of many files."""
    return hash_of({path.relative_to(base).as_posix(): hash_file(path) for path in paths})


def hash_tree(folder: Path) -> str:
    """Return one hash of everything below ``folder``; an absent folder is an empty one."""
    return hash_files(_files_below(folder), folder)


def hash_of(facts: Mapping[str, object]) -> str:
    """Return the hash of ``facts`` (names to plain values), whatever order they are given in."""
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hash_bytes(text.encode())


def _files_below(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not _NOT_CONTENT.intersection(path.parts)
        and not path.name.startswith(".")
    )


def hash_notebook(path: Path) -> str:
    """Return the hash of what a notebook says and does: its cells' kinds, tags and sources.

    Outputs, cell ids and time stamps do not matter: running a notebook makes nothing stale.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return hash_of(
        {
            str(number): [
                cell["cell_type"],
                cell.get("metadata", {}).get("tags", []),
                "".join(cell["source"]),
            ]
            for number, cell in enumerate(cells)
        }
    )


def hash_code(sources: Iterable[str]) -> str:
    """Return the hash of the modules of ``helpers`` that Python ``sources`` lead to.

    These are the modules they import, those that these import, and so on, wherever the import
    stands; and every file of the package that is not code (messages, templates, fonts).
    """
    modules = import_closure(imported for source in sources for imported in imports_of(source))
    files = {_file_of(name) for name in modules} | set(_data_files())
    return hash_files(sorted(path for path in files if path is not None), PACKAGE)


def notebook_code(path: Path) -> str:
    """Return the Python of a notebook's code cells, lines of IPython magic left out."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = [
        line
        for cell in cells
        if cell["cell_type"] == "code"
        for line in "".join(cell["source"]).splitlines()
        if not line.lstrip().startswith(("%", "!"))
    ]
    return "\n".join(lines) + "\n"


def import_closure(names: Iterable[str]) -> frozenset[str]:
    """Return all modules of ``helpers`` that importing ``names`` can run."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if name in found or path is None:
            continue
        found.add(name)
        waiting.extend(_imports_of_file(path))
        if "." in name:
            waiting.append(name.rpartition(".")[0])
    return frozenset(found)


def imports_of(source: str) -> frozenset[str]:
    """Return the names of ``helpers`` that ``source`` imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            # ``from helpers.x import y``: y is a module of its own, or a name inside x.
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(name for name in names if name.split(".")[0] == "helpers")


@cache
def _imports_of_file(path: Path) -> frozenset[str]:
    return imports_of(path.read_text(encoding="utf-8"))


@cache
def _file_of(name: str) -> Path | None:
    base = PACKAGE.joinpath(*name.split(".")[1:])
    for path in (base / "__init__.py", base.with_suffix(".py")):
        if path.is_file():
            return path
    return None


@cache
def _data_files() -> tuple[Path, ...]:
    return tuple(
        path for path in _files_below(PACKAGE) if path.suffix not in {".py", ".pyc", ".typed"}
    )
