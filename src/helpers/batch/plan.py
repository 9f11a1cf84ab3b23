"""What is due, and what of it is stale: decided from content hashes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.batch.fingerprint import (
    hash_code,
    hash_file,
    hash_files,
    hash_notebook,
    hash_of,
    hash_tree,
    notebook_code,
)
from helpers.batch.project import Project
from helpers.batch.record import load_record
from helpers.batch.report import ReportJob, ReportKind, ReportSpec
from helpers.corrections.folder import CorrectionsFolder
from helpers.reading.sidecar import SUFFIX, sidecar_path

if TYPE_CHECKING:
    from helpers.tables import Cleaned

CLEANED_RECORD = "cleaned.json"
_CLEANING = "from helpers.cleaning import clean_file"
_PUBLISHING = "from helpers.publishing.forms import FORMS"


@dataclass(frozen=True)
class RawDocument:
    """A dispatch as received, with the hashes of what its cleaned tables depend on."""

    path: Path
    name: str
    inputs: Mapping[str, str]

    @property
    def key(self) -> str:
        """Hash of all inputs."""
        return hash_of(self.inputs)


class Hashes:
    """Hashes that many products share, each computed once a build."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._notebooks: dict[str, dict[str, str]] = {}

    @cached_property
    def shared(self) -> dict[str, str]:
        """Reference data and versions: what everything depends on."""
        return {
            "reference": hash_tree(self._project.reference),
            "lock": hash_file(self._project.lock),
        }

    @cached_property
    def cleaning(self) -> dict[str, str]:
        """What turns a dispatch into tables."""
        return {
            **self.shared,
            "code": hash_code([_CLEANING]),
        }

    @cached_property
    def corrections(self) -> CorrectionsFolder:
        """Which corrections speak of which document."""
        return CorrectionsFolder.read(self._project.corrections)

    def reporting(self, notebook: Path) -> dict[str, str]:
        """Return the hashes of what turns tables into the report of ``notebook``."""
        if notebook.name not in self._notebooks:
            self._notebooks[notebook.name] = {
                **self.shared,
                "notebook": hash_notebook(notebook),
                "code": hash_code([notebook_code(notebook), _PUBLISHING]),
            }
        return self._notebooks[notebook.name]


def raw_documents(project: Project, hashes: Hashes) -> tuple[RawDocument, ...]:
    """Return every file below ``data/raw``, in order of its path; sidecars speak for others."""
    paths = sorted(
        path
        for path in project.raw.rglob("*")
        if path.is_file() and path.suffix != SUFFIX and not path.name.startswith(".")
    )
    return tuple(_raw_document(project, hashes, path) for path in paths)


def _raw_document(project: Project, hashes: Hashes, path: Path) -> RawDocument:
    sha256 = hash_file(path)
    corrections = hashes.corrections.about(path.resolve(), sha256)
    return RawDocument(
        path,
        project.relative(path),
        {
            **hashes.cleaning,
            "name": path.name,
            "document": sha256,
            "sidecar": hash_file(sidecar_path(path)),
            "corrections": hash_files(corrections, project.corrections),
        },
    )


def cleaned_documents(project: Project) -> dict[str, Path]:
    """Return where each raw document (by its name in the project) was cleaned to before."""
    found = {}
    for path in sorted(project.processed.glob(f"*/{CLEANED_RECORD}")):
        record = load_record(path)
        if record is not None and "raw" in record.facts:
            found[record.facts["raw"]] = path.parent
    return found


@dataclass(frozen=True)
class Due:
    """A report that the cleaned tables allow, and the folders of tables it may see."""

    spec: ReportSpec
    documents: tuple[Path, ...]


def due_reports(folders: Sequence[Path]) -> tuple[Due, ...]:
    """Return the reports that the cleaned tables in ``folders`` allow, by authority and period.

    Monthly for each month of an authority with a dispatch; annual for each year of a province
    with an annual dispatch or with monthly totals. A report sees the documents of its own
    province, and of authorities that share its name, for these decide its slug.

    Raises
    ------
    TableError
        If a cleaned table breaks the contract.
    """
    from helpers.analysis.catalogue import catalogue

    if not folders:
        return ()
    known = catalogue(_gathered(folders))
    places = {folder.name: folder for folder in folders}
    due = []
    for own in known.authorities():
        seen = tuple(
            places[name]
            for name, other in sorted(known.by_dispatch.items())
            if other.province == own.province or other.name == own.name
        )
        kinds: list[tuple[ReportKind, tuple[str, ...]]] = [("monthly", known.months(own.authority))]
        if own.level == "province":
            kinds.append(("annual", known.years(own.authority)))
        for kind, periods in kinds:
            for period in periods:
                due.append(Due(ReportSpec(kind, own.authority, own.name, period), seen))
    return tuple(sorted(due, key=lambda item: (item.spec.authority, item.spec.period)))


def _gathered(folders: Sequence[Path]) -> Cleaned:
    import pandas as pd

    from helpers.tables import TABLES, Cleaned, load_cleaned

    parts = [load_cleaned(folder) for folder in folders]
    return Cleaned(**{name: pd.concat([part.table(name) for part in parts]) for name in TABLES})


def report_job(project: Project, due: Due, out: Path, work: Path, hashes: Hashes) -> ReportJob:
    """Return the job that makes ``due`` into ``out``, with the key of all it depends on."""
    notebook = project.notebooks / due.spec.notebook
    inputs = {
        **hashes.reporting(notebook),
        "parameters": hash_of(due.spec.parameters),
        **{
            f"tables/{folder.name}": hash_files(sorted(folder.glob("*.csv")), folder)
            for folder in due.documents
        },
    }
    return ReportJob(
        due.spec, project.root, notebook, due.documents, work, out, inputs, hash_of(inputs)
    )
