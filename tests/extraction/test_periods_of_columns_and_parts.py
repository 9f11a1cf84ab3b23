"""Columns of several periods, and several dispatches in one file."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import DAMAGED, board, clean, findings, letter, values

UNITS = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp")


def by_period(text: str) -> dict[tuple[str, str], list[float]]:
    """Return the figures of a table by indicator and period."""
    found: dict[tuple[str, str], list[float]] = {}
    for _, row in clean(text).measures.iterrows():
        key = (str(row["indicator"]), str(row["period"]))
        found.setdefault(key, []).append(float(row["value"]))
    return found


def test_a_column_of_changes_beside_two_months_leaves_them_their_periods() -> None:
    rows = ((UNITS[0], "93,2", "95,5", "+2,3"), (UNITS[1], "90", "88,2", "-1,8"),
            (UNITS[2], "91,4", "91,4", "0"))  # fmt: skip
    heads = ("Tên đơn vị", "Tháng 7/2025", "Tháng 8/2025", "Tăng/giảm")
    told = by_period(letter(board(heads, *rows)))
    assert told["total", "2025-07"] == [93.2, 90, 91.4]
    assert told["total", "2025-08"] == [95.5, 88.2, 91.4]


def test_a_head_of_this_month_is_that_of_its_indicator() -> None:
    heads = ("Tên đơn vị", "Số hồ sơ quá hạn trong tháng", "Số hồ sơ quá hạn lũy kế từ đầu năm")
    rows = ((UNITS[0], "3", "15"), (UNITS[1], "0", "7"), (UNITS[2], "12", "40"))
    told = by_period(letter(board(heads, *rows)))
    assert told["overdue_dossiers", "2025-08"] == [3, 0, 12]


def test_a_second_dispatch_in_the_file_keeps_its_period_and_is_told_of() -> None:
    heads = ("Tên đơn vị", "Tổng điểm")
    first = letter(board(heads, *zip(UNITS, ("91,5", "90,4", "88"), strict=True)))
    second = letter(
        board(heads, *zip(UNITS, ("95,5", "94,25", "89"), strict=True)),
        period="tháng 9 năm 2025", signed="ngày 06 tháng 10 năm 2025", number="611/VPUB-TTPVHCC",
    )  # fmt: skip
    told = by_period(f"{first}\n{second}")
    assert told["total", "2025-08"] == [91.5, 90.4, 88]
    assert told["total", "2025-09"] == [95.5, 94.25, 89]
    printed = [row["printed"] for row in findings(clean(f"{first}\n{second}"), "layout")]
    assert printed == ["611/VPUB-TTPVHCC"]
    assert not findings(clean(first), "layout")
    assert values(clean(first), "Sở Nội vụ") == {"total": "91.5"}


def test_an_annex_whose_title_names_an_earlier_month_is_of_that_month() -> None:
    heads = ("Tên đơn vị", "Tổng điểm", "Xếp hạng")
    ranks = ("1", "2", "3")
    annexes = [
        board(heads, *zip(UNITS, scores, ranks, strict=True), title=f"Phụ lục {n}\nKẾT QUẢ {month}")
        for n, month, scores in (
            ("I", "THÁNG 7 NĂM 2025", ("85,5", "81", "60")),
            ("II", "THÁNG 8 NĂM 2025", ("86,5", "82", "61")),
        )
    ]
    cleaned = clean(letter(*annexes))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Nội vụ"]
    assert list(zip(own["period"], own["value"], own["rank"], strict=True)) == [
        ("2025-07", 85.5, 1),
        ("2025-08", 86.5, 1),
    ]
    assert not findings(cleaned, "layout")


def test_columns_of_years_that_name_no_indicator_are_not_certain() -> None:
    rows = ((UNITS[0], "85,5", "92,5"), (UNITS[1], "81", "75"), (UNITS[2], "60", "64"))
    cleaned = clean(letter(board(("Tên đơn vị", "Năm 2024", "Năm 2025"), *rows)))
    assert set(cleaned.measures["status"]) == {"doubtful"}


def test_months_without_their_year_are_those_up_to_the_dispatch_s_own() -> None:
    heads = ("Tên đơn vị", "Điểm tháng 7", "Hạng tháng 7", "Điểm tháng 8", "Hạng tháng 8")
    rows = ((UNITS[0], "93,2", "1", "95,5", "1"), (UNITS[1], "90", "3", "88,2", "3"),
            (UNITS[2], "91,4", "2", "91,4", "2"))  # fmt: skip
    told = by_period(letter(board(heads, *rows)))
    assert told["total", "2025-07"] == [93.2, 90, 91.4]
    assert told["total", "2025-08"] == [95.5, 88.2, 91.4]


def test_a_month_later_than_the_dispatch_s_own_is_of_the_year_before() -> None:
    heads = ("Tên đơn vị", "Tổng điểm tháng 12", "Tổng điểm tháng 1")
    rows = ((UNITS[0], "93,2", "95,5"), (UNITS[1], "90", "88,2"), (UNITS[2], "91,4", "91,4"))
    text = letter(
        board(heads, *rows), period="tháng 01 năm 2025", signed="ngày 06 tháng 02 năm 2025"
    )
    told = by_period(text)
    assert told["total", "2024-12"] == [93.2, 90, 91.4]
    assert told["total", "2025-01"] == [95.5, 88.2, 91.4]


def test_this_month_and_the_one_before_are_of_the_indicator_in_the_title() -> None:
    title = "Tỷ lệ hồ sơ nộp trực tuyến của các sở\nĐơn vị tính: %"
    heads = ("Tên đơn vị", "Tháng này", "Tháng trước", "Chênh lệch")
    rows = ((UNITS[0], "93,2", "95,5", "-2,3"), (UNITS[1], "90", "88,2", "+1,8"),
            (UNITS[2], "91,4", "91,4", "0"))  # fmt: skip
    told = by_period(letter(board(heads, *rows, title=title)))
    assert told["submitted_online_rate", "2025-08"] == [93.2, 90, 91.4]
    assert told["submitted_online_rate", "2025-07"] == [95.5, 88.2, 91.4]


def test_a_class_of_a_quarter_leaves_the_scores_of_two_quarters_theirs() -> None:
    heads = ("Sở, ngành", "Quý II/2025", "Quý III/2025", "Xếp loại quý III/2025")
    rows = ((UNITS[0], "93,2", "95,5", "Xuất sắc"), (UNITS[1], "90", "88,2", "Tốt"),
            (UNITS[2], "91,4", "91,4", "Xuất sắc"))  # fmt: skip
    text = letter(
        board(heads, *rows, title="Kết quả đánh giá các sở"), period="quý III năm 2025",
        signed="ngày 06 tháng 10 năm 2025",
    )  # fmt: skip
    told = by_period(text)
    assert told["total", "2025-Q2"] == [93.2, 90, 91.4]
    assert told["total", "2025-Q3"] == [95.5, 88.2, 91.4]


def test_columns_of_two_indicators_and_two_months_are_not_taken_for_one() -> None:
    heads = ("Tên đơn vị", "Tổng điểm tháng 7/2025", "Số hồ sơ quá hạn tháng 8/2025")
    rows = ((UNITS[0], "93,2", "5"), (UNITS[1], "90", "0"), (UNITS[2], "91,4", "12"))
    told = by_period(letter(board(heads, *rows)))
    assert told["total", "2025-07"] == [93.2, 90, 91.4]
    assert told["overdue_dossiers", "2025-08"] == [5, 0, 12]


def test_an_average_of_six_months_is_no_figure_of_the_year() -> None:
    heads = ("Tên đơn vị", "Tổng điểm tháng 6/2025", "Tổng điểm trung bình 6 tháng đầu năm 2025")
    rows = ((UNITS[0], "93,2", "95,5"), (UNITS[1], "90", "88,2"), (UNITS[2], "91,4", "91,4"))
    text = letter(board(heads, *rows), period="tháng 6 năm 2025", signed="ngày 03 tháng 7 năm 2025")
    told = by_period(text)
    assert told["total", "2025-06"] == [93.2, 90, 91.4]
    assert ("total", "2025") not in told


@pytest.mark.parametrize("months", [("Tháng 7", "Tháng 8"), ("Thng 7", "théng 8")])
def test_indicators_by_month_are_the_territory_s_of_each_month(months: tuple[str, str]) -> None:
    rows = (("Công khai, minh bạch", "18", "11,13", "16,9"),
            ("Tiến độ giải quyết hồ sơ", "20", "19,64", "11,02"),
            ("Số hóa hồ sơ", "22", "17,66", "14,6"))  # fmt: skip
    told = by_period(letter(board(("Nhóm chỉ số", "Điểm tối đa", *months), *rows)))
    assert told["transparency", "2025-07"] == [11.13]
    assert told["transparency", "2025-08"] == [16.9]
    assert told["digitisation", "2025-08"] == [14.6]
    assert len(told) == 6


def test_shares_and_ranks_beside_the_scores_of_indicators_are_no_scores() -> None:
    heads = ("Nhóm chỉ số", "Điểm chuẩn", "Điểm đạt được", "Tỷ lệ (%)", "Thứ hạng toàn quốc")
    rows = (("Công khai, minh bạch", "18", "16,9", "93,89", "12"),
            ("Tiến độ giải quyết", "20", "19,2", "96", "5"),
            ("Số hóa hồ sơ", "22", "16,5", "75", "8"))  # fmt: skip
    told = by_period(letter(board(heads, *rows)))
    assert told == {("transparency", "2025-08"): [16.9], ("progress", "2025-08"): [19.2],
                    ("digitisation", "2025-08"): [16.5]}  # fmt: skip


def test_of_two_columns_of_ranks_that_of_the_last_month_is_the_rank() -> None:
    heads = ("Đơn vị", "Hạng tháng 8", "Hạng tháng 7", "Tổng điểm tháng 8")
    rows = (
        (UNITS[0], "1", "3", "95,5"),
        (UNITS[1], "3", "1", "88,2"),
        (UNITS[2], "2", "2", "91,4"),
    )
    own = clean(letter(board(heads, *rows))).measures
    scores = own[own["indicator"] == "total"]
    assert [int(rank) for rank in scores["rank"]] == [1, 3, 2]


def test_places_under_a_damaged_head_of_ranks_are_no_counts() -> None:
    names = ("Sở Nội vụ", "Sở Xây dựng", "Sở Tư pháp", "Sở Y tế", "Sở Tài chính", "Sở Công Thương")
    rows = [(name, str(n * 5 % 7), f"{98 - n},5") for n, name in enumerate(names, 1)]
    heads = ("Don vi", "Thú hanq thang 7", "Tong diem")
    own = clean(letter(DAMAGED[1], "", board(heads, *rows))).measures
    assert set(own[own["status"] != "doubtful"]["indicator"]) <= {"total"}
