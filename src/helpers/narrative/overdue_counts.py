"""Counts of overdue dossiers as figures with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.measure import Measure
from helpers.analysis.overdue import Overdue, OverdueUnit
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Cited,
)


def count_of(writer: Writer, item: OverdueUnit) -> Cited:
    """Return one unit's count, from the table or else from its list of codes."""
    if item.measure is not None:
        return writer.value(item.measure)
    return Cited(writer.plain_number(item.count), (), writer.words("how.listed"))


def total_of(writer: Writer, late: Overdue) -> Cited:
    """Return the sum over the units."""
    return writer.number(late.total, late.counted, "how.sum", n=str(len(late.units)))


def measures_of(items: Sequence[OverdueUnit]) -> tuple[Measure, ...]:
    """Return the printed counts behind the units."""
    return tuple(item.measure for item in items if item.measure is not None)
