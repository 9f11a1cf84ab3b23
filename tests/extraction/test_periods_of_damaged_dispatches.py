"""The period of a dispatch whose title and sentences were damaged in reading."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helpers.extraction.moments import periods_in
from helpers.extraction.reported_period import is_plain, settle_period
from helpers.repair.cells import Cell
from helpers.repair.measures import Setting
from tests.cleaning.dispatches import DAMAGED, OFFICES, board, clean, findings, letter


def test_a_year_wrapped_over_two_lines_is_named() -> None:
    texts = ("bao cao ket qua danh gia cua cac co quan narn 2023", "va ket qua nam", "2023 nhu sau")
    assert settle_period("", texts, "2024-01-01") == "2023"


def test_a_year_that_was_not_over_at_the_signing_is_not_reported_on() -> None:
    texts = ("ket qua nam 2023", "phuong huong nam 2024", "ke hoach nam 2024")
    assert settle_period("", texts, "2024-01-05") == "2023"


def test_a_quarter_that_lost_a_stroke_in_the_title_is_that_of_the_sentences() -> None:
    title = "Ket qua danh gia quy II nam 2023"
    texts = (title, "cong bo ket qua quy III nam 2023 nhu sau", "ket qua quy III nam 2023")
    assert settle_period(title, texts) == "2023-Q3"
    assert settle_period(title, (*texts, "so voi quy II nam 2023")) == "2023-Q2"


@pytest.mark.parametrize("word", ["uy", "quy", "ouy"])
def test_a_quarter_is_one_though_a_letter_of_its_word_is_lost(word: str) -> None:
    assert settle_period(f"Ket qua {word} IV nam 2022", (), "2023-01-05") == "2022-Q4"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Ket qua nam 2022", True),
        ("Ket qua ?j IV nam 2022", False),
        ("Ket qua lhnnq 09 nam 2022", False),
    ],
)
def test_what_is_left_of_a_month_or_quarter_leaves_a_year_uncertain(
    title: str, plain: bool
) -> None:
    assert is_plain("2022", title, (title,), "2023-01-05") is plain


def test_no_figure_is_certain_where_the_period_is_not() -> None:
    rows = [f"{n} | So {name} | {n + 10}" for n, name in enumerate(OFFICES, 1)]
    board = ("TT | Ten don vi | So ho so qua han", *rows)
    whole = letter(*DAMAGED, "Phu luc I", *board)
    text = whole.replace("tháng 8 năm 2025", "fh4ng nam 2025")
    cleaned = clean(text)
    assert set(cleaned.measures["status"]) == {"doubtful"}
    assert [found["origin"] for found in findings(cleaned, "date")] == ["reading"]
    assert "doubtful" not in set(clean(whole).measures["status"])


def test_the_kind_of_a_committee_may_be_cut_to_a_letter() -> None:
    text = letter(
        "1. Tháng 01.2026, UBND xã Lân Phong đạt 81,1/100 điểm, xếp thứ 88/96 xã, phường.",
        issuer="UBND TỈNH QUẢNG NGÃI\nỦY BAN NHÂN DÂN X LÂN PHONG", province="tỉnh Quảng Ngãi",
        period="tháng 1 năm 2026", signed="ngày 14 tháng 02 năm 2026", number="38/BC-UBND",
    )  # fmt: skip
    assert list(clean(text).measures["unit"]) == ["UBND xã Lân Phong"]


def test_scores_of_two_scales_are_no_scores_of_the_smaller_one() -> None:
    communes = (
        "Don Duong", "Ka Do", "Duc Trong", "Tan Hoi", "Hiep Thanh", "Lac Duong", "Da Huoai",
        "Da Teh", "Cat Tien", "Di Linh", "Hoa Ninh", "Bao Thuan", "Gia Hiep", "Dinh Van",
    )  # fmt: skip
    title = "Tien do, ket qua danh gia Bo chi so phuc vu nguoi dan, doanh nghiep"
    rows = [
        *(f"{n}\tSo {name}\t9{n},97\t9{n},05" for n, name in enumerate(OFFICES[:2], 1)),
        *(f"{n}\tUBND xa {name}\t1{n % 9},97\t1{n % 9},05" for n, name in enumerate(communes, 3)),
    ]
    lines = ("TT\tTen don vi\tThang 7/2025\tThang 8/2025", *rows)
    found = clean(letter(*DAMAGED, "Phu luc I", title, *lines)).measures
    assert set(found["indicator"]) == {"total"}
    assert not found["evidence"].str.contains("column not certain").any()


def test_a_title_in_official_words_hides_no_rest_of_a_month_before_a_year() -> None:
    title = "V/v thông báo kết quả Bộ chỉ số năm 2025"
    assert is_plain("2025", title, (), "2025-12-04", "V/v thong bao ket qua Bo chi so nam 2025")
    printed = "V/v thoong bao ket qua Bo chi se th an 11 nam 2025"
    assert not is_plain("2025", title, (), "2025-12-04", printed)


def test_the_damaged_day_of_signing_leaves_the_year_before_certain() -> None:
    opening = "Tay Ninh, ngay 18 hang 01 nam 2026 Cong bo ket qua nam 2025"
    assert is_plain("2025", "Cong bo ket qua nam 2025", (), "2026-01-18", opening)


def doubted(*heads: str) -> set[str]:
    """Return the status of the figures of an indicator under damaged heads of two months."""
    rows = [(f"S6 {name}", f"{9 + n}", f"{20 - n}") for n, name in enumerate(OFFICES)]
    own = clean(letter(DAMAGED[1], "", board(("Don vi", *heads), *rows))).measures
    return set(own[own["indicator"] == "overdue_dossiers"]["status"])


def test_a_damaged_head_of_another_month_is_not_surely_of_the_dispatch_s_own() -> None:
    share = "Ty le ho so nop truc tuyen (%)"
    assert doubted("So ho so qua han thang 7", share) == {"doubtful"}
    assert doubted("So ho so qua han", share) == {"printed"}


def test_two_damaged_tables_of_one_indicator_leave_the_one_of_another_month_in_doubt() -> None:
    rows = [(f"S6 {name}", f"{90 - n},5") for n, name in enumerate(OFFICES)]
    more = [(f"S6 {name}", f"{80 - n},25") for n, name in enumerate(OFFICES)]
    heads = ("Don vi", "Tong diem")
    second = board(heads, *more, title="Phu luc II\nKET QUA BO CHI SO THANG 7 NAM 2025")
    first = board(heads, *rows, title="uhii luc I")
    own = clean(letter(DAMAGED[1], "", first, "", second)).measures
    wrong = own[(own["period"] == "2025-08") & own["value"].astype(float).lt(81)]
    assert set(wrong["status"]) <= {"doubtful"}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("V/v cong bb kết qua Bd chi s6 thang 9 nam 2025", ["2025-09"]),
        ("Lam Dong, ngay06 thang 10 nam 2025", []),
        ("ngày 11th ang 01 năm 2023", []),
    ],
)
def test_a_letter_read_as_a_digit_before_a_month_makes_no_day_of_it(
    text: str, months: list[str]
) -> None:
    assert [period for period in periods_in(text) if len(period) > len("2025")] == months


def test_a_quarter_that_may_have_lost_a_stroke_in_a_title_dates_no_table_for_certain() -> None:
    rows = [(f"S6 {name}", f"{90 - n},25") for n, name in enumerate(OFFICES)]
    named = ("Di Linh", "Hoa Ninh", "Tan Hoi", "Duc Trong", "Lac Duong", "Ka Do", "Nam Ban")
    communes = [(f"UBND xa {name}", f"{n}") for n, name in enumerate(named, 10)]
    first = board(
        ("Don vi", "Tong diem"), *rows, title="Phu luc I\nKET QUA CUA CAC SO QUY III NAM 2025"
    )
    second = board(("Don vi", "So ho so qua han"), *communes,
                   title="Phu luc II\nHO SO QUA HAN CUA CAC XA QUY II NAM 2025")  # fmt: skip
    text = letter(*DAMAGED, "", first, "", second, period="quý III năm 2025",
                  signed="ngày 08 tháng 10 năm 2025")  # fmt: skip
    found = clean(text).measures
    late = found[found["indicator"] == "overdue_dossiers"]
    assert set(late["period"]) == {"2025-Q3"}
    assert set(late["status"]) == {"doubtful"}


def test_a_quarter_whose_word_was_torn_in_the_title_is_that_of_the_sentences() -> None:
    title = "Ket qua danh gia phuc vu nguoi dan qu y I nom 2024"
    texts = (title, "cong bo ket qua quy I nam 2024 nhu sau", "Quy I nam 2024, tinh dat 89 diem")
    assert settle_period(title, texts) == "2024-Q1"
    assert is_plain("2024-Q1", title, texts)
    torn = "Ket qua danh gia phuc vu nguoi dan q.y I nam 2024"
    assert settle_period(torn, (torn, *texts[1:])) == "2024-Q1"
    assert settle_period("Ket qua nam 2024", ("Ket qua nam 2024", *texts[1:])) == "2024"


def test_a_quarter_with_a_stroke_less_than_that_of_the_dispatch_is_in_doubt() -> None:
    cell = Cell(Decimal("93.9"), "printed", "93,9")
    for damaged, period, status in (
        (True, "2026-Q2", "doubtful"),
        (True, "2026-Q3", "printed"),
        (True, "2025-Q2", "printed"),
        (False, "2026-Q2", "printed"),
    ):
        setting = Setting("", "2026-Q3", "Lâm Đồng", {}, damaged=damaged)
        assert setting.settled(cell, period).status == status


def test_a_quarter_that_was_not_over_at_the_signing_has_a_stroke_too_many() -> None:
    title = "Ket qua danh gia quy III/2023"
    texts = (title, "cong bo ket qua quy II/2023 nhu sau:", "1. Quy II/2023, UBND huyen dat 81.52")
    assert settle_period(title, texts, "2023-07-14") == "2023-Q2"
    assert settle_period(title, texts, "2023-10-14") == "2023-Q3"
    # Who reports before the end says so more than once.
    assert settle_period(title, (*texts, "trong quy III/2023"), "2023-07-14") == "2023-Q3"


def test_a_period_that_was_not_over_is_in_doubt_beside_one_that_was() -> None:
    title = "Ket qua danh gia thang 10/2025"
    texts = (title, "ket qua thang 9/2025")
    assert not is_plain("2025-10", title, texts, "2025-10-05")
    assert is_plain("2025-10", title, texts, "2025-11-05")
    assert is_plain("2025-10", title, (title,), "2025-10-28")
