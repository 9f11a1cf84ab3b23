"""Lists of overdue dossier codes under the unit that they belong to."""

from __future__ import annotations

from typing import Any

from helpers.tables import Cleaned
from tests.cleaning.dispatches import board, clean, findings, letter

HEAD = {"province": "tỉnh Kon Tum", "period": "tháng 5 năm 2023",
        "signed": "ngày 08 tháng 6 năm 2023"}  # fmt: skip
TITLE = ("Phụ lục", "Danh sách hồ sơ quá hạn")


def coded(agency: str, *numbers: int, day: str = "230512") -> list[str]:
    """Return lines of codes of an agency, numbered from 1."""
    return [f"{n} {agency}-{day}-{number:04d}" for n, number in enumerate(numbers, 1)]


def read(*body: str) -> Cleaned:
    return clean(letter(*TITLE, *body, **HEAD))


def codes(cleaned: Cleaned) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = cleaned.overdue_dossiers.to_dict("records")
    return rows


def test_codes_belong_to_the_unit_above_them() -> None:
    cleaned = read(
        "I. Sở Xây dựng", *coded("000.00.19.H34", 11, 12),
        "II. UBND huyện Kon Plông", *coded("000.00.31.H34", 5, 7, 9),
    )  # fmt: skip
    listed = [(row["unit"], row["level"], row["position"]) for row in codes(cleaned)]
    assert listed == [
        ("Sở Xây dựng", "department", 1), ("Sở Xây dựng", "department", 2),
        ("UBND huyện Kon Plông", "district", 1), ("UBND huyện Kon Plông", "district", 2),
        ("UBND huyện Kon Plông", "district", 3),
    ]  # fmt: skip
    assert codes(cleaned)[0]["code"] == "000.00.19.H34-230512-0011"


def test_the_code_holds_the_day_of_receipt() -> None:
    cleaned = read("I. Sở Xây dựng", *coded("000.00.19.H34", 11))
    assert codes(cleaned)[0]["received_on"] == "2023-05-12"


def test_both_forms_of_code_are_read() -> None:
    cleaned = read("I. Sở Xây dựng", *coded("H34.19", 11, 12), *coded("000.00.19.H34", 4))
    assert [row["code"] for row in codes(cleaned)] == [
        "H34.19-230512-0011", "H34.19-230512-0012", "000.00.19.H34-230512-0004",
    ]  # fmt: skip


def test_a_code_listed_twice_points_to_the_first_and_is_counted_once() -> None:
    cleaned = read("I. Sở Xây dựng", *coded("000.00.19.H34", 11, 12, 11, 13))
    assert [row["duplicate_of"] for row in codes(cleaned)][2] == 1
    assert cleaned.overdue_dossiers["duplicate_of"].isna().sum() == 3
    (twice,) = findings(cleaned, "duplicate")
    assert (twice["severity"], twice["printed"]) == ("high", "000.00.19.H34-230512-0011")
    (counted,) = findings(cleaned, "count")
    assert (counted["printed"], counted["expected"]) == ("4", "3")


def test_letters_that_stand_for_digits_in_a_code_are_restored() -> None:
    cleaned = read("I. Sở Xây dựng", "1 OOO.00.19.H34-23O512-0011", "2 000.00.19.H34-230512-00l2")
    assert [row["code"] for row in codes(cleaned)] == [
        "000.00.19.H34-230512-0011", "000.00.19.H34-230512-0012",
    ]  # fmt: skip


def test_codes_may_stand_in_the_cells_of_a_flat_list_with_their_unit() -> None:
    lines = ["STT\tĐơn vị\tMã hồ sơ", "1\tSở Xây dựng\t000.00.19.H34-230512-0011",
             "2\tSở Y tế\t000.00.23.H34-230512-0001",
             "3\tSở Xây dựng\t000.00.19.H34-230514-0002"]  # fmt: skip
    cleaned = read(*lines)
    assert [row["unit"] for row in codes(cleaned)] == ["Sở Xây dựng", "Sở Y tế", "Sở Xây dựng"]


def test_a_code_of_another_agency_under_a_unit_is_a_finding() -> None:
    lines = coded("000.00.19.H34", 11, 12, 13, 14, 15)
    cleaned = read("I. Sở Xây dựng", *lines, "6 000.00.23.H34-230512-0007")
    told = findings(cleaned, "unit")
    assert [(row["printed"], row["expected"]) for row in told] == [
        ("000.00.23.H34-230512-0007", "000.00.19.H34")
    ]


def test_a_list_is_compared_with_the_count_in_the_table() -> None:
    table = board(("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Xây dựng", "4"), ("Sở Y tế", "1"))
    cleaned = read(
        table, "", "Phụ lục II", "I. Sở Xây dựng", *coded("000.00.19.H34", 1, 2, 3),
        "II. Sở Y tế", *coded("000.00.23.H34", 5),
    )  # fmt: skip
    verdicts = {row["stated"]: row["verdict"] for row in cleaned.claims.to_dict("records")}
    assert verdicts == {"4": "contradicted", "1": "confirmed"}


def test_owners_and_addresses_beside_a_code_are_stored_nowhere() -> None:
    cleaned = read(
        "STT\tĐơn vị\tMã hồ sơ\tChủ hồ sơ\tĐịa chỉ",
        "1\tSở Xây dựng\t000.00.19.H34-230512-0011\tTrần Thị Bích Ngọc\t12 Lê Lợi, 0905123456",
        "2\tSở Xây dựng\t000.00.19.H34-230512-0012\tPhạm Văn Tuấn\t5 Hùng Vương, 0914000111",
    )
    stored = "\n".join(cleaned.table(name).to_string() for name in ("measures", "overdue_dossiers",
                       "claims", "findings"))  # fmt: skip
    assert len(codes(cleaned)) == 2
    for private in ("Bích Ngọc", "Lê Lợi", "0905123456", "Văn Tuấn", "0914000111"):
        assert private not in stored


def test_the_name_beside_a_code_may_begin_on_the_line_above() -> None:
    text = letter(
        "Phụ lục I", "STT     Đơn vị                 Mã hồ sơ",
        "1       Sở Y tế                H36.82-250824-0337",
        "        Trung tâm Phục vụ", "1       hành chính công        H36.11-250824-0062",
        "        Trung tâm Phục vụ", "2       hành chính công        H36.11-250823-0585",
    )  # fmt: skip
    centre = "Trung tâm Phục vụ hành chính công"
    assert list(clean(text).overdue_dossiers["unit"]) == ["Sở Y tế", centre, centre]


def test_a_unit_misread_beside_each_of_its_codes_is_one_unit() -> None:
    lines = (
        "Phu luc II",
        "Danh sách mã hồ sơ giải quyết quá hạn tháng 8 năm 2025",
        "STT        Đơn vị                Mã hồ sơ",
        "  1  So Tai chinh          H36.90-250830-0631",
        "  2  S¢ Tai chinh          H36.90-250823-0421",
        "  3  &0 Taichinh           H36.90-250815-0298",
        "     S Khoa hoc va Công",
        "  1  nghệ                  H36.02-250825-0600",
        "     S¢ Khoa hoc va Cong",
        "  2  ngh¢                  H36.02-250824-0011",
    )
    dossiers = clean(letter(*lines)).overdue_dossiers
    assert list(dossiers["unit"]) == ["Sở Tài chính"] * 3 + ["Sở Khoa học và Công nghệ"] * 2
    assert list(dossiers["position"]) == [1, 2, 3, 1, 2]


def test_codes_counted_on_under_another_whole_name_are_another_units() -> None:
    text = letter(
        "Phụ lục II", "STT Đơn vị Mã hồ sơ",
        "1 UBND xã Phú Thuận H17.67-251009-0189", "2 UBND xã Phú Thuận H17.67-251005-0432",
        "3 UBND xã Thu Bồn H17.24-251030-0087", "4 UBND xã Thu Bồn H17.24-251027-0235",
        province="thành phố Đà Nẵng",
    )  # fmt: skip
    named = list(clean(text).overdue_dossiers["unit"])
    assert named == ["UBND xã Phú Thuận"] * 2 + ["UBND xã Thu Bồn"] * 2
