"""What products depend on, by name: modules, reference files, packages, notebooks, corrections."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from helpers.batch.file_hashes import FileHashes
from helpers.batch.fingerprint import Group, hash_bytes, hash_notebook, hash_of, notebook_code
from helpers.batch.modules import PackageCode, Source, reference_files, source_of
from helpers.batch.project import Project
from helpers.corrections.folder import CorrectionsFolder

# What makes a product is the code that its maker leads to. A report's maker runs a notebook, whose
# own code leads further.
_CLEANING = Source(["helpers.cleaning"], None)
_REPORTING = Source(["helpers.batch.report", "helpers.publishing.forms"], None)
_NO_NOTEBOOK: Mapping[str, Any] = {"hash": "", "source": ([], None)}
_LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_INSTALLED = re.compile(r"(.+)-([^-]+)\.dist-info")


class Hashes:
    """Hashes that many products share, each computed once a build."""

    def __init__(self, project: Project, files: FileHashes | None = None) -> None:
        self._project = project
        self.files = files or FileHashes(project.memory)
        self._code = PackageCode(self.files)
        self._notebooks: dict[Path, dict[str, Group]] = {}
        self._documents_known: dict[tuple[Path, ...], dict[str, Group]] = {}

    @cached_property
    def packages(self) -> Group:
        """Version of each locked package; of one installed in another version both."""
        lock = self._project.lock
        locked: Mapping[str, str] = (
            self.files.fact("lock-1", lock, _locked) if lock.is_file() else {}
        )
        installed = _installed()
        return Group(
            {
                name: version
                if installed.get(name, version) == version
                else f"{version} ({installed[name]})"
                for name, version in locked.items()
            }
        )

    @cached_property
    def cleaning(self) -> dict[str, Group]:
        """What turns a dispatch into tables."""
        return self._groups([_CLEANING])

    @cached_property
    def corrections(self) -> CorrectionsFolder:
        """Which corrections speak of which document."""
        return CorrectionsFolder.read(self._project.corrections)

    def reporting(self, notebook: Path) -> dict[str, Group]:
        """Return what turns tables into the report of ``notebook``."""
        if notebook not in self._notebooks:
            known = notebook.is_file()  # one that is missing fails when it shall run
            fact = self.files.fact("notebook-1", notebook, _notebook) if known else _NO_NOTEBOOK
            own = {"notebook": Group({notebook.name: fact["hash"]})}
            self._notebooks[notebook] = {
                **own,
                **self._groups([_REPORTING, Source(*fact["source"])]),
            }
        return self._notebooks[notebook]

    def of_code(self, *modules: str) -> dict[str, Group]:
        """Return what ``modules``, and all that they import, depend on."""
        return self._groups([Source(list(modules), None)])

    def of_documents(
        self, folders: tuple[Path, ...], compute: Callable[[], dict[str, Group]]
    ) -> dict[str, Group]:
        """Return what ``compute`` gives for these folders of tables, computed once."""
        if folders not in self._documents_known:
            self._documents_known[folders] = compute()
        return self._documents_known[folders]

    def of_files(self, paths: Iterable[Path], base: Path) -> Group:
        """Return files by their names below ``base``, each with its hash."""
        return Group({_below(path, base): self.files.sha256(path) for path in paths})

    def _groups(self, sources: Sequence[Source]) -> dict[str, Group]:
        modules = self._code.closure(sources)
        asked = self._code.reference_names(modules)
        asked += [source.names for source in sources if source.names is not None]
        about = hash_of({"files": list(self._reference), "asked": asked})
        meant = self.files.fact_of(
            f"reference-1:{about}", lambda: sorted(reference_files(self._reference, asked))
        )
        return {
            "helpers": self._code.inputs(modules),
            "reference": Group({name: self.files.sha256(self._reference[name]) for name in meant}),
            "packages": self.packages,
        }

    @cached_property
    def _reference(self) -> dict[str, Path]:
        folder = self._project.reference
        return {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(part.startswith((".", "__")) for part in path.parts[-2:])
        }


def _below(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()


def _notebook(data: bytes) -> dict[str, Any]:
    """Return the hash of a notebook and what its code leads to; a broken one leads nowhere."""
    try:
        found = hash_notebook(data)
    except (ValueError, KeyError, TypeError):
        return {"hash": hash_bytes(data), "source": ([], None)}
    try:
        return {"hash": found, "source": source_of(notebook_code(data))}
    except SyntaxError:
        return {"hash": found, "source": ([], None)}


def _locked(data: bytes) -> dict[str, str]:
    """Return the versions that a lock file names; of several for one package, all."""
    found: dict[str, list[str]] = {}
    for name, version in _LOCKED.findall(data.decode()):
        found.setdefault(_plain(name), []).append(version)
    return {name: ", ".join(versions) for name, versions in sorted(found.items())}


def _installed() -> dict[str, str]:
    """Return the versions of the packages this Python finds, from the names of their folders."""
    found: dict[str, str] = {}
    for place in reversed(sys.path):
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names are all that is needed
        except OSError:
            continue
        for name in names:
            if match := _INSTALLED.fullmatch(name):
                found[_plain(match[1])] = match[2]
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
