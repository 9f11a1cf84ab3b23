"""Layouts and wordings of a generator that was written from the field's description alone."""

from __future__ import annotations

import pytest

from helpers.extraction.columns_in_doubt import interchangeable
from helpers.extraction.forms import forms
from helpers.extraction.groups_of_heads import cut_groups
from helpers.extraction.placing import extents_of_line
from tests.cleaning.dispatches import DAMAGED, board, clean, figure, findings, letter, units, values

SCORES = (
    ("Sở Nội vụ", "18", "19,5", "11,2", "9,1", "18,92", "16,46"),
    ("Sở Y tế", "17,81", "18,17", "12", "7,07", "20,5", "16,34"),
    ("Sở Tài chính", "14,93", "20", "12", "10", "21,19", "14,93"),
    ("Sở Tư pháp", "16,2", "17,3", "9,4", "8,2", "19,9", "15,54"),
)
TORN = (
    "Tiến độ Số hóa hồ Điểm công Điểm thanh Mức độ hài Dịch vụ",
    "STT Đơn vị giải quyết sơ khai, minh toán trực lòng công trực",
    "bạch tuyến tuyến",
)


def test_a_torn_head_may_call_each_group_a_score() -> None:
    rows = (
        f"{number} {name} {progress} {digits} {openness} {paid} {content} {service}"
        for number, (name, openness, progress, service, paid, digits, content) in enumerate(
            SCORES, 1
        )
    )
    cleaned = clean(letter("Phụ lục I", "", *TORN, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "progress": "19.5",
        "digitisation": "18.92",
        "transparency": "18",
        "online_payment": "9.1",
        "satisfaction": "16.46",
        "online_service": "11.2",
    }
    assert set(cleaned.measures["status"]) == {"printed"}


def test_lines_that_torn_heads_share_say_nothing_against_whole_heads() -> None:
    head = (
        "Mức độ hài",
        "Tiến độ Số hóa hồ Công khai Thanh toán lòng của Dịch vụ",
        "STT Đơn vị giải quyết sơ minh bạch trực tuyến người dân, công trực",
        "doanh nghiệp tuyến",
    )
    rows = (
        f"{number} {name} {progress} {digits} {openness} {paid} {content} {service}"
        for number, (name, openness, progress, service, paid, digits, content) in enumerate(
            SCORES, 1
        )
    )
    cleaned = clean(letter("Phụ lục I", "", *head, *rows))
    assert figure(cleaned, "Sở Y tế", "online_service").status == "printed"


def test_pieces_of_two_heads_that_one_blank_parts_are_no_head_above_both() -> None:
    head = (
        "                               Tổng số DVC   Số DVC  Tỷ lệ DVC",
        " STT         Tên đơn vị        mức độ 3, 4 phát sinh phát sinh",
        "                                             hồ sơ       HS",
    )
    rows = (
        "1    Sở Xây dựng                   103         64       62%",
        "2    Sở Ngoại vụ                   118         15       13%",
        "3    Sở Tư pháp                     91         30       33%",
    )
    cleaned = clean(letter("Phụ lục I", "", *head, *rows))
    assert values(cleaned, "Sở Xây dựng") == {
        "services": "103",
        "services_used": "64",
        "services_used_rate": "62",
    }


def test_a_head_above_several_cells_is_no_part_of_the_first_one_s() -> None:
    lines = (
        " |  | NHÓM CHỈ TIÊU |  |  ",
        "TT | Tên đơn vị | Tổng cộng | Số hóa hồ sơ | Mức độ hài lòng",
        "1 | Sở Nội vụ | 37,4 | 20,4 | 17",
        "2 | Sở Y tế | 37,2 | 21,2 | 16",
        "3 | Sở Tài chính | 36,1 | 20,1 | 16",
    )
    assert values(clean(letter("Phụ lục I", "", *lines)), "Sở Y tế") == {
        "total": "37.2",
        "digitisation": "21.2",
        "satisfaction": "16",
    }


@pytest.mark.parametrize("rank", ["xếp hạng 15/34", "xếp thứ 15/34", "đứng thứ 15/34"])
def test_a_class_behind_the_rank_is_that_of_the_score_before_both(rank: str) -> None:
    said = f"Tỉnh Lâm Đồng đạt 92,21/100 điểm, {rank} tỉnh, thành phố, xếp loại Xuất sắc."
    row = figure(clean(letter(said)), "tỉnh Lâm Đồng", "total").row
    assert (row["class"], row["rank"], row["rank_of"]) == ("Xuất sắc", 15, 34)


def counted(*rows: tuple[str, str]) -> list[str]:
    """Return rows of one count each, numbered from 1."""
    return [f"{number} {name} {count}" for number, (name, count) in enumerate(rows, 1)]


OVERDUE = "TT Cơ quan, đơn vị Số hồ sơ quá hạn"
COMMUNES = tuple((f"UBND xã {name}", "3") for name in
                 ("Đạ Tẻh", "Cát Tiên", "Đạ Huoai", "Di Linh", "Hòa Ninh", "Đinh Văn Lâm Hà",
                  "Đơn Dương", "Ka Đô", "Đức Trọng", "Hiệp Thạnh"))  # fmt: skip
SCORED = ("Phụ lục II", "TT\tTên đơn vị\tTổng điểm", "1\tSở Nội vụ\t95,5", "2\tSở Y tế\t90,1",
          "3\tSở Tài chính\t80,2")  # fmt: skip


def test_a_total_of_few_departments_and_many_communes_is_not_that_of_the_communes() -> None:
    rows = counted(("Sở Nội vụ", "2"), ("Sở Y tế", "5"), *COMMUNES)
    cleaned = clean(letter("Phụ lục I", "", OVERDUE, *rows, "Tổng cộng 37", "", *SCORED))
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 37
    assert "Khối xã" not in units(cleaned)


def test_one_row_below_a_repeated_head_belongs_to_the_table_before_whatever_follows() -> None:
    *most, last = counted(("Sở Nội vụ", "2"), ("Sở Y tế", "5"), *COMMUNES)
    wide = ("Phụ lục II", "TT\tTên đơn vị\tSố hóa hồ sơ\tMức độ hài lòng\tTổng điểm",
            "1\tSở Nội vụ\t20,4\t17\t37,4", "2\tSở Y tế\t21,2\t16\t37,2",
            "3\tSở Tài chính\t20,1\t16\t36,1")  # fmt: skip
    again = ("", "2", "", OVERDUE, last, "Tổng cộng 37")
    cleaned = clean(letter("Phụ lục I", "", OVERDUE, *most, *again, "", *wide))
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 37
    assert not findings(cleaned, "sum")


def test_a_month_that_ends_a_title_is_no_row_left_unread() -> None:
    title = ("Phụ lục I", "Kết quả đánh giá Bộ chỉ số của UBND các", "phường tháng 8 năm 2025")
    rows = ("1 | Phường Cam Ly - Đà Lạt | 96,86", "2 | Phường Lâm Viên - Đà Lạt | 90,1")
    province = clean(letter(*title, "", "TT | Cơ quan, đơn vị | Điểm", *rows))
    assert not [found for found in findings(province, "layout") if "tháng 8" in found["printed"]]


def test_marks_are_kept_however_short_the_names_of_departments_are() -> None:
    rows = counted(("Sở KHCN", "2"), ("Sở GDĐT", "5"), ("Sở VHTT&DL", "5"), ("xã Thanh An", "6"),
                   ("phường Bình Thạnh", "7"), ("phường Bình Trưng", "3"))  # fmt: skip
    cleaned = clean(letter("Phụ lục I", "", OVERDUE, *rows, province="thành phố Hồ Chí Minh"))
    assert figure(cleaned, "UBND xã Thanh An", "overdue_dossiers").status == "printed"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (" cấp DVTT  Chỉ số 2 hoá hồ sơ", ["cấp DVTT", "Chỉ số 2", "hoá hồ sơ"]),
        (" Chỉ số 1 (10 điểm) Chỉ số 1", ["Chỉ số 1", "(10 điểm)", "Chỉ số 1"]),
        (" giải     Dịch vụ trực tuyến", ["giải", "Dịch vụ trực tuyến"]),
    ],
)
def test_pieces_of_heads_set_in_the_middle_of_columns_are_cut_where_one_blank_parts_them(
    line: str, pieces: list[str]
) -> None:
    columns = ((4, 6), (14, 16), (24, 26))
    groups = extents_of_line(line)
    found = cut_groups(line, columns, groups, {"dich vu truc tuyen"}.__contains__)
    assert [line[start:end] for start, end in found] == pieces


@pytest.mark.parametrize("opening", ["Thang điểm", "Điểm tối đa của các nhóm"])
def test_a_sentence_on_what_scores_are_out_of_states_none(opening: str) -> None:
    said = (
        f"{opening}: Công khai, minh bạch 18 điểm; Tiến độ giải quyết 20 điểm; Dịch vụ công",
        "trực tuyến 22 điểm; Số hóa hồ sơ 22 điểm; Mức độ hài lòng 18 điểm; tổng điểm 100 điểm.",
    )
    stated = "Tỉnh Lâm Đồng đạt 83,25/100 điểm."
    cleaned = clean(letter(stated, "", "2. Kết quả của các sở, ngành", *said))
    assert values(cleaned, "tỉnh Lâm Đồng") == {"total": "83.25"}
    assert not findings(cleaned, "contradiction")


@pytest.mark.parametrize("torn", ["15. 73", "15 .73", "15, 73"])
def test_a_blank_at_its_mark_makes_no_two_figures_of_one(torn: str) -> None:
    rows = (
        "1 Sở Nội vụ 18 19.5 22 19.44",
        f"2 Sở Y tế 17.8 {torn} 22 18.4",
        "3 Sở Tài chính 16.2 14.3 20.1 16.5",
    )
    head = ("STT Đơn vị Công khai, Tiến độ Số hóa Mức độ", "minh bạch giải quyết hồ sơ hài lòng")
    found = figure(clean(letter("Phụ lục I", "", *head, *rows)), "Sở Y tế", "progress")
    assert found.value is not None
    assert (float(found.value), found.status) == (15.73, "printed")


FOUR = ("Tên đơn vị", "Công khai, minh bạch (18)", "Tiến độ giải quyết (20)", "Số hóa hồ sơ (22)",
        "Mức độ hài lòng (18)", "Tổng điểm (100)")  # fmt: skip
ADDED = (
    ("Sở Nội vụ", "18", "19,5", "20,4", "17", "74,9"),
    ("Sở Y tế", "17,8", "18,2", "21,2", "16", "73,2"),
    ("Sở Tài chính", "16", "20", "20,1", "16,3", "72,4"),
    ("Sở Tư pháp", "16,2", "17,3", "19,9", "15,5", "68,9"),
)


def test_a_total_of_the_groups_that_are_printed_is_tried_on_them() -> None:
    wrong = ("Sở Xây dựng", "15", "16", "17", "15", "64,8")
    found = findings(clean(letter(board(FOUR, *ADDED, wrong))), "sum")
    assert [row["expected"] for row in found] == ["63"]


def test_a_figure_lost_beside_a_total_of_what_is_printed_is_what_is_left_to_it() -> None:
    lost = ("So Xay dung", "15", "", "17", "15", "63")
    found = figure(clean(letter(*DAMAGED, board(FOUR, *ADDED, lost))), "Sở Xây dựng", "progress")
    assert (found.value, found.status) == (16, "implied")


CITY = "thành phố Hồ Chí Minh"
OLD_DAYS = {"period": "tháng 12 năm 2022", "signed": "ngày 08 tháng 01 năm 2023"}


def test_a_quarter_with_a_number_takes_no_half_of_the_name_above() -> None:
    lines = (
        " TT      Tên đơn vị              Số HS phát    Số HS phát sinh",
        "                                   sinh          trực tuyến",
        "6    Ủy ban nhân dân quận Phú        64              23",
        "     Nhuận",
        "",
        "7    Ủy ban nhân dân quận 12        872              60",
        "",
        "8    Ủy ban nhân dân quận 1         256             120",
    )
    cleaned = clean(letter("Phụ lục I", "", *lines, province=CITY, **OLD_DAYS))
    assert figure(cleaned, "UBND quận Phú Nhuận", "dossiers").value == 64
    assert figure(cleaned, "UBND quận 12", "dossiers_online").value == 60


def test_the_letter_that_begins_a_torn_name_is_no_figure() -> None:
    lines = (
        "TT Tên đơn vị Số hóa hồ sơ Mức độ hài lòng",
        "1 Ủy ban nhân dân huyện Thới 19,58 17,60",
        "Bình",
        "2 Ủy ban nhân dân huyện U 19,10 10,52",
        "Minh",
        "3 Ủy ban nhân dân huyện Năm 22,00 18,00",
        "Căn",
    )
    cleaned = clean(letter("Phụ lục I", "", *lines, province="tỉnh Cà Mau", **OLD_DAYS))
    assert figure(cleaned, "UBND huyện U Minh", "digitisation").status == "printed"


def test_a_quarter_in_short_is_a_name_where_cells_stand_one_a_line() -> None:
    cells = ("STT", "Tên đơn vị", "Tổng số hồ sơ phát sinh", "Số hồ sơ phát sinh trực tuyến",
             "1", "Q. 10", "259", "214", "2", "H. Hóc Môn", "17.212", "15.556",
             "3", "Q. 5", "609", "169", "4", "ĐK. Côn Đảo", "28", "21")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", "", *cells, province=CITY, **OLD_DAYS))
    assert values(cleaned, "UBND quận 5") == {"dossiers": "609", "dossiers_online": "169"}


@pytest.mark.parametrize("name", ["P. Hương An", "UBND P. Hương An", "Phường Hương An"])
def test_a_letter_for_the_kind_is_no_beginning_of_the_name(name: str) -> None:
    rows = counted((name, "3"), ("P. Hương Thủy", "5"), ("P. Kim Trà", "2"))
    cleaned = clean(letter("Phụ lục I", "", OVERDUE, *rows, province="thành phố Huế"))
    assert figure(cleaned, "UBND phường Hương An", "overdue_dossiers").status == "printed"


def test_half_a_name_that_resembles_the_words_for_a_block_keeps_its_other_half() -> None:
    lines = (
        "TT Tên đơn vị Số hóa hồ sơ Mức độ hài lòng",
        "11 Ủy ban nhân dân xã Hương 21,91 15,32",
        "Đô",
        "12 Ủy ban nhân dân xã Tứ Mỹ 22,00 12,96",
        "13 Ủy ban nhân dân xã Cổ Đạm 22,00 13,50",
    )
    cleaned = clean(letter("Phụ lục I", "", *lines, province="tỉnh Hà Tĩnh"))
    assert figure(cleaned, "UBND xã Hương Đô", "digitisation").status == "printed"


def test_a_maximum_below_two_heads_is_that_of_the_score_not_of_the_rank() -> None:
    lines = (
        "TT Tên đơn vị Điểm Hạng",
        "(100 điểm)",
        "1 Sở Nội vụ 91,99 1",
        "2 Sở Y tế 84,12 2",
        "3 Sở Tài chính 80,5 3",
        "4 Sở Tư pháp 79,1 4",
    )
    row = figure(clean(letter("Phụ lục I", "", *lines)), "Sở Y tế", "total").row
    assert (row["rank"], row["max"]) == (2, 100)


def test_blocks_that_count_anew_and_a_misread_ordinal_move_no_cell_from_its_column() -> None:
    rows = [(str(n), name, "6") for n, name in enumerate(("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"), 1)]
    others = [("1", "xã Di Linh", "34"), ("2", "xã Ka Đô", "47"), ("44", "xã Cát Tiên", "37"),
              ("4", "xã Đức Trọng", "5")]  # fmt: skip
    cells = ("STT", "Cơ quan, đơn vị", "Số lượng hồ sơ", "I", "Các sở, ban, ngành",
             *(cell for row in rows for cell in row), "II", "UBND các xã, phường",
             *(cell for row in others for cell in row))  # fmt: skip
    cleaned = clean(letter("Phụ lục I", "", *cells))
    assert values(cleaned, "Sở Y tế") == {"overdue_dossiers": "6"}
    assert values(cleaned, "UBND xã Ka Đô") == {"overdue_dossiers": "47"}


def test_a_kind_in_full_tells_two_units_of_one_name_apart_though_one_is_in_no_row() -> None:
    rows = counted(("Sở Nội vu", "2"), ("UBND huyện Kỳ Anh", "7"), ("UBND huyen Đức Thọ", "3"),
                   ("UBND huyen Huong Sơn", "5"), ("UBND huyện Can Loc", "4"))  # fmt: skip
    cleaned = clean(
        letter(*DAMAGED, "Phụ lục I", OVERDUE, *rows, province="tỉnh Hà Tĩnh", **OLD_DAYS)
    )
    assert figure(cleaned, "UBND huyện Kỳ Anh", "overdue_dossiers").status == "printed"


def test_a_share_without_its_decimal_is_doubted_where_all_but_nothing_and_all_have_one() -> None:
    shares = ("41,0", "9,8", "98", "77,0", "100", "12,4", "0", "63,5", "55,5", "8,1")
    heads = ("Tên đơn vị", "Tỷ lệ hồ sơ nộp trực tuyến (%)", "Mức độ hài lòng (%)")
    rows = [(name, share, "50,0") for (name, _), share in zip(COMMUNES, shares, strict=True)]
    cleaned = clean(letter(*DAMAGED, board(heads, *rows)))
    found = cleaned.measures[cleaned.measures["indicator"] == "submitted_online_rate"]
    assert list(found["status"]) == ["printed"] * 2 + ["doubtful"] + ["printed"] * 7


def test_two_figures_in_one_cell_are_never_one_figure_without_its_mark() -> None:
    lines = (
        " STT      Tên đơn vị           Công khai,   Tiến độ     Số hóa     Mức độ",
        "                               minh bạch   giải quyết   hồ sơ     hài lòng",
        "1    Ban Dan toc                   18          20         22       17,27",
        "2    So Y te                     17,89         20        21,4      15,74",
        "3    So Tai chinh                  18        19,01       19,76     16,96",
        "4    Sở Nội vụ                     18          20        16,56     16,12",
        "5    So Tu phap     18 20   14,61    27,45",
    )
    cleaned = clean(letter(*DAMAGED, "Phụ lục I", "", *lines))
    found = figure(cleaned, "Sở Tư pháp", "progress")
    assert found.value == 20 or found.status == "doubtful"


def test_figures_with_signs_are_changes_whatever_their_head_became() -> None:
    lines = (
        "STT\tTên đơn vi\tĐiểm thang 7/2025\tĐiem thang 8/2025\tTtng/giam",
        "1\tSở Nội vụ\t53,93\t72,52\t+18,59",
        "2\tSo Y te\t74,23\t56,88\t-17,35",
        "3\tSo Tai chinh\t62,98\t65,53\t+2,55",
    )
    cleaned = clean(letter(*DAMAGED, "Phụ lục I", "TONG DIEM BO CHI SO", *lines))
    totals = cleaned.measures[cleaned.measures["indicator"] == "total"]
    own = totals[totals["unit"] == "Sở Nội vụ"]
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 53.93,
        "2025-08": 72.52,
    }


def test_a_maximum_tells_the_group_from_its_part_that_is_called_the_same() -> None:
    heads = ("Tên đơn vị", "Công khai, minh bạch (18đ)", "Cung cấp DVCTT (22đ)",
             "Công tác số hóa (22đ)", "Sự hài lòng của người dân (18đ)")  # fmt: skip
    rows = [("Sở Nội vụ", "18", "20,5", "22", "17,2"), ("Sở Y tế", "17,8", "22", "21,4", "15,7"),
            ("Sở Tài chính", "18", "19,1", "19,7", "16,9")]  # fmt: skip
    cleaned = clean(letter(board(heads, *rows)))
    assert values(cleaned, "Sở Y tế") == {
        "transparency": "17.8",
        "online": "22",
        "digitisation": "21.4",
        "satisfaction": "15.7",
    }


def test_a_sum_does_not_tell_which_of_its_parts_of_one_maximum_stands_where() -> None:
    form = next(form for form in forms() if form.id == "decision-766")
    order = ("progress", "total", "online", "transparency", "digitisation", "satisfaction")
    places = {column.indicator: place for place, column in enumerate(form.columns)}
    found = interchangeable(form, [places[name] for name in order])
    assert {order[place] for place in found} == set(order) - {"progress", "total"}
