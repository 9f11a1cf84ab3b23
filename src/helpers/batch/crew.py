"""Many jobs through one executor: a few on their way at a time, a lost one tried again alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from helpers.batch.outcome import Kind, Outcome, failed
from helpers.batch.worker import WorkerLostError
from helpers.batch.workplace import Limits
from helpers.batch.zygote import NO_SERVER
from helpers.errors import ReportError

Job = TypeVar("Job")
Result = TypeVar("Result")

_CHECK_SECONDS = 10
_TRIES = 3


@dataclass(frozen=True)
class Crew:
    """Who makes what a build needs.

    Attributes
    ----------
    executor : Executor
    at_once : int
        How many jobs are given out at a time.
    folder : Path
        For the private folders of the jobs; gone after the build.
    limits : Limits
        What each notebook may take.
    check : callable
        Called now and then while nothing ends: raises if nobody is there to work.
    """

    executor: Executor
    at_once: int
    folder: Path
    limits: Limits = field(default_factory=Limits)
    check: Callable[[], object] = lambda: None

    def finished(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        begin: Callable[[Job], None],
    ) -> Iterator[tuple[Job, Future[Result]]]:
        """Run ``function`` on each job and yield it with its finished future, as they end.

        Jobs whose worker was lost run again after all others, one at a time: if memory was short,
        each now has all of it. Those lost once more run a last time, in reverse, so that one which
        ends the workers of others cannot strike the same ones again.

        Parameters
        ----------
        function : callable
        jobs : iterable
        begin : callable
            Told of each job as it is given out.
        """
        at_once = self.at_once
        for _ in range(_TRIES - 1):
            lost = []
            for job, future in self._pass(function, jobs, begin, at_once):
                if is_lost(future):
                    lost.append(job)
                else:
                    yield job, future
            jobs, at_once = reversed(lost), 1
        yield from self._pass(function, jobs, begin, at_once)

    def _pass(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        begin: Callable[[Job], None],
        at_once: int,
    ) -> Iterator[tuple[Job, Future[Result]]]:
        waiting = iter(jobs)
        running: dict[Future[Result], Job] = {}
        while True:
            for job in waiting:
                begin(job)
                running[self._submitted(function, job)] = job
                if len(running) >= at_once:
                    break
            if not running:
                return
            done = wait(running, _CHECK_SECONDS, return_when=FIRST_COMPLETED).done
            if not done:
                self.check()
            for future in done:
                yield running.pop(future), future

    def _submitted(self, function: Callable[[Job], Result], job: Job) -> Future[Result]:
        try:
            return self.executor.submit(function, job)
        except Exception as error:  # the job fails, not the build
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken


def is_lost(future: Future[Result]) -> bool:
    """Return whether a finished job ended because its worker did, or got none."""
    error = future.exception()
    without = isinstance(error, ReportError) and error.key == NO_SERVER
    return without or isinstance(error, WorkerLostError)


def outcome_of(future: Future[Outcome], kind: Kind, name: str) -> Outcome:
    """Return the outcome that a job gave, or that of its failure to give one."""
    error = failure_of(future, name)
    return failed(kind, name, error) if error else future.result()


def failure_of(future: Future[Result], name: str) -> Exception | None:
    """Return why a finished job made no ``name``, None if it did."""
    error = future.exception()
    if isinstance(error, WorkerLostError):
        return ReportError("batch.worker_lost", name=name)
    if error is None or isinstance(error, Exception):
        return error
    raise error
