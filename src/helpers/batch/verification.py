"""Whether what is published is what was made: every file hashed anew, nothing remembered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.batch.fingerprint import hash_file, key_of
from helpers.batch.project import Project
from helpers.batch.record import Record, is_manifest_name, is_run_name, record_bytes, record_of

Fault = Literal["altered", "lost", "unexpected", "broken"]
KEPT_NOTEBOOK = ".failed.ipynb"


@dataclass(frozen=True)
class Finding:
    """A file that is not as it was made.

    Attributes
    ----------
    path : str
        From the root of the project.
    fault : {"altered", "lost", "unexpected", "broken"}
        ``altered``: another content than its manifest says; ``lost``: no longer there;
        ``unexpected``: no manifest names it; ``broken``: a manifest that is not whole, or that was
        edited.
    expected, found : str
        SHA-256; ``""`` where there is none.
    """

    path: str
    fault: Fault
    expected: str = ""
    found: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the check of a project found.

    Attributes
    ----------
    products, files : int
        How many were checked.
    findings : tuple of Finding
        By path; none if everything is as it was made.
    """

    products: int
    files: int
    findings: tuple[Finding, ...]


def verify(project: Project) -> Verdict:
    """Compare every published file of ``project`` with the manifest that names it.

    Whether products are up to date is another question: :func:`helpers.batch.planning.make_plan`.
    """
    products = files = 0
    findings: list[Finding] = []
    for base in (project.processed, project.reports):
        present = set(_files(base))
        # Other products may keep theirs under another name: it is one if it says what one says.
        manifests = {path: _manifest(path) for path in present if path.suffix == ".json"}
        named: set[Path] = set()
        for path, record in manifests.items():
            if record is None:
                continue
            products += 1
            named.add(path)
            for name, digest in record.outputs.items():
                files += 1
                named.add(path.parent / name)
                findings += _compared(project, path.parent / name, digest)
        broken = {path for path in present - named if is_manifest_name(path.name)}
        findings += [Finding(project.relative(path), "broken") for path in broken]
        # Whose a file beside a broken manifest is cannot be told.
        untold = {path.parent for path in broken}
        findings += [
            Finding(project.relative(path), "unexpected")
            for path in present - named - broken
            if path.parent not in untold
        ]
    return Verdict(products, files, tuple(sorted(findings, key=lambda item: item.path)))


def _files(base: Path) -> Iterator[Path]:
    """Yield what counts as published: all but hidden files, and what tells of single runs."""
    for place, folders, names in os.walk(base):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            of_a_run = is_run_name(name) or name.endswith(KEPT_NOTEBOOK)
            if not of_a_run and not name.startswith("."):
                yield Path(place, name)


def _manifest(path: Path) -> Record | None:
    """Return the manifest at ``path``, if every byte of it is as it was written."""
    data = path.read_bytes()
    record = record_of(data)
    whole = record is not None and record.key == key_of(record.inputs)
    return record if record is not None and whole and record_bytes(record) == data else None


def _compared(project: Project, path: Path, digest: str) -> list[Finding]:
    found = hash_file(path)
    if found == digest:
        return []
    fault: Fault = "altered" if found else "lost"
    return [Finding(project.relative(path), fault, digest, found)]
