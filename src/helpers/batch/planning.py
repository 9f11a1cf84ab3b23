"""What a build would do, and why: told without doing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.batch.fingerprint import key_of
from helpers.batch.forms import asked_forms
from helpers.batch.inputs import Hashes
from helpers.batch.making import place_of
from helpers.batch.outcome import Kind
from helpers.batch.plan import (
    CLEANED_RECORD,
    Due,
    RawDocument,
    cleaned_documents,
    in_forms,
    known_due,
    raw_documents,
    report_job,
    reports_of,
)
from helpers.batch.project import Project
from helpers.batch.record import MANIFEST
from helpers.batch.site import INDEX, index_inputs, published
from helpers.batch.staleness import Reason, current_product, is_current, reasons
from helpers.errors import ChisoError, TableError

State = Literal["fresh", "stale", "missing", "gone"]
CLEANING = "cleaning"
MAKING = "making"
_CERTAIN = ("documents", "corrections")


@dataclass(frozen=True)
class Planned:
    """One product and what a build would do with it.

    Attributes
    ----------
    kind : {"document", "report", "sheets", "index"}
        Cleaned tables of a document, a report, the sheets of an authority's units, or the index.
    name : str
        As outcomes call it.
    state : {"fresh", "stale", "missing", "gone"}
        ``gone``: its document is no longer there, so its tables will be removed.
    reasons : tuple of Reason
        Why it is stale. The group ``cleaning`` names a document that is cleaned first, the group
        ``making`` what is made before the index; whether the product changes shows then.
    """

    kind: Kind
    name: str
    state: State
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All products of a project as they are, and what stands in the way.

    Attributes
    ----------
    products : tuple of Planned
    problems : tuple of ChisoError
    only_documents : bool
        Whether nothing is known of reports: tables were altered so that they cannot be read.
    """

    products: tuple[Planned, ...]
    problems: tuple[ChisoError, ...] = ()
    only_documents: bool = False

    def of(self, kind: str, state: State) -> tuple[Planned, ...]:
        """Return the products of one kind in one state."""
        return tuple(item for item in self.products if (item.kind, item.state) == (kind, state))


def make_plan(project: Project, hashes: Hashes | None = None, forms: Sequence[str] = ()) -> Plan:
    """Return what a build of ``project`` would do; nothing is written but remembered hashes.

    Reports are those that the tables cleaned so far allow: what a new document adds is known
    when it has been cleaned.

    Parameters
    ----------
    project : Project
    hashes : Hashes, optional
        What was hashed already.
    forms : sequence of str
        As of :func:`helpers.batch.build.build`.

    Raises
    ------
    ParameterError
        If the project's settings are not as they must be.
    TableError
        If a cleaned table breaks the contract though it is as it was made.
    """
    asked = asked_forms(project, forms)
    hashes = hashes or Hashes(project)
    raw = raw_documents(project, hashes)
    folders = cleaned_documents(project, hashes)
    documents = [_document(item, folders.get(item.name), hashes) for item in raw]
    gone = sorted(folders.keys() - {item.name for item in raw})
    documents += [Planned("document", name, "gone") for name in gone]
    unsettled = {folders[item.name]: item for item in documents if item.state in ("stale", "gone")}
    problems = hashes.corrections.homeless((item.path, item.sha256) for item in raw)
    try:
        due = in_forms(known_due(project, hashes), asked)
    except TableError as error:
        if unsettled:  # a build makes altered tables anew before it reads them
            return Plan(tuple(documents), (*problems, error), only_documents=True)
        raise
    reports = tuple(_reports(project, due, unsettled, hashes))
    index = _index(project, due, reports, hashes)
    hashes.files.save()
    return Plan((*documents, *reports, index), problems)


def _document(document: RawDocument, folder: Path | None, hashes: Hashes) -> Planned:
    if folder is None:
        return Planned("document", document.name, "missing")
    manifest = folder / CLEANED_RECORD
    if is_current(hashes.files, manifest, document.key):
        return Planned("document", document.name, "fresh")
    return _planned("document", document.name, reasons(manifest, document.inputs))


def _reports(
    project: Project, due: Iterable[Due], unsettled: Mapping[Path, Planned], hashes: Hashes
) -> Iterator[Planned]:
    for item in due:
        job = report_job(project, item, place_of(project, item), project.root, hashes)
        manifest = job.out / item.spec.manifest
        waits = [unsettled[folder] for folder in item.documents if folder in unsettled]
        known = None if waits else current_product(hashes.files, manifest, job.key)
        if known is not None and not known.lacks(item.spec.forms):
            yield Planned(item.spec.product, item.spec.name, "fresh")
        else:
            found = reasons(manifest, job.inputs, item.spec.forms)
            yield _planned(item.spec.product, item.spec.name, found, tuple(_inherited(waits)))


def _index(
    project: Project, due: Iterable[Due], reports: Iterable[Planned], hashes: Hashes
) -> Planned:
    found = published(project, reports_of(due), frozenset(), hashes)
    inputs = index_inputs(found, hashes)
    manifest = project.reports / MANIFEST
    waits = {
        item.name: Reason(MAKING, item.name, "changed") for item in reports if item.state != "fresh"
    }
    if not waits and is_current(hashes.files, manifest, key_of(inputs)):
        return Planned("index", INDEX, "fresh")
    told = reasons(manifest, inputs)
    if told is not None:
        told = tuple(item for item in told if item.group != "reports" or item.name not in waits)
    return _planned("index", INDEX, told, tuple(waits.values()))


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
