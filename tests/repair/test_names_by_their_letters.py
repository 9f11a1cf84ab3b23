"""Badly damaged names told by what recognition makes of each letter."""

from __future__ import annotations

import pytest

from helpers.repair.misreading import cost_of_letter
from tests.cleaning.dispatches import DAMAGED, clean, letter

HAI_PHONG = ("xa Tu Ky", "xa Nam Sach", "xa Thanh Ha", "xa Kinh Mon", "phuong An Bien")
KHANH_HOA = ("xa Ninh Hai", "xa Ninh Son", "xa Cam An", "xa Cam Hiép", "xa Dai Lanh")
TAY_NINH = ("xa Vinh Thanh", "xa Tan Lap", "xa Binh Thanh", "xa My An", "xa Hau Thanh")
OFFICES = ("Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Công Thương")


def named(province: str, others: tuple[str, ...], *printed: str, year: int = 2025) -> list[str]:
    """Return the units of the last rows of a table, ``"?"`` for each in doubt."""
    names = [name if name.startswith("S") else f"UBND {name}" for name in others]
    rows = [f"{n} | {name} | {n + 10}" for n, name in enumerate((*names, *printed), 1)]
    text = letter(
        *DAMAGED, "Phu luc I", "TT | Ten don vi | So ho so qua han", *rows, province=province,
        period=f"tháng 8 năm {year}", signed=f"ngày 08 tháng 9 năm {year}",
    )  # fmt: skip
    found = clean(text).measures.tail(len(printed))
    doubtful = found["evidence"].str.contains("unit not certain")
    return list(found["unit"].mask(doubtful, "?"))


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("UBND x3 Nién Minh", "UBND xã Kiến Minh"),
        ("UBND Pé Son", "UBND phường Đồ Sơn"),
        ("UBND p hudng Thién Huong", "UBND phường Thiên Hương"),
        ("710[ UBND di¢ khu Bach Bong Vi", "UBND đặc khu Bạch Long Vĩ"),
        ("UUy ban nhén din xa Viét Nhé", "UBND xã Việt Khê"),
    ],
)
def test_a_name_is_what_recognition_makes_such_letters_of(printed: str, unit: str) -> None:
    assert named("thành phố Hải Phòng", HAI_PHONG, printed) == [unit]


def test_two_names_most_like_one_unit_are_told_by_what_else_they_may_be() -> None:
    assert named("tỉnh Tây Ninh", TAY_NINH, "UBND xa Tan Bong", "UBND xa Tan Pong") == [
        "UBND xã Tân Long",
        "UBND xã Tân Đông",
    ]


def test_two_names_of_which_either_may_be_either_unit_stay_in_doubt() -> None:
    printed = ("UBND xa Phudc Hdu", "UBND xa Phudc Hdu")
    assert named("tỉnh Khánh Hòa", KHANH_HOA, *printed) == ["?", "?"]


def test_a_vowel_is_told_by_what_it_is_read_as() -> None:
    printed = ("UBND x& Phudc Hiu", "UBND xa Phuéc Héu")
    assert named("tỉnh Khánh Hòa", KHANH_HOA, *printed) == [
        "UBND xã Phước Hữu",
        "UBND xã Phước Hậu",
    ]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("¢& KH va BT", "Sở Kế hoạch và Đầu tư"),
        ("& Khoa hoc&Cong nghé", "Sở Khoa học và Công nghệ"),
        ("S riyi vu", "Sở Nội vụ"),
        ("S GPT", "?"),
    ],
)
def test_a_department_in_short_or_damaged_is_told_by_its_letters(printed: str, unit: str) -> None:
    assert named("tỉnh Lâm Đồng", OFFICES, printed, year=2024) == [unit]


def test_half_of_a_name_that_broke_is_no_damaged_other_name() -> None:
    assert named("tỉnh An Giang", ("xa Ba Chuc", "xa Tri Ton", "xa Oc Eo"), "UBND xa Chau") == ["?"]


def test_half_of_a_name_is_the_unit_that_is_left_of_those_with_such_a_half() -> None:
    others = ("huyén Phong Dién", "huyén Phi Vang", "huyén Phi Léc", "thi xa Huong Tra")
    assert named("tỉnh Thừa Thiên Huế", others, "UBND huyén Dién", year=2024) == [
        "UBND huyện Quảng Điền"
    ]
    assert named("tỉnh Thừa Thiên Huế", others[1:], "UBND huyén Dién", year=2024) == ["?"]


def test_a_word_that_may_have_lost_the_stroke_of_its_first_letter_is_not_whole() -> None:
    assert named("tỉnh Nghệ An", ("xa Vinh Tuong", "xa Anh Son"), "x& Pông Thanh") == [
        "UBND xã Đông Thành"
    ]


def test_a_name_taken_for_a_unit_is_another_ones_if_its_letters_say_so() -> None:
    others = (*OFFICES[:2], OFFICES[-1], "xa Di Linh", "xa Bao Thuan", "xa Nam Dong")
    assert named("tỉnh Lâm Đồng", others, "S¢ Xa dung") == ["Sở Xây dựng"]


def test_words_of_a_name_that_look_like_figures_are_not_its_figures() -> None:
    others = ("Nam Dong", "Khe Tre", "Long Quang", "Binh Dién", "Vinh Loc", "Hung Loc")
    rows = ["UBND Xa A 1udi 5 94 60 64%", "UBND X4 A Au6i 4 50 25 50%"]
    rows += [f"UBND Xa {name} 8{n} 40 5{n}%" for n, name in enumerate(others)]
    head = "TT | Ten don vi | Tong so ho so | Ho so truc tuyen | Ty le ho so truc tuyen (%)"
    lines = [f"{n} | {row}" for n, row in enumerate(rows, 1)]
    found = clean(letter(*DAMAGED, "Phu luc I", head, *lines, province="thành phố Huế")).measures
    units = dict.fromkeys(found["unit"])
    assert {"UBND xã A Lưới 4", "UBND xã A Lưới 5"} <= units.keys()


def test_a_name_into_which_a_figure_ran_is_not_told_by_its_letters() -> None:
    assert named("tỉnh Tây Ninh", TAY_NINH, "UBNi X4 Tan Bong1") == ["?"]


def test_a_mark_that_recognition_puts_on_any_letter_makes_no_word_whole() -> None:
    assert named("tỉnh Hà Tĩnh", ("xa Can Lộc", "xa Ky Anh", "xa Ky Xuan"), "UBND x4 Xuan Béc") == [
        "UBND xã Xuân Lộc"
    ]


def test_letters_read_often_for_others_cost_less_than_those_never_seen() -> None:
    assert cost_of_letter("ệ", "é") < cost_of_letter("ệ", "o") < cost_of_letter("ệ", "m")
    assert cost_of_letter("Đ", "p") < cost_of_letter("đ", "p")
    assert cost_of_letter("ồ", "b") < cost_of_letter("ồ", "f")


def test_a_letter_that_may_be_either_of_two_names_leaves_both_in_doubt() -> None:
    others = ("xa Gio Linh", "xa Hai Lang", "xa Cam Lo", "xa Trieu Phong")
    assert named("tỉnh Quảng Trị", others, "UBND xa Vinh Binh") == ["?"]
    assert named("tỉnh Quảng Trị", (*others, "xa Vinh Linh"), "UBND xa Vinh Binh") == [
        "UBND xã Vĩnh Định"
    ]
