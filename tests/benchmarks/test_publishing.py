"""The pieces of the benchmark of publishing do what they measure; nothing is timed here."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from benchmarks.publishing.commands import converted, exported
from benchmarks.publishing.cost import medians
from benchmarks.publishing.requests import external_requests
from benchmarks.publishing.warm import forms_of
from helpers.publishing import Heading, Paragraph, ReportMeta
from tests.publishing.notebooks import notebook

META = ReportMeta("Báo cáo", "vi", "son-la", "2025-07", "2025-08-05")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "son-la" / "2025-07" / "report.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook(META, Heading("I. Kết quả"), Paragraph("Đạt.")), path)
    return path


def test_a_report_is_measured_in_the_forms_that_it_has(report: Path) -> None:
    found = forms_of(report, rounds=1)
    assert found.pages == 1
    assert {".html", ".pdf", ".docx"} <= found.sizes.keys() == found.costs.keys()
    assert ".zip" not in found.sizes


def test_webpdf_prints_through_the_installed_browser(report: Path, tmp_path: Path) -> None:
    assert converted("webpdf", report, tmp_path).read_bytes().startswith(b"%PDF")


def test_a_batch_writes_a_pdf_of_each_notebook(report: Path, tmp_path: Path) -> None:
    many = [Path(shutil.copy(report, tmp_path / f"{number}.ipynb")) for number in range(2)]
    exported(many, tmp_path / "out")
    made = [(tmp_path / "out" / f"{number}.pdf").read_bytes() for number in range(2)]
    assert all(content.startswith(b"%PDF") for content in made)


def test_requests_that_leave_a_page_are_counted(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<img src="https://example.invalid/a.png"><img src="data:,">', "utf-8")
    own = converted("chiso-html", report, tmp_path)
    asked = external_requests([page, own])
    assert asked == {page: ["https://example.invalid/a.png"], own: []}


def test_works_take_turns() -> None:
    order: list[str] = []
    medians({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, rounds=2)
    assert order == ["a", "b", "a", "b"]
