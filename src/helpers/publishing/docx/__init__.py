"""A document as DOCX: real styles, tables and headings, so that an office edits and signs it.

A report that says which administrative document it is (``ReportMeta.kind``) gets the form that
Decree 30/2020/NĐ-CP, annex I, prescribes; the wording of the form is data
(``data/reference/official-documents.yaml``).
"""

from helpers.publishing.docx.writer import write_docx

__all__ = ["write_docx"]
