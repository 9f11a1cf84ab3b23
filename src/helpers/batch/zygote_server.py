"""The server side of :mod:`helpers.batch.zygote`: preload, then fork at each request."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import selectors
import signal
import socket
import sys
import traceback

from helpers.batch.lifeline import die_with
from helpers.batch.preload import Load, prepare
from helpers.batch.zygote import Zygote, read_all, read_number, write_number

_MOST_HANDLES = 4  # call, status, requests, and one of the client's own


def serve(requests: int, load: Load) -> None:
    """Load what processes will share, then fork one at each request, until no client is left."""
    prepare(load)
    gc.freeze()  # so that no collection in a child copies the pages that all share
    Server(socket.socket(fileno=requests)).run()


class Server:
    """Forks processes, and tells whoever asked for one of its end."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        # process → where to tell of its end, and the server's end of its lifeline
        self._children: dict[int, tuple[int, int]] = {}

    def run(self) -> None:
        """Serve until no client is left, then wait for the children, which end by themselves."""
        woken, wakes = socket.socketpair()
        for end in (woken, wakes):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._requests, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if woken in ready:
                    woken.recv(4096)
                    self._tell_of_ends()
                if self._requests in ready and not self._serve_one(selector, woken, wakes):
                    break
        for _, lifeline in self._children.values():
            os.close(lifeline)
        while self._children:
            self._tell_of_ends(os.waitpid(-1, 0))

    def _serve_one(self, selector: selectors.BaseSelector, *own: socket.socket) -> bool:
        message, handles, _, _ = socket.recv_fds(self._requests, 1, _MOST_HANDLES)
        if not message:
            return False
        call, status, requests, *rest = handles
        lifeline, kept = os.pipe()
        process = os.fork()
        if process == 0:
            code = 1
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                selector.close()
                for end in (*own, self._requests):
                    end.close()
                for pair in self._children.values():
                    for handle in pair:
                        os.close(handle)
                os.close(status)
                os.close(kept)
                _run(call, lifeline, requests, rest[0] if rest else -1)
                code = 0
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else 1
            except BaseException:
                traceback.print_exc()
            finally:
                for stream in (sys.stdout, sys.stderr):
                    stream.flush()
                os._exit(code)
        for handle in (call, requests, lifeline, *rest):
            os.close(handle)
        self._children[process] = (status, kept)
        write_number(status, process)
        return True

    def _tell_of_ends(self, first: tuple[int, int] | None = None) -> None:
        ended = first or _next_end()
        while ended is not None and ended[0]:
            status, lifeline = self._children.pop(ended[0])
            with contextlib.suppress(ProcessLookupError):
                os.killpg(ended[0], signal.SIGKILL)  # what it started itself
            write_number(status, os.waitstatus_to_exitcode(ended[1]))
            os.close(status)
            if first is None:
                os.close(lifeline)
            ended = _next_end()


def _next_end() -> tuple[int, int] | None:
    try:
        return os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None


def _run(call: int, lifeline: int, requests: int, handle: int) -> None:
    os.setsid()
    size = read_number(call)
    target, arguments = pickle.loads(read_all(call, size))
    die_with(call, lifeline)
    target(Zygote(socket.socket(fileno=requests)), handle, *arguments)
