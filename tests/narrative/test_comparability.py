"""What does not compare is not compared, and the report says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.year import analyse_year
from helpers.batch.site import series_breaks
from helpers.narrative import Report, YearReport
from helpers.reference import redrawn_provinces
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import text_of


def _month(province: str, period: str, total: float, **more: object) -> list[Row]:
    where = {"period": period, "dispatch_id": period, "province": province}
    return [
        row(f"tỉnh {province}", "province", "total", total, **where, **more),
        row("Sở Y tế", "department", "total", total - 5, **where),
        row("Sở Nội vụ", "department", "total", 45.0, **where),
    ]


def _report(province: str, slug: str, rows: Sequence[Row], language: str = "vi") -> Report:
    periods = sorted({str(item["period"]) for item in rows})
    library = cleaned([dispatch(at, at, province) for at in periods], rows)
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory(slug), periods[-1])
    return Report(analysis, language, library)


def _year(rows: Sequence[Row]) -> YearReport:
    periods = sorted({str(item["period"]) for item in rows})
    library = cleaned([dispatch(at, at, str(rows[0]["province"])) for at in periods], rows)
    known = catalogue(library)
    (territory,) = known.authorities()
    return YearReport(analyse_year(library, known, territory, periods[0][:4]), "vi", library)


def test_a_province_made_of_several_is_not_compared_with_the_old_one_of_its_name() -> None:
    rows = [*_month("Tuyên Quang", "2025-06", 74.0), *_month("Tuyên Quang", "2025-07", 80.0)]
    report = _report("Tuyên Quang", "tuyen-quang", rows)
    assert "không so sánh được với tháng 6/2025" in text_of(report.first_page())
    change = text_of(report.change())
    assert "Không có số liệu nào so sánh được với tháng 6/2025." in change
    assert "được thành lập mới trên cơ sở sắp xếp nhiều tỉnh" in change
    assert "tăng" not in change
    assert "liên tiếp" not in text_of(report.shortcomings())


def test_a_province_that_stayed_as_it_was_is_compared_across_the_merger() -> None:
    rows = [*_month("Sơn La", "2025-06", 74.0), *_month("Sơn La", "2025-07", 80.0)]
    report = _report("Sơn La", "son-la", rows)
    assert "tăng 6 điểm" in text_of(report.change())
    assert "thành lập mới" not in text_of(report.change())
    assert "tháng thứ hai liên tiếp: Sở Nội vụ" in text_of(report.shortcomings())


def test_the_year_of_a_redrawn_province_has_no_course_across_that_day() -> None:
    rows = [*_month("Tuyên Quang", "2025-06", 74.0), *_month("Tuyên Quang", "2025-07", 80.0)]
    shown = text_of(_year(rows).territory())
    assert "không tính mức tăng, giảm" in shown
    assert ">không so sánh được<" in "".join(element.html() for element in _year(rows).territory())


def test_the_site_breaks_the_series_of_redrawn_provinces_alone() -> None:
    (found,) = [item for item in series_breaks() if item.only is not None]
    assert found.concerns("tỉnh Tuyên Quang")
    assert not found.concerns("tỉnh Sơn La")
    assert len(redrawn_provinces(date(2025, 7, 1))) == 23


def test_where_nothing_compares_the_section_says_so() -> None:
    rows = [*_month("Sơn La", "2025-08", 74.0), *_month("Sơn La", "2025-09", 80.0)]
    doubtful = [
        {**item, "status": "doubtful"} if item["period"] == "2025-09" else item for item in rows
    ]
    report = _report("Sơn La", "son-la", doubtful)
    assert "Không có số liệu nào so sánh được với tháng 8/2025." in text_of(report.change())


def test_a_doubtful_total_is_said_not_to_compare_while_the_rest_does() -> None:
    rows = [
        *_month("Sơn La", "2025-08", 74.0, status="doubtful"),
        *_month("Sơn La", "2025-09", 80.0),
    ]
    change = text_of(_report("Sơn La", "son-la", rows).change())
    assert "Tổng điểm không so sánh được với tháng 8/2025." in change
    assert "Sở Y tế" in change


def test_a_document_that_has_only_a_list_is_not_said_to_be_missing() -> None:
    codes = [{"dispatch_id": "2025-08", "unit": "Sở Y tế", "level": "department", "code": "H52-1"}]
    library = cleaned(
        [dispatch(at, at) for at in ("2025-08", "2025-09")],
        _month("Sơn La", "2025-09", 80.0),
        codes,
    )
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-09")
    change = text_of(Report(analysis, "vi", library).change())
    assert "Văn bản của tháng 8/2025 không có số liệu để so sánh" in change
    assert "Chưa có số liệu của tháng 8/2025" not in change


def test_a_doubtful_month_decides_no_course_of_the_year() -> None:
    rows = [
        *_month("Sơn La", "2025-08", 50.0, status="doubtful"),
        *_month("Sơn La", "2025-09", 80.0),
        *_month("Sơn La", "2025-10", 81.0),
    ]
    shown = text_of(_year(rows).territory())
    assert "Tổng điểm của tháng 8 còn nghi vấn nên không dùng để nêu mức tăng, giảm." in shown
    assert "Từ tháng 9/2025 đến tháng 10/2025, tổng điểm tăng 1 điểm (80 – 81)." in shown
    assert "50,00?" in "".join(element.html() for element in _year(rows).territory())


def test_what_lasted_all_year_names_only_the_units_that_had_it_in_every_month() -> None:
    rows = [*_month("Sơn La", "2025-08", 80.0), *_month("Sơn La", "2025-09", 54.0)]
    shown = text_of(_year(rows).territory())
    assert "01/02 cơ quan xếp loại Yếu: Sở Nội vụ (45/100)." in shown
    assert "Sở Y tế (49/100)" not in shown


def test_a_doubtful_group_of_a_month_is_shown_beside_the_others() -> None:
    rows = [
        *_month("Sơn La", "2025-08", 80.0),
        *_month("Sơn La", "2025-09", 81.0),
        row("tỉnh Sơn La", "province", "progress", 15.0, max=20.0, period="2025-08",
            dispatch_id="2025-08", status="doubtful"),
        row("tỉnh Sơn La", "province", "progress", 16.0, max=20.0, period="2025-09",
            dispatch_id="2025-09"),
    ]  # fmt: skip
    shown = text_of(_year(rows).territory())
    assert "Tiến độ giải quyết (20)\t15,00\t16,00" in shown


def test_documents_that_state_different_ranks_are_named_with_the_one_used() -> None:
    one = {"period": "2025-07", "dispatch_id": "d", "rank_of": 34}
    rows = [
        row("tỉnh Sơn La", "province", "total", 80.0, rank=9, **one),
        row("Sở Y tế", "department", "total", 80.0),
        row("tỉnh Sơn La", "province", "total", 80.0, rank=12, **{**one, "dispatch_id": "e"}),
        row("Sở Nội vụ", "department", "total", 70.0, dispatch_id="e"),
    ]
    library = cleaned([dispatch(), dispatch("e", number="9/STP")], rows)
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    shown = text_of(Report(analysis, "vi", library).territory())
    assert "văn bản nêu các giá trị khác nhau: 9/34 và 12/34; báo cáo dùng 9/34." in shown
