"""Where jobs run: here, in a pool of processes, on a cluster; one interface for all."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from helpers.batch import zygote
from helpers.batch.crew import Crew
from helpers.batch.forms import FORMS, OF_DATA
from helpers.batch.holding import workshop
from helpers.batch.preload import Load
from helpers.batch.project import Project
from helpers.batch.worker import Call, Worker, WorkerLostError, forked_worker, spawned_worker
from helpers.batch.workplace import Workplace

FORMS_SECONDS = 300  # that all forms of one report take at most
P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(Executor):
    """Runs each job at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` now and return its finished future; an interrupt is not caught."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # the future carries it to whoever waits
            future.set_exception(error)
        return future


class WorkerPool(Executor):
    """Runs jobs in processes of their own, so that a lost one takes no other job with it.

    Parameters
    ----------
    jobs : int
        How many at a time.
    start : callable
        Starts a worker.
    """

    def __init__(self, jobs: int, start: Callable[[], Worker]) -> None:
        self._start = start
        self._waiting: queue.SimpleQueue[tuple[Future[object], Call] | None] = queue.SimpleQueue()
        self._workers: dict[int, Worker] = {}
        self._stopped = False
        self._threads = [
            threading.Thread(target=self._work, args=(number,), daemon=True)
            for number in range(jobs)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` as soon as a worker is free; WorkerLostError if that worker ends meanwhile."""
        future: Future[T] = Future()
        self._waiting.put((future, (fn, args, kwargs)))  # type: ignore[arg-type]
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: after all jobs if ``wait``, else at once; no future stays undone."""
        if cancel_futures or not wait:
            self._stopped = True
        for _ in self._threads:
            self._waiting.put(None)
        if not wait:
            for worker in list(self._workers.values()):
                worker.kill()  # its thread hears of it and lets it go
        for thread in self._threads:
            thread.join()

    def _work(self, number: int) -> None:
        while (item := self._waiting.get()) is not None:
            future, call = item
            if self._stopped:
                future.cancel()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                succeeded, result = self._worker(number).run(call)
            except WorkerLostError as error:
                self._dismiss(number)
                future.set_exception(error)
            except Exception as error:  # the worker could not be started, or the call not be sent
                future.set_exception(error)
            else:
                if succeeded:
                    future.set_result(result)
                else:
                    future.set_exception(result)
                if self._workers[number].is_spent:
                    self._dismiss(number)
        self._dismiss(number)

    def _worker(self, number: int) -> Worker:
        if number in self._workers and self._workers[number].has_ended():
            self._dismiss(number)
        if number not in self._workers:
            self._workers[number] = self._start()
        if self._stopped:
            raise WorkerLostError
        return self._workers[number]

    def _dismiss(self, number: int) -> None:
        if worker := self._workers.pop(number, None):
            worker.close()


def default_jobs() -> int:
    """Return how many jobs run at a time unless told: one for each core this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def open_crew(place: Workplace, project: Project, forms: Collection[str] = FORMS) -> Iterator[Crew]:
    """Give what works at ``place``; when the body raises, all work stops at once.

    Nothing is started before there is a job.

    Parameters
    ----------
    place : Workplace
    project : Project
    forms : collection of str
        What most reports will be made in; what makes others is loaded when it is needed.

    Raises
    ------
    ReportError
        If there is no such scheduler.
    """
    with workshop() as folder:
        crew = _crew(place, project, folder, forms)
        with at_work(crew.executor):
            yield crew


@contextmanager
def at_work(executor: Executor) -> Iterator[None]:
    """Let an executor end what it was given; when the body raises, all work stops at once."""
    try:
        yield
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    else:
        executor.shutdown()
    finally:
        zygote.leave()


def _crew(place: Workplace, project: Project, folder: Path, forms: Collection[str]) -> Crew:
    if place.serial:
        return Crew(SerialExecutor(), 1, folder, place.limits)
    if place.scheduler:
        from helpers.batch.cluster import cluster_crew

        return cluster_crew(place, project, folder)
    jobs = place.jobs or default_jobs()
    load: Load = "pages of reports" if OF_DATA.isdisjoint(forms) else "reports"
    return Crew(local_pool(jobs, place.limits.timeout, load), jobs, folder, place.limits)


def local_pool(jobs: int, timeout: int = 0, load: Load = "reports") -> WorkerPool:
    """Return a pool of workers on this machine.

    Parameters
    ----------
    jobs : int
        How many at a time.
    timeout : int
        Seconds that the notebook of a job may run; its forms have some more.
    load : {"pages", "forms", "report", "pages of reports", "reports"}
        What will be made; workers that are forked have loaded what it takes.
    """
    if zygote.can_fork():
        patience = timeout + FORMS_SECONDS
        return WorkerPool(jobs, lambda: forked_worker(zygote.running(load), patience))
    return WorkerPool(jobs, spawned_worker)
