"""The main job: clean what is new or changed, make the reports that are missing or stale."""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from helpers.batch.executors import open_executor
from helpers.batch.fingerprint import hash_file
from helpers.batch.outcome import Outcome, failed
from helpers.batch.plan import (
    CLEANED_RECORD,
    Due,
    Hashes,
    RawDocument,
    cleaned_documents,
    due_reports,
    raw_documents,
    report_job,
)
from helpers.batch.project import Project
from helpers.batch.record import Record, is_fresh, load_record, save_record
from helpers.batch.report import ReportJob, make_report
from helpers.batch.site import write_index
from helpers.errors import ParameterError


class Watcher(Protocol):
    """Whoever shows a build's progress."""

    def begin(self, stage: str, total: int) -> None:
        """``stage`` (``clean``, ``report``) starts, with ``total`` things to do."""

    def doing(self, name: str) -> None:
        """``name`` is being worked on."""

    def done(self, outcome: Outcome) -> None:
        """One thing is finished, or was found to need nothing."""


@dataclass(frozen=True)
class Silent:
    """A watcher that shows nothing."""

    def begin(self, stage: str, total: int) -> None:
        """Show nothing."""

    def doing(self, name: str) -> None:
        """Show nothing."""

    def done(self, outcome: Outcome) -> None:
        """Show nothing."""


def build(project: Project, jobs: int = 1, watcher: Watcher | None = None) -> tuple[Outcome, ...]:
    """Bring ``data/processed`` and ``reports`` up to date.

    Parameters
    ----------
    project : Project
    jobs : int
        Reports made at a time.
    watcher : Watcher, optional
        Told of every step.

    Returns
    -------
    tuple of Outcome
        Of every document, every report that is due, and the index, in that order. A failure
        stops nothing but what rests on it.
    """
    watcher = watcher or Silent()
    hashes = Hashes(project)
    cleaned = clean_all(project, hashes, watcher)
    due = due_reports(_known_folders(project))
    made = make_all(project, due, hashes, jobs, watcher)
    not_renewed = [item.name for item in made if item.status == "failed"]
    index = write_index(project, [item.spec for item in due], not_renewed)
    watcher.done(index)
    return (*cleaned, *made, index)


def build_one(
    project: Project,
    choose: Callable[[tuple[Due, ...]], Due],
    out: Path | None = None,
    watcher: Watcher | None = None,
) -> tuple[Outcome, ...]:
    """Clean what is new or changed, then make one report, fresh or not.

    Parameters
    ----------
    project : Project
    choose : callable
        Picks the report among those the cleaned tables allow; raises ParameterError if the one
        wanted is not among them.
    out : Path, optional
        Where it goes, by default its place in ``reports``.
    watcher : Watcher, optional
    """
    watcher = watcher or Silent()
    hashes = Hashes(project)
    cleaned = clean_all(project, hashes, watcher)
    due = choose(due_reports(_known_folders(project)))
    with _workshop() as work:
        job = report_job(project, due, out or _place(project, due), work / "0", hashes)
        watcher.begin("report", 1)
        watcher.doing(due.spec.name)
        outcome = make_report(job)
        watcher.done(outcome)
    return (*(item for item in cleaned if item.status == "failed"), outcome)


def clean_all(project: Project, hashes: Hashes, watcher: Watcher) -> tuple[Outcome, ...]:
    """Clean every raw document that is new or changed; drop tables whose document is gone."""
    before = cleaned_documents(project)
    documents = raw_documents(project, hashes)
    watcher.begin("clean", len(documents))
    outcomes = []
    for document in documents:
        folder = before.get(document.name)
        if folder is not None and is_fresh(folder / CLEANED_RECORD, document.key):
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
    return tuple(outcomes)


def _clean(document: RawDocument, before: Path | None, project: Project) -> Outcome:
    from helpers.cleaning import clean_file

    try:
        folder = clean_file(document.path, project.processed)
        outputs = {path.name: hash_file(path) for path in sorted(folder.glob("*.csv"))}
        facts = {"raw": document.name}
        save_record(folder / CLEANED_RECORD, Record(document.key, document.inputs, outputs, facts))
        if before is not None and before != folder and _still_of(before, document):
            shutil.rmtree(before)
        return Outcome("document", document.name, "made")
    except Exception as error:  # one document must not stop the others
        return failed("document", document.name, error)


def _still_of(folder: Path, document: RawDocument) -> bool:
    """Return whether ``folder`` still holds this document's tables, not a later one's."""
    record = load_record(folder / CLEANED_RECORD)
    return record is not None and record.facts.get("raw") == document.name


def make_all(
    project: Project, due: Iterable[Due], hashes: Hashes, jobs: int, watcher: Watcher
) -> tuple[Outcome, ...]:
    """Make the reports of ``due`` that are missing or stale, ``jobs`` at a time."""
    outcomes: dict[str, Outcome] = {}
    with _workshop() as work:
        planned = [
            report_job(project, item, _place(project, item), work / str(number), hashes)
            for number, item in enumerate(due)
        ]
        watcher.begin("report", len(planned))
        waiting = []
        for job in planned:
            if is_fresh(job.out / f"{job.spec.stem}.json", job.key):
                outcomes[job.spec.name] = Outcome("report", job.spec.name, "fresh")
                watcher.done(outcomes[job.spec.name])
            else:
                waiting.append(job)
        for outcome in _run_all(waiting, jobs, watcher):
            outcomes[outcome.name] = outcome
            watcher.done(outcome)
    return tuple(outcomes[job.spec.name] for job in planned)


def _run_all(waiting: list[ReportJob], jobs: int, watcher: Watcher) -> Iterator[Outcome]:
    if not waiting:
        return
    executor = open_executor(min(jobs, len(waiting)))
    try:
        yield from _finished(executor, waiting, watcher)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    executor.shutdown()


def _finished(executor: Executor, waiting: list[ReportJob], watcher: Watcher) -> Iterator[Outcome]:
    futures = {}
    for job in waiting:
        watcher.doing(job.spec.name)
        futures[executor.submit(make_report, job)] = job
    for future in as_completed(futures):
        job = futures[future]
        try:
            yield future.result()
        except Exception as error:  # a lost worker is this report's failure only
            yield failed("report", job.spec.name, error)


def pick(due: tuple[Due, ...], kind: str, authority: str, period: str, language: str) -> Due:
    """Return the report asked for, in the language asked for.

    Raises
    ------
    ParameterError
        If there is no such authority, or no such period of it; naming what there is.
    """
    of_kind = [item for item in due if item.spec.kind == kind]
    of_authority = [item for item in of_kind if item.spec.authority == authority]
    if not of_authority:
        known = ", ".join(sorted({item.spec.authority for item in of_kind})) or "–"
        raise ParameterError("batch.unknown_authority", found=authority, known=known)
    for item in of_authority:
        if item.spec.period == period:
            return replace(item, spec=replace(item.spec, language=language))
    known = ", ".join(item.spec.period for item in of_authority)
    raise ParameterError("batch.unknown_period", authority=authority, found=period, known=known)


def _known_folders(project: Project) -> list[Path]:
    return sorted(cleaned_documents(project).values())


def _place(project: Project, due: Due) -> Path:
    return project.reports / due.spec.authority / due.spec.period


@contextmanager
def _workshop() -> Iterator[Path]:
    """Give a folder for the private folders of runs, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chiso-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
