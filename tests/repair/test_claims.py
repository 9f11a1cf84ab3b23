"""What the prose says, confirmed or contradicted by the figures of the same dispatch."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, figure, findings, letter

OVERDUE = board(
    ("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Xây dựng", "4"), ("Sở Y tế", "1"),
    ("UBND xã Di Linh", "7"), ("UBND xã Hòa Ninh", "2"), ("UBND xã Tân Hội", "3"),
)  # fmt: skip
CLASSES = board(
    ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại"), ("Sở Xây dựng", "94", "Xuất sắc"),
    ("Sở Y tế", "91,5", "Xuất sắc"), ("Sở Nội vụ", "84", "Tốt"), ("Sở Tư pháp", "72", "Khá"),
)  # fmt: skip


def verdicts(*body: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (quantity, stated) → (computed, verdict) of the claims of a letter."""
    rows = clean(letter(*body)).claims.to_dict("records")
    return {(r["quantity"], r["stated"]): (r["computed"], r["verdict"]) for r in rows}


def test_counts_of_overdue_dossiers_and_their_units_are_confirmed() -> None:
    said = (
        "Trong tháng, toàn tỉnh có 17 hồ sơ quá hạn tại 05 cơ quan, đơn vị "
        "(gồm 02 sở và 03 UBND các xã)."
    )
    found = verdicts(said, "", OVERDUE)
    assert found["số hồ sơ quá hạn", "17"] == ("17", "confirmed")
    assert {verdict for _, verdict in found.values()} == {"confirmed"}
    assert len(found) == 4


def test_a_wrong_count_is_contradicted_and_becomes_a_finding() -> None:
    said = "Trong tháng, toàn tỉnh có 19 hồ sơ quá hạn tại 05 cơ quan, đơn vị."
    cleaned = clean(letter(said, "", OVERDUE))
    told = {(row["printed"], row["expected"]) for row in findings(cleaned, "count")}
    assert told == {("19", "17")}
    claim = cleaned.claims[cleaned.claims["stated"] == "19"].iloc[0]
    assert (claim["computed"], claim["verdict"]) == ("17", "contradicted")


@pytest.mark.parametrize(("printed", "verdict"), [("02", "confirmed"), ("03", "contradicted")])
def test_the_number_of_units_in_a_class_is_tried_on_the_table(printed: str, verdict: str) -> None:
    found = verdicts(
        f"- {printed} đơn vị xếp loại Xuất sắc;", "- 01 đơn vị xếp loại Tốt.", "", CLASSES
    )
    stated = {key[1]: value for key, value in found.items()}
    assert stated[printed.lstrip("0")] == ("2", verdict)


def test_a_list_of_names_shorter_than_its_count_is_contradicted() -> None:
    said = "- 04 đơn vị xếp loại Xuất sắc: Sở Xây dựng; Sở Y tế; Sở Nội vụ."
    found = verdicts(said, "", CLASSES)
    assert [value for key, value in found.items() if key[1] == "4"] == [("3", "contradicted")]


def test_commas_inside_a_department_do_not_part_a_list() -> None:
    said = "- 03 đơn vị xếp loại Tốt: Sở Văn hóa, Thể thao và Du lịch, Sở Y tế, Sở Nội vụ."
    table = board(
        ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại"), ("Sở Y tế", "84", "Tốt"),
        ("Sở Văn hóa, Thể thao và Du lịch", "86", "Tốt"), ("Sở Nội vụ", "84", "Tốt"),
    )  # fmt: skip
    found = verdicts(said, "", table)
    assert [value for key, value in found.items() if key[1] == "3"] == [("3", "confirmed")]


def test_a_score_rank_and_class_of_the_province_are_figures_and_claims() -> None:
    said = (
        "Năm 2025, tỉnh Lâm Đồng đạt 91,41/100 điểm, xếp loại Xuất sắc "
        "và đứng thứ 24/34 tỉnh, thành phố."
    )
    cleaned = clean(letter(said, "", CLASSES))
    found = figure(cleaned, "tỉnh Lâm Đồng", "total")
    assert float(found.value or 0) == 91.41
    assert (found.row["rank"], found.row["rank_of"], found.row["class"]) == (24, 34, "Xuất sắc")
    assert found.row["table"] == "prose"


def test_a_total_that_is_not_the_sum_of_its_groups_is_contradicted() -> None:
    groups = ("Công khai, minh bạch đạt 15/18 điểm;", "Tiến độ giải quyết đạt 19/20 điểm;",
              "Dịch vụ công trực tuyến đạt 18/22 điểm;", "Số hóa hồ sơ đạt 20/22 điểm;",
              "Mức độ hài lòng đạt 17/18 điểm.")  # fmt: skip
    items = [f"- {text}" for text in groups]
    right = verdicts("Tổng điểm của tỉnh Lâm Đồng đạt 89/100 điểm.", *items)
    wrong = verdicts("Tổng điểm của tỉnh Lâm Đồng đạt 98/100 điểm.", *items)
    assert right["Tổng điểm", "89/100"] == ("89", "confirmed")
    assert wrong["Tổng điểm", "98/100"] == ("89", "contradicted")


def test_a_share_told_twice_differently_is_a_contradiction() -> None:
    first = "Tỷ lệ hồ sơ trực tuyến của tỉnh đạt 48,24%."
    second = "Toàn tỉnh có tỷ lệ hồ sơ trực tuyến đạt 50,19%."
    cleaned = clean(letter(first, "", second, "", CLASSES))
    assert set(cleaned.claims["verdict"]) == {"contradicted"}
    assert findings(cleaned, "contradiction")


def test_what_the_dispatch_gives_no_figures_for_is_not_checkable() -> None:
    found = verdicts(
        "Đã tích hợp được 538 dịch vụ công trên Cổng Dịch vụ công quốc gia.", "", CLASSES
    )
    assert [value[1] for value in found.values()] == ["not_checkable"]


def test_a_quoted_score_over_eighty_can_only_be_of_a_hundred() -> None:
    cleaned = clean(letter("Sở Xây dựng (97,45 điểm); Sở Y tế (70,32 điểm)."))
    assert figure(cleaned, "Sở Y tế", "total").status == "printed"
    assert figure(cleaned, "Sở Y tế", "total").row["max"] == 100


def test_of_quoted_scores_under_eighty_nobody_knows_the_scale() -> None:
    cleaned = clean(letter("Sở Xây dựng (77,45 điểm); Sở Y tế (70,32 điểm)."))
    assert figure(cleaned, "Sở Y tế", "total").status == "doubtful"


def test_a_name_that_ends_in_a_word_for_a_quarter_keeps_its_count_behind_the_colon() -> None:
    lines = ("2. Các cơ quan, đơn vị có hồ sơ giải quyết quá hạn", "- UBND xã Mỹ Quý: 5 hồ sơ;")
    cleaned = clean(letter(*lines, province="tỉnh Tây Ninh"))
    assert figure(cleaned, "UBND xã Mỹ Quý", "overdue_dossiers").value == 5


LISTED = ("2. Các cơ quan, đơn vị có hồ sơ giải quyết quá hạn tháng 8 năm 2025",)


def test_a_list_of_codes_shorter_than_its_count_is_a_finding() -> None:
    table = board(("Tên đơn vị", "Số hồ sơ quá hạn"), ("Sở Xây dựng", "3"), ("Sở Y tế", "1"))
    codes = ("Phụ lục II", "Sở Xây dựng", "1\tH36.10-250812-0001", "2\tH36.10-250813-0002",
             "Sở Y tế", "1\tH36.11-250813-0003")  # fmt: skip
    cleaned = clean(letter(table, "", *codes))
    found = findings(cleaned, "count")
    assert [(row["printed"], row["expected"]) for row in found] == [("3", "2")]
    assert "Sở Xây dựng" in found[0]["message"]


def test_a_total_that_the_list_under_it_does_not_add_up_to_is_a_finding() -> None:
    said = "Toàn tỉnh có 12 hồ sơ quá hạn tại 02 cơ quan, đơn vị."
    cleaned = clean(letter(*LISTED, said, "- Sở Xây dựng: 06 hồ sơ;", "- Sở Y tế: 05 hồ sơ."))
    assert [(row["printed"], row["expected"]) for row in findings(cleaned, "count")] == [
        ("12", "11")
    ]


def test_a_list_of_fewer_units_than_the_sentence_says_proves_no_total_wrong() -> None:
    said = "Toàn tỉnh có 12 hồ sơ quá hạn tại 03 cơ quan, đơn vị."
    cleaned = clean(letter(*LISTED, said, "- Sở Xây dựng: 06 hồ sơ;", "- Sở Y tế: 05 hồ sơ."))
    assert not findings(cleaned, "count")


def test_a_number_of_units_is_tried_on_a_list_that_adds_up() -> None:
    said = "Toàn tỉnh có 11 hồ sơ quá hạn tại 03 cơ quan, đơn vị."
    cleaned = clean(letter(*LISTED, said, "- Sở Xây dựng: 06 hồ sơ;", "- Sở Y tế: 05 hồ sơ."))
    assert [(row["printed"], row["expected"]) for row in findings(cleaned, "count")] == [("3", "2")]


def test_a_line_that_begins_with_the_second_half_of_a_name_opens_no_list() -> None:
    rows = [("Sở Nội vụ", "84", "Tốt"), ("Sở Lao động - Thương binh và Xã hội", "81", "Tốt")]
    table = board(("Tên đơn vị", "Tổng điểm (100)", "Xếp loại"), *rows, ("Sở Y tế", "72", "Khá"))
    said = ("- 02 cơ quan xếp loại Tốt: Sở Nội vụ; Sở Lao động", "- Thương binh và Xã hội.")
    cleaned = clean(letter(*said, table, period="tháng 9 năm 2023",
                           signed="ngày 08 tháng 10 năm 2023"))  # fmt: skip
    assert not findings(cleaned, "count")


def test_a_department_in_the_sentence_before_says_not_of_which_level_a_list_is() -> None:
    table = board(
        ("Tên đơn vị", "Tổng điểm (100)", "Xếp loại"), ("Sở Xây dựng", "84", "Tốt"),
        ("Sở Giao thông vận tải", "48,73", "Yếu"), ("UBND huyện Di Linh", "94", "Xuất sắc"),
        ("UBND huyện Đạ Huoai", "81", "Tốt"), ("UBND huyện Lâm Hà", "72", "Khá"),
    )  # fmt: skip
    said = (
        "Một số đơn vị đạt điểm thấp: Sở Giao thông vận tải (48,73 điểm). "
        "Thực hiện đánh giá đối với 03/03 đơn vị, kết quả:",
        "- 1 đơn vị xếp loại Xuất sắc: UBND huyện Di Linh.",
    )
    cleaned = clean(letter(*said, "", table, period="tháng 9 năm 2023",
                           signed="ngày 08 tháng 10 năm 2023"))  # fmt: skip
    assert not findings(cleaned, "count")
