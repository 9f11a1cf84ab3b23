"""A document as a workbook: contents, notes, one table a sheet, and the cleaned data."""

from helpers.publishing.spreadsheet.workbook import write_xlsx

__all__ = ["write_xlsx"]
