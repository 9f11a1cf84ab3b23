"""The second half of a build: cleaned tables → reports, what is missing or stale only."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from helpers.batch.executors import open_executor
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome, failed
from helpers.batch.plan import Due, report_job
from helpers.batch.project import Project
from helpers.batch.report import ReportJob, make_report
from helpers.batch.staleness import is_current
from helpers.batch.watcher import Watcher
from helpers.errors import ReportError


def make_all(
    project: Project, due: Iterable[Due], hashes: Hashes, jobs: int, watcher: Watcher
) -> tuple[Outcome, ...]:
    """Make the reports of ``due`` that are missing or stale, ``jobs`` at a time."""
    outcomes: dict[str, Outcome] = {}
    with workshop() as work:
        planned = [
            report_job(project, item, place_of(project, item), work / str(number), hashes)
            for number, item in enumerate(due)
        ]
        watcher.begin("report", len(planned))
        waiting = []
        for job in planned:
            if is_current(hashes.files, job.out / job.spec.manifest, job.key):
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
    running: dict[Future[Outcome], ReportJob] = {}
    for job in waiting:
        watcher.doing(job.spec.name)
        future = _submitted(executor, job)
        if future.done():  # in series: tell of it before the next one starts
            yield _outcome(future, job)
        else:
            running[future] = job
    for future in as_completed(running):
        yield _outcome(future, running[future])


def _submitted(executor: Executor, job: ReportJob) -> Future[Outcome]:
    try:
        return executor.submit(make_report, job)
    except BrokenProcessPool as error:
        broken: Future[Outcome] = Future()
        broken.set_exception(error)
        return broken


def _outcome(future: Future[Outcome], job: ReportJob) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        lost = ReportError("batch.worker_lost", name=job.spec.name)
        return Outcome("report", job.spec.name, "failed", lost)
    except Exception as error:
        return failed("report", job.spec.name, error)


def place_of(project: Project, due: Due) -> Path:
    """Return the folder of a report: ``reports/<authority>/<period>``."""
    return project.reports / due.spec.authority / due.spec.period


@contextmanager
def workshop() -> Iterator[Path]:
    """Give a folder for the private folders of runs, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chiso-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
