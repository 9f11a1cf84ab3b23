"""Display elements of a report and its exporters.

Notebooks show the elements; each carries HTML, Typst and plain text. The exporters
(:func:`export_html` and the like, also registered with nbconvert as ``chiso-html`` and so on) turn
an executed notebook into a file. All text given to an element is plain: the element escapes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.publishing.blocks import (
    Bullets,
    Heading,
    KeyPoints,
    Notice,
    Paragraph,
    ReportMeta,
    ReportTitle,
)
from helpers.publishing.chart import Chart
from helpers.publishing.first_page import FirstPage, NamedList
from helpers.publishing.group_bars import Bar, GroupBars
from helpers.publishing.key_figure import KeyFigure
from helpers.publishing.report_data import ReportData
from helpers.publishing.sheet_elements import Overview, SheetHead, SheetMeta
from helpers.publishing.sources import SourceList
from helpers.publishing.tables import Column, DataTable
from helpers.publishing.values import Cited, Sentence, Source, Text
from helpers.publishing.words import use_language

if TYPE_CHECKING:
    from helpers.publishing.export import NotebookLike

__all__ = [
    "Bar",
    "Bullets",
    "Chart",
    "Cited",
    "Column",
    "DataTable",
    "FirstPage",
    "GroupBars",
    "Heading",
    "KeyFigure",
    "KeyPoints",
    "NamedList",
    "Notice",
    "Overview",
    "Paragraph",
    "ReportData",
    "ReportMeta",
    "ReportTitle",
    "Sentence",
    "SheetHead",
    "SheetMeta",
    "Source",
    "SourceList",
    "Text",
    "export_data",
    "export_docx",
    "export_html",
    "export_pdf",
    "export_xlsx",
    "use_language",
]


def export_html(notebook: NotebookLike) -> bytes:
    """Return an executed notebook (a path or a node) as one self-contained HTML file."""
    from helpers.publishing.export import html_bytes  # noqa: PLC0415 - loads jinja and mistune

    return html_bytes(notebook)


def export_pdf(notebook: NotebookLike) -> bytes:
    """Return an executed notebook (a path or a node) as a tagged PDF (PDF/UA-1, PDF/A-2a).

    Raises
    ------
    helpers.errors.ReportError
        If the notebook cannot be read or its content cannot be set.
    """
    from helpers.publishing.export import pdf_bytes  # noqa: PLC0415 - loads the Typst compiler

    return pdf_bytes(notebook)


def export_docx(notebook: NotebookLike) -> bytes:
    """Return an executed notebook (a path or a node) as DOCX.

    A report that says its kind (``ReportMeta.kind``) has the form of Decree 30/2020/NĐ-CP.

    Raises
    ------
    helpers.errors.ReportError
        If the notebook cannot be read, or shows nothing.
    """
    from helpers.publishing.export import docx_bytes  # noqa: PLC0415 - loads the Typst compiler

    return docx_bytes(notebook)


def export_xlsx(notebook: NotebookLike) -> bytes:
    """Return the tables and the data of an executed notebook (a path or a node) as a workbook.

    Raises
    ------
    helpers.errors.ReportError
        If the notebook cannot be read, or has neither tables nor data.
    helpers.errors.TableError
        If the data that it carries breaks the contract.
    """
    from helpers.publishing.export import xlsx_bytes  # noqa: PLC0415 - loads the schemas

    return xlsx_bytes(notebook)


def export_data(notebook: NotebookLike) -> bytes:
    """Return the cleaned data of an executed notebook (a path or a node) as a data package.

    Raises
    ------
    helpers.errors.ReportError
        If the notebook cannot be read, or carries no data.
    helpers.errors.TableError
        If the data that it carries breaks the contract.
    """
    from helpers.publishing.export import package_bytes  # noqa: PLC0415 - loads the schemas

    return package_bytes(notebook)
