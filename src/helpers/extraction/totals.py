"""Rows of totals and averages that stand for a block of units rather than for the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helpers.extraction.folding import fold
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.sections import block_of
from helpers.extraction.table_rows import Row, Table

_CLOSING = frozenset({"total", "average"})
_MOSTLY = 0.8
_SURELY = 97.0
"""How alike (0–100) to a unit a name is that was hardly damaged."""


def totals_of_blocks(rows: Sequence[Row], index: NameIndex) -> list[Row]:
    """Return the rows of a table with each total that closes its own block standing for it.

    Where a total closes the departments and another the communes, each stands for its block; one
    that follows right after stands for the whole.

    Parameters
    ----------
    rows : sequence of Row
        Of one table, in order.
    index : NameIndex
        The units that may be named.
    """
    rows = [_by_its_words(row) for row in rows]
    blocks: dict[int, str] = {}
    run: list[Row] = []
    for place, row in enumerate(rows):
        if row.kind == "unit":
            run.append(row)
        elif row.kind in _CLOSING and run:
            blocks[place] = _level(run, index)
            run = []
    rows = [_averages(row, rows, index) for row in rows]
    levels = list(blocks.values())
    if len(levels) < 2 or "" in levels or len(set(levels)) < len(levels):
        return list(rows)
    return [
        _of_block(row, blocks[place]) if place in blocks and _is_own(row) else row
        for place, row in enumerate(rows)
    ]


def _by_its_words(row: Row) -> Row:
    """Return a total that names its block ("Tổng các sở, ngành") as the row of that block."""
    return replace(row, kind="group") if row.kind == "total" and row.block else row


def _averages(row: Row, rows: Sequence[Row], index: NameIndex) -> Row:
    """Return an average as the row of the block that it averages: a province's score is none."""
    averages = row.kind == "average" and not row.block
    return _of_block(row, _level(rows, index)) if averages else row


def totals_of_annexes(tables: Sequence[Table], index: NameIndex) -> list[Table]:
    """Return the tables with each total that stands for the level of its table only.

    "Tổng cộng" under the departments, in one annex, is not that of the province whose communes are
    in the next, whatever that one counts.

    Parameters
    ----------
    tables : sequence of Table
        Of one dispatch.
    index : NameIndex
        The units that may be named.
    """
    levels = [_only_level(table.rows, index) for table in tables]
    several = len({level for level in levels if level}) > 1
    return [
        replace(table, rows=tuple(_of_block(r, level) if _is_own(r) else r for r in table.rows))
        if several and level
        else table
        for table, level in zip(tables, levels, strict=True)
    ]


def _only_level(rows: Sequence[Row], index: NameIndex) -> str:
    """Return the level of nearly all units, ``""`` where a block of them is of another one.

    A total below few departments and many communes is that of both.
    """
    units = [row for row in rows if row.kind == "unit"]
    found = (index.candidates(row.name, 1) for row in units)
    surely = {near[0].unit.level for near in found if near and near[0].score >= _SURELY}
    sections = {row.section for row in units if row.section}
    return _level(rows, index) if max(len(sections), len(surely)) < 2 else ""


def _is_own(row: Row) -> bool:
    """Tell whether a total may stand for its table alone: "Toàn tỉnh" says otherwise."""
    return row.kind in _CLOSING and "toan" not in fold(row.name).split()


def _of_block(row: Row, level: str) -> Row:
    kind = "average" if row.kind == "average" else "group"
    return replace(row, kind=kind, block=block_of(level))


def _level(rows: Sequence[Row], index: NameIndex) -> str:
    """Return the level of nearly all units among the rows, ``""`` where they are mixed."""
    found = [index.candidates(row.name, 1) for row in rows if row.kind == "unit"]
    levels = Counter(near[0].unit.level for near in found if near and near[0].score >= KNOWN)
    level, count = levels.most_common(1)[0] if levels else ("", 0)
    return level if count >= _MOSTLY * max(1, len(found)) else ""
