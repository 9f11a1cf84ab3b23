"""Figures that two documents of one authority state differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from helpers.analysis.measure import Measure
from helpers.extraction.figure import decimals_of


@dataclass(frozen=True)
class Conflict:
    """One figure that two documents of one authority state differently.

    Attributes
    ----------
    used : Measure
        The figure that the report uses.
    others : tuple of Measure
        Those of other documents, one a document.
    """

    used: Measure
    others: tuple[Measure, ...]


def find_conflicts(own: Sequence[Measure], others: Sequence[Measure]) -> tuple[Conflict, ...]:
    """Return the figures of a report that another document states differently.

    Figures conflict if both are usable, of one unit, period, indicator and scale, and differ after
    rounding to the decimals of the coarser one.

    Parameters
    ----------
    own : sequence of Measure
        Of the report's dispatches and period, in document order: the first usable one is used.
    others : sequence of Measure
        All figures of the authority, those of ``own`` among them.
    """
    used: dict[tuple[str, ...], Measure] = {}
    for item in own:
        if item.usable:
            used.setdefault(_key(item), item)
    stated: dict[tuple[str, ...], dict[str, Measure]] = {}
    for item in others:
        if item.usable and _key(item) in used:
            stated.setdefault(_key(item), {}).setdefault(item.dispatch_id, item)
    found = []
    for key, first in used.items():
        different = tuple(
            item
            for dispatch_id, item in stated.get(key, {}).items()
            if dispatch_id != first.dispatch_id and _differ(first, item)
        )
        if different:
            found.append(Conflict(first, different))
    return tuple(found)


def _key(item: Measure) -> tuple[str, ...]:
    return (item.level, item.unit, item.indicator, item.measure, item.period)


def _differ(first: Measure, second: Measure) -> bool:
    if first.max is not None and second.max is not None and first.max != second.max:
        return False  # communes on 20 and on 100: another scale, not another figure
    one, two = Decimal(str(first.value)), Decimal(str(second.value))
    places = sorted({_decimals(first), _decimals(second)})
    if first.measure == "count" or len(places) == 1:
        return one != two
    # The one with fewer decimals may be the other one rounded, a five up or down.
    return abs(one - two) > Decimal(5).scaleb(-places[0] - 1)


def _decimals(item: Measure) -> int:
    """Return with how many decimals a figure is stated: ``75,80`` has two."""
    assert item.value is not None
    exponent = Decimal(str(item.value)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent, decimals_of(item.printed))
