"""What a piece of work costs: by the clock, and of all processors together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_SET_CHILD_SUBREAPER = 36  # of linux/prctl.h
_PATIENCE, _PAUSE = 10.0, 0.02  # seconds


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of all processors, of this process and its children that ended."""

    wall: float
    cpu: float


def measured(work: Callable[[], object]) -> Cost:
    """Do the work once and return what it cost."""
    _adopt_orphans()
    start, before = time.perf_counter(), _processor_seconds()
    work()
    wall = time.perf_counter() - start
    _wait_for_orphans()
    return Cost(wall, _processor_seconds() - before)


def _adopt_orphans() -> None:
    """Become the parent of processes whose own ends first: a browser leaves its helpers so.

    The seconds of a process count only with whoever waits for it. Linux alone has this.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_for_orphans() -> None:
    """Wait for what is left of the work, but not for ever."""
    end = time.monotonic() + _PATIENCE
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(_PAUSE)


def medians(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Cost]:
    """Do every work once a round, one after the other, and return the medians.

    Interleaved, so that a busy minute of the machine falls on all works alike.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            costs[name].append(measured(work))
    return {
        name: Cost(
            statistics.median(cost.wall for cost in found),
            statistics.median(cost.cpu for cost in found),
        )
        for name, found in costs.items()
    }


def _processor_seconds() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))
