"""First and last, none and all: what a tie, a printed class or a doubt makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.analysis import analyse_period, catalogue
from helpers.narrative import AgencySheets, Report
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import everything, text_of


def _report(rows: Sequence[Row], language: str = "vi", *dispatches: Row) -> Report:
    library = cleaned(dispatches or [dispatch()], rows)
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    return Report(analysis, language, library)


def _totals(values: Sequence[float], **more: object) -> list[Row]:
    return [
        row(f"UBND xã {chr(65 + at)}", "commune", "total", value, **more)
        for at, value in enumerate(values)
    ]


def _group(values: Sequence[float], name: str = "online_payment", most: float = 10.0) -> list[Row]:
    return [
        row(f"UBND xã {chr(65 + at)}", "commune", name, value, max=most)
        for at, value in enumerate(values)
    ]


def test_units_that_are_all_alike_have_neither_a_first_nor_a_last() -> None:
    shown = everything(_report(_totals([98.0] * 14)))
    assert "Cả 14 đơn vị cùng đạt 98/100 điểm." in shown
    assert "UBND cấp xã: cả 14 đơn vị cùng đạt 98/100 điểm (tổng điểm)." in shown
    assert "cao nhất là" not in shown
    assert "vị trí cuối" not in shown


def test_a_table_of_the_last_places_that_would_hold_nearly_all_is_the_full_one() -> None:
    shown = text_of(_report(_totals([98.0] * 3 + [90.0] * 20)).communes())
    assert "Xếp hạng theo tổng điểm – UBND cấp xã" in shown
    assert "vị trí cuối)" not in shown


def test_a_gain_in_which_nobody_is_under_the_median_tells_of_no_such_units() -> None:
    shown = everything(_report(_group([5.0] * 20 + [10.0] * 5)))
    assert "20/25 đơn vị chiếm 100%; không đơn vị nào dưới mức giữa (5 điểm)." in shown
    assert "nếu 0 " not in shown
    english = everything(_report(_group([5.0] * 20 + [10.0] * 5), "en"))
    assert "20 of the 25 communes hold 100% of them; none is under the median" in english


def test_a_unit_that_would_rise_two_classes_is_told_the_higher_one() -> None:
    rows = [
        *_group([22.0, 4.0, 22.0], "digitisation", 22.0),
        *_totals([92.0, 66.0, 91.0]),
    ]
    assert "Khi đó UBND xã B được xếp loại Tốt." in everything(_report(rows))


def test_of_many_alike_the_lowest_are_counted_not_picked() -> None:
    shown = text_of(_report(_group([5.0] * 8 + [10.0] * 2)).shortcomings())
    assert "mới đạt 60,0% điểm tối đa; thấp nhất là 08 đơn vị cùng đạt 5/10 điểm." in shown


def test_what_a_whole_level_is_asked_is_not_asked_of_those_at_the_maximum() -> None:
    rows = _group([5.0] * 8 + [10.0] * 2)
    asked = text_of(_report(rows).recommendations())
    assert "UBND xã H" in asked
    assert "UBND xã I" not in asked
    analysis = _report(rows).analysis
    sheet = "\n".join(text_of(item) for item in AgencySheets(analysis, "vi", "UBND xã J"))
    assert "Hướng dẫn người dân" not in sheet


def test_units_alike_at_their_maxima_are_one_statement() -> None:
    rows = [
        item
        for name, most in (("transparency", 18.0), ("progress", 20.0), ("satisfaction", 18.0),
                           ("online_payment", 10.0))
        for item in _group([most] * 6, name, most)
    ]  # fmt: skip
    shown = text_of(_report(rows).strengths())
    assert "06 đơn vị đạt điểm tối đa ở 4/4 chỉ số: UBND xã A" in shown
    assert shown.count("4/4 chỉ số") == 1


def test_a_printed_class_that_is_not_that_of_the_provinces_score_is_named() -> None:
    rows = [row("tỉnh Sơn La", "province", "total", 94.99, **{"class": "Tốt"})]
    report = _report(rows)
    assert (
        "Văn bản in xếp loại Tốt; theo ngưỡng của Bộ chỉ số, 94,99/100 điểm tương ứng loại "
        "Xuất sắc." in text_of(report.territory())
    )
    assert "theo văn bản; theo ngưỡng điểm là Xuất sắc" in text_of(report.first_page())


def test_a_class_that_is_not_printed_beside_printed_ones_follows_from_the_score() -> None:
    rows = [*_totals([85.0, 84.0], **{"class": "Tốt"}), row("UBND xã Z", "commune", "total", 71.0)]
    report = _report(rows)
    shown = text_of(report.communes())
    assert "01/03 đơn vị xếp loại Khá: UBND xã Z." in shown
    assert "không đọc được trong văn bản nên tính từ điểm: UBND xã Z." in shown
    assert "Chưa xếp loại" not in shown
    assert "3\tUBND xã Z\t71\tKhá" in text_of(report.annexes()) + shown


def test_a_class_printed_beside_a_doubtful_score_shows_that_score_and_its_doubt() -> None:
    rows = [
        *_totals([85.0, 84.0], **{"class": "Tốt"}),
        row("UBND xã Z", "commune", "transparency", 11.68, max=18.0),
        row("UBND xã Z", "commune", "total", 45.0, status="doubtful", **{"class": "Yếu"}),
    ]
    shown = text_of(_report(rows).shortcomings())
    assert "UBND xã Z (45/100, còn nghi vấn)" in shown


def _rates(values: Sequence[float]) -> list[Row]:
    return [
        row(f"UBND xã {'Nghĩa Phương Thượng'} {at}", "commune", "submitted_online_rate", value,
            max=100.0, measure="percent")
        for at, value in enumerate(values)
    ]  # fmt: skip


def test_the_first_page_counts_those_above_none_apart_from_those_at_none() -> None:
    shown = text_of(_report(_rates([0.0] * 5 + [20.0] * 6 + [90.0] * 4)).first_page())
    assert "06 đơn vị trên 0 nhưng dưới 50%" in shown
    assert "05 đơn vị có kết quả bằng 0" in shown


def test_a_percentage_is_not_out_of_a_hundred() -> None:
    assert "%/100" not in text_of(_report(_rates([20.0, 40.0, 97.0])).first_page())


def test_quartiles_of_whole_percentages_keep_their_decimals() -> None:
    shown = text_of(_report(_rates([20.0, 35.0, 80.0, 97.0])).communes())
    assert "57,50%" in shown or "57,5%" in shown
    assert "\t58%" not in shown


def test_either_of_several_groups_is_told_as_a_choice() -> None:
    groups = {"transparency": 18.0, "progress": 20.0, "satisfaction": 18.0}
    rows = [
        *(row("tỉnh Sơn La", "province", name, most - 5, max=most)
          for name, most in groups.items()),
        row("tỉnh Sơn La", "province", "total", 78.0),
    ]  # fmt: skip
    shown = text_of(_report(rows).territory())
    assert "; hoặc Mức độ hài lòng (thêm được 5 điểm)" in shown


def test_all_doubtful_leaves_no_others_to_be_ranked() -> None:
    shown = text_of(_report(_totals([80.0, 70.0], status="doubtful")).communes())
    assert "còn nghi vấn: UBND xã A và UBND xã B." in shown
    assert "đơn vị khác" not in shown


def test_documents_with_different_moments_are_told_with_all_of_them() -> None:
    documents = [
        dispatch(as_of="2025-08-05T08:00"),
        dispatch("e", number="9/STP", as_of="2025-08-09T08:00"),
    ]
    rows = [*_totals([80.0]), *_group([9.0])]
    shown = text_of(_report([*rows, {**rows[0], "dispatch_id": "e"}], "vi", *documents).head())
    assert "08h00 ngày 05/08/2025; 08h00 ngày 09/08/2025" in shown


def test_the_only_unit_with_a_score_is_not_told_as_the_only_one_with_figures() -> None:
    late = row("UBND xã Z", "commune", "overdue_dossiers", 0.0, max=None, measure="count")
    shown = text_of(_report([*_totals([71.0]), late]).communes())
    assert "Chỉ UBND xã A có tổng điểm: 71/100 điểm." in shown


def test_a_doubtful_group_of_the_province_is_not_said_to_be_left_out_by_the_document() -> None:
    rows = [
        row("tỉnh Sơn La", "province", "progress", 18.0, max=20.0),
        row("tỉnh Sơn La", "province", "satisfaction", 17.0, max=18.0, status="doubtful"),
        row("tỉnh Sơn La", "province", "total", 70.0),
    ]
    shown = text_of(_report(rows).territory())
    assert "các nhóm còn lại có số liệu còn nghi vấn hoặc văn bản không nêu" in shown
    assert "các nhóm còn lại văn bản không nêu" not in shown
