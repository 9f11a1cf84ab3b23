"""Names of which a scan left a part, and what stands before and behind them."""

from __future__ import annotations

import pytest

from helpers.extraction.rows import parse_row
from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, findings, letter, units, values


def rows(*names: str) -> list[str]:
    """Return rows of a table whose heads are whole, one a name."""
    head = "TT | Ten don vi | So ho so qua han"
    return [head, *(f"{n} | {name} | {n + 10}" for n, name in enumerate(names, 1))]


@pytest.mark.parametrize("rest", ["va Du lich", "v Du 1ich"])
def test_what_goes_on_with_and_is_no_name_of_its_own(rest: str) -> None:
    lines = [f"{n}     So {name:<20}1{n}            2{n}" for n, name in enumerate(OFFICES, 1)]
    head = "TT    Don vi                So ho so qua han   Chung thuc ban sao dien tu"
    torn = ["      S& Van héa, Thé thao", f"6     {rest:<23}16            26"]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *lines, *torn))
    assert "Sở Du lịch" not in units(cleaned)


def test_one_word_left_of_a_name_that_several_have_is_none_of_them() -> None:
    others = (
        "Chau Thanh",
        "Tri Ton",
        "Oc Eo",
        "Ba Chuc",
        "Phu Huu",
        "Phu Lam",
        "Tay Phu",
        "Phu An",
    )
    names = (*(f"UBND xa {name}" for name in others), "UBND x3 Phu")
    text = letter(*DAMAGED, "Phu luc I", *rows(*names), province="tỉnh An Giang")
    found = clean(text).measures
    assert set(found[found["unit_printed"].str.contains("x3")]["status"]) == {"doubtful"}


@pytest.mark.parametrize(
    ("printed", "status"), [("Cẩm Giang", "doubtful"), ("Cẩm Giàng", "printed")]
)
def test_a_mark_that_is_not_there_tells_nothing_where_marks_are_lost(
    printed: str, status: str
) -> None:
    names = ("xa Tu Ky", "xa Nam Sach", "xa Thanh Ha", "xa Kinh Mon", f"xa {printed}")
    text = letter(*DAMAGED, "Phu luc I", *rows(*names), province="thành phố Hải Phòng")
    found = clean(text).measures
    assert set(found[found["unit_printed"].str.contains(printed)]["status"]) == {status}


def test_a_class_before_all_figures_is_part_of_a_name_that_a_stray_sign_ends() -> None:
    row = parse_row(1, "6 | kinh té cra kha u 15,19 13,93 11 ,57 110,00 17,79 16,01 84,49 Tot")
    assert (row.name, row.tokens[0].text) == ("kinh té cra kha u", "15,19")


def test_two_figures_in_a_cell_are_two_where_the_border_before_a_row_was_misread() -> None:
    head = (
        "| STT | Ten don vi | Tong so DVC | So DVC phat sinh ho so | Ty le DVC phat sinh ho so "
        "| Tong so HS phat sinh | So HS phat sinh truc tuyen | Ty le HS truc tuyen |"
    )
    whole = [
        f"| {n} | So {name} | 200 | {50 + 2 * n} | {25 + n}% | 400 | {200 + 4 * n} | {50 + n},00% |"
        for n, name in enumerate(OFFICES, 1)
    ]
    torn = "l 6. | So Ngoai vu | 177 | b0  34% | 250 | 139 | 55,60% |"
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *whole, torn))
    found = values(cleaned, "Sở Ngoại vụ")
    assert (found["dossiers"], found["dossiers_online"]) == ("250", "139")


def test_a_bracket_between_bars_is_a_bar() -> None:
    row = parse_row(1, "[ 10 | S0 Nu hoach va Dau tu [ 3 | 72.6 | 33.3 | ")
    assert [token.text for token in row.tokens if token.text] == ["3", "72.6", "33.3"]


@pytest.mark.parametrize(
    "issuer",
    [
        "UY tAN NHAN DAN HiiYEN YEN KHANH",
        "UY BAN NHAN DAN HUYEN YENKHANH",
        "UY BAN NHAN DAN HU YEN YEN KHANH",
        "UY BAN NHAN DAN HUoENYEN KHANH",
        "UY BAN NHAN DAN BWVBM YEN KHANH",
        "Y BAN riHAN DAN HiiuEN YEN KHANH",
    ],
)
def test_a_committee_below_the_provinces_speaks_of_itself(issuer: str) -> None:
    text = letter(
        *DAMAGED, "1. Thang 8/2023, UBND huyen dat 70,60/100 diem, xep thu 7/8 huyen, thanh pho.",
        issuer=f"UBND TINH NINH BINH\n{issuer}", province="tỉnh Ninh Bình",
        period="tháng 8 năm 2023", signed="ngày 08 tháng 9 năm 2023",
    )  # fmt: skip
    found = clean(text).measures
    sure = found[(found["status"] != "doubtful") & (found["indicator"] == "total")]
    assert "tỉnh Ninh Bình" not in set(sure["unit"])


def test_a_month_with_a_dot_is_the_month_of_the_dispatch() -> None:
    parts = ("- Chỉ tiêu công khai, minh bạch đạt 6.61/18 điểm.",
             "- Tiến độ giải quyết TTHC đạt 5.65/20 điểm.",
             "- Dịch vụ công trực tuyến đạt 18.45/22 điểm.",
             "- Chỉ tiêu số hóa hồ sơ đạt 13.88/22 điểm.",
             "- Mức độ hài lòng của người dân, doanh nghiệp đạt 13.9/18 điểm.")  # fmt: skip
    said = "1. Tháng 8.2025, tỉnh Lâm Đồng đạt 59.52/100 điểm, xếp loại Trung bình."
    assert findings(clean(letter(said, "Một số tiêu chí đạt kết quả như sau:", *parts)), "sum")


def test_what_may_be_the_first_word_of_a_longer_name_is_no_damaged_kind() -> None:
    names = ("UBND Vinh Linh", "UBND Vinh Dinh", "UBND Sen Ngu", "UBND Le Thuy", "UBND Na Cua Viet")
    text = letter(*DAMAGED, "Phu luc I", *rows(*names), province="tỉnh Quảng Trị")
    found = clean(text).measures
    assert set(found[found["unit_printed"].str.contains("Na C")]["status"]) == {"doubtful"}


def test_a_name_of_which_most_letters_are_others_is_none() -> None:
    names = ("Phuong An Phu", "Xa Can Gio", "Phuong Tan Khanh", "Phuong Xef Qoy")
    text = letter(*DAMAGED, "Phu luc I", *rows(*names), province="thành phố Hồ Chí Minh")
    found = clean(text).measures
    assert set(found[found["unit_printed"].str.contains("Qoy")]["status"]) == {"doubtful"}


def test_a_department_among_communes_is_itself() -> None:
    head = "TT\tTên đơn vị\tSố hồ sơ quá hạn"
    lines = [head, "I\tUBND các xã, phường", "1\tUBND xã Đơn Dương\t3", "2\tUBND xã Ka Đô\t5",
             "3\tBảo hiểm xã hội\t7"]  # fmt: skip
    assert values(clean(letter("Phụ lục I", *lines)), "Bảo hiểm xã hội") == {
        "overdue_dossiers": "7"
    }
    assert set(clean(letter("Phụ lục I", *lines)).measures["status"]) == {"printed"}


def test_the_office_of_a_committee_that_names_none_is_that_of_the_own_territory() -> None:
    text = letter(*DAMAGED, "Phu luc I", *rows("So Noi vu", "Van phong UBND", "So Y te"))
    assert "Văn phòng UBND tỉnh" in units(clean(text))


def test_a_damaged_name_is_no_unit_of_another_kind_that_is_a_letter_nearer() -> None:
    text = letter(
        *DAMAGED, "Phu luc I", *rows("UBND X. Tan Binh", "UBND X. Thanh Hung", "UBND P. Son Qui"),
        province="tỉnh Đồng Tháp",
    )  # fmt: skip
    assert "UBND phường An Bình" not in units(clean(text))


def test_a_short_name_with_half_its_letters_changed_is_not_certain() -> None:
    text = letter(
        *DAMAGED, "Phu luc I", *rows("UBND xa Ka Po", "UBND xa Long Vinh", "UBND xa Nhi Long"),
        province="tỉnh Vĩnh Long",
    )  # fmt: skip
    found = clean(text).measures
    assert set(found[found["unit_printed"] == "UBND xa Ka Po"]["status"]) == {"doubtful"}


def test_a_lone_commune_among_departments_is_a_damaged_department() -> None:
    named = (*(f"So {name}" for name in OFFICES[:4]), "& Xay iung")
    text = letter(*DAMAGED, "Phu luc I", *rows(*named), province="tỉnh Đồng Tháp")
    assert not [unit for unit in units(clean(text)) if "Lai Vung" in unit]


def test_letters_that_two_units_share_where_a_stroke_is_lost_are_certain_of_neither() -> None:
    named = ("UBND xa Phu Binh", "UBND xa Ph4 Bình", "UBND xa Cam Giang", "UBND xa La Hien")
    text = letter(*DAMAGED, "Phu luc I", *rows(*named), province="tỉnh Thái Nguyên")
    found = clean(text).measures
    own = found[found["unit_printed"].isin(named[:2])]
    assert set(own["status"]) == {"doubtful"}


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("UBND ph uong Cao Lanh", "UBND phường Cao Lãnh"),
        ("UBND PHUONGSA DEC", "UBND phường Sa Đéc"),
        ("UBND X. Thanh Hung", "UBND xã Thanh Hưng"),
    ],
)
def test_a_kind_torn_by_a_blank_or_run_onto_its_name_is_one(printed: str, unit: str) -> None:
    others = ("UBND phuong Son Qui", "UBND xa Lap Vo", "UBND xa My Thien")
    text = letter(*DAMAGED, "Phu luc I", *rows(printed, *others), province="tỉnh Đồng Tháp")
    assert unit in units(clean(text))


OLD_DISTRICTS = {
    "province": "tỉnh Nghệ An",
    "period": "năm 2023",
    "signed": "ngày 09 tháng 01 năm 2024",
}


def test_names_of_districts_belie_a_damaged_title_that_seems_to_speak_of_communes() -> None:
    title = "Tinh hinh cung cap dich vu cong cua UBND cap xa"
    named = (
        "UBND Quynh Luu",
        "UBND Con Cuong",
        "UBND Ky Son",
        "UBND Que Phong",
        "UBND Tuong Duong",
    )
    found = units(clean(letter(*DAMAGED, "Phu luc I", title, *rows(*named), **OLD_DISTRICTS)))
    assert "UBND huyện Kỳ Sơn" in found
    assert "UBND xã Kỳ Sơn" not in found


def test_what_a_column_counts_in_brackets_says_nothing_of_the_rows() -> None:
    title = "Tinh hinh cung cap dich vu cong (bao gom cap xa)"
    named = ("UBND Ky Son", "UBND Vinh", "UBND Thai Hoa")
    found = units(clean(letter(*DAMAGED, "Phu luc I", title, *rows(*named), **OLD_DISTRICTS)))
    assert "UBND xã Kỳ Sơn" not in found


def test_no_shape_of_a_name_makes_a_district_among_communes() -> None:
    communes = ("Dan", "Mai", "Hong", "Trung", "Khanh", "Lam", "Lac", "Yen", "H6i", "Long")
    named = (*(f"UBND Nghia {name}" for name in communes), "UBND Nghi Loc")
    found = units(clean(letter(*DAMAGED, *rows(*named), **OLD_DISTRICTS)))
    assert "UBND huyện Nghi Lộc" not in found


def test_a_committee_below_departments_is_none_though_its_heading_is_beyond_reading() -> None:
    lines = ["TT\tTen don vi\tSo ho so qua han", "I\tCac so, ban, nganh", "1\tSo Noi vu\t3",
             "2\tSo Y te\t4", "II\tU8ND eop buyon", "1\tUBND quan 1\t2",
             "2\tUBND quận Go Vap\t5"]  # fmt: skip
    text = letter(*DAMAGED, "Phu luc I", *lines, province="thành phố Hồ Chí Minh",
                  period="tháng 5 năm 2024", signed="ngày 05 tháng 6 năm 2024")  # fmt: skip
    assert units(clean(text))[-2:] == ["UBND quận 1", "UBND quận Gò Vấp"]


def test_a_damaged_name_in_a_dispatch_of_a_district_is_none_of_another_district() -> None:
    lines = ("2. Cac co quan, don vi co ho so qua han thang 09 nam 2024",
             "- UBND xa Minh Ngoc: 09 ho so;", "- UBND xa Lac Nong: 05 ho so;",
             "- UBND xa Giap Trung: 04 ho so;", "- UBND xa Yen Binh: 02 ho so;")  # fmt: skip
    text = letter(
        *DAMAGED, *lines, province="tỉnh Hà Giang", period="tháng 9 năm 2024",
        signed="ngày 05 tháng 10 năm 2024", issuer="UY BAN NHAN DAN\nHUYEN BAC ME",
    ).replace("của tỉnh Hà Giang", "của huyện Bắc Mê")  # fmt: skip
    assert "UBND thị trấn Yên Bình" not in units(clean(text))
