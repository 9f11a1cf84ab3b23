"""Units that came into being, or were gone, a few months beside the day of a dispatch."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, figure, findings, letter, units

ROWS = ("1\tUBND thị xã Mộc Châu\t87,5", "2\tUBND huyện Vân Hồ\t80", "3\tUBND huyện Sông Mã\t75,25")
AUTUMN = {
    "province": "tỉnh Sơn La",
    "period": "tháng 11 năm 2024",
    "signed": "ngày 05 tháng 12 năm 2024",
}


def test_a_unit_printed_to_the_letter_is_it_though_it_was_made_later() -> None:
    text = letter("Phụ lục I", "TT\tTên đơn vị\tTổng điểm (100đ)", *ROWS, **AUTUMN)
    cleaned = clean(text)
    assert units(cleaned)[0] == "UBND thị xã Mộc Châu"
    assert figure(cleaned, "UBND thị xã Mộc Châu", "total").status == "printed"
    told = [finding["severity"] for finding in findings(cleaned, "unit")]
    assert told == ["low"]


def test_codes_of_a_unit_that_no_unit_of_the_day_is_are_not_counted_as_another_ones() -> None:
    lines = [
        "DANH SÁCH HỒ SƠ QUÁ HẠN", "UBND thị xã Mộc Châu", "STT\tMã hồ sơ",
        "1\t000.00.63.H52-241108-0101", "2\t000.00.63.H52-241111-0102",
        "UBND huyện Sông Mã", "STT\tMã hồ sơ", "1\t000.00.67.H52-241104-0007",
    ]  # fmt: skip
    listed = clean(letter(*lines, **AUTUMN)).overdue_dossiers
    assert list(listed["unit"]) == ["UBND thị xã Mộc Châu"] * 2 + ["UBND huyện Sông Mã"]


def test_a_unit_of_the_day_is_never_one_of_another_day() -> None:
    rows = [row.replace("thị xã Mộc", "huyện Mộc") for row in ROWS]
    cleaned = clean(letter("Phụ lục I", "TT\tTên đơn vị\tTổng điểm (100đ)", *rows, **AUTUMN))
    assert units(cleaned)[0] == "UBND huyện Mộc Châu"
    assert not findings(cleaned, "unit")
