"""Units of one name in one table: each row is a unit of its own, told apart by where it stands.

Before 1/7/2025 a province may have two communes of one name in different districts, and a damaged
name may be read as another one. The documents then give one official name two sets of figures.
Taken together, one unit would get the other's figures, so neither keeps the name alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from helpers.analysis.measure import UNIT_LEVELS, Dispatch, Measure
from helpers.analysis.period import bounds
from helpers.reference import communes

# The period keeps a row from being compared with the same line of another document.
_APART = "{unit} (dòng {line}, {period})"
_NAMED_APART = re.compile(r" \(dòng \d+, [^()]*\)$")
_PROSE = "prose"
_Row = tuple[str, str, str, str]  # dispatch, table, level, unit


def told_apart(measures: Sequence[Measure], dispatches: Iterable[Dispatch]) -> tuple[Measure, ...]:
    """Return the figures, those of rows of one table that share a name under names of their own.

    Rows that share a name stay one unit only where they repeat the same figures, and the territory
    has but one unit of that name on that day.

    Parameters
    ----------
    measures : sequence of Measure
        In document order.
    dispatches : iterable of Dispatch
        Those of the figures.
    """
    of = {item.dispatch_id: item for item in dispatches}
    shared = _shared_rows(measures, of)
    return tuple(
        replace(item, unit=_apart(item, of[item.dispatch_id]))
        if _row(item) in shared and item.line is not None
        else item
        for item in measures
    )


def name_alone(unit: str) -> str:
    """Return the official name of a unit without what tells it from its namesakes."""
    return _NAMED_APART.sub("", unit)


def _shared_rows(measures: Iterable[Measure], of: Mapping[str, Dispatch]) -> frozenset[_Row]:
    """Return the names that stand for several units in one table."""
    lines: dict[_Row, dict[tuple[str, str], dict[int, float | None]]] = defaultdict(dict)
    for item in measures:
        if item.table != _PROSE and item.level in UNIT_LEVELS and item.line is not None:
            cell = lines[_row(item)].setdefault((item.period, item.indicator), {})
            cell.setdefault(item.line, item.value if item.usable else None)
    return frozenset(
        row
        for row, cells in lines.items()
        if any(len(cell) > 1 for cell in cells.values())
        and (_differ(cells.values()) or _is_name_of_many(row, of.get(row[0])))
    )


def _differ(cells: Iterable[Mapping[int, float | None]]) -> bool:
    return any(len({value for value in cell.values() if value is not None}) > 1 for cell in cells)


def _is_name_of_many(row: _Row, dispatch: Dispatch | None) -> bool:
    """Tell whether the province of a document has several communes of the row's name."""
    if dispatch is None or row[2] != "commune" or not dispatch.period:
        return False
    names = Counter(unit.name for unit in communes(dispatch.province, bounds(dispatch.period)[1]))
    return names[row[3]] > 1


def _row(item: Measure) -> _Row:
    return item.dispatch_id, item.table, item.level, item.unit


def _apart(item: Measure, dispatch: Dispatch) -> str:
    return _APART.format(unit=item.unit, line=item.line, period=dispatch.period)
