"""Sheets of the units in a build: one product a period, beside the report, without leftovers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers.batch.build import pick
from helpers.batch.fingerprint import hash_file
from helpers.batch.project import Project
from helpers.batch.record import load_record, save_record
from helpers.tables import load_cleaned, save_cleaned
from tests.batch.conftest import contents, due_of, make, put_notebook

NAME = "son-la/2025-07/units"
SHOW_SHEETS = """
from helpers.publishing import Heading, Paragraph, ReportMeta, SheetMeta
from helpers.vietnamese import format_period
name = {"son-la": "tỉnh Sơn La", "dien-bien": "tỉnh Điện Biên"}[authority]
words = format_period(str(MOMENT), language)
display(ReportMeta(f"{name}, {words}", language, authority, str(MOMENT), "2025-08-06"))
for slug, unit in UNITS.items():
    display(SheetMeta(unit, slug, unit), Heading(unit, 2), Paragraph(f"{name}, {words}."))
"""
BOTH = "UNITS = {'so-y-te': 'Sở Y tế', 'so-noi-vu': 'Sở Nội vụ'}"
ONE = "UNITS = {'so-y-te': 'Sở Y tế'}"


@pytest.fixture
def with_units(project: Project) -> Project:
    """Return the project with figures of departments for one month."""
    folder = project.processed / "vpubnd-son-la-2025-07"
    tables = load_cleaned(folder)
    row = tables.measures.iloc[[0]].assign(unit="Sở Y tế", level="department")
    rows = tables.measures.copy()
    rows.loc[len(rows)] = row.iloc[0]
    record = load_record(folder / "manifest.json")
    assert record is not None
    save_cleaned(replace(tables, measures=rows), project.processed)
    outputs = {path.name: hash_file(path) for path in folder.glob("*.csv")}
    save_record(folder / "manifest.json", replace(record, outputs=outputs))
    put_notebook(project, "sheets.ipynb", "period", BOTH, SHOW_SHEETS)
    return project


def test_sheets_are_due_where_a_dispatch_names_units(with_units: Project) -> None:
    due = [item.spec.name for item in due_of(with_units) if item.spec.kind == "sheets"]
    assert due == [NAME]


def test_each_unit_has_its_files_and_the_product_its_manifest(with_units: Project) -> None:
    outcome = make(with_units, NAME)[NAME]
    assert (outcome.kind, outcome.status) == ("sheets", "made")
    files = set(contents(with_units.reports / NAME))
    published = {f"{slug}.{form}" for slug in ("so-y-te", "so-noi-vu") for form in ("html", "pdf")}
    assert files == {*published, "sheets.ipynb", "manifest.json"}
    record = load_record(with_units.reports / NAME / "manifest.json")
    assert record is not None
    assert set(record.outputs) == {*published, "sheets.ipynb"}
    assert make(with_units, NAME)[NAME].status == "fresh"


def test_an_altered_sheet_is_made_again_and_a_unit_that_is_gone_leaves_no_file(
    with_units: Project,
) -> None:
    make(with_units, NAME)
    page = with_units.reports / NAME / "so-y-te.html"
    good = page.read_bytes()
    page.write_bytes(b"altered")
    assert make(with_units, NAME)[NAME].status == "made"
    assert page.read_bytes() == good
    put_notebook(with_units, "sheets.ipynb", "period", ONE, SHOW_SHEETS)
    assert make(with_units, NAME)[NAME].status == "made"
    assert not list(Path(with_units.reports / NAME).glob("so-noi-vu.*"))


def test_a_sheet_of_another_territory_is_not_published(with_units: Project) -> None:
    put_notebook(
        with_units, "sheets.ipynb", "period", BOTH, SHOW_SHEETS.replace("tỉnh Sơn La", "tỉnh khác")
    )
    failure = make(with_units, NAME)[NAME]
    assert failure.error is not None
    assert failure.error.key == "batch.not_its_own"
    assert not (with_units.reports / NAME / "so-y-te.html").exists()


def test_one_unit_may_be_asked_for_alone(with_units: Project) -> None:
    due = tuple(due_of(with_units))
    authority, period = next(
        (item.spec.authority, item.spec.period) for item in due if item.spec.kind == "sheets"
    )
    chosen = pick(due, "sheets", authority, period, "vi", unit="so-y-te")
    assert chosen.spec.parameters["unit"] == "so-y-te"
    assert "unit" not in pick(due, "sheets", authority, period, "vi").spec.parameters
