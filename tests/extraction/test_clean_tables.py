"""Undamaged tables as offices lay them out: heads, blocks, torn names, cells one a line."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, figure, letter, units, values
from tests.extraction.test_heads_and_rows_out_of_place import padded


def one_a_line(*cells: str) -> str:
    """Return cells one a line, as copying out of a PDF leaves them."""
    return "\n".join(cells)


def test_pushed_heads_keep_their_columns_beside_a_blank_column_of_notes() -> None:
    places = (0, 5, 25, 33, 41, 49)
    head = (
        padded(*zip(places, ("TT", "Đơn vị", "Tiến độ,", "Dịch vụ", "Tổng", "Ghi"), strict=True)),
        padded(*zip(places[2:], ("giải quyết", "công trực", "số", "chú"), strict=True)),
        padded((33, "tuyến"), (41, "điểm")),
        padded(*zip(places[2:5], ("/20", "/22", "/100"), strict=True)),
    )
    rows = [
        padded(*zip(places, (str(number), *row), strict=False))
        for number, row in enumerate(
            (("Sở Nội vụ", "11,5", "20", "84,09"), ("Sở Y tế", "10", "16,4", "52,2"),
             ("Sở Tài chính", "18", "15,86", "80,06")), start=1,
        )
    ]  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {"progress": "11.5", "online": "20", "total": "84.09"}


def test_heads_on_one_line_are_parted_at_their_capitals() -> None:
    cleaned = clean(letter(
        "Phụ lục I",
        "Số TT Tên cơ quan, đơn vị Số lượng hồ sơ Mức độ hài lòng (%) Số phản ánh, kiến nghị",
        "1 |Sở Nội vụ 5 33,3 511", "2 |Sở Tư pháp 0 41,5 823", "3 |Sở Tài chính 4 62 218",
    ))  # fmt: skip
    assert set(cleaned.measures["status"]) == {"printed"}
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "5", "satisfaction_rate": "33.3", "so-phan-anh-kien-nghi": "511",
    }  # fmt: skip


def test_a_head_on_one_line_opens_another_table_where_the_rows_below_have_more_figures() -> None:
    services = ("Tổng số DVC Số DVC phát sinh hồ sơ Tỷ lệ DVC phát sinh hồ sơ Tổng số HS phát sinh "
                "Số hồ sơ trực tuyến Tỷ lệ hồ sơ trực tuyến")  # fmt: skip
    everything = " Tổng số HS phát sinh trên địa bàn (bao gồm cấp xã)"
    cleaned = clean(letter(
        "1.1. Các sở, ban, ngành", f"Đơn vị {services}",
        "Sở Nội vụ| 10 5 50 200 100 50.00", "Sở Y tế| 20 5 25 40 10 25.00",
        "Sở Tư pháp| 4 1 25 10 5 50.00",
        "1.2. UBND các xã, phường", f"Đơn vị {services}{everything}",
        "UBND xã Đơn Dương| 10 1 10 10 0 0.00 77", "UBND xã Ka Đô| 10 9 90 20 5 25.00 99",
    ))  # fmt: skip
    assert figure(cleaned, "UBND xã Ka Đô", "dossiers_all").value == 99
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_table_goes_on_below_a_long_head_that_stands_again_after_a_page_break() -> None:
    places = (0, 5, 40, 56, 72, 100)
    head = padded(*zip(places, ("TT", "Đơn vị", "Công khai", "Tiến độ", "Tổng số", "Thứ hạng"),
                       strict=True))  # fmt: skip
    names = ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Thanh tra tỉnh")
    figures = ("18 20 99 1", "17 19 98 2", "16 18 97 3", "15 17 80 6", "14 16 90 4", "13 15 85 5")
    rows = [
        padded(*zip(places, (str(n), name, *row.split()), strict=True))
        for n, (name, row) in enumerate(zip(names, figures, strict=True), 1)
    ]
    cleaned = clean(letter("Phụ lục I", head, *rows[:4], "", "", head, *rows[4:]))
    assert figure(cleaned, "Sở Xây dựng", "total").row["rank"] == 4


def test_names_and_numbers_in_turn_are_a_table_below_heads_that_say_so() -> None:
    lines = one_a_line("Tên đơn vị", "Số hồ sơ quá hạn", "Sở Nội vụ", "6", "Sở Y tế", "3",
                       "UBND xã Đơn Dương", "10")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", lines))
    assert figure(cleaned, "Sở Nội vụ", "overdue_dossiers").value == 6
    assert figure(cleaned, "UBND xã Đơn Dương", "overdue_dossiers").value == 10


def test_tables_one_cell_a_line_that_follow_each_other_keep_their_own_number_of_cells() -> None:
    first = one_a_line(
        "STT", "Đơn vị", "Số hồ sơ quá hạn", "Mức độ hài lòng (%)", "A", "Các sở, ban, ngành",
        "1", "Sở Nội vụ", "6", "50,5", "2", "Sở Y tế", "3", "61", "3", "Sở Tài chính", "0", "44",
        "4", "Sở Xây dựng", "1", "81", "5", "Sở Tư pháp", "0", "72,5",
    )  # fmt: skip
    second = one_a_line(
        "STT", "Tên đơn vị", "Tổng điểm", "B", "UBND các xã, phường", "01", "UBND xã Đơn Dương",
        "97,5", "02", "UBND xã Ka Đô", "88,25", "03", "UBND xã Đức Trọng", "81",
        "04", "UBND xã Di Linh", "80", "05", "UBND xã Hòa Ninh", "79",
    )  # fmt: skip
    cleaned = clean(letter("Phụ lục I", first, "Phụ lục II", second))
    assert values(cleaned, "Sở Tư pháp") == {"overdue_dossiers": "0", "satisfaction_rate": "72.5"}
    assert figure(cleaned, "UBND xã Ka Đô", "total").value is not None
    assert figure(cleaned, "UBND xã Đơn Dương", "total").row["ordinal"] == 1
    assert set(cleaned.measures["status"]) == {"printed"}


def test_where_rows_are_not_counted_the_number_between_the_halves_of_a_name_is_a_figure() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "Đơn vị Tổng số HS phát sinh Số hồ sơ trực tuyến Tỷ lệ hồ sơ trực tuyến",
        "Sở Nội vụ 78 39 50,00", "Sở Tư pháp 100 75 75,00", "Sở Khoa học", "40 10 25,00",
        "và Công nghệ", "Sở Y tế 60 15 25,00",
    ))  # fmt: skip
    assert values(cleaned, "Sở Khoa học và Công nghệ") == {
        "dossiers": "40", "dossiers_online": "10", "dossiers_online_rate": "25",
    }  # fmt: skip


def test_half_of_a_name_that_resembles_a_word_of_titles_ends_no_table() -> None:
    rows = (
        "TT   Đơn vị                  Số hồ sơ quá hạn",
        "1    UBND phường Trảng            5",
        "     Bàng",
        "2    UBND phường Gò Dầu           8",
        "3    UBND xã Bến Cầu              2",
    )
    cleaned = clean(letter("Phụ lục I", *rows, province="tỉnh Tây Ninh"))
    assert figure(cleaned, "UBND phường Gò Dầu", "overdue_dossiers").value == 8


def test_the_second_half_of_a_name_may_share_its_line_with_the_figure() -> None:
    rows = (
        "Đơn vị                  Hồ sơ quá",
        "                           hạn",
        "UBND xã Đơn Dương          14",
        "UBND phường Xuân",
        "Hương - Đà Lạt              3",
        "UBND xã Ka Đô               2",
    )
    cleaned = clean(letter("Phụ lục I", *rows))
    assert figure(cleaned, "UBND phường Xuân Hương - Đà Lạt", "overdue_dossiers").value == 3


def test_the_number_that_ends_a_torn_name_is_no_row() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "STT   Tên đơn vị           Tổng số HS   Số hồ sơ trực tuyến   Tỷ lệ (%)",
        "1     UBND xã Đơn Dương       100            50            50,00",
        "      Ủy ban nhân dân xã Bảo",
        "2                             200            50            25,00", "      Lâm 1",
        "3     UBND xã Ka Đô           50             50            100,00",
    ))  # fmt: skip
    assert figure(cleaned, "UBND xã Bảo Lâm 1", "dossiers").value == 200


def test_a_first_row_without_any_figure_belongs_to_the_table() -> None:
    rows = (
        "TT   Đơn vị          Công khai (18)    Tiến độ (20)         Tổng điểm (100)",
        "     Sở Khoa học và",
        "1    Công nghệ       -                 (Không có số liệu)   -",
        "     Sở Giáo dục và",
        "2    Đào tạo         17,5              19                   92",
        "3    Sở Y tế         16                18,5                 90",
    )
    cleaned = clean(letter("Phụ lục I", *rows))
    assert values(cleaned, "Sở Khoa học và Công nghệ") == {
        "transparency": "", "progress": "", "total": "",
    }  # fmt: skip


def test_breaks_within_the_cells_of_markdown_are_blanks_and_no_damage() -> None:
    rows = (
        "| STT | Đơn<br>vị | Tỷ lệ<br>hài lòng (%) | Số hồ sơ<br>chứng thực bản<br>sao điện tử |",
        "| --- | --- | --- | --- |",
        "| 1 | Sở Nội vụ | 33,3 |  |", "| 2 | Sở Y tế | 40 | 7 |", "| 3 | Sở Tư pháp | 50,5 | 9 |",
    )  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert figure(cleaned, "Sở Nội vụ", "certified_copies").status == "missing"
    assert figure(cleaned, "Sở Y tế", "certified_copies").value == 7


def test_a_bar_between_a_name_with_a_number_and_its_figure_is_no_digit() -> None:
    rows = ("Đơn vị Thứ hạng", "xã Tam Nông |35", "xã Tân Phước 3 |41", "xã Mỹ An Hưng |42",
            "phường Thường Lạc |43")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows, province="tỉnh Đồng Tháp"))
    assert values(cleaned, "UBND xã Tân Phước 3") == {"thu-hang": "41"}


def test_a_name_that_ends_in_nam_is_no_date_beside_its_score() -> None:
    rows = ("STT\tĐơn vị\tTổng điểm (20)", "1\tUBND xã Phúc Hòa\t19,5", "2\tUBND xã Nhã Nam\t20,00",
            "3\tUBND xã Sơn Động\t18")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows, province="tỉnh Bắc Ninh"))
    assert figure(cleaned, "UBND xã Nhã Nam", "total").value == 20


def test_a_whole_name_is_no_damaged_name_of_an_agency() -> None:
    rows = ("STT\tĐơn vị\tTổng điểm (100)", "1\tMăng Đen\t97", "2\tSa Huỳnh\t94,5", "3\tMộ Đức\t90")
    cleaned = clean(letter("Phụ lục I", *rows, province="tỉnh Quảng Ngãi"))
    assert figure(cleaned, "UBND phường Sa Huỳnh", "total").status == "printed"


def test_a_numeral_with_nothing_but_blanks_behind_it_counts_the_unit_above_its_codes() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "STT           Mã số hồ sơ", "  11   Sở Nội vụ",
        "   1   H36.12-250812-0001", "   2   H36.12-250813-0002",
        "  12   UBND xã Đơn Dương", "   1   H36.99-250812-0003",
    ))  # fmt: skip
    assert list(cleaned.overdue_dossiers["unit"]) == ["Sở Nội vụ", "Sở Nội vụ", "UBND xã Đơn Dương"]
    assert units(cleaned) == []


def test_months_as_columns_that_name_nothing_are_totals_under_a_title_of_results() -> None:
    cleaned = clean(letter(
        "Phụ lục IV",
        "KẾT QUẢ ĐÁNH GIÁ CHẤT LƯỢNG PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP CỦA UBND CÁC XÃ, PHƯỜNG",
        "", "TT | Tên đơn vị | Tháng | Tháng", " |  | 7/2025 | 8/2025",
        "01 | UBND xã Đơn Dương | 19.74 | 20", "02 | UBND xã Ka Đô | 20 | 20",
        "03 | UBND xã Di Linh | 18.5 | 17",
    ))  # fmt: skip
    assert set(cleaned.measures["indicator"]) == {"total"}


def test_a_head_in_capitals_among_others_on_one_line_is_one_head() -> None:
    cleaned = clean(letter(
        "Phụ lục I", "TT Đơn vị Tiến độ giải quyết Mức độ hài lòng KẾT QUẢ TỔNG HỢP Xếp loại",
        "01 Sở Nội vụ 16.33 17.15 95.7 Xuất sắc", "02 Sở Y tế 16.64 16.38 94.58 Xuất sắc",
        "03 Sở Tư pháp 20 18 91 Xuất sắc",
    ))  # fmt: skip
    assert values(cleaned, "Sở Nội vụ") == {
        "progress": "16.33", "satisfaction": "17.15", "total": "95.7",
    }  # fmt: skip


def test_the_last_figure_above_an_annex_counts_no_row() -> None:
    first = one_a_line(
        "TT", "Đơn vị", "Số hồ sơ quá hạn", "1", "Sở Nội vụ", "6", "2", "Sở Y tế", "1", "3",
        "Sở Tư pháp", "4",
    )  # fmt: skip
    second = one_a_line(
        "TT", "Đơn vị", "Tiến độ giải quyết (20đ)", "Tổng điểm (100đ)", "1", "Sở Nội vụ", "16,5",
        "90", "2", "Sở Y tế", "17", "92,5", "3", "Sở Tư pháp", "18", "94", "4", "Sở Tài chính",
        "19", "95,5",
    )  # fmt: skip
    cleaned = clean(letter("Phụ lục I", first, "", "Phụ lục II", second))
    assert figure(cleaned, "Sở Tư pháp", "overdue_dossiers").value == 4


def test_the_letter_of_a_kind_counts_no_unit() -> None:
    heads = "STT\tĐơn vị\tTổng điểm (100)"
    rows = ("1\tH. Bình Chánh\t97", "2\tH. Củ Chi\t94,5", "3\tH. Nhà Bè\t90")
    cleaned = clean(letter(
        "Phụ lục I", heads, *rows, province="thành phố Hồ Chí Minh", period="tháng 9 năm 2023",
        signed="ngày 08 tháng 10 năm 2023",
    ))  # fmt: skip
    assert units(cleaned) == ["UBND huyện Bình Chánh", "UBND huyện Củ Chi", "UBND huyện Nhà Bè"]


def test_a_name_of_three_lines_ends_beside_its_figure() -> None:
    rows = (
        "Đơn vị                  hồ sơ quá", "                            hạn",
        "Ban Quản lý Khu kinh", "tế và các khu công", "nghiệp                      5",
        "Sở Khoa học và", "Công nghệ                   3", "Sở Nội vụ                   2",
        "UBND xã Ka Đô               4",
    )  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert [(unit, values(cleaned, unit)["overdue_dossiers"]) for unit in units(cleaned)] == [
        ("Ban Quản lý Khu kinh tế và các khu công nghiệp", "5"),
        ("Sở Khoa học và Công nghệ", "3"), ("Sở Nội vụ", "2"), ("UBND xã Ka Đô", "4"),
    ]  # fmt: skip


def test_a_name_to_the_letter_is_not_the_longer_one_beside_it() -> None:
    rows = ("1\tUBND xã Phong Thạnh A\t75,6", "2\tUBND xã Phong Thạnh Tây\t70,6",
            "3\tUBND xã Phong Tân\t70")  # fmt: skip
    cleaned = clean(letter(
        "Phụ lục I", "STT\tĐơn vị\tTổng điểm (80)", *rows, province="tỉnh Bạc Liêu",
        issuer="UBND TỈNH BẠC LIÊU\nUBND THỊ XÃ GIÁ RAI", number="15/BC-UBND",
        period="tháng 9 năm 2023", signed="ngày 08 tháng 10 năm 2023",
    ))  # fmt: skip
    assert figure(cleaned, "UBND xã Phong Thạnh Tây", "total").status == "printed"
