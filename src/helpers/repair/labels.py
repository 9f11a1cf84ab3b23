"""Indicators as findings and claims name them."""

from __future__ import annotations

from functools import cache

from helpers.extraction.column_spec import ColumnSpec
from helpers.reference import indicator, indicators


def label_of_indicator(name: str) -> str:
    """Return the Vietnamese label of an indicator, its id where it is not a known one."""
    return indicator(name).label_vi if name in _known() else name


def label_of_column(column: ColumnSpec) -> str:
    """Return the Vietnamese label of a column, its printed head where it is not a known one."""
    if column.indicator in _known():
        return indicator(column.indicator).label_vi
    return column.label or column.indicator


@cache
def _known() -> frozenset[str]:
    return frozenset(item.id for item in indicators())
