"""What a number of the prose states, and what it does not."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import GROUPS, board, clean, letter, units, values


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
