"""Damaged figures: restored where one reading alone fits, doubtful where several do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cleaning.dispatches import GROUPS, SERVICES, board, clean, figure, findings, letter

ROWS = (
    ("Sở Nội vụ", "17,5", "19,2", "10,11", "8,5", "20", "17,5", "92,81"),
    ("Sở Tài chính", "16", "18,7", "9,3", "7", "18,25", "18", "87,25"),
    ("Sở Y tế", "15,25", "17,1", "8", "6,5", "15,75", "16,4", "79"),
    ("Sở Xây dựng", "18", "20", "12", "10", "22", "18", "100"),
    ("Sở Tư pháp", "12,4", "16,69", "7,25", "5", "11,1", "15,3", "67,74"),
)
PARTS = ("Tên đơn vị", "Tiến độ giải quyết (20)", "Số hóa hồ sơ (22)", "Mức độ hài lòng (18)")


def scores(unit: str, column: int, printed: str) -> str:
    """Return a letter with the table ``ROWS`` in which one cell prints something else."""
    rows = [
        tuple(printed if row[0] == unit and at == column else cell for at, cell in enumerate(row))
        for row in ROWS
    ]
    return letter(board(GROUPS, *rows))


def test_whole_figures_are_taken_as_they_stand() -> None:
    cleaned = clean(letter(board(GROUPS, *ROWS)))
    assert set(cleaned.measures["status"]) == {"printed"}
    assert len(cleaned.measures) == 5 * 7
    assert findings(cleaned) == []


def test_a_dot_is_a_decimal_mark_in_scores_as_a_comma_is() -> None:
    rows = [tuple(cell.replace(",", ".") for cell in row) for row in ROWS]
    found = figure(clean(letter(board(GROUPS, *rows))), "Sở Tài chính", "digitisation")
    assert (found.value, found.status) == (Decimal("18.25"), "printed")


def test_a_lost_comma_is_restored_by_the_column_maximum() -> None:
    rows = [("Sở Y tế", "1975", "18,1", "16,5"), ("Sở Nội vụ", "17,12", "20,4", "18")]
    found = figure(clean(letter(board(PARTS, *rows))), "Sở Y tế", "progress")
    assert (found.value, found.status) == (Decimal("19.75"), "repaired")
    assert found.evidence == "max 20"
    assert found.row["printed"] == "1975"


def test_a_lost_comma_is_restored_by_the_row_sum_where_two_readings_fit_the_maximum() -> None:
    found = figure(clean(scores("Sở Tư pháp", 2, "1669")), "Sở Tư pháp", "progress")
    assert (found.value, found.status) == (Decimal("16.69"), "repaired")
    found = figure(clean(scores("Sở Y tế", 4, "65")), "Sở Y tế", "online_payment")
    assert (found.value, found.status) == (Decimal("6.5"), "repaired")
    assert "row sum 79" in found.evidence


def test_two_fitting_readings_leave_a_figure_doubtful_and_both_are_named() -> None:
    rows = [("Sở Y tế", "175", "18,1", "16,5"), ("Sở Nội vụ", "17,12", "20,4", "18")]
    found = figure(clean(letter(board(PARTS, *rows))), "Sở Y tế", "progress")
    assert found.status == "doubtful"
    assert "1.75" in found.evidence
    assert "17.5" in found.evidence


def test_a_well_formed_figure_that_breaks_a_sum_keeps_its_value_and_becomes_a_finding() -> None:
    cleaned = clean(scores("Sở Tài chính", 2, "15,2"))
    found = figure(cleaned, "Sở Tài chính", "progress")
    assert (found.value, found.status) == (Decimal("15.2"), "printed")
    total = figure(cleaned, "Sở Tài chính", "total")
    assert (total.value, total.status) == (Decimal("87.25"), "printed")
    (told,) = findings(cleaned, "sum")
    assert (told["severity"], told["printed"], told["expected"]) == ("high", "87.25", "83.75")


def test_a_plausible_misreading_that_breaks_a_sum_is_doubtful_in_a_damaged_document() -> None:
    text = scores("Sở Tài chính", 2, "13,7").replace("Sở Nội vụ", "S& Noi vu")
    cleaned = clean(text.replace("Sở Xây dựng", "S¢ Xay dung").replace("Sở Tư pháp", "So Tu phap"))
    found = figure(cleaned, "Sở Tài chính", "progress")
    assert found.status == "doubtful"
    assert "13.7" in found.evidence
    assert "18.7" in found.evidence


def test_an_equal_slip_in_clean_text_is_the_sources_own_and_nothing_is_doubted() -> None:
    found = figure(clean(scores("Sở Tài chính", 2, "13,7")), "Sở Tài chính", "progress")
    assert (found.value, found.status) == (Decimal("13.7"), "printed")


@pytest.mark.parametrize(
    ("column", "printed", "value"),
    [(1, "l7,5", "17.5"), (3, "1O,11", "10.11"), (2, "I9,2", "19.2"), (6, "17,S", "17.5")],
)
def test_letters_that_stand_for_digits_are_read_as_digits(
    column: int, printed: str, value: str
) -> None:
    indicator = ("", "transparency", "progress", "online_service", "", "", "satisfaction")[column]
    found = figure(clean(scores("Sở Nội vụ", column, printed)), "Sở Nội vụ", indicator)
    assert (found.value, found.status) == (Decimal(value), "repaired")


def test_a_cell_without_any_legible_sign_is_implied_by_the_row_sum() -> None:
    found = figure(clean(scores("Sở Y tế", 5, "?")), "Sở Y tế", "digitisation")
    assert (found.value, found.status) == (Decimal("15.75"), "implied")
    assert "row sum 79" in found.evidence


def test_a_figure_over_its_maximum_that_no_mark_restores_is_doubtful_and_empty() -> None:
    rows = [("Sở Y tế", "9999", "18,1", "16,5"), ("Sở Nội vụ", "17,12", "20,4", "18")]
    rows += [("Sở Tài chính", "11,25", "19", "17")]
    found = figure(clean(letter(board(PARTS, *rows))), "Sở Y tế", "progress")
    assert (found.value, found.status) == (None, "doubtful")
    assert found.evidence == "no reading within max 20"


DOSSIERS = (
    ("Sở Y tế", "3.752", "3.029", "80,73"),
    ("Sở Nội vụ", "1.190", "555", "46,64"),
    ("Sở Xây dựng", "150", "143", "95,33"),
    ("Sở Tài chính", "12.325", "10.024", "81,33"),
)


def counts(unit: str, column: int, printed: str) -> str:
    """Return a letter with the table ``DOSSIERS`` in which one cell prints something else."""
    rows = [
        tuple(printed if row[0] == unit and at == column else cell for at, cell in enumerate(row))
        for row in DOSSIERS
    ]
    return letter(board(SERVICES, *rows))


@pytest.mark.parametrize("mark", [".", ",", ""])
def test_thousands_marks_of_either_kind_are_told_by_the_ratio(mark: str) -> None:
    rows = [(n, a.replace(".", mark), b.replace(".", mark), r) for n, a, b, r in DOSSIERS]
    cleaned = clean(letter(board(SERVICES, *rows)))
    assert figure(cleaned, "Sở Y tế", "dossiers").value == 3752
    assert figure(cleaned, "Sở Tài chính", "dossiers_online").value == 10024
    assert figure(cleaned, "Sở Y tế", "dossiers_online_rate").value == Decimal("80.73")
    assert set(cleaned.measures["status"]) == {"printed"}


def test_both_marks_in_one_row_mean_thousands_and_the_mixture_is_a_finding() -> None:
    cleaned = clean(counts("Sở Y tế", 2, "3,029"))
    assert figure(cleaned, "Sở Y tế", "dossiers_online").value == 3029
    (told,) = findings(cleaned, "separator")
    assert told["printed"] == "3.752; 3,029"


@pytest.mark.parametrize("printed", ["1.2.325", "12.3.25", "12..325"])
def test_a_count_with_two_marks_is_restored_by_its_share(printed: str) -> None:
    found = figure(clean(counts("Sở Tài chính", 1, printed)), "Sở Tài chính", "dossiers")
    assert (found.value, found.status) == (12325, "repaired")


def test_a_count_is_implied_where_its_share_leaves_one_whole_number() -> None:
    found = figure(clean(counts("Sở Xây dựng", 2, "?")), "Sở Xây dựng", "dossiers_online")
    assert (found.value, found.status) == (143, "implied")
    assert "150 × 95.33 %" in found.evidence


def test_a_count_is_doubtful_where_its_share_leaves_several_whole_numbers() -> None:
    rows = [("Sở Y tế", "152", "?", "47%"), ("Sở Nội vụ", "40", "20", "50%")]
    rows += [("Sở Xây dựng", "60", "15", "25%")]
    found = figure(clean(letter(board(SERVICES, *rows))), "Sở Y tế", "dossiers_online")
    assert (found.value, found.status) == (None, "doubtful")
    assert "candidates 71, 72" in found.evidence


def test_a_share_that_does_not_match_its_counts_stays_and_becomes_a_finding() -> None:
    cleaned = clean(counts("Sở Nội vụ", 3, "52,36"))
    found = figure(cleaned, "Sở Nội vụ", "dossiers_online_rate")
    assert (found.value, found.status) == (Decimal("52.36"), "printed")
    (told,) = findings(cleaned, "ratio")
    assert (told["severity"], told["expected"]) == ("high", "46.64")


@pytest.mark.parametrize("printed", ["(Không có số liệu)", "-", ""])
def test_three_kinds_of_nothing_are_missing_and_never_zero(printed: str) -> None:
    rows = [("Sở Y tế", "19,75", printed, "16,5"), ("Sở Nội vụ", "17,12", "20,4", "18")]
    rows += [("Sở Xây dựng", "0", "0", "12,5")]
    cleaned = clean(letter(board(PARTS, *rows)))
    found = figure(cleaned, "Sở Y tế", "digitisation")
    assert (found.value, found.status, found.row["printed"]) == (None, "missing", printed)
    zero = figure(cleaned, "Sở Xây dựng", "digitisation")
    assert (zero.value, zero.status) == (0, "printed")


def test_several_kinds_of_nothing_beside_zero_are_a_finding() -> None:
    rows = [("Sở Y tế", "19,75", "-", "16,5"), ("Sở Nội vụ", "17,12", "(Không có số liệu)", "18")]
    rows += [("Sở Xây dựng", "0", "0", "12,5"), ("Sở Tài chính", "12", "13,5", "11")]
    told = findings(clean(letter(board(PARTS, *rows))), "missing")
    assert [(row["severity"], row["printed"]) for row in told] == [
        ("medium", "(Không có số liệu); -")
    ]


def test_a_converted_score_that_does_not_convert_is_a_finding() -> None:
    heads = ("Tên đơn vị", "Tiến độ, giải quyết (30)", "Chỉ số 1 (10)", "Chỉ số 2 (10)",
             "Chỉ số 1 (5)", "Chỉ số 2 (10)", "Chỉ số 1 (5)", "Chỉ số 2 (5)", "Chỉ số 3 (5)",
             "Điểm đạt (80)", "Điểm quy đổi (10)")  # fmt: skip
    rows = (
        ("UBND phường Tân An", "30", "8", "9", "4", "10", "5", "5", "5", "76", "9,50"),
        ("UBND phường Ea Tam", "24", "8", "8", "4", "8", "5", "4", "3", "64", "8,60"),
        ("UBND xã Hòa Phú", "27", "9", "9", "4", "9", "5", "4", "5", "72", "9,00"),
    )
    text = letter(
        board(heads, *rows), province="tỉnh Đắk Lắk", period="tháng 12 năm 2023",
        signed="ngày 05 tháng 01 năm 2024",
    )  # fmt: skip
    cleaned = clean(text)
    assert figure(cleaned, "UBND phường Tân An", "converted").value == Decimal("9.5")
    assert figure(cleaned, "UBND phường Ea Tam", "converted").value == Decimal("8.6")
    (told,) = findings(cleaned, "ratio")
    assert Decimal(told["expected"]) == 8


def test_a_sign_like_a_bar_glued_before_a_figure_may_be_its_first_digit() -> None:
    rows = (("Sở Nội vụ", "]4,41", "18"), ("Sở Y tế", "16", "17"), ("Sở Tư pháp", "15", "15,5"))
    heads = ("Tên đơn vị", "Tiến độ giải quyết (20)", "Mức độ hài lòng (18)")
    cleaned = clean(letter(board(heads, *rows)))
    assert figure(cleaned, "Sở Nội vụ", "progress").status == "doubtful"


def test_a_share_of_two_noughts_before_the_mark_lost_its_first_digit() -> None:
    rows = [(unit, share) for unit, share in (("Sở Nội vụ", "97,5"), ("Sở Y tế", "00,0"),
            ("Sở Tài chính", "88,1"), ("Sở Tư pháp", "100,0"), ("Sở Xây dựng", "0,0"))]  # fmt: skip
    cleaned = clean(letter(board(("Đơn vị", "Tỷ lệ hồ sơ nộp trực tuyến (%)"), *rows)))
    assert figure(cleaned, "Sở Y tế", "submitted_online_rate").status == "doubtful"
    assert figure(cleaned, "Sở Xây dựng", "submitted_online_rate").value == 0
