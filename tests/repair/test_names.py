"""Printed names become official ones, and what is not known is never forced on a unit."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, figure, findings, letter, units

HEADS = ("Tên cơ quan, đơn vị", "Tổng điểm (100)")


def named(*printed: str, **head: str) -> list[str]:
    """Return the units that names, one a row, become."""
    rows = [(name, f"{90 - place},5") for place, name in enumerate(printed)]
    return units(clean(letter(board(HEADS, *rows), **head)))


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("S& Nông nghiép va Môi trwong", "Sở Nông nghiệp và Môi trường"),
        ("S6 Giao duc va Dao tao", "Sở Giáo dục và Đào tạo"),
        ("Sở VH, TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_a_damaged_or_abbreviated_department_gets_its_official_name(
    printed: str, official: str
) -> None:
    assert named("Sở Nội vụ", printed, "Thanh tra tỉnh") == [
        "Sở Nội vụ", official, "Thanh tra tỉnh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("Sở Lao động, TBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
    ],
)
def test_a_former_department_keeps_the_name_of_its_own_day(printed: str, official: str) -> None:
    head = {"province": "tỉnh Quảng Bình", "period": "tháng 3 năm 2023"}
    assert named("Sở Nội vụ", printed, "Sở Y tế", **head)[1] == official


def test_a_department_that_is_gone_keeps_its_name_with_a_finding() -> None:
    rows = (("Sở Nội vụ", "90,5"), ("Sở Y tế", "88"), ("Sở Giao thông vận tải", "70"))
    cleaned = clean(letter(board(HEADS, *rows)))
    assert figure(cleaned, "Sở Giao thông vận tải", "total").status == "printed"
    (told,) = findings(cleaned, "unit")
    assert told["printed"] == "Sở Giao thông vận tải"


def test_marks_lost_in_reading_do_not_change_the_unit() -> None:
    printed = ("UBND xa Di Linh", "UBND phuong Xuan Huong - Da Lat", "UBND X4 Bao Thuan")
    assert named(*printed) == [
        "UBND xã Di Linh", "UBND phường Xuân Hương - Đà Lạt", "UBND xã Bảo Thuận",
    ]  # fmt: skip


def test_a_name_that_lacks_its_kind_is_completed_and_a_finding_says_so() -> None:
    rows = (("UBND xã Di Linh", "90"), ("Bảo Thuận", "88"), ("UBND xã Hòa Ninh", "70"))
    cleaned = clean(letter(board(HEADS, *rows)))
    assert units(cleaned) == ["UBND xã Di Linh", "UBND xã Bảo Thuận", "UBND xã Hòa Ninh"]
    (told,) = findings(cleaned, "name")
    assert (told["printed"], told["expected"], told["severity"]) == (
        "Bảo Thuận", "UBND xã Bảo Thuận", "low",
    )  # fmt: skip


def test_names_that_end_in_a_digit_keep_it_apart_from_the_figures() -> None:
    head = {"province": "thành phố Huế"}
    printed = ("UBND xã A Lưới 1", "UBND xã A Lưới 3", "UBND xã A Lưới 2", "UBND xã A Lưới 4")
    assert named(*printed, **head) == list(printed)


def test_former_wards_that_are_only_numbers_are_named() -> None:
    head = {"province": "tỉnh Lâm Đồng", "period": "tháng 12 năm 2023"}
    head["issuer"] = "UBND THÀNH PHỐ ĐÀ LẠT"
    head["number"] = "12/BC-UBND"
    printed = ("UBND phường 2", "UBND phường 12", "UBND phường 8", "UBND xã Tà Nung")
    assert named(*printed, **head) == list(printed)


def test_near_twins_are_told_by_their_accents() -> None:
    head = {"province": "tỉnh Tây Ninh", "period": "tháng 3 năm 2024"}
    printed = ("Huyện Gò Dầu", "xã Cẩm Giang", "xã Thạnh Đức")
    assert "UBND xã Cẩm Giang" in named(*printed, **head)
    head = {"province": "tỉnh Điện Biên"}
    assert named("UBND xã Pú Nhung", "UBND xã Nà Tấu", "UBND xã Pu Nhi", **head) == [
        "UBND xã Pú Nhung", "UBND xã Nà Tấu", "UBND xã Pu Nhi",
    ]  # fmt: skip


def test_a_unit_that_is_not_in_the_data_is_kept_as_printed_and_doubtful() -> None:
    rows = (("UBND xã Di Linh", "90"), ("UBND xã Zôhơmit Kăp", "88"), ("UBND xã Hòa Ninh", "70"))
    cleaned = clean(letter(board(HEADS, *rows)))
    found = figure(cleaned, "UBND xã Zôhơmit Kăp", "total")
    assert (found.value, found.status) == (88, "doubtful")
    assert "unit not certain" in found.evidence
    (told,) = findings(cleaned, "name")
    assert told["printed"] == "UBND xã Zôhơmit Kăp"


def test_a_unit_in_two_rows_is_a_finding_and_both_rows_stay() -> None:
    rows = (("Sở Nội vụ", "90"), ("Sở Y tế", "88"), ("Sở Nội vụ", "70"))
    cleaned = clean(letter(board(HEADS, *rows)))
    assert units(cleaned) == ["Sở Nội vụ", "Sở Y tế"]
    assert len(cleaned.measures) == 3
    told = findings(cleaned, "duplicate")
    assert [(row["severity"], row["printed"]) for row in told] == [("high", "Sở Nội vụ")] * 2


def test_districts_are_known_until_they_were_abolished() -> None:
    head = {"province": "tỉnh Hà Giang", "period": "tháng 5 năm 2024"}
    printed = ("UBND huyện Đồng Văn", "UBND thành phố Hà Giang", "UBND huyện Mèo Vạc")
    assert named(*printed, **head) == list(printed)


def test_the_half_of_a_name_that_begins_with_and_is_not_left_over() -> None:
    lines = (
        "STT\tTên đơn vị\tTổng điểm (100)",
        "1\tSở Nội vụ\t90,25",
        "2\tBan Quản lý Khu kinh tế\t88,5",
        "\tva  các khu công nghiêp\t",
        "3\tSở Y tế\t80",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert "Ban Quản lý Khu kinh tế và các khu công nghiệp" in set(cleaned.measures["unit"])


def test_names_with_an_apostrophe_a_dash_or_the_mark_of_a_note_leave_a_text_whole() -> None:
    rows = (("Phường B'Lao", "97,64", "2"), ("Phường Cam Ly - Đà Lạt", "93", ""),
            ("Xã Ka Đô (1)", "91,5", "1"))  # fmt: skip
    note = "(1) Xã Ka Đô chưa tính hồ sơ phi địa giới."
    heads = ("Tên đơn vị", "Tổng điểm", "Số hồ sơ quá hạn")
    cleaned = clean(letter(board(heads, *rows), note))
    assert units(cleaned) == ["UBND phường B'Lao", "UBND phường Cam Ly - Đà Lạt", "UBND xã Ka Đô"]
    # Only in a text that was damaged is an empty cell doubtful.
    assert set(cleaned.measures["status"]) == {"printed", "missing"}
    assert not findings(cleaned, "name")


def test_a_table_that_compares_provinces_names_them() -> None:
    cleaned = clean(letter(
        "So sánh với các tỉnh trong khu vực:",
        "TT      Tỉnh                Tổng điểm     Xếp hạng cả nước",
        "1       Đắk Lắk             90,46              3",
        "2       Gia Lai             87,15              6",
        "3       Lâm Đồng            84,22             10",
        "4       TP. Đà Nẵng         81,03             14",
    ))  # fmt: skip
    rows = cleaned.measures.to_dict("records")
    assert [(row["unit"], row["province"], row["level"], row["rank"]) for row in rows] == [
        ("tỉnh Đắk Lắk", "Đắk Lắk", "province", 3),
        ("tỉnh Gia Lai", "Gia Lai", "province", 6),
        ("tỉnh Lâm Đồng", "Lâm Đồng", "province", 10),
        ("thành phố Đà Nẵng", "Đà Nẵng", "province", 14),
    ]
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_digit_within_a_word_of_a_name_is_damage_and_makes_no_other_unit() -> None:
    rows = [(name, "90,5") for name in ("UBND huyện 1hanh Miện", "Sở 1ài chính", "Sở Nội vụ",
                                        "Sở Y tế", "UBND huyện Ninh Giang")]  # fmt: skip
    text = letter(board(("Tên đơn vị", "Tổng điểm"), *rows), province="tỉnh Hải Dương",
                  period="tháng 6 năm 2023")  # fmt: skip
    own = clean(text).measures.set_index("unit_printed")["unit"]
    assert own["Sở 1ài chính"] == "Sở Tài chính"
    assert own["UBND huyện 1hanh Miện"] == "UBND huyện Thanh Miện"
