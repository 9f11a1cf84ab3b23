"""Forms of words and tables that other offices use: found by a generator written by an outsider."""

from __future__ import annotations

import pytest

from helpers.extraction.torn_heads import side_by_side
from tests.cleaning.dispatches import DAMAGED, SERVICES, board, clean, figure, letter, values


@pytest.mark.parametrize("printed", ["Số 512/UBND-NC", "Số 512 /UBND-NC", "S6 512/UBND-NC"])
def test_the_number_of_a_dispatch_needs_no_colon(printed: str) -> None:
    text = letter(board(("Tên đơn vị", "Tổng điểm"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "85")))
    row = clean(text.replace("Số: 512/VPUB-TTPVHCC", printed)).dispatch.iloc[0]
    assert row["number"] == "512/UBND-NC"


def test_a_document_that_a_wrapped_line_cites_is_not_the_dispatch_s_own() -> None:
    text = letter("1. Kết quả").replace("Số: 512/VPUB-TTPVHCC\n", "")
    row = clean(f"{text}Thực hiện Quyết định\nsố 766/QĐ-TTg của Thủ tướng").dispatch.iloc[0]
    assert row["number"] == ""


def test_a_centre_of_public_services_may_issue_a_dispatch() -> None:
    issuer = "VĂN PHÒNG UBND TỈNH LÂM ĐỒNG\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    text = letter("1. Kết quả", issuer=issuer, number="17/TTPVHCC-HCTH")
    assert clean(text).dispatch.iloc[0]["issuer"] == (
        "Trung tâm Phục vụ hành chính công tỉnh Lâm Đồng"
    )


def test_a_list_of_sentences_is_no_table_under_the_items_before_it() -> None:
    told = (
        "1. Tỉnh Lâm Đồng đạt 87,45/100 điểm.",
        "- Mức độ hài lòng đạt 18/18 điểm;",
        "- Số hóa hồ sơ đạt 16,76/22 điểm.",
        "- Sở Nội vụ đạt 85,59 điểm;",
        "- Sở Y tế đạt 96,09 điểm;",
        "- Sở Tư pháp đạt 82,56 điểm.",
    )
    cleaned = clean(letter(*told))
    assert values(cleaned, "tỉnh Lâm Đồng") == {
        "total": "87.45", "satisfaction": "18", "digitisation": "16.76",
    }  # fmt: skip
    assert values(cleaned, "Sở Nội vụ") == {"total": "85.59"}


def test_counts_beside_many_equal_figures_are_no_ranks() -> None:
    names = ("Nội vụ", "Y tế", "Tư pháp", "Tài chính", "Xây dựng", "Ngoại vụ", "Công Thương")
    counts = (13, 4, 12, 5, 14, 2, 7)
    rows = [
        (f"Sở {name}", "3", "33,3", str(count)) for name, count in zip(names, counts, strict=True)
    ]
    heads = ("Tên đơn vị", "Số hồ sơ quá hạn", "Mức độ hài lòng (%)", "Số phản ánh, kiến nghị")
    cleaned = clean(letter(board(heads, *rows)))
    assert figure(cleaned, "Sở Nội vụ", "so-phan-anh-kien-nghi").value == 13
    assert cleaned.measures["rank"].isna().all()


def test_the_total_of_one_annex_is_not_that_of_the_province_whose_communes_are_in_another() -> None:
    first = board(("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Nội vụ", "4"), ("Sở Y tế", "3"))
    communes = (("Xã Đức Trọng", "200", "50", "25"), ("Xã Bảo Lâm 1", "100", "20", "20"))
    second = board(SERVICES, *communes, title="Phụ lục II")
    cleaned = clean(letter(f"{first}\n\tTổng cộng\t7", second))
    assert figure(cleaned, "Khối sở, ngành", "overdue_dossiers").value == 7


@pytest.mark.parametrize(
    "head",
    [
        ("STT   Đơn vị              Điểm      Điểm", "                          tháng     tháng 8",
         "                          7/2025    năm 2025"),
        ("Điểm Điểm", "STT | Đơn vị | tháng | tháng 8", "7/2025 | năm 2025"),
        ("STT | Đơn vị | Điểm tháng | Điểm tháng", "7/2025 8 năm 2025"),
        ("STT Đơn vị Điểm tháng Điểm tháng 8", "7/2025 năm 2025"),
    ],
)  # fmt: skip
def test_the_months_of_torn_heads_date_their_own_columns(head: tuple[str, ...]) -> None:
    title = "So sánh kết quả tháng 8 năm 2025 với tháng 7/2025"
    scores = (("1", "Sở Xây dựng", "52,65", "68,03"), ("2", "Sở Y tế", "91,43", "90,07"),
              ("3", "Sở Tư pháp", "78,15", "61,92"))  # fmt: skip
    mark = " | " if any("|" in line for line in head) else "     "
    rows = [mark.join((number, f"{name:<18}", *own)) for number, name, *own in scores]
    if head[0].startswith("STT Đ"):
        rows = [" ".join(row.split()) for row in rows]
    cleaned = clean(letter("Phụ lục I", title, *head, *rows))
    own = cleaned.measures[cleaned.measures["unit"] == "Sở Y tế"]
    assert dict(zip(own["period"], own["value"], strict=True)) == {
        "2025-07": 91.43, "2025-08": 90.07,
    }  # fmt: skip


def test_a_title_that_sets_two_months_against_each_other_dates_no_columns() -> None:
    title = (
        "So sánh kết quả đánh giá các đơn vị",
        "tháng 8 năm 2025 với tháng 7/2025",
        "Đvt: Điểm",
    )
    rows = ("1 | Sở Xây dựng | 52,65 | 68,03", "2 | Sở Y tế | 91,43 | 90,07",
            "3 | Sở Tư pháp | 78,15 | 61,92")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *title, "TT | Đơn vị | Trước | Sau", *rows))
    told = cleaned.measures[cleaned.measures["status"] != "doubtful"]
    swapped = (told["period"] == "2025-07") & (told["value"] == 90.07)
    assert not swapped.any()


NAMES_OF_GROUPS = ("transparency", "progress", "online_service", "online_payment", "digitisation",
                   "satisfaction", "total")  # fmt: skip
ROWS = (
    "1 | Sở Nội vụ | 18 | 20 | 12 | 9 | 21,47 | 16,93 | 97,4",
    "2 | Sở Y tế | 18 | 19,5 | 11,26 | 10 | 21 | 18 | 97,76",
    "3 | Sở Tư pháp | 17 | 20 | 10,36 | 9,62 | 22 | 18 | 96,98",
)


def test_heads_torn_over_lines_are_laid_side_by_side_above_their_maxima() -> None:
    head = ("Công khai minh Tiến độ giải Dịch vụ công Mức độ thanh Số hóa hồ sơ, Mức độ hài",
            "STT | Cơ quan/đơn vị | bạch | quyết TTHC | trực tuyến | toán trực | kết quả | lòng |"
            " Tổng số điểm", "tuyến",
            "(18đ) | (20đ) | (12đ) | (10đ) | (22đ) | (18đ) | (100đ)")  # fmt: skip
    own = values(clean(letter("Phụ lục I", "", *head, *ROWS)), "Sở Tư pháp")
    assert own == dict(
        zip(NAMES_OF_GROUPS, ("17", "20", "10.36", "9.62", "22", "18", "96.98"), strict=True)
    )


def test_heads_are_laid_side_by_side_although_their_maxima_are_torn_too() -> None:
    head = ("Dịch vụ | Nhóm chỉ | Tiến độ", "Mức độ | công | số công | giải | Sự hài | Điểm",
            "TT | Tên cơ quan | số hóa | trực | khai, | quyết | lòng (18 | tổng | Mức xếp",
            "(22 | tuyến | minh | TTHC (20 | điểm) | (100 | loại",
            "điểm) (22 bạch (18 điểm) điểm)", "điểm) | điểm)")  # fmt: skip
    assert [cell.text for cell in side_by_side(head, 7)] == [
        "TT", "Tên cơ quan", "Mức độ số hóa", "Dịch vụ công trực tuyến",
        "Nhóm chỉ số công khai, minh bạch", "Tiến độ giải quyết TTHC", "Sự hài lòng", "Điểm tổng",
        "Mức xếp loại",
    ]  # fmt: skip


def test_the_one_head_of_figures_may_be_torn_beside_blank_notes() -> None:
    rows = ("1 Sở Nội vụ 17", "2 Sở Y tế 11", "3 Sở Tư pháp 6")
    head = ("Số lượng", "STT Tên cơ quan, đơn vị hồ sơ quá Ghi chú", "hạn")
    cleaned = clean(letter("Phụ lục I", "Thống kê", "", *head, *rows))
    assert values(cleaned, "Sở Y tế") == {"overdue_dossiers": "11"}


def test_heads_one_a_line_below_which_stand_those_of_a_group_keep_their_order() -> None:
    head = ("STT", "Đơn vị", "Mức độ công khai, minh bạch", "Tiến độ, kết quả giải quyết",
            "Dịch vụ trực tuyến", "Số hóa hồ sơ", "Mức độ hài lòng", "Tổng cộng",
            "Dịch vụ công trực tuyến", "Thanh toán TT",
            "(18đ)", "(20đ)", "(12đ)", "(10đ)", "(22đ)", "(18đ)", "(100đ)")  # fmt: skip
    cells = [cell.strip() for row in ROWS for cell in row.split("|")]
    cleaned = clean(letter("Phụ lục I", "Kết quả đánh giá", *head, *cells))
    assert values(cleaned, "Sở Y tế") == dict(
        zip(NAMES_OF_GROUPS, ("18", "19.5", "11.26", "10", "21", "18", "97.76"), strict=True)
    )
    assert values(cleaned, "Sở Tư pháp")["transparency"] == "17"


def test_scores_below_the_head_of_classes_leave_all_columns_in_doubt_that_nothing_proves() -> None:
    heads = ("Tên đơn vị", "Công khai, minh bạch (18)", "Mức độ hài lòng (18)", "Tổng điểm (100)",
             "Xếp loại")  # fmt: skip
    rows = (("Sở Nội vụ", "18", "16,5", "17,2", "85,5"), ("Sở Y tế", "17,1", "16", "15", "88"),
            ("Sở Tư pháp", "18", "17,5", "16,25", "91"),
            ("Sở Xây dựng", "18", "17", "15", "90"))  # fmt: skip
    measures = clean(letter(board(heads, *rows))).measures
    assert set(measures["status"]) == {"doubtful"}


def test_two_known_heads_are_never_laid_as_one() -> None:
    assert side_by_side(("STT Đơn vị Sự hài lòng Điểm tổng Tiến độ giải quyết",), 2) == ()


def test_maxima_that_say_so_stand_below_torn_heads_in_turn() -> None:
    head = ("Mức độ", "Nhóm chỉ Tiến độ Thanh hài lòng", "số công | giải | Cung cấp | toán |"
            " Mức độ | của | Điểm", "STT | Tên cơ quan | khai, | quyết | DVC trực | trực | số hóa |"
            " người | tổng", "minh | TTHC | tuyến | tuyến | dân,", "bạch doanh", "nghiệp",
            "Điểm tối đa | 18 | 20 | 12 | 10 | 22 | 18 | 100")  # fmt: skip
    own = values(clean(letter("Phụ lục I", "", *head, *ROWS)), "Sở Tư pháp")
    assert own == dict(
        zip(NAMES_OF_GROUPS, ("17", "20", "10.36", "9.62", "22", "18", "96.98"), strict=True)
    )


def test_a_head_that_ends_in_per_cent_is_of_no_certain_score() -> None:
    head = ("Tỷ lệ", "STT | Tên đơn vị | hài | Hồ sơ quá", "lòng (%) | hạn")
    rows = ("1 | Sở Nội vụ | 100 | 4", "2 | Sở Y tế | 33,3 | 0", "3 | Sở Tư pháp | 71,5 | 2")
    measures = clean(letter("Phụ lục I", "", *head, *rows)).measures
    scores = measures[measures["measure"] == "point"]
    assert set(scores["status"]) <= {"doubtful"}


def test_one_score_among_counts_of_a_damaged_head_is_in_doubt_with_them() -> None:
    head = ("Tỷ le ho so So ho so chwng", "Số TT| Ten don vj| H6 sơ quá han| Muc do hài| nop tryc"
            " tuyen| thuc bản sao| So phan anh,", "l0ng (%) (%) dién tu từ ban kien nghi",
            "chinh")  # fmt: skip
    names = ("Nội vu", "Tu phap", "Tai chinh", "Y te", "Xay dung")
    rows = [f"{n}| So {name} {n}| 33,30%| 97,20% | {n % 2}| {30 + n}"
            for n, name in enumerate(names, 1)]  # fmt: skip
    measures = clean(letter(*DAMAGED, "", "Phu luc I", "", *head, *rows)).measures
    told = measures[(measures["status"] != "doubtful") & (measures["measure"] == "point")]
    assert told.empty
