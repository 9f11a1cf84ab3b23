"""A process that runs one job after the other for a pool, and the pool's end of it."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from helpers.batch import zygote
from helpers.batch.zygote import Zygote

# Typst keeps what it has set for ten documents more, some 130 MB of each. A process is forked in
# hundredths of a second, so one that has grown is not used again.
_MOST_GROWTH = 64 << 20
Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerLostError(Exception):
    """The process that ran a job ended before it answered."""


class Process(Protocol):
    """What a worker needs to know of its process."""

    def kill(self) -> None:
        """End it."""


class Worker:
    """The pool's end of a worker.

    Parameters
    ----------
    process : Process
    pipe : Connection
        Calls go out, and what became of them comes back.
    wait : callable
        Waits, for some seconds at most, until the process is gone.

    Attributes
    ----------
    is_spent : bool
        Whether another worker shall run the next call, since this one has grown.
    """

    def __init__(self, process: Process, pipe: Connection, wait: Callable[[float], object]) -> None:
        self._process = process
        self._pipe = pipe
        self._wait = wait
        self.is_spent = False

    def run(self, call: Call) -> tuple[bool, Any]:
        """Run ``call`` and return whether it succeeded, and its result or exception.

        Raises
        ------
        WorkerLostError
            If the process ends before it answers.
        """
        try:
            self._pipe.send_bytes(pickle.dumps(call))
            succeeded, result, self.is_spent = self._pipe.recv()
        except (OSError, EOFError) as error:
            raise WorkerLostError from error
        return succeeded, result

    def has_ended(self) -> bool:
        """Tell whether the process, which has nothing to do, is gone."""
        try:
            return self._pipe.poll()  # nothing comes unasked but the end
        except OSError:
            return True

    def close(self) -> None:
        """Let the process end once it has nothing to do."""
        self._pipe.close()
        with contextlib.suppress(Exception):
            self._wait(5)

    def kill(self) -> None:
        """End the process, whatever it does; :meth:`run` says that it is lost."""
        self._process.kill()


def forked_worker(server: Zygote, patience: int) -> Worker:
    """Return a worker forked from ``server``; a job that takes ``patience`` seconds ends it."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = server.fork(_serve_forked, patience, handle=theirs.fileno())
    return Worker(process, Connection(ours.detach()), process.wait)


def spawned_worker() -> Worker:
    """Return a worker started anew, for systems that cannot fork."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_spawned, args=(theirs,))
    process.start()
    theirs.close()
    return Worker(process, ours, process.join)


def _serve_forked(server: Zygote, handle: int, patience: int) -> None:
    zygote.use(server)
    _serve(Connection(handle), patience)


def _serve_spawned(pipe: Connection) -> None:
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the coordinator's alone
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _serve(pipe)


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _serve(pipe: Connection, patience: int = 0) -> None:
    """Run what comes through ``pipe`` until the pool closes it."""
    # What goes wrong is told of in answers, not in the terminal.
    logging.getLogger().addHandler(logging.NullHandler())
    small = _memory()
    while True:
        try:
            message = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        if patience:  # the last resort against what no timeout of its own ends
            signal.setitimer(signal.ITIMER_REAL, patience)
        try:
            function, arguments, options = pickle.loads(message)
            answer = True, function(*arguments, **options)
        except Exception as error:  # goes to whoever waits for the job
            answer = False, error
        if patience:
            signal.setitimer(signal.ITIMER_REAL, 0)
        pipe.send((*answer, _memory() - small > _MOST_GROWTH))


def _memory() -> int:
    """Return bytes in memory; 0 where the system does not tell (then no worker is replaced)."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
