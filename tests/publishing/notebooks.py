"""Notebooks for the tests, as papermill would leave them, without a kernel."""

from __future__ import annotations

from typing import Any

import nbformat.v4 as nb

from helpers.publishing.element import Element

# one point of one colour, as PNG
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def shown(element: Element) -> Any:
    """Return a code cell whose output is what a kernel stores for ``element``."""
    data, metadata = element._repr_mimebundle_()
    return nb.new_code_cell("x", outputs=[nb.new_output("display_data", data, metadata=metadata)])


def foreign(data: dict[str, Any], **metadata: Any) -> Any:
    """Return a code cell with another library's output."""
    return nb.new_code_cell("x", outputs=[nb.new_output("display_data", data, metadata=metadata)])


def notebook(*parts: Any) -> Any:
    """Return a notebook of elements, cells, and markdown texts."""
    cells = [
        nb.new_markdown_cell(part)
        if isinstance(part, str)
        else shown(part)
        if isinstance(part, Element)
        else part
        for part in parts
    ]
    return nb.new_notebook(cells=cells)
