"""What a careful reader sees in one table: classes, totals, scales, order."""

from __future__ import annotations

from tests.cleaning.dispatches import board, clean, figure, findings, letter, raw_board

HEADS = ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại")


def test_a_class_that_the_score_does_not_earn_is_a_finding_and_stays() -> None:
    rows = (("Sở Nội vụ", "92", "Xuất sắc"), ("Sở Y tế", "85", "Khá"), ("Sở Tư pháp", "49", "Yếu"))
    cleaned = clean(letter(board(HEADS, *rows)))
    assert figure(cleaned, "Sở Y tế", "total").row["class"] == "Khá"
    (told,) = findings(cleaned, "contradiction")
    assert (told["severity"], told["printed"], told["expected"]) == ("high", "Khá", "Tốt")


def test_the_borders_of_the_classes_belong_to_the_better_class() -> None:
    rows = (("Sở Công Thương", "96", "Xuất sắc"), ("Sở Nội vụ", "90", "Xuất sắc"),
            ("Sở Ngoại vụ", "89,99", "Tốt"), ("Sở Y tế", "80", "Tốt"), ("Sở Tư pháp", "70", "Khá"),
            ("Sở Tài chính", "50", "Trung bình"), ("Sở Xây dựng", "49,99", "Yếu"))  # fmt: skip
    assert findings(clean(letter(board(HEADS, *rows)))) == []


def test_a_total_row_that_is_not_the_sum_of_its_rows_is_a_finding() -> None:
    lines = [("STT", "Tên đơn vị", "Số hồ sơ quá hạn"), ("1", "Sở Nội vụ", "5"),
             ("2", "Sở Y tế", "12"), ("3", "Sở Tư pháp", "3"), ("", "Tổng cộng", "21")]  # fmt: skip
    cleaned = clean(letter(raw_board(*lines)))
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 21
    (told,) = findings(cleaned, "sum")
    assert (told["printed"], told["expected"]) == ("21", "20")


def test_blocks_on_different_scales_are_told_apart() -> None:
    lines = [("STT", "Tên đơn vị", "Điểm"), ("I", "Các sở, ban, ngành", "")]
    departments = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng")
    lines += [(str(n), name, f"{96 - n},5") for n, name in enumerate(departments, 1)]
    lines += [("II", "UBND các xã, phường", "")]
    communes = ("UBND xã Di Linh", "UBND xã Hòa Ninh", "UBND xã Tân Hội", "UBND xã Ninh Gia")
    lines += [(str(n), name, f"{20 - n},25") for n, name in enumerate(communes, 1)]
    cleaned = clean(letter(raw_board(*lines)))
    assert figure(cleaned, "Sở Y tế", "total").row["max"] == 100
    assert figure(cleaned, "UBND xã Hòa Ninh", "total").row["max"] == 20
    (told,) = findings(cleaned, "scale")
    assert (told["severity"], told["printed"]) == ("high", "/100; /20")


def test_a_score_out_of_order_in_a_ranked_list_is_a_low_finding() -> None:
    names = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Công Thương",
             "Sở Ngoại vụ", "Thanh tra tỉnh", "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ",
             "Sở Dân tộc và Tôn giáo", "Sở Nông nghiệp và Môi trường")  # fmt: skip
    scores = [96 - place for place in range(len(names))]
    scores[6] = 95
    rows = [(name, str(score)) for name, score in zip(names, scores, strict=True)]
    cleaned = clean(letter(board(("Tên đơn vị", "Tổng điểm (100)"), *rows)))
    (told,) = findings(cleaned, "order")
    assert (told["severity"], told["printed"]) == ("low", "95")


def test_shares_are_no_sums_in_a_row_of_averages() -> None:
    lines = [("STT", "Tên đơn vị", "Tổng số hồ sơ", "Số hồ sơ trực tuyến",
              "Tỷ lệ hồ sơ trực tuyến"),
             ("1", "Sở Nội vụ", "100", "50", "50%"), ("2", "Sở Y tế", "10", "10", "100%"),
             ("", "Bình quân", "55", "30", "75%")]  # fmt: skip
    assert findings(clean(letter(raw_board(*lines))), "ratio") == []


def test_rows_between_counted_ones_are_parts_of_them_and_not_added_again() -> None:
    rows = ("STT | Cơ quan | Số hồ sơ quá hạn", "1 | Sở Nông nghiệp và Môi trường | 25",
            "  | Trong đó: Văn phòng Đăng ký đất đai | 21", "2 | Sở Xây dựng | 6",
            "3 | Sở Y tế | 3", "  | Cộng | 34")  # fmt: skip
    assert not findings(clean(letter("Phụ lục I", *rows)), "sum")
    wrong = (*rows[:-1], "  | Cộng | 35")
    assert findings(clean(letter("Phụ lục I", *wrong)), "sum")


def test_a_total_far_below_what_prose_tells_of_the_territory_is_that_of_the_units_listed() -> None:
    late = ("1\tSở Y tế\t9.870\t402", "2\tUBND xã Cát Tiên\t3.747\t186", "\tTổng cộng\t13.617\t588")
    head = "STT\tTên đơn vị\tTổng số hồ sơ\tSố hồ sơ quá hạn"
    said = "Toàn tỉnh tiếp nhận 68.214 hồ sơ, quá hạn 588 hồ sơ."
    cleaned = clean(letter(said, "Phụ lục I", head, *late))
    assert figure(cleaned, "tỉnh Lâm Đồng", "dossiers").value == 68214
    assert figure(cleaned, "Các cơ quan, đơn vị", "dossiers").value == 13617
    cleaned = clean(letter("Phụ lục I", head, *late))
    assert figure(cleaned, "tỉnh Lâm Đồng", "dossiers").value == 13617
