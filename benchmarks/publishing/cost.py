"""What a piece of work costs: by the clock, and of all processors together."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of all processors, of this process and its children that ended."""

    wall: float
    cpu: float


def measured(work: Callable[[], object]) -> Cost:
    """Do the work once and return what it cost."""
    start, before = time.perf_counter(), _processor_seconds()
    work()
    return Cost(time.perf_counter() - start, _processor_seconds() - before)


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
