"""What the processes of a build take of memory and of the processors, by their part (Linux)."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_MEGABYTE = 1024  # of the kilobytes that the system tells
_TIMES = slice(11, 15)  # own and ended children's, user and system, after the command's name


def memory_of(coordinator: int) -> dict[str, int]:
    """Return megabytes by part: ``coordinator``, ``server``, ``forked``, and ``largest`` of these.

    Of pages that processes share each has its share (PSS), so that the parts add up. ``forked``
    are all workers and kernels together.
    """
    found = {"coordinator": _share(coordinator), "server": 0, "forked": 0, "largest": 0}
    for server in _children(coordinator):
        found["server"] += _share(server)
        sizes = [_share(process) for process in _children(server)]
        found["forked"] += sum(sizes)
        found["largest"] = max([found["largest"], *sizes])
    return found


def cpu_of(process: int) -> float:
    """Return the CPU seconds of a process and of all it started, ended or not."""
    return _seconds(process) + sum(cpu_of(child) for child in _children(process))


def _children(process: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += map(int, (thread / "children").read_text().split())
    return found


def _share(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) // _MEGABYTE
    return 0


def _seconds(process: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[_TIMES])) / os.sysconf("SC_CLK_TCK")
    return 0.0
