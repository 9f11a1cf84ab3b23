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
from collections.abc import Mapping, Sequence
from typing import Literal

from helpers.lean_loading import without_formats

_UNUSED = ("debugpy",)
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
_OF_FORMS = (
    "helpers.publishing.docx",
    "helpers.publishing.forms",
    "helpers.publishing.html_file",
    "helpers.publishing.pdf_file",
)
_OF_DATA = ("helpers.publishing.data_package", "helpers.publishing.spreadsheet")
_OF_PAGES_OF_REPORTS = (
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
    *_OF_FORMS,
    "helpers.publishing.sheets",
)
_OF_REPORTS = (*_OF_PAGES_OF_REPORTS, *_OF_DATA)
Load = Literal["pages", "forms", "report", "pages of reports", "reports"]
"""What is made: pages of notebooks, also their data, one report, pages of many, also their data."""
_MODULES: Mapping[Load, Sequence[str]] = {
    "pages": _OF_FORMS,
    "forms": (*_OF_DATA, *_OF_FORMS),
    "report": _OF_REPORTS,
    "pages of reports": _OF_PAGES_OF_REPORTS,
    "reports": _OF_REPORTS,
}


def prepare(load: Load) -> None:
    """Import what all use and, if many reports share it, load what first use loads."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for name in _UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    gc.disable()  # what is loaded stays; to look through it again and again takes a tenth
    with without_formats():
        for name in _MODULES[load]:
            importlib.import_module(name)
    if "papermill" in _MODULES[load]:
        _find_provisioners()
    if load in {"pages of reports", "reports"}:
        from helpers.batch.rehearsal import rehearse

        # Reference data of a project's own may not allow the made-up report: then each report
        # loads by itself what it would have loaded.
        with contextlib.suppress(Exception):
            rehearse(with_data=load == "reports")
    gc.enable()


def _find_provisioners() -> None:
    """Look through the installed packages for ways to start a kernel: once for all kernels."""
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    KernelProvisionerFactory.instance()
