"""Processes that end with others, however those others end.

A lifeline is the read end of a pipe whose write end another process holds, and nobody else. When
that process is gone, killed or not, the pipe closes.
"""

from __future__ import annotations

import os
import select
import signal


def die_with(*lifelines: int) -> None:
    """Let the system kill this process and its process group as soon as a lifeline closes.

    Not even code that never gives way to another thread outlives the others then. Linux only.

    Parameters
    ----------
    *lifelines : int
        File descriptors of pipes in which nothing more will be written.
    """
    import fcntl

    for lifeline in lifelines:
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
        flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select.select(lifelines, [], [], 0)[0]:  # closed before the system was told
        os.killpg(os.getpgrp(), signal.SIGKILL)
