"""Heads and rows that do not stand where their columns do."""

from __future__ import annotations

from helpers.extraction.captions import is_heading
from tests.cleaning.dispatches import clean, figure, findings, letter, units, values


def padded(*cells: tuple[int, str]) -> str:
    """Return cells each at its place, or right behind the one before where that runs over."""
    line = ""
    for place, text in cells:
        line = f"{line}  ".ljust(place) + text if line else " " * place + text
    return line


def test_heads_pushed_out_of_their_columns_by_longer_ones_keep_their_order() -> None:
    places = (0, 4, 22, 28, 34, 40)
    names = ("Nhóm mức độ hài lòng -",) * 3
    head = (
        padded(*zip(places, ("TT", "Tên đơn vị", *names, "Tổng"), strict=True)),
        padded(*zip(places[2:], ("Chỉ số 1", "Chỉ số 2", "Chỉ số 3", "điểm"), strict=True)),
    )
    rows = [
        padded(*zip(places, (str(number), name, *cells), strict=True))
        for number, (name, *cells) in enumerate(
            (
                ("Sở Nội vụ", "3,8", "4,63", "4,47", "66,11"),
                ("Sở Y tế", "2,82", "5", "4,9", "67,07"),
                ("Sở Tài chính", "5", "3,63", "4,03", "60,81"),
                ("Sở Tư pháp", "4,55", "3,91", "4,48", "69,06"),
            ),
            start=1,
        )
    ]
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "satisfaction_1": "3.8",
        "satisfaction_2": "4.63",
        "satisfaction_3": "4.47",
        "total": "66.11",
    }


def test_a_column_that_is_blank_in_every_row_takes_no_other_ones_figures() -> None:
    rows = [
        padded((0, str(number)), (4, name), (28, count))
        for number, (name, count) in enumerate(
            (("Sở Nội vụ", "38"), ("Sở Y tế", "0"), ("Sở Tư pháp", "6")), start=1
        )
    ]
    head = (
        padded((0, "TT"), (4, "Tên đơn vị"), (26, "Số HS quá"), (40, "Hồ sơ chứng thực")),
        padded((28, "hạn"), (40, "bản sao điện tử")),
        padded((0, "(1)"), (4, "(2)"), (27, "(3)"), (44, "(4)")),
    )
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {"overdue_dossiers": "38"}


def test_the_halves_of_a_name_below_a_blocks_heading_are_the_name() -> None:
    lines = (
        "STT  Cơ quan, đơn vị       Số hồ sơ",
        "                           quá hạn",
        "  I  UBND các xã, phường",
        "     UBND phường Xuân",
        " 01                         46",
        "     Hương - Đà Lạt",
        " 02  UBND xã Đơn Dương      14",
        " 03  UBND xã Ka Đô          4",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert figure(cleaned, "UBND phường Xuân Hương - Đà Lạt", "overdue_dossiers").value == 46
    assert "Khối xã" not in units(cleaned)


def test_a_number_of_thousands_at_the_head_of_a_wrapped_line_opens_no_list() -> None:
    cleaned = clean(letter("Tổng số hồ sơ giải quyết quá hạn của tỉnh trong tháng 8 năm 2025 là",
                           "1.267 hồ sơ, phát sinh tại 17 cơ quan, đơn vị."))  # fmt: skip
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 1267


def test_a_heading_of_codes_whose_name_ends_in_a_digit_is_no_row() -> None:
    lines = ("Phụ lục I", "1. UBND xã Bảo Lâm 1", "STT", "Mã", "hồ sơ", "1  H36.19-250809-0063",
             "2. UBND xã Bảo Lâm 2", "STT", "Mã", "hồ sơ", "1  H36.42-250824-0136")  # fmt: skip
    cleaned = clean(letter(*lines))
    assert list(cleaned.overdue_dossiers["unit"]) == ["UBND xã Bảo Lâm 1", "UBND xã Bảo Lâm 2"]
    assert cleaned.measures.empty


def test_marks_of_footnotes_at_names_tell_of_no_damage() -> None:
    rows = [
        f"{number} {name}* {score}"
        for number, (name, score) in enumerate(
            (("Sở Nội vụ", "95,5"), ("Sở Y tế", "88,25"), ("Sở Tư pháp", "76,2")), start=1
        )
    ]
    cleaned = clean(letter("Phụ lục I", "STT Tên cơ quan, đơn vị Tổng điểm", *rows))
    assert units(cleaned) == ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]
    assert set(cleaned.measures["status"]) == {"printed"}
    assert not findings(cleaned, "name")


def test_a_row_that_lost_a_figure_and_its_blanks_is_not_laid_by_its_places() -> None:
    heads = ("TT", "Tên đơn vị", "Công khai (18đ)", "Tiến độ (20đ)", "Dịch vụ công (12đ)",
             "Thanh toán (10đ)", "Số hóa (22đ)", "Hài lòng (18đ)", "Tổng điểm (100đ)")  # fmt: skip
    places = (0, 4, 22, 40, 56, 76, 94, 108, 124)
    scored = (
        ("Sở Y tế", "18", "17,68", "12", "9,65", "22", "18", "97,33"),
        ("Sở Tài chính", "14,27", "18,44", "10,91", "10", "19,93", "14,94", "88,49"),
        ("Sở Tư pháp", "15,68", "19,29", "7,61", "9,4", "13,12", "18", "83,1"),
    )
    rows = [padded(*zip(places, (str(n), *row), strict=True)) for n, row in enumerate(scored, 1)]
    torn = padded(*zip(places[:4], ("4", "Sở Nội vụ", "11,82", "18,78"), strict=True))
    torn += "      10      20,85   14,84   87,86"
    cleaned = clean(letter("Phụ lục I", padded(*zip(places, heads, strict=True)), *rows, torn))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Nội vụ"]
    told = {"11.82", "18.78", "10", "20.85", "14.84", "87.86"}
    true = dict(zip(("transparency", "progress", "online_service", "online_payment",
                     "digitisation", "satisfaction", "total"),
                    (11.82, 18.78, 11.57, 10, 20.85, 14.84, 87.86), strict=True))  # fmt: skip
    settled = own[own["status"] != "doubtful"]
    assert told >= set(settled["printed"].str.replace(",", "."))
    assert all(true[row["indicator"]] == row["value"] for _, row in settled.iterrows())


def test_words_that_push_heads_along_do_not_move_them_to_another_column() -> None:
    head = (
        "TT      Tên cơ               Tiến độ,  Nhóm cung cấp  Nhóm cung cấp  Nhóm mức độ  Tổng",
        "        quan, đơn            giải quyết  DVCTT - Chỉ  DVCTT - Chỉ  hài lòng -  điểm",
        "        vị                           số 1    số 2    Chỉ số 1",
    )
    rows = (
        "01 UBND xã Đơn Dương 20,83 9,24 7,48 3,94 41,49",
        "02 UBND xã Ka Đô 30 10 8,29 4,52 52,81",
        "03 UBND xã Bảo Lâm 1 25,5 8,1 9,04 4 46,64",
    )
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    scored = values(cleaned, "UBND xã Đơn Dương")
    assert (scored["online_1"], scored["online_2"]) == ("9.24", "7.48")
    assert (scored["satisfaction_1"], scored["total"]) == ("3.94", "41.49")


def test_the_number_of_an_index_tells_it_from_its_twin_in_a_head_on_one_line() -> None:
    head = (
        "TT Tên cơ quan, đơn vị Tiến độ, giải quyết Nhóm cung cấp DVCTT - Chỉ số 1 Nhóm cung cấp"
        " DVCTT - Chỉ số 2 Nhóm số hóa hồ sơ - Chỉ số 1 Nhóm số hóa hồ sơ - Chỉ số 2 Nhóm mức độ"
        " hài lòng - Chỉ số 1 Nhóm mức độ hài lòng - Chỉ số 2 Nhóm mức độ hài lòng - Chỉ số 3"
        " Tổng điểm Điểm quy đổi XẾP LOẠI"
    )
    rows = (
        "1 UBND xã Đơn Dương 16,23 5,66 6,59 5 6,6 2,5 3,17 3,72 49,47 6,18 Trung bình",
        "2 UBND xã Ka Đô 18,29 10 4,58 3,53 8,1 3,35 3,89 5 56,74 7,09 Khá",
        "3 UBND xã Bảo Lâm 1 25,5 8,1 9,04 4 9 4,1 4 4,5 68,24 8,53 Tốt",
    )
    cleaned = clean(letter("Phụ lục I", "NHÓM CHỈ TIÊU", head, *rows))
    scored = values(cleaned, "UBND xã Đơn Dương")
    assert (scored["online_1"], scored["online_2"]) == ("5.66", "6.59")
    assert (scored["digitisation_1"], scored["digitisation_2"]) == ("5", "6.6")


def test_ranks_that_are_the_only_column_are_never_taken_for_scores() -> None:
    ranked = (("Sở Nội vụ", "1"), ("Sở Y tế", "2"), ("Sở Tư pháp", "2"), ("Sở Tài chính", "4"))
    tables = {
        "words": ("Số TT Tên đơn vị Thứ hạng", *(f"{n} {u} {r}" for n, (u, r) in
                                                 enumerate(ranked, 1))),
        "one head a line": ("STT", "Tên cơ quan, đơn vị", "Xếp hạng", "Ghi chú",
                            *(f"{n:02d}      {u:<30}{r}" for n, (u, r) in enumerate(ranked, 1))),
        "tabs": ("STT\tTên đơn vị\tXếp hạng", *(f"{n}\t{u}\t{r}" for n, (u, r) in
                                                enumerate(ranked, 1))),
    }  # fmt: skip
    for lines in tables.values():
        cleaned = clean(letter("Phụ lục I", *lines))
        assert set(cleaned.measures["indicator"]) <= {"thu-hang", "xep-hang"}
        assert list(cleaned.measures["value"]) == [1, 2, 2, 4]


def test_a_name_that_ends_in_a_digit_is_a_row_without_an_ordinal_or_cells() -> None:
    lines = ("Tên đơn vị Số hồ sơ quá hạn Tỷ lệ hài lòng (%)", "UBND xã Phú Vang 4 98,5",
             "UBND xã A Lưới 2 39 91,5", "UBND xã A Lưới 3(*) 6 88,25", "UBND xã Khe Tre 1 79",
             "UBND xã Quảng Điền 12 95", "UBND xã Đan Điền 0 77,5",
             "Ghi chú: (*) Đơn vị mới thành lập.")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines, province="thành phố Huế"))
    overdue = cleaned.measures[cleaned.measures["indicator"] == "overdue_dossiers"]
    assert dict(zip(overdue["unit"], overdue["value"], strict=True)) == {
        "UBND xã Phú Vang": 4, "UBND xã A Lưới 2": 39, "UBND xã A Lưới 3": 6,
        "UBND xã Khe Tre": 1, "UBND xã Quảng Điền": 12, "UBND xã Đan Điền": 0,
    }  # fmt: skip


def test_a_row_that_says_throughout_that_there_is_nothing_does_not_end_its_table() -> None:
    places = (0, 4, 26, 46, 66, 86)
    heads = ("TT", "Tên đơn vị", "Tiến độ (20đ)", "Số hóa (22đ)", "Hài lòng (18đ)", "Tổng (60đ)")
    none = ("(Không có số liệu)",) * 4
    lines = [
        padded(*zip(places, heads, strict=True)),
        padded(*zip(places, ("1", "Sở Nội vụ", "18,5", "20,25", "17", "55,75"), strict=True)),
        padded((4, "Ban Quản lý các")),
        padded((0, "2"), *zip(places[2:], none, strict=True)),
        padded((4, "khu công nghiệp")),
        padded(*zip(places, ("3", "Sở Y tế", "16", "19,5", "15,5", "51"), strict=True)),
        padded(*zip(places, ("4", "Sở Tư pháp", "12", "18,5", "14,5", "45"), strict=True)),
    ]
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Y tế") == {
        "progress": "16", "digitisation": "19.5", "satisfaction": "15.5", "total": "51",
    }  # fmt: skip
    assert set(cleaned.measures["table"]) == {"Phụ lục I"}
    nothing = cleaned.measures[cleaned.measures["status"] == "missing"]
    assert len(nothing) == 4


def test_the_first_rows_name_torn_below_a_head_is_no_part_of_the_head() -> None:
    places = (0, 6, 34, 46)
    lines = (
        "1.2. UBND các huyện, thành phố",
        padded(*zip(places, ("TT", "Tên cơ", "Tổng số", "Số DVC"), strict=True)),
        padded(*zip(places[1:], ("quan, đơn vị", "DVC", "phát sinh HS"), strict=True)),
        "      UBND phường Xuân",
        padded((0, "1"), *zip(places[2:], ("7", "2"), strict=True)),
        "      Hương - Đà Lạt",
        padded(*zip(places, ("2", "UBND xã Đơn Dương", "226", "201"), strict=True)),
        padded(*zip(places, ("3", "UBND xã Ka Đô", "26", "12"), strict=True)),
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert figure(cleaned, "UBND phường Xuân Hương - Đà Lạt", "services").value == 7
    assert "Khối huyện" not in units(cleaned)


def test_a_long_head_among_heads_one_a_line_keeps_them_in_order() -> None:
    lines = ("Tên đơn vị",
             "Số lượng hồ sơ cung cấp dịch vụ chứng thực điện tử bản sao từ bản chính",
             "Số lượng hồ sơ", "Tỷ lệ hài lòng (%)", "Số phản ánh, kiến nghị",
             "UBND xã Đơn Dương| 19 0 58.1 408", "UBND xã Ka Đô| 16 3 0 75",
             "UBND xã Bảo Lâm 1| 0 2 98.1 738")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    scored = values(cleaned, "UBND xã Đơn Dương")
    assert scored["certified_copies"] == "19"
    assert (scored["overdue_dossiers"], scored["satisfaction_rate"]) == ("0", "58.1")


def test_a_section_over_all_columns_of_an_html_table_is_no_head() -> None:
    cells = (("1", "Sở Nội vụ", "96,5"), ("2", "Sở Y tế", "88,25"))
    lines = (
        "<table>",
        "<tr><th>STT</th><th>Tên đơn vị</th><th>Điểm</th></tr>",
        '<tr><td>I</td><td colspan="2">CÁC SỞ, BAN, NGÀNH TỈNH</td></tr>',
        *("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells),
        "</table>",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {"total": "96.5"}


def test_several_tables_of_one_cell_a_line_may_differ_in_their_columns() -> None:
    first = ("STT", "Tên đơn vị", "Tiến độ giải quyết /20", "Mức độ hài lòng /18",
             "1", "Sở Nội vụ", "19,2", "17,5", "2", "Sở Y tế", "18,7", "18",
             "3", "Sở Tư pháp", "17,1", "16,4", "4", "Sở Tài chính", "16", "15,5",
             "5", "Sở Ngoại vụ", "15,2", "14")  # fmt: skip
    second = ("STT", "Tên đơn vị", "Số hồ sơ quá hạn",
              "1", "Sở Nội vụ", "4", "2", "Sở Y tế", "7", "3", "Sở Tư pháp", "2",
              "4", "Sở Tài chính", "9", "5", "Sở Ngoại vụ", "1")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *first, "Phụ lục II", "Hồ sơ quá hạn", *second))
    assert values(cleaned, "Sở Y tế") == {
        "progress": "18.7",
        "satisfaction": "18",
        "overdue_dossiers": "7",
    }


def test_words_of_heads_that_resemble_a_blocks_heading_end_no_head() -> None:
    lines = (
        "TT   Tên đơn vị      Tỷ lệ nộp    Số hồ sơ    Số hồ sơ",
        "                       hồ sơ      quá hạn      chứng",
        "                       trực                  thực bản",
        "                      tuyến                  sao điện",
        "                       (%)                      tử",
        "1    Sở Nội vụ        87,1           1          12",
        "2    Sở Y tế          89,4           2          25",
        "3    Sở Tư pháp       40,9           0           7",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "submitted_online_rate": "87.1",
        "overdue_dossiers": "1",
        "certified_copies": "12",
    }


def test_a_name_of_whole_words_that_no_unit_has_is_no_other_unit() -> None:
    rows = [f"{n} UBND xã {name} {score}" for n, (name, score) in enumerate(
        (("Lạc Dương", "91,5"), ("Ka Đô", "88,2"), ("Bảo Lâm 1", "85"), ("Đơn Tương", "80,1"),
         ("Quảng Lập", "79"), ("Nam Ban", "70,4")), start=1)]  # fmt: skip
    cleaned = clean(letter("Phụ lục I", "STT Tên đơn vị Tổng điểm (100)", *rows))
    own = cleaned.measures[cleaned.measures["unit_printed"] == "UBND xã Đơn Tương"]
    assert set(own["status"]) == {"doubtful"}
    assert set(own["unit"]) == {"UBND xã Đơn Tương"}


def test_figures_below_the_name_of_their_row_begin_with_no_ordinal() -> None:
    rows = ("1\tSở Nội vụ\t3\t95,5\t100\t7",
            "2\tSở Y tế\t0\t60\t33,3\t0",
            "3\tSở Tài chính",
            "46\t0\t100\t1",
            "4\tSở Tư pháp\t12\t45,2\t81\t3",
            "5\tSở Xây dựng",
            "-\t4\t97,1\t0",
            "6\tSở Công Thương\t1\t70\t88\t2",
            "7\tSở Ngoại vụ\t0\t100\t100\t0")  # fmt: skip
    head = "TT\tĐơn vị\tSố hồ sơ quá hạn\tTỷ lệ hồ sơ nộp trực tuyến (%)\tTỷ lệ hài lòng (%)\t"
    for parted in ("\t", " "):
        lines = [row.replace("\t", parted) for row in rows]
        heads = [head + "Chứng thực bản sao điện tử"] if parted == "\t" else head.split("\t")
        heads = heads if parted == "\t" else [*heads[:-1], "Chứng thực bản sao điện tử"]
        cleaned = clean(letter("Phụ lục I", *heads, *lines))
        assert values(cleaned, "Sở Tài chính") == {
            "overdue_dossiers": "46",
            "submitted_online_rate": "0",
            "satisfaction_rate": "100",
            "certified_copies": "1",
        }
        assert figure(cleaned, "Sở Xây dựng", "overdue_dossiers").status == "missing"
        assert figure(cleaned, "Sở Xây dựng", "submitted_online_rate").value == 4


def test_a_line_that_counts_the_columns_is_no_row_between_the_halves_of_a_name() -> None:
    lines = ("TT\tĐơn vị\tSố hồ sơ quá hạn\tChứng thực điện tử",
             "\t\t\tbản chính",
             "1\t2\t(3)\t4",
             "1\tSỞ GIÁO DỤC VÀ ĐÀO TẠO",
             "33\t0",
             "2\tSỞ NỘI VỤ\t5\t1",
             "3\tSỞ Y TẾ\t8\t0",
             "4\tSỞ TƯ PHÁP\t2\t7",
             "5\tSỞ XÂY DỰNG\t4\t2")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert len(set(cleaned.measures.unit)) == 5
    assert figure(cleaned, "Sở Giáo dục và Đào tạo", "overdue_dossiers").value == 33


def test_a_row_in_cells_whose_figures_are_lost_is_no_title() -> None:
    assert not is_heading("7.\tSO Noi vu\t]\t")
    assert is_heading("1.\tKết quả giải quyết thủ tục hành chính")


def test_the_upper_half_of_the_first_name_right_below_heads_one_a_line_is_no_part_of_them() -> None:
    lines = (
        "Số TT",
        "Cơ quan, đơn vị",
        "Số lượng hồ sơ quá hạn",
        "        Sở Lao động - Thương",
        "1       binh và Xã hội                   3",
        "2       Sở Y tế                          4",
        "3       Sở Tư pháp                       9",
        "4       Sở Nội vụ                        11",
    )
    text = letter("Phụ lục I", "Thống kê hồ sơ xử lý quá hạn tháng 02 năm 2023", "", *lines,
                  period="tháng 2 năm 2023", signed="ngày 05 tháng 3 năm 2023")  # fmt: skip
    assert values(clean(text), "Sở Y tế") == {"overdue_dossiers": "4"}
