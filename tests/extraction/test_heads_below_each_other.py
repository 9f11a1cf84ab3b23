"""Heads that stand one a line, and months in heads whose word for "month" is lost."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, letter, values

ROWS = (("UBND xã Đơn Dương", "7,24", "8,13", "4,65", "5,63", "10,69", "13,78", "50,12"),
        ("UBND xã Ka Đô", "14,09", "9,50", "6,30", "5,20", "12,86", "18,00", "65,95"),
        ("UBND xã Di Linh", "18,00", "16,99", "11,37", "10,00", "15,19", "18,00", "89,55"),
        ("UBND xã Hòa Ninh", "18,00", "15,48", "12", "6,9", "18,8", "11,3", "82,4"))  # fmt: skip


def test_heads_one_a_line_above_a_row_of_maxima_stand_in_their_order() -> None:
    heads = ("TT", "Dôn vi", "Cong khai, minhbach", "Tien d́ó giâi quyết hò so",
             "Cung cáp eich vu còng truc tuy€n", "Thanh to4n trùc tuyén", "So hòa hô so",
             "Múc dộ hài lông", "8iêm", "Ghi chú")  # fmt: skip
    tops = "     Diểm toi đa         18      20      12      10      22      18      100"
    rows = [
        f"{number:<5}{name:<20}" + "".join(f"{cell:<8}" for cell in cells)
        for number, (name, *cells) in enumerate(ROWS, 1)
    ]
    cleaned = clean(letter("Phụ lục I", *heads, tops, *rows))
    assert values(cleaned, "UBND xã Đơn Dương") == {
        "transparency": "7.24",
        "progress": "8.13",
        "online_service": "4.65",
        "online_payment": "5.63",
        "digitisation": "10.69",
        "satisfaction": "13.78",
        "total": "50.12",
    }


def test_heads_one_a_line_of_which_one_is_lost_are_laid_in_no_order_of_their_own() -> None:
    heads = ("Stt", "Teu  đon vi", "Se DVr phat sinh hô so", "Tyle DVCTT phat sinh hồ so",
             "1ổng so HS phát siuh", "So ho so phat sinh trnc tuyen",
             "Ty lé hò sơ true tuyén (%)", "1 | (2) | (3) | (4) | 5 | (6) | (7) | (8)")  # fmt: skip
    rows = ("1 | UBND xa Đơn Dưong | 49 | 20 | 41% | 29378 | 5863 | 19,96%",
            "2 | UBND xa Ka Đô | 145 | 37 | 25% | 47 | 32 | 68,09%",
            "3 | UBND xa Di Linh | 140 | 56 | 40% | 694 | 209 | 30,12%",
            "4 | UBND xa Hoa Ninh | 168 | 51 | 30% | 447 | 375 | 83,89%",
            "5 | UBND xa Duc Trong | 46 | 39 | 85% | 412 | 204 | 49,51%")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *heads, *rows))
    told = {"services": 49, "services_used": 20, "services_used_rate": 41, "dossiers": 29378,
            "dossiers_online": 5863, "dossiers_online_rate": 19.96}  # fmt: skip
    own = cleaned.measures[cleaned.measures["unit"] == "UBND xã Đơn Dương"]
    wrong = [
        row.indicator
        for row in own.itertuples()
        if row.status != "doubtful" and told.get(str(row.indicator)) != row.value
    ]
    assert wrong == []


def test_months_of_heads_keep_their_order_whatever_became_of_the_word_before_them() -> None:
    head = "STT Ten d̀ôn vi Điem thaug 7/2025 Điem fbàng 08/2025 Tang/giam Leai"
    rows = ("1 UBND xa Đơn Dưong 93,91 95,2 +1,29 Xuât sac",
            "2 UBND xa Ka Đô 93,38 91,02 -2,36 Xuátsoc",
            "3 UBND xa Di Linh 92,77 89,59 -3,18 Tôt",
            "4 UBND xa Hoa Ninh 76,55 80,72 +4,17 Tôt")  # fmt: skip
    title = "Kèt quá danb giá Bộ cbi sô pbuc vụ ngưoi dan, doanh nghip cuo càc xã, thâng 08/2025"
    cleaned = clean(letter("PHU LUC II", title, "", head, "1 (2) (3) 4 (5) 6", *rows))
    own = cleaned.measures[cleaned.measures["unit"] == "UBND xã Đơn Dương"]
    own = own[own["indicator"] == "total"]
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 93.91,
        "2025-08": 95.2,
    }


def test_heads_one_a_line_above_a_barred_row_of_maxima_keep_their_order() -> None:
    heads = ("Stt", "TÊN CƠ QUAN, ĐƠN VỊ", "Công khai minh bạch", "Tiến độ giải quyết",
             "Dịch vụ công trực tuyến", "Số hoá hồ sơ", "Mức độ hài lòng", "Kết quả tổng hợp",
             "Loại", " | Điểm tối đa | 18 | 20 | 22 | 22 | 18 | 100 | ",
             "(1) | (2) | (3) | 4 | 5 | 6 | 7 | 8 | 9")  # fmt: skip
    rows = ("01 | Sở Nội vụ | 12,45 | 13,48 | 11,99 | 14,58 | 18 | 70,5 | Khá",
            "02 | Sở Y tế | 18 | 16,27 | 20,85 | 19,5 | 18 | 92,62 | Xuất sắc",
            "03 | Sở Tư pháp | 17,12 | 17,33 | 11,74 | 22 | 18 | 86,19 | Tốt")  # fmt: skip
    assert values(clean(letter("Phụ lục I", *heads, *rows)), "Sở Nội vụ") == {
        "transparency": "12.45",
        "progress": "13.48",
        "online": "11.99",
        "digitisation": "14.58",
        "satisfaction": "18",
        "total": "70.5",
    }


def test_one_maximum_below_heads_one_a_line_is_no_head() -> None:
    heads = ("STT", "Tên cơ quan, đơn vị", "Điểm tổng", "Loại", "Điểm tối đa 100")
    rows = ("1 Sở Nội vụ 90,8 Xuất sắc", "2 Sở Y tế 85,4 Tốt", "3 Sở Tư pháp 88,9 Tốt")
    assert values(clean(letter("Phụ lục I", *heads, *rows)), "Sở Y tế") == {"total": "85.4"}


def test_months_one_a_line_are_totals_of_each_though_one_alone_has_its_maximum() -> None:
    own = ("STT", "Tên cơ quan, đơn vị")
    tops = ("Điểm tối đa                    100",)
    for heads in (
        (*own, "Điểm tháng 7/2025", "Điểm tháng 8 năm 2025 (tối đa 100 điểm)", "Tăng/giảm"),
        (*own, "Điểm tháng 7/2025", "Điểm tháng 8/2025", "Tăng/giảm", *tops),
    ):
        rows = ("1   Sở Nội vụ     90,62    92,48    +1,86",
                "2   Sở Y tế       85,4     89,87    +4,47",
                "3   Sở Tư pháp    84,14    87,84    +3,7")  # fmt: skip
        cleaned = clean(letter("Phụ lục I", *heads, *rows))
        found = cleaned.measures.query("unit == 'Sở Y tế' and indicator == 'total'")
        assert dict(zip(found["period"], found["value"], strict=True)) == {
            "2025-07": 85.4,
            "2025-08": 89.87,
        }
