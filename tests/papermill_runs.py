"""A notebook of the project as plain papermill runs it, for the tests."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import papermill
from traitlets.config import Config


def run_by_papermill(notebook: Path, folder: Path, **parameters: Any) -> Path:
    """Run ``notebook`` as a user would; return what came out, in ``folder``."""
    out = folder / notebook.name
    with tempfile.TemporaryDirectory() as sockets:
        papermill.execute_notebook(
            str(notebook), str(out), parameters=parameters, progress_bar=False,
            cwd=str(notebook.parent), config=_away_from_ports(Path(sockets)),
        )  # fmt: skip
    return out


def _away_from_ports(sockets: Path) -> Config:
    """Return settings of a kernel that is reached by files.

    Jupyter picks free ports before the kernel binds them: whatever else these tests start may take
    one in between, and the kernel dies of it.
    """
    config = Config()
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
        config.KernelManager.connection_file = str(sockets / "kernel.json")
        config.KernelManager.ip = str(sockets / "k")
    return config
