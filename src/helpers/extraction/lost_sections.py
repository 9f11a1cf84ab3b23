"""Rows below a section line that recognition made unreadable: their names tell its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.sections import without_numeral
from helpers.extraction.table_rows import Row

_FEWEST = 5
"""How many rows must contradict the section that they seem to stand in."""
_MOSTLY = 0.9
_AS_LIKELY = 3.0
_CONSIDERED = 6


def with_lost_sections(rows: Sequence[Row], index: NameIndex) -> list[Row]:
    """Return the rows of a table, the last ones of a block out of it where no name is of its level.

    Where "UBND các huyện" below the departments cannot be read, the districts stand in the block of
    the departments: then the rows from the first district to the last stand in no block.

    Parameters
    ----------
    rows : sequence of Row
        Of one table, in order.
    index : NameIndex
        The units of the day.
    """
    found: list[Row] = []
    for level, block in groupby(rows, key=lambda row: row.section):
        members = list(block)
        found += _parted(members, level, index) if level else members
    return found


def _parted(rows: list[Row], level: str, index: NameIndex) -> list[Row]:
    """Return the rows of one block, the last ones out of it if they contradict its level."""
    meant = [_levels_of(row, index) for row in rows]
    start, within, without = len(rows), 0, 0
    for place in reversed(range(len(rows))):
        within += level in meant[place]
        without += bool(meant[place]) and level not in meant[place]
        if without >= _FEWEST and without >= _MOSTLY * (within + without):
            start = place if level not in meant[place] and meant[place] else start
    return [*rows[:start], *(replace(row, section="") for row in rows[start:])]


def _levels_of(row: Row, index: NameIndex) -> frozenset[str]:
    """Return the levels of the units that a name may mean, none if it is unknown."""
    found = index.candidates(without_numeral(row.name), _CONSIDERED) if row.kind == "unit" else ()
    if not found or found[0].score < KNOWN:
        return frozenset()
    return frozenset(c.unit.level for c in found if c.score >= found[0].score - _AS_LIKELY)
