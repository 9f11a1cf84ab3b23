"""Heads that take many lines, heads whose pieces are missing, tables that follow each other."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import (
    DAMAGED,
    OFFICES,
    clean,
    figure,
    letter,
    raw_board,
    units,
    values,
)

ROWS = (
    ("Sở Nội vụ", "7,5", "18", "19,2", "10,11", "17,5", "20", "92,31"),
    ("Sở Y tế", "8,5", "17,5", "20", "10", "18", "18", "92"),
    ("Sở Tư pháp", "6,5", "16,25", "18", "9,5", "15", "17", "82,25"),
)
ORDER = (
    "online_payment", "satisfaction", "progress", "online_service", "transparency", "digitisation",
    "total",
)  # fmt: skip


def expected(row: tuple[str, ...]) -> dict[str, str]:
    """Return indicator → value of a row."""
    return {name: value.replace(",", ".") for name, value in zip(ORDER, row[1:], strict=True)}


def test_heads_below_each_other_may_each_be_wrapped() -> None:
    head = [
        "TT", "Tên cơ quan,", "đơn vị", "Thanh toán", "trực tuyến", "Mức độ hài lòng",
        "Tiến độ giải quyết", "DVC trực tuyến", "Công khai,", "minh bạch", "Số hóa", "hồ sơ",
        "Tổng điểm",
    ]  # fmt: skip
    rows = ["    ".join((str(n), *row)) for n, row in enumerate(ROWS, 1)]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    for row in ROWS:
        assert values(cleaned, row[0]) == expected(row)


def test_a_misread_head_of_names_is_no_column_of_figures() -> None:
    head = [
        "STT", "Tnn co quari, d’nn vi", "Thanh toán trực tuyến (10đ)", "Mức độ hài lòng (18đ)",
        "Tiến độ giải quyết (20đ)", "DVC trực tuyến (12đ)", "Công khai, minh bạch (18đ)",
        "Số hóa hồ sơ (22đ)", "Tổng điểm (100đ)", "Xep loai", "iep hang", "Ghi ¢ hu",
    ]  # fmt: skip
    rows = ["    ".join((str(n), *row, "Tốt", str(n))) for n, row in enumerate(ROWS, 1)]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    for row in ROWS:
        assert expected(row).items() <= values(cleaned, row[0]).items()


def test_heads_of_more_columns_than_the_rows_have_shift_no_figure_in_silence() -> None:
    head = [
        "STT", "Tnn co quari, d’nn vi", "Thanh toán trực tuyến (10đ)", "Mức độ hài lòng (18đ)",
        "Tiến độ giải quyết (20đ)", "DVC trực tuyến (12đ)", "Công khai, minh bạch (18đ)",
        "Số hóa hồ sơ (22đ)", "Tổng điểm (100đ)", "Xep loai", "iep hang", "Ghi ¢ hu",
    ]  # fmt: skip
    rows = ["    ".join((str(n), *row, str(n))) for n, row in enumerate(ROWS, 1)]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    sure = cleaned.measures[cleaned.measures["status"] != "doubtful"].to_dict("records")
    wanted = {(row[0], name): value for row in ROWS for name, value in expected(row).items()}
    for row in sure:
        assert f"{row['value']:g}" == wanted[row["unit"], row["indicator"]]


def test_cells_and_wrapped_heads_may_stand_one_a_line() -> None:
    head = ["TT", "Tên cơ quan,", "đơn vị", "Số lượng hồ sơ"]
    cells = ["1", "Sở Nội vụ", "27", "2", "Sở Y tế", "5", "3", "Sở Tư pháp", "4"]
    cleaned = clean(letter("Phụ lục I", *head, *cells))
    found = [figure(cleaned, row[0], "overdue_dossiers").value for row in ROWS]
    assert found == [27, 5, 4]


def test_marks_between_heads_say_little_where_a_piece_is_missing() -> None:
    head = [
        "Tên cơ| Thanh toán| Mức độ| Tiến độ| DVC| Công khai,| Số hóa| Tổng",
        "STT| quan| trực tuyến| hài lòng| giải quyết| trực tuyến| minh bạch| hồ sơ| điểm",
    ]
    rows = [f"{n} | " + " ".join(row) for n, row in enumerate(ROWS, 1)]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    for row in ROWS:
        assert values(cleaned, row[0]) == expected(row)


def test_bars_between_some_columns_part_no_figure_from_the_next() -> None:
    head = "STT | Tên đơn vị Tiến độ giải quyết (20đ) | Mức độ hài lòng (18đ) | Tổng điểm (100đ)"
    rows = [
        "1 | Sở Nội vụ 18 | 17,5 | 92,81",
        "2 | Sở Y tế 20 | 18 | 95",
        "3 | Sở Tư pháp 17 16 80",
    ]
    cleaned = clean(letter("Phụ lục I", head, *rows))
    assert [figure(cleaned, row[0], "progress").value for row in ROWS] == [18, 20, 17]


def test_a_title_and_rows_counted_anew_open_another_table() -> None:
    one = ["TT\tTên đơn vị\tĐiểm", "1\tSở Nội vụ\t92,5", "2\tSở Y tế\t87", "3\tSở Tư pháp\t60,25"]
    two = [
        "THỐNG KÊ HỒ SƠ QUÁ HẠN THÁNG 07/2025", "", "TT\tTên đơn vị\tSố hồ sơ quá hạn",
        "1\tSở Y tế\t32", "2\tSở Tư pháp\t13", "3\tSở Nội vụ\t2",
    ]  # fmt: skip
    cleaned = clean(letter("KẾT QUẢ ĐÁNH GIÁ CÁC SỞ, BAN, NGÀNH", "", *one, "", *two))
    assert figure(cleaned, "Sở Y tế", "total").value == 87
    assert figure(cleaned, "Sở Y tế", "overdue_dossiers").value == 32


def test_heads_of_another_table_are_no_row_of_stacked_cells() -> None:
    first = ["TT", "Tên đơn vị", "Tổng điểm", "Xếp loại"]
    second = ["TT", "Tên đơn vị", "Số hồ sơ", "quá hạn"]
    scores = ["1", "Sở Nội vụ", "92,5", "Xuất sắc", "2", "Sở Y tế", "87", "Tốt",
              "3", "Sở Tư pháp", "60,25", "Trung bình"]  # fmt: skip
    counts = ["1", "Sở Y tế", "32", "2", "Sở Tư pháp", "13", "3", "Sở Nội vụ", "2"]
    title = "THỐNG KÊ HỒ SƠ QUÁ HẠN THÁNG 07/2025"
    cleaned = clean(letter("Phụ lục I", *first, *scores, "", title, "", *second, *counts))
    assert sorted(units(cleaned)) == sorted(row[0] for row in ROWS)
    assert figure(cleaned, "Sở Tư pháp", "total").value == 60.25
    assert figure(cleaned, "Sở Tư pháp", "overdue_dossiers").value == 13


def test_pieces_of_heads_that_gaps_do_not_align_are_laid_by_their_words() -> None:
    head = [
        "Cơ quan,|Thanh toán|Mức độ|Tiến độ|DVC|Công khai,|Số hóa|Tổng|Đánh",
        "STT|đơn vị|trực tuyến|hài lòng|giải quyết|trực tuyến|minh bạch|hồ sơ|điểm|giá",
    ]
    head = [line.replace("|", "    ") for line in head]
    classes = ("Xuất sắc", "Xuất sắc", "Tốt")
    rows = ["    ".join((str(n), *row, classes[n - 1])) for n, row in enumerate(ROWS, 1)]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    for row in ROWS:
        assert values(cleaned, row[0]) == expected(row)


def test_a_misread_ordinal_moves_no_cell_that_stands_on_a_line_of_its_own() -> None:
    head = [
        "TT",
        "Tên đơn vị",
        "Tiến độ giải quyết (20)",
        "Mức độ hài lòng (18)",
        "Tổng điểm (100)",
    ]
    names = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Ngoại vụ")
    lines = list(head)
    for ordinal, name in zip(("1", "2", "33", "4", "5", "6"), names, strict=True):
        lines += [ordinal, name, "18,5", f"1{ordinal[0]},25", f"8{ordinal[0]},5"]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert [str(figure(cleaned, name, "progress").value) for name in names] == ["18.5"] * 6
    assert units(cleaned) == list(names)


def test_committees_torn_from_their_names_are_rows_of_a_table() -> None:
    rows = []
    for number, name in enumerate(("xã Đạ Huoai", "xã Đức Trọng", "xã Di Linh"), 1):
        rows += [f"{number} Ủy ban nhân dân 18 19,{number} 9{3 - number},5", name]
    head = "5TT don vi Mức độ hài lòng (18) Tiến độ giải quyết (20) Tổng điểm (100)"
    cleaned = clean(letter("Phụ lục I", head, *rows))
    assert units(cleaned) == ["UBND xã Đạ Huoai", "UBND xã Đức Trọng", "UBND xã Di Linh"]


def test_a_last_column_that_is_blank_in_every_row_moves_no_head() -> None:
    text = """
                                       Tổng số        Tỷ lệ hồ            Số hồ sơ
            TÊN CƠ QUAN, ĐƠN           hồ sơ xử        sơ nộp    Mức độ    chứng
 Số TT             VỊ                   lý quá          trực    hài lòng  thực bản
                                         hạn           tuyến      (%)     sao điện
                                                        (%)                  tử
     1  Sở Nội vụ                                 13     82,40     50,00
     2  Sở Y tế                                    4     89,70     33,30
     3  Sở Tư pháp                                 0    100,00    100,00
"""
    cleaned = clean(letter("Phụ lục I", text))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "13",
        "submitted_online_rate": "82.4",
        "satisfaction_rate": "50",
    }


@pytest.mark.parametrize("names", ["TEN CO QUAN, DON", "TEN CO QUAN, BON"])
def test_the_end_of_a_torn_head_of_names_is_no_numeral_of_a_block(names: str) -> None:
    lines = (
        f" STT    {names}    Tong s6",
        "               VI           ho so xr",
        "                             ly qua",
        "                              han",
        *(f"{n:4}  {'So ' + name:<24}{n + 2}" for n, name in enumerate(OFFICES, 1)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {"overdue_dossiers": "3"}


def test_a_head_that_spans_several_columns_is_no_part_of_theirs() -> None:
    head = (("STT", "Đơn vị", "Điểm thành phần", "Điểm thành phần", "Tổng điểm"),
            ("", "", "Tiến độ giải quyết", "Số hóa hồ sơ", ""))  # fmt: skip
    rows = (("1", "Sở Nội vụ", "13,95", "14,46", "71,13"), ("2", "Sở Y tế", "17,5", "22", "90,9"),
            ("3", "Sở Tư pháp", "18", "20,5", "88"))  # fmt: skip
    cleaned = clean(letter(raw_board(*head, *rows)))
    assert values(cleaned, "Sở Nội vụ") == {
        "progress": "13.95", "digitisation": "14.46", "total": "71.13",
    }  # fmt: skip
