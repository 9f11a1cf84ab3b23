"""What the tables and columns of the contract are called, and what their schemas ask of them.

The words are data (``data/reference/contract.yaml``); types, closed lists and keys are taken from
the rules themselves, so that no description can disagree with what is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from helpers.errors import ReferenceDataError
from helpers.reference import reference_file
from helpers.tables.cleaned import DECIMAL, TABLES, WHOLE
from helpers.tables.schemas import DATE, RULES, Rule
from helpers.yaml_data import yaml_data

_FILE = "contract.yaml"


@dataclass(frozen=True)
class Field:
    """One column of a table.

    Attributes
    ----------
    name : str
        As in the CSV.
    title, description : str
        In the language asked for.
    kind : {"string", "integer", "number", "date"}
    required : bool
        Whether an empty field breaks the contract.
    pattern : str
        Regular expression of the values, ``""`` if any text will do.
    allowed : tuple of str
        The closed list of values, empty if it is open.
    """

    name: str
    title: str
    description: str
    kind: str
    required: bool
    pattern: str
    allowed: tuple[str, ...]


def fields(table: str, language: str) -> tuple[Field, ...]:
    """Return the columns of a table, in order."""
    words = _words()["tables"][table]["columns"]
    return tuple(_field(table, name, words[name], language) for name in TABLES[table])


def table_title(table: str, language: str) -> str:
    """Return what a table is called."""
    return str(_words()["tables"][table]["title"][language])


def table_description(table: str, language: str) -> str:
    """Return what a row of a table is."""
    return str(_words()["tables"][table]["description"][language])


def value_title(column: str, value: str, language: str) -> str:
    """Return a coded value in words; a value that is no code as it stands."""
    known = _words()["values"].get(column, {}).get(value)
    return str(known[language]) if known else value


def value_description(column: str, value: str, language: str) -> str:
    """Return what a coded value means; ``""`` if its title says it all."""
    known = _words()["values"].get(column, {}).get(value, {})
    return str(known.get("about", {}).get(language, ""))


def _field(table: str, name: str, words: Any, language: str) -> Field:
    rule = RULES[table].get(name, Rule())
    kind = _kind(name, rule.pattern)
    return Field(
        name=name,
        title=words[language],
        description=words["about"][language],
        kind=kind,
        required=not rule.passes(""),
        pattern="" if kind == "date" else rule.pattern,
        allowed=rule.allowed,
    )


def _kind(name: str, pattern: str) -> str:
    if name in WHOLE:
        return "integer"
    if name in DECIMAL:
        return "number"
    return "date" if pattern == DATE else "string"


@cache
def _words() -> dict[str, Any]:
    """Return the words, once they speak of exactly the tables and columns of the contract."""
    path = reference_file(_FILE)
    try:
        words: dict[str, Any] = yaml_data(path.read_text(encoding="utf-8"))
        spoken = {name: tuple(table["columns"]) for name, table in words["tables"].items()}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ReferenceDataError("tables.words_broken", path=path, reason=error) from error
    if spoken != dict(TABLES):
        wrong = [name for name in {**spoken, **TABLES} if spoken.get(name) != TABLES.get(name)]
        raise ReferenceDataError("tables.words_differ", path=path, tables=", ".join(wrong))
    return words
