"""The exporters as nbconvert knows them: ``chiso-html``, ``chiso-pdf`` and so on.

They also stand in JupyterLab's *Save and Export Notebook As*.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from traitlets import Unicode

from helpers.publishing.export import docx_bytes, html_bytes, package_bytes, pdf_bytes, xlsx_bytes


class ChisoHTMLExporter(Exporter):
    """Writes a notebook as one self-contained HTML file."""

    export_from_notebook = "Chỉ số HTML"
    output_mimetype = "text/html"
    file_extension = Unicode(".html").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the file's text and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return html_bytes(nb, _name(resources)).decode("utf-8"), resources


class ChisoPDFExporter(Exporter):
    """Writes a notebook as a tagged PDF through Typst."""

    export_from_notebook = "Chỉ số PDF"
    output_mimetype = "application/pdf"
    file_extension = Unicode(".pdf").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the file's bytes and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return pdf_bytes(nb, _name(resources)), resources


class ChisoDOCXExporter(Exporter):
    """Writes a notebook as a DOCX file in the form of an administrative document."""

    export_from_notebook = "Chỉ số DOCX"
    output_mimetype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    file_extension = Unicode(".docx").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the file's bytes and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return docx_bytes(nb, _name(resources)), resources


class ChisoXLSXExporter(Exporter):
    """Writes the tables of a notebook, and the data that it carries, as a workbook."""

    export_from_notebook = "Chỉ số XLSX"
    output_mimetype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file_extension = Unicode(".xlsx").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the file's bytes and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return xlsx_bytes(nb, _name(resources)), resources


class ChisoDataExporter(Exporter):
    """Writes the cleaned data that a notebook carries as a zipped data package."""

    export_from_notebook = "Chỉ số data package"
    output_mimetype = "application/zip"
    file_extension = Unicode(".zip").tag(config=True)

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Return the file's bytes and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return package_bytes(nb, _name(resources)), resources


def _name(resources: dict[str, Any]) -> str:
    """Return the name of the notebook's file, the title of last resort."""
    return str(resources.get("metadata", {}).get("name", ""))
