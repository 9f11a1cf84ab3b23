"""Counts of overdue dossiers as figures with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis.measure import Measure
from helpers.analysis.overdue import Overdue, OverdueUnit
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Cited,
)


def count_of(writer: Writer, item: OverdueUnit, *, in_words: bool = False) -> Cited:
    """Return one unit's count, from the table or else from its list of codes.

    Parameters
    ----------
    writer : Writer
    item : OverdueUnit
    in_words : bool
        As a sentence gives it (``05``), not a table (``5``).
    """
    text = writer.counted(item.count) if in_words else writer.plain_number(item.count)
    how = writer.words("how.listed") if item.measure is None else ""
    return Cited(text, writer.sources((item.figure,)), how)


def total_of(writer: Writer, late: Overdue, *, in_words: bool = False) -> Cited:
    """Return the sum over the units, in a sentence or for a table."""
    text = writer.counted(late.total) if in_words else writer.plain_number(late.total)
    how = writer.words("how.sum", n=str(len(late.units)))
    return Cited(text, writer.sources(late.counted), how)


def measures_of(items: Sequence[OverdueUnit]) -> tuple[Measure, ...]:
    """Return the counts of the units as figures."""
    return tuple(item.figure for item in items)
