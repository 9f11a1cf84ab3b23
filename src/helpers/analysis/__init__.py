"""What the cleaned tables say: rankings, classes, change, strengths, shortcomings, quality.

Nothing here words anything: results are frozen values that keep the measures behind them, and
``helpers.narrative`` turns them into sentences. Rules and thresholds: ``docs/method.md``.
"""

from helpers.analysis.catalogue import (
    Catalogue,
    catalogue,
    check_annual,
    check_monthly,
    check_sheets,
)
from helpers.analysis.profile import UnitProfile, unit_profile, unit_profiles
from helpers.analysis.report import PeriodAnalysis, analyse_period

__all__ = [
    "Catalogue",
    "PeriodAnalysis",
    "UnitProfile",
    "analyse_period",
    "catalogue",
    "check_annual",
    "check_monthly",
    "check_sheets",
    "unit_profile",
    "unit_profiles",
]
