"""Charts of the reports: tables in, pictures out, one look for all.

The functions take plain DataFrames and return a :class:`~helpers.figures.drawing.Plot`, which is
drawn at any width: text stays text, nothing is scrolled on a phone, and a picture takes a few
milliseconds. A missing value is drawn as missing, never as zero; a doubtful one is marked.
"""

from helpers.figures.bars import (
    groups_against_maxima,
    overdue_by_unit,
    points_lost,
    ranked_bars,
    ranked_bars_in_parts,
)
from helpers.figures.classes import class_distribution
from helpers.figures.drawing import Drawing, Plot
from helpers.figures.heat import heat_map, heat_map_in_parts
from helpers.figures.series import trend
from helpers.figures.slope import slope
from helpers.figures.strips import group_strips, strip

__all__ = [
    "Drawing",
    "Plot",
    "class_distribution",
    "group_strips",
    "groups_against_maxima",
    "heat_map",
    "heat_map_in_parts",
    "overdue_by_unit",
    "points_lost",
    "ranked_bars",
    "ranked_bars_in_parts",
    "slope",
    "strip",
    "trend",
]
