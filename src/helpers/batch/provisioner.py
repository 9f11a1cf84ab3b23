"""``chiso``, a kernel provisioner: forks kernels from the batch's server, if there is one.

Without a server (in JupyterLab, under plain papermill, on Windows, with ``--serial``) it starts an
ordinary kernel, which sees the newest code.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from helpers.batch import zygote


class ChisoProvisioner(LocalProvisioner):
    """Starts a kernel from the preloaded server, and looks after it like after any process."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Start the kernel that ``cmd`` would start."""
        server = zygote.current()
        if server is None:
            return await super().launch_kernel(cmd, **options)
        log = options.get("stdout")
        self.cwd = options.get("cwd") or Path.cwd()
        process = server.fork(
            run_kernel,
            cmd[cmd.index("-f") :],
            str(self.cwd),
            dict(options["env"]),
            handle=log.fileno() if log else -1,
        )
        self.process = process  # type: ignore[assignment]
        self.pid = self.pgid = process.pid
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait for the kernel to end; at once, for it is waited for after it was killed."""
        process: object = self.process
        if not isinstance(process, zygote.Forked):
            return await super().wait()
        code = process.wait()
        self.process = None
        return code


def run_kernel(
    server: zygote.Zygote,
    log: int,
    arguments: Sequence[str],
    folder: str,
    environment: Mapping[str, str],
) -> None:
    """Be a kernel, in a process just forked: all that a fresh one would differ in is set here."""
    server.stop()  # a notebook forks nothing from the server
    if log >= 0:
        os.dup2(log, sys.stdout.fileno())
        os.dup2(log, sys.stderr.fileno())
        os.close(log)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None  # chosen anew, from the variables
    os.chdir(folder)
    sys.argv = ["ipykernel_launcher", *arguments]
    _renew_random_state()

    from helpers.batch.kernel_app import KernelApp

    KernelApp.launch_instance(argv=list(arguments))


def _renew_random_state() -> None:
    import numpy as np

    np.random.seed()
