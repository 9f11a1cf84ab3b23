"""Forms of words and tables that other offices use: found by a generator written by an outsider."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, figure, letter, values


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
