"""What is due: the documents there are, the reports that they allow, and all that each rests on."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.batch.fingerprint import Group, Inputs, hash_file, key_of
from helpers.batch.inputs import Hashes
from helpers.batch.project import Project
from helpers.batch.record import MANIFEST
from helpers.batch.spec import ReportJob, ReportKind, ReportSpec
from helpers.batch.staleness import known_product
from helpers.reading.sidecar import SUFFIX, sidecar_path

if TYPE_CHECKING:
    from helpers.analysis.catalogue import Catalogue
    from helpers.analysis.territory import Territory
    from helpers.tables import Cleaned

CLEANED_RECORD = MANIFEST
_CATALOGUE = "helpers.analysis.catalogue"


@dataclass(frozen=True)
class RawDocument:
    """A dispatch as received, with the hashes of what its cleaned tables depend on."""

    path: Path
    name: str
    inputs: Inputs

    @cached_property
    def key(self) -> str:
        """Hash of all inputs."""
        return key_of(self.inputs)

    @property
    def sha256(self) -> str:
        """Hash of the dispatch itself."""
        return self.inputs["documents"][self.name]


def raw_documents(project: Project, hashes: Hashes) -> tuple[RawDocument, ...]:
    """Return every file below ``data/raw``, in order of its path; sidecars speak for others."""
    paths = sorted(
        path
        for path in project.raw.rglob("*")
        if path.suffix != SUFFIX and not path.name.startswith(".") and path.is_file()
    )
    return tuple(_raw_document(project, hashes, path) for path in paths)


def _raw_document(project: Project, hashes: Hashes, path: Path) -> RawDocument:
    sha256 = hashes.files.sha256(path)
    name = path.relative_to(project.root).as_posix()
    documents = {name: sha256}
    sidecar = sidecar_path(path)
    if stated := hashes.files.sha256(sidecar):
        documents[sidecar.relative_to(project.root).as_posix()] = stated
    known = hashes.corrections
    corrections = known.about(path.resolve(), sha256) if known.files else ()
    inputs = {
        "documents": documents,
        "corrections": hashes.of_files(corrections, project.corrections),
        **hashes.cleaning,
    }
    return RawDocument(path, name, inputs)


def cleaned_documents(project: Project, hashes: Hashes) -> dict[str, Path]:
    """Return where each raw document (by its name in the project) was cleaned to before."""
    found = {}
    for path in sorted(project.processed.glob(f"*/{CLEANED_RECORD}")):
        # Folders with a leading dot are what a killed run left half done.
        known = None if path.parent.name.startswith(".") else known_product(hashes.files, path)
        if known is not None and "raw" in known.facts:
            found[known.facts["raw"]] = path.parent
    return found


@dataclass(frozen=True)
class Due:
    """A report that the cleaned tables allow, and the folders of tables it may see."""

    spec: ReportSpec
    documents: tuple[Path, ...]


def known_due(project: Project, hashes: Hashes) -> tuple[Due, ...]:
    """Return the reports that the cleaned tables of a project allow: :func:`due_reports`.

    The answer is remembered, so that the tables are not opened as long as they, and the code that
    reads them, are the same.

    Raises
    ------
    TableError
        If a cleaned table breaks the contract.
    """
    folders = {folder.name: folder for folder in cleaned_documents(project, hashes).values()}
    rests_on = {
        **hashes.of_code(_CATALOGUE),
        "tables": {name: tables_of(folder, hashes).digest for name, folder in folders.items()},
    }

    def found() -> list[list[Any]]:
        return [
            [
                *(item.spec.kind, item.spec.authority, item.spec.territory, item.spec.period),
                [path.name for path in item.documents],
            ]
            for item in due_reports(sorted(folders.values()))
        ]

    return tuple(
        Due(ReportSpec(*spec), tuple(folders[name] for name in names))
        for *spec, names in hashes.files.fact_of(f"due-3:{key_of(rests_on)}", found)
    )


def in_forms(due: Iterable[Due], forms: tuple[str, ...]) -> tuple[Due, ...]:
    """Return what is due, in these forms."""
    return tuple(replace(item, spec=replace(item.spec, asked=forms)) for item in due)


def resting_on(due: Iterable[Due], tables: Collection[Path]) -> list[str]:
    """Return the names of what sees some of these folders of tables."""
    return [item.spec.name for item in due if not set(tables).isdisjoint(item.documents)]


def reports_of(due: Iterable[Due]) -> list[ReportSpec]:
    """Return the reports among what is due, which the index leads to: all but sheets."""
    return [item.spec for item in due if item.spec.kind != "sheets"]


def due_reports(folders: Sequence[Path]) -> tuple[Due, ...]:
    """Return the reports that the cleaned tables in ``folders`` allow, by authority and period.

    Monthly for each month of an authority with a dispatch; annual for each year of a province
    with an annual dispatch or with monthly totals; sheets for each month or year with a dispatch
    that names units. A report sees the documents of its own
    province, and of authorities that share its name, for these decide its slug.

    Raises
    ------
    TableError
        If a cleaned table breaks the contract.
    """
    from helpers.analysis.catalogue import catalogue
    from helpers.tables import load_documents

    if not folders:
        return ()
    library = load_documents(folders)
    known = catalogue(library)
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
        kinds.append(("sheets", _periods_with_units(library, known, own)))
        for kind, periods in kinds:
            for period in periods:
                due.append(Due(ReportSpec(kind, own.authority, own.name, period), seen))
    return tuple(sorted(due, key=lambda item: (item.spec.authority, item.spec.period)))


def _periods_with_units(library: Cleaned, known: Catalogue, own: Territory) -> tuple[str, ...]:
    """Return the months and years whose own dispatches have figures or dossiers of units."""
    from helpers.analysis.measure import UNIT_LEVELS
    from helpers.analysis.period import is_month, is_year

    rows = library.measures
    units = rows["level"].isin(UNIT_LEVELS) & (rows["unit"] != own.subject)
    told = {*rows["dispatch_id"][units], *library.overdue_dossiers["dispatch_id"]}
    periods = {item.period for item in known.of(own.authority) if item.dispatch_id in told}
    return tuple(sorted(item for item in periods if is_month(item) or is_year(item)))


def tables_of(folder: Path, hashes: Hashes) -> Group:
    """Return the tables of a cleaned dispatch, each with its hash."""

    def found() -> dict[str, str]:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".csv"))  # noqa: PTH208
        return {f"{folder.name}/{name}": hash_file(folder / name) for name in names}

    return Group(hashes.files.folder_fact("tables-1", folder, found))


def report_job(project: Project, due: Due, out: Path, work: Path, hashes: Hashes) -> ReportJob:
    """Return the job that makes ``due`` into ``out``, with the key of all it depends on.

    The dispatches and corrections behind its tables are inputs too, so that its manifest names
    them as they are.
    """
    notebook = project.notebooks / due.spec.notebook
    inputs: dict[str, Mapping[str, str]] = {
        **hashes.of_documents(due.documents, lambda: _origin(due.documents, hashes)),
        "parameters": due.spec.parameters,
        **hashes.reporting(notebook),
    }
    return ReportJob(
        due.spec, project.root, notebook, due.documents, work, out, inputs, key_of(inputs)
    )


def _origin(folders: tuple[Path, ...], hashes: Hashes) -> dict[str, Group]:
    """Return what cleaned dispatches bring into a report; the same for all of a province."""
    shorts = [known_product(hashes.files, folder / CLEANED_RECORD) for folder in folders]
    parts: dict[str, list[Mapping[str, str]]] = {
        "documents": [short.documents for short in shorts if short is not None],
        "corrections": [short.corrections for short in shorts if short is not None],
        "tables": [tables_of(folder, hashes) for folder in folders],
    }
    return {
        name: Group({key: value for part in several for key, value in part.items()})
        for name, several in parts.items()
    }
