"""What an analyst sees of one cleaning: the head, the tables, repairs, doubts, claims, findings.

``notebooks/clean.ipynb`` shows it. Everything comes from the cleaned tables as they were written,
so that what is shown is what the reports will read.
"""

from helpers.inspection.settings import CleaningSettings, cleaning_settings
from helpers.inspection.view import CleaningView

__all__ = ["CleaningSettings", "CleaningView", "cleaning_settings"]
