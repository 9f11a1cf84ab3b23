"""Tables whose rows are indicators, columns counted by letters, cells wrapped within a row."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import clean, figure, findings, letter, units, values

INDEX = (
    ("Công khai, minh bạch", "18", "12,38", "68,78"),
    ("Tiến độ giải quyết", "20", "18,79", "93,95"),
    ("Dịch vụ công trực tuyến", "12", "12", "100"),
    ("Thanh toán trực tuyến", "10", "5,19", "51,9"),
    ("Số hóa hồ sơ", "22", "22", "100"),
    ("Mức độ hài lòng", "18", "9,98", "55,44"),
    ("Tổng điểm", "100", "80,34", "80,34"),
)
EXPECTED = {
    "transparency": "12.38", "progress": "18.79", "online_service": "12", "online_payment": "5.19",
    "digitisation": "22", "satisfaction": "9.98", "total": "80.34",
}  # fmt: skip


@pytest.mark.parametrize("mark", ["\t", "   ", " | "], ids=["tabs", "gaps", "bars"])
@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (0, 1, 2, 3)])
def test_rows_of_indicators_are_the_scores_of_the_province(
    mark: str, order: tuple[int, ...]
) -> None:
    heads = ("Chỉ tiêu", "Điểm tối đa", "Điểm đạt", "Tỷ lệ (%)")
    rows = (mark.join(row[place] for place in order) for row in (heads, *INDEX))
    cleaned = clean(letter("1. Kết quả chung của tỉnh", *rows))
    assert values(cleaned, "tỉnh Lâm Đồng") == EXPECTED
    assert set(cleaned.measures["max"]) == {18, 20, 12, 10, 22, 100}


def test_a_column_of_ranks_beside_the_scores_of_indicators_is_none_of_them() -> None:
    rows = ("\t".join((*row[:3], str(n))) for n, row in enumerate(INDEX, 1))
    cleaned = clean(letter("Kết quả chung", "Chỉ tiêu\tĐiểm tối đa\tĐiểm đạt\tXếp hạng", *rows))
    assert values(cleaned, "tỉnh Lâm Đồng") == EXPECTED


@pytest.mark.parametrize("mark", ["\t", "   ", " | "], ids=["tabs", "gaps", "bars"])
@pytest.mark.parametrize("signed", [True, False], ids=["signed", "unsigned"])
@pytest.mark.parametrize("maxima", ["in a column", "behind the labels", "nowhere"])
def test_indicators_by_month_are_the_provinces_of_each_and_changes_are_none(
    mark: str, signed: bool, maxima: str
) -> None:
    rows = [["Chỉ tiêu", "Điểm tối đa", "Tháng 7", "Tháng 8", "Tăng/giảm"]]
    rows += [
        [
            label,
            top,
            f"{float(score.replace(',', '.')) - 0.25:.2f}",
            score,
            "+0,25" if signed else "0,25",
        ]
        for label, top, score, _ in INDEX
    ]
    if maxima != "in a column":
        told = {row[0]: f"{row[0]} ({row[1]} điểm)" for row in rows[1:]}
        behind = maxima == "behind the labels"
        rows = [[told.get(row[0], row[0]) if behind else row[0], *row[2:]] for row in rows]
    cleaned = clean(letter("1. Kết quả chung của tỉnh", *(mark.join(row) for row in rows)))
    measures = cleaned.measures
    assert set(measures["unit"]) == {"tỉnh Lâm Đồng"}
    assert set(measures["status"]) == {"printed"}
    for period, less in (("2025-08", 0), ("2025-07", 0.25)):
        of_month = measures[measures["period"] == period]
        found = dict(zip(of_month["indicator"], of_month["value"], strict=True))
        assert found == {name: float(value) - less for name, value in EXPECTED.items()}


def test_emphasis_and_rules_of_markdown_hide_no_row_of_an_indicator() -> None:
    rows = (f"| **{label}** | **{top}** | **{score}** |" for label, top, score, _ in INDEX)
    head = ("| Nhóm chỉ số | Điểm tối đa | Điểm đạt |", "|:---|:---:|---:|")
    assert values(clean(letter(*head, *rows)), "tỉnh Lâm Đồng") == EXPECTED


def test_rows_of_indicators_whose_columns_nobody_can_tell_apart_are_told_of() -> None:
    rows = (f"{label}\t{score}\t{score}" for label, _, score, _ in INDEX)
    cleaned = clean(letter("Nhóm chỉ số\tĐiểm kỳ I\tĐiểm kỳ II", *rows))
    assert cleaned.measures.empty
    assert len(findings(cleaned, "layout")) == 1


def test_a_rank_among_the_provinces_in_a_cell_is_that_of_its_indicator() -> None:
    rows = (
        f"{label}\t{score}/{top}\t{place}/34"
        for place, (label, top, score, _) in enumerate(INDEX, 5)
    )
    cleaned = clean(letter("Nhóm chỉ số\tKết quả\tThứ hạng", *rows))
    own = figure(cleaned, "tỉnh Lâm Đồng", "progress").row
    assert (own["value"], own["rank"], own["rank_of"]) == (18.79, 6, 34)


def test_changes_keep_their_signs() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT    Tên đơn vị        Tổng điểm     So với tháng trước",
        "1     Sở Nội vụ         92,81         +1,05",
        "2     Sở Tài chính      87,25         - 0,50",
        "3     Sở Y tế           79,02         -2,41",
    ))  # fmt: skip
    changes = [figure(cleaned, unit, "so-voi-thang-truoc") for unit in units(cleaned)]
    assert [float(change.value) for change in changes] == [1.05, -0.5, -2.41]
    assert {change.status for change in changes} == {"printed"}


def test_rows_of_indicators_of_one_department_are_not_those_of_the_province() -> None:
    rows = ("\t".join(row[:3]) for row in INDEX)
    cleaned = clean(letter("Kết quả của Sở Nội vụ", "Chỉ tiêu\tĐiểm tối đa\tĐiểm đạt", *rows))
    assert "tỉnh Lâm Đồng" not in units(cleaned)


def test_columns_may_be_counted_by_letters_and_numbers() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT    Tên đơn vị        Tiến độ (20)   Hài lòng (18)   Tổng điểm", "",
        "A     B                 1              2               3",
        "1     Sở Nội vụ         19,2           17,5            92,81",
        "2     Sở Tài chính      18,7           18              87,25",
        "3     Sở Y tế           17,1           16,4            79",
    ))  # fmt: skip
    assert values(cleaned, "Sở Y tế") == {"progress": "17.1", "satisfaction": "16.4", "total": "79"}


def test_the_ends_of_torn_maxima_are_no_row() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT    Tên đơn vị        Tiến độ        Mức độ          Tổng điểm",
        "                        (tối đa        hài lòng (18)   (tối đa",
        "                        20)                            100)",
        "1     Sở Nội vụ         19,2           17,5            92,81",
        "2     Sở Tài chính      18,7           18              87,25",
        "3     Sở Y tế           17,1           16,4            79",
    ))  # fmt: skip
    assert units(cleaned) == ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]


def test_words_for_no_figure_may_be_wrapped_within_their_cells() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT    Tên đơn vị        Tiến độ (20)    Hài lòng (18)   Tổng điểm",
        "1     Sở Nội vụ         19,2            17,5            92,81",
        "2     Sở Tài chính      (Không có số    (Không có số    (Không có số",
        "                        liệu)           liệu)           liệu)",
        "3     Sở Y tế           17,1            16,4            79",
    ))  # fmt: skip
    assert values(cleaned, "Sở Tài chính") == {"progress": "", "satisfaction": "", "total": ""}
    assert figure(cleaned, "Sở Tài chính", "progress").status == "missing"


def test_the_number_of_a_page_in_words_is_no_row() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT Tên đơn vị Số hồ sơ quá hạn", "1 Sở Nội vụ 12", "2 Sở Tài chính 8",
        "", "Trang 3", "TT Tên đơn vị Số hồ sơ quá hạn", "3 Sở Y tế 5",
    ))  # fmt: skip
    assert units(cleaned) == ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]
    assert not findings(cleaned, "unit")


def test_a_score_in_brackets_leaves_the_rank_behind_it_to_the_sentence() -> None:
    cleaned = clean(letter(
        "Tháng 8/2025, tỉnh đạt 95,83/100 điểm (kỳ trước đạt 96,33 điểm), xếp hạng 12/34 tỉnh.",
    ))  # fmt: skip
    assert figure(cleaned, "tỉnh Lâm Đồng", "total").row["rank"] == 12


def test_maxima_may_stand_below_a_blank_line_under_their_heads() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "                        Hài lòng của   Tiến độ        Tổng",
        "TT    Tên đơn vị        người dân      giải quyết     cộng", "",
        "      Điểm chuẩn        18             20             100",
        "1     Sở Nội vụ         17,5           19,2           92,81",
        "2     Sở Tài chính      18             18,7           87,25",
        "3     Sở Y tế           16,4           17,1           79",
    ))  # fmt: skip
    assert values(cleaned, "Sở Y tế") == {"satisfaction": "16.4", "progress": "17.1", "total": "79"}
    assert set(cleaned.measures["status"]) == {"printed"}


def test_numbers_of_pages_make_no_stacked_table_of_whole_rows() -> None:
    names = ("Đơn Dương", "Ka Đô", "Hàm Thuận", "Tân Minh", "Tân Lập", "Hàm Tân", "Lương Sơn",
             "Quảng Sơn", "Di Linh", "Ninh Gia", "Đức An", "Hồng Sơn")  # fmt: skip
    rows = [f"{number} UBND xã {name} {99 - number},5" for number, name in enumerate(names, 1)]
    head = "TT Tên đơn vị Tổng điểm (Tối đa 100)"
    pages = (*rows[:2], "", "2", head, *rows[2:5], "", "3", head, *rows[5:9], "", "4", head)
    cleaned = clean(letter("Phụ lục I", head, *pages, *rows[9:]))
    assert units(cleaned) == [f"UBND xã {name}" for name in names]


def test_the_end_of_a_name_may_be_a_letter_or_a_word_for_a_class() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT Tên đơn vị Số hồ sơ quá hạn", "1 UBND xã Sốp Cộp 3", "2 UBND xã Sam Kha 1",
        "3 UBND xã Mường Và 4", province="tỉnh Sơn La", period="tháng 1 năm 2023",
        signed="ngày 08 tháng 2 năm 2023",
    ))  # fmt: skip
    assert figure(cleaned, "UBND xã Sam Kha", "overdue_dossiers").value == 1
    cleaned = clean(letter(
        "Phụ lục I", "TT    Tên đơn vị          Tiến độ (20)   Hài lòng (18)   Tổng điểm",
        "1     UBND xã Giao Thủy   19,2           17,5            92,81",
        "2     UBND phường Đông    18,7           18              87,25", "      A",
        "3     UBND xã Xuân Giang  17,1           16,4            79",
        province="tỉnh Ninh Bình",
    ))  # fmt: skip
    assert "UBND phường Đông A" in units(cleaned)


def test_a_scale_in_a_sentence_is_no_score_of_a_unit() -> None:
    cleaned = clean(
        letter("Thang điểm: Mức độ hài lòng tối đa 18 điểm; Tổng điểm tối đa 100 điểm.")
    )
    assert units(cleaned) == []


def test_a_damaged_name_of_a_department_is_no_sum_of_the_city() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT\tTên đơn vị\tTổng điểm", "1\tSỞ NỘI VỤ\t84,75", "2\tSỞ XÂY DỰNG\t84,29",
        "3\tONG AN THANH PHO\t74,8", province="thành phố Hà Nội",
    ))  # fmt: skip
    assert units(cleaned) == ["Sở Nội vụ", "Sở Xây dựng", "Công an thành phố"]


def test_a_column_of_signed_figures_is_no_indicator_however_its_head_was_read() -> None:
    cleaned = clean(letter(
        "Kòt quả của các địa phôong", "| TT | Ten xa, phường | Tháng 7 | Thang 8 | Tang/gièm |",
        "|---:|:---|---:|---:|---:|",
        "| 1 | Xã Cát Tiên | 93,40 | 95,02 | +1,62 |", "| 2 | Xã Tà Hine | 94,11 | 94,00 | -0,11 |",
        "| 3 | Xã Đạ Huoai | 88,57 | 90,26 | +1,69 |", "| 4 | Xã Di Linh | 80,13 | 79,60 | -0,53 |",
    ))  # fmt: skip
    totals = cleaned.measures[cleaned.measures["indicator"] == "total"]
    assert not {1.62, 1.69, -0.11, -0.53} & set(totals["value"])


def test_thousands_of_an_unknown_column_stay_thousands_beside_a_misread_figure() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "STT\tTên đơn vị\tSố hồ sơ trả trước hạn",
        "1\tSở Y tế\t512", "2\tSở Nội vụ\t7OO", "3\tSở Tư pháp\t2.611", "4\tSở Xây dựng\t6.004",
    ))  # fmt: skip
    values_of_column = [row["value"] for row in cleaned.measures.to_dict("records")]
    assert values_of_column[2:] == [2611, 6004]
