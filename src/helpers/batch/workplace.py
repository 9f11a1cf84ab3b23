"""Where the reports of a build are made, and what each may take."""

from __future__ import annotations

from dataclasses import dataclass, field

TIMEOUT_SECONDS = 600
MEMORY_BYTES = 2 << 30


@dataclass(frozen=True)
class Limits:
    """What one notebook may take.

    Attributes
    ----------
    timeout : int
        Seconds for all its cells together.
    memory : int
        Bytes of memory, where the system can limit it; 0 for any amount.
    """

    timeout: int = TIMEOUT_SECONDS
    memory: int = MEMORY_BYTES


@dataclass(frozen=True)
class Workplace:
    """Where the reports of a build are made.

    Attributes
    ----------
    jobs : int
        Reports made at a time on this machine; 0 for one a core.
    serial : bool
        Make them in this process, one after the other, each kernel an ordinary one: for debugging.
    scheduler : str
        Address of a Dask scheduler, e.g. ``tcp://10.0.0.5:8786``; empty for this machine.
    limits : Limits
    """

    jobs: int = 0
    serial: bool = False
    scheduler: str = ""
    limits: Limits = field(default_factory=Limits)
