"""Lines with figures that no row is made of are told of, and what they leave in doubt."""

from __future__ import annotations

from tests.cleaning.dispatches import board, clean, figure, findings, letter, units, values

HEAD = "STT Tên đơn vị Tổng điểm"


def told(*lines: str) -> list[str]:
    """Return what the findings on the layout of a table print."""
    cleaned = clean(letter("Phụ lục I", *lines))
    return [str(row["printed"]) for row in findings(cleaned, "layout")]


def test_a_figure_below_a_row_that_took_the_number_of_the_page_leaves_it_in_doubt() -> None:
    lines = (
        "1 Sở Nội vụ 95,55",
        "2 Sở Y tế",
        "3",
        "90,32",
        "3 Sở Tư pháp 91,55",
        "4 Sở Tài chính 91,85",
    )
    cleaned = clean(letter("Phụ lục I", HEAD, *lines))
    assert figure(cleaned, "Sở Y tế", "total").status == "doubtful"
    assert figure(cleaned, "Sở Tư pháp", "total").status == "printed"
    assert [row["printed"] for row in findings(cleaned, "layout")] == ["90,32"]


def test_a_unit_with_figures_between_rows_is_told_of_where_it_is_no_row() -> None:
    row = "2 Sở Y tế 16,25 18,1 90,32 đã được Chủ tịch ký duyệt"
    lines = ("1 Sở Nội vụ 17,5 19,2 95,55", row, "3 Sở Tư pháp 17,1 20 91,55")
    assert row in told("STT Tên đơn vị Công khai (18) Tiến độ (20) Tổng điểm (100)", *lines)


def test_titles_heads_and_page_numbers_between_rows_are_not_told_of() -> None:
    lines = ("1 Sở Nội vụ 95,55", "2 Sở Y tế 90,32", "- 2 -", HEAD, "3 Sở Tư pháp 91,55",
             "Phụ lục 2", HEAD, "1 UBND xã Đơn Dương 90,5", "2 UBND xã Ka Đô 88")  # fmt: skip
    assert told(HEAD, *lines) == []


def test_a_name_of_few_letters_run_into_its_figure_is_a_row() -> None:
    lines = ("1.Sở Nội vụ95,55", "2.Sở Y tế90,32", "3.Sở Tư pháp91,55")
    cleaned = clean(letter("Phụ lục I", HEAD, *lines))
    assert units(cleaned) == ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]
    assert values(cleaned, "Sở Y tế") == {"total": "90.32"}


def test_scores_above_eighty_are_not_of_eighty() -> None:
    lines = ("1 Sở Nội vụ 90", "2 Sở Y tế 80", "3 Sở Tư pháp 70", "4 Sở Xây dựng 60")
    cleaned = clean(letter("Phụ lục I", HEAD, *lines))
    own = figure(cleaned, "Sở Nội vụ", "total")
    assert (own.value, own.status) == (90, "printed")


def test_about_so_much_is_a_figure_in_doubt() -> None:
    rows = (("Sở Nội vụ", ">95", "100"), ("Sở Y tế", "~85", "99"), ("Sở Tư pháp", "78,5", "98,5"))
    heads = ("Tên đơn vị", "Tỷ lệ hồ sơ nộp trực tuyến (%)", "Mức độ hài lòng (%)")
    cleaned = clean(letter(board(heads, *rows)))
    assert figure(cleaned, "Sở Nội vụ", "submitted_online_rate").status == "doubtful"
    assert figure(cleaned, "Sở Tư pháp", "submitted_online_rate").status == "printed"


def test_a_figure_over_several_rows_of_html_is_left_in_doubt_below_the_first() -> None:
    table = (
        "<table><tr><th>STT</th><th>Tên đơn vị</th><th>Tổng điểm</th></tr>",
        "<tr><td>1</td><td>Sở Nội vụ</td><td>95,5</td></tr>",
        '<tr><td>2</td><td>Sở Y tế</td><td rowspan="2">88</td></tr>',
        "<tr><td>3</td><td>Sở Tư pháp</td></tr>",
        "<tr><td>4</td><td>Sở Xây dựng</td><td>81,5</td></tr></table>",
    )
    cleaned = clean(letter("Phụ lục I", *table))
    assert figure(cleaned, "Sở Y tế", "total").value == 88
    assert figure(cleaned, "Sở Tư pháp", "total").status == "doubtful"


def test_digits_and_marks_of_full_width_are_plain_ones() -> None:
    rows = (("Sở Nội vụ", "95，5"), ("Sở Y tế", "９０,４"), ("Sở Tư pháp", "88"))
    cleaned = clean(letter(board(("Tên đơn vị", "Tổng điểm"), *rows)))
    assert values(cleaned, "Sở Nội vụ") == {"total": "95.5"}
    assert values(cleaned, "Sở Y tế") == {"total": "90.4"}


def test_a_row_of_a_unit_of_elsewhere_above_all_others_is_told_of() -> None:
    rows = [f"Sở {name:<30}8{n},5{n}" for n, name in enumerate(("Nội vụ", "Tư pháp", "Y tế"), 1)]
    text = letter("Phụ lục I", "", "Tên cơ quan, đơn vị", "Tổng điểm",
                  "phường Điện Bàn Bắc             14,97", *rows)  # fmt: skip
    cleaned = clean(text)
    (told,) = findings(cleaned, "layout")
    assert "14,97" in told["printed"]
