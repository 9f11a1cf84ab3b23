"""What the batch's server loads once for all workers and kernels.

No thread may run when it is done, for a forked process has none but its own: neither Typst's
compiler nor BLAS's threads are started here.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Iterator, Sequence

_UNUSED = ("debugpy",)
# What jsonschema can go without: a grammar of addresses, and durations with their calendar. They
# are hidden while it loads, and there for a notebook that wants them.
_HIDDEN = ("rfc3987_syntax", "rfc3986_validator", "isoduration")
# What a kernel loads while it starts, and for its first cell.
_OF_KERNELS = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "tornado.platform.asyncio",
    "tornado.queues",
    "zmq.utils.garbage",
)
_MODULES = (
    *_OF_KERNELS,
    "helpers.batch.kernel_app",
    "papermill",
    "helpers.batch.kernel",
    "helpers.batch.notebook_client",
    "helpers.batch.provisioner",
    "helpers.batch.report",
    "helpers.cleaning",
    "helpers.figures.svg",
    "helpers.narrative",
    "helpers.publishing.data_package",
    "helpers.publishing.docx",
    "helpers.publishing.forms",
    "helpers.publishing.html_file",
    "helpers.publishing.pdf_file",
    "helpers.publishing.sheets",
    "helpers.publishing.spreadsheet",
)


def prepare(many: bool) -> None:
    """Import what all use and, if ``many`` reports share it, load what first use loads."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for name in _UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    gc.disable()  # what is loaded stays; to look through it again and again takes a tenth
    with _hidden(_HIDDEN):
        for name in _MODULES:
            importlib.import_module(name)
    _find_provisioners()
    if many:
        from helpers.batch.rehearsal import rehearse

        # Reference data of a project's own may not allow the made-up report: then each report
        # loads by itself what it would have loaded.
        with contextlib.suppress(Exception):
            rehearse()
    gc.enable()


def _find_provisioners() -> None:
    """Look through the installed packages for ways to start a kernel: once for all kernels."""
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    KernelProvisionerFactory.instance()


@contextlib.contextmanager
def _hidden(names: Sequence[str]) -> Iterator[None]:
    """Let imports of ``names`` fail, for a time, but of those that are loaded already."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
