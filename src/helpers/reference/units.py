"""The units of the state with their validity: provinces, former districts, communes.

Source: ``data/reference/SOURCES.md``. On 1/7/2025 63 provinces became 34, the districts were
abolished and the communes merged; a unit is therefore always asked for *on a day*.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from helpers.reference.location import reference_file
from helpers.reference.tables import broken_row, parse_date, parse_lines, read_lines, split_list

MERGER = date(2025, 7, 1)
"""The first day of the 34 provinces and of the two-tier local government."""

COLUMNS = (
    "province", "level", "kind", "bare", "district", "code", "portal_code", "valid_from",
    "valid_to", "aliases",
)  # fmt: skip
_PROVINCES = "units-provinces.csv"
_FORMER = "units-until-2025.csv"
_CURRENT = "units-since-2025.csv"
_LEVELS = frozenset({"province", "district", "commune"})


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the state, named as official documents of its time name it.

    Attributes
    ----------
    name : str
        Official name in full: ``"UBND xã Huổi Một"``, ``"tỉnh Sơn La"``, ``"Sở Y tế"``.
    level : str
        ``province``, ``district``, ``commune`` or ``department``.
    kind : str
        ``tỉnh``, ``thành phố``, ``huyện``, ``thị xã``, ``quận``, ``xã``, ``phường``,
        ``thị trấn``, ``đặc khu``; of departments ``sở``, ``ban``, ``văn phòng``…
    bare : str
        The name without its kind: ``"Huổi Một"``, ``"2"``.
    province : str
        Bare name of the province, ``""`` for departments.
    district : str
        Full name of the former district (``"huyện Sông Mã"``), ``""`` from 1/7/2025.
    code, portal_code : str
        Attributes only; the published code lists disagree, so nothing is joined by them.
    valid_from, valid_to : date or None
        First and last day, inclusive; None is an open end.
    aliases : tuple of str
        Other ways in which the unit is printed.
    successor : str
        Official name of the department that took over, ``""`` if none did.
    only_in : tuple of str
        Of a department: the provinces that alone have it; empty where every province may.
    """

    name: str
    level: str
    kind: str
    bare: str
    province: str = ""
    district: str = ""
    code: str = ""
    portal_code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    successor: str = ""
    only_in: tuple[str, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit existed on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def provinces(on: date) -> tuple[Unit, ...]:
    """Return the provinces of the day ``on``: 63 before 1/7/2025, 34 from then."""
    return _valid(_units(reference_file(_PROVINCES), "province"), on)


def redrawn_provinces(on: date) -> tuple[Unit, ...]:
    """Return the provinces that were made anew on the day ``on``.

    One may bear the name of an older one, whose figures are then those of another territory.
    """
    known = _units(reference_file(_PROVINCES), "province")
    return tuple(unit for unit in known if unit.valid_from == on)


def districts(province: str, on: date) -> tuple[Unit, ...]:
    """Return the districts of a province on a day; none from 1/7/2025.

    Parameters
    ----------
    province : str
        Bare name (``"Sơn La"``) or full name (``"tỉnh Sơn La"``); an unknown one has no districts.
    on : date
        The day asked about.
    """
    if on >= MERGER:
        return ()
    return _valid(_units(reference_file(_FORMER), "district", bare_province(province)), on)


def communes(province: str, on: date, district: str | None = None) -> tuple[Unit, ...]:
    """Return the communes, wards, townships and special zones of a province on a day.

    Parameters
    ----------
    province : str
        Bare or full name; an unknown one has no communes.
    on : date
        The day asked about.
    district : str, optional
        Full name of a former district (``"thành phố Điện Biên Phủ"``) to keep to.
    """
    file = reference_file(_CURRENT if on >= MERGER else _FORMER)
    found = _valid(_units(file, "commune", bare_province(province)), on)
    return found if district is None else tuple(u for u in found if u.district == district)


def era_units(province: str, level: str, on: date) -> tuple[Unit, ...]:
    """Return the units of a level that ever existed on the same side of 1/7/2025 as ``on``.

    For a reader that meets a name a few months before or after its validity: the unit carries
    its dates, so that the reader can say so.
    """
    file = reference_file(_CURRENT if on >= MERGER else _FORMER)
    return _units(file, level, bare_province(province))


def bare_province(name: str) -> str:
    """Return the bare name of a province: ``"tỉnh Sơn La"`` → ``"Sơn La"``."""
    for kind in ("tỉnh ", "thành phố "):
        if name.casefold().startswith(kind):
            return name[len(kind) :]
    return name


def full_name(level: str, kind: str, bare: str) -> str:
    """Return the official name: ``"UBND xã Huổi Một"``, of a province ``"tỉnh Sơn La"``."""
    return f"{kind} {bare}" if level == "province" else f"UBND {kind} {bare}"


def _valid(units: tuple[Unit, ...], on: date) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.valid_on(on))


@cache
def _units(path: Path, level: str, province: str | None = None) -> tuple[Unit, ...]:
    """Return the units of one level, of all provinces or of one: only those are parsed."""
    wanted = _lines(path) if province is None else [province]
    return tuple(
        unit for name in wanted for unit in _of_province(path, name) if unit.level == level
    )


@cache
def _of_province(path: Path, province: str) -> tuple[Unit, ...]:
    lines = _lines(path).get(province, [])
    return tuple(_unit(path, line, fields) for line, fields in parse_lines(path, COLUMNS, lines))


@cache
def _lines(path: Path) -> dict[str, list[tuple[int, str]]]:
    """Return the numbered lines of a table by province, its first column, not yet parsed."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for line, text in enumerate(read_lines(path, COLUMNS), start=2):
        groups.setdefault(text.partition(",")[0], []).append((line, text))
    return groups


def _unit(path: Path, line: int, fields: list[str]) -> Unit:
    province, level, kind, bare, district, code, portal_code, first, last, aliases = fields
    if level not in _LEVELS:
        raise broken_row(path, line, level, "province, district or commune")
    if not (province and kind and bare):
        raise broken_row(path, line, ",".join(fields), "province, kind and bare filled")
    try:
        valid_from, valid_to = parse_date(first), parse_date(last)
    except ValueError as error:
        raise broken_row(path, line, f"{first}–{last}", "dates as yyyy-mm-dd") from error
    return Unit(
        full_name(level, kind, bare),
        level,
        kind,
        bare,
        province,
        district,
        code,
        portal_code,
        valid_from,
        valid_to,
        split_list(aliases),
    )
