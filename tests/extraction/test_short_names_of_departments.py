"""Departments of which a part stands as its initials, and provinces whose name is one word."""

from __future__ import annotations

import pytest

from helpers.extraction.names import department_index
from helpers.extraction.place import province_votes


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sở Văn hoá, Thể thao và DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Khoa học & CN", "Sở Khoa học và Công nghệ"),
        ("Sở NN và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Giáo dục và ĐT", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_a_part_of_a_name_may_stand_as_its_initials(printed: str, name: str) -> None:
    best = department_index().candidates(printed)[0]
    assert (best.unit.name, best.whole) == (name, True)


def test_a_district_whose_name_ends_like_a_province_is_not_it() -> None:
    lines = ["UBND huyện Đức Huệ, tỉnh Long An", "Đức Huệ, ngày 09 tháng 5 năm 2025"]
    votes = province_votes(lines)
    assert votes["Long An"] > 0
    assert votes["Huế"] == 0


def test_a_province_of_one_word_is_named_at_the_head() -> None:
    assert province_votes(["UBND THÀNH PHỐ HUẾ", "Huế, ngày 05 tháng 10 năm 2025"])["Huế"] > 0
