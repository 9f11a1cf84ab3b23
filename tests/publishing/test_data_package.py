"""The data package: what ``datapackage.json`` says is what its CSV files hold."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from helpers.errors import EmptyFormError
from helpers.publishing import Paragraph, ReportData, ReportMeta, export_data
from helpers.publishing.data_package.harmless import harmless_text
from helpers.tables import TABLES, Cleaned
from helpers.tables.fields import fields
from tests.cleaning.dispatches import board, clean, letter
from tests.narrative.golden_library import golden_cleaned
from tests.publishing.notebooks import notebook

META = ReportMeta("Báo cáo tháng 7/2025", "vi", "son-la", "2025-07", "2025-08-06", "Văn phòng")
DOCUMENTS = ("son-la-2023-05", "son-la-2022-12", "dien-bien-2025")
READ: dict[str, Any] = {
    "string": str, "integer": int, "number": float, "date": date.fromisoformat,
}  # fmt: skip


class Package:
    """An exported package, opened."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.descriptor: dict[str, Any] = json.loads(self.files["datapackage.json"])
        self.resources = {item["name"]: item for item in self.descriptor["resources"]}

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a resource as its dialect says."""
        text = self.files[self.resources[name]["path"]].decode(self.resources[name]["encoding"])
        return list(csv.DictReader(io.StringIO(text, newline="")))


def package(*cleaned: Cleaned, meta: ReportMeta = META) -> Package:
    return Package(export_data(notebook(meta, *(ReportData(item) for item in cleaned))))


@pytest.fixture(scope="module")
def whole() -> Package:
    return package(*(golden_cleaned(name) for name in DOCUMENTS))


def test_the_descriptor_names_every_file_with_its_size_and_hash(whole: Package) -> None:
    assert whole.descriptor["$schema"].endswith("/2.0/datapackage.json")
    assert whole.descriptor["name"] == "chiso-son-la-2025-07"
    assert whole.descriptor["title"] == META.title
    assert whole.descriptor["created"] == "2025-08-06T00:00:00Z"
    assert len(whole.descriptor["sources"]) == len(DOCUMENTS)
    paths = {item["path"] for item in whole.resources.values()}
    assert {"README.md", "datapackage.json", *paths} == set(whole.files)
    for item in whole.resources.values():
        content = whole.files[item["path"]]
        assert item["bytes"] == len(content)
        assert item["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", TABLES)
def test_every_value_has_the_type_and_keeps_the_constraints(whole: Package, name: str) -> None:
    schema = whole.resources[name]["schema"]
    rows = whole.rows(name)
    told = {field["name"]: field for field in schema["fields"]}
    assert tuple(told) == TABLES[name]
    for row in rows:
        assert tuple(row) == TABLES[name]
        for column, text in row.items():
            limits = told[column].get("constraints", {})
            if text in schema["missingValues"]:
                assert not limits.get("required"), f"{name}.{column} is empty"
                continue
            READ[told[column]["type"]](text)
            assert text in limits.get("enum", [text])
            assert re.search(limits.get("pattern", ""), text)


@pytest.mark.parametrize("name", TABLES)
def test_keys_tell_rows_apart_and_lead_to_rows_that_are_there(whole: Package, name: str) -> None:
    schema = whole.resources[name]["schema"]
    rows = whole.rows(name)
    if key := schema.get("primaryKey"):
        assert len({tuple(row[column] for column in key) for row in rows}) == len(rows)
    for foreign in schema.get("foreignKeys", ()):
        there = foreign["reference"]
        known = {row[there["fields"][0]] for row in whole.rows(there["resource"])}
        assert {row[foreign["fields"][0]] for row in rows} <= known


def test_the_numbers_are_those_of_the_tables(whole: Package) -> None:
    own = golden_cleaned("dien-bien-2025")
    rows = [row for row in whole.rows("measures") if row["dispatch_id"] == own.dispatch_id]
    values = [float(row["value"]) for row in rows if row["value"]]
    assert values == own.measures["value"].dropna().tolist()


def test_the_words_are_in_the_language_of_the_report() -> None:
    english = package(golden_cleaned("dien-bien-2025"), meta=ReportMeta("Report", "en"))
    told = english.resources["measures"]["schema"]["fields"]
    assert [field["title"] for field in told] == [f.title for f in fields("measures", "en")]
    assert "created" not in english.descriptor
    assert english.descriptor["name"] == "chiso-report"
    assert "data/measures.csv" in english.files["README.md"].decode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'    =1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("+A1", "'+A1"),
        ("-", "-"),
        ("---", "---"),
        ("-5,2%", "-5,2%"),
        ("91,41", "91,41"),
        ("a\u202eb\x07", "ab"),
    ],
)
def test_no_text_acts_or_hides_in_a_spreadsheet_program(text: str, shown: str) -> None:
    assert harmless_text(text) == shown


def test_hostile_text_of_a_dispatch_comes_out_inert() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (100)", "=HYPERLINK(1)")
    cleaned = clean(letter(board(heads, ("=cmd|' /C calc'!A0", "92,5", "@SUM(1)"))))
    found = package(cleaned)
    for name in TABLES:
        for row in found.rows(name):
            assert not any(text.lstrip()[:1] in ("=", "@") for text in row.values() if text)


def test_the_same_notebook_gives_the_same_bytes() -> None:
    carrying = notebook(META, ReportData(golden_cleaned("dien-bien-2025")))
    assert export_data(carrying) == export_data(carrying)


def test_a_notebook_without_data_is_refused_with_the_way_out() -> None:
    with pytest.raises(EmptyFormError, match=r"display\(\*report.data\(\)\)"):
        export_data(notebook(META, Paragraph("Chữ.")))
