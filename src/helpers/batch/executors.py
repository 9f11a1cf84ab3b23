"""Where jobs run: one after the other here, or in a pool of processes; one interface for both."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from tempfile import gettempdir
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST_JOBS_BY_DEFAULT = 2
LONGEST_SOCKET_FOLDER = 60  # bytes, leaving room for the names that are added


class SerialExecutor(Executor):
    """Runs each job at once, in this process: for one job at a time and for debugging."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` now and return its finished future; an interrupt is not caught."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # the future carries it to whoever waits
            future.set_exception(error)
        return future


def default_jobs() -> int:
    """Return how many jobs run at a time unless told: one a core, two at most."""
    return min(os.cpu_count() or 1, MOST_JOBS_BY_DEFAULT)


def open_executor(jobs: int) -> Executor:
    """Return an executor for ``jobs`` at a time."""
    if jobs <= 1:
        return SerialExecutor()
    # A fork server listens on a socket in the folder for temporary files; where its path is too
    # long for a socket, as on Windows, each worker is started anew.
    method = "spawn" if os.name == "nt" or has_long_path(Path(gettempdir())) else "forkserver"
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context(method), initializer=_start_worker
    )


def has_long_path(folder: Path) -> bool:
    """Return whether ``folder`` is too deep for a socket (some 100 bytes) in a folder inside it."""
    return len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER


def _start_worker() -> None:
    """Leave Ctrl-C to the coordinator, and end with it even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
