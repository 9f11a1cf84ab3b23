"""Whose figure a sentence states, of which period, and what is only wanted."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import clean, figure, letter, units, values


def stated(*sentences: str) -> dict[tuple[str, str, str], str]:
    """Return the figures that sentences state, by unit, period and indicator."""
    rows = clean(letter(*sentences)).measures
    return {
        (str(row["unit"]), str(row["period"]), str(row["indicator"])): str(row["printed"])
        for _, row in rows.iterrows()
    }


def test_what_is_strived_for_is_no_result() -> None:
    cleaned = clean(
        letter(
            "Phấn đấu đến cuối năm tổng điểm đạt trên 90/100 điểm. "
            "Tổng điểm tháng 8/2025 đạt 85,12/100 điểm."
        )
    )
    assert values(cleaned, "tỉnh Lâm Đồng") == {"total": "85.12"}


def test_a_department_whose_name_says_building_wants_nothing() -> None:
    cleaned = clean(letter("Tỷ lệ hồ sơ nộp trực tuyến của Sở Xây dựng đạt 95,2%."))
    assert values(cleaned, "Sở Xây dựng") == {"submitted_online_rate": "95.2"}


def test_dossiers_in_time_are_not_those_overdue() -> None:
    sentence = "Số hồ sơ giải quyết đúng hạn 12.000 hồ sơ trong tổng số 12.345 hồ sơ."
    assert "overdue_dossiers" not in set(clean(letter(sentence)).measures["indicator"])


def test_a_figure_in_the_bracket_of_another_period_is_of_that_period() -> None:
    sentence = (
        "Tổng điểm của tỉnh tháng 8/2025 đạt 87,45/100 điểm, xếp hạng 9/34, tăng 2,15 điểm so với "
        "tháng 7/2025 (85,3/100 điểm, xếp hạng 12/34)."
    )
    rows = clean(letter(sentence)).measures
    found = {
        (str(row["period"]), float(row["value"]), int(row["rank"])) for _, row in rows.iterrows()
    }
    assert found == {("2025-08", 87.45, 9), ("2025-07", 85.3, 12)}


def test_a_period_that_is_only_compared_with_claims_no_figure() -> None:
    told = stated("Tổng điểm đạt 87,45/100 điểm, tăng 2,15 điểm so với tháng 7/2025.")
    assert told == {("tỉnh Lâm Đồng", "2025-08", "total"): "87,45"}
    told = stated("So với tháng 7/2025, tổng điểm tháng này tăng, đạt 87,45/100 điểm.")
    assert told == {("tỉnh Lâm Đồng", "2025-08", "total"): "87,45"}


def test_the_month_before_may_be_said_in_words() -> None:
    told = stated("Tháng trước, công khai, minh bạch đạt 16/18 điểm.")
    assert told == {("tỉnh Lâm Đồng", "2025-07", "transparency"): "16"}


def test_another_province_keeps_its_own_figure() -> None:
    cleaned = clean(
        letter(
            "Tổng điểm của tỉnh Lâm Đồng đạt 85,12/100 điểm, xếp hạng 7/34. "
            "Tỉnh Tây Ninh đạt 88,2/100 điểm, xếp hạng 3/34."
        )
    )
    assert figure(cleaned, "tỉnh Lâm Đồng", "total").row["rank"] == 7
    other = figure(cleaned, "tỉnh Tây Ninh", "total")
    assert (other.row["rank"], other.row["province"]) == (3, "Tây Ninh")


def test_the_groups_in_a_bracket_are_those_of_the_unit_before_it() -> None:
    cleaned = clean(
        letter(
            "Sở Nội vụ đạt 92,5/100 điểm (công khai, minh bạch 17,5/18 điểm; "
            "tiến độ giải quyết 19/20 điểm). Toàn tỉnh đạt 85/100 điểm."
        )
    )
    scored = {"total": "92.5", "transparency": "17.5", "progress": "19"}
    assert values(cleaned, "Sở Nội vụ") == scored
    assert values(cleaned, "tỉnh Lâm Đồng") == {"total": "85"}


def test_what_a_sentence_goes_on_with_is_about_the_unit_before() -> None:
    cleaned = clean(
        letter(
            "Sở Nội vụ đạt 96,5/100 điểm. Trong đó, công khai, minh bạch đạt 17,5/18 điểm. "
            "Sở Nội vụ dẫn đầu; tỉnh xếp hạng 7/34 tỉnh, thành phố."
        )
    )
    assert values(cleaned, "Sở Nội vụ") == {"total": "96.5", "transparency": "17.5"}
    assert units(cleaned) == ["Sở Nội vụ"]


def test_shares_listed_behind_units_are_those_of_the_words_before_the_list() -> None:
    told = stated(
        "Tỷ lệ hồ sơ nộp trực tuyến của một số đơn vị: Sở Xây dựng đạt 95,2%, Sở Y tế 88,1%; "
        "tỷ lệ giải quyết đúng hạn: Sở Nội vụ 99%."
    )
    assert told == {
        ("Sở Xây dựng", "2025-08", "submitted_online_rate"): "95,2",
        ("Sở Y tế", "2025-08", "submitted_online_rate"): "88,1",
    }


def test_figures_dealt_out_in_turn_belong_to_the_units_in_their_order() -> None:
    told = stated("Sở Nội vụ, Sở Y tế đạt lần lượt 91,5 điểm và 90,2 điểm trên thang điểm 100.")
    assert list(told.items()) == [
        (("Sở Nội vụ", "2025-08", "total"), "91,5"),
        (("Sở Y tế", "2025-08", "total"), "90,2"),
    ]


def test_an_average_of_the_country_or_of_a_block_is_not_the_territorys() -> None:
    cleaned = clean(
        letter(
            "Điểm trung bình cả nước là 80,1/100 điểm. "
            "Điểm trung bình của các sở, ban, ngành là 88,4/100 điểm. "
            "Thanh toán trực tuyến: điểm trung bình đạt 8,0/10 điểm."
        )
    )
    assert values(cleaned, "cả nước") == {"total": "80.1"}
    assert values(cleaned, "Khối sở, ngành") == {"total": "88.4"}
    assert values(cleaned, "tỉnh Lâm Đồng") == {"online_payment": "8"}


def test_groups_without_their_maximum_have_that_of_decision_766() -> None:
    cleaned = clean(
        letter(
            "Tổng điểm của tỉnh đạt 87,45 điểm, cụ thể:",
            "- Công khai, minh bạch: 17,5 điểm;",
            "- Thanh toán trực tuyến: 8,4 điểm;",
            "- Dịch vụ công trực tuyến: 11,1 điểm.",
        )
    )
    own = figure(cleaned, "tỉnh Lâm Đồng", "transparency")
    assert (own.status, own.row["max"]) == ("printed", 18)
    assert figure(cleaned, "tỉnh Lâm Đồng", "online_payment").status == "printed"
    assert figure(cleaned, "tỉnh Lâm Đồng", "online_service").status == "doubtful"


def test_the_territory_by_its_name_has_a_total() -> None:
    told = figure(clean(letter("Tỉnh Lâm Đồng đạt 85,12 điểm, đứng thứ 7/34 tỉnh.")),
                  "tỉnh Lâm Đồng", "total")  # fmt: skip
    assert (float(told.value), told.row["rank"]) == (85.12, 7)


def test_dossiers_overdue_beside_those_in_time_are_the_territorys() -> None:
    sentence = "Số hồ sơ giải quyết đúng hạn 12.000 hồ sơ, quá hạn 45 hồ sơ."
    assert values(clean(letter(sentence)), "tỉnh Lâm Đồng") == {"overdue_dossiers": "45"}


def test_lines_of_a_unit_and_its_score_are_read_without_bullets() -> None:
    lines = ("Kết quả như sau:", "Sở Nội vụ: 95,5/100 điểm", "2) Sở Y tế: 90,25/100 điểm",
             "UBND xã Đơn Dương: 81,50/100,00 điểm")  # fmt: skip
    cleaned = clean(letter(*lines))
    assert units(cleaned) == ["Sở Nội vụ", "Sở Y tế", "UBND xã Đơn Dương"]
    assert list(cleaned.measures["value"]) == [95.5, 90.25, 81.5]


def test_the_maxima_of_the_groups_are_no_scores() -> None:
    sentence = (
        "Điểm tối đa của các nhóm chỉ tiêu: Công khai, minh bạch 18 điểm; Tiến độ giải quyết 20 "
        "điểm; tổng điểm 100 điểm."
    )
    assert clean(letter(sentence)).measures.empty


def test_a_change_or_a_bound_is_no_figure() -> None:
    told = stated(
        "Toàn tỉnh có 45 hồ sơ quá hạn, giảm 12 hồ sơ so với tháng 7/2025.",
        "Tỷ lệ hồ sơ trực tuyến đạt 91,2% (tăng 1,2% so với tháng trước).",
        "Có 03 đơn vị dưới 50/100 điểm.",
    )
    assert told == {
        ("tỉnh Lâm Đồng", "2025-08", "overdue_dossiers"): "45",
        ("tỉnh Lâm Đồng", "2025-08", "dossiers_online_rate"): "91,2",
    }


def test_a_fraction_of_dossiers_or_units_is_no_score() -> None:
    sentence = "Giải quyết đúng hạn 99/100 hồ sơ, đã tổ chức 18/20 lớp, 12/18 đơn vị tham gia."
    assert clean(letter(sentence)).measures.empty


def test_the_office_that_tells_of_a_score_has_not_earned_it() -> None:
    sentence = "Văn phòng UBND tỉnh tổng hợp: tổng điểm đạt 85,3/100 điểm."
    assert units(clean(letter(sentence))) == ["tỉnh Lâm Đồng"]


def test_the_unit_of_a_score_may_stand_in_short_or_in_the_bracket_behind_it() -> None:
    told = stated(
        "Sở GD&ĐT đạt 95,2/100 điểm.",
        "Điểm cao nhất: 98,2/100 điểm (Sở Nội vụ); thấp nhất: 45,6/100 điểm (UBND xã Ka Đô).",
    )
    assert {unit: printed for (unit, _, _), printed in told.items()} == {
        "Sở Giáo dục và Đào tạo": "95,2",
        "Sở Nội vụ": "98,2",
        "UBND xã Ka Đô": "45,6",
    }


def test_the_score_of_a_unit_that_nobody_knows_is_not_the_territorys() -> None:
    own = figure(clean(letter("Chi cục Kiểm lâm đạt 70,5/100 điểm.")), "Chi cục Kiểm lâm", "total")
    assert (own.status, float(own.value)) == ("doubtful", 70.5)


def test_a_bracket_of_another_month_takes_neither_rank_nor_period_of_this_one() -> None:
    rows = clean(
        letter(
            "- Công khai, minh bạch: 17,2/18 điểm (tháng 7/2025: 16,8/18 điểm);",
            "- Tổng điểm đạt 85,3 điểm (tháng 7 đạt 84,1 điểm), xếp hạng 10/34 (tháng 7: 12/34).",
        )
    ).measures
    found = {(row["indicator"], row["period"], row["value"]) for _, row in rows.iterrows()}
    assert found == {
        ("transparency", "2025-08", 17.2),
        ("transparency", "2025-07", 16.8),
        ("total", "2025-08", 85.3),
        ("total", "2025-07", 84.1),
    }
    assert list(rows[rows["value"] == 85.3]["rank"]) == [10]


def test_a_score_of_several_months_together_is_in_doubt() -> None:
    sentence = "Lũy kế từ đầu năm, tổng điểm của tỉnh đạt 86,1/100 điểm."
    assert figure(clean(letter(sentence)), "tỉnh Lâm Đồng", "total").status == "doubtful"


def test_the_name_of_an_office_that_ends_like_from_is_no_bound() -> None:
    text = letter(
        "Đơn vị đạt điểm thấp: Sở Kế hoạch và Đầu tư (67,92 điểm); Sở Y tế (64,79 điểm).",
        period="tháng 8 năm 2024", signed="ngày 08 tháng 9 năm 2024",
    )  # fmt: skip
    assert values(clean(text), "Sở Kế hoạch và Đầu tư") == {"total": "67.92"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2024, tỉnh đạt 73,4/100 điểm, tăng so với năm 2023 (58,1/100 điểm, xếp thứ 40/63).",
        "Tỉnh đạt 73,4/100 điểm. So với năm 2023 (58,1 điểm, xếp thứ 40/63), tăng 15,3 điểm.",
        "Năm 2023, tỉnh đạt 58,1/100 điểm; năm 2024, tỉnh đạt 73,4/100 điểm.",
        "Thực hiện Kế hoạch năm 2023, tỉnh đạt 73,4/100 điểm (năm 2023: 58,1/100 điểm).",
    ],
)
def test_figures_of_other_years_are_not_those_of_the_year_reported(sentence: str) -> None:
    rows = clean(letter(sentence, period="năm 2024")).measures.to_dict("records")
    assert {(row["period"], row["value"]) for row in rows} == {("2024", 73.4), ("2023", 58.1)}


def test_a_month_in_a_report_on_a_year_and_a_year_in_one_on_a_month_keep_their_own() -> None:
    told = clean(letter("Tháng 12/2024 tỉnh đạt 80,1/100 điểm; cả năm 2024 đạt 73,4/100 điểm.",
                        period="năm 2024"))  # fmt: skip
    assert list(told.measures["period"]) == ["2024-12", "2024"]
    told = clean(letter("Tháng 8/2025 tỉnh đạt 85,1/100 điểm; cả năm 2024 đạt 73,4/100 điểm."))
    assert list(told.measures["period"]) == ["2025-08", "2024"]
