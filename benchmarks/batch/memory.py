"""What the processes of a build take of memory, by their part in it (Linux)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_MEGABYTE = 1024  # of the kilobytes that the system tells


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
