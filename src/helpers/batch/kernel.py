"""The Python process that a notebook runs in: its own sockets, log, variables and memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from traitlets import Dict, Int, Type, Unicode
from traitlets.config import Config

from helpers.batch.workplace import TIMEOUT_SECONDS

_RECONNECT_MILLISECONDS = 10  # a kernel binds its sockets some time after its client connects


class KernelClient(AsyncKernelClient):
    """Talks to a kernel as soon as it listens, where the ordinary client waits fixed times."""

    def start_channels(self, *arguments: Any, **options: Any) -> None:
        """Open the channels.

        By default a socket throws away what comes while a thousand messages wait: outputs of a
        busy notebook would be lost without a word, or the run never end.
        """
        import zmq

        self.context.setsockopt(zmq.RECONNECT_IVL, _RECONNECT_MILLISECONDS)
        self.context.setsockopt(zmq.RCVHWM, 0)
        super().start_channels(*arguments, **options)

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and what it publishes arrives.

        Raises
        ------
        RuntimeError
            If the kernel dies, or does not answer in time.
        """
        deadline = time.monotonic() + (timeout or float("inf"))
        while True:
            request = self.kernel_info()
            try:
                reply = await self.shell_channel.get_msg(timeout=1)
                # Its "idle" is the last that the kernel publishes on this request.
                while not _is_idle(await self.iopub_channel.get_msg(timeout=0.2), request):
                    pass
            except Empty:
                if not await self._async_is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info") from None
                if time.monotonic() > deadline:
                    raise RuntimeError("Kernel did not respond in time") from None
            else:
                self._handle_kernel_info_reply(reply)
                return

    wait_for_ready = _async_wait_for_ready


def _is_idle(message: Mapping[str, Any], request: str) -> bool:
    return bool(
        message["parent_header"].get("msg_id") == request
        and message["content"].get("execution_state") == "idle"
    )


class KernelManager(AsyncKernelManager):
    """Starts a kernel with variables of its own, whose words go to a file, its memory limited."""

    client_class = Unicode(f"{__name__}.KernelClient")
    client_factory = Type(klass=KernelClient)
    log_file = Unicode(help="Where the kernel's standard output and error go.").tag(config=True)
    variables = Dict(help="Environment variables it sees beside ours.").tag(config=True)
    memory = Int(help="Bytes of memory it may take, 0 for any amount.").tag(config=True)

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        """Start the kernel."""
        environment = {**options.pop("env", os.environ), **self.variables}
        with Path(self.log_file).open("ab") as log:
            await super().start_kernel(stdout=log, stderr=log, env=environment, **options)
        if self.memory:
            process: Any = self.provisioner
            limit_memory(process.pid, self.memory)

    async def shutdown_kernel(  # type: ignore[override]
        self, now: bool = False, restart: bool = False
    ) -> None:
        """End the kernel; if ``now``, return as soon as it is gone.

        By default a tenth of a second passes until that is seen: a twelfth of a report's time.
        """
        if now and not restart and self.provisioner is not None:
            await self.provisioner.kill()
            await self.provisioner.wait()
        else:
            await super().shutdown_kernel(now=now, restart=restart)


def limit_memory(process: int, most: int) -> None:
    """Let ``process`` have ``most`` bytes of memory for data, where the system can (Linux).

    What it asks for beyond fails as a MemoryError in the cell that asks.
    """
    if sys.platform == "linux":
        import resource

        resource.prlimit(process, resource.RLIMIT_DATA, (most, most))


@dataclass(frozen=True)
class Place:
    """What belongs to one run alone.

    Attributes
    ----------
    sockets : Path
        A short-named folder for sockets: by default all kernels that talk over IPC share one name
        in the working folder, and parallel runs hang.
    log : Path
        File for what the kernel writes outside of cells.
    variables : Mapping[str, str]
        Environment variables beside this process's own.
    memory : int
        Bytes of memory the kernel may take, 0 for any amount.
    timeout : int
        Seconds that the run may take.
    """

    sockets: Path
    log: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    memory: int = 0
    timeout: int = TIMEOUT_SECONDS


def kernel_settings(place: Place) -> dict[str, Any]:
    """Return the settings with which nbclient starts a kernel of a run's own."""
    config = Config()
    config.KernelManager.log_file = str(place.log)
    config.KernelManager.variables = dict(place.variables)
    config.KernelManager.memory = place.memory
    config.KernelManager.connection_file = str(place.sockets / "kernel.json")
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(place.sockets / "k")
    return {
        "config": config,
        "kernel_manager_class": KernelManager,
        # However long a busy machine takes to receive the outputs of a cell: the run's own limit
        # ends the wait, not four seconds.
        "iopub_timeout": place.timeout,
        # Nothing of a finished run is worth waiting for its exit hooks.
        "shutdown_kernel": "immediate",
        "extra_arguments": ["--HistoryManager.enabled=False"],
    }
