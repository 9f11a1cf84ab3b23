"""What the state is made of: units and their validity, indicators, schemes with maxima, classes.

Everything is loaded from ``data/reference`` when first asked for and kept; importing is free.
"""

from helpers.reference.departments import departments
from helpers.reference.indicators import Indicator, indicator, indicators
from helpers.reference.location import reference_file, reference_folder
from helpers.reference.schemes import (
    Scheme,
    class_above,
    classes_earned,
    classify,
    scheme,
    schemes,
)
from helpers.reference.units import (
    MERGER,
    Unit,
    bare_province,
    communes,
    districts,
    era_units,
    provinces,
    redrawn_provinces,
)

__all__ = [
    "MERGER",
    "Indicator",
    "Scheme",
    "Unit",
    "bare_province",
    "class_above",
    "classes_earned",
    "classify",
    "communes",
    "departments",
    "districts",
    "era_units",
    "indicator",
    "indicators",
    "provinces",
    "redrawn_provinces",
    "reference_file",
    "reference_folder",
    "scheme",
    "schemes",
]
