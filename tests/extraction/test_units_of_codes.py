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
