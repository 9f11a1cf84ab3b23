"""What tells of a figure in a document that was damaged in reading, and what accuses nobody."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helpers.repair.misreading import cost_of_letter
from tests.cleaning.dispatches import (
    GROUPS,
    board,
    clean,
    figure,
    findings,
    letter,
    raw_board,
    units,
    values,
)

LOST_MARKS = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gia nguyen nhan cua viec cham.",
)
DAMAGED = "Vărn phòrng UBND tỉrih cônrg bô kêtt quả đánrh giá cáci cơ quarn, đơnv vị trorng tháng."
SCORED = ("Ten don vi", "Tong diem (100)", "Xep loai")
ROWS = (
    ("So Noi vu", "95,5", "Xuat sac"),
    ("So Xay dung", "93,1", "Xuat sac"),
    ("So Tai chinh", "88,25", "Tot"),
    ("So Y te", "84", "Tot"),
    ("So Tu phap", "76,2", "Kha"),
)


def with_row(place: int, *cells: str) -> list[tuple[str, ...]]:
    """Return ``ROWS`` with one row changed."""
    rows: list[tuple[str, ...]] = list(ROWS)
    rows[place] = cells
    return rows


def test_a_class_that_the_score_does_not_earn_makes_a_damaged_score_doubtful() -> None:
    rows = with_row(2, "So Tai chinh", "68,25", "Tot")
    found = figure(clean(letter(*LOST_MARKS, board(SCORED, *rows))), "Sở Tài chính", "total")
    assert found.status == "doubtful"
    assert "Tốt" in found.evidence


def test_the_same_class_in_a_clean_text_is_a_finding_on_the_source() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại")
    rows = [("Sở Nội vụ", "95,5", "Xuất sắc"), ("Sở Tài chính", "68,25", "Tốt"),
            ("Sở Y tế", "84", "Tốt")]  # fmt: skip
    cleaned = clean(letter(board(heads, *rows)))
    assert figure(cleaned, "Sở Tài chính", "total").status == "printed"
    assert [row["origin"] for row in findings(cleaned, "contradiction")] == ["source"]


def test_an_empty_cell_in_a_filled_column_of_a_damaged_document_is_doubtful() -> None:
    heads = ("Ten don vi", "So ho so qua han", "So ho so chung thuc ban sao dien tu")
    names = ("So Noi vu", "So Xay dung", "So Tu phap", "So Tai chinh", "So Cong Thuong",
             "So Ngoai vu", "So Giao duc va Dao tao", "Thanh tra tinh", "So Y te")  # fmt: skip
    rows = [(name, str(place + 3), str(40 + place)) for place, name in enumerate(names)]
    rows[-1] = ("So Y te", "", "44")
    text = letter(*LOST_MARKS, board(heads, *rows))
    found = figure(clean(text), "Sở Y tế", "overdue_dossiers")
    assert (found.value, found.status) == (None, "doubtful")


def test_a_document_with_impossible_syllables_is_a_damaged_one() -> None:
    heads = ("Tên dơn vị", "Tổng diễm (100)", "Xếp lọại")
    torn = "Vãn phòng UBND tĩnh côrg bô kẽt quã dánh gíá cãc cơ qưan, dơn vị trong tháng."
    rows = [("Sở Nội vụ", "95,5", "Xuất sắc"), ("Sỡ Tài chính", "68,25", "Tốt"),
            ("Sở Y tẽ", "84", "Tốt")]  # fmt: skip
    found = figure(clean(letter(torn, torn, board(heads, *rows))), "Sở Tài chính", "total")
    assert found.status == "doubtful"


def test_many_lost_rows_contradict_no_count_of_a_damaged_document() -> None:
    said = "Thuc hien danh gia doi voi 14/14 co quan, ket qua nhu sau."
    cleaned = clean(letter(*LOST_MARKS, said, board(SCORED, *ROWS)))
    assert findings(cleaned, "count") == []


def test_a_unit_whose_figures_are_all_missing_was_not_assessed() -> None:
    said = "Thực hiện đánh giá đối với 3/3 cơ quan, kết quả như sau."
    rows = [("Sở Nội vụ", "95"), ("Sở Xây dựng", "93"), ("Sở Y tế", "84"), ("Sở Tư pháp", "-")]
    cleaned = clean(letter(said, board(("Tên đơn vị", "Tổng điểm (100)"), *rows)))
    assert findings(cleaned, "count") == []


def test_a_breakdown_of_a_count_is_no_list_of_names() -> None:
    said = (
        "Trong tháng, toàn tỉnh có 20 hồ sơ quá hạn tại 12 cơ quan, đơn vị "
        "(Trong đó, gồm 07 sở, ban, ngành và 05 UBND các xã, phường)."
    )
    assert findings(clean(letter(said)), "count") == []


def test_the_class_of_a_converted_score_is_that_of_what_was_rounded() -> None:
    heads = ("Tên đơn vị", "Tổng điểm (80)", "Điểm quy đổi (10)", "Xếp loại")
    rows = [
        ("UBND xã Di Linh", "63,99", "8,00", "Khá"),
        ("UBND xã Hòa Ninh", "72", "9", "Xuất sắc"),
        ("UBND xã Tân Hội", "60", "7,5", "Khá"),
    ]
    assert findings(clean(letter(board(heads, *rows))), "contradiction") == []


def test_the_total_of_one_level_stands_for_its_block_and_not_for_the_province() -> None:
    heads = ("STT", "Tên đơn vị", "Số hồ sơ quá hạn")
    lines = [
        heads, ("I", "Các sở, ban, ngành", ""), ("1", "Sở Nội vụ", "5"), ("2", "Sở Y tế", "12"),
        ("", "Tổng cộng", "17"), ("II", "UBND các xã, phường", ""), ("1", "UBND xã Di Linh", "4"),
        ("2", "UBND xã Hòa Ninh", "3"), ("", "Tổng cộng", "7"),
    ]  # fmt: skip
    measures = clean(letter(raw_board(*lines))).measures
    groups = measures[measures["level"] == "group"]
    assert sorted(groups["value"]) == [7, 17]
    assert "province" not in set(measures["level"])


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Tổng điểm của tỉnh Lâm Đồng đạt 78,01 điểm.", 78.01),
        ("Tổng số điểm tỉnh Lâm Đồng đạt: 78,01/100 điểm.", 78.01),
    ],
)
def test_the_total_of_the_territory_is_read_from_its_sentence(said: str, value: float) -> None:
    assert float(figure(clean(letter(said)), "tỉnh Lâm Đồng", "total").value) == value


def test_a_maximum_may_stand_before_its_figure() -> None:
    said = "- Số hóa hồ sơ (tối đa 22 điểm): 18,2 điểm."
    found = figure(clean(letter(said)), "tỉnh Lâm Đồng", "digitisation")
    assert (float(found.value), found.row["max"]) == (18.2, 22)


def test_an_aim_is_no_result() -> None:
    said = "Phấn đấu tổng điểm của tỉnh Lâm Đồng đạt từ 90 điểm trở lên trong thời gian tới."
    assert clean(letter(said)).measures.empty


def test_a_figure_whose_separator_was_misread_is_never_its_last_part() -> None:
    said = "1. Tổng số điểm tỉnh Lâm Đồng đạt 83;41 điểm (trên thang 100 điểm)."
    measures = clean(letter(said)).measures
    settled = measures[measures["status"] != "doubtful"]
    assert set(settled["value"]) <= {83.41}


def test_a_commune_whose_name_several_provinces_have_is_known_by_its_name() -> None:
    text = letter(
        "1. Tổng số điểm UBND xã Phú Xuyên đạt: 29,15/100 điểm.",
        "- Thanh toán trực tuyến: 3,4/10 điểm;",
        issuer="ỦY BAN NHÂN DÂN XÃ PHÚ XUYÊN", number="4677/UBND-KSTTHC",
    ).replace("tỉnh Lâm Đồng", "xã Phú Xuyên").replace("Lâm Đồng", "Phú Xuyên")  # fmt: skip
    cleaned = clean(text)
    assert not cleaned.dispatch["province"].replace("", None).notna().any()
    assert set(units(cleaned)) == {"UBND xã Phú Xuyên"}


def test_a_province_has_the_name_of_its_day() -> None:
    text = letter(
        "1. Tổng số điểm UBND huyện Quảng Điền đạt: 77,14/100 điểm.",
        issuer="ỦY BAN NHÂN DÂN HUYỆN QUẢNG ĐIỀN", number="12/UBND-VP", period="năm 2022",
        signed="ngày 08 tháng 01 năm 2023",
    ).replace("tỉnh Lâm Đồng", "huyện Quảng Điền").replace("Lâm Đồng", "Quảng Điền")  # fmt: skip
    cleaned = clean(text)
    assert cleaned.dispatch.iloc[0]["province"] == "Thừa Thiên Huế"
    assert units(cleaned) == ["UBND huyện Quảng Điền"]


def test_marks_that_stand_behind_their_letter_and_odd_blanks_change_nothing() -> None:
    text = letter(
        board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "85"))
    )
    torn = text.replace("Sở", "So\u031b\u0309").replace("Nội vụ", "Nội\u00a0vụ")
    assert units(clean(torn)) == ["Sở Nội vụ", "Sở Y tế"]


def test_a_bar_right_before_a_figure_may_be_its_first_digit() -> None:
    heads = "STT Ten don vi Cong khai minh bach (18) Tien do giai quyet (20) Tong diem (38)"
    rows = ("1 So Noi vu 14,07 |6,18 30,25", "2 So Y te 12,15 17,2 29,35",
            "3 So Tu phap 13,3 18 31,3")  # fmt: skip
    found = figure(clean(letter("Phụ lục I", heads, *rows)), "Sở Nội vụ", "progress")
    assert (found.status, str(found.value)) in {("repaired", "16.18"), ("doubtful", "16.18")}


def test_an_unreadable_sign_before_a_figure_of_the_prose_makes_it_doubtful() -> None:
    text = "Tổng điểm của tỉnh Lâm Đồng đạt ?0,55 điểm, xếp thứ 12/34 tỉnh, thành phố."
    assert figure(clean(letter(text)), "tỉnh Lâm Đồng", "total").status == "doubtful"


def test_a_class_damaged_beyond_reading_hides_no_figures() -> None:
    heads = (
        "STT Ten don vi Cong khai minh bach (18) Tien do giai quyet (20) Tong diem Xep loai Hang"
    )
    rows = ("1 | So Noi vu 14,07 16,18 30,25 Tbt 2", "2 | So Y te 12,15 17,2 29,35 Kha 3",
            "3 | So Tu phap 13,3 18 31,3 Tot 1")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", heads, *rows))
    assert figure(cleaned, "Sở Nội vụ", "progress").row["printed"] == "16,18"


def test_where_one_slip_explains_a_sum_the_other_figures_of_the_row_stay() -> None:
    names = ("So Noi vu", "So Xay dung", "So Tu phap", "So Tai chinh", "So Y te")
    points = ["17,2", "19,2", "11,5", "9,14", "20,1", "17,5", "94,64"]
    rows = [[name, *points] for name in names]
    rows[1][2], rows[2][4] = "l9,2", "9,74"
    cleaned = clean(letter(*LOST_MARKS, board(GROUPS, *rows)))
    assert figure(cleaned, "Sở Tư pháp", "online_payment").status == "doubtful"
    assert figure(cleaned, "Sở Tư pháp", "progress").status == "printed"


def test_two_rows_of_one_name_are_doubtful_where_a_letter_would_tell_them_apart() -> None:
    rows = (("xã Chiềng Sơ", "95,5"), ("xã Co Mạ", "90"), ("xã Chiềng Sơ", "88,25"),
            ("xã Phù Yên", "80"))  # fmt: skip
    table = board(("Tên đơn vị", "Tổng điểm (100)"), *rows)
    cleaned = clean(letter(DAMAGED, table, province="tỉnh Sơn La"))
    twins = cleaned.measures[cleaned.measures["unit"] == "xã Chiềng Sơ"]
    assert list(twins["status"]) == ["doubtful", "doubtful"]
    assert figure(cleaned, "UBND xã Co Mạ", "total").status == "printed"


def test_a_column_that_nobody_knows_is_sure_where_its_head_is_printed_whole() -> None:
    heads = ("Tên đơn vị", "Số hồ sơ quá hạn", "Số phản ánh, kiến nghị")
    rows = (("Sở Nội vụ", "2", "511"), ("Sở Y tế", "5", "323"), ("Sở Tư pháp", "0", "418"))
    cleaned = clean(letter(DAMAGED, board(heads, *rows)))
    assert figure(cleaned, "Sở Y tế", "so-phan-anh-kien-nghi").status == "printed"


def test_total_and_units_that_a_damaged_table_falls_short_of_accuse_nobody() -> None:
    heads = ("Ten don vi", "So ho so qua han")
    names = ("So Noi vu", "So Xay dung", "So Tu phap", "So Tai chinh", "So Y te")
    rows = [(name, str(place + 2)) for place, name in enumerate(names)]
    said = "2. Trong thang, toan tinh phat sinh 21 ho so qua han cua 06 co quan, don vi."
    cleaned = clean(letter(*LOST_MARKS, said, board(heads, *rows)))
    assert not findings(cleaned, "count")
    one = said.replace("06", "05")
    assert findings(clean(letter(*LOST_MARKS, one, board(heads, *rows))), "count")


def test_letters_of_like_shape_tell_a_badly_damaged_name() -> None:
    assert cost_of_letter("ơ", "o") == 0 < cost_of_letter("ơ", "h") < cost_of_letter("ơ", "z")
    lines = ["Phu luc I", "TT Ten don vi Tong diem (100)"]
    lines += [f"{n} UBND {name} {score}" for n, (name, score) in enumerate(
        (("phudng Ph4 Khwhng", "91,5"), ("x4 Ba Tri", "88,2"), ("xi Giong Trém", "85,1"),
         ("x& Thanh Phong", "80,1"), ("phuong Bén Tre", "70,4")), start=1)]  # fmt: skip
    cleaned = clean(letter(*lines, province="tỉnh Vĩnh Long"))
    assert values(cleaned, "UBND phường Phú Khương") == {"total": "91.5"}


def test_a_lone_stroke_that_may_be_a_seven_is_doubtful_in_a_damaged_text() -> None:
    lines = ["Phu luc I", "TT\tTén don vi\tS6 ho so qua han"]
    lines += [f"{n}\tUBND {name}\t{count}" for n, (name, count) in enumerate(
        (("xa Ba Tri", "4"), ("x4 Giong Trém", "/"), ("xa Thanh Phong", "12"),
         ("phuong Bén Tre", "3"), ("xa Phu Tuc", "8")), start=1)]  # fmt: skip
    cleaned = clean(letter(*lines, province="tỉnh Vĩnh Long"))
    assert figure(cleaned, "UBND xã Giồng Trôm", "overdue_dossiers").status == "doubtful"


def test_a_lost_last_digit_is_doubted_where_all_other_rows_close_exactly() -> None:
    parts = [(f"1{n},12", f"1{n},25", f"{n},41", f"{n},5", f"1{n},01", f"1{n},9") for n in range(6)]
    names = ("Ba Tri", "Giồng Trôm", "Thạnh Phong", "Phú Túc", "Giao Long", "Châu Hưng")
    rows = []
    for name, cells in zip(names, parts, strict=True):
        total = sum(Decimal(cell.replace(",", ".")) for cell in cells)
        rows.append([f"UBND xã {name}", *cells, str(total).replace(".", ",")])
    rows[1][2] = rows[1][2][:-1]
    cleaned = clean(letter(*LOST_MARKS, board(GROUPS, *rows), province="tỉnh Vĩnh Long"))
    assert figure(cleaned, "UBND xã Giồng Trôm", "progress").status == "doubtful"
    assert figure(cleaned, "UBND xã Ba Tri", "progress").status == "printed"


def test_a_sum_that_leaves_no_value_for_the_column_wanting_doubts_the_others() -> None:
    rows = "\n".join(
        f"{n} So {name} {a} {b} {c}"
        for n, name, a, b, c in (
            (1, "Noi vu", "17,5", "19,2", "36,7"),
            (2, "Y te", "16,25", "18", "34,25"),
            (3, "Tu phap", "14 45", "19,26", "33,71"),
            (4, "Tai chinh", "12,5", "15,15", "27,65"),
        )
    )
    head = "TT Ten don vi Cong khai, minh bach (18d) Tien do giai quyet (20d) Tong diem"
    cleaned = clean(letter(f"Phu luc 1\n{head}\n{rows}"))
    row = [r for r in cleaned.measures.to_dict("records") if r["unit"] == "Sở Tư pháp"]
    assert not [r for r in row if r["status"] != "doubtful" and r["value"] in {14, 4.5, 45}]


def test_of_two_rows_with_one_name_none_is_certain_where_lost_marks_make_it_another_ones() -> None:
    cleaned = clean(letter(
        *["Cän cu kêt quä trên Cöng Dich vu cong quôc gia, Van phong cong bo"] * 6,
        "", "Phu luc I", "TT\tTen don vi\tSố ho so quá hạn", "1\tUBND xa Văn Lang\t244",
        "2\tUBND xa Phu Lương\t3", "3\tUBND xã Phong Quang\t37", "4\tUBND xã Văn Lang\t7",
        "5\tUBND xa Than Sa\t12", province="tỉnh Thái Nguyên",
    ))  # fmt: skip
    named = cleaned.measures[cleaned.measures["unit_printed"].str.contains("Văn Lang")]
    assert list(named["status"]) == ["doubtful", "doubtful"]
