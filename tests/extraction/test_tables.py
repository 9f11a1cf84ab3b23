"""Tables in the layouts that offices use, and as recognition leaves them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cleaning.dispatches import (
    GROUPS,
    board,
    clean,
    figure,
    findings,
    letter,
    raw_board,
    units,
    values,
)

ROWS = (
    ("Sở Nội vụ", "17,5", "19,2", "10,11", "8,5", "20", "17,5", "92,81"),
    ("Sở Tài chính", "16", "18,7", "9,3", "7", "18,25", "18", "87,25"),
    ("Sở Y tế", "15,25", "17,1", "8", "6,5", "15,75", "16,4", "79"),
    ("Sở Xây dựng", "18", "20", "12", "10", "22", "18", "100"),
    ("Sở Tư pháp", "12,4", "16,69", "7,25", "5", "11,1", "15,3", "67,74"),
)
IDS = ("transparency", "progress", "online_service", "online_payment", "digitisation",
       "satisfaction", "total")  # fmt: skip


def expected() -> dict[str, dict[str, Decimal]]:
    """Return unit → indicator → value of the table ``ROWS``."""
    return {
        row[0]: {
            name: Decimal(cell.replace(",", ".")).normalize()
            for name, cell in zip(IDS, row[1:], strict=True)
        }
        for row in ROWS
    }


def read(text: str) -> dict[str, dict[str, Decimal]]:
    """Return unit → indicator → value; every figure must be printed as it stands."""
    cleaned = clean(text)
    assert set(cleaned.measures["status"]) == {"printed"}
    return {
        unit: {name: Decimal(value).normalize() for name, value in values(cleaned, unit).items()}
        for unit in units(cleaned)
    }


@pytest.mark.parametrize("mark", ["\t", " | ", "   ", " "], ids=["tab", "bar", "gap", "blank"])
def test_cells_may_be_parted_by_tabs_bars_gaps_or_blanks(mark: str) -> None:
    assert read(letter(board(GROUPS, *ROWS, mark=mark))) == expected()


@pytest.mark.parametrize(
    "order",
    [(0, 7, 1, 2, 3, 4, 5, 6), (0, 6, 5, 4, 3, 2, 1, 7), (0, 3, 7, 1, 5, 2, 6, 4)],
    ids=["total-first", "backwards", "shuffled"],
)
def test_columns_may_stand_in_any_order(order: tuple[int, ...]) -> None:
    heads = [GROUPS[place] for place in order]
    rows = [[row[place] for place in order] for row in ROWS]
    assert read(letter(board(heads, *rows))) == expected()


def test_heads_need_no_maxima_where_the_form_knows_them() -> None:
    heads = [head.split(" (")[0] for head in GROUPS]
    cleaned = clean(letter(board(heads, *ROWS)))
    assert figure(cleaned, "Sở Nội vụ", "digitisation").row["max"] == 22
    assert read(letter(board(heads, *ROWS))) == expected()


@pytest.mark.parametrize("printed", ["(25đ)", "(25 điểm)", "(tối đa 25 điểm)", "25đ"])
def test_a_maximum_in_the_head_goes_before_the_usual_one(printed: str) -> None:
    rows = [("Sở Nội vụ", "24,5"), ("Sở Y tế", "1875"), ("Sở Tư pháp", "18,25")]
    cleaned = clean(letter(board(("Tên đơn vị", f"Tổng điểm {printed}"), *rows)))
    found = figure(cleaned, "Sở Y tế", "total")
    assert (found.row["max"], found.value, found.status) == (25, Decimal("18.75"), "repaired")


def test_a_head_repeated_after_a_page_break_is_no_row() -> None:
    head = ("STT", "Tên đơn vị", "Tiến độ giải quyết (20)", "Số hóa hồ sơ (22)", "Tổng điểm (100)")
    kept = [(row[0], row[2], row[5], row[7]) for row in ROWS]
    lines = [head, *((str(n), *row) for n, row in enumerate(kept[:3], 1)), ("2",), head]
    lines += [(str(n), *row) for n, row in enumerate(kept[3:], 4)]
    wanted = ("progress", "digitisation", "total")
    assert read(letter(raw_board(*lines))) == {
        unit: {name: value for name, value in figures.items() if name in wanted}
        for unit, figures in expected().items()
    }


def test_a_page_number_and_blank_lines_between_rows_are_no_rows() -> None:
    lines: list[tuple[str, ...]] = [("STT", *GROUPS)]
    lines += [(str(n), *row) for n, row in enumerate(ROWS[:2], 1)]
    lines += [("",), ("3",), ("",)]
    lines += [(str(n), *row) for n, row in enumerate(ROWS[2:], 3)]
    assert read(letter(raw_board(*lines, mark=" "))) == expected()


def test_a_head_torn_over_lines_is_told_by_maxima_and_figures() -> None:
    head = ("STT Tên cơ Công khai, Tiến độ DVC trực Thanh toán Số hóa Mức độ Tổng",
            "quan, đơn minh bạch giải quyết tuyến trực tuyến hồ sơ hài lòng điểm",
            "vị (18) (20) (12) (10) (22) (18) (100)")  # fmt: skip
    rows = [" ".join((str(n), *row)) for n, row in enumerate(ROWS, 1)]
    assert read(letter("Phụ lục I", *head, *rows)) == expected()


def test_a_name_torn_around_its_numbers_is_joined() -> None:
    lines = ("STT Tên đơn vị Tiến độ giải quyết (20) Số hóa hồ sơ (22) Mức độ hài lòng (18)",
             "1 Sở Nội vụ 19,25 20 17,5", "Sở Nông nghiệp và", "2 18,5 21,25 16", "Môi trường",
             "3 Sở Y tế 17,1 15,75 16,4", "Ban Quản lý các khu", "4 16,69 11,1 15,3",
             "công nghiệp", "5 Sở Tư pháp 12,4 9,1 18")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert units(cleaned) == [
        "Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Sở Y tế", "Ban Quản lý các khu công nghiệp",
        "Sở Tư pháp",
    ]  # fmt: skip
    assert figure(cleaned, "Sở Nông nghiệp và Môi trường", "progress").value == Decimal("18.5")


def test_a_name_torn_over_two_lines_after_its_numbers_is_joined() -> None:
    lines = ("STT Tên đơn vị Tổng điểm (100)", "1 Sở Nội vụ 90,25", "2 Sở Giáo dục và 88,5",
             "Đào tạo", "3 Sở Y tế 80")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert units(cleaned) == ["Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Y tế"]


def test_a_column_that_no_form_knows_keeps_its_head_as_a_slug_with_a_finding() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (100)", "Số phản ánh, kiến nghị")
    rows = [("Sở Nội vụ", "92,5", "7"), ("Sở Y tế", "90", "12"), ("Sở Tư pháp", "88,25", "3")]
    cleaned = clean(letter(board(heads, *rows)))
    found = figure(cleaned, "Sở Y tế", "so-phan-anh-kien-nghi")
    assert (found.value, found.row["measure"]) == (12, "count")
    (told,) = findings(cleaned, "definition")
    assert told["printed"] == "Số phản ánh, kiến nghị"


def test_a_class_stands_beside_its_figures_and_is_no_figure() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại")
    rows = [
        ("Sở Nội vụ", "92,5", "Xuất sắc"),
        ("Sở Y tế", "85", "Tốt"),
        ("Sở Tư pháp", "48", "Yếu"),
    ]
    cleaned = clean(letter(board(heads, *rows)))
    assert list(cleaned.measures["class"]) == ["Xuất sắc", "Tốt", "Yếu"]
    assert list(cleaned.measures["indicator"]) == ["total"] * 3
    assert findings(cleaned) == []


def test_a_rank_column_stands_beside_its_figures_and_is_no_figure() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (100)", "Xếp hạng")
    rows = [("Sở Nội vụ", "85,5", "2"), ("Sở Y tế", "92", "1"), ("Sở Tư pháp", "48", "3")]
    cleaned = clean(letter(board(heads, *rows)))
    assert list(cleaned.measures["rank"]) == [2, 1, 3]
    assert list(cleaned.measures["indicator"]) == ["total"] * 3


def test_total_rows_and_blocks_of_units_are_no_units() -> None:
    heads = ("Tên đơn vị", "Số hồ sơ quá hạn")
    rows = [("Sở Nội vụ", "5"), ("Sở Y tế", "12"), ("Sở Tư pháp", "3")]
    lines = [("STT", *heads), *((str(n), *row) for n, row in enumerate(rows, 1))]
    cleaned = clean(letter(raw_board(*lines, ("", "Tổng cộng", "20"))))
    levels = dict(zip(cleaned.measures["unit"], cleaned.measures["level"], strict=True))
    assert levels["tỉnh Lâm Đồng"] == "province"
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 20
    assert findings(cleaned) == []


def test_several_tables_keep_their_own_titles() -> None:
    first = board(("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Nội vụ", "5"), ("Sở Y tế", "12"))
    second = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "95"), ("Sở Y tế", "92"),
                   title="Phụ lục II")  # fmt: skip
    cleaned = clean(letter(first, "", second))
    tables = dict(zip(cleaned.measures["indicator"], cleaned.measures["table"], strict=True))
    assert tables == {"overdue_dossiers": "Phụ lục I", "total": "Phụ lục II"}


def test_the_line_of_each_figure_is_that_of_its_row() -> None:
    text = letter(board(GROUPS, *ROWS))
    cleaned = clean(text)
    lines = text.split("\n")
    for row in cleaned.measures.to_dict("records"):
        assert row["unit"] in lines[row["line"] - 1]
        assert row["printed"] in lines[row["line"] - 1]


def test_two_months_side_by_side_keep_their_periods() -> None:
    heads = ("Tên đơn vị", "Tổng điểm tháng 7/2025", "Tổng điểm tháng 8/2025")
    rows = [("Sở Nội vụ", "85,5", "92,25"), ("Sở Y tế", "92", "90"), ("Sở Tư pháp", "48", "71")]
    cleaned = clean(letter(board(heads, *rows)))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Nội vụ"]
    assert set(own["indicator"]) == {"total"}
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 85.5, "2025-08": 92.25,
    }  # fmt: skip
