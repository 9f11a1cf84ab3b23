"""The second half of a build: cleaned tables → reports, what is missing or stale only."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from helpers.batch.crew import Crew, outcome_of
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome
from helpers.batch.plan import Due, report_job
from helpers.batch.project import Project
from helpers.batch.report import make_report
from helpers.batch.spec import ReportJob
from helpers.batch.staleness import current_product
from helpers.batch.watcher import Watcher


def make_all(
    project: Project, due: Iterable[Due], hashes: Hashes, crew: Crew, watcher: Watcher
) -> tuple[Outcome, ...]:
    """Make the reports of ``due`` that are missing or stale, or lack a form."""
    outcomes: dict[str, Outcome] = {}
    planned = [
        report_job(project, item, place_of(project, item), crew.folder / str(number), hashes)
        for number, item in enumerate(due)
    ]
    watcher.begin("report", len(planned))
    waiting = []
    for job in planned:
        known = current_product(hashes.files, job.out / job.spec.manifest, job.key)
        if known is not None and not known.lacks(job.spec.forms):
            _forget_failure(job)
            outcomes[job.spec.name] = Outcome(job.spec.product, job.spec.name, "fresh")
            watcher.done(outcomes[job.spec.name])
        else:
            waiting.append(replace(job, further=known is not None))
    for outcome in make_each(crew, waiting, watcher):
        outcomes[outcome.name] = outcome
        watcher.done(outcome)
    if waiting:
        hashes.files.look_again()
    return tuple(outcomes[job.spec.name] for job in planned)


def make_each(crew: Crew, jobs: Iterable[ReportJob], watcher: Watcher) -> Iterator[Outcome]:
    """Make the reports of ``jobs`` and yield what became of each, as they end."""
    limited = (replace(job, limits=crew.limits) for job in jobs)
    for job, future in crew.finished(
        make_report, limited, lambda job: watcher.doing(job.spec.name)
    ):
        yield outcome_of(future, job.spec.product, job.spec.name)


def _forget_failure(job: ReportJob) -> None:
    """Remove the notebook of a run that failed meanwhile, for reasons that are no more."""
    with contextlib.suppress(OSError):
        if (kept := job.out / job.spec.kept).exists():
            kept.unlink()


def place_of(project: Project, due: Due) -> Path:
    """Return the folder of a report, or of a set of sheets."""
    return project.reports / due.spec.place
