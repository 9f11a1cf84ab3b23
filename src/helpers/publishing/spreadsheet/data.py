"""The cleaned tables as sheets: codes in words, dates and numbers typed, the status beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from helpers.errors import ReferenceDataError
from helpers.publishing.spreadsheet.grid import Cell, Grid
from helpers.publishing.spreadsheet.wording import say
from helpers.publishing.values import inert
from helpers.publishing.words import language
from helpers.reference import indicator
from helpers.tables import TABLES, Cleaned
from helpers.tables.fields import Field, fields, table_description, table_title, value_title

_FIRST_DAY = date(1900, 3, 1)
_NOTHING = Cell()


def data_sheets(cleaned: Cleaned) -> Iterator[Grid]:
    """Yield one sheet a cleaned table that has rows, with the columns of the contract."""
    section = say("data_section")
    for name in TABLES:
        frame = cleaned.table(name)
        if frame.empty:
            continue
        told = fields(name, language())
        yield Grid(
            title=table_title(name, language()),
            heads=tuple(field.title for field in told),
            rows=tuple(zip(*(_column(name, field, frame) for field in told), strict=True)),
            section=section,
            notes=(table_description(name, language()), say("data_file", file=f"{name}.csv")),
            name=table_title(name, language()),
            row_head=0,
        )


def _column(table: str, field: Field, frame: pd.DataFrame) -> list[Cell]:
    """Return the cells of a column; what repeats is one object, which is written fast."""
    if (table, field.name) == ("measures", "value"):
        pairs = list(zip(frame["value"], frame["status"], strict=True))
        figures = {pair: _figure(pair[0], str(pair[1])) for pair in set(pairs)}
        return [figures[pair] for pair in pairs]
    values = frame[field.name].tolist()
    made = {
        value: _NOTHING if value is pd.NA or value == "" else _typed(field, value)
        for value in dict.fromkeys(values)
    }
    return [made[value] for value in values]


def _typed(field: Field, value: object) -> Cell:
    if field.kind == "integer":
        return Cell(int(str(value)), 0)
    if field.kind == "number":
        return _number(value)
    return _day(value) if field.kind == "date" else _text(field.name, value)


def _figure(value: object, status: str) -> Cell:
    found = Cell() if value is pd.NA else _number(value)
    if status == "doubtful":
        return Cell(found.value, found.decimals, status="doubtful")
    return Cell(status="missing") if found.value is None else found


def _number(value: object) -> Cell:
    exact = float(str(value))
    whole = exact.is_integer()
    return Cell(int(exact), 0) if whole else Cell(exact, len(f"{exact!r}".partition(".")[2]))


def _day(value: object) -> Cell:
    """Return a day; as text if no calendar has it, or a spreadsheet's begins after it."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return Cell(str(value))
    return Cell(day if day >= _FIRST_DAY else str(value))


def _text(column: str, value: object) -> Cell:
    text = str(value)
    if column == "indicator":
        return Cell(_label(text))
    return Cell(inert(value_title(column, text, language())))


def _label(id_: str) -> str:
    try:
        return indicator(id_).label(language())
    except ReferenceDataError:
        return id_
