"""What the batch's server loads once for all workers and kernels.

No thread may run when it is done, for a forked process has none but its own: neither Typst's
compiler nor BLAS's threads are started here.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys

# A debugger, and a grammar of addresses that jsonschema can go without.
_UNUSED = ("debugpy", "rfc3987_syntax")
_MODULES = (
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
    for name in _MODULES:
        importlib.import_module(name)
    if many:
        from helpers.batch.rehearsal import rehearse

        # Reference data of a project's own may not allow the made-up report: then each report
        # loads by itself what it would have loaded.
        with contextlib.suppress(Exception):
            rehearse()
