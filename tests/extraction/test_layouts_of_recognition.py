"""Layouts that recognition services write: HTML, one cell a line, blank cells, torn heads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cleaning.dispatches import (
    GROUPS,
    board,
    clean,
    figure,
    letter,
    raw_board,
    units,
    values,
)

SCORES = (
    ("Sở Nội vụ", "19,2", "17,5", "92,81"),
    ("Sở Tài chính", "18,7", "18", "87,25"),
    ("Sở Y tế", "17,1", "16,4", "79"),
    ("Sở Tư pháp", "16,69", "15,3", "67,74"),
)
HEADS = ("STT", "Tên đơn vị", "Tiến độ giải quyết (20)", "Mức độ hài lòng (18)", "Tổng điểm (100)")
EXPECTED = {
    "Sở Nội vụ": {"progress": "19.2", "satisfaction": "17.5", "total": "92.81"},
    "Sở Tài chính": {"progress": "18.7", "satisfaction": "18", "total": "87.25"},
    "Sở Y tế": {"progress": "17.1", "satisfaction": "16.4", "total": "79"},
    "Sở Tư pháp": {"progress": "16.69", "satisfaction": "15.3", "total": "67.74"},
}


def read(text: str) -> dict[str, dict[str, str]]:
    """Return unit → indicator → value; every figure must be printed as it stands."""
    cleaned = clean(text)
    assert set(cleaned.measures["status"]) == {"printed"}
    return {unit: values(cleaned, unit) for unit in units(cleaned)}


def html_row(cells: tuple[str, ...], tag: str = "td") -> str:
    """Return a row of an HTML table."""
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def numbered() -> list[tuple[str, ...]]:
    """Return the rows with their ordinals."""
    return [(str(number), *row) for number, row in enumerate(SCORES, 1)]


@pytest.mark.parametrize("mark", ["\n", ""], ids=["a-row-a-line", "all-on-one-line"])
def test_an_html_table_is_read_as_its_cells(mark: str) -> None:
    rows = mark.join(html_row(row) for row in (HEADS, *numbered()))
    assert read(letter("Phụ lục I", f"<table>{rows}</table>")) == EXPECTED


def test_an_html_table_may_be_cut_off_before_it_ends() -> None:
    rows = "\n".join(html_row(row) for row in (HEADS, *numbered()))
    assert read(letter("Phụ lục I", f"<table>\n{rows.removesuffix('</td></tr>')}")) == EXPECTED


def test_heads_that_span_columns_and_rows_in_html_stand_above_them() -> None:
    head = (
        '<tr><th rowspan="2">STT</th><th rowspan="2">Tên đơn vị</th>'
        '<th colspan="2">Nhóm chỉ số</th><th rowspan="2">Tổng điểm (100)</th></tr>'
    )
    below = html_row(HEADS[2:4], "th")
    rows = "\n".join(html_row(row) for row in numbered())
    assert read(letter("Phụ lục I", f"<table>\n{head}\n{below}\n{rows}\n</table>")) == EXPECTED


def test_the_line_of_a_figure_from_html_is_that_of_its_row() -> None:
    text = letter("Phụ lục I", "<table>", *map(html_row, (HEADS, *numbered())), "</table>")
    row = figure(clean(text), "Sở Y tế", "total").row
    assert "Sở Y tế" in text.split("\n")[row["line"] - 1]


def test_cells_that_stand_one_a_line_make_rows() -> None:
    cells = [cell for row in (HEADS, *numbered()) for cell in row]
    assert read(letter("Phụ lục I", *cells)) == EXPECTED


def test_a_blank_cell_among_gaps_leaves_the_figures_behind_it_in_their_columns() -> None:
    lines = [
        "STT  Tên đơn vị       Số hồ sơ quá hạn   Số hồ sơ chứng thực bản sao điện tử",
        "1    Sở Nội vụ                  5                    12",
        "2    Sở Tài chính               7                    31",
        "3    Sở Y tế                                         44",
        "4    Sở Tư pháp                 2                    19",
        "5    Sở Xây dựng                4                     6",
    ]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert figure(cleaned, "Sở Y tế", "certified_copies").value == 44
    assert figure(cleaned, "Sở Y tế", "overdue_dossiers").value is None


def test_a_row_of_maxima_is_no_unit_and_gives_the_columns_their_maxima() -> None:
    heads = ("STT", "Tên đơn vị", "Tiến độ giải quyết", "Mức độ hài lòng", "Tổng điểm")
    lines = [heads, ("", "Điểm tối đa", "20", "18", "100"), *numbered()]
    cleaned = clean(letter(raw_board(*lines)))
    assert units(cleaned) == list(EXPECTED)
    assert figure(cleaned, "Sở Y tế", "progress").row["max"] == 20


def test_a_line_that_counts_the_columns_is_no_row() -> None:
    lines = [HEADS, ("(1)", "(2)", "(3)", "(4)", "(5)"), *numbered()]
    assert read(letter(raw_board(*lines))) == EXPECTED


def test_a_page_number_above_a_repeated_head_is_no_part_of_it() -> None:
    def line(cells: tuple[str, ...]) -> str:
        return f"{cells[0]:6}{cells[1]:22}" + "".join(f"{cell:26}" for cell in cells[2:])

    rows = numbered()
    first = [line(HEADS), *map(line, rows[:2])]
    second = ["", "2", line(HEADS), *map(line, rows[2:])]
    assert read(letter("Phụ lục I", *first, *second)) == EXPECTED


def test_letters_may_count_the_rows() -> None:
    lines = [HEADS, *((f"{letter})", *row) for letter, row in zip("abcd", SCORES, strict=True))]
    assert read(letter(raw_board(*lines))) == EXPECTED


def test_two_decimals_that_ran_together_are_cut_where_one_cut_alone_fits() -> None:
    lines = [" ".join(row) for row in ((HEADS), *numbered())]
    lines[1] = "1 Sở Nội vụ 19,2517,53 92,81"
    cleaned = clean(letter("Phụ lục I", *lines))
    found = values(cleaned, "Sở Nội vụ")
    assert found == {"progress": "19.25", "satisfaction": "17.53", "total": "92.81"}


def test_a_blank_before_the_separator_belongs_to_the_figure() -> None:
    rows = [(name, one.replace(",", " ,"), *rest) for name, one, *rest in SCORES]
    lines = [" ".join((str(number), *row)) for number, row in enumerate(rows, 1)]
    cleaned = clean(letter("Phụ lục I", " ".join(HEADS), *lines))
    assert figure(cleaned, "Sở Nội vụ", "progress").value == Decimal("19.2")


def test_the_number_of_a_unit_keeps_the_mark_of_a_note() -> None:
    heads = ("Tên đơn vị", "Tổng số hồ sơ phát sinh", "Số hồ sơ phát sinh trực tuyến")
    rows = [("UBND quận 1*", "74", "15"), ("UBND quận 3", "56", "14"), ("UBND quận 4*", "57", "37")]
    lines = ["   ".join(heads), *("   ".join(row) for row in rows)]
    text = letter(
        "Phụ lục I", *lines, province="thành phố Hồ Chí Minh", period="năm 2023",
        signed="ngày 08 tháng 01 năm 2024",
    )  # fmt: skip
    assert units(clean(text)) == ["UBND quận 1", "UBND quận 3", "UBND quận 4"]


def test_a_unit_whose_name_resembles_a_total_stays_a_unit() -> None:
    rows = [("Xã Tống Sơn", "65,1"), ("Xã Vân Du", "65"), ("Xã Thạch Lập", "64")]
    text = letter(board(("Tên đơn vị", "Tổng điểm (100)"), *rows), province="tỉnh Thanh Hóa")
    assert units(clean(text)) == ["UBND xã Tống Sơn", "UBND xã Vân Du", "UBND xã Thạch Lập"]


def test_ranks_go_on_where_the_page_before_ended() -> None:
    heads = ("STT", "Tên đơn vị", "Tổng điểm (100)", "Thứ hạng")
    rows = [(str(41 + n), row[0], row[3], str(41 + n)) for n, row in enumerate(SCORES)]
    cleaned = clean(letter(raw_board(heads, *rows)))
    assert list(cleaned.measures["rank"]) == [41, 42, 43, 44]
    assert set(cleaned.measures["indicator"]) == {"total"}


def test_two_months_keep_their_order_where_a_word_between_them_is_damaged() -> None:
    head = "TT Đơn vị Điểm tharig 7/2025 Điểm tháng 8/2025"
    rows = ["1. Sở Nội vụ 74,86 84,99", "2. Sở Y tế 77,18 76,66", "3. Sở Tư pháp 73,5 72,61"]
    own = clean(letter("Phụ lục I", head, *rows)).measures
    own = own[own["unit"] == "Sở Nội vụ"]
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 74.86, "2025-08": 84.99,
    }  # fmt: skip


def test_a_column_without_words_of_its_own_is_doubtful() -> None:
    heads = ("Số lượng hồ sơ quá hạn", "Tỷ lệ nộp hồ sơ trực tuyến (%)", "Tỷ lệ hài lòng (%)",
             "Số hồ sơ chứng thực bản sao điện tử", "Số lượt tra cứu hồ sơ")  # fmt: skip
    head = " ".join(("TT", "TÊN ĐƠN VỊ", *heads))
    rows = ["1 Sở Tư pháp 0 50,00 33,30 - 225", "2 Sở Tài chính 4 40,69 95,08 - 768",
            "3 Sở Y tế 3 100,00 33,30 - 363", "4 Sở Nội vụ 1 25,50 88,10 - 12"]  # fmt: skip
    measures = clean(letter("Phụ lục I", head, *rows)).measures
    printed = measures[(measures["status"] == "printed") & (measures["printed"] == "225")]
    wrong = printed[printed["indicator"].isin(["satisfaction_rate", "certified_copies"])]
    assert wrong.empty


def test_all_groups_in_one_head_are_still_told_apart() -> None:
    line = " ".join(("STT", *GROUPS))
    row = "1 Sở Nội vụ 17,5 19,2 10,11 8,5 20 17,5 92,81"
    more = "2 Sở Xây dựng 18 20 12 10 22 18 100"
    assert (
        figure(clean(letter("Phụ lục I", line, row, more)), "Sở Nội vụ", "digitisation").value == 20
    )


def test_a_head_on_one_line_says_the_order_of_its_columns() -> None:
    head = (
        "Số TT TÊN ĐƠN VỊ Hồ sơ giải quyết quá hạn Tỷ lệ nộp hồ sơ trực tuyến (%) "
        "Mức độ hài lòng (%) Số lượng hồ sơ chứng thực điện tử bản sao từ bản chính"
    )
    rows = ["1 Sở Nội vụ 21 100 0 -", "2 Sở Tư pháp 16 0 100 -", "3 Sở Tài chính 0 100 0 -",
            "4 Sở Công Thương 0 0 75,1 -", "5 Sở Y tế 3 50 99,3 7"]  # fmt: skip
    found = values(clean(letter("Phụ lục I", head, *rows)), "Sở Công Thương")
    assert found == {
        "overdue_dossiers": "0", "submitted_online_rate": "0", "satisfaction_rate": "75.1",
        "certified_copies": "",
    }  # fmt: skip


def test_indices_of_groups_are_told_by_a_head_on_one_line_with_a_row_of_maxima() -> None:
    head = (
        "Số TT Tên đơn vị Mức độ hài lòng - Chỉ số 2 Nhóm cung cấp DVTT - Chỉ số 1 "
        "Mức độ hài lòng - Chỉ số 1 Nhóm số hóa hồ sơ - Chỉ số 2 Tiến độ giải quyết "
        "Nhóm cung cấp DVTT - Chỉ số 2 Mức độ hài lòng - Chỉ số 3 Nhóm số hóa hồ sơ - Chỉ số 1 "
        "Tổng số điểm Tổng điểm sau quy đổi"
    )
    maxima = "Điểm tối đa 5 10 5 10 30 10 5 5 80 10"
    rows = ["1 UBND xã Di Linh 5 10 2,5 9,7 29,7 10 4,4 5 76,3 9,54",
            "2 UBND xã Hòa Ninh 4,9 5 2,5 9 28 7,5 3 4 63,9 7,99",
            "3 UBND xã Tân Hội 5 7 5 8 30 9 4 5 73 9,13"]  # fmt: skip
    found = values(clean(letter("Phụ lục I", head, maxima, *rows)), "UBND xã Hòa Ninh")
    assert found == {
        "satisfaction_2": "4.9", "online_1": "5", "satisfaction_1": "2.5", "digitisation_2": "9",
        "progress": "28", "online_2": "7.5", "satisfaction_3": "3", "digitisation_1": "4",
        "total": "63.9", "converted": "7.99",
    }  # fmt: skip
