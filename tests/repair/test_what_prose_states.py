"""What a number of the prose states, and what it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cleaning.dispatches import (
    DAMAGED,
    GROUPS,
    board,
    clean,
    figure,
    findings,
    letter,
    units,
    values,
)


@pytest.mark.parametrize(
    "wanted",
    [
        "Phấn đấu 100% hồ sơ được số hóa, tỷ lệ hồ sơ trực tuyến đạt 80%.",
        "Yêu cầu các đơn vị nâng cao chất lượng; tỷ lệ hồ sơ trực tuyến đạt trên 80%.",
        "Các đơn vị giữ tỷ lệ hồ sơ trực tuyến từ 80% trở lên.",
    ],
)
def test_a_share_that_is_wanted_or_only_a_bound_is_no_figure(wanted: str) -> None:
    cleaned = clean(letter("1. Kết quả", "Tỷ lệ hài lòng đạt 91,5%.", wanted))
    assert values(cleaned, "tỉnh Lâm Đồng") == {"satisfaction_rate": "91.5"}


def test_the_share_of_a_maximum_behind_a_score_is_no_figure_of_its_own() -> None:
    cleaned = clean(letter("- Mức độ hài lòng đạt 17,25/18 điểm (đạt tỷ lệ 95,83%);"))
    assert values(cleaned, "tỉnh Lâm Đồng") == {"satisfaction": "17.25"}


def test_names_that_begin_like_an_agency_or_a_title_are_units() -> None:
    rows = (
        "1 Bằng Mạc 18 18,76 9,03 9,54 19,85 16,1 91,28",
        "2 Hội Hoan 18 18,73 11,22 6,49 18,75 16,82 90,01",
        "3 Yên Bình 18 17,74 9,09 7,93 18,05 18 88,81",
    )
    head = "STT " + " ".join(GROUPS)
    cleaned = clean(letter("Phụ lục I", head, *rows, province="tỉnh Lạng Sơn"))
    assert units(cleaned) == ["UBND xã Bằng Mạc", "UBND xã Hội Hoan", "UBND xã Yên Bình"]


def test_a_commune_whose_name_begins_with_ban_is_no_board() -> None:
    table = board(("Tên đơn vị", "Tổng điểm"), ("Bản Ngoại", "85,5"), ("Khôi Kỳ", "88,1"))
    cleaned = clean(
        letter(
            table,
            province="tỉnh Thái Nguyên",
            period="tháng 9 năm 2023",
            signed="ngày 06 tháng 10 năm 2023",
            issuer="ỦY BAN NHÂN DÂN\nHUYỆN ĐẠI TỪ",
        )
    )
    assert units(cleaned) == ["UBND xã Bản Ngoại", "UBND xã Khôi Kỳ"]


def test_a_rank_before_the_total_of_its_sentence_is_the_rank_of_that_total() -> None:
    told = "1. Tỉnh Lâm Đồng xếp hạng 6/34 tỉnh, thành phố với tổng điểm 87,12/100 điểm. Cụ thể:"
    row = figure(clean(letter(told)), "tỉnh Lâm Đồng", "total").row
    assert (row["value"], row["rank"], row["rank_of"]) == (87.12, 6, 34)


def test_a_score_at_the_head_of_a_wrapped_line_opens_no_list() -> None:
    told = ("Trong đó: Công khai, minh bạch đạt 15.46/18 điểm; Tiến độ giải quyết đạt",
            "11.01/20 điểm; Thanh toán trực tuyến đạt", "6.67/10 điểm.")  # fmt: skip
    assert values(clean(letter(*told)), "tỉnh Lâm Đồng") == {
        "transparency": "15.46",
        "progress": "11.01",
        "online_payment": "6.67",
    }


def test_provinces_and_cities_told_before_a_list_do_not_make_it_one_of_districts() -> None:
    table = board(
        ("Tên đơn vị", "Tổng điểm", "Xếp loại"),
        ("Sở Nội vụ", "92", "Xuất sắc"),
        ("UBND huyện Đơn Dương", "91", "Xuất sắc"),
    )
    told = ("Tỉnh đạt 80,5/100 điểm, xếp hạng 11/63 tỉnh, thành phố, cụ thể như sau:",
            "- 02 đơn vị xếp loại Xuất sắc: Sở Nội vụ, UBND huyện Đơn Dương.")  # fmt: skip
    cleaned = clean(
        letter(*told, table, period="tháng 8 năm 2024", signed="ngày 08 tháng 9 năm 2024")
    )
    assert findings(cleaned, "count") == []


def test_points_taken_off_or_above_an_aim_are_no_scores() -> None:
    table = board(("Cơ quan", "Tổng điểm"), ("Sở Nội vụ", "95,5"), ("Sở Xây dựng", "89,5"),
                  ("Sở Y tế", "90"))  # fmt: skip
    note = "(1) Sở Xây dựng: trừ 2,5 điểm do 03 hồ sơ trễ hạn không có văn bản xin lỗi."
    share = "Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 78,5%, vượt 3,5% chỉ tiêu (75%)."
    cleaned = clean(letter(table, "Ghi chú:", note, "", share))
    assert values(cleaned, "Sở Xây dựng") == {"total": "89.5"}
    assert figure(cleaned, "tỉnh Lâm Đồng", "dossiers_online_rate").value == Decimal("78.5")


def test_what_a_correction_replaces_is_no_figure() -> None:
    text = "Nội dung “tỉnh Lâm Đồng đạt 84,2/100 điểm” sửa thành “tỉnh Lâm Đồng đạt 86,2/100 điểm”."
    assert values(clean(letter(text)), "tỉnh Lâm Đồng") == {"total": "86.2"}


def test_dossiers_behind_a_damaged_name_in_a_list_are_not_surely_the_territory_s() -> None:
    text = "Các đơn vị có hồ sơ quá hạn: S0 Xiy dyng 12 hồ sơ quá hạn; S¢ V té 03 hồ sơ quá hạn."
    rows = clean(letter(DAMAGED[1], "", text)).measures
    assert set(rows[rows["unit"] == "tỉnh Lâm Đồng"]["status"]) <= {"doubtful"}
