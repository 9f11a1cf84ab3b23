"""Two tables side by side are two tables; columns that differ in their month alone are in doubt."""

from __future__ import annotations

import pytest

from helpers.extraction.rows_abreast import rows_abreast
from tests.cleaning.dispatches import board, clean, findings, letter, units, values

GAPS = (
    "TT  Đơn vị                 Tổng điểm    TT  Đơn vị                 Tổng điểm",
    "1   Sở Nội vụ              95,5         4   UBND xã Đơn Dương      82",
    "2   Sở Y tế                92           5   UBND xã Ka Đô          81,5",
    "3   Sở Nông nghiệp và      91",
    "    Môi trường",
)
BARS = (
    "TT | Đơn vị | Tổng điểm | TT | Đơn vị | Tổng điểm",
    "1 | Sở Nội vụ | 95,5 | 4 | UBND xã Đơn Dương | 82",
    "2 | Sở Y tế | 92 | 5 | UBND xã Ka Đô | 81,5",
    "3 | Sở Nông nghiệp và Môi trường | 91 | | |",
)


@pytest.mark.parametrize("lines", [GAPS, BARS], ids=["gaps", "bars"])
def test_tables_side_by_side_are_read_each_by_itself(lines: tuple[str, ...]) -> None:
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Y tế") == {"total": "92"}
    assert values(cleaned, "Sở Nông nghiệp và Môi trường") == {"total": "91"}
    assert values(cleaned, "UBND xã Ka Đô") == {"total": "81.5"}
    assert len(units(cleaned)) == 5
    assert set(cleaned.measures["table"]) == {"Phụ lục I"}


def test_of_two_columns_that_differ_in_their_month_none_is_certain() -> None:
    heads = ("Tên đơn vị", "Tổng điểm tháng 6", "Tổng điểm tháng 7", "Xếp hạng")
    rows = (("Sở Nội vụ", "92,5", "93,1", "1"), ("Sở Y tế", "85", "84,2", "3"),
            ("Sở Tư pháp", "78", "86", "2"))  # fmt: skip
    rows_read = clean(letter(board(heads, *rows))).measures
    assert set(rows_read[rows_read["indicator"] == "total"]["status"]) == {"doubtful"}


def test_names_that_stand_behind_their_figures_are_read_with_them() -> None:
    rows = ("Hạng | Tổng điểm | Công khai, minh bạch | Tiến độ giải quyết | Đơn vị",
            "1 | 95,74 | 15,26 | 20 | UBND xã Ka Đô", "2 | 90,15 | 16,1 | 18,5 | UBND xã D'Ran",
            "3 | 88,2 | 17 | 19,25 | UBND xã Quảng Lập")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert values(cleaned, "UBND xã Ka Đô") == {
        "total": "95.74", "transparency": "15.26", "progress": "20",
    }  # fmt: skip
    assert len(units(cleaned)) == 3


def test_tables_abreast_that_single_blanks_part_are_read_one_after_the_other() -> None:
    cleaned = clean(letter(
        "Kết quả xếp hạng 124 xã, phường (trích)",
        "TT Đơn vị Điểm Xếp loại TT Đơn vị Điểm Xếp loại",
        "1 Phường Xuân Hương - Đà Lạt 98,21 Xuất sắc 64 Xã Cát Tiên 86,44 Tốt",
        "2 Xã Di Linh 97,90 Xuất sắc 65 Xã Đạ Huoai 86,12 Tốt",
        "3 Xã Bảo Lâm 2 97,05 Xuất sắc 66 Xã Tà Hine 78,97 Khá",
    ))  # fmt: skip
    found = {row["unit"]: (row["value"], row["class"], row["ordinal"], row["line"])
             for row in cleaned.measures.to_dict("records")}  # fmt: skip
    assert found["UBND xã Bảo Lâm 2"] == (97.05, "Xuất sắc", 3, 16)
    assert found["UBND xã Tà Hine"] == (78.97, "Khá", 66, 16)
    assert len(found) == 6
    assert findings(cleaned) == []


def test_a_hundred_thousand_lines_of_blanks_and_pairs_are_parted_in_one_pass() -> None:
    pairs = [f"{n} Xã A Lưới {n},2 Tốt {n + 60} Xã Bắc Hà 8{n},4 Khá" for n in (1, 2, 3)]
    texts = [*pairs, "1" + " " * 290 + "x"] * 25_000
    made = rows_abreast(texts)
    assert len(made) == 175_000
    assert [place for place, _ in made[:7]] == [0, 1, 2, 0, 1, 2, 3]
