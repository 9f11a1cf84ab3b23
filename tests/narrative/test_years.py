"""A year that is seen through its months."""

from __future__ import annotations

from helpers.analysis import catalogue
from helpers.analysis.year import analyse_year
from helpers.narrative import YearReport
from tests.analysis.building import cleaned, dispatch, row
from tests.narrative.reading import text_of


def _year(totals: dict[str, float], language: str = "vi") -> YearReport:
    months = list(totals)
    library = cleaned(
        [dispatch(month, month) for month in months],
        [
            entry
            for month, total in totals.items()
            for entry in (
                row("tỉnh Sơn La", "province", "total", total, period=month, dispatch_id=month),
                row("tỉnh Sơn La", "province", "online", 8.0, period=month, dispatch_id=month,
                    max=22.0),
                row("tỉnh Sơn La", "province", "progress", 19.0, period=month, dispatch_id=month,
                    max=20.0),
            )
        ],
    )  # fmt: skip
    known = catalogue(library)
    year = analyse_year(library, known, known.territory("son-la"), months[0][:4])
    return YearReport(year, language, library)


def test_two_months_of_one_series_give_a_course_and_persistent_shortcomings() -> None:
    shown = text_of(_year({"2024-02": 60.0, "2024-05": 66.5}).territory())
    assert "Có số liệu của 02/12 tháng: tháng 2 và tháng 5." in shown
    assert "tháng 1, tháng 3–4 và tháng 6–12" in shown
    assert "Từ tháng 2/2024 đến tháng 5/2024, tổng điểm tăng 6,5 điểm (60 – 66,5)." in shown
    assert "lặp lại ở cả 02 tháng" in shown
    assert "Dịch vụ trực tuyến mới đạt 8/22 điểm" in shown


def test_a_break_of_ranks_within_the_year_is_named_beside_the_course() -> None:
    shown = text_of(_year({"2025-05": 60.0, "2025-08": 66.5}).territory())
    assert "tổng điểm tăng 6,5 điểm" in shown
    assert "34 tỉnh, thành phố (trước đó là 63)" in shown


def test_twelve_months_leave_none_missing() -> None:
    shown = text_of(
        _year({f"2024-{month:02d}": 60.0 + month for month in range(1, 13)}).territory()
    )
    assert "Có số liệu của 12/12 tháng: tháng 1–12." in shown
    assert "Không có số liệu của" not in shown
    assert "bình quân" not in shown


def test_the_units_of_a_year_are_said_to_be_those_of_its_latest_month() -> None:
    shown = text_of(_year({"2024-02": 60.0, "2024-05": 66.5}).territory())
    assert "là của tháng 5/2024, tháng gần nhất có số liệu trong năm" in shown


def test_the_months_are_told_in_english_too() -> None:
    shown = text_of(_year({"2024-02": 60.0, "2024-05": 66.5}, "en").territory())
    assert "2 of 12 months: February and May." in shown
    assert "the total went up by 6.5 points" in shown
