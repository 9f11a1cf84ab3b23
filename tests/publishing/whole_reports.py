"""Whole reports from small cleaned tables: what the notebooks show, without a kernel."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from helpers.narrative import AgencySheets, Report, agency_sheets, annual_report, monthly_report
from helpers.tables import Cleaned, save_cleaned
from tests.narrative.reading import sections
from tests.publishing.notebooks import notebook

BOOKS = ("month", "month in English", "year", "sheets")


def report_book(report: Report) -> Any:
    """Return the notebook of a report, executed."""
    return notebook(*(item for _, part in sections(report) for item in part), *report.data())


def sheets_book(sheets: AgencySheets) -> Any:
    """Return the notebook of the sheets, executed."""
    return notebook(*sheets.head(), *(element for sheet in sheets for element in sheet))


def books(
    library: Cleaned, folder: Path, month: str, names: Collection[str] = BOOKS
) -> dict[str, Any]:
    """Return notebooks of one library by name: a month in both languages, its year, its sheets."""
    save_cleaned(library, folder)
    makers = {
        "month": lambda: report_book(monthly_report("son-la", month, "vi", folder)),
        "month in English": lambda: report_book(monthly_report("son-la", month, "en", folder)),
        "year": lambda: report_book(annual_report("son-la", month[:4], "vi", folder)),
        "sheets": lambda: sheets_book(agency_sheets("son-la", month, "vi", folder)),
    }
    return {name: makers[name]() for name in names}
