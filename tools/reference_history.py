"""The history of the units since June 2022: what the source of the tables does not say.

Used by ``make_reference.py``; kept by hand in ``data/reference/units-history.yaml``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Row:
    """One line of a unit table; dates as :class:`~datetime.date`, None for an open end."""

    province: str
    level: str
    kind: str
    bare: str
    district: str = ""
    code: str = ""
    portal_code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Kind and bare name: ``"xã Huổi Một"``."""
        return f"{self.kind} {self.bare}"

    def fields(self) -> list[str]:
        """Return the row as it is written."""
        dates = [day.isoformat() if day else "" for day in (self.valid_from, self.valid_to)]
        head = [self.province, self.level, self.kind, self.bare, self.district, self.code]
        return [*head, self.portal_code, *dates, "|".join(self.aliases)]


@dataclass(frozen=True)
class History:
    """``units-history.yaml``: what the source does not say."""

    portal_codes: dict[str, str]
    aliases: dict[str, list[str]]
    provinces: list[dict[str, Any]]
    districts: list[dict[str, Any]]
    communes: list[dict[str, Any]]
    corrections: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> History:
        """Read the history from its YAML file."""
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        names = {(item["province"], item["printed"]): item["name"] for item in data["corrections"]}
        return cls(**{**data, "corrections": names})


KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")


def split_name(printed: str) -> tuple[str, str]:
    """Return kind and bare name: ``"Thị Xã Mường Lay"`` → ``("thị xã", "Mường Lay")``.

    The kind is taken from the name itself, for the source's column of kinds contradicts the name
    in seven places. A word's first letter is set in capitals (``"Mường é"``), except in
    ``"Nông trường"``.
    """
    name = " ".join(unicodedata.normalize("NFC", printed).split())
    kind = next(kind for kind in KINDS if name.casefold().startswith(f"{kind} "))
    words = name[len(kind) + 1 :].split(" ")
    capitals = [word if word == "trường" else word[0].upper() + word[1:] for word in words]
    return kind, " ".join(capitals)


def province_name(printed: str) -> str:
    """Return the bare name of a province."""
    return split_name(printed)[1]


def corrected(row: Row, history: History) -> Row:
    """Return ``row`` with the official spelling where the source prints another."""
    name = history.corrections.get((row.province, row.title))
    if name is None:
        return row
    kind, bare = split_name(name)
    return replace(row, kind=kind, bare=bare)


def day_before(change: dict[str, Any]) -> date:
    """Return the last day of the state before a change."""
    since: date = change["since"]
    return since - timedelta(days=1)


def later(row: Row, day: date) -> Row:
    """Return ``row`` starting on ``day``, or on its own first day if that is later."""
    return replace(row, valid_from=max(day, row.valid_from or day))


def with_commune_changes(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    """Start the communes founded on the day of ``change``; add the ones dissolved then.

    Raises
    ------
    ValueError
        If the source does not know one of the founded communes: the history is mistaken.
    """
    province, since = change["province"], change["since"]
    founded = {(seat, title) for seat, titles in change["founded"].items() for title in titles}
    known = {(row.district, row.title) for row in rows if row.province == province}
    if missing := sorted(founded - known):
        raise ValueError(f"founded communes that the source does not know: {missing}")
    found = [
        later(row, since)
        if row.province == province and (row.district, row.title) in founded
        else row
        for row in rows
    ]
    return found + [
        Row(province, "commune", *split_name(title), district=seat, valid_to=day_before(change))
        for seat, titles in change["dissolved"].items()
        for title in titles
    ]


def with_district_changes(rows: list[Row], changes: Iterable[dict[str, Any]]) -> list[Row]:
    """Give the districts that were another one before a day their earlier rows.

    A commune is listed with each district it belonged to. Wards are not carried back into a rural
    district (huyện), which has none: what they were called there the source does not say.
    """
    for change in changes:
        rows = _with_district_change(rows, change)
    return rows


def _with_district_change(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    province, before = change["province"], change["before"]
    known = any(row.title == before for row in rows if row.province == province)
    titles = set(change.get("units", ()))
    result: list[Row] = []
    for row in rows:
        if row.province != province:
            result.append(row)
        elif row.level == "district" and row.title == change["after"]:
            result += _district_before_and_after(row, change, known)
        elif row.district == change["after"] and (not titles or row.title in titles):
            result += _commune_before_and_after(row, change)
        else:
            result.append(row)
    return result


def _district_before_and_after(row: Row, change: dict[str, Any], known: bool) -> list[Row]:
    """Return the former district, unless it is ``known`` already, and the later one."""
    kind, bare = split_name(change["before"])
    earlier = replace(
        row, kind=kind, bare=bare, code="", valid_from=None, valid_to=day_before(change)
    )
    starts = "units" not in change or change.get("founded", False)
    return ([] if known else [earlier]) + [later(row, change["since"]) if starts else row]


def _commune_before_and_after(row: Row, change: dict[str, Any]) -> list[Row]:
    """Return a commune in its former district, if it was there, and in the later one."""
    since: date = change["since"]
    existed = row.valid_from is None or row.valid_from < since
    renamed = change["before"].startswith("huyện ") and row.kind == "phường"
    earlier = replace(row, district=change["before"], valid_to=day_before(change))
    return ([earlier] if existed and not renamed else []) + [later(row, since)]


def with_province_change(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    """Give the units of a renamed province the former province's name before the day."""
    before, after = province_name(change["before"]), province_name(change["after"])
    since, last = change["since"], day_before(change)
    result: list[Row] = []
    for row in rows:
        if row.province != after:
            result.append(row)
            continue
        if row.valid_from is None or row.valid_from < since:
            ends = min(last, row.valid_to or last)
            result.append(replace(row, province=before, valid_to=ends))
        if row.valid_to is None or row.valid_to >= since:
            result.append(later(row, since))
    return result


def with_earlier_province(rows: list[Row], change: dict[str, Any], history: History) -> list[Row]:
    """Split the row of a province that was renamed at the day of its change."""
    kind, bare = split_name(change["before"])
    result: list[Row] = []
    for row in rows:
        if row.title != change["after"]:
            result.append(row)
            continue
        earlier = replace(row, province=bare, kind=kind, bare=bare)
        aliases = tuple(history.aliases.get(bare, ()))
        result.append(replace(earlier, valid_to=day_before(change), aliases=aliases))
        result.append(replace(row, valid_from=change["since"]))
    return result
