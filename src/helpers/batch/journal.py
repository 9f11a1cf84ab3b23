"""The log of a run, and its events for programs: one line of JSON each."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from helpers.batch.outcome import Outcome
from helpers.batch.project import Project
from helpers.batch.watcher import Watcher
from helpers.errors import ChisoError

_MOST_LOGS = 100


@dataclass
class Events:
    """A watcher that writes every step as one line of JSON.

    Each line has ``event`` (``begin``, ``doing``, ``done``, and last ``end`` or ``stopped``) and
    ``seconds`` since the start; ``begin`` has ``stage`` and ``total``, ``doing`` and ``done`` have
    ``name``; ``done`` also ``kind``, ``status``, and of a failure ``error`` (its key), ``message``
    and ``kept``; ``stopped`` has ``error`` and ``message``.

    Parameters
    ----------
    write : callable
        Takes a line.
    language : str
        Of the messages.
    """

    write: Callable[[str], object]
    language: str = "vi"
    _counts: Counter[str] = field(default_factory=Counter)
    _started: float = field(default_factory=time.monotonic)

    def begin(self, stage: str, total: int) -> None:
        """Tell that a stage starts."""
        self.tell("begin", stage=stage, total=total)

    def doing(self, name: str) -> None:
        """Tell what is being worked on."""
        self.tell("doing", name=name)

    def done(self, outcome: Outcome) -> None:
        """Tell what became of one thing."""
        self._counts[outcome.status] += 1
        failure = {}
        if outcome.error is not None:
            failure = {"error": outcome.error.key, "message": outcome.error.text(self.language)}
        if outcome.kept is not None:
            failure["kept"] = str(outcome.kept)
        self.tell("done", kind=outcome.kind, name=outcome.name, status=outcome.status, **failure)

    def end(self) -> None:
        """Tell how many were made, found fresh, removed, and failed."""
        self.tell("end", ok=not self._counts["failed"], **dict(sorted(self._counts.items())))

    def stopped(self, error: BaseException) -> None:
        """Tell what ended the run before its end."""
        if isinstance(error, ChisoError):
            self.tell("stopped", error=error.key, message=error.text(self.language))
        else:
            self.tell("stopped", error=type(error).__name__, message=str(error))

    def tell(self, event: str, **facts: object) -> None:
        """Write one line."""
        line = {"event": event, "seconds": round(time.monotonic() - self._started, 3), **facts}
        self.write(json.dumps(line, ensure_ascii=False))


@dataclass(frozen=True)
class Watchers:
    """Several watchers as one."""

    all: tuple[Watcher, ...]

    def begin(self, stage: str, total: int) -> None:
        """Tell all."""
        for watcher in self.all:
            watcher.begin(stage, total)

    def doing(self, name: str) -> None:
        """Tell all."""
        for watcher in self.all:
            watcher.doing(name)

    def done(self, outcome: Outcome) -> None:
        """Tell all."""
        for watcher in self.all:
            watcher.done(outcome)


@contextmanager
def logged(
    project: Project, command: str, watchers: Iterable[Watcher], language: str = "vi"
) -> Iterator[Watchers]:
    """Keep a log of a run in ``.chiso/logs``, one file a run, beside what ``watchers`` do with it.

    The newest hundred are kept. A place that cannot be written to costs the log, not the run.
    """
    stream = _opened(project.state / "logs", command)
    if stream is None:
        yield Watchers(tuple(watchers))
        return
    with stream:
        events = Events(lambda line: _written(stream, line), language)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        events.tell("start", command=command, process=os.getpid(), time=now)
        try:
            yield Watchers((*watchers, events))
        except BaseException as error:
            events.stopped(error)
            raise
        events.end()


def _opened(folder: Path, command: str) -> BinaryIO | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.jsonl"))[: -_MOST_LOGS + 1]:
            old.unlink(missing_ok=True)
        name = f"{datetime.now():%Y%m%d-%H%M%S}-{command}-{os.getpid()}.jsonl"
        # Unbuffered: a line that finds no room must not be tried again when the file is closed.
        return (folder / name).open("wb", buffering=0)
    except OSError:
        return None


def _written(stream: BinaryIO, line: str) -> None:
    with contextlib.suppress(OSError):
        stream.write(f"{line}\n".encode())
