"""Heads, columns and names that recognition left hardly readable, but that only one thing fits."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, figure, letter, raw_board, values

DISTRICT = {
    "province": "tỉnh Điện Biên", "period": "tháng 3 năm 2023",
    "signed": "ngày 10 tháng 4 năm 2023", "number": "1714/UBND-VP",
}  # fmt: skip


@pytest.mark.parametrize("head", ["Xép tht", "Xêp fhr", "Xep hqng"])
def test_places_under_a_damaged_head_of_ranks_are_no_scores(head: str) -> None:
    names = ("S& Noi vu", "S6 Y te", "So Tu phap", "Sở Tai chinh", "So Cong Thuong", "So Xay dung")
    rows = [(name, str(place)) for place, name in enumerate(names, 1)]
    cleaned = clean(letter(raw_board(("Co quan, don vi", head), *rows)))
    assert not set(cleaned.measures.indicator) & {"total", "overdue_dossiers"}
    assert [int(value) for value in cleaned.measures.value] == [1, 2, 3, 4, 5, 6]


def test_a_total_of_the_components_that_are_printed_leaves_no_column_uncertain() -> None:
    heads = ("Co quan, don vi", "Muc do cong khai, minh bach (18P)", "Tien do giai quyet (20d)",
             "DVC truc tuyén (12d)", "Thanh toan TT (10d)", "Tong hop")  # fmt: skip
    rows = (
        ("So Noi vu", "17", "19,99", "8,41", "9,67", "55,07"),
        ("So Y te", "18", "19,64", "10,15", "7,89", "55,68"),
        ("So Tu phap", "14,53", "19,62", "10,18", "8,75", "53,08"),
        ("So Xay dung", "16,2", "18,04", "11,5", "9,1", "54,84"),
    )
    cleaned = clean(letter(board(heads, *rows)))
    assert set(cleaned.measures.status) == {"printed"}
    assert values(cleaned, "Sở Nội vụ")["online_payment"] == "9.67"


def test_printed_maxima_part_heads_on_one_line_where_capitals_are_misread() -> None:
    head = (
        "TT Ten co quan, don vi Cong khai, minh bach (18d) Tien Po, ket qua giai quyet (20d) "
        "DVC truc tuyen (12d) Thanh toan TT (10d) So hoa ho so (22d) Su hai long (18d) "
        "rong diem dat duoc (100P)"
    )
    rows = (
        "1 So Noi vu 18 19,85 10,13 9,72 18,23 18 93,93",
        "2 So Y te 18 19,44 9,03 7,68 18,78 18 90,93",
        "3 So Tu phap 18 19,36 9,89 6,74 17,8 18 89,79",
    )
    cleaned = clean(letter("Phụ lục I", head, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "transparency": "18", "progress": "19.85", "online_service": "10.13",
        "online_payment": "9.72", "digitisation": "18.23", "satisfaction": "18", "total": "93.93",
    }  # fmt: skip
    assert set(cleaned.measures.status) == {"printed"}


def test_every_column_of_a_form_in_its_own_order_is_sure_though_its_head_is_torn() -> None:
    head = (
        "STT Ten don vi Tien do, Nhom cung Nhom cung Nhom so Nhom so Nhom muc Nhom muc Nhom muc "
        "Tong diem Diem quy",
        "ket qud cap DVC cap DVC hoa ho so hoa ho so do hai do hai do hai danh gi4 doi",
        "giai quyet truc tuyen truc tuyen Chi so 1 Chi so 2 long Chi long Chi long Chi (80 diem)",
        "(30 diem) Chi so 1 Chi so 2 (5 diem) (10 diem) so 1 so 2 so 3",
        "(10 diem) (10 diem) (5 diem) (5 diem) (5 diem)",
    )
    rows = (
        "1 UBND xa Thanh Nua 27,7 8,6 9,1 4,6 9,9 4,8 4,6 4,8 74,10 9,26",
        "2 UBND xa Sam Mun 29,5 9,5 9,3 4,6 8,8 4,6 2,8 4,5 73,60 9,20",
        "3 UBND xa Noong Het 30 7,3 8,7 4,7 9,4 3,7 4,8 4,7 73,30 9,16",
    )
    cleaned = clean(letter("Phụ lục I", *head, *rows, **DISTRICT))
    assert values(cleaned, "UBND xã Thanh Nưa")["online_2"] == "9.1"
    assert set(cleaned.measures.status) == {"printed"}


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("UBND Tinh Bién", "UBND thị xã Tịnh Biên"),
        ("UBND hi x& Tan Chau", "UBND thị xã Tân Châu"),
    ],
)
def test_a_damaged_kind_hides_no_name(printed: str, official: str) -> None:
    head = {"province": "tỉnh An Giang", "period": "tháng 3 năm 2024",
            "signed": "ngày 10 tháng 4 năm 2024"}  # fmt: skip
    rows = [("UBND huyen Cho Moi", "90,5"), (printed, "88,5"), ("UBND huyen Thoai Son", "87")]
    cleaned = clean(letter(board(("Ten don vi", "Tong diem (100)"), *rows), **head))
    assert figure(cleaned, official, "total").status == "printed"


@pytest.mark.parametrize(
    ("issuer", "place", "province", "official"),
    [
        ("UY BAN NHAN DAN HUYEN PAK PO", "Đak Po", "Gia Lai", "UBND huyện Đăk Pơ"),
        ("UY BAN NHA N DAN HUYEN TRANG DINH", "Trang Dinh", "Lạng Sơn", "UBND huyện Tràng Định"),
        ("UY BAN NHAN DAN HUYEN CATTIEN", "Cat Tien", "Lâm Đồng", "UBND huyện Cát Tiên"),
        ("iiY BAN NHAN nAN THI oA BIM SON", "Bim Son", "Thanh Hóa", "UBND thị xã Bỉm Sơn"),
    ],
)
def test_a_district_is_known_by_its_damaged_head(
    issuer: str, place: str, province: str, official: str
) -> None:
    text = letter(
        board(("Ten don vi", "Tong diem (100)"), ("So Noi vu", "90,5"), ("So Y te", "88")),
        province=f"tỉnh {place}", period="tháng 3 năm 2023", number="12/UBND-VP",
        signed="ngày 10 tháng 4 năm 2023", issuer=issuer,
    ).replace("của tỉnh", "của huyện")  # fmt: skip
    row = clean(text).dispatch.iloc[0]
    assert (row["province"], row["issuer"]) == (province, official)


def test_a_number_whose_first_word_is_damaged_is_read_by_its_symbol() -> None:
    text = letter(board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "90"), ("Sở Y tế", "88")))
    row = clean(text.replace("Số: 512/VPUB-TTPVHCC", "&b: 512/TB-VPUB")).dispatch.iloc[0]
    assert row["number"] == "512/TB-VPUB"


def test_a_month_whose_word_lost_a_letter_makes_the_title_none_of_the_year() -> None:
    text = letter(board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "90"), ("Sở Y tế", "88")))
    title = (
        "V/v kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục\n"
        "hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử thng 8 nam 2025"
    )
    before = text[text.index("V/v") : text.index("Kính gửi")]
    row = clean(text.replace(before, f"{title}\n\n")).dispatch.iloc[0]
    assert row["period"] == "2025-08"
    assert row["title"].endswith("điện tử tháng 8 năm 2025")


def test_a_speck_before_a_row_is_no_column_of_its_own() -> None:
    head = (
        "    &b TT     Co quan, don vi       bo so qua     Ty le ho so      So luong ho",
        "                                     han          nop truc         so cung cap",
        "                                                   tuyen            dich vu",
        "                                                    (%)             chung thuc",
    )
    rows = [
        f"{sign}      {number}   {name:<26}{late:>4}{share:>18}                    "
        for number, (sign, name, late, share) in enumerate(
            ((" ", "So Noi vu", "0", "95.9"), ("'", "So Tu phap", "10", "89.5"),
             (" ", "So Y te", "2", "100"), (" ", "So Cong Thuong", "12", "42.4")), 1
        )
    ]  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *head, *rows))
    assert values(cleaned, "Sở Tư pháp") == {
        "overdue_dossiers": "10", "submitted_online_rate": "89.5",
    }  # fmt: skip


def test_the_first_row_of_cells_one_a_line_stands_though_its_ordinal_was_lost() -> None:
    heads = ("Sd TT", "TEN CO QUAN, PON VI", "Cong khai minh bach", "Tien do giai quyet",
             "Dich vu cong truc tuyen", "Thanh toan truc tuyen", "So hoa ho so", "Muc do hai long",
             "KET QUA TONG HOP", "Xep hang")  # fmt: skip
    rows = (
        "@1|UBND huyén Mo Cay Nam|13,36|18,43|11,4|9,38|22|17,92|92,49|1",
        "02|UBND huyén Mo Cay Bic|14,24|19,13|10,08|9,27|21,7|11,63|86,05|2",
        "03|UBND huyen Thanh Phu|10,99|18,25|11,02|8,8|18,36|12,64|80,06|3",
        "04|UBND huyen Chau Thanh|12,51|14,64|9,28|7,44|22|12,97|78,84|4",
    )
    body = "\n".join((*heads, *(cell for row in rows for cell in row.split("|"))))
    cleaned = clean(letter("Phụ lục I", body, province="tỉnh Bến Tre", period="năm 2022",
                           signed="ngày 10 tháng 01 năm 2023"))  # fmt: skip
    assert values(cleaned, "UBND huyện Mỏ Cày Nam")["total"] == "92.49"
    assert values(cleaned, "UBND huyện Châu Thành")["transparency"] == "12.51"
    assert set(cleaned.measures.status) == {"printed"}


def test_a_head_that_a_double_blank_parts_goes_on_where_no_capital_begins_another() -> None:
    head = (
        "TT   Ten co quan, don vi                Ty le nop ho  so truc tuyen  Ty le  hai long (%)"
    )
    rows = (
        "1    So Noi vu                         52.33                90,41",
        "2    So Tu phap                        75,75                95,15",
        "3    So Tai chinh                      94,95                59,4",
    )
    cleaned = clean(letter("Phụ lục I", head, *rows))
    assert values(cleaned, "Sở Tư pháp") == {
        "submitted_online_rate": "75.75", "satisfaction_rate": "95.15",
    }  # fmt: skip


@pytest.mark.parametrize("printed", ["VPPKPP", "VPDNPP", "Vin ohong PKPP"])
def test_the_letters_of_an_abbreviation_may_have_lost_their_strokes(printed: str) -> None:
    rows = [("So Noi vu", "90,5"), (printed, "88,5"), ("So Y te", "87")]
    cleaned = clean(letter(board(("Ten don vi", "Tong diem (100)"), *rows)))
    assert figure(cleaned, "Văn phòng Đăng ký đất đai", "total").status == "printed"
