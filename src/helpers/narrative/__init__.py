"""From analysis to sentences: the reports that the notebooks show.

Words are data (``data/reference/phrases``); every figure in a sentence or table is a
:class:`helpers.publishing.Cited` that knows its document and line.
"""

from helpers.narrative.load import (
    agency_sheets,
    annual_report,
    check_parameters,
    monthly_report,
    processed_folder,
)
from helpers.narrative.report import Report
from helpers.narrative.sheets import AgencySheets
from helpers.narrative.year import YearReport

__all__ = [
    "AgencySheets",
    "Report",
    "YearReport",
    "agency_sheets",
    "annual_report",
    "check_parameters",
    "monthly_report",
    "processed_folder",
]
