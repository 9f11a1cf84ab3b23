"""Other places of a dispatch that state, or add up to, a figure of its prose."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from helpers.reference import scheme
from helpers.repair.cells import SETTLED
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.settled import SettledDispatch

_MOST_STATED = 200
"""No dispatch speaks of one unit so often: of a text that does, the first places are enough."""


def sum_of_groups(dispatch: SettledDispatch, total: ProseFigure) -> Decimal | None:
    """Return what the stated groups of a total add up to, None where groups are lacking.

    Decision 766: the groups of the total; the two parts of the online group may be stated instead
    of the group itself.
    """
    values: dict[str, Decimal] = {}
    for figure in dispatch.figures_of.get(total.unit, ())[:_MOST_STATED]:
        if figure.value is not None and figure.period == total.period:
            values.setdefault(figure.indicator, figure.value)
    parts = scheme("decision-766").parts
    online = set(parts["online"])
    whole = [name for name in parts["total"] if name not in online]
    groups = ["online", *whole] if "online" in values else [*parts["online"], *whole]
    if not all(name in values for name in groups):
        return None
    return sum((values[name] for name in groups), Decimal(0))


def stated_elsewhere(dispatch: SettledDispatch, figure: ProseFigure) -> list[Decimal]:
    """Return the values that other lines give for the same figure: the prose, then the tables."""
    return [*_in_prose(dispatch, figure), *_in_tables(dispatch, figure)]


def _in_prose(dispatch: SettledDispatch, figure: ProseFigure) -> Iterator[Decimal]:
    for other in dispatch.figures_of.get(figure.unit, ())[:_MOST_STATED]:
        same = _key(other) == _key(figure)
        if same and other.line != figure.line and other.value is not None:
            yield other.value


def _key(figure: ProseFigure) -> tuple[object, ...]:
    return figure.unit, figure.indicator, figure.max, figure.period


def _in_tables(dispatch: SettledDispatch, figure: ProseFigure) -> Iterator[Decimal]:
    period = figure.period or dispatch.head.period
    for row in dispatch.rows_of.get(figure.unit, ())[:_MOST_STATED]:
        for column, cell in zip(row.columns, row.cells, strict=True):
            own = column.period or dispatch.head.period
            same = (column.indicator, own) == (figure.indicator, period)
            if same and cell.value is not None and cell.status in SETTLED:
                yield cell.value
