"""Charts of the reports: tables in, matplotlib figures out, one look for all.

The functions take plain DataFrames and return :class:`matplotlib.figure.Figure` objects made
without pyplot. A missing value is drawn as missing, never as zero.
"""

from helpers.figures.bars import (
    groups_against_maxima,
    overdue_by_unit,
    points_lost,
    ranked_bars,
    ranked_bars_in_parts,
)
from helpers.figures.classes import class_distribution
from helpers.figures.heat import heat_map, heat_map_in_parts
from helpers.figures.series import trend

__all__ = [
    "class_distribution",
    "groups_against_maxima",
    "heat_map",
    "heat_map_in_parts",
    "overdue_by_unit",
    "points_lost",
    "ranked_bars",
    "ranked_bars_in_parts",
    "trend",
]
