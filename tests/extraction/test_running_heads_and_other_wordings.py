"""Heads that run on over lines, and sentences of offices that word their reports otherwise."""

from __future__ import annotations

from decimal import Decimal

from tests.cleaning.dispatches import board, clean, figure, findings, letter, units, values

SCORES = (
    "1 Sở Xây dựng 90,14 10 13,3 17,9 12 16,94 20",
    "2 Sở Y tế 89,14 10 14,74 22 8,94 17,71 15,75",
    "3 Sở Tư pháp 81,94 6,37 12,94 22 12 12,97 15,66",
)
WORKS = {
    "total": "90.14", "online_payment": "10", "transparency": "13.3", "digitisation": "17.9",
    "online_service": "12", "satisfaction": "16.94", "progress": "20",
}  # fmt: skip


def test_a_head_that_runs_on_over_two_lines_names_the_columns_in_its_order() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT Đơn vị Tổng điểm đánh giá Thanh toán trực tuyến Công khai, minh bạch TTHC",
        "Nhóm chỉ số số hóa hồ sơ Nhóm chỉ số cung cấp dịch vụ công trực tuyến Mức độ hài lòng",
        "Tiến độ giải quyết hồ sơ", *SCORES,
    ))  # fmt: skip
    assert values(cleaned, "Sở Xây dựng") == WORKS
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_line_of_maxima_under_a_running_head_is_no_part_of_it() -> None:
    cleaned = clean(letter(
        "Phụ lục I",
        "Stt Sở, ban, ngành; địa phương Tổng cộng Thanh toán trực tuyến Công khai,",
        "minh bạch Số hóa hồ sơ Cung cấp dịch vụ công trực tuyến Mức độ hài lòng",
        "Tiến độ giải quyết",
        "Điểm tối đa 100 10 18 22 12 18 20", "(1) (2) (3) (4) (5) (6) (7) (8) (9)", *SCORES,
    ))  # fmt: skip
    assert values(cleaned, "Sở Xây dựng") == WORKS


def test_months_torn_from_their_word_still_date_the_columns() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "STT Đơn vị Điểm tháng Điểm tháng", "7/2025 8/2025",
        "1 Sở Xây dựng 52,65 68,03", "2 Sở Y tế 91,43 90,07", "3 Sở Tư pháp 78,15 61,92",
    ))  # fmt: skip
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Y tế"]
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 91.43,
        "2025-08": 90.07,
    }
    assert set(own["indicator"]) == {"total"}


def test_the_score_of_the_period_before_is_not_the_one_reported() -> None:
    for earlier in ("kỳ trước đạt 80,11 điểm", "tháng 7/2025 đạt 80,11 điểm"):
        cleaned = clean(letter(
            "1. Kết quả chung",
            f"Tháng 8/2025, tổng điểm của tỉnh đạt 82,95/100 điểm ({earlier}), xếp hạng 9/34 tỉnh.",
        ))  # fmt: skip
        own = cleaned.measures[cleaned.measures["period"] == "2025-08"]
        assert list(own["value"]) == [82.95]
        assert not findings(cleaned, "contradiction")


def test_a_maximum_in_brackets_behind_the_score_is_its_maximum() -> None:
    cleaned = clean(letter(
        "Điểm các nhóm chỉ số:", "+ Chỉ số Công khai, minh bạch: 12,66 điểm (tối đa 18 điểm);",
        "+ Chỉ số Thanh toán trực tuyến: 7,33 điểm (tối đa 10 điểm).",
    ))  # fmt: skip
    assert values(cleaned, "tỉnh Lâm Đồng") == {"transparency": "12.66", "online_payment": "7.33"}
    assert units(cleaned) == ["tỉnh Lâm Đồng"]


def test_the_number_of_an_item_counts_nothing() -> None:
    cleaned = clean(letter(
        "Trong đó: (1) Công khai, minh bạch 12,66/18 điểm; (2) Tiến độ giải quyết 18/20 điểm;",
        "(3) Dịch vụ công trực tuyến 8,4/12 điểm.",
    ))  # fmt: skip
    assert "services" not in set(cleaned.measures["indicator"])
    assert figure(cleaned, "tỉnh Lâm Đồng", "online_service").row["value"] == 8.4


def test_a_block_of_committees_in_full_words_opens_its_level() -> None:
    cleaned = clean(letter(
        "Tổng số hồ sơ quá hạn tháng 8/2025 là 133 hồ sơ, thuộc 5 đơn vị.", "",
        "Phụ lục I", "TT\tTên cơ quan, đơn vị\tSố hồ sơ quá hạn", "I\tCác sở, ban, ngành",
        "1\tSở Y tế\t120", "2\tSở Tư pháp\t6", "II\tỦy ban nhân dân các xã, phường",
        "1\tỦy ban nhân dân xã Đơn Dương\t2", "2\tỦy ban nhân dân xã Ka Đô\t1",
    ))  # fmt: skip
    stated = {row["printed"]: row["expected"] for row in findings(cleaned, "count")}
    assert stated == {"133": "129", "5": "4"}


def test_capitals_part_a_running_head_of_words_that_no_form_has() -> None:
    cleaned = clean(letter(
        "Phụ lục I",
        "TT Tên cơ quan, đơn vị Số dịch vụ công trực tuyến cung cấp Số DVC phát sinh hồ",
        "sơ Tỷ lệ DVC trực tuyến phát sinh hồ sơ (%) Tổng số hồ sơ phát sinh Số HS tiếp nhận",
        "trực tuyến Tỷ lệ HS phát sinh trực tuyến (%)",
        "1 Sở Tư pháp 176 164 93,18% 619 580 93,70%", "2 Sở Tài chính 132 93 70,45% 357 208 58,26%",
        "3 Sở Y tế 100 50 50,00% 200 100 50,00%",
    ))  # fmt: skip
    own = values(cleaned, "Sở Tư pháp")
    assert (own["services"], own["dossiers"]) == ("176", "619")


def test_rows_counted_anew_below_other_heads_are_another_table() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT Đơn vị Tiến độ giải quyết Mức độ hài lòng Tổng điểm",
        "1 Sở Tư pháp 20 18 90", "2 Sở Tài chính 19 17 88", "3 Sở Y tế 18,5 16 80",
        "", "Kết quả của các xã", "", "TT Đơn vị Mức độ hài lòng Tiến độ giải quyết Tổng điểm",
        "1 UBND xã Đơn Dương 17,5 20 96", "2 UBND xã Ka Đô 18 19,5 95",
        "3 UBND xã Di Linh 16 19 91",
    ))  # fmt: skip
    assert values(cleaned, "UBND xã Ka Đô") == {
        "satisfaction": "18", "progress": "19.5", "total": "95"
    }  # fmt: skip


def test_the_head_of_figures_is_not_taken_for_that_of_names() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "STT Đơn vị Điểm (100 Xếp hạng", "điểm)", "1 UBND xã Đơn Dương 100 1",
        "2 UBND xã Ka Đô 92,2 2", "3 UBND xã Di Linh 87,77 3",
    ))  # fmt: skip
    row = figure(cleaned, "UBND xã Ka Đô", "total").row
    assert (row["value"], row["rank"]) == (92.2, 2)


def test_other_steps_of_a_dossier_are_no_overdue_ones() -> None:
    heads = ("Đơn vị", "Tổng số hồ sơ tiếp nhận", "Hồ sơ đã giải quyết", "Trước hạn", "Đúng hạn",
             "Quá hạn", "Đang giải quyết")  # fmt: skip
    damaged = ("P’n vi", "T6ng s6 hb so tiép nhan", "Ho sh di giải quyét", "Troớc han", "Ding hạn",
               "Qua han", "Pang giai quyét")  # fmt: skip
    rows = (("Sở Nội vụ", "362", "344", "303", "33", "8", "18"),
            ("Sở Xây dựng", "322", "266", "214", "47", "5", "56"),
            ("Sở Tư pháp", "168", "141", "64", "72", "5", "27"))  # fmt: skip
    for own in (heads, damaged):
        cleaned = clean(letter(board(own, *rows)))
        assert figure(cleaned, "Sở Nội vụ", "overdue_dossiers").value == 8
        assert not {"dossiers_online", "satisfaction"} & set(cleaned.measures["indicator"])


def test_columns_that_rank_the_rows_are_no_scores_of_their_group() -> None:
    heads = ("Đơn vị", "Công khai, minh bạch", "Tiến độ giải quyết", "Xếp hạng chung")
    names = ("Sở Nội vụ", "Sở Xây dựng", "Sở Tư pháp", "Sở Y tế", "Sở Tài chính", "Sở Công Thương")
    rows = [(name, str(n), str(7 - n), str(n % 6 + 1)) for n, name in enumerate(names, 1)]
    cleaned = clean(letter(board(heads, *rows, title="Xếp hạng theo từng nhóm chỉ số")))
    assert not {"transparency", "progress"} & set(cleaned.measures["indicator"])


def test_a_column_of_scales_is_no_score() -> None:
    heads = ("Đơn vị", "Thang điểm", "Điểm")
    rows = (("Sở Nội vụ", "20", "19,5"), ("Sở Xây dựng", "20", "17"), ("Sở Y tế", "20", "18,25"))
    cleaned = clean(letter(board(heads, *rows)))
    assert "progress" not in set(cleaned.measures["indicator"])
    assert figure(cleaned, "Sở Nội vụ", "total").value == Decimal("19.5")
