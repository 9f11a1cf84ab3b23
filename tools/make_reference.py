"""Make the unit tables of ``data/reference`` from the MIT package ``vietnamadminunits``.

Usage::

    uv pip install --no-deps vietnamadminunits==1.0.4     # or: pip install …
    python tools/make_reference.py

The package's data folder may also be named: ``--source …/vietnamadminunits/data``. What the
package does not say (portal codes, districts that changed since 2022, a few names) stands in
``units-history.yaml`` beside the tables. Same inputs, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import json
import os
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from helpers.errors import ChisoError, ReferenceDataError
from helpers.reference.units import COLUMNS, MERGER

PACKAGE = "vietnamadminunits"
OUT = Path(__file__).resolve().parents[1] / "data" / "reference"
LAST_FORMER_DAY = MERGER - timedelta(days=1)


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


# --- names -------------------------------------------------------------------------------------

KINDS = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")


def split_name(printed: str) -> tuple[str, str]:
    """Return kind and bare name: ``"Thị Xã Mường Lay"`` → ``("thị xã", "Mường Lay")``.

    The kind is taken from the name itself, for the source's column of kinds contradicts the name
    in twelve places. A word's first letter is set in capitals (``"Mường é"``), except in
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


# --- the source --------------------------------------------------------------------------------


def find_source() -> Path:
    """Return the data folder of the installed package, without importing it."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ReferenceDataError("reference.source_missing", path=f"{PACKAGE}/data")
    return Path(found.origin).parent / "data"


def read_source(folder: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of ``query`` on the source's database, empty strings for nulls."""
    database = folder / "dataset.db"
    if not database.is_file():
        raise ReferenceDataError("reference.source_missing", path=database)
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return [tuple(value or "" for value in row) for row in connection.execute(query)]
    finally:
        connection.close()


def unmerged_provinces(folder: Path) -> set[str]:
    """Return the keys of the provinces whose territory the merger left alone."""
    data = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    return {key for key, former in data["DICT_PROVINCE"].items() if len(former) == 1}


def province_rows(folder: Path, history: History) -> list[Row]:
    """Return the 63 former and the 34 provinces; one row for those that did not change."""
    kept = unmerged_provinces(folder)
    query = "select distinct province, provinceKey, provinceCode from {}"
    rows = []
    for table in ("admin_units_legacy", "admin_units"):
        for printed, key, code in read_source(folder, query.format(table)):
            former = table == "admin_units_legacy"
            if not former and key in kept:
                continue
            kind, bare = split_name(printed)
            rows.append(
                Row(
                    province=bare,
                    level="province",
                    kind=kind,
                    bare=bare,
                    code=code,
                    portal_code=history.portal_codes.get(bare, ""),
                    valid_from=None if former else MERGER,
                    valid_to=LAST_FORMER_DAY if former and key not in kept else None,
                    aliases=tuple(history.aliases.get(bare, ())),
                )
            )
    for change in history.provinces:
        rows = list(earlier_province(rows, change, history))
    return rows


def earlier_province(
    rows: Iterable[Row], change: dict[str, Any], history: History
) -> Iterable[Row]:
    """Split a province's row at the day of its change of name."""
    for row in rows:
        if row.title != change["after"]:
            yield row
            continue
        kind, bare = split_name(change["before"])
        yield replace(
            row,
            province=bare,
            kind=kind,
            bare=bare,
            valid_to=change["since"] - timedelta(days=1),
            aliases=tuple(history.aliases.get(bare, ())),
        )
        yield replace(row, valid_from=change["since"])


def current_rows(folder: Path, history: History) -> list[Row]:
    """Return the communes, wards and special zones from 1/7/2025."""
    query = "select province, ward, wardCode from admin_units"
    rows = []
    for province, ward, code in read_source(folder, query):
        row = Row(province_name(province), "commune", *split_name(ward), code=code)
        rows.append(replace(corrected(row, history), valid_from=MERGER))
    return rows


def former_rows(folder: Path, history: History) -> list[Row]:
    """Return the districts and communes until 30/6/2025, with the changes since 2022."""
    query = (
        "select province, district, districtCode, ward, wardCode from admin_units_legacy"
        " order by provinceCode, districtCode, wardCode"
    )
    rows: dict[Row, None] = {}
    for province, district, district_code, ward, code in read_source(folder, query):
        name = province_name(province)
        seat = corrected(Row(name, "district", *split_name(district), code=district_code), history)
        rows[replace(seat, valid_to=LAST_FORMER_DAY)] = None
        if ward:
            commune = Row(name, "commune", *split_name(ward), district=seat.title, code=code)
            rows[replace(corrected(commune, history), valid_to=LAST_FORMER_DAY)] = None
    changed = list(rows)
    for change in history.communes:
        changed = with_commune_changes(changed, change)
    changed = with_district_changes(changed, history.districts)
    for change in history.provinces:
        changed = with_province_change(changed, change)
    return changed


def corrected(row: Row, history: History) -> Row:
    """Return ``row`` with the official spelling where the source prints another."""
    name = history.corrections.get((row.province, row.title))
    if name is None:
        return row
    kind, bare = split_name(name)
    return replace(row, kind=kind, bare=bare)


# --- changes before the merger -------------------------------------------------------------------


def with_commune_changes(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    """Start the communes founded on the day of ``change``; add the ones dissolved then."""
    founded = {(d, title) for d, titles in change["founded"].items() for title in titles}
    found = [
        replace(row, valid_from=change["since"])
        if row.province == change["province"] and (row.district, row.title) in founded
        else row
        for row in rows
    ]
    if len(founded) != sum(row.valid_from == change["since"] for row in found):
        raise ValueError(f"founded communes that the source does not know: {change}")
    last = change["since"] - timedelta(days=1)
    return found + [
        Row(change["province"], "commune", *split_name(title), district=district, valid_to=last)
        for district, titles in change["dissolved"].items()
        for title in titles
    ]


def with_district_changes(rows: list[Row], changes: list[dict[str, Any]]) -> list[Row]:
    """Give the districts that were another one before a day their earlier rows.

    A commune is listed with each district it belonged to. Wards are not carried back into a rural
    district (huyện), which has none: what they were called there the source does not say.
    """
    result = list(rows)
    for change in changes:
        result = with_district_change(result, change)
    return result


def with_district_change(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    """Apply one change: see :func:`with_district_changes`."""
    kind, bare = split_name(change["before"])
    last = change["since"] - timedelta(days=1)
    titles = set(change.get("units", ()))
    result: list[Row] = []
    known = any(
        row.level == "district" and row.title == change["before"]
        for row in rows
        if row.province == change["province"]
    )
    for row in rows:
        if row.province != change["province"]:
            result.append(row)
        elif row.level == "district" and row.title == change["after"]:
            if not known:
                earlier = replace(
                    row, kind=kind, bare=bare, code="", valid_from=None, valid_to=last
                )
                result.append(earlier)
            starts = not titles or change.get("founded", False)
            result.append(replace(row, valid_from=change["since"]) if starts else row)
        elif row.district == change["after"] and (not titles or row.title in titles):
            titles_left = row.valid_from is None or row.valid_from < change["since"]
            if titles_left and not (kind == "huyện" and row.kind == "phường"):
                result.append(replace(row, district=change["before"], valid_to=last))
            result.append(replace(row, valid_from=max(change["since"], row.valid_from or date.min)))
        else:
            result.append(row)
    return result


def with_province_change(rows: list[Row], change: dict[str, Any]) -> list[Row]:
    """Give the units of a renamed province the former province's name before the day."""
    before, after = province_name(change["before"]), province_name(change["after"])
    last = change["since"] - timedelta(days=1)
    result: list[Row] = []
    for row in rows:
        if row.province != after:
            result.append(row)
            continue
        if row.valid_from is None or row.valid_from < change["since"]:
            ends = min(last, row.valid_to or last)
            result.append(replace(row, province=before, valid_to=ends))
        if row.valid_to is None or row.valid_to >= change["since"]:
            result.append(replace(row, valid_from=max(change["since"], row.valid_from or date.min)))
    return result


# --- writing -----------------------------------------------------------------------------------


def table_bytes(rows: Iterable[Row]) -> bytes:
    """Return the rows as CSV: UTF-8, LF, in the order of the source's codes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.fields() for row in rows)
    return text.getvalue().encode("utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` so that a reader never sees half of it."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def make_tables(source: Path, history: History) -> dict[str, bytes]:
    """Return the content of each unit table by file name."""
    return {
        "units-provinces.csv": table_bytes(province_rows(source, history)),
        "units-since-2025.csv": table_bytes(current_rows(source, history)),
        "units-until-2025.csv": table_bytes(former_rows(source, history)),
    }


def main(arguments: list[str] | None = None) -> int:
    """Make the tables; return 0, or 1 with a message if the source is missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--source", type=Path, help=f"data folder of the package {PACKAGE}")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the tables")
    options = parser.parse_args(arguments)
    try:
        source = options.source or find_source()
        history = History.load(OUT / "units-history.yaml")
        for name, content in make_tables(source, history).items():
            write_whole(options.out / name, content)
    except ChisoError as error:
        print(error.text("en"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
