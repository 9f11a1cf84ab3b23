"""Which unit a dossier code belongs to, whatever else shares its line."""

from __future__ import annotations

from collections import Counter

from tests.cleaning.dispatches import clean, findings, letter


def units_of(*lines: str) -> Counter[str]:
    """Return how many codes each unit has."""
    return Counter(clean(letter("Phụ lục", *lines)).overdue_dossiers["unit"])


def test_the_unit_of_a_code_may_stand_in_a_column_behind_it() -> None:
    assert units_of(
        "STT | Mã hồ sơ | Tên thủ tục | Đơn vị | Ngày hẹn trả",
        "1 | 000.00.07.H36-250801-0012 | Cấp giấy phép xây dựng | Sở Xây dựng | 15/8/2025",
        "2 | 000.00.07.H36-250802-0013 | Cấp giấy phép xây dựng | Sở Xây dựng | 18/8/2025",
        "3 | H36.21-250811-00012 | Đăng ký khai sinh | UBND xã Đơn Dương | 20/8/2025",
    ) == {"Sở Xây dựng": 2, "UBND xã Đơn Dương": 1}


def test_the_count_behind_a_unit_is_no_part_of_its_name() -> None:
    assert units_of(
        "1. Sở Xây dựng: 02 hồ sơ quá hạn",
        "000.00.07.H36-250801-0012",
        "000.00.07.H36-250802-0013",
        "2. UBND xã Đơn Dương có 01 hồ sơ quá hạn như sau:",
        "H36.21-250811-00012",
    ) == {"Sở Xây dựng": 2, "UBND xã Đơn Dương": 1}


def test_the_title_of_an_annex_is_no_unit() -> None:
    assert "Phụ lục" not in units_of("STT Mã hồ sơ", "1 000.00.07.H36-250801-0012")


def test_a_code_with_a_digit_too_few_is_listed_and_told_of() -> None:
    lines = ("1. Sở Xây dựng", "000.00.07.H36-250801-0012", "000.00.07.H36-2508-0013")
    cleaned = clean(letter("Phụ lục", *lines))
    assert list(cleaned.overdue_dossiers["unit"]) == ["Sở Xây dựng"] * 2
    assert any("2508-0013" in str(row["printed"]) for row in findings(cleaned, "layout"))


def test_a_name_that_begins_beside_a_code_ends_on_the_line_below() -> None:
    assert units_of(
        "  1    UBND xã Đơn Dương      H36.21-250811-0012",
        "  1    UBND phường Xuân       H36.78-250803-0272",
        "       Hương - Đà Lạt",
        "  1    UBND phường Cam        H36.79-250804-0011",
        "       Ly - Đà Lạt",
        "  2    UBND phường Cam        H36.79-250805-0013",
        "       Ly - Đà Lạt",
        "  1    UBND xã Ka Đô          H36.22-250811-0013",
    ) == {
        "UBND xã Đơn Dương": 1,
        "UBND phường Xuân Hương - Đà Lạt": 1,
        "UBND phường Cam Ly - Đà Lạt": 2,
        "UBND xã Ka Đô": 1,
    }


def test_the_head_of_a_list_however_damaged_parts_it_not_from_its_unit() -> None:
    assert units_of(
        "UBND xã Đơn Dương", "STT", "Ma ho so", "1", "H36.21-250811-0012",
        "So Xay dyng", "STT", "Ml s6 ho so", "1", "H36.37-250722-0128", "2", "H36.37-250702-0091",
    ) == {"UBND xã Đơn Dương": 1, "Sở Xây dựng": 2}  # fmt: skip


def test_the_head_of_a_list_is_no_unit_where_that_is_damaged_beyond_knowing() -> None:
    found = units_of("& NXqz xk", "| ¢TT | M4<br>ho<br>o |", "|---|---|",
                     "| 1 | H36.98-250924-0560 |", "| 2 | H36.98-250911-0333 |")  # fmt: skip
    assert found == {"& NXqz xk": 2}


def test_a_name_ends_on_the_line_below_though_its_beginning_is_a_name_as_well() -> None:
    assert units_of(
        "  1    So Noi vu               H36.11-250811-0012",
        "  1    So Van hoa, The thao    H36.78-250803-0272",
        "       va Du lich",
    ) == {"Sở Nội vụ": 1, "Sở Văn hóa, Thể thao và Du lịch": 1}


def test_a_name_beyond_knowing_beside_a_code_of_another_agency_is_not_the_unit_above() -> None:
    found = units_of(
        "  1  UBND xã Đơn Dương   H36.21-250811-0012",
        "  1  BhD xl qvu tii      H36.34-250929-0218",
        "  2  BhD xl qvu tii      H36.34-250923-0221",
    )
    assert found["UBND xã Đơn Dương"] == 1
