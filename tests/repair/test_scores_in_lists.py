"""Scores that the points of a list state: of the territory's groups, or of units."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, figure, letter


def test_points_of_a_list_that_all_state_score_and_rank_keep_the_ranks() -> None:
    cleaned = clean(letter("- Mức độ hài lòng: 18/18 điểm, xếp thứ 31/34 tỉnh, thành phố.",
                           "- Số hóa hồ sơ: 19,44/22 điểm, đứng thứ 8/34 tỉnh, thành phố.",
                           "- Tiến độ giải quyết: 18,38/20 điểm (xếp hạng 5/34)."))  # fmt: skip
    own = figure(cleaned, "tỉnh Lâm Đồng", "digitisation")
    assert (str(own.value), own.row["max"]) == ("19.44", 22)
    assert (own.row["rank"], own.row["rank_of"]) == (8, 34)
    assert figure(cleaned, "tỉnh Lâm Đồng", "progress").row["rank"] == 5
