"""Making reports on a Dask cluster: the same jobs, in the same kind of pool, on other machines.

A Dask worker makes nothing itself. It hands each job to a pool of its own, as a build on one
machine does, so that the code path is the same; it finds the project's files at the same path.
"""

from __future__ import annotations

import socket
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from helpers.batch.crew import Crew
from helpers.batch.fingerprint import hash_file, hash_of
from helpers.batch.inputs import Hashes
from helpers.batch.modules import PACKAGE
from helpers.batch.project import Project
from helpers.batch.spec import ReportJob
from helpers.batch.worker import WorkerLostError
from helpers.batch.workplace import Workplace
from helpers.errors import ReportError

P = ParamSpec("P")
T = TypeVar("T")

_CONNECT_SECONDS = 10
_ABSENCE_SECONDS = 60  # a worker that is starting, or starting again, comes within these
_LEAST_AT_ONCE = 32  # so that workers that come later find jobs too
_WAITING_PER_THREAD = 2  # so that a thread that is done finds the next job at once


@dataclass(frozen=True)
class Order:
    """What a worker must know of a build.

    Attributes
    ----------
    build : str
        Tells one build from the others.
    root, reference : Path
        The project and its reference data.
    version : str
        Hash of code, notebooks and reference data: a worker that has others refuses.
    timeout : int
        Seconds that a notebook may take.
    """

    build: str
    root: Path
    reference: Path
    version: str
    timeout: int


def cluster_crew(place: Workplace, project: Project, folder: Path) -> Crew:
    """Return the workers that the scheduler of ``place`` has.

    Raises
    ------
    ReportError
        If the package is not installed, no scheduler answers, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ReportError("batch.no_cluster_package") from error
    address = place.scheduler
    try:
        client: Any = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).strip() or type(error).__name__
        raise ReportError("batch.no_scheduler", address=address, reason=reason) from error
    version = version_of(project.root, project.reference)
    order = Order(uuid.uuid4().hex, project.root, project.reference, version, place.limits.timeout)
    executor = ClusterExecutor(client, order)
    try:
        while not executor.threads():
            executor.check()
            time.sleep(0.2)
    except ReportError:
        client.close()
        raise
    at_once = max(executor.threads() * _WAITING_PER_THREAD, _LEAST_AT_ONCE)
    return Crew(executor, at_once, folder, place.limits, executor.check)


def version_of(root: Path, reference: Path) -> str:
    """Return the hash of all that must be the same wherever reports are made."""
    folders = {"code": PACKAGE, "notebooks": root / "notebooks", "reference": reference}
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": hash_file(path)
        for name, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    return hash_of({**files, "packages": dict(Hashes(Project(root)).packages)})


class ClusterExecutor(Executor):
    """Runs jobs on the workers of a Dask scheduler, through Dask's own executor.

    A worker is given jobs once it has said that it has the same code. One that has other code
    would refuse each at once, and so be given nearly all.

    Parameters
    ----------
    client : distributed.Client
    order : Order
    """

    def __init__(self, client: Any, order: Order) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._order = order
        self._seen = time.monotonic()
        self._versions: dict[str, object] = {}  # of each worker that was asked
        self._given: dict[Future[Any], set[str]] = {}  # job → the workers that may run it

    def threads(self) -> int:
        """Return how many jobs the workers run at a time."""
        return sum(self._willing().values())

    def _willing(self) -> dict[str, int]:
        """Return the workers that have the same code as this process, with their threads."""
        order = self._order
        there = self._client.scheduler_info(n_workers=-1)["workers"]
        if unknown := [name for name in there if name not in self._versions]:
            told = self._client.run(
                version_of, order.root, order.reference, workers=unknown, on_error="return"
            )
            self._versions.update(told)
        return {
            name: worker["nthreads"]
            for name, worker in there.items()
            if self._versions.get(name) == order.version
        }

    def check(self) -> None:
        """Look whether somebody is there to work.

        Raises
        ------
        ReportError
            If there has been no worker for a while, none with the same code, or the scheduler is
            gone.
        """
        address = self._client.scheduler.address if self._client.scheduler else "?"
        if self._client.status in {"closing", "closed"}:
            raise ReportError("batch.no_scheduler", address=address, reason=self._client.status)
        willing = self._willing() if self._client.status == "running" else {}
        for there, workers in list(self._given.items()):
            if willing and workers.isdisjoint(willing):  # others came instead
                there.cancel()
        if willing:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _ABSENCE_SECONDS:
            own = self._order.version
            if others := [name for name, version in self._versions.items() if version != own]:
                host = ", ".join(sorted(others))
                raise ReportError("batch.other_code", host=host, root=self._order.root)
            raise ReportError("batch.no_workers", address=address)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` on some worker; WorkerLostError if one after the other ends meanwhile."""
        future: Future[T] = Future()
        workers = list(self._willing())
        there = self._executor.submit(
            run_there, self._order, fn, args, kwargs, workers=workers or None
        )
        self._given[there] = set(workers)
        there.add_done_callback(lambda done: self._end(done, future))
        return future

    def _end(self, done: Future[T], future: Future[T]) -> None:
        self._given.pop(done, None)
        _pass_on(done, future)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what is on its way is taken back unless waited for."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _pass_on(done: Future[T], future: Future[T]) -> None:
    if done.cancelled():
        future.set_exception(WorkerLostError())
    elif error := done.exception():
        # KilledWorker: so many workers ended with this job that the scheduler gave it up.
        lost = type(error).__name__ == "KilledWorker"
        future.set_exception(WorkerLostError() if lost else error)
    else:
        future.set_result(done.result())


def run_there(
    order: Order, fn: Callable[..., T], arguments: tuple[Any, ...], options: dict[str, Any]
) -> T:
    """Run a job on this machine, in this worker's pool; called by Dask in one of its threads.

    Raises
    ------
    ReportError
        If this machine does not have the project, or another version of it.
    """
    station = _station(order)
    own = tuple(station.private(argument) for argument in arguments)
    return station.pool.submit(fn, *own, **options).result()


class Station:
    """What a Dask worker keeps between the jobs of one build."""

    def __init__(self, order: Order, jobs: int) -> None:
        from helpers.batch.executors import local_pool
        from helpers.batch.zygote import can_fork, leave

        if version_of(order.root, order.reference) != order.version:
            raise ReportError("batch.other_code", host=socket.gethostname(), root=order.root)
        if can_fork():
            leave()  # a server of an earlier build may have loaded other code
        self.order = order
        self.pool = local_pool(jobs, order.timeout)
        self._folder = tempfile.TemporaryDirectory(prefix="chiso-", ignore_cleanup_errors=True)

    def private(self, argument: object) -> object:
        """Return a job with a private folder on this machine."""
        if not isinstance(argument, ReportJob):
            return argument
        return replace(argument, work=Path(tempfile.mkdtemp(dir=self._folder.name)) / "run")

    def close(self) -> None:
        """End the pool."""
        self.pool.shutdown(wait=False)
        self._folder.cleanup()


_stations: list[Station] = []
_changing = threading.Lock()


def _station(order: Order) -> Station:
    from distributed import get_worker

    with _changing:
        if not _stations or _stations[0].order.build != order.build:
            while _stations:
                _stations.pop().close()
            _stations.append(Station(order, get_worker().state.nthreads))
        return _stations[0]
