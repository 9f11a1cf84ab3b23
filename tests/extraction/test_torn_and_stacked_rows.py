"""Rows that are torn, stacked or parted by heads in damaged texts."""

from __future__ import annotations

from decimal import Decimal

from helpers.extraction.head_roles import role_of
from helpers.extraction.mended_rows import classes_or_figures
from helpers.extraction.openings_of_names import with_committee
from helpers.extraction.rows import parse_row
from helpers.extraction.stacked_runs import blocks_of, mended
from helpers.reading import Line
from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, figure, letter, units, values

STACKED_HEAD = ("Số TT", "Tên đơn vị", "Tiến độ giải quyết /20", "Mức độ hài lòng /18", "XẾP LOẠI")


def stacked(*rows: str) -> str:
    """Return rows of cells parted by bars, one cell a line."""
    return "\n".join(cell for row in rows for cell in row.split("|"))


def test_damaged_classes_do_not_break_a_table_of_one_cell_a_line() -> None:
    rows = stacked("1|Sở Nội vụ|19,2|17,5|Xaất sic", "2|Sở Y tế|18,7|18|Xuat sic",
                   "3|Sở Tư pháp|17,1|16,4|T6t", "4|Sở Tài chính|16|15,5|Tbt",
                   "5|Sở Ngoại vụ|15,2|14|Khd")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *STACKED_HEAD, rows))
    assert values(cleaned, "Sở Tư pháp") == {"progress": "17.1", "satisfaction": "16.4"}
    assert len(units(cleaned)) == 5


def test_a_row_of_a_stacked_table_whose_ordinal_was_lost_is_a_row_of_its_own() -> None:
    rows = stacked("1|Sở Nội vụ|19,2|17,5|Tdt", "2|Sở Y tế|18,7|18|Tdt",
                   "Sở Tư pháp|17,1|16,4|Khá", "4|Sở Tài chính|16|15,5|Kha",
                   "5|Sở Ngoại vụ|15,2|14|Yéu", "6|Sở Công Thương|12|11,5|Yéu")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *STACKED_HEAD, rows))
    assert values(cleaned, "Sở Y tế") == {"progress": "18.7", "satisfaction": "18"}
    assert values(cleaned, "Sở Tư pháp") == {"progress": "17.1", "satisfaction": "16.4"}


def test_a_class_may_stand_with_the_figures_between_the_halves_of_a_name() -> None:
    lines = (
        "       Đơn vị              Tiến độ   Mức độ    Xếp loại",
        "                            (20đ)    hài lòng",
        "                                     (18đ)",
        "Sở Nội vụ                   19,2     17,5      Tốt",
        "Sở Nông nghiệp và Phát",
        "                            18,7     18        Tốt",
        "triển nông thôn",
        "Sở Văn hóa, Thể thao và Du",
        "                            17,1     16,4      Khá",
        "lịch",
        "Sở Y tế                     16       15,5      Khá",
    )
    cleaned = clean(
        letter("Phụ lục I", *lines, period="tháng 8 năm 2024", signed="ngày 08 tháng 9 năm 2024")
    )
    named = "Sở Nông nghiệp và Phát triển nông thôn"
    assert values(cleaned, named) == {"progress": "18.7", "satisfaction": "18"}
    assert values(cleaned, "Sở Văn hóa, Thể thao và Du lịch")["progress"] == "17.1"


def test_two_heads_that_begin_above_the_others_belong_to_the_head() -> None:
    lines = (
        "                                  Mức độ hài       Tỷ lệ nộp hồ",
        " STT     Cơ quan, đơn vị              lòng            sơ trực      Số HS",
        "                                      (%)              tuyến       quá hạn",
        "                                                        (%)",
        " (1)          (2)                     (3)               (4)          (5)",
        "  1   Sở Nội vụ                       98,8              94,3         2",
        "  2   Sở Tư pháp                      33,3                 0         8",
        "  3   Sở Tài chính                    94,9              62,7         1",
    )
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "satisfaction_rate": "98.8",
        "submitted_online_rate": "94.3",
        "overdue_dossiers": "2",
    }


def test_half_a_name_that_resembles_the_word_for_table_begins_no_table() -> None:
    lines = (
        "TT  Tên đơn vị               Tiến độ giải quyết (20)  Mức độ hài lòng (18)  Tổng (38)",
        " 1  UBND xã An Quang         17,1                     12,5                  29,6",
        " 2  UBND xã Tiên Minh        16,2                     12,1                  28,3",
        "    UBND xã Nguyễn Lương",
        " 3  Bằng                     16,7                     11,5                  28,2",
        " 4  UBND xã Kiến Minh        15,8                     11,5                  27,3",
    )
    cleaned = clean(letter("Phụ lục I", *lines, province="thành phố Hải Phòng"))
    assert values(cleaned, "UBND xã Nguyễn Lương Bằng")["total"] == "28.2"
    assert figure(cleaned, "UBND xã Kiến Minh", "progress").value == Decimal("15.8")


def test_the_month_that_ends_a_title_is_no_figure_of_a_unit() -> None:
    title = ("KẾT QUẢ ĐÁNH GIÁ CHẤT LƯỢNG PHỤC VỤ CỦA UBND CÁC XÃ,", "PHƯỜNG THÁNG 8.2025")
    rows = ("1\tUBND xã Ka Đô\t96,5", "2\tUBND xã Đơn Dương\t88,25")
    cleaned = clean(letter("Phụ lục I", *title, "STT\tTên đơn vị\tTổng điểm", *rows))
    assert values(cleaned, "UBND xã Ka Đô") == {"total": "96.5"}
    assert not cleaned.measures["value"].isin([Decimal("8.2025")]).any()


def test_half_a_name_behind_the_figures_is_not_left_over_for_a_shorter_unit() -> None:
    lines = (
        " STT  Cơ quan, đơn vị           Tiến độ   Hài lòng   Tổng",
        "                                 (20)       (18)     (38)",
        "  1   UBND phường Quy Nhơn       19,2       17,5     36,7",
        "      UBND Phuong An Nhon",
        "  2                              18,7       16       34,7",
        "      Pong",
        "      UBND Xa Tuy Phudc",
        "  3                              17,1       16,4     33,5",
        "      Tây",
    )
    cleaned = clean(letter("Phu luc I", *lines, province="tỉnh Gia Lai"))
    assert values(cleaned, "UBND phường An Nhơn Đông")["total"] == "34.7"
    assert values(cleaned, "UBND xã Tuy Phước Tây")["total"] == "33.5"


def test_a_table_of_more_columns_below_a_one_line_head_is_another_table() -> None:
    services = (
        "Tên cơ quan, đơn vị Tổng số DVC Số DVC phát sinh hồ sơ Tỷ lệ DVC phát sinh HS "
        "Tổng số hồ sơ phát sinh Số hồ sơ phát sinh trực tuyến Tỷ lệ HS trực tuyến"
    )
    whole = (
        " Tổng số HS phát sinh trên địa bàn (bao gồm cấp xã) Số HS phát sinh trực tuyến "
        "(bao gồm cả cấp xã) Tỷ lệ HS trực tuyến (bao gồm cả cấp xã)"
    )
    lines = (
        "1.1. Các sở, ban, ngành", services,
        "Sở Nội vụ 145 29 20% 3.026 568 18,77%", "Sở Y tế 89 43 48% 7.297 3.741 51,27%",
        "Sở Tư pháp 44 18 41% 374 187 50,00%", "Sở Tài chính 20 3 15% 4.207 1.931 45,90%",
        "1.2. UBND các huyện, thành phố", services + whole,
        "UBND huyện Lạc Dương 60 30 50% 243 109 44,86% 1.610 366 22,73%",
        "UBND huyện Đơn Dương 86 85 99% 1.068 271 25,37% 6.758 433 6,41%",
        "UBND huyện Di Linh 52 3 6% 477 230 48,22% 5.211 928 17,81%",
    )  # fmt: skip
    cleaned = clean(letter(*lines, period="tháng 8 năm 2024", signed="ngày 08 tháng 9 năm 2024"))
    assert values(cleaned, "Sở Nội vụ")["dossiers"] == "3026"
    assert "dossiers_all" not in values(cleaned, "Sở Nội vụ")
    assert values(cleaned, "UBND huyện Di Linh")["dossiers_all"] == "5211"


def test_a_row_that_broke_among_its_figures_goes_on_below_though_other_tables_have_fewer() -> None:
    few = ("STT   Tên đơn vị      Số hồ sơ quá hạn",
           *(f"{n}     So {name:<12}   {n}" for n, name in enumerate(OFFICES, 1)))  # fmt: skip
    head = "STT   Tên đơn vị    Tiến độ (20)   Công khai (18)   Số hóa (22)   Mức độ hài lòng (18)"
    whole = [
        f"{n}     So {name:<12}   1{n},12          1{n},05            1{n},25            1{n},5"
        for n, name in enumerate(OFFICES, 1)
    ]
    broken = ("6     Sở Ngoại vụ        12,34", "11,5           14,25           16,05")
    cleaned = clean(letter("Phụ lục I", *few, "", "Phụ lục II", head, *whole, *broken))
    assert values(cleaned, "Sở Ngoại vụ") == {
        "progress": "12.34",
        "transparency": "11.5",
        "digitisation": "14.25",
        "satisfaction": "16.05",
    }


def test_a_misread_class_at_the_end_of_a_row_is_no_figure() -> None:
    ends = ("Tốt", "T6t", "T6", "Kha")
    rows = [parse_row(n, f"{n} So Y te 1{n},12 7{n},5 {end}") for n, end in enumerate(ends, 1)]
    figures = [[t.text for t in row.tokens if t.kind == "figure"] for row in rows]
    assert figures[2] == ["13,12", "73,5", "T6"]
    mended = [[t.text for t in r.tokens if t.kind == "figure"] for r in classes_or_figures(rows)]
    assert mended == [*figures[:2], ["13,12", "73,5"], figures[3]]


def test_blanks_within_a_long_head_part_no_cells_of_a_table_of_one_cell_a_line() -> None:
    head = ("TEN CO QUAN, DON VI", "Ho so qua han", "So luong ho so cung cap dich vu  chung thuc"
            " dien tu ban sao tu  ban chinh", "Ty le nop ho so truc tuyen (%)")  # fmt: skip
    rows = [
        line
        for n, name in zip((8, 40, 3, 7, 25), OFFICES, strict=True)
        for line in (f"So {name}", f"{n}", "12", "80")
    ]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "8",
        "certified_copies": "12",
        "submitted_online_rate": "80",
    }


def test_words_above_and_below_figures_without_a_name_are_one_name() -> None:
    lines = (
        "     TT   Tên đơn vị                  Số hồ sơ quá hạn",
        "     7    UBND H.Dién Bién                 73",
        "          UBND H. Dién Bién",
        "     8                                     19",
        "          Déng",
        "     9    UBND H. Muong Ang                23",
    )
    text = letter(
        *DAMAGED, "Phu luc I", *lines, province="tỉnh Điện Biên", period="tháng 8 năm 2023",
        signed="ngày 08 tháng 9 năm 2023",
    )  # fmt: skip
    assert values(clean(text), "UBND huyện Điện Biên Đông") == {"overdue_dossiers": "19"}


def test_a_misread_class_behind_the_only_figure_is_no_name_of_its_row() -> None:
    lines = (
        "TT         Ten don vi            Diem     Xep loai",
        "      So Giao duc va Dao",
        "1.                               98,71    euat sac",
        "      tao",
        *(f"{n}.    So {name:<22}9{n},25    Xuat sac" for n, name in enumerate(OFFICES, 2)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Giáo dục và Đào tạo") == {"total": "98.71"}


def test_the_first_half_of_a_name_above_rows_without_heads_is_no_head() -> None:
    lines = (
        "  A      CÁC SỞ, BAN, NGÀNH",
        "        Sở Khoa học & Công",
        "  1     nghệ                        5",
        "  2     Sở Nội vụ                   2",
        "  3     Sở Y tế                     8",
    )
    cleaned = clean(
        letter("Phụ lục I", "Thống kê hồ sơ xử lý quá hạn tháng 8 năm 2025", "", *lines)
    )
    assert values(cleaned, "Sở Khoa học và Công nghệ") == {"overdue_dossiers": "5"}


def test_a_district_alone_on_its_line_is_no_head_of_names() -> None:
    assert role_of("huyen thanh pho") == "name"
    assert role_of("huyen thanh tho") == "value"


def test_the_first_code_of_a_list_of_one_cell_a_line_is_counted_by_no_figure() -> None:
    lines = ("STT", "Mã hồ sơ", "I", "UBND xã Di Linh", "1", "000.00.43.H36-250820-0470", "2",
             "000.00.43.H36-250811-0184", "II", "UBND xã Hòa Ninh", "1",
             "000.00.02.H36-250819-0635", "III", "UBND xã Tân Hội", "1",
             "000.00.31.H36-250812-0010")  # fmt: skip
    named = ("Di Linh", "Hòa Ninh", "Tân Hội", "Đức Trọng", "Lạc Dương", "Ka Đô", "Nam Ban Lâm Hà")
    counts = [text for n, name in enumerate(named, 1) for text in (f"{n}", f"UBND xã {name}", "2")]
    first = "Thống kê hồ sơ xử lý quá hạn tháng 8 năm 2025"
    title = "Danh sách mã hồ sơ giải quyết quá hạn tháng 8 năm 2025"
    annexes = (
        "Phụ lục I",
        first,
        "",
        *counts,
        "Tổng cộng",
        "14",
        "",
        "Phụ lục II",
        title,
        "",
        *lines,
    )
    cleaned = clean(letter(*annexes))
    assert "total" not in set(cleaned.measures["indicator"])
    listed = cleaned.overdue_dossiers[cleaned.overdue_dossiers["unit"] == "UBND xã Di Linh"]
    assert len(listed) == 2


def test_a_stroke_within_the_half_of_a_name_is_no_sign_for_nothing() -> None:
    lines = (
        "TT   Don vi                        Tong so DVC   So DVC phat sinh   Ty le DVC phat sinh",
        *(f"{n}    So {name:<26}20{n}             10{n}                50%"
          for n, name in enumerate(OFFICES, 1)),
        "     So Lao dong - Thu’ng blnh",
        "6                                  130             65                50%",
        "     va X& hoi",
    )  # fmt: skip
    text = letter(*DAMAGED, "Phu luc I", *lines, period="tháng 8 năm 2023",
                  signed="ngày 08 tháng 9 năm 2023")  # fmt: skip
    found = values(clean(text), "Sở Lao động - Thương binh và Xã hội")
    assert (found["services"], found["services_used"]) == ("130", "65")


def test_figures_between_the_halves_of_a_name_may_end_in_a_class_that_cannot_be_read() -> None:
    lines = (
        "Ten don vi                    Hai long (18)   Thanh toan (10)   Tong diem   Xep loai",
        *(f"So {name:<26}15.1{n}           6.{n}5              7{n}.50       Kha"
          for n, name in enumerate(OFFICES, 1)),
        "So Lao dong - Thuong binh",
        "                              14.20           5.50              70.10       Khd",
        "va Xa hoi",
        "So Ngoai vu                   11.88           8.25              62.19       Kha",
    )  # fmt: skip
    text = letter(*DAMAGED, "Phu luc I", *lines, period="tháng 8 năm 2023",
                  signed="ngày 08 tháng 9 năm 2023")  # fmt: skip
    cleaned = clean(text)
    assert values(cleaned, "Sở Lao động - Thương binh và Xã hội")["satisfaction"] == "14.2"
    assert values(cleaned, "Sở Ngoại vụ")["satisfaction"] == "11.88"


def test_a_small_table_by_month_is_read_where_each_cell_has_a_line() -> None:
    lines = ("Tỷ lệ hồ sơ trực tuyến", "Tháng 7/2025", "Tháng 8/2025", "Khối xã, phường", "15,98%",
             "31,58%", "Toàn tỉnh", "19,05%", "33,40%")  # fmt: skip
    measures = clean(letter("2. Tỷ lệ hồ sơ trực tuyến so với tháng trước", *lines)).measures
    own = measures[measures["level"] == "province"]
    told = dict(zip(own["period"], own["value"].map(str), strict=True))
    assert told == {"2025-07": "19.05", "2025-08": "33.4"}
    assert set(measures["unit"]) == {"Khối xã", "tỉnh Lâm Đồng"}


def test_a_name_whose_first_letters_look_like_a_figure_leaves_the_cells_behind_it_whole() -> None:
    lines = (
        "TT    Don vi                    So ho so qua han   Ty le nop truc tuyen (%)   Hai long (%)"
        "   Ban sao dien tu",
        *(f"{n}     S6 {name:<22}  {n}                  2{n},5                       8{n},6"
          f"           1{n}" for n, name in enumerate(OFFICES, 1)),
        "6     S6 Khoa hoc va Cong nghe  9                  59 6                       96,6",
    )  # fmt: skip
    found = values(clean(letter(*DAMAGED, "Phu luc I", *lines)), "Sở Khoa học và Công nghệ")
    assert found["satisfaction_rate"] == "96.6"
    assert found["submitted_online_rate"] in {"", "59.6"}


def test_an_ordinal_far_from_its_name_in_one_cell_is_an_ordinal() -> None:
    lines = (
        "| TT | Don vi | So ho so qua han | Ty le nop truc tuyen (%) |",
        *(f"| {n} | So {name} | {n} | 2{n},5 |" for n, name in enumerate(OFFICES, 1)),
        "[ | 6  So Khoa hoc va Cong nghe l 9 | 59,6 |",
        "| 7 | So Ngoai vu | 4 | 69,6 |",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Khoa học và Công nghệ") == {
        "overdue_dossiers": "9", "submitted_online_rate": "59.6",
    }  # fmt: skip


def test_two_numbers_in_a_cell_before_a_blank_one_are_one_figure_where_tabs_part_cells() -> None:
    heads = ("TT", "Don vi", "So ho so qua han", "Hai long (%)", "Ty le nop truc tuyen (%)",
             "So ban sao chung thuc dien tu")  # fmt: skip
    rows = [(f"{n}", f"So {name}", "7", f"72,6{n}", f"8{n},51", "3")
            for n, name in enumerate(OFFICES, 1)]  # fmt: skip
    rows.append(("6", "So Ngoai vu", "7", "72,63", "76 08", ""))
    lines = ("\t".join(cells) for cells in (heads, *rows))
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    found = values(cleaned, "Sở Ngoại vụ")
    assert (found["submitted_online_rate"], found["certified_copies"]) == ("76.08", "")


def test_the_halves_about_figures_whose_row_cannot_be_read_are_those_of_no_other_row() -> None:
    lines = (
        "TT Don vi Cong khai (18d) Tien do (20d) So hoa (22d) Tong diem (60d)",
        "1 So Y te 16.86 18.07 18.91 53.84",
        "2 So Xay dung 14.62 20 20.02 54.64",
        "3 SO Ngooai vu 17.31 17.7 16.48 51.49",
        "¢¢ Nong nghiép va",
        "A 15.32 20 18.99 54.31",
        "Phat trién nong thon",
        "5 So Tu phap 17.28 14.86 20.83 52.97",
        "6 So Cong Thuong 16.2 17.8 14.4 48.4",
    )
    text = letter(*DAMAGED, "Phu luc I", *lines, period="tháng 3 năm 2024",
                  signed="ngày 04 tháng 4 năm 2024")  # fmt: skip
    assert figure(clean(text), "Sở Ngoại vụ", "total").value == Decimal("51.49")


def test_words_for_a_committee_alone_are_no_name_of_a_commune() -> None:
    assert with_committee("uyban nhan dan") == "ubnd"
    assert with_committee("uyban nhan dan huyen nga son") == "ubnd huyen nga son"


def test_numbers_in_turn_between_the_halves_of_names_are_ordinals_though_a_figure_is_lost() -> None:
    rows = (("phuong Thoi Son", 15, "17.03", "17.16", "34.19"),
            ("phuong Binh Duc", 16, "15.92", "17.8", ""), ("xa Oc Eo", 17, "14.33", "20", "34.33"),
            ("phuong My Thoi", 18, "14.2", "19.1", "33.3"))  # fmt: skip
    lines = ["    TT      Don vi               Cong khai (18d)   Tien do (20d)    Tong diem (38d)"]
    for name, ordinal, *figures in rows:
        lines += [
            "            Uy ban nhan dan",
            f"    {ordinal}                           {figures[0]:<18}{figures[1]:<17}{figures[2]}",
            f"            {name}",
        ]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines, province="tỉnh An Giang"))
    assert "16" not in values(cleaned, "UBND phường Bình Đức").values()


def test_a_row_of_one_cell_a_line_is_whole_with_an_unreadable_class_before_the_next_page() -> None:
    rows = [f"{n}|UBND xa {name}|1{n},5|1{n},2|1{n}|4{n},7|Tot" for n, name in enumerate(
        ("Xuan Truong", "Don Duong", "Ka Do", "Di Linh", "Hoa Ninh", "Duc Trong"), 1)]  # fmt: skip
    heads = "TT|Ten don vi|Cong khai|Tien do|So hoa|Tong diem|Xep loai"
    rows[2] = rows[2].replace("Tot", "Tbt")
    rows[4] = rows[4].replace("45,7", "/5,7").replace("Tot", "Khé")
    texts = stacked(heads, *rows[:3], heads, *rows[3:]).split("\n")
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    runs = mended(blocks_of(lines)[0], lines)
    values = [tuple(line.text for line in run.lines) for run in runs if not run.words]
    assert ("13,5", "13,2", "13", "43,7", "Tbt") in values
    assert ("15,5", "15,2", "15", "/5,7", "Khé", "6") in values
