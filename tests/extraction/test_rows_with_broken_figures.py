"""Rows in which a piece is no figure any more, lost its blank, or went on on the next line."""

from __future__ import annotations

import pytest

from helpers.extraction.rows import parse_row
from tests.cleaning.dispatches import clean, figure, letter, values

DAMAGED = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gia nguyen nhan cua viec cham.",
)


@pytest.mark.parametrize(
    ("line", "name", "count"),
    [
        ("44 |UBND xd Hoanh Mo 3&7 18 180 26 14,44", "UBND xd Hoanh Mo", 5),
        ("A9 |UBND xa Hai Hoa 121 64 53 406 9a 2?,15", "UBND xa Hai Hoa", 6),
        ("[ 21 |UBND Tu Bong 60 47 7&% 6,161 2,247 36.47%", "UBND Tu Bong", 6),
        (". 22 |UBND Bong Khanh Son 53 3 6%] 434 103 23.73%", "UBND Bong Khanh Son", 6),
        ("2 UBND phuờng Tan Hoa 19 17 89%198 168 84,85%", "UBND phuờng Tan Hoa", 6),
        ("2I      UBND X. Bu Bang       10d     53      51%     1103", "UBND X. Bu Bang", 4),
        ("13| Bao hiém x3 hoi (ahong c6 sb 1iéu) 41.40 33.30 -", "Bao hiém x3 hoi", 4),
        ("40 UBND x& Kién Lao11.70 15.16 12.00 8.33", "UBND x& Kién Lao", 4),
        ("7 &0 Y té 12 14", "&0 Y té", 2),
    ],
)
def test_a_broken_piece_among_figures_is_one_of_them(line: str, name: str, count: int) -> None:
    row = parse_row(1, line)
    assert (row.name, len(row.tokens)) == (name, count)


def test_a_row_that_breaks_among_its_cells_is_one_row() -> None:
    lines = (
        "STT\tTen don vi\tSo ho so qua han\tMuc do hai long (%)\tTy le nop truc tuyen (%)",
        "1\tSo Noi vu\t8\t54,22\t61,3",
        "2\tSo Tu phap\t40",
        "90\t54,22",
        "3\tSo Tai chinh\t3\t51,2\t64,1",
        "4\tSo Y te\t13\t52,5\t65,5",
        "5\tSo Xay dung\t0\t50,1\t66,8",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Tư pháp") == {
        "overdue_dossiers": "40",
        "satisfaction_rate": "90",
        "submitted_online_rate": "54.22",
    }


def test_figures_under_columns_far_apart_keep_to_them_though_one_was_lost() -> None:
    lines = (
        "STT   Ten don vi            So ho so        Muc do hai      Ty le nop       So ban sao",
        "                            qua han         long (%)        truc tuyen (%)  dien tu",
        " 1.   So Noi vu             8               54,2            61,3            11",
        " 2.   So Tu phap            40                                64,5          12",
        " 3.   So Tai chinh          3               51,2            64,1            13",
        " 4.   So Y te               13              52,5            65,5            14",
        " 5.   So Xay dung           0               50,1            66,8            15",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert figure(cleaned, "Sở Tư pháp", "submitted_online_rate").row["printed"] == "64,5"
    assert figure(cleaned, "Sở Tư pháp", "submitted_online_rate").status == "printed"


def test_a_letter_behind_one_figure_alone_is_its_last_digit_and_no_measure() -> None:
    rows = [
        (f"{n}\tSo {name}\t1{n}\t5{n},2\t6{n},1")
        for n, name in enumerate(("Noi vu", "Tu phap", "Tai chinh", "Y te", "Xay dung"), 1)
    ]
    rows[2] = "3\tSo Tai chinh\t9d\t53,2\t63,1"
    head = "STT\tTen don vi\tSo ho so qua han\tMuc do hai long (%)\tTy le nop truc tuyen (%)"
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *rows))
    found = figure(cleaned, "Sở Tài chính", "overdue_dossiers")
    assert (found.value, found.status) != (9, "printed")


def test_a_row_that_broke_among_its_figures_is_whole_where_its_notes_are_blank() -> None:
    offices = ("Tu phap", "Tai chinh", "Y te", "Xay dung", "Noi vu")
    rows = [
        f"| So {name} | 1{n},5 | 2{n},3 | 3{n},1 | {n}{n},7 |  |"
        for n, name in enumerate(offices, 3)
    ]
    head = (
        "| Don vi | Cong khai (18d) | Tien do (40d) | So hoa (50d) | Tong diem (100d) | Ghi chu |",
        "|---|---|---|---|---|---|",
    )
    broken = ("| So Cong Thuong | 14,5", "24,3 | 34,1 | 72,9 |  |")
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *head, *rows[:2], *broken, *rows[2:]))
    assert list(values(cleaned, "Sở Công Thương").values()) == ["14.5", "24.3", "34.1", "72.9"]


def test_a_bracket_read_for_a_letter_closes_no_sign_for_nothing() -> None:
    row = parse_row(1, "20| Cong an tinh 1 90,4 37,8 (Khong co s) liEu)")
    assert [token.kind for token in row.tokens] == ["figure", "figure", "figure", "nothing"]
