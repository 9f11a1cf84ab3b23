"""What one build holds alone: the project it works on, and a folder for its runs.

A held file is let go by the system however its holder ends, so nothing has to be cleared away
after a crash by hand.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from helpers.atomic import remove_leftovers
from helpers.batch.project import Project
from helpers.errors import ReportError

_PREFIX = "chiso-build-"
_LOCK = "held"


@contextmanager
def project_held(project: Project) -> Iterator[None]:
    """Let no other build work on ``project`` meanwhile.

    Raises
    ------
    ReportError
        If one does; the message names its process.
    """
    path = project.state / "build.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = _hold(path)
    if lock is None:
        raise _held(project, path)
    with lock:
        if path.stat().st_size:  # its last holder was killed
            sweep(project)
        lock.truncate(0)
        since = datetime.now().astimezone().isoformat(" ", "seconds")
        try:
            os.write(lock.fileno(), f"{os.getpid()} @ {socket.gethostname()}, {since}".encode())
        except OSError as error:  # of what is open the system tells no name
            raise OSError(error.errno, error.strerror, str(path)) from error
        yield
        lock.truncate(0)


@contextmanager
def project_at_rest(project: Project) -> Iterator[None]:
    """Let no build work on ``project``, which may be another user's, while it is read.

    Raises
    ------
    ReportError
        If one does; the message names its process.
    """
    path = project.state / "build.lock"
    if os.access(path if path.exists() else project.root, os.W_OK):
        with project_held(project):
            yield
    elif not path.exists():  # nor has anything been built
        yield
    elif (lock := _hold(path, "r")) is None:
        raise _held(project, path)
    else:
        with lock:
            yield


def _held(project: Project, path: Path) -> ReportError:
    holder = path.read_text(encoding="utf-8").strip() or "?"
    return ReportError("batch.held", root=project.root, holder=holder)


def sweep(project: Project) -> None:
    """Remove what processes that were killed left half-written; call it while none writes."""
    for folder in (project.processed, project.reports):
        remove_leftovers(folder)


@contextmanager
def workshop() -> Iterator[Path]:
    """Give a folder for the private folders of runs, gone afterwards.

    What a build that was killed left behind goes too.
    """
    _sweep()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with _hold(folder / _LOCK) or contextlib.nullcontext():
            yield folder


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        # Without the file, its owner is just making it.
        with contextlib.suppress(OSError):
            if (folder / _LOCK).is_file() and (lock := _hold(folder / _LOCK)) is not None:
                lock.close()
                shutil.rmtree(folder, ignore_errors=True)


def _hold(path: Path, mode: str = "a") -> IO[str] | None:
    """Open ``path`` as held by this process; None if another one holds it."""
    stream = path.open(mode, encoding="utf-8")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stream.close()
        return None
    return stream
