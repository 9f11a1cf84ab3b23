"""Scores that the points of a list state: of the territory's groups, or of units."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import DAMAGED, clean, figure, letter, units


def test_points_of_a_list_that_all_state_score_and_rank_keep_the_ranks() -> None:
    cleaned = clean(letter("- Mức độ hài lòng: 18/18 điểm, xếp thứ 31/34 tỉnh, thành phố.",
                           "- Số hóa hồ sơ: 19,44/22 điểm, đứng thứ 8/34 tỉnh, thành phố.",
                           "- Tiến độ giải quyết: 18,38/20 điểm (xếp hạng 5/34)."))  # fmt: skip
    own = figure(cleaned, "tỉnh Lâm Đồng", "digitisation")
    assert (str(own.value), own.row["max"]) == ("19.44", 22)
    assert (own.row["rank"], own.row["rank_of"]) == (8, 34)
    assert figure(cleaned, "tỉnh Lâm Đồng", "progress").row["rank"] == 5


def test_a_damaged_name_of_a_list_does_not_give_its_score_to_the_province() -> None:
    cleaned = clean(letter("Tổng số diem Lâm Đồng dat: 71,68/100 diêm.",
                           "- 03 dtn vî cò tóng diểm cao nhát:",
                           "+ S& Lao dộng - Thưong binh vá Xâ hôi: 95,07/100 diêm;",
                           "+ Sô  Tai chinh: 89,99/100 diêm;",
                           "+ 5& Giáo duc và Pao tâo: 49/100 diêm;"))  # fmt: skip
    assert str(figure(cleaned, "tỉnh Lâm Đồng", "total").value) == "71.68"
    # No such department exists any more.
    (gone,) = (row for row in cleaned.measures.itertuples() if row.value == 95.07)
    assert gone.status == "doubtful"
    assert figure(cleaned, "Sở Tài chính", "total").value is not None
    assert str(figure(cleaned, "Sở Giáo dục và Đào tạo", "total").value.normalize()) == "49"


def test_a_committee_of_the_provinces_name_is_not_the_province() -> None:
    text = letter("Tổng số diem Thai Nguyên dat: 71,68/100 diêm.", "- Mot sò d̀ón vì tót:",
                  "+ U8ND fhành phb Thái Nguyên: 86,93/100 diém;",
                  province="tỉnh Thái Nguyên", period="tháng 8 năm 2024")  # fmt: skip
    cleaned = clean(text)
    assert str(figure(cleaned, "tỉnh Thái Nguyên", "total").value) == "71.68"
    assert "UBND thành phố Thái Nguyên" in units(cleaned)


def test_the_score_of_the_unit_before_makes_no_total_of_the_territory() -> None:
    cleaned = clean(letter("- 02 don vi có tong diem cao nhát: S& Nbi vu đat 91,5 diem; "
                           "SòXay dúng dat 90,41 diem."))  # fmt: skip
    assert "tỉnh Lâm Đồng" not in units(cleaned)


def test_a_mark_of_decimals_read_as_a_blank_leaves_no_score_of_the_digits_behind_it() -> None:
    cleaned = clean(letter("Ket qua d̀anh gi4 cua tinh Lam Dong: 38 32/100 dièm.",
                           "- Sô hoa hò sơ đat 17 5/22 diem."))  # fmt: skip
    assert str(figure(cleaned, "tỉnh Lâm Đồng", "total").value) == "38.32"
    half = figure(cleaned, "tỉnh Lâm Đồng", "digitisation")
    assert (str(half.value), half.status) != ("5", "printed")


def test_a_name_that_goes_on_behind_that_of_another_unit_is_its_own() -> None:
    text = letter("- Mot so d̀ón vì tót:", "+ UBND xã Tuy Phuoc Tâv: 46,83/100 diêm;",
                  "+ UBND xã Tuy Phuoc: 51,2/100 diêm;", province="tỉnh Gia Lai")  # fmt: skip
    cleaned = clean(text)
    assert str(figure(cleaned, "UBND xã Tuy Phước", "total").value) == "51.2"
    assert str(figure(cleaned, "UBND xã Tuy Phước Tây", "total").value) == "46.83"


def test_a_blank_within_the_score_of_a_unit_leaves_no_score_of_its_end() -> None:
    text = "- Mot so d̀ón vì tót: UBND xã Ka Đô đat 64 47 diêm; Sở Y tế đat 77,8 diêm."
    cleaned = clean(letter(text))
    own = cleaned.measures[cleaned.measures["unit"] == "UBND xã Ka Đô"]
    assert 47 not in set(own["value"])


@pytest.mark.parametrize("points", ["niém", "dim", "oiérn", "tiém"])
def test_points_damaged_in_a_bracket_after_a_score_are_points(points: str) -> None:
    listed = (
        f"- Cac don vi dat diem thap nhat: So Tu phap (60,76 {points}); So Y te (59,97 diém); "
        "So Noi vu (49,07] diém)."
    )
    found = clean(letter(*DAMAGED, listed)).measures
    scores = {row["unit"]: str(row["value"]) for _, row in found.iterrows()}
    assert scores == {"Sở Tư pháp": "60.76", "Sở Y tế": "59.97", "Sở Nội vụ": "49.07"}


def test_days_and_dossiers_in_a_bracket_after_a_number_are_no_points() -> None:
    listed = "- Cac don vi cham nhat: So Tu phap (60 ho so); So Y te (12,5 gio); So Noi vu (3 lan)."
    found = clean(letter(*DAMAGED, listed)).measures
    assert "total" not in set(found["indicator"])
