"""Which modules and data files of ``helpers`` Python code leads to, found without running it."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from helpers.batch.file_hashes import FileHashes
from helpers.batch.fingerprint import Group

PACKAGE = Path(__file__).resolve().parents[1]
_MESSAGES = "messages"
_NOT_CONTENT = {"__pycache__", "_reference", ".ipynb_checkpoints"}
_REFERENCE_CALLS = {"reference_folder", "reference_file"}


class Source(NamedTuple):
    """What is known of a module, or of a notebook's code, from its text.

    Attributes
    ----------
    imports : sequence of str
        Names of ``helpers`` that it imports, inside functions too.
    names : sequence of str or None
        If it asks for reference data: its text constants, among which are the files and folders
        it means, ``*`` for what is filled in when it runs. None if it asks for none.
    """

    imports: list[str]
    names: list[str] | None


class PackageCode:
    """The package ``helpers`` as files that products depend on."""

    def __init__(self, files: FileHashes, folder: Path = PACKAGE) -> None:
        self._files = files
        self._folder = folder

    def closure(self, sources: Iterable[Source]) -> frozenset[str]:
        """Return all modules of ``helpers`` that running ``sources`` can run.

        These are the modules they import, those that these import, and so on, wherever the import
        stands, and the packages that hold them.
        """
        found: set[str] = set()
        waiting = [name for source in sources for name in source.imports]
        while waiting:
            name = waiting.pop()
            if name in found or name not in self._modules:
                continue
            found.add(name)
            waiting.extend(self.source(name).imports)
            while "." in name:
                name = name.rpartition(".")[0]
                waiting.append(name)
        return frozenset(found)

    def source(self, module: str) -> Source:
        """Return what is known of a module of the package."""
        path = self._modules[module]
        fact = self._files.fact("source-1", path, lambda data: source_of(data.decode()))
        return Source(*fact)

    def inputs(self, modules: Iterable[str]) -> Group:
        """Return the files of ``modules`` and of the data beside them, each with its hash.

        A file that is not code counts if a module of its package does. Of the messages, those of
        a room count if a module of that room does, and those of no room always.
        """
        counted = set(modules)
        rooms = _rooms_of(counted)
        paths = [self._modules[name] for name in counted]
        paths += [path for path in self._data if self._belongs(path, rooms)]
        return Group(
            {
                path.relative_to(self._folder).as_posix(): self._files.sha256(path)
                for path in sorted(paths)
            }
        )

    def reference_names(self, modules: Iterable[str]) -> list[list[str]]:
        """Return, of each module that asks for reference data, the names it may mean."""
        found = (self.source(name).names for name in sorted(modules))
        return [names for names in found if names is not None]

    def _belongs(self, path: Path, rooms: set[str]) -> bool:
        parts = path.relative_to(self._folder).parts
        if parts[0] == _MESSAGES:
            room = f"{self._folder.name}.{path.stem}"
            texts = f"{self._folder.name}.{_MESSAGES}" in rooms
            return texts and (room in rooms or room not in self._rooms)
        holders = (".".join((self._folder.name, *parts[:end])) for end in range(len(parts))[::-1])
        return next(name for name in holders if name in self._rooms) in rooms

    @cached_property
    def _rooms(self) -> set[str]:
        return _rooms_of(self._modules)

    @cached_property
    def _tree(self) -> tuple[Path, ...]:
        found = []
        for place, folders, names in os.walk(self._folder):
            folders[:] = sorted(set(folders) - _NOT_CONTENT)
            found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
        return tuple(found)

    @cached_property
    def _modules(self) -> dict[str, Path]:
        found = {}
        for path in self._tree:
            if path.suffix == ".py":
                parts = path.relative_to(self._folder.parent).with_suffix("").parts
                found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
        return found

    @cached_property
    def _data(self) -> tuple[Path, ...]:
        return tuple(path for path in self._tree if path.suffix not in {".py", ".pyc", ".typed"})


def _rooms_of(modules: Iterable[str]) -> set[str]:
    """Return ``modules`` and every package that holds one of them."""
    named = (name.split(".") for name in modules)
    return {".".join(parts[:end]) for parts in named for end in range(1, len(parts) + 1)}


def source_of(code: str) -> Source:
    """Return what is known of Python ``code`` from its text."""
    tree = ast.parse(code)
    imports: set[str] = set()
    asks = False
    handed_on = {node.value for node in ast.walk(tree) if isinstance(node, ast.Return)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imports.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            # ``from helpers.x import y``: y is a module of its own, or a name inside x.
            imports.add(node.module)
            imports.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            asks = asks or (_called(node) in _REFERENCE_CALLS and node not in handed_on)
    ours = sorted(name for name in imports if name.split(".")[0] == "helpers")
    return Source(ours, sorted(_constants(tree)) if asks and not _defines(tree) else None)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _defines(tree: ast.Module) -> bool:
    """Return whether this is the module that says where reference data lies."""
    return any(
        isinstance(node, ast.FunctionDef) and node.name in _REFERENCE_CALLS for node in tree.body
    )


def _constants(tree: ast.AST) -> set[str]:
    texts = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
            texts.add("".join(map(str, parts)))
    return {text for text in texts if text and len(text) <= 80 and not any(map(str.isspace, text))}


def reference_files(available: Iterable[str], asked: Iterable[list[str]]) -> frozenset[str]:
    """Return which files of the reference data are meant by modules that ask for some.

    Parameters
    ----------
    available : iterable of str
        Paths below the folder of reference data.
    asked : iterable of list of str
        :attr:`Source.names` of each such module.

    Returns
    -------
    frozenset of str
        Every file that a module names, with or without its folder, or by a pattern; every file of
        a folder that it names, unless it names single files of it and no ``*``; and all files if
        it names nothing.
    """
    files = [PurePosixPath(name) for name in available]
    meant: set[PurePosixPath] = set()
    for names in asked:
        patterns = [name for name in names if not name.startswith("*")]
        named = {file for file in files if any(_names(pattern, file) for pattern in patterns)}
        opened = set() if len(patterns) < len(names) else {file.parent for file in named}
        folders = {name.strip("/") for name in patterns}
        listed = {
            file
            for file in files
            if file.parent not in opened and folders.intersection(map(str, file.parents[:-1]))
        }
        meant |= (named | listed) or set(files)
    return frozenset(map(str, meant))


def _names(pattern: str, file: PurePosixPath) -> bool:
    return "." in pattern.strip(".") and file.match(pattern)
