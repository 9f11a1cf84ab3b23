"""The head of a dispatch: who, when, on which period, from which province."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cleaning.dispatches import board, clean, findings, letter, units

TABLE = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "85"),
              ("Sở Tư pháp", "48"))  # fmt: skip


def head(text: str) -> dict[Any, Any]:
    """Return the one row of ``dispatch``."""
    row: dict[Any, Any] = clean(text).dispatch.iloc[0].to_dict()
    return row


def test_a_letter_of_a_provincial_office_is_read() -> None:
    row = head(letter(TABLE))
    wanted = {
        "issuer": "Văn phòng UBND tỉnh Lâm Đồng", "province": "Lâm Đồng", "kind": "công văn",
        "number": "512/VPUB-TTPVHCC", "signed_on": "2025-09-08", "period": "2025-08",
        "title": "V/v công bố kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp tháng 8 năm 2025 "
        "của tỉnh Lâm Đồng",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("tháng 8 năm 2025", "2025-08"),
        ("tháng 08/2025", "2025-08"),
        ("tháng 8.2025", "2025-08"),
        ("quý III năm 2025", "2025-Q3"),
        ("Quý 2/2025", "2025-Q2"),
        ("năm 2025", "2025"),
    ],
)
def test_months_quarters_and_years_are_periods(printed: str, period: str) -> None:
    assert (
        head(letter(TABLE, period=printed, signed="ngày 08 tháng 01 năm 2026"))["period"] == period
    )


@pytest.mark.parametrize("printed", ["quý III năm 2025", "6 tháng đầu năm 2025"])
def test_a_title_of_a_part_of_the_year_is_not_made_one_of_the_year(printed: str) -> None:
    assert printed in head(letter(TABLE, period=printed))["title"]


@pytest.mark.parametrize("printed", ["fhang 12 nam 2025", "lháng 12/2025", "thárig 12 năm 2025"])
def test_a_misread_month_of_the_title_is_not_lost_to_its_year(printed: str) -> None:
    row = head(letter(TABLE, period=printed, signed="ngày 03 tháng 01 năm 2026"))
    assert row["period"] == "2025-12"


def test_the_id_of_a_dispatch_ends_in_its_hash_and_is_stable() -> None:
    row = head(letter(TABLE))
    assert row["dispatch_id"].endswith(row["sha256"][:6])
    assert row["dispatch_id"] == head(letter(TABLE))["dispatch_id"]
    assert row["dispatch_id"] != head(letter(TABLE, "Thêm một dòng."))["dispatch_id"]


def test_a_blank_number_and_date_are_empty_and_each_is_a_finding() -> None:
    cleaned = clean(letter(TABLE, number="/VPUB-TTPVHCC", signed="ngày tháng năm 2025"))
    row = cleaned.dispatch.iloc[0]
    assert row["signed_on"] == ""
    assert row["number"] == "/VPUB-TTPVHCC"
    messages = [item["message"] for item in findings(cleaned, "missing")]
    assert len(messages) == 2
    assert "Số văn bản để trống" in messages[0]
    assert "Ngày ký để trống" in messages[1]


def test_a_look_up_before_the_end_of_the_period_is_a_finding() -> None:
    said = "Tổng điểm của tỉnh đạt 85,5/100 điểm (số liệu tra cứu lúc 10h00 ngày 05/08/2025)."
    cleaned = clean(letter(said, "", TABLE))
    assert cleaned.dispatch.iloc[0]["as_of"] == "2025-08-05T10:00"
    (told,) = findings(cleaned, "date")
    assert (told["severity"], told["expected"]) == ("high", "05/09/2025")


def test_a_look_up_after_the_period_is_none() -> None:
    said = "Tổng điểm của tỉnh đạt 85,5/100 điểm (số liệu tra cứu lúc 10h00 ngày 05/09/2025)."
    cleaned = clean(letter(said, "", TABLE))
    assert cleaned.dispatch.iloc[0]["as_of"] == "2025-09-05T10:00"
    assert findings(cleaned, "date") == []


def test_a_letter_signed_before_its_period_is_a_finding() -> None:
    cleaned = clean(letter(TABLE, signed="ngày 08 tháng 7 năm 2025"))
    (told,) = findings(cleaned, "date")
    assert told["severity"] == "medium"


def test_without_a_period_the_field_is_empty_and_a_finding_says_so() -> None:
    cleaned = clean(letter(TABLE, period="", signed=""))
    assert cleaned.dispatch.iloc[0]["period"] == ""
    assert any("kỳ báo cáo" in item["message"] for item in findings(cleaned, "missing"))


def test_the_rows_vote_where_the_head_names_no_province() -> None:
    names = ("UBND xã Di Linh", "UBND xã Bảo Thuận", "UBND xã Hòa Ninh", "UBND xã Ninh Gia")
    table = board(("Tên đơn vị", "Tổng điểm (100)"), *((name, "85") for name in names))
    text = "Kết quả giải quyết thủ tục hành chính, phục vụ người dân tháng 8/2025\n\n" + table
    cleaned = clean(text)
    assert cleaned.dispatch.iloc[0]["province"] == "Lâm Đồng"
    assert units(cleaned) == list(names)


def test_a_district_reports_on_itself_and_its_communes() -> None:
    table = board(("Tên đơn vị", "Tổng điểm (100)"), ("UBND xã Sủng Là", "92,5"),
                  ("UBND thị trấn Phố Bảng", "85"), ("UBND xã Lũng Cú", "48"))  # fmt: skip
    text = letter(
        table, issuer="UBND HUYỆN ĐỒNG VĂN", province="tỉnh Hà Giang", number="15/BC-UBND",
        period="tháng 12 năm 2023", signed="ngày 05 tháng 01 năm 2024",
    )  # fmt: skip
    cleaned = clean(text)
    row = cleaned.dispatch.iloc[0]
    assert (row["issuer"], row["province"]) == ("UBND huyện Đồng Văn", "Hà Giang")
    assert units(cleaned) == ["UBND xã Sủng Là", "UBND thị trấn Phố Bảng", "UBND xã Lũng Cú"]
    assert set(cleaned.measures["level"]) == {"commune"}


@pytest.mark.parametrize(
    ("province", "period", "name"),
    [
        ("thành phố Huế", "tháng 8 năm 2025", "Huế"),
        ("tỉnh Đắk Lắk", "tháng 8 năm 2025", "Đắk Lắk"),
        ("thành phố Hồ Chí Minh", "tháng 8 năm 2025", "Hồ Chí Minh"),
        ("tỉnh Bà Rịa - Vũng Tàu", "tháng 8 năm 2024", "Bà Rịa - Vũng Tàu"),
        ("tỉnh Kon Tum", "tháng 3 năm 2023", "Kon Tum"),
    ],
)
def test_any_province_of_its_day_is_known(province: str, period: str, name: str) -> None:
    assert head(letter(TABLE, province=province, period=period))["province"] == name


@pytest.mark.parametrize("name", ["Lộc Thành", "Lộc Thạnh"])
def test_issuers_that_differ_in_a_mark_are_told_by_it(name: str) -> None:
    text = letter(
        "Tiến độ giải quyết đạt 18,5/20 điểm.", province="tỉnh Đồng Nai", number="15/BC-UBND",
        issuer=f"UBND TỈNH ĐỒNG NAI\nỦY BAN NHÂN DÂN XÃ {name.upper()}",
    )  # fmt: skip
    assert units(clean(text)) == [f"UBND xã {name}"]


def test_a_kind_glued_to_the_committee_still_names_the_issuer() -> None:
    text = letter(
        "Tiến độ giải quyết đạt 18,5/20 điểm.", province="tỉnh Sơn La", number="15/BC-UBND",
        issuer="UBND TỈNH SƠN LA\nỦY BAN NHÂN DÂNXÃ CO MẠ",
    )  # fmt: skip
    assert units(clean(text)) == ["UBND xã Co Mạ"]


def test_a_title_whose_quarter_cannot_be_read_means_the_one_that_the_text_names() -> None:
    said = "Số hồ sơ giải quyết quá hạn quý IV năm 2024 là 12 hồ sơ."
    text = letter(TABLE, said, period="quý IIV năm 2024", signed="ngày 08 tháng 01 năm 2025")
    assert head(text)["period"] == "2024-Q4"
