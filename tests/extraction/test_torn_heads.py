"""Heads torn over lines without a mark between them."""

from __future__ import annotations

import pytest

from helpers.extraction.torn_heads import side_by_side
from tests.cleaning.dispatches import clean, figure, letter, values


def test_short_heads_wrapped_in_their_columns_are_laid_side_by_side() -> None:
    head = ("STT Mức độ hài Tỷ lệ hồ sơ", "Tên cơ quan lòng nộp trực", "(%) tuyến", "(%)")
    rows = ("1 Sở Y tế 100 81,6", "2 Sở Nội vụ 58,5 50,4", "3 Sở Tư pháp 37,33 100")
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "satisfaction_rate": "58.5",
        "submitted_online_rate": "50.4",
    }
    assert figure(cleaned, "Sở Nội vụ", "satisfaction_rate").status == "printed"


def test_the_first_line_of_a_torn_head_need_not_say_stt() -> None:
    head = (
        "Số hóa hồ sơ Thanh toán trực Mức độ hài lòng Chỉ số công Dịch vụ công",
        "TT Cơ quan, đơn vị TTHC tuyến của người dân, khai, minh bạch trực tuyến Tiến độ, kết quả "
        "Tổng cộng (100đ) Đánh giá, xếp",
        "(22đ) (10đ) doanh nghiệp (18đ) (12đ) giải quyết (20đ) loại",
        "(18đ)",
    )
    cleaned = clean(
        letter(
            "Phụ lục I",
            *head,
            "1 | Sở Tài chính 19,2 9,71 | 18 17,5 | 10,17 19,68 94,26 Xuất sắc",
            "2 | Sở Tư pháp 19,52 8,16 | 18 18 8,47 | 18,66 | 90,81 Xuất sắc",
            "3 | Sở Y tế 17,53 9,29 16,1 18 10,42 19,72 91,06 Xuất sắc",
        )
    )
    assert list(values(cleaned, "Sở Tài chính")) == [
        "digitisation", "online_payment", "satisfaction", "transparency", "online_service",
        "progress", "total",
    ]  # fmt: skip
    assert figure(cleaned, "Sở Tài chính", "satisfaction").status == "printed"


def test_class_and_rank_may_stand_before_the_score() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "TT Tên cơ quan Đánh giá, xếp loại Xếp hạng Điểm số",
            "1 Sở Tài chính Xuất sắc 1 94,59",
            "2 Sở Nội vụ Xuất sắc 2 90,9",
            "3 Sở Tư pháp Tốt 3 87,58",
        )
    )
    row = figure(cleaned, "Sở Nội vụ", "total").row
    assert (row["value"], row["class"], row["rank"]) == (90.9, "Xuất sắc", 2)


def test_heads_parted_by_bars_above_rows_that_lost_theirs_stand_in_cells() -> None:
    cleaned = clean(
        letter(
            "Phụ lục I",
            "TT | Tên cơ quan, đơn vị | Xếp hạng | XẾP LOẠI | Kết quả tổng",
            " |  |  |  | hợp",
            "1 Sở Tài chính 2 Khá 76,22",
            "2 | Sở Nội vụ 1 Xuất sắc 90,68",
            "3 Sở Tư pháp 3 | Khá 71,52",
        )
    )
    row = figure(cleaned, "Sở Nội vụ", "total").row
    assert (row["value"], row["class"], row["rank"]) == (90.68, "Xuất sắc", 1)


def test_damaged_words_are_taken_for_the_heads_that_explain_all_of_them() -> None:
    lines = ("TT Tén co quan, don vj Tong sd S6 HS Ty 1é HS", "hd so truc trrc", "tuyen tuyén")
    assert [cell.role for cell in side_by_side(lines, 3)] == ["ordinal", "name", *["value"] * 3]
    assert side_by_side(lines, 3)[4].text == "Ty 1é HS trrc tuyén"


def test_of_two_ways_to_lay_a_head_the_one_that_wraps_full_lines_is_meant() -> None:
    lines = ("Tỷ lệ hồ", "Mức độ sơ nộp", "STT Tên cơ quan hài lòng trực", "(%) tuyến", "(%)")
    assert [cell.text for cell in side_by_side(lines, 2)] == [
        "STT",
        "Tên cơ quan",
        "Mức độ hài lòng (%)",
        "Tỷ lệ hồ sơ nộp trực tuyến (%)",
    ]


def test_brackets_that_run_together_are_each_ones_own() -> None:
    lines = ("STT Đơn vị Mức độ Dịch vụ", "hài lòng trực tuyến", "(tối đa 18)(tối đa 22)")
    assert [cell.maximum for cell in side_by_side(lines, 2)][2:] == [18, 22]


def test_a_bracket_may_end_on_the_line_below_it_and_a_maximum_is_of_the_head_that_has_it() -> None:
    lines = (
        "Tiến độ Dịch vụ Thanh toán Số hoá hồ Mức độ hài",
        "STT Cơ quan, đơn vị giải quyết công trực trực tuyến sơ (22 lòng Kết quả",
        "hồ sơ (20 tuyến (10 điểm) điểm) (18 điểm) tổng hợp",
        "điểm) (12 điểm)",
    )
    assert [cell.maximum for cell in side_by_side(lines, 6)][2:] == [20, 12, 10, 22, 18, None]


def test_a_table_that_goes_on_under_no_head_has_the_columns_of_the_one_above() -> None:
    head = "TT Tên đơn vị Mức độ hài lòng (18) Công khai, minh bạch (18) Tiến độ giải quyết (20)"
    cleaned = clean(
        letter(
            "Phụ lục I",
            head,
            "1 Sở Nội vụ 17,5 16,5 19,5",
            "2 Sở Y tế 16,25 17 18,5",
            "3. Kết quả tiếp theo",
            "3 Sở Tư pháp 15,5 18 17,25",
            "4 Sở Tài chính 16,5 17,75 19",
        )
    )
    assert values(cleaned, "Sở Tài chính") == {
        "satisfaction": "16.5",
        "transparency": "17.75",
        "progress": "19",
    }


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        # One word too many for the heads that are known.
        (("STT Đơn vị Tiến độ Thanh toán", "giải quyết ngân sách trực tuyến cấp trên"), 2),
        # As many heads as there are, but not as many as the columns.
        (("STT Đơn vị Tiến độ Thanh toán", "giải quyết trực tuyến"), 3),
    ],
)
def test_heads_that_leave_words_or_columns_over_are_not_laid(
    lines: tuple[str, ...], count: int
) -> None:
    assert side_by_side(lines, count) == ()
