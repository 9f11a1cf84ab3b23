"""The first half of a build: documents → cleaned tables, what is new or changed only."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from helpers.atomic import publish_folder
from helpers.batch.crew import Crew, outcome_of
from helpers.batch.fingerprint import hash_bytes
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome, failed
from helpers.batch.plan import CLEANED_RECORD, RawDocument, cleaned_documents, raw_documents
from helpers.batch.project import Project
from helpers.batch.record import RUN, Record, load_record, record_bytes, run_bytes
from helpers.batch.staleness import is_current
from helpers.batch.watcher import Watcher


@dataclass(frozen=True)
class CleaningJob:
    """All that a worker needs to clean one document, as plain values.

    Attributes
    ----------
    document : RawDocument
    before : Path or None
        Folder of the tables it was cleaned to before.
    processed, corrections : Path
        The project's folders.
    """

    document: RawDocument
    before: Path | None
    processed: Path
    corrections: Path


def clean_all(
    project: Project, hashes: Hashes, crew: Crew, watcher: Watcher
) -> tuple[Outcome, ...]:
    """Clean every raw document that is new or changed; drop tables whose document is gone.

    A file of corrections that speaks of no document, or of several, is a failure of its own.
    """
    before = cleaned_documents(project, hashes)
    documents = raw_documents(project, hashes)
    watcher.begin("clean", len(documents))
    outcomes: dict[str, Outcome] = {}
    waiting = []
    for document in documents:
        folder = before.get(document.name)
        if folder is not None and is_current(hashes.files, folder / CLEANED_RECORD, document.key):
            outcomes[document.name] = Outcome("document", document.name, "fresh")
            watcher.done(outcomes[document.name])
        else:
            waiting.append(CleaningJob(document, folder, project.processed, project.corrections))
    for job, future in crew.finished(
        clean_one, waiting, lambda job: watcher.doing(job.document.name)
    ):
        outcomes[job.document.name] = outcome_of(future, "document", job.document.name)
        watcher.done(outcomes[job.document.name])
    further = []
    for name in sorted(before.keys() - outcomes.keys()):
        shutil.rmtree(before[name])
        further.append(Outcome("document", name, "removed"))
        watcher.done(further[-1])
    for error in hashes.corrections.homeless(
        (document.path, document.sha256) for document in documents
    ):
        name = project.relative(Path(str(error.fields["path"])))
        further.append(Outcome("document", name, "failed", error))
        watcher.done(further[-1])
    if waiting or further:
        hashes.files.look_again()
    return (*(outcomes[document.name] for document in documents), *further)


def clean_one(job: CleaningJob) -> Outcome:
    """Clean one document; never raises for what is wrong with it."""
    from helpers.cleaning import read_cleaned
    from helpers.tables import table_files

    document, before = job.document, job.before
    started = datetime.now(UTC)
    try:
        cleaned = read_cleaned(document.path, job.corrections)
        files = table_files(cleaned)
        outputs = {name: hash_bytes(data) for name, data in files.items()}
        facts = {"kind": "document", "raw": document.name}
        record = Record(document.key, document.inputs, outputs, facts)
        folder = job.processed / cleaned.dispatch_id
        publish_folder(
            folder, {**files, RUN: run_bytes(started), CLEANED_RECORD: record_bytes(record)}
        )
        if before is not None and before != folder and _still_of(before, document):
            shutil.rmtree(before)
        return Outcome("document", document.name, "made")
    except Exception as error:  # one document must not stop the others
        return failed("document", document.name, error)


def _still_of(folder: Path, document: RawDocument) -> bool:
    """Return whether ``folder`` still holds this document's tables, not a later one's."""
    record = load_record(folder / CLEANED_RECORD)
    return record is not None and record.facts.get("raw") == document.name
