"""Overdue dossiers that a sentence counts unit by unit."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import clean, figure, findings, letter, values

COUNTS = {"Sở Tài chính": 5, "Sở Y tế": 4, "UBND xã Đức Trọng": 3}


def overdue(*body: str) -> dict[str, float]:
    """Return the sure counts of overdue dossiers by unit, those of the province left out."""
    rows = clean(letter(*body)).measures.query("indicator == 'overdue_dossiers'")
    return {
        row["unit"]: row["value"]
        for row in rows.to_dict("records")
        if row["status"] == "printed" and not row["unit"].startswith("tỉnh")
    }


@pytest.mark.parametrize(
    "item",
    ["{} {} hồ sơ", "{}: {} hồ sơ", "{} ({} hồ sơ)", "{} có {} hồ sơ", "{} còn {} hồ sơ quá hạn"],
)
def test_units_counted_after_what_is_counted_have_that_many(item: str) -> None:
    items = ", ".join(item.format(unit, f"{count:02d}") for unit, count in COUNTS.items())
    assert overdue(f"Trong tháng có 12 hồ sơ quá hạn, trong đó: {items}.") == COUNTS
    assert overdue("Các đơn vị có hồ sơ quá hạn:", f"- {items}.") == COUNTS


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế tiếp nhận 120 hồ sơ, trong đó 5 hồ sơ quá hạn.",
        "Không có hồ sơ quá hạn, Sở Y tế đã giải quyết 120 hồ sơ.",
        "Toàn tỉnh có 12 hồ sơ quá hạn; Sở Y tế tiếp nhận 120 hồ sơ.",
        "Số hồ sơ quá hạn giảm, Sở Y tế có 120 hồ sơ giải quyết đúng hạn.",
        "Trong tháng có 120 hồ sơ giải quyết đúng hạn.",
        "Tỉnh đã trả 120 hồ sơ xử lý trước hạn.",
    ],
)
def test_other_dossiers_of_a_sentence_are_not_overdue(sentence: str) -> None:
    rows = clean(letter(sentence)).measures.query("indicator == 'overdue_dossiers'")
    assert 120 not in list(rows["value"])


def test_a_list_that_goes_on_behind_its_heading_counts_the_dossiers_of_each_unit() -> None:
    others = "; ".join(f"UBND xã {name} (0{n} hồ sơ)" for n, name in enumerate(
        ("Di Linh", "Hòa Ninh", "Tân Hội", "Đức Trọng", "Lạc Dương", "Bảo Lâm 1", "Bảo Lâm 2",
         "Đạ Huoai", "Đơn Dương", "Ka Đô", "Quảng Lập", "Nam Ban"), 2))  # fmt: skip
    text = letter(
        "2. Các cơ quan, đơn vị có hồ sơ giải quyết TTHC quá hạn tháng 8",
        f"Cụ thể: Sở Tài chính (03 hồ sơ); Sở Y tế (02 hồ sơ); {others}.",
    )
    cleaned = clean(text)
    assert values(cleaned, "Sở Tài chính") == {"overdue_dossiers": "3"}
    assert values(cleaned, "UBND xã Tân Hội") == {"overdue_dossiers": "4"}
    assert not findings(cleaned, "count")


def test_a_heading_whose_number_lost_its_blank_says_what_the_units_below_have() -> None:
    items = (f"- {unit}: {count:02d} hồ sơ;" for unit, count in COUNTS.items())
    assert overdue("2.Các cơ quan, đơn vị có hồ sơ quá hạn trong tháng", *items) == COUNTS


def test_what_is_left_of_the_words_behind_a_count_says_that_it_counts_dossiers() -> None:
    lines = ("2. Các cơ quan, đơn vị có hồ sơ quá hạn trong tháng",
             "- Sở Y tế: 04 hồ sơ;", "- Sở Tài chính: 05 hb s’;",
             "- UBND xã Đức Trọng: 03 hd o;")  # fmt: skip
    assert overdue(*lines) == COUNTS


def test_a_count_of_which_a_sign_was_misread_is_doubtful_and_no_gap() -> None:
    lines = ("2. Các cơ quan, đơn vị có hồ sơ quá hạn trong tháng",
             "- Sở Y tế: 0? hồ sơ;", "- Sở Tài chính: 05 hồ sơ;")  # fmt: skip
    cell = figure(clean(letter(*lines)), "Sở Y tế", "overdue_dossiers")
    assert (cell.value, cell.status) == (None, "doubtful")
    assert cell.evidence.startswith("candidates")


def test_a_bracket_that_counts_levels_has_lost_no_separators() -> None:
    text = ("- Trong tháng, toàn tỉnh có 12 hồ sơ quá hạn tại 03 cơ quan, đơn vị (trong đó, gồm "
            "02 sở và 01 UBND các xã, phường).")  # fmt: skip
    board = ("Phụ lục I", "STT\tĐơn vị\tSố hồ sơ quá hạn", "1\tSở Tài chính\t5", "2\tSở Y tế\t4",
             "1\tUBND xã Đức Trọng\t3")  # fmt: skip
    assert not findings(clean(letter(text, *board)), "separator")


def test_names_with_their_scores_behind_a_count_of_units_are_counted_whole() -> None:
    text = ("- 04 đơn vị có tổng điểm cao nhất: UBND xã Đơn Dương đạt 88,3 điểm; UBND xã Ka Đô đạt "
            "82,9 điểm; UBND phường Mũi Né đạt 77 điểm; UBND xã Di Linh đạt 74 điểm.")  # fmt: skip
    assert not findings(clean(letter(text)), "count")
