"""Heads and rows that do not stand where their columns do."""

from __future__ import annotations

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
