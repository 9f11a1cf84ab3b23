"""Overdue dossiers: what tables count, what lists hold, how many units have any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from helpers.extraction.folding import fold
from helpers.extraction.statement import Statement
from helpers.repair.cells import Cell
from helpers.repair.claims.claim import Claim, judgement
from helpers.repair.claims.level_meant import level_meant
from helpers.repair.phrases import phrases, says_any
from helpers.repair.settled import SettledDispatch

_OVERDUE = "overdue_dossiers"


def overdue_total(dispatch: SettledDispatch) -> int | None:
    """Return how many overdue dossiers the tables count, else how many codes are listed."""
    cells = [cell for row in dispatch.unit_rows if (cell := row.cell(_OVERDUE))]
    if not cells:
        return sum(len(listed.codes) for listed in dispatch.lists) or None
    if not _complete(cells, dispatch):
        return None
    return int(sum((cell.value for cell in cells if cell.value is not None), Decimal(0)))


def is_about_overdue(statement: Statement, dispatch: SettledDispatch) -> bool:
    """Tell whether a count of units is about overdue dossiers that a table counts."""
    counted = any(row.cell(_OVERDUE) for row in dispatch.rows)
    return counted and says_any(fold(statement.text), phrases().overdue)


def overdue_units(statement: Statement, dispatch: SettledDispatch) -> int | None:
    """Return how many units of the level that a statement names have overdue dossiers."""
    level = level_meant(statement, dispatch)
    cells = [
        cell
        for row in dispatch.unit_rows
        if (cell := row.cell(_OVERDUE)) and level in {"", row.named.unit.level}
    ]
    if not cells or not _complete(cells, dispatch):
        return None
    return sum(cell.value is not None and cell.value > 0 for cell in cells)


def _complete(cells: Sequence[Cell], dispatch: SettledDispatch) -> bool:
    return not any(cell.status == "doubtful" for cell in cells) and not _rows_lost(dispatch)


def _rows_lost(dispatch: SettledDispatch) -> bool:
    """Tell whether the ordinals of a table of counts leave gaps: then nothing adds up."""
    lists: dict[tuple[int, str], list[int]] = {}
    for number, table in enumerate(dispatch.tables):
        for row in table.rows:
            if row.cell(_OVERDUE) and row.named.ordinal:
                section = row.named.grid_row.row.section
                lists.setdefault((number, section), []).append(row.named.ordinal.true)
    return any(max(run) - min(run) + 1 != len(run) for run in lists.values())


def counts_against_lists(dispatch: SettledDispatch) -> list[Claim]:
    """Return one claim for each unit whose count stands in a table and whose codes are listed."""
    listed: Counter[str] = Counter()
    for one in dispatch.lists:
        listed[one.unit.name] += len(one.codes)
    return [
        Claim(
            section="bảng và danh sách",
            text=f"{row.named.unit.name}: {int(cell.value)} hồ sơ xử lý quá hạn",
            quantity="số hồ sơ quá hạn",
            stated=str(int(cell.value)),
            judgement=judgement(str(number), int(cell.value) == number),
            line=row.line,
        )
        for row in dispatch.unit_rows
        if (number := listed[row.named.unit.name])
        and (cell := row.cell(_OVERDUE))
        and cell.value is not None
    ]
