"""The kernel that runs notebooks: ipykernel's own, except that it loses no output.

A publishing socket throws away what its reader has not fetched once a thousand messages wait. On a
busy machine outputs of a notebook would be missing without a word. ``python -m
helpers.batch.kernel_app -f CONNECTION_FILE`` starts it, as its kernelspec does.
"""

from __future__ import annotations

from typing import Any

import zmq
from ipykernel.kernelapp import IPKernelApp


class KernelApp(IPKernelApp):
    """Publishes through sockets that keep whatever waits."""

    def init_iopub(self, context: Any) -> None:
        """Open the publishing socket."""
        context.setsockopt(zmq.SNDHWM, 0)
        super().init_iopub(context)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    KernelApp.launch_instance()
