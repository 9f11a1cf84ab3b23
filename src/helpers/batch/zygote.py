"""One preloaded server process, from which workers and kernels are forked in milliseconds.

Starting Python and importing what a report needs takes several times as long as making the
report. The server does it once. It has one thread and no state but what was preloaded, and every
process starts from that same state, so nothing that one run does reaches the next.

The standard library's fork server would start another server for each worker that asks for a
kernel, is silent about a preload that fails, and runs the caller's script again in each child.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from select import select
from typing import Any

from helpers.batch.preload import Load
from helpers.errors import ReportError

NO_SERVER = "batch.no_server"
"""Key of the error that there is nobody to fork from."""
_ENDING_SECONDS = 5.0
_NUMBER = struct.Struct("q")
_SERVE = "from helpers.batch.zygote_server import serve; serve(%d, %r)"


class Zygote:
    """A client of the server: in the process that started it, or in one that it forked.

    Parameters
    ----------
    requests : socket.socket
        Where the server hears from its clients; it ends when no client is left.
    server : subprocess.Popen, optional
        The server, in the process that started it.
    """

    def __init__(self, requests: socket.socket, server: subprocess.Popen[bytes] | None = None):
        self._requests = requests
        self._server = server

    @classmethod
    def start(cls, load: Load = "reports") -> Zygote:
        """Start the server and return at once; requests wait until it has loaded all it shall.

        Parameters
        ----------
        load : {"pages", "forms", "report", "pages of reports", "reports"}
            What will be made; for many reports it also loads what takes as long as making one.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            server = subprocess.Popen(
                [sys.executable, "-P", "-c", _SERVE % (theirs.fileno(), load)],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is the coordinator's alone
            )
        return cls(ours, server)

    @property
    def alive(self) -> bool:
        """Whether the server still runs, as far as the process that started it can tell."""
        return self._server is None or self._server.poll() is None

    def fork(self, target: Callable[..., None], *arguments: Any, handle: int = -1) -> Forked:
        """Run ``target(*arguments)`` in a process forked from the server.

        Parameters
        ----------
        target : callable
            Importable by name. Called with the process's own :class:`Zygote`, the duplicate of
            ``handle`` (or -1), and ``arguments``.
        *arguments : object
            Plain values.
        handle : int
            A file descriptor that the process shall have too.

        Raises
        ------
        ReportError
            If the server is gone.
        """
        call_read, call_write = os.pipe()
        status_read, status_write = os.pipe()
        handles = [call_read, status_write, self._requests.fileno()]
        try:
            try:
                socket.send_fds(
                    self._requests, [b"f"], [*handles, handle] if handle >= 0 else handles
                )
            finally:
                os.close(call_read)
                os.close(status_write)
            call = pickle.dumps((target, arguments))
            write_all(call_write, _NUMBER.pack(len(call)) + call)
            process = read_number(status_read)
        except (OSError, EOFError) as error:
            os.close(call_write)
            os.close(status_read)
            self._see_it_end()
            raise ReportError(NO_SERVER) from error
        return Forked(process, call_write, status_read)

    def _see_it_end(self) -> None:
        """Wait until a server that answers no more has ended, so that it is known to be gone."""
        if self._server is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._server.wait(_ENDING_SECONDS)

    def stop(self, timeout: float = 10.0) -> None:
        """Leave the server; whoever started it waits until it and all it forked are gone."""
        self._requests.close()
        if self._server is not None:
            try:
                self._server.wait(timeout)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()


class Forked:
    """A process that the server forked for this one, with the interface of ``Popen``.

    It is killed as soon as this process, or the server, is gone.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, lifeline: int, status: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._lifeline = lifeline
        self._status = status
        self._lock = threading.Lock()

    def poll(self) -> int | None:
        """Return the exit code (minus the signal's number), None while the process runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the process to end and return its exit code.

        Raises
        ------
        subprocess.TimeoutExpired
            If it has not within ``timeout`` seconds.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def _ended(self, timeout: float | None) -> int | None:
        with self._lock:
            if self.returncode is None and select([self._status], [], [], timeout)[0]:
                try:
                    self.returncode = read_number(self._status)
                except (OSError, EOFError):  # the server is gone, and with it the process
                    self.returncode = -signal.SIGKILL
                os.close(self._status)
                os.close(self._lifeline)
            return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)


_own: list[Zygote] = []
_starting = threading.Lock()


def can_fork() -> bool:
    """Return whether processes are forked here: on Linux, where that is safe and can be undone."""
    return sys.platform == "linux"


def running(load: Load = "reports") -> Zygote:
    """Return this process's server; if none runs, one is started for what is to be made."""
    with _starting:
        if _own and not _own[0].alive:
            _own.pop().stop()
        if not _own:
            _own.append(Zygote.start(load))
        return _own[0]


def current() -> Zygote | None:
    """Return this process's server, None if it has none: then kernels are ordinary ones."""
    return _own[0] if _own else None


def use(server: Zygote) -> None:
    """Take ``server`` as this process's own."""
    _own[:] = [server]


def leave() -> None:
    """Have no server any more; if this process started it, it is gone when this returns."""
    with _starting:
        while _own:
            _own.pop().stop()


def read_number(handle: int) -> int:
    """Read one number that :func:`write_number` wrote.

    Raises
    ------
    EOFError
        If the other end was closed before.
    """
    return int(_NUMBER.unpack(read_all(handle, _NUMBER.size))[0])


def write_number(handle: int, number: int) -> None:
    """Write one number into a pipe; nobody reading it is no error."""
    with contextlib.suppress(BrokenPipeError):
        write_all(handle, _NUMBER.pack(number))


def read_all(handle: int, size: int) -> bytes:
    """Read exactly ``size`` bytes.

    Raises
    ------
    EOFError
        If there are fewer.
    """
    data = b""
    while len(data) < size:
        if not (part := os.read(handle, size - len(data))):
            raise EOFError
        data += part
    return data


def write_all(handle: int, data: bytes) -> None:
    """Write all of ``data``."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
