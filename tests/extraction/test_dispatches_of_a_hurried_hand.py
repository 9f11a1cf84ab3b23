"""Wordings and layouts of one who prints dispatches in a hurry, with tools of his own."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import DAMAGED, clean, figure, letter, units, values


@pytest.mark.parametrize(
    ("said", "indicator", "value", "maximum"),
    [
        ("- Công khai, minh bạch (18 điểm): 9,33 điểm.", "transparency", "9.33", 18),
        ("- Tiến độ giải quyết (20đ): 13,5đ.", "progress", "13.5", 20),
        ("- Dịch vụ công trực tuyến (12 điểm): 9,2 điểm.", "online_service", "9.2", 12),
        ("- Thanh toán trực tuyến (10 điểm): 4,21", "online_payment", "4.21", 10),
        ("- Số hóa hồ sơ (22đ) đạt 15,76.", "digitisation", "15.76", 22),
        ("- Mức độ hài lòng (18 điểm): 8,83/18 điểm.", "satisfaction", "8.83", 18),
        ("- Dịch vụ công trực tuyến đạt 9,2 trên 12 điểm.", "online_service", "9.2", 12),
        ("- Mức độ hài lòng đạt 8,83 điểm trên tổng điểm 18.", "satisfaction", "8.83", 18),
        ("1. Tỉnh Lâm Đồng đạt 80,69 điểm (trên tổng 100 điểm).", "total", "80.69", 100),
    ],
)
def test_what_a_score_is_of_may_stand_about_it_in_any_way(
    said: str, indicator: str, value: str, maximum: int
) -> None:
    measures = clean(letter(said)).measures
    assert [(row.indicator, str(row.value), row.max) for row in measures.itertuples()] == [
        (indicator, value, maximum)
    ]


def test_a_name_goes_on_in_the_next_row_of_a_wide_table_with_borders() -> None:
    table = (
        "+-----+-------------------------+---------------+--------------------+",
        "| STT | Tên cơ quan, đơn vị     |   Tổng điểm   |  Mức độ hài lòng   |",
        "+-----+-------------------------+---------------+--------------------+",
        "|  1  | Sở Nông nghiệp và       |     95,2      |       17,83        |",
        "|     | Môi trường              |               |                    |",
        "|  2  | Ban Quản lý các khu     |     91,2      |       15,83        |",
        "|     | công nghiệp             |               |                    |",
        "|  3  | Sở Y tế                 |     90,2      |       15,33        |",
        "+-----+-------------------------+---------------+--------------------+",
    )
    cleaned = clean(letter("Phụ lục I", *table))
    assert units(cleaned) == [
        "Sở Nông nghiệp và Môi trường",
        "Ban Quản lý các khu công nghiệp",
        "Sở Y tế",
    ]
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_table_saved_from_a_spreadsheet_is_read() -> None:
    rows = ("STT;Tên đơn vị;Tổng điểm;Xếp loại", "1;Sở Văn hóa, Thể thao và Du lịch;95,4;Xuất sắc",
            "2;Sở Nội vụ;91,2;Xuất sắc", "3;Sở Y tế;85,25;Tốt")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert values(cleaned, "Sở Văn hóa, Thể thao và Du lịch") == {"total": "95.4"}
    assert figure(cleaned, "Sở Y tế", "total").row["class"] == "Tốt"


OFFICES = (
    ("Sở Nội vụ", "18,00", "14,36", "19,89", "6,19", "7,10", "16,95", "82,49"),
    ("Sở Y tế", "18,00", "18,00", "19,52", "10,67", "7,65", "20,09", "93,93"),
    ("Sở Tư pháp", "16,20", "17,10", "18,02", "11,02", "5,78", "22,00", "90,12"),
)
ORDER = ("satisfaction", "transparency", "progress", "online_service", "online_payment",
         "digitisation", "total")  # fmt: skip


@pytest.mark.parametrize(
    "names", ["Tên sở, ban, ngành", "Sở, ngành", "UBND cấp xã", "Xã, phường", "Huyện, thành phố"]
)
def test_a_torn_head_is_laid_whatever_its_column_of_names_is_called(names: str) -> None:
    head = (
        "Mức độ hài Mức độ",
        "lòng của công Tiến độ Dịch vụ công Mức độ thanh Số hoá Tổng số",
        f"TT  {names}  người dân,  khai,  giải quyết  trực tuyến  toán trực  hồ sơ  điểm",
        "doanh  minh  TTHC  tuyến",
        "nghiệp bạch",
        "(18đ) (18đ) (20đ) (12đ) (10đ) (22đ) (100đ)",
    )
    rows = (f"{place} {' '.join(row)}" for place, row in enumerate(OFFICES, 1))
    cleaned = clean(letter("Phụ lục I", "", *head, *rows))
    printed = [figure(cleaned, "Sở Nội vụ", indicator).row["printed"] for indicator in ORDER]
    assert printed == list(OFFICES[0][1:])
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_head_of_changes_is_part_of_a_torn_head() -> None:
    head = (
        "TT Sở, ban, ngành CK-MB TĐ giải DVC TT TT trực Số hóa HS Hài lòng Điểm Tăng/giảm so Hạng",
        "quyết  tuyến  với kỳ trước",
    )
    rows = (
        "1 Sở Nội vụ 18,00 20,00 12,00 8,19 22,00 17,15 97,34 -0,67 1",
        "2 Sở Y tế 18,00 19,22 11,41 7,89 22,00 18,00 96,52 -6,35 2",
        "3 Sở Tư pháp 17,62 18,85 9,85 7,44 21,21 18,00 92,97 +5,96 3",
    )
    found = values(clean(letter("Phụ lục I", "", *head, *rows)), "Sở Y tế")
    assert (found["progress"], found["online_payment"], found["total"]) == (
        "19.22",
        "7.89",
        "96.52",
    )


def test_pieces_of_maxima_below_torn_heads_are_no_row() -> None:
    table = (
        "                           CKMB (tối đa  Tiến độ GQ   DVCTT (tối     TTTT",
        "Stt   Đơn vị                   18)        (tối đa       đa 12)       (tối",
        "                                            20)                     đa 10)",
        " 1    Sở Nội vụ              14,98         19,19        11,97        6,66",
        " 2    Sở Y tế                16,42         19,41        10,39        7,25",
    )
    assert units(clean(letter("Phụ lục I", *table))) == ["Sở Nội vụ", "Sở Y tế"]


def test_the_first_unit_that_a_short_report_speaks_of_did_not_issue_it() -> None:
    text = "\n".join((
        "TỔNG HỢP KẾT QUẢ BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP",
        "TỈNH LÀO CAI THÁNG 9/2025",
        "1. Kết quả đánh giá UBND các xã, phường",
        "- Dẫn đầu là: UBND xã Bảo Hà 96,26 điểm; UBND xã Bảo Thắng 95,92 điểm.",
        "2. Tình hình hồ sơ giải quyết quá hạn",
        "Trong tháng 9/2025 có 22 hồ sơ giải quyết quá hạn, thuộc 06 cơ quan, đơn vị.",
    ))  # fmt: skip
    found = clean(text).measures
    assert set(found[found["indicator"] == "overdue_dossiers"]["unit"]) == {"tỉnh Lào Cai"}


def test_the_end_of_a_bracket_that_counts_offices_opens_no_block_of_the_table_below() -> None:
    lines = (
        "Trong tháng 8/2025, toàn tỉnh có 39 hồ sơ quá hạn tại 02 cơ quan, đơn vị (gồm",
        "02 sở, ban, ngành).",
        "Tổng hợp hồ sơ quá hạn tháng 8/2025",
        "Số TT\tCơ quan, đơn vị\tHồ sơ trễ hạn",
        "1\tSở Nội vụ\t20",
        "2\tSở Công Thương\t19",
    )
    assert figure(clean(letter(*lines)), "tỉnh Lâm Đồng", "overdue_dossiers").value == 39


def test_a_head_of_names_without_ordinals_is_laid_too() -> None:
    head = ("Cung cấp  Thanh toán  Tổng số", "Tên đơn vị DVC trực trực tuyến điểm", "tuyến")
    rows = ("Sở Nội vụ 11,20 9,10 95,18", "Sở Y tế 12,00 7,07 93,11", "Sở Tư pháp 9,40 8,20 90,1")
    found = values(clean(letter("Phụ lục I", "", *head, *rows)), "Sở Y tế")
    assert found == {"online_service": "12", "online_payment": "7.07", "total": "93.11"}


def test_bars_tell_which_of_two_heads_the_words_below_are_of() -> None:
    head = (
        "Tổng số | DVC có phát | Tỷ lệ | Tổng số hồ | Số hồ sơ | Tỷ lệ hồ",
        "STT | Tên đơn vị | DVC mức độ | sinh hồ sơ | DVC phát | sơ | trực | sơ trực",
        "3, 4 | sinh (%) | tuyến | tuyến",
    )
    rows = ("1 | Sở Nội vụ 107 81 76% 442 364 82,35%", "2 | Sở Y tế 160 92 57% 457 310 67,83%",
            "3 | Sở Tư pháp 134 18 13% 385 187 48,57%")  # fmt: skip
    found = values(clean(letter("Phụ lục I", "", *head, *rows)), "Sở Y tế")
    assert (found["dossiers"], found["dossiers_online"]) == ("457", "310")


def test_maxima_that_the_prose_tells_are_no_scores_however_damaged_their_word_is() -> None:
    said = (
        "Piém toi đa: Số hóa ho sơ 22 điém; Cong khai minh bach 18 điểm; Muc độ hai long của",
        "ngươi dân 18 điểm; Thanh toan trực tuyen 10 diêm; tông diem 100.",
    )
    assert clean(letter(*DAMAGED, *said)).measures.empty
