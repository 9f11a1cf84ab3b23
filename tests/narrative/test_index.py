"""What a report tells the index of all reports: its score, and each unit's place in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from helpers.analysis import analyse_period, catalogue
from helpers.narrative import Report, annual_report
from helpers.publishing.index_file import index_bytes
from helpers.publishing.tables import DataTable
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.publishing.notebooks import notebook


def _report(*rows: Row) -> Report:
    library = cleaned([dispatch()], list(rows))
    known = catalogue(library)
    return Report(
        analyse_period(library, known, known.territory("son-la"), "2025-07"), "vi", library
    )


def _told(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(index_bytes(notebook(*report.head(), "Nội dung")))
    return told


def _communes(report: Report) -> list[dict[str, Any]]:
    (level,) = (item for item in _told(report)["levels"] if item["level"] == "commune")
    units: list[dict[str, Any]] = level["units"]
    return units


def test_a_real_report_tells_its_score_rank_and_units(processed: Path) -> None:
    told = _told(annual_report("dien-bien", "2025", "vi", processed))
    score = told["score"]
    assert (score["value"], score["max"], score["class"]) == (91.41, 100.0, "Xuất sắc")
    assert (score["rank"], score["rank_of"]) == (24, 34)
    assert {level["level"]: len(level["units"]) for level in told["levels"]} == {
        "department": 13,
        "commune": 45,
    }


def test_a_year_that_rests_on_a_month_says_which(processed: Path) -> None:
    assert _told(annual_report("son-la", "2025", "vi", processed))["data_period"] == "2025-07"


def test_units_stand_by_rank_and_one_without_a_figure_last() -> None:
    values = {"A": 70.0, "B": None, "C": 91.0, "D": 91.0}
    rows = [row(f"UBND xã {name}", "commune", "total", value) for name, value in values.items()]
    assert [
        (unit["name"][-1], unit["rank"], unit["value"]) for unit in _communes(_report(*rows))
    ] == [
        ("C", 1, 91.0),
        ("D", 1, 91.0),
        ("A", 3, 70.0),
        ("B", None, None),
    ]


def test_a_doubtful_figure_is_told_as_doubtful_and_has_no_rank() -> None:
    report = _report(
        row("UBND xã A", "commune", "total", 91.0),
        row("UBND xã B", "commune", "total", 82.0, status="doubtful"),
    )
    last = _communes(report)[-1]
    assert (last["name"], last["rank"], last["doubtful"]) == ("UBND xã B", None, True)


def test_every_unit_that_is_told_has_its_own_row_to_lead_to() -> None:
    report = _report(
        row("UBND xã Mường Bú", "commune", "total", 91.0),
        row("UBND xã Mường Bủ", "commune", "total", 82.0),
    )
    slugs = [unit["slug"] for unit in _communes(report)]
    assert slugs[0] == "ubnd-xa-muong-bu"
    assert slugs[1].startswith("ubnd-xa-muong-bu-")
    tables = [item for item in report.annexes() if isinstance(item, DataTable)]
    rows = re.findall(r'<tr id="u-([^"]*)"', "".join(table.html() for table in tables))
    assert rows == slugs


def test_a_notebook_of_an_analyst_is_told_by_its_title_alone() -> None:
    assert json.loads(index_bytes(notebook("# Ghi chú", "Nội dung"))) == {
        "language": "vi",
        "title": "Ghi chú",
    }
