"""The first half of a build: documents → cleaned tables, what is new or changed only."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from helpers.atomic import publish_folder
from helpers.batch.fingerprint import hash_bytes
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome, failed
from helpers.batch.plan import CLEANED_RECORD, RawDocument, cleaned_documents, raw_documents
from helpers.batch.project import Project
from helpers.batch.record import RUN, Record, load_record, record_bytes, run_bytes
from helpers.batch.staleness import is_current
from helpers.batch.watcher import Watcher


def clean_all(project: Project, hashes: Hashes, watcher: Watcher) -> tuple[Outcome, ...]:
    """Clean every raw document that is new or changed; drop tables whose document is gone.

    A file of corrections that speaks of no document, or of several, is a failure of its own.
    """
    before = cleaned_documents(project, hashes)
    documents = raw_documents(project, hashes)
    watcher.begin("clean", len(documents))
    outcomes = []
    for document in documents:
        folder = before.get(document.name)
        if folder is not None and is_current(hashes.files, folder / CLEANED_RECORD, document.key):
            outcome = Outcome("document", document.name, "fresh")
        else:
            watcher.doing(document.name)
            outcome = _clean(document, folder, project)
        watcher.done(outcome)
        outcomes.append(outcome)
    for name in sorted(before.keys() - {document.name for document in documents}):
        shutil.rmtree(before[name])
        outcomes.append(Outcome("document", name, "removed"))
        watcher.done(outcomes[-1])
    for error in hashes.corrections.homeless(
        (document.path, document.sha256) for document in documents
    ):
        name = project.relative(Path(str(error.fields["path"])))
        outcomes.append(Outcome("document", name, "failed", error))
        watcher.done(outcomes[-1])
    return tuple(outcomes)


def _clean(document: RawDocument, before: Path | None, project: Project) -> Outcome:
    from helpers.cleaning import read_cleaned
    from helpers.tables import table_files

    started = datetime.now(UTC)
    try:
        cleaned = read_cleaned(document.path, project.corrections)
        files = table_files(cleaned)
        outputs = {name: hash_bytes(data) for name, data in files.items()}
        facts = {"kind": "document", "raw": document.name}
        record = Record(document.key, document.inputs, outputs, facts)
        folder = project.processed / cleaned.dispatch_id
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
