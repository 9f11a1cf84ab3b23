"""Whose a figure of a sentence is: a block's, that of the unit it opens with, the territory's."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, figure, findings, letter, units


def stated(*sentences: str) -> dict[tuple[str, str], str]:
    """Return the figures that sentences state, by unit and indicator."""
    rows = clean(letter(*sentences)).measures.to_dict("records")
    return {(str(row["unit"]), str(row["indicator"])): str(row["printed"]) for row in rows}


def test_what_a_level_counts_is_not_the_territorys() -> None:
    told = stated(
        "Toàn tỉnh có 37 hồ sơ quá hạn. Trong đó, cấp tỉnh có 12 hồ sơ quá hạn, cấp xã có 25 hồ sơ "
        "quá hạn."
    )
    assert told == {
        ("tỉnh Lâm Đồng", "overdue_dossiers"): "37",
        ("Khối sở, ngành", "overdue_dossiers"): "12",
        ("Khối xã", "overdue_dossiers"): "25",
    }
    told = stated("Trong 37 hồ sơ quá hạn có 12 hồ sơ của các sở, 25 hồ sơ thuộc UBND cấp xã.")
    assert told[("Khối sở, ngành", "overdue_dossiers")] == "12"
    assert told[("tỉnh Lâm Đồng", "overdue_dossiers")] == "37"


def test_shares_and_averages_of_blocks_are_theirs_and_the_last_the_territorys() -> None:
    told = stated(
        "Tỷ lệ hồ sơ nộp trực tuyến của cấp xã đạt 75,5%; của các sở đạt 88,2%; toàn tỉnh đạt "
        "80,1%.",
        "Điểm trung bình của khối sở, ngành là 88,20 điểm; khối xã, phường là 82,35 điểm.",
    )
    assert told == {
        ("Khối xã", "submitted_online_rate"): "75,5",
        ("Khối sở, ngành", "submitted_online_rate"): "88,2",
        ("tỉnh Lâm Đồng", "submitted_online_rate"): "80,1",
        ("Khối sở, ngành", "total"): "88,20",
        ("Khối xã", "total"): "82,35",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ chỉ số cấp tỉnh đạt 85,3/100 điểm, xếp thứ 7/34 tỉnh, thành phố.",
        "Văn phòng gửi các sở, ban, ngành kết quả Bộ chỉ số: Tổng điểm đạt 85,3/100 điểm.",
        "Các sở, ban, ngành cần cố gắng hơn để tổng điểm của tỉnh đạt 85,3/100 điểm.",
    ],
)
def test_a_sentence_that_names_a_level_may_still_speak_of_the_territory(sentence: str) -> None:
    assert units(clean(letter(sentence))) == ["tỉnh Lâm Đồng"]


def test_the_first_of_a_block_is_a_unit_and_not_the_block() -> None:
    told = stated(
        "UBND xã Cát Tiên đứng đầu khối xã, phường với 91,88 điểm; thấp nhất trong các xã là UBND "
        "xã Tà Hine với 60,2 điểm."
    )
    assert told == {("UBND xã Cát Tiên", "total"): "91,88", ("UBND xã Tà Hine", "total"): "60,2"}


def test_a_sentence_that_opens_with_a_unit_goes_on_about_it() -> None:
    told = stated("Sở Y tế tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, quá hạn 5 hồ sơ.")
    assert told == {("Sở Y tế", "dossiers"): "120", ("Sở Y tế", "overdue_dossiers"): "5"}
    assert stated("Sở Nội vụ dẫn đầu với tổng điểm đạt 97,2 điểm.") == {
        ("Sở Nội vụ", "total"): "97,2"
    }
    assert stated("Sở Nội vụ báo cáo tổng điểm của tỉnh đạt 85,3/100 điểm.") == {
        ("tỉnh Lâm Đồng", "total"): "85,3"
    }


def test_the_full_marks_of_several_units_are_not_the_territorys() -> None:
    sentence = "Có 02 đơn vị đạt điểm tối đa về tiến độ (20/20 điểm), gồm: Sở Y tế, Sở Nội vụ."
    assert stated(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Lâm Đồng xếp hạng 07/34 với 85,30 điểm.",
        "Tỉnh Lâm Đồng xếp thứ 7/34 tỉnh, thành phố với tổng điểm 85,30.",
        "Tổng điểm đạt 85,30, xếp thứ 7/34 tỉnh, thành phố.",
    ],
)
def test_a_total_told_beside_the_rank_needs_no_word_behind_it(sentence: str) -> None:
    own = figure(clean(letter(sentence)), "tỉnh Lâm Đồng", "total")
    assert (float(own.value), own.row["rank"], own.row["rank_of"]) == (85.3, 7, 34)


def test_what_is_received_and_done_in_time_is_claimed_by_nobody_as_overdue() -> None:
    cleaned = clean(
        letter(
            "I. TÌNH HÌNH GIẢI QUYẾT HỒ SƠ QUÁ HẠN",
            "Trong tháng, toàn tỉnh tiếp nhận 68.214 hồ sơ, đã giải quyết 61.990 hồ sơ, trong đó "
            "đúng hạn 61.402 hồ sơ (đạt 99,05%), quá hạn 588 hồ sơ (chiếm 0,95%).",
        )
    )
    assert list(cleaned.claims["stated"]) == ["68214", "588"]
    assert figure(cleaned, "tỉnh Lâm Đồng", "dossiers").value == 68214
    assert figure(cleaned, "tỉnh Lâm Đồng", "overdue_dossiers").value == 588


def test_a_list_of_counts_goes_on_over_semicolons_and_may_call_dossiers_late_otherwise() -> None:
    listed = "Sở Y tế 06 hồ sơ; UBND xã Cát Tiên 03 hồ sơ; Sở Nội vụ 02 hồ sơ."
    for late in ("quá hạn", "trễ hạn"):
        told = stated(f"Toàn tỉnh có 11 hồ sơ {late}, cụ thể: {listed}")
        assert told[("UBND xã Cát Tiên", "overdue_dossiers")] == "03"
        assert told[("Sở Nội vụ", "overdue_dossiers")] == "02"


def test_a_table_of_the_communes_contradicts_no_count_of_the_territory() -> None:
    cleaned = clean(
        letter(
            "Toàn tỉnh có 37 hồ sơ quá hạn, trong đó cấp tỉnh 12 hồ sơ, cấp xã 25 hồ sơ.",
            board(("Tên đơn vị", "Tổng điểm"), ("Sở Y tế", "91,5"), ("Sở Nội vụ", "95,2")),
            board(
                ("Tên đơn vị", "Hồ sơ quá hạn"), ("Xã Cát Tiên", "20"), ("Xã Đạ Huoai", "5"),
                title="Phụ lục II",
            ),
        )
    )  # fmt: skip
    assert findings(cleaned, "count") == []


@pytest.mark.parametrize(
    ("title", "found"), [("Phụ lục I", 1), ("Biểu 1: Kết quả của một số đơn vị", 0)]
)
def test_a_table_of_some_units_contradicts_no_total(title: str, found: int) -> None:
    counts = board(
        ("Tên đơn vị", "Hồ sơ quá hạn"), ("Sở Y tế", "5"), ("Xã Cát Tiên", "20"), title=title
    )
    cleaned = clean(letter("Toàn tỉnh có 37 hồ sơ trễ hạn.", counts))
    assert len(findings(cleaned, "count")) == found


def test_parts_of_a_total_that_add_up_to_it_confirm_it() -> None:
    cleaned = clean(letter("Số hồ sơ trễ hạn là 37 hồ sơ (cấp tỉnh: 12 hồ sơ; cấp xã: 25 hồ sơ)."))
    assert findings(cleaned) == []
    assert set(cleaned.measures["unit"]) == {"tỉnh Lâm Đồng", "Khối sở, ngành", "Khối xã"}


def test_a_unit_may_be_named_behind_its_count_and_the_territory_after_it() -> None:
    told = stated(
        "Có 3 hồ sơ quá hạn tại Sở Y tế, 2 hồ sơ quá hạn tại UBND xã Cát Tiên; "
        "toàn tỉnh có 5 hồ sơ quá hạn."
    )
    assert told == {
        ("Sở Y tế", "overdue_dossiers"): "3",
        ("UBND xã Cát Tiên", "overdue_dossiers"): "2",
        ("tỉnh Lâm Đồng", "overdue_dossiers"): "5",
    }


def test_counts_may_stand_in_brackets_behind_their_units() -> None:
    cleaned = clean(
        letter("Có 9 hồ sơ quá hạn của 3 đơn vị: Sở Y tế (4), Sở Nội vụ (2), xã Cát Tiên (3).")
    )
    assert figure(cleaned, "UBND xã Cát Tiên", "overdue_dossiers").value == 3
    assert findings(cleaned) == []


def test_scores_in_brackets_behind_units_leave_their_list_whole() -> None:
    cleaned = clean(
        letter(
            "03 đơn vị có điểm cao nhất gồm: xã Đạ Huoai (95,20 điểm), xã Cát Tiên (94,11 điểm) và "
            "xã Tà Hine (93,05 điểm)."
        )
    )
    assert cleaned.claims.iloc[0]["verdict"] == "confirmed"
    assert findings(cleaned, "count") == []


def test_dossiers_received_are_the_territorys_only_where_it_is_meant() -> None:
    told = stated(
        "Toàn tỉnh tiếp nhận 68.214 hồ sơ, trong đó tiếp nhận trực tuyến 51.607 hồ sơ.",
        "Sở Y tế tiếp nhận 120 hồ sơ; cấp xã tiếp nhận 50.000 hồ sơ.",
        "Bộ phận Một cửa tiếp nhận 311 hồ sơ.",
    )
    assert told == {
        ("tỉnh Lâm Đồng", "dossiers"): "68.214",
        ("tỉnh Lâm Đồng", "dossiers_online"): "51.607",
        ("Sở Y tế", "dossiers"): "120",
        ("Khối xã", "dossiers"): "50.000",
    }


def test_a_score_right_before_the_rank_of_a_province_is_its_total() -> None:
    cleaned = clean(
        letter(
            "Chỉ số phục vụ người dân đạt 82,46 điểm, xếp thứ 9/34 tỉnh, thành phố; "
            "Sở Y tế đạt 95 điểm.",
            board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Y tế", "95"), ("Sở Nội vụ", "92")),
        )
    )
    own = figure(cleaned, "tỉnh Lâm Đồng", "total")
    assert (float(own.value), own.row["rank"]) == (82.46, 9)
    assert set(cleaned.measures["status"]) == {"printed"}


def test_words_that_begin_like_an_hour_make_no_moment() -> None:
    cleaned = clean(
        letter(
            "UBND xã Cát Tiên (02 hồ sơ) 02/5/2025. Tổng điểm của tỉnh đạt 85,5/100 điểm.",
            "0102  Hộ tịch  06/5/2025",
        )
    )
    assert list(cleaned.dispatch["as_of"]) == [""]
    assert findings(cleaned, "date") == []
