"""The workers of a pool: one that has grown is replaced, one that has not goes on."""

from __future__ import annotations

import os
from pathlib import Path

from helpers.batch.executors import WorkerPool
from helpers.batch.worker import spawned_worker

_KEPT: list[bytes] = []


def keep(megabytes: int) -> int:
    """Keep so many megabytes in the process and tell which one it is."""
    _KEPT.append(os.urandom(1024) * 1024 * megabytes)
    return os.getpid()


def test_a_worker_that_has_grown_runs_no_further_job() -> None:
    with WorkerPool(1, spawned_worker) as pool:
        first, second, third = (pool.submit(keep, size).result(60) for size in (1, 200, 1))
    told = Path("/proc/self/statm").exists()  # elsewhere a process cannot tell, and goes on
    assert first == second
    assert (third != second) == told
