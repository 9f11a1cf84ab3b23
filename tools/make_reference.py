"""Make the unit tables of ``data/reference`` from the MIT package ``vietnamadminunits``.

Usage::

    python -m pip install --no-deps vietnamadminunits==1.0.4
    python -m tools.make_reference

The package need not be installed: ``--source …/vietnamadminunits/data`` names its data folder.
What the package does not say (portal codes, districts that changed since 2022, a few spellings)
stands in ``units-history.yaml`` beside the tables. Same inputs, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import json
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from helpers.atomic import publish_file
from helpers.errors import ChisoError, ReferenceDataError
from helpers.reference.units import COLUMNS, MERGER
from tools.reference_history import (
    History,
    Row,
    corrected,
    province_name,
    split_name,
    with_commune_changes,
    with_district_changes,
    with_earlier_province,
    with_province_change,
)

PACKAGE = "vietnamadminunits"
OUT = Path(__file__).resolve().parents[1] / "data" / "reference"
LAST_FORMER_DAY = MERGER - timedelta(days=1)


def find_source() -> Path:
    """Return the data folder of the installed package, without importing it.

    Raises
    ------
    ReferenceDataError
        If the package is not installed.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ReferenceDataError("reference.source_missing", path=f"{PACKAGE}/data")
    return Path(found.origin).parent / "data"


def read_source(folder: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of ``query`` on the source's database, empty strings for nulls.

    Raises
    ------
    ReferenceDataError
        If the folder holds no database.
    """
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
    query = "select province, provinceKey, provinceCode from {} group by provinceCode"
    former = read_source(folder, query.format("admin_units_legacy"))
    current = read_source(folder, query.format("admin_units"))
    kept = unmerged_provinces(folder)
    rows = []
    for printed, key, code in former:
        row = province_row(printed, code, history)
        rows.append(row if key in kept else replace(row, valid_to=LAST_FORMER_DAY))
    for printed, key, code in current:
        if key not in kept:
            rows.append(replace(province_row(printed, code, history), valid_from=MERGER))
    for change in history.provinces:
        rows = with_earlier_province(rows, change, history)
    return rows


def province_row(printed: str, code: str, history: History) -> Row:
    """Return a province without its validity."""
    kind, bare = split_name(printed)
    return Row(
        province=bare,
        level="province",
        kind=kind,
        bare=bare,
        code=code,
        portal_code=history.portal_codes.get(bare, ""),
        aliases=tuple(history.aliases.get(bare, ())),
    )


def current_rows(folder: Path, history: History) -> list[Row]:
    """Return the communes, wards and special zones from 1/7/2025."""
    query = "select province, ward, wardCode from admin_units order by provinceCode, wardCode"
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
    found: dict[Row, None] = {}  # a dict keeps the order and each district once
    for province, district, district_code, ward, code in read_source(folder, query):
        name = province_name(province)
        seat = corrected(Row(name, "district", *split_name(district), code=district_code), history)
        found[replace(seat, valid_to=LAST_FORMER_DAY)] = None
        if ward:
            commune = Row(name, "commune", *split_name(ward), district=seat.title, code=code)
            found[replace(corrected(commune, history), valid_to=LAST_FORMER_DAY)] = None
    rows = list(found)
    for change in history.communes:
        rows = with_commune_changes(rows, change)
    rows = with_district_changes(rows, history.districts)
    for change in history.provinces:
        rows = with_province_change(rows, change)
    return rows


def table_bytes(rows: Iterable[Row]) -> bytes:
    """Return the rows as CSV: UTF-8, LF, in the order of the source's codes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.fields() for row in rows)
    return text.getvalue().encode("utf-8")


def make_tables(source: Path, history: History) -> dict[str, bytes]:
    """Return the content of each unit table by file name."""
    return {
        "units-provinces.csv": table_bytes(province_rows(source, history)),
        "units-since-2025.csv": table_bytes(current_rows(source, history)),
        "units-until-2025.csv": table_bytes(former_rows(source, history)),
    }


def main(arguments: list[str] | None = None) -> int:
    """Make the tables; return 0, or 1 with a message if the source is missing."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--source", type=Path, help=f"data folder of the package {PACKAGE}")
    parser.add_argument("--history", type=Path, default=OUT / "units-history.yaml")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the tables")
    options = parser.parse_args(arguments)
    try:
        tables = make_tables(options.source or find_source(), History.load(options.history))
    except ChisoError as error:
        print(error.text("en"), file=sys.stderr)
        return 1
    for name, content in tables.items():
        publish_file(options.out / name, content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
