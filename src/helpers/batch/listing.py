"""What a project holds: its documents and the reports that they allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from helpers.batch.inputs import Hashes
from helpers.batch.plan import (
    CLEANED_RECORD,
    RawDocument,
    cleaned_documents,
    known_due,
    raw_documents,
)
from helpers.batch.project import Project
from helpers.batch.staleness import is_current
from helpers.errors import InputError
from helpers.reading.sidecar import load_sidecar

State = Literal["cleaned", "stale", "new"]


@dataclass(frozen=True)
class ListedDocument:
    """A raw document; its title from its sidecar, if it has one."""

    name: str
    state: State
    title: str


@dataclass(frozen=True)
class ListedReport:
    """A report that the cleaned tables allow."""

    authority: str
    kind: str
    period: str
    territory: str
    published: bool


@dataclass(frozen=True)
class Listing:
    """Documents by path, reports by authority and period."""

    documents: tuple[ListedDocument, ...]
    reports: tuple[ListedReport, ...]


def listing(project: Project) -> Listing:
    """Return the documents and reports of ``project``; nothing is cleaned or made for it."""
    hashes = Hashes(project)
    folders = cleaned_documents(project, hashes)
    documents = []
    for document in raw_documents(project, hashes):
        folder = folders.get(document.name)
        state: State = "new"
        if folder is not None:
            fresh = is_current(hashes.files, folder / CLEANED_RECORD, document.key)
            state = "cleaned" if fresh else "stale"
        documents.append(ListedDocument(document.name, state, _title(document)))
    reports = []
    for due in known_due(project, hashes):
        spec = due.spec
        record = project.reports / spec.place / spec.manifest
        reports.append(
            ListedReport(spec.authority, spec.kind, spec.period, spec.territory, record.is_file())
        )
    hashes.files.save()
    return Listing(tuple(documents), tuple(reports))


def _title(document: RawDocument) -> str:
    try:
        sidecar = load_sidecar(document.path)
    except InputError:
        return ""  # a broken sidecar is told of when the document is cleaned
    return sidecar.title if sidecar else ""
