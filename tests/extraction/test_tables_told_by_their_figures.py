"""Columns, tables and periods whose words were damaged, told by what stands around them."""

from __future__ import annotations

from helpers.extraction.moments import periods_in
from helpers.extraction.row_text import cells_of_width
from tests.cleaning.dispatches import clean, figure, letter, units

DAMAGED = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gia nguyen nhan cua viec cham.",
)
OFFICES = ("Noi vu", "Tu phap", "Tai chinh", "Y te", "Xay dung", "Cong Thuong")


def services(number: int, name: str) -> tuple[str, ...]:
    """Return the cells of a row of six whose shares fit their counts."""
    counts = ("200", str(50 + 2 * number), f"{25 + number}%")
    return (f"{number}.", f"So {name}", *counts, "400", str(200 + 4 * number), f"{50 + number},0%")


def test_shares_that_fit_in_the_forms_own_order_tell_columns_under_shifted_heads() -> None:
    heads = ("TT", "Tdng s) Ten don vi", "Sd DVC dieh vu", "Ty le DyC phof sinb",
             "Tong so pphat sinh", "o ho so ho sO phat sinb", "Ty le truc tuyen",
             "d ao tr uyen")  # fmt: skip
    rows = ["\t".join(services(n, name)) for n, name in enumerate(OFFICES, 1)]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", "\t".join(heads), *rows))
    assert set(cleaned.measures["status"]) == {"printed"}
    assert figure(cleaned, "Sở Nội vụ", "dossiers").value == 400


def test_a_counted_name_that_lost_its_figures_parts_no_table() -> None:
    head = "STT\tTen don vi\tTong so DVC\tDVC phat sinh\tTy le\tTong so HS\tHS truc tuyen\tTy le HS"
    rows = ["\t".join(services(n, name)) for n, name in enumerate(OFFICES, 1)]
    rows[3] = "4.\tSo Y te"
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *rows))
    assert figure(cleaned, "Sở Xây dựng", "services").row["table"] == "Phụ lục I"
    assert len(units(cleaned)) >= len(OFFICES) - 1


def test_a_head_is_parted_at_wide_blanks_where_it_lost_a_bar() -> None:
    text = "STT | Ten don vi | Ty le hai long (%)  So luong ban sao | So luot tra cuu"
    parted = ["STT", "Ten don vi", "Ty le hai long (%)", "So luong ban sao", "So luot tra cuu"]
    assert cells_of_width(text, 5) == parted


def test_a_day_with_a_letter_torn_off_its_month_is_no_month() -> None:
    assert periods_in("Cẩm Lệ, ngay 11th ang 01 nam 2023") == ["2023"]
    assert periods_in("ket qua thang 01 nam 2023") == ["2023-01"]


def test_shares_that_fit_are_certain_though_a_head_on_one_line_has_strange_words() -> None:
    head = (
        "STT Ten don vi Tong so DVC muc do 3,4 So DVC phat sinh ho so Ty le DVC phat sinh HS "
        "So phan anh kien nghi Tong so HS So HS phat sinh truc tuyen Ty le HS truc tuyen"
    )
    rows = [" ".join(services(n, name)) for n, name in enumerate(OFFICES, 1)]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *rows))
    assert set(cleaned.measures["status"]) == {"printed"}
