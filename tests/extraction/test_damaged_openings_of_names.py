"""The words before a name ("UBND xã …") that a scan damaged, and names in lists of the prose."""

from __future__ import annotations

from datetime import date

import pytest

from helpers.extraction.names import NameIndex
from helpers.extraction.printed_names import readings_of_name
from helpers.reference import communes, departments, districts
from helpers.repair.other_days import OtherDays
from helpers.repair.units import resolve_units
from tests.cleaning.dispatches import board, clean, figure, letter, units

NOW, BEFORE = date(2025, 8, 31), date(2024, 8, 31)
DAMAGED = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gia nguyen nhan cua viec cham.",
)


def index(province: str, day: date) -> NameIndex:
    return NameIndex([*districts(province, day), *communes(province, day), *departments(day)])


@pytest.mark.parametrize(
    ("printed", "province", "day", "unit"),
    [
        ("UBNDD phuong Tan P0ng Hiép", "Hồ Chí Minh", NOW, "UBND phường Tân Đông Hiệp"),
        ("26UBNDD phuong Son Tra", "Đà Nẵng", NOW, "UBND phường Sơn Trà"),
        ("29 UBND PHUỜNG TAM KY", "Đà Nẵng", NOW, "UBND phường Tam Kỳ"),
        ("9 X3 Tu Mo Rong", "Quảng Ngãi", NOW, "UBND xã Tu Mơ Rông"),
        ("d UBND x4 Kim Binh", "Tuyên Quang", NOW, "UBND xã Kim Bình"),
        ("BN D Phudng Hung Phi", "Cần Thơ", NOW, "UBND phường Hưng Phú"),
        ("UeNo Phuong Nghi Son", "Thanh Hóa", NOW, "UBND phường Nghi Sơn"),
        ("Ban Quan ly Khu kinh te", "Thanh Hóa", NOW, "Ban Quản lý Khu kinh tế"),
        ("UBND x4Kim Binh", "Tuyên Quang", NOW, "UBND xã Kim Bình"),
        ("UBND XÃTRA MY", "Đà Nẵng", NOW, "UBND xã Trà My"),
        ("Ue ban nhari dan x4 Yén Minh", "Tuyên Quang", NOW, "UBND xã Yên Minh"),
        ("iiy ban nban dan xa Tan Long", "Tuyên Quang", NOW, "UBND xã Tân Long"),
        ("ahudng Ban Co", "Hồ Chí Minh", NOW, "UBND phường Bàn Cờ"),
        ("huyéri An Phi", "An Giang", BEFORE, "UBND huyện An Phú"),
        ("UBND huyinHung Nguy€n", "Nghệ An", BEFORE, "UBND huyện Hưng Nguyên"),
        ("fhanh ph6 Tra Vinh", "Trà Vinh", BEFORE, "UBND thành phố Trà Vinh"),
    ],
)
def test_a_damaged_opening_leaves_the_name_itself_whole(
    printed: str, province: str, day: date, unit: str
) -> None:
    first, second = index(province, day).candidates(printed, 2)
    assert first.unit.name == unit
    assert first.score >= second.score + 3


@pytest.mark.parametrize("printed", ["Sa Huỳnh", "PHUONG BAK BLA", "Xã Huổi Một"])
def test_a_word_that_only_resembles_an_opening_stays_in_its_name(printed: str) -> None:
    province = {"S": "Quảng Ngãi", "P": "Quảng Ngãi", "X": "Sơn La"}[printed[0]]
    unit = {"S": "UBND phường Sa Huỳnh", "P": "UBND phường Đăk Bla", "X": "UBND xã Huổi Một"}
    assert index(province, NOW).candidates(printed, 1)[0].unit.name == unit[printed[0]]


def test_items_of_a_list_name_their_units_however_they_begin() -> None:
    table = board(
        ("Ten don vi", "Tong diem (100)"),
        ("So Tai chinh", "96,5"),
        ("So Xay dung", "94,1"),
        ("Xa Don Duong", "51,7"),
    )
    lists = (
        "- Don vi dat diem cao: S Nội vụ (96,04 diem); S Y te (95,06 die).",
        "- Don vi dat diem thap: BND xi Ka Do (41,76 oié).",
    )
    quoted = clean(letter(*DAMAGED, table, "", *lists)).measures
    for unit in ("Sở Nội vụ", "Sở Y tế", "UBND xã Ka Đô"):
        assert list(quoted[quoted["unit"] == unit]["status"]) == ["printed"]


def test_words_of_a_sentence_before_a_score_name_no_unit() -> None:
    text = letter(*DAMAGED, "Tong diem cua tinh dat 83,07 diem (tren thang 100 diem).",
                  province="thành phố Hà Nội", period="tháng 12 năm 2022",
                  signed="ngày 08 tháng 01 năm 2023")  # fmt: skip
    assert units(clean(text)) == ["thành phố Hà Nội"]


@pytest.mark.parametrize(
    "said",
    ["dat 17;11 diém/18 diém", "dat 17.11_/18 diem", "dat 17,11|diém/18 diem", "17'11/18 điém"],
)
def test_a_score_torn_at_its_mark_is_read_with_its_maximum(said: str) -> None:
    cleaned = clean(letter(*DAMAGED, f"+ Mic do hai long: {said}."))
    assert figure(cleaned, "tỉnh Lâm Đồng", "satisfaction").row["max"] == 18


def test_units_in_a_list_tell_the_province_of_a_district_that_two_have() -> None:
    listed = "UBND xã Nguyễn Việt Khái (09 hồ sơ); UBND thị trấn Cái Đôi Vàm (03 hồ sơ); "
    listed += "UBND xã Tân Hưng Tây (01 hồ sơ); UBND xã Rạch Chèo (02 hồ sơ)."
    text = "\n".join(
        (
            "UBND HUYỆN PHÚ TÂN",
            "Số: 12/BC-UBND",
            "Phú Tân, ngày 08 tháng 11 năm 2022",
            "BÁO CÁO",
            "Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp tháng 10 năm 2022",
            "",
            "1. Các cơ quan, đơn vị có hồ sơ giải quyết TTHC quá hạn tháng 10.2022",
            f"Cụ thể: {listed}",
        )
    )
    cleaned = clean(text)
    assert list(cleaned.dispatch["province"]) == ["Cà Mau"]
    assert figure(cleaned, "UBND xã Rạch Chèo", "overdue_dossiers").value == 2


def test_in_capitals_too_a_first_letter_may_have_been_a_d_with_its_stroke() -> None:
    first, *_ = index("Sơn La", BEFORE).candidates("UBND XA PA PO", 1)
    assert first.unit.name == "UBND xã Đá Đỏ"


def test_little_left_of_a_name_does_not_make_a_slightly_nearer_unit_sure() -> None:
    units_of_day = NameIndex(communes("Tây Ninh", date(2026, 3, 31)))
    names = ["xã Tân Lập", "x& Ptc Aập", "xã Đức Huệ"]
    resolved = resolve_units(names, [""] * 3, units_of_day, OtherDays(NameIndex([])))
    # "Tân Tập" is a letter nearer, but "Đức Lập" alone explains the letters that are there.
    assert resolved[1].name == "UBND xã Đức Lập"


@pytest.mark.parametrize(
    "opening", ["Ủyban nhân dân", "Ủy bannhân dân", "Ủyban nhândân", "Uy ban nhan dan"]
)
def test_a_committee_run_together_takes_no_word_of_the_name(opening: str) -> None:
    (name, *_) = readings_of_name(f"{opening} xã Thiệu Toán")
    assert name.compact == "ubndxathieutoan"
