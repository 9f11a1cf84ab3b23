"""The forms that a report is published in: ending → what makes its bytes from the notebook.

Who makes several of one notebook composes it once (:func:`~helpers.publishing.export.document_of`)
and gives that to each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from helpers.publishing.export import docx_bytes, html_bytes, package_bytes, pdf_bytes, xlsx_bytes
from helpers.publishing.index_file import index_bytes

# What people are given, from a notebook and a title to fall back on; ``chiso export`` offers each.
OFFICE_FORMS: Mapping[str, Callable[..., bytes]] = {
    ".html": html_bytes,
    ".pdf": pdf_bytes,
    ".docx": docx_bytes,
    ".xlsx": xlsx_bytes,
    ".zip": package_bytes,
}

# A form added here goes with every page, recorded and checked like the others.
FORMS: Mapping[str, Callable[[Any], bytes]] = {
    **OFFICE_FORMS,
    ".index.json": index_bytes,  # read by the index of all reports, not by people
}
