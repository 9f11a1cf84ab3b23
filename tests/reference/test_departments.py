"""The agencies that are scored: names, merged names, aliases."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from helpers.reference import departments
from helpers.vietnamese import slug

MAY_2023 = date(2023, 5, 31)
AUGUST_2025 = date(2025, 8, 1)


def names(on: date | None) -> set[str]:
    return {unit.name for unit in departments(on)}


def readings(on: date) -> dict[str, set[str]]:
    """Slug of every printed form → the departments that it stands for on a day."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in departments(on):
        for printed in (unit.name, *unit.aliases):
            found[slug(printed)].add(unit.name)
    return found


def border_days() -> list[date]:
    days = {MAY_2023, AUGUST_2025}
    for unit in departments():
        days |= {unit.valid_from} if unit.valid_from else set()
        days |= {unit.valid_to, unit.valid_to + timedelta(days=1)} if unit.valid_to else set()
    return sorted(days)


@pytest.mark.parametrize("on", border_days())
def test_no_printed_form_stands_for_two_departments_of_one_day(on: date) -> None:
    assert {form: units for form, units in readings(on).items() if len(units) > 1} == {}


@pytest.mark.parametrize(
    ("former", "successor"),
    [
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Sở Giao thông vận tải", "Sở Xây dựng"),
        ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
    ],
)
def test_a_department_merged_in_2025_names_its_successor(former: str, successor: str) -> None:
    unit = next(unit for unit in departments() if unit.name == former)
    assert unit.successor == successor
    assert former in names(MAY_2023)
    assert former not in names(AUGUST_2025)
    assert successor in names(AUGUST_2025)


def test_every_successor_is_a_department_of_later_days() -> None:
    for unit in departments():
        if unit.successor:
            assert unit.valid_to is not None
            assert unit.successor in names(unit.valid_to + timedelta(days=1))


def test_new_departments_do_not_reach_back_before_march_2025() -> None:
    assert "Sở Nông nghiệp và Môi trường" not in names(date(2025, 2, 28))
    assert "Sở Nông nghiệp và Môi trường" in names(date(2025, 3, 1))


@pytest.mark.parametrize(
    ("printed", "official", "on"),
    [
        ("Sở Lao động, TBXH", "Sở Lao động - Thương binh và Xã hội", MAY_2023),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", MAY_2023),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội", MAY_2023),
        ("Sở Văn hóa, TT&DL", "Sở Văn hóa, Thể thao và Du lịch", MAY_2023),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch", AUGUST_2025),
        ("Sở Nông nghiệp&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", MAY_2023),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn", MAY_2023),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường", AUGUST_2025),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường", MAY_2023),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", MAY_2023),
        ("Sở GTVT", "Sở Giao thông vận tải", MAY_2023),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông", MAY_2023),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ", AUGUST_2025),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", AUGUST_2025),
        ("Sở DT&TG", "Sở Dân tộc và Tôn giáo", AUGUST_2025),
        ("Sở Tư pháp tỉnh", "Sở Tư pháp", AUGUST_2025),
        ("BQL các KCN", "Ban Quản lý các khu công nghiệp", MAY_2023),
        ("Ban Quản lý các khu công nghiệp tỉnh", "Ban Quản lý các khu công nghiệp", MAY_2023),
        ("Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công", AUGUST_2025),
    ],
)
def test_forms_met_in_dispatches_have_one_reading(printed: str, official: str, on: date) -> None:
    assert readings(on)[slug(printed)] == {official}


def test_departments_belong_to_no_province() -> None:
    assert {(unit.level, unit.province, unit.district) for unit in departments()} == {
        ("department", "", "")
    }
