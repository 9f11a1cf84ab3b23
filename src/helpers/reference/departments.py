"""The provincial agencies that are scored, with the names they had and have.

Source: ``data/reference/departments.csv``. From March to July 2025 departments were merged; both
names of a merged department are valid in those months.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from helpers.reference.location import reference_file
from helpers.reference.tables import broken_row, parse_date, read_rows, split_list
from helpers.reference.units import Unit

COLUMNS = ("name", "kind", "valid_from", "valid_to", "successor", "aliases", "only_in")


def departments(on: date | None = None, province: str = "") -> tuple[Unit, ...]:
    """Return the departments that existed on a day, or (None) all that ever did.

    Parameters
    ----------
    on : date, optional
        The day asked about.
    province : str, optional
        Bare name of a province: leaves out departments that only other provinces have.

    A department is named alike in every province (``"Sở Y tế"``, ``"Thanh tra tỉnh"``), so its
    ``province`` is empty.
    """
    found = _departments(reference_file("departments.csv"))
    return tuple(
        unit
        for unit in found
        if (on is None or unit.valid_on(on))
        and (not province or not unit.only_in or province in unit.only_in)
    )


@cache
def _departments(path: Path) -> tuple[Unit, ...]:
    return tuple(_unit(path, line, fields) for line, fields in read_rows(path, COLUMNS))


def _unit(path: Path, line: int, fields: list[str]) -> Unit:
    name, kind, first, last, successor, aliases, only_in = fields
    if not (name and kind):
        raise broken_row(path, line, ",".join(fields), "name and kind filled")
    try:
        valid_from, valid_to = parse_date(first), parse_date(last)
    except ValueError as error:
        raise broken_row(path, line, f"{first}–{last}", "dates as yyyy-mm-dd") from error
    return Unit(
        name=name,
        level="department",
        kind=kind,
        bare=name[len(kind) :].strip() if name.casefold().startswith(kind) else name,
        valid_from=valid_from,
        valid_to=valid_to,
        aliases=split_list(aliases),
        successor=successor,
        only_in=split_list(only_in),
    )
