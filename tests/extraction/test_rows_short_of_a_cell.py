"""Rows that lost a cell, its border or its ordinal keep the figures that they have in place."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, figure, letter, units, values

HEADS = ("STT", "Dôn vi", "Ty Ie bo so nôp trực tuyen (%)", "Ty  lệ ngwoi dan hai lóng (%)",
         "Sô luợng ho so chùng thûc dién tu bân sao tu ban chinh")  # fmt: skip
ROWS = ("1\txa Đơn Dưong\t87,5\t33,3\t1", "2\txa Ka Đô\t-\t100\t23",
        "3\txa Di Linh\t100\t54,1\t0", "4\txa Hoa Ninh\t84,5\t74,3\t11",
        "5\txa Đưc Trong\t99,8\t100\t4", "6\txa Bao Thuan\t45,1\t72,7\t0")  # fmt: skip


def table(*rows: str, mark: str = "\t") -> str:
    lines = [line.replace("\t", mark) for line in ("\t".join(HEADS), *ROWS[:3], *rows, *ROWS[3:])]
    return letter("Phu luc I", *lines)


def test_a_row_that_lost_a_cell_lends_no_share_to_the_column_beside() -> None:
    cleaned = clean(table("9\txa Quang Lap\t100\t100"))
    own = cleaned.measures[cleaned.measures["unit"] == "UBND xã Quảng Lập"]
    settled = own[own["status"] != "doubtful"]
    assert "certified_copies" not in set(settled["indicator"])


def test_words_that_say_there_is_no_figure_are_no_speck() -> None:
    cleaned = clean(table("9 xa Quang Lap (Không có số liệu) 33 3 0", mark=" "))
    assert figure(cleaned, "UBND xã Quảng Lập", "submitted_online_rate").status != "printed"


def test_the_blank_cell_of_an_ordinal_is_no_column() -> None:
    cleaned = clean(table("| | xa Quang Lap | 6,6 | 10,1 | 7", mark=" | "))
    assert values(cleaned, "UBND xã Quảng Lập") == {
        "submitted_online_rate": "6.6",
        "satisfaction_rate": "10.1",
        "certified_copies": "7",
    }


def test_an_ordinal_behind_a_border_is_no_figure_where_the_row_broke_behind_its_name() -> None:
    lines = ("| STT | Đơn vị | Tỷ lệ nộp trực tuyến (%) | Tỷ lệ hài lòng (%) | Số hồ sơ quá hạn |",
             "|---|---|---|---|---|", "| 1 | Sở Nội vụ | 100 | 88,1 | 2 |",
             "| 2 | Sở Văn hóa, TT&DL", "| 67,3 | 100 | 0 |", "| 3 | Sở Y tế | 70,1 | 100 | 1 |",
             "| 4 | Sở Tư pháp | 31,7 | 97,2 | 0 |", "| 5 | Sở Xây dựng | 0 | 9 | 5 |")  # fmt: skip
    assert values(clean(letter("Phụ lục I", *lines)), "Sở Văn hóa, Thể thao và Du lịch") == {
        "submitted_online_rate": "67.3",
        "satisfaction_rate": "100",
        "overdue_dossiers": "0",
    }


def test_a_bar_that_closes_a_blank_last_column_parts_no_torn_decimal() -> None:
    lines = ("TT | Dôn vi | Diem năm 2024 | Diem năm 2025 | So sânh | XEP LOAI | Ghi chu",
             "1 | So Nội vụ | 97.08 | 99.05 | +1.97 | Xuất sắc | ",
             "2 | So Công Thuong | 93.71 | 96.75 | +3.04 | Xuất sắc | ",
             "3 | So Tdi chình | 90 82 | 90.56 | -0.26 | Xuát sae | ",
             "4 | So Tu phap | 89.49 | 93.61 | +4.12 | Xuất sắc | ",
             "5 | So Xay dung | 94.84 | 92.69 | -2.15 | Xuất sắc | ")  # fmt: skip
    cleaned = clean(letter("Phu luc I", *lines, period="năm 2025"))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Tài chính"]
    assert not {90, 82} & {row.value for row in own.itertuples() if row.status == "printed"}


def test_a_letter_between_words_of_a_name_is_no_bar() -> None:
    cleaned = clean(table("| 7 | Ban Quan l Khu kinh té | 44,3 | 34,3 | 7", mark=" | "))
    assert not [unit for unit in units(cleaned) if "Bến Quan" in unit or unit == "Ban Quan"]


def test_a_damaged_class_of_two_words_is_no_part_of_the_name_before_it() -> None:
    heads = "Stt Tên don ví Leai Cong khai minh bacb (18d) Múc do hai long (18d) Tong diem (36d)"
    rows = ("1 So Nội vụ Xuất sắc 17,88 16,64 34,52",
            "2 Ban Quan Iy Khu kinh té Xnat sàc 16,26 16,93 33,19",
            "3 So Tai chinh Xuot sac 18 15,46 33,46", "4 So Tu phap Xuất sắc 16,67 18 34,67",
            "5 So Y te Xuất sắc 15 17,5 32,5", "6 So Xay dung Xuất sắc 17 17,2 34,2")  # fmt: skip
    assert "Ban Quản lý Khu kinh tế cửa khẩu" not in units(clean(letter("Phu luc I", heads, *rows)))


def test_of_two_numbers_below_a_name_one_may_be_that_of_the_page() -> None:
    rows = ("01 SO TU PHÁP 1", "02 SO NOI VU", "3", "284", "03 SO Y TE 3", "04 SO TAI CHINH 12",
            "05 SO XAY DUNG 5", "06 SO CONG THUONG 7")  # fmt: skip
    cleaned = clean(letter("Phụ luc 1", "STT Tên don vi Tóng số hồ sơ quá han", *rows))
    assert figure(cleaned, "Sở Nội vụ", "overdue_dossiers").status == "doubtful"


def test_a_class_behind_the_blank_cell_of_a_name_is_no_average() -> None:
    lines = ("TT\tTên đơn vị\tLoại\tTổng điểm\tHạng", "1\tSỞ NỘI VỤ\tYếu\t44,38\t4",
             "SỞ GIÁO DỤC VÀ", "2\t\tTrung bình\t68,06\t2", "ĐÀO TẠO",
             "3\tSỞ TƯ PHÁP\tTrung bình\t68,47\t1", "4\tSỞ Y TẾ\tTrung bình\t57,30\t3")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Giáo dục và Đào tạo") == {"total": "68.06"}
    assert "group" not in set(cleaned.measures["level"])


def test_the_end_of_a_name_in_short_is_no_head_of_ordinals() -> None:
    lines = ("TT | Tên đơn vị | Tổng điểm", "1 | Sở Nội vụ | 90,06", "Sở Văn hóa,", "2 |  | 92,32",
             "TT&DL", "3 | Sở Tài chính | 90,82", "4 | Sở Y tế | 87,25")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Văn hóa, Thể thao và Du lịch") == {"total": "92.32"}


def test_a_half_of_a_name_below_the_figures_of_the_row_above_is_that_of_the_next_row() -> None:
    lines = ("TT\tTên đơn vị\tSố hóa (22)\tHài lòng (18)\tTổng điểm",
             "1\tSở Nội vụ\t20\t18\t90,06", "2\tSở Y tế", "16,18\t15,41\t82,16",
             "Sở Giáo dục và", "3\tĐào tạo\t14,46\t17\t76,27",
             "4\tSở Tài chính\t18\t16,42\t68,7", "5\tSở Tư pháp\t4,44\t7,5\t55,16")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Y tế")["total"] == "82.16"
    assert values(cleaned, "Sở Giáo dục và Đào tạo")["total"] == "76.27"
