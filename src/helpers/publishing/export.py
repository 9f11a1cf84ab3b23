"""From a notebook (a path, a node, or what was composed of one) to the bytes of a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from helpers.errors import ReportError
from helpers.publishing.document import Document, compose
from helpers.publishing.words import use_language

NotebookLike = Any  # str, Path, Document, or nbformat.NotebookNode: nbformat has no types


def html_bytes(notebook: NotebookLike, name: str = "") -> bytes:
    """Return a notebook as HTML; ``name`` is its title if it has none."""
    from helpers.publishing.html_file import write_html  # noqa: PLC0415 - loads the templates

    return write_html(document_of(notebook, name))


def pdf_bytes(notebook: NotebookLike, name: str = "") -> bytes:
    """Return a notebook as PDF; ``name`` is its title if it has none."""
    from helpers.publishing.pdf_file import write_pdf  # noqa: PLC0415 - loads the compiler

    return write_pdf(document_of(notebook, name))


def docx_bytes(notebook: NotebookLike, name: str = "") -> bytes:
    """Return a notebook as DOCX; ``name`` is its title if it has none."""
    from helpers.publishing.docx import write_docx  # noqa: PLC0415 - loads what it alone needs

    return write_docx(document_of(notebook, name))


def xlsx_bytes(notebook: NotebookLike, name: str = "") -> bytes:
    """Return the tables and data of a notebook as a workbook; ``name`` is a title to fall back on.

    Raises
    ------
    EmptyFormError
        If it has neither tables nor data.
    TableError
        If the data that it carries breaks the contract.
    """
    from helpers.publishing.spreadsheet import write_xlsx  # noqa: PLC0415 - schemas load slowly

    return write_xlsx(document_of(notebook, name))


def package_bytes(notebook: NotebookLike, name: str = "") -> bytes:
    """Return the cleaned data of a notebook as a zipped data package.

    Raises
    ------
    EmptyFormError
        If it carries none.
    TableError
        If what it carries breaks the contract.
    """
    from helpers.publishing.data_package import write_package  # noqa: PLC0415 - as above

    return write_package(document_of(notebook, name))


def document_of(notebook: NotebookLike, name: str = "") -> Document:
    """Return a notebook as a document; one that is a document already as it is.

    Several forms of one report are made of one document, so that it is read once.

    Raises
    ------
    ReportError
        If it cannot be read, or shows and carries nothing.
    """
    if isinstance(notebook, Document):
        use_language("en" if notebook.meta.language == "en" else "vi")
        return notebook
    if isinstance(notebook, str | Path):
        name = name or Path(notebook).stem
        notebook = read_notebook(Path(notebook))
    document = compose(notebook, name)
    shown = any(piece.html for piece in document.pieces[1:])
    if len(document.pieces) <= 1 and not shown and not document.data:
        raise ReportError("publishing.no_content", path=name or document.meta.title)
    return document


def read_notebook(path: Path) -> Any:
    """Return the notebook that a file holds.

    Raises
    ------
    ReportError
        If it is none, or cannot be read.
    """
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ReportError("publishing.not_a_notebook", path=path, reason=reason) from error
