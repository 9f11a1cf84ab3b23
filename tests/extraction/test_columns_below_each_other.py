"""Pages read column by column: ordinals, names and figures in stretches of lines of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helpers.extraction.parted_columns import join_parted_columns
from helpers.reading import Line
from tests.cleaning.dispatches import clean, figure, letter, units, values

HEADS = ("STT", "Tên đơn vị", "Tiến độ giải quyết (20)", "Mức độ hài lòng (18)", "Tổng điểm (100)")
SCORES = (
    ("Sở Nội vụ", "19,2", "17,5", "92,81"),
    ("Sở Tài chính", "18,7", "18", "87,25"),
    ("Sở Y tế", "17,1", "16,4", "79"),
    ("Sở Tư pháp", "16,69", "15,3", "67,74"),
)
EXPECTED = {
    name: {
        "progress": progress.replace(",", "."),
        "satisfaction": satisfaction.replace(",", "."),
        "total": total.replace(",", "."),
    }
    for name, progress, satisfaction, total in SCORES
}


def columns(first: int = 1) -> list[list[str]]:
    """Return the columns of the table, the ordinals first."""
    rows = [(str(number), *row) for number, row in enumerate(SCORES, first)]
    return [list(column) for column in zip(*rows, strict=True)]


def read(*lines: str) -> dict[str, dict[str, str]]:
    """Return unit → indicator → value; every figure must be printed as it stands."""
    cleaned = clean(letter("Phụ lục I", *lines))
    assert set(cleaned.measures["status"]) == {"printed"}
    return {unit: values(cleaned, unit) for unit in units(cleaned)}


@pytest.mark.parametrize("between", [("",), ()], ids=["parted-by-blanks", "one-below-the-other"])
def test_each_column_may_stand_below_its_own_head(between: tuple[str, ...]) -> None:
    lines: list[str] = []
    for head, column in zip(HEADS, columns(), strict=True):
        lines += [head, *column, *between]
    assert read(*lines) == EXPECTED


def test_all_heads_may_stand_before_the_columns() -> None:
    lines = [*HEADS, ""]
    for column in columns():
        lines += [*column, ""]
    assert read(*lines) == EXPECTED


def test_names_may_stand_apart_from_rows_of_figures() -> None:
    ordinals, names, *figures = columns()
    named = [f"{ordinal} {name}" for ordinal, name in zip(ordinals, names, strict=True)]
    rows = [" ".join(row) for row in zip(*figures, strict=True)]
    assert read(*HEADS[:2], "", *named, "", *HEADS[2:], "", *rows) == EXPECTED


def test_sections_among_the_names_have_no_figures() -> None:
    names = ["I. Các sở, ban, ngành", *(f"{n} {row[0]}" for n, row in enumerate(SCORES, 1))]
    counts = ["27", "5", "4", "1"]
    lines = ["TT", "Tên cơ quan", "", *names, "", "Số hồ sơ quá hạn", "", *counts, "", "", "3"]
    cleaned = clean(letter("Phụ lục I", *lines))
    found = [figure(cleaned, row[0], "overdue_dossiers").value for row in SCORES]
    assert found == [27, 5, 4, 1]


def test_the_ordinals_of_the_next_page_are_no_column() -> None:
    more = ("Sở Xây dựng", "Sở Công Thương", "Sở Ngoại vụ", "Thanh tra tỉnh")
    lines = [*HEADS[:2], HEADS[4], ""]
    for names, first in (([row[0] for row in SCORES], 1), (list(more), 5)):
        totals = [f"{90 - first - n},5" for n in range(len(names))]
        lines += [*(str(first + n) for n in range(len(names))), "", *names, "", *totals, ""]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert units(cleaned) == [*(row[0] for row in SCORES), *more]
    assert figure(cleaned, "Sở Xây dựng", "total").value == Decimal("85.5")
    assert set(cleaned.measures["indicator"]) == {"total"}


def test_a_blank_line_in_a_column_is_a_blank_cell() -> None:
    ordinals, names, *_ = columns()
    lines = [HEADS[0], *ordinals, "", HEADS[1], *names, ""]
    lines += ["Tổng số hồ sơ xử lý quá hạn", "5", "0", "7", "2", ""]
    lines += ["Tỷ lệ hồ sơ nộp trực tuyến (%)", "16,7", "", "85,2", "67", ""]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert figure(cleaned, "Sở Tài chính", "submitted_online_rate").value is None
    assert figure(cleaned, "Sở Y tế", "submitted_online_rate").value == Decimal("85.2")


def test_the_line_of_a_figure_is_that_of_the_name() -> None:
    lines: list[str] = []
    for head, column in zip(HEADS, columns(), strict=True):
        lines += [head, *column, ""]
    text = letter("Phụ lục I", *lines)
    row = figure(clean(text), "Sở Y tế", "total").row
    assert text.split("\n")[row["line"] - 1] == "Sở Y tế"


def test_rows_of_the_next_page_are_no_second_table() -> None:
    pages = [
        [f"Sở {name}" for name in ("Nội vụ", "Y tế", "Tư pháp", "Tài chính", "Xây dựng")],
        [f"Sở {name}" for name in ("Công Thương", "Ngoại vụ", "Dân tộc và Tôn giáo")],
    ]
    lines = ["TT", "Tên đơn vị", *(head for head in HEADS[2:]), ""]
    first = 1
    for page in pages:
        count = len(page)
        for column in (
            [str(first + n) for n in range(count)],
            page,
            [f"1{n},25" for n in range(count)],
            [f"1{n},5" for n in range(count)],
            [f"8{n},75" for n in range(count)],
        ):
            lines += [*column, "", ""]
        first += count
    cleaned = clean(letter("Phụ lục I", *lines))
    assert len(cleaned.measures) == 3 * sum(map(len, pages))
    assert set(cleaned.measures["table"]) == {"Phụ lục I"}


def test_the_number_of_a_page_may_stand_right_above_its_ordinals() -> None:
    pages = [["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"], ["Sở Tài chính", "Sở Xây dựng", "Sở Ngoại vụ"]]
    lines = ["TT", "Tên đơn vị", HEADS[4], ""]
    lines += ["1", "2", "3", "", *pages[0], "", "92,5", "87", "60,25", "", ""]
    lines += ["2", "4", "5", "6", "", *pages[1], "", "58", "55,5", "51"]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert units(cleaned) == [name for page in pages for name in page]
    assert figure(cleaned, "Sở Ngoại vụ", "total").value == 51


def test_a_damaged_class_in_a_column_of_classes_is_one_of_them() -> None:
    lines = ["TT", "Ten don vi", "Tong diem (100d)", "Xep loai", ""]
    names = ["So Noi vu", "So Y te", "So Tu phap", "So Tai chinh", "So Xay dung"]
    for column in (
        [str(n) for n in range(1, 6)],
        names,
        ["92,5", "87", "82,25", "81", "60,5"],
        ["Xuit sic", "Tt", "Tbt", "T6t", "Trung binh"],
    ):
        lines += [*column, ""]
    cleaned = clean(letter("Phu luc I", *lines))
    assert figure(cleaned, "Sở Y tế", "total").row["class"] == "Tốt"


@pytest.mark.parametrize("cells", [("Sở Y tế", "18,5"), ("Sở Y tế",), ("18,5",)])
def test_thousands_of_lines_of_a_cell_each_come_to_an_end(cells: tuple[str, ...]) -> None:
    lines = [Line(number + 1, cells[number % len(cells)]) for number in range(16_000)]
    assert len(join_parted_columns(lines)) == len(lines)


def test_the_last_page_may_hold_two_rows_of_figures_apart_from_their_names() -> None:
    lines = [*HEADS[:2], "", *(f"{n} {row[0]}" for n, row in enumerate(SCORES, 1)), ""]
    lines += [*HEADS[2:], "", *(" ".join(row[1:]) for row in SCORES), "", ""]
    lines += ["5 Sở Xây dựng", "6 Sở Ngoại vụ", "", "16,5 14 60,25", "15 13,5 58", ""]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert figure(cleaned, "Sở Ngoại vụ", "satisfaction").value == Decimal("13.5")
