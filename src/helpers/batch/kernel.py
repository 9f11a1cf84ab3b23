"""The Python process that a notebook runs in: its own socket names, its own log."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from traitlets import Unicode
from traitlets.config import Config


class LoggedKernelManager(AsyncKernelManager):
    """Starts kernels whose own words go to a file instead of the user's terminal."""

    log_file = Unicode(help="Where the kernel's standard output and error go.").tag(config=True)

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        """Start the kernel with its output in :attr:`log_file`."""
        with Path(self.log_file).open("ab") as log:
            await super().start_kernel(stdout=log, stderr=log, **options)


def kernel_settings(sockets: Path, log: Path) -> dict[str, Any]:
    """Return the settings with which nbclient starts a kernel of a run's own.

    Parameters
    ----------
    sockets : Path
        A short-named folder of the run's own: by default all kernels that talk over IPC share one
        name in the working folder, and parallel runs hang.
    log : Path
        File for what the kernel writes outside of cells.
    """
    config = Config()
    config.LoggedKernelManager.log_file = str(log)
    if os.name == "posix":
        config.LoggedKernelManager.transport = "ipc"
        config.LoggedKernelManager.ip = str(sockets / "k")
    return {"config": config, "kernel_manager_class": LoggedKernelManager}
