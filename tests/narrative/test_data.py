"""What a report carries for the data exports: the documents it rests on, and no others."""

from __future__ import annotations

from pathlib import Path

from helpers.narrative import annual_report, monthly_report
from helpers.publishing import ReportData


def test_a_report_carries_the_documents_that_it_quotes_and_no_others(processed: Path) -> None:
    report = monthly_report("son-la", "2022-12", "vi", processed)
    (data,) = report.data()
    assert isinstance(data, ReportData)
    own = {item.dispatch_id for item in report.analysis.dispatches}
    carried = set(data.cleaned.dispatch["dispatch_id"])
    assert own <= carried
    assert set(data.cleaned.measures["dispatch_id"]) <= carried
    assert not any("dien-bien" in dispatch_id for dispatch_id in carried)


def test_a_year_of_months_carries_the_documents_of_all_of_them(processed: Path) -> None:
    (data,) = annual_report("son-la", "2023", "vi", processed).data()
    assert isinstance(data, ReportData)
    assert "2023-05" in set(data.cleaned.dispatch["period"])
