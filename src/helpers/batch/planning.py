"""What a build would do, and why: told without doing it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.batch.inputs import Hashes
from helpers.batch.making import place_of
from helpers.batch.outcome import Kind
from helpers.batch.plan import (
    CLEANED_RECORD,
    RawDocument,
    cleaned_documents,
    known_due,
    raw_documents,
    report_job,
)
from helpers.batch.project import Project
from helpers.batch.staleness import Reason, is_current, reasons
from helpers.errors import ChisoError

State = Literal["fresh", "stale", "missing", "gone"]
CLEANING = "cleaning"
_CERTAIN = ("documents", "corrections")


@dataclass(frozen=True)
class Planned:
    """One product and what a build would do with it.

    Attributes
    ----------
    kind : {"document", "report", "sheets"}
        Cleaned tables of a document, a report, or the sheets of an authority's units.
    name : str
        As outcomes call it.
    state : {"fresh", "stale", "missing", "gone"}
        ``gone``: its document is no longer there, so its tables will be removed.
    reasons : tuple of Reason
        Why it is stale. The group ``cleaning`` names a document that is cleaned first; whether
        the report changes shows then.
    """

    kind: Kind
    name: str
    state: State
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All products of a project as they are, and what stands in the way."""

    products: tuple[Planned, ...]
    problems: tuple[ChisoError, ...] = ()

    def of(self, kind: str, state: State) -> tuple[Planned, ...]:
        """Return the products of one kind in one state."""
        return tuple(item for item in self.products if (item.kind, item.state) == (kind, state))


def make_plan(project: Project, hashes: Hashes | None = None) -> Plan:
    """Return what a build of ``project`` would do; nothing is written but remembered hashes.

    Reports are those that the tables cleaned so far allow: what a new document adds is known
    when it has been cleaned.

    Raises
    ------
    TableError
        If a cleaned table breaks the contract.
    """
    hashes = hashes or Hashes(project)
    raw = raw_documents(project, hashes)
    folders = cleaned_documents(project, hashes)
    documents = [_document(item, folders.get(item.name), hashes) for item in raw]
    gone = sorted(folders.keys() - {item.name for item in raw})
    documents += [Planned("document", name, "gone") for name in gone]
    unsettled = {folders[item.name]: item for item in documents if item.state in ("stale", "gone")}
    reports = tuple(_reports(project, unsettled, hashes))
    problems = hashes.corrections.homeless((item.path, item.sha256) for item in raw)
    hashes.files.save()
    return Plan((*documents, *reports), problems)


def _document(document: RawDocument, folder: Path | None, hashes: Hashes) -> Planned:
    if folder is None:
        return Planned("document", document.name, "missing")
    manifest = folder / CLEANED_RECORD
    if is_current(hashes.files, manifest, document.key):
        return Planned("document", document.name, "fresh")
    return _planned("document", document.name, reasons(manifest, document.inputs))


def _reports(
    project: Project, unsettled: Mapping[Path, Planned], hashes: Hashes
) -> Iterator[Planned]:
    for due in known_due(project, hashes):
        job = report_job(project, due, place_of(project, due), project.root, hashes)
        manifest = job.out / due.spec.manifest
        waits = [unsettled[folder] for folder in due.documents if folder in unsettled]
        if not waits and is_current(hashes.files, manifest, job.key):
            yield Planned(due.spec.product, due.spec.name, "fresh")
        else:
            found = reasons(manifest, job.inputs)
            yield _planned(due.spec.product, due.spec.name, found, tuple(_inherited(waits)))


def _inherited(documents: Sequence[Planned]) -> Iterator[Reason]:
    """Yield why a report will or may change with documents that are not as they should be."""
    for document in documents:
        if document.state == "gone":
            yield Reason("documents", document.name, "gone")
            continue
        certain = [reason for reason in document.reasons if reason.group in _CERTAIN]
        yield from certain or [Reason(CLEANING, document.name, "changed")]


def _planned(
    kind: Kind,
    name: str,
    found: tuple[Reason, ...] | None,
    inherited: tuple[Reason, ...] = (),
) -> Planned:
    if found is None:
        return Planned(kind, name, "missing")
    return Planned(kind, name, "stale", tuple(dict.fromkeys((*inherited, *found))))
