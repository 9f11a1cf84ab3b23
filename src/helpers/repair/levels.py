"""The levels of units, as ``data/reference/reading/levels.yaml`` knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from helpers.errors import ReferenceDataError
from helpers.reference import reference_folder

_IDS = ("commune", "district", "department")


@dataclass(frozen=True)
class Level:
    """One level of units.

    Attributes
    ----------
    id : str
        ``commune``, ``district`` or ``department``.
    label : str
        In Vietnamese, as a finding names it.
    block : str
        Official name of the row of a table that stands for the whole level.
    opens : tuple of str
        How a folded name of the level begins.
    said : re.Pattern
        Finds the level in the folded words after a count.
    together : re.Pattern
        Finds the folded words of a sentence that mean all units of the level.
    itself : re.Pattern
        Those of them that beside a score mean the territory itself.
    """

    id: str
    label: str
    block: str
    opens: tuple[str, ...]
    said: re.Pattern[str]
    together: re.Pattern[str]
    itself: re.Pattern[str]


@cache
def levels() -> dict[str, Level]:
    """Load the levels once, by id, the smallest units first: so they are tried.

    Raises
    ------
    ReferenceDataError
        If the file is missing or broken.
    """
    path = reference_folder() / "reading" / "levels.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {id: _level(id, data[id]) for id in _IDS}
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError, re.error) as error:
        raise ReferenceDataError("reading.broken_reference", path=path, reason=error) from error


def _level(id: str, entry: dict[str, Any]) -> Level:
    return Level(
        id=id,
        label=entry["label"],
        block=entry["block"],
        opens=tuple(entry["opens"]),
        said=re.compile(entry["said"]),
        together=re.compile(entry["together"]),
        itself=re.compile(entry["itself"]),
    )
