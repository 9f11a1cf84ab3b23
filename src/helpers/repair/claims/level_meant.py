"""Which level of units a statement speaks of, and the scored rows of that level."""

from __future__ import annotations

from helpers.extraction.statement import Statement, says
from helpers.repair.levels import levels
from helpers.repair.rows.repaired import RepairedRow
from helpers.repair.settled import SettledDispatch

_NEAR = 6
"""How many words after a count may name its level."""
_LINE_ABOVE = 80
"""How many letters before a list say whom it lists: an opening paragraph names everybody."""
_DEPARTMENTS = ("so ", "se ")
_AGENCIES = "co quan"
_ANY_UNIT = "don vi"
_ANY_BODY = "co quan don vi"


def level_meant(statement: Statement, dispatch: SettledDispatch) -> str:
    """Return the level that the words after a count name, ``""`` for any.

    Parameters
    ----------
    statement : Statement
        "14 xã, phường …", "12 sở, ban, ngành …".
    dispatch : SettledDispatch
        "Cơ quan" may mean units of any level where its tables score several.
    """
    words = " ".join(statement.after.split()[:_NEAR])
    return _level_said(words, statement, dispatch) or _level_of_list(words, statement)


def _level_of_list(words: str, statement: Statement) -> str:
    """Return the level that the line above a list names ("Kết quả xếp loại khối xã, phường:")."""
    if not words.startswith(_ANY_UNIT):
        return ""
    # Where a longer line is cut, it does not begin: "… Sở Y tế đạt thấp. Kết quả xếp loại:".
    above = statement.announced[-_LINE_ABOVE:].rjust(min(len(statement.announced), _LINE_ABOVE + 1))
    said = [level.id for level in levels().values() if level.said.search(above)]
    return said[0] if len(said) == 1 else ""


def _level_said(words: str, statement: Statement, dispatch: SettledDispatch) -> str:
    for level in levels().values():
        if level.id == "department":
            continue
        if level.said.search(words) and not words.startswith(_DEPARTMENTS):
            return level.id
    # A comma ends the clause: "13 cơ quan, đơn vị".
    any_body = says(words, _ANY_BODY) or statement.heading.startswith(_ANY_BODY)
    if any_body or not levels()["department"].said.search(words):
        return ""
    scored = {row.named.unit.level for row in dispatch.unit_rows}
    any_agency = words.startswith(_AGENCIES) and statement.quantity == "số đơn vị"
    return "" if any_agency and len(scored) > 1 else "department"


def scored_rows(statement: Statement, dispatch: SettledDispatch) -> list[RepairedRow]:
    """Return the scored rows of the level that a statement speaks of.

    Where it names none, the level with as many rows as the statement says there are, or the only
    one; none where several would do.
    """
    by_level: dict[str, list[RepairedRow]] = {}
    for row in dispatch.unit_rows:
        if any(column.measure == "point" for column in row.columns):
            by_level.setdefault(row.named.unit.level, []).append(row)
    level = level_meant(statement, dispatch)
    if level in by_level:
        return by_level[level]
    if statement.of:
        sized = [rows for rows in by_level.values() if len(rows) == int(statement.of)]
        return sized[0] if sized else []
    return next(iter(by_level.values())) if len(by_level) == 1 else []
