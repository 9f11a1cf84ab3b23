"""Rows that a spreadsheet saved, their cells parted by semicolons or commas."""

from __future__ import annotations

from helpers.reading.separated_cells import part_at_separators


def test_cells_between_semicolons_are_parted_with_their_heads_and_blocks() -> None:
    lines = [
        "BẢNG TỔNG HỢP ĐIỂM",
        "STT;Tên đơn vị;Tổng điểm",
        "I;Các sở, ban, ngành;",
        "1;Sở Nội vụ;95,4",
        "2;Sở Văn hóa, Thể thao và Du lịch;91,25",
        "",
        "3;Sở Y tế;90",
    ]
    made = part_at_separators(lines)
    assert made[0] == lines[0]
    assert made[1:5] == [
        "STT\tTên đơn vị\tTổng điểm",
        "I\tCác sở, ban, ngành\t",
        "1\tSở Nội vụ\t95,4",
        "2\tSở Văn hóa, Thể thao và Du lịch\t91,25",
    ]
    assert made[6] == "3\tSở Y tế\t90"


def test_cells_between_commas_are_parted_where_quotation_marks_hold_names_together() -> None:
    lines = [
        "STT,Đơn vị,Tổng điểm,Xếp loại",
        '1,"Sở Văn hóa, Thể thao và Du lịch",95.4,Xuất sắc',
        "2,Sở Nội vụ,91.2,Xuất sắc",
        "3,Sở Y tế,85.25,Tốt",
    ]
    made = part_at_separators(lines)
    assert made[1] == "1\tSở Văn hóa, Thể thao và Du lịch\t95.4\tXuất sắc"
    assert all(line.count("\t") == 3 for line in made)


def test_codes_between_semicolons_are_parted_from_their_numbers() -> None:
    lines = ["STT;Mã hồ sơ", "1;H40.07-250103-0011", "2;000.00.07.H40-250104-0012"]
    made = ["1\tH40.07-250103-0011", "2\t000.00.07.H40-250104-0012"]
    assert part_at_separators(lines)[1:] == made
    assert part_at_separators([line.replace(";", ",") for line in lines])[1:] == made


def test_decimals_and_sentences_are_no_cells() -> None:
    lines = [
        "1 Sở Nội vụ 95,4 18,2 19,3",
        "2 Sở Y tế 91,2 17,1 19,5",
        "3 Sở Tư pháp 90,2 17,4 19,1",
        "Sở Nội vụ 95,4",
        "Sở Y tế 91,2",
        "Sở Tư pháp 90,2",
        "Sở Nội vụ đạt 95 điểm; Sở Y tế đạt 94 điểm; Sở Tư pháp",
        "đạt 93 điểm; Sở Tài chính đạt 92 điểm; Sở Xây dựng đạt",
        "91 điểm; Sở Công Thương đạt 90 điểm; Thanh tra tỉnh đạt",
        "Sở Nội vụ, Sở Y tế,",
        "Sở Tư pháp, Sở Tài chính,",
        "Sở Xây dựng, Sở Công Thương,",
    ]
    assert part_at_separators(lines) == lines


def test_sentences_with_as_many_semicolons_as_a_table_elsewhere_stay() -> None:
    lines = [
        "Trong đó: công khai minh bạch 11,62/18 điểm; tiến độ giải quyết; hồ sơ TTHC",
        "18,10/20 điểm; dịch vụ công trực tuyến 10,37/12 điểm; thanh toán trực tuyến",
        "6,03/10 điểm; số hóa 12,78/22 điểm; mức độ hài lòng 13,80/18 điểm.",
        "",
        *(f"{n};Sở {name};9{n}" for n, name in enumerate(("Nội vụ", "Y tế", "Tư pháp"), 1)),
    ]
    made = part_at_separators(lines)
    assert made[:4] == lines[:4]
    assert made[4] == "1\tSở Nội vụ\t91"


def test_a_list_of_groups_and_scores_may_have_two_cells() -> None:
    lines = ["Tiêu chí,Kết quả", "Số hoá hồ sơ,22/22", '"Công khai, minh bạch",17.5/18',
             "Mức độ hài lòng,15.17/18"]  # fmt: skip
    assert part_at_separators(lines)[2] == "Công khai, minh bạch\t17.5/18"
