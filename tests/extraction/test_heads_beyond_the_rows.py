"""Heads beside or between all that the rows fill, pushed there or above blank columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.extraction.compose import generate
from helpers.cleaning import read_cleaned
from helpers.extraction.rows import parse_row
from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, letter, units, values


@pytest.mark.parametrize("seed", [311, 724])
def test_heads_pushed_beyond_the_rows_are_grouped_alike_wherever_they_are_counted(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "dispatch.txt"
    path.write_text(generate(seed, "seed-like").text, encoding="utf-8")
    assert len(read_cleaned(path).measures) > 50


def test_a_column_between_others_that_is_blank_in_every_row_moves_no_head() -> None:
    head = (
        "                           Số hồ sơ   Tỷ lệ nộp hồ sơ  Hồ sơ chứng thực  Mức độ hài",
        "TT Tên cơ quan, đơn vị     quá hạn       trực tuyến        bản sao        lòng (%)",
        "                                              (%)          điện tử",
    )
    rows = [
        f" {n}   Sở {name:<24}{n}             7{n}.50                              3{n}.30"
        for n, name in enumerate(("Nội vụ", "Tư pháp", "Tài chính", "Y tế"), 1)
    ]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "1",
        "submitted_online_rate": "71.5",
        "satisfaction_rate": "31.3",
    }


def test_a_name_that_ends_in_a_letter_is_whole_in_a_row_that_says_nothing() -> None:
    row = parse_row(1, "  1    UBND Châu Thành A          (Không có số liệu)      -       -")
    assert (row.name, len(row.tokens)) == ("UBND Châu Thành A", 3)


def test_a_damaged_name_like_a_block_among_units_of_its_level_is_a_unit() -> None:
    names = ("Ba Tri", "Binh Dai", "Thanh Phl", "Cho Lach", "Giong Trom")
    rows = [f" UBND huyén {name:<20}{n}            7{n}.5" for n, name in enumerate(names, 1)]
    head = " Ten don vi                  So ho so qua han    Ty le nop ho so truc tuyen"
    text = letter(*DAMAGED, "Phu luc I", head, *rows, province="tỉnh Bến Tre",
                  period="tháng 1 năm 2023", signed="ngày 08 tháng 2 năm 2023")  # fmt: skip
    assert "Khối huyện" not in units(clean(text))


def test_sums_and_shares_in_the_order_of_a_form_go_before_a_head_cut_wrongly() -> None:
    head = ("So TT Co quan, don vi Téng s) DVC S) DVC phat sinh ho so Ty le DVC phat sinh HS "
            "Téng so ho so phat sin Sé Ho phat sinh truc tuyén Ty lé ho so truc tuyén")  # fmt: skip
    rows = [
        f"{n} |So {name} 200 {50 + 2 * n} {25 + n} 400 {200 + 4 * n} {50 + n},00"
        for n, name in enumerate(OFFICES, 1)
    ]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "services": "200", "services_used": "52", "services_used_rate": "26",
        "dossiers": "400", "dossiers_online": "204", "dossiers_online_rate": "51",
    }  # fmt: skip


def test_a_long_head_whose_first_word_is_misread_opens_its_table() -> None:
    head = ("So fT TEN CO QUAN, DON VI Ty lé n6p hd so tryc tuyén (%) S6 1ugng hb so cung cap dich"
            " vu chrng huc dién tr ban sao tu ban chinh S6 hé so qud han")  # fmt: skip
    rows = [f"{n} So {name} 8{n}.70 1{n} {n + 3}" for n, name in enumerate(OFFICES, 1)]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "submitted_online_rate": "81.7",
        "certified_copies": "11",
        "overdue_dossiers": "4",
    }


def test_a_speck_before_a_head_on_one_line_hides_not_what_it_says() -> None:
    head = ("d TT TTENeO QUAN, DON VI Ty lé nop hd so truc tuyén (%) Sb luong ho so cung cap dich u"
            " ehrng thuc di€n tr bdn sao tu ban chinh Sd ho soaiio  han")  # fmt: skip
    last = ("84.70 (Kh0ng cé so 1iEu) 0", "100.00 - 0", "35.00 - 0", "69.80 – 2", "61.20 79 0")
    rows = [
        f"{n} So {name} {end}" for n, (name, end) in enumerate(zip(OFFICES, last, strict=True), 1)
    ]
    found = clean(letter(*DAMAGED, "Phu luc I", head, *rows)).measures
    certain = found[(found["status"] != "doubtful") & found["value"].notna()]
    overdue = certain[certain["indicator"] == "overdue_dossiers"]["value"]
    assert 79 not in set(overdue.astype(float))
