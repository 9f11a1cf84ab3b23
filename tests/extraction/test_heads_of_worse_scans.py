"""Heads that a bad scan left hardly readable, and lines near them that are no heads or no rows."""

from __future__ import annotations

from datetime import date

from helpers.extraction.column_fit import Column
from helpers.extraction.forms import forms
from helpers.extraction.names import NameIndex
from helpers.extraction.row_tests import may_be_row
from helpers.extraction.rows import parse_row
from helpers.extraction.strange_heads import resembles_nothing
from helpers.reading import Document, Line
from helpers.reference import communes
from helpers.repair.opening import head_of
from tests.cleaning.dispatches import (
    DAMAGED,
    OFFICES,
    board,
    clean,
    figure,
    letter,
    units,
    values,
)


def test_heads_one_a_line_stay_apart_where_blanks_doubled_in_them() -> None:
    lines = ["Sb TT", "Tén c’ quan, don vl", "So ho  so chrng thuc bon so  dién f r",
             "Mrc do hal long (%)", "Ty lé hd s0 n6ptriic tuyén (%)", "Ho so quahan"]  # fmt: skip
    for number, (name, late) in enumerate(zip(OFFICES, (8, 40, 13, 7, 25), strict=True), start=1):
        lines += [f"0{number}", f"So {name}", f"1{number}", "54.2", "72.3", str(late)]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "certified_copies": "11",
        "satisfaction_rate": "54.2",
        "submitted_online_rate": "72.3",
        "overdue_dossiers": "8",
    }


def test_an_unreadable_block_below_heads_one_a_line_is_no_column() -> None:
    heads = ("Tf", "Co quan, don vi", "S) lugn g hd so eua han", "Ty  lé nop ho so truc tuyén (%)",
             "Mic do hai long (%)", "I       CoC O, BAN, NGAriH")  # fmt: skip
    rows = [f"{n}       So {name:<24}{n}     7{n}.7    33.3" for n, name in enumerate(OFFICES, 1)]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *heads, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "1",
        "submitted_online_rate": "71.7",
        "satisfaction_rate": "33.3",
    }


def test_a_head_that_notes_make_one_column_wider_is_not_shifted() -> None:
    lines = (
        "TT      Don                 So hb           Muc do          Ty lé n6p         Ghi",
        "        vi                  so qud          hai long        ho so tryc        chl",
        "                            han                             tuyén",
        "                                            (%)             (%)",
    )
    rows = [f"{n}.      So {name:<17}{n}               3{n}.30           6{n}.35"
            for n, name in enumerate(OFFICES, 1)]  # fmt: skip
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "1",
        "satisfaction_rate": "31.3",
        "submitted_online_rate": "61.35",
    }


def test_a_line_of_a_head_with_a_letter_like_a_digit_is_no_row() -> None:
    index = NameIndex(communes("Quảng Trị", date(2024, 8, 31)))
    line = "| TT | quan, don | s6 | phat sinh ! phat sinh ho | HS phat | phat sinh | ho so |"
    assert index.best("quan, don") > 80, "it resembles a unit"
    assert not may_be_row(parse_row(1, line), index, counted_on=False)
    assert may_be_row(parse_row(1, "| 1 | quan, don | 6 | 8 | 9 |"), index, counted_on=False)


def test_a_damaged_title_with_its_number_is_no_row() -> None:
    overdue = [f"{n}.   So {name:<20}{n}" for n, name in enumerate(OFFICES, 1)]
    scored = [f"{n}.   So {name:<20}9{n}.5" for n, name in enumerate(OFFICES, 1)]
    text = letter(*DAMAGED, "Phu luc 1", "STT  Ten don vi             So ho so qua han", *overdue,
                  "", "Phu 1uc 2", "STT  Ten don vi             Tong diem", *scored,
                  province="thành phố Hà Nội", period="tháng 12 năm 2022",
                  signed="ngày 08 tháng 01 năm 2023")  # fmt: skip
    cleaned = clean(text)
    assert values(cleaned, "Sở Nội vụ") == {"overdue_dossiers": "1", "total": "91.5"}


def test_a_counted_name_whose_figures_stand_below_it_parts_no_table() -> None:
    heads = (
        "STT  Ten don vi             So ho so    Muc do hai long (%)    Ty le nop truc tuyen (%)"
    )
    rows = [f"{n}.   So {name:<20}{n}           3{n}.3                   6{n}.4"
            for n, name in enumerate((*OFFICES, "Noi vu", "Ngoai vu"), 1)]  # fmt: skip
    torn = [*rows[:4], "5.   So Xay dung", "5           35.3                   65.4", *rows[6:]]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", heads, *torn))
    assert figure(cleaned, "Sở Xây dựng", "satisfaction_rate").row["printed"] == "35.3"
    assert figure(cleaned, "Sở Ngoại vụ", "satisfaction_rate").row["printed"] == "37.3"


def test_a_blank_column_under_damaged_words_for_notes_is_none() -> None:
    lines = (
        "| STT | Ten don vi | So ho so qua han | Muc do hai long (%) | qhi cl |",
        "| --- | --- | --- | --- | --- |",
        *(f"| {n} | So {name} | {n} | 3{n}.5 |  |" for n, name in enumerate(OFFICES, 1)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {"overdue_dossiers": "1", "satisfaction_rate": "31.5"}


def test_half_a_name_above_the_first_row_is_not_left_to_the_head() -> None:
    lines = (
        "S6 TT    Co quan, don vi       Sé hé so     Muc do",
        "                               qua han      hai long (%)",
        "       UBND xã Pa",
        "  1    Leng                    9            31.5",
        "  2    UBND xã Ka Đô           4            32.5",
        "  3    UBND xã Đơn Dương       14           33.5",
        "  4    UBND xã D'Ran           3            34.5",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert len(units(cleaned)) == 4
    assert figure(cleaned, "UBND xã Pa Leng", "overdue_dossiers").value == 9


def test_a_head_ends_where_the_next_word_begins_with_a_capital() -> None:
    heads = (
        "Số TT Tên cơ quan, đơn vị Công khai, minh bạch Tiến độ giải quyết hồ sơ "
        "Dịch vụ công trực tuyến Thanh toán trực tuyến Số hoá hồ sơ Mức độ hài lòng "
        "KẾT QUẢ TỔNG HỢP XẾP LOẠI"
    )
    rows = (
        "01| Sở Nội vụ 18 12,46 8,53 7,4 14,75 18 79,14 Khá",
        "02| Sở Tư pháp 12,26 12,44 12 7,85 13,34 16,57 74,46 Khá",
        "03| Sở Y tế 11,2 18,1 10,5 8,1 19,5 14,1 81,5 Tốt",
    )
    cleaned = clean(letter("Phụ lục I", heads, *rows))
    assert values(cleaned, "Sở Nội vụ") == {
        "transparency": "18",
        "progress": "12.46",
        "online_service": "8.53",
        "online_payment": "7.4",
        "digitisation": "14.75",
        "satisfaction": "18",
        "total": "79.14",
    }


def test_a_lone_letter_in_a_head_is_no_bar_where_brackets_are_bars_enough() -> None:
    lines = (
        "] TT | Ten don vi | Tonq sb dich vu | Sd DVC phat sinh HS "
        "| Ty l DVe phat sinh ho so [ Tong s6 hé so phat sinh | Se HS ihat sinh tryc tuyén "
        "| Ty llé hd sh truc tuyén |",
        *(
            f"| {n} | So {name} | 200 | {50 + 2 * n} | {25 + n} "
            f"| 400 | {200 + 4 * n} | {50 + n},0 |"
            for n, name in enumerate(OFFICES, 1)
        ),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert set(cleaned.measures["status"]) == {"printed"}
    assert values(cleaned, "Sở Nội vụ")["dossiers"] == "400"


def test_a_damaged_head_that_resembles_none_is_a_column_of_its_own() -> None:
    lines = (
        "STT\tTen don vi\tSd phari arih, kién nghi\tSo ho so qua han",
        *(f"{n}\tSo {name}\t{300 + 17 * n}\t{n + 8}" for n, name in enumerate(OFFICES, 1)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert set(cleaned.measures["status"]) == {"printed"}


def test_a_damaged_head_of_ranks_that_ran_into_a_block_is_no_column_of_its_own() -> None:
    options = [column for form in forms() for column in form.columns]
    assert not resembles_nothing(Column((), ("Xép thu A| Cac s¢, bon, nanh",)), options)
    assert resembles_nothing(Column((), ("Sd phari arih, kién nghi",)), options)


def test_words_for_another_column_leave_none_behind_it_certain() -> None:
    head = (
        "STT T€n don vi S6 lugng hd so Ty lé nop hb so truc tuyén (%) Mrc o hai 1onq (%) "
        "So ho so ching thyc ban sao di¢n tr S6 lugt tra cru hd so"
    )
    rows = [
        f"{n} | {name} {n % 3} 8{n}.12 9{n}.46 – 6{n}4"
        for n, name in enumerate(("S6 Nội vu", "S& Tw phap", "S Tai chinh", "S6 Cong Thuong"), 1)
    ]
    cleaned = clean(letter("\n".join(["Phu luc I", head, *rows])))
    sure = cleaned.measures[cleaned.measures["status"] != "doubtful"]
    assert set(sure["indicator"]) == {"submitted_online_rate", "satisfaction_rate"}


def test_a_damaged_head_of_names_on_a_line_of_its_own_opens_the_head_above_a_block() -> None:
    lines = ["Tf", "Bon vi", "Téng sO ho so xr ly qua han", "Mic dé hai long (%)",
             "Ty l¢ ho so nop truc tuyén (%)", "I", "Cac s¢, ban, nganh tinh"]  # fmt: skip
    for number, name in enumerate(OFFICES, start=1):
        lines += [f"0{number}", f"So {name}", str(17 * number), f"3{number},3", f"7{number},9"]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "overdue_dossiers": "17",
        "satisfaction_rate": "31.3",
        "submitted_online_rate": "71.9",
    }


def test_a_line_that_opens_a_head_is_no_row_that_lost_its_figures() -> None:
    lines = (
        "STT | Pon vi I Tién do giai quyét hd so (20 diém) | Mtc dé hai long (18) | Tong (100)",
        *(f"{n} | So {name} | 1{n},71 | 1{n},20 | 9{n},11" for n, name in enumerate(OFFICES, 1)),
    )
    text = letter(
        *DAMAGED,
        "Phu luc 3",
        *lines,
        province="tỉnh Hà Giang",
        period="tháng 9 năm 2024",
        signed="ngày 08 tháng 10 năm 2024",
    )
    cleaned = clean(text)
    assert set(cleaned.measures["indicator"]) == {"progress", "satisfaction", "total"}


def test_a_block_in_the_title_of_a_table_does_not_cut_off_its_head() -> None:
    lines = (
        "Két qua danh gia Bo chi s phuc vu nguoi dân, doanh nghiép của  cac so, ban,",
        "nganh, UBND cac huyén, thi xa, thanh phd",
        "",
        "| Sb TT | TEN CO QUAN, DON VI | Tht hang |",
        "|---|---|---|",
        "| I | Cac s&, ban, nganh |  |",
        *(f"| {n} | So {name} | {n} |" for n, name in enumerate(OFFICES, 1)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc III", *lines))
    assert set(cleaned.measures["indicator"]) == {"tht-hang"}


ONE_STOP = (
    "So luong ho so qua han", "Ty lé hb so nop tryc tuyén (%)", "Ty 1é hai lorig (%)",
    "S6 ho so chung thuc ban sao dién tu",
)  # fmt: skip


def one_stop(*head: str) -> list[str]:
    rows = [
        f"{n} | {name} – 8{n}.12 4{n}.46 {17 - 3 * n % 7}"
        for n, name in enumerate(("So Ndi vu", "S0 Tu phap", "S& Tai chinh", "S Cong Thuong"), 1)
    ]
    return ["Phu luc I", "Mot s6 tiéu chi thanh phan cua cac co quan, don vi", *head, *rows]


def test_a_long_line_of_heads_is_no_caption_though_its_first_word_is_misread() -> None:
    heads = " ".join((ONE_STOP[3], ONE_STOP[1], ONE_STOP[2], ONE_STOP[0]))
    cleaned = clean(letter("\n".join(one_stop(f"STf Couuan, don vi {heads}"))))
    assert values(cleaned, "Sở Tài chính")["overdue_dossiers"] == "15"


def test_without_any_head_two_columns_of_counts_are_not_told_apart() -> None:
    cleaned = clean(letter("\n".join(one_stop())))
    counts = cleaned.measures[cleaned.measures["measure"] == "count"]
    assert set(counts["status"]) <= {"doubtful", "missing"}


def test_a_group_beside_one_of_its_parts_leaves_no_damaged_column_certain() -> None:
    heads = ("Phuong /x4", "TDGQ", "DVCTT", "??", "TTTT", "SHHS", "MPHA", "Teng")
    rows = (("S& Noi vu", "14", "16,89", "8,99", "10", "21,96", "16,54", "88,38"),
            ("S& Y te", "10,41", "20", "9,96", "8,55", "18,18", "14,63", "81,73"),
            ("So Tu phap", "18", "13,79", "7,5", "9,1", "20,2", "17", "85,59"))  # fmt: skip
    rows_read = clean(letter(DAMAGED[1], "", board(heads, *rows))).measures
    sure = rows_read[rows_read["status"] != "doubtful"]
    assert not {"online", "progress"} & set(sure["indicator"])


def test_a_commune_s_committee_that_lost_a_letter_is_not_the_province_s() -> None:
    body = (
        "Bo chi so phuc vu nguoi dan, doanh nghiep thang 8 nam 2025 cua phuong Xuan Huong,",
        "tinh Lam Dong: tong diem dat 91,35/100 diem. Cong khai, minh bach: 17/18 diem.",
    )
    issuer = "UND PHUONG XUAN HU0NG\nTRUNG TAM PHUC VU HANH CHINH CONG"
    rows = clean(letter(DAMAGED[1], "", *body, issuer=issuer)).measures
    assert set(rows[rows["unit"] == "tỉnh Lâm Đồng"]["status"]) <= {"doubtful"}


def test_a_word_of_a_torn_head_is_no_subject_of_a_letter() -> None:
    text = letter("Phu luc I", "TEN CO                           Tong sd ho  Ghi",
                  "QUAN, PO N                        so xr y  cbi",
                  "VI                               udhan",
                  *(f"So {name:<30}{n}" for n, name in enumerate(OFFICES, 1)))  # fmt: skip
    lines = [line for line in text.splitlines() if not line.startswith(("V/v", "doanh", "Kính"))]
    lines.insert(3, "TONG BAO")
    assert clean("\n".join(lines)).dispatch["kind"].item() == "thông báo"


def test_committees_written_out_and_damaged_vote_for_their_province() -> None:
    named = ("thi tran Dồng Tam", "xi Hoa Muc", "xa Thanh Van", "x& Mai Lap", "xd Nhu Co",
             "xa Yen Cu", "xa Nong Ha", "xa Quang Chu")  # fmt: skip
    lines = ["Cong bo ket qua Bo chi so phuc vu thang 09 nam 2022", "TT | Ten don vi | Qua han |"]
    lines += [f"{n} | Uy ban nha n dan {name} | {n} |" for n, name in enumerate(named, 1)]
    told = tuple(Line(number, text) for number, text in enumerate(lines, 1))
    assert head_of(Document("a.txt", "", told)).province == "Bắc Kạn"


def test_a_commune_whose_committee_and_name_a_blank_tears_issued_its_dispatch() -> None:
    text = letter("Tổng số điểm đạt: 83,7/100 điểm.", province="xa Dong Khanh SOn",
                  number="311/UBND-KSTT",
                  issuer="UBND TINH KHANH HOA\nUY BAri NHA N DAN XA PONG KHA NH SON")  # fmt: skip
    assert clean(text).dispatch["issuer"].item() == "UBND xã Đông Khánh Sơn"


def test_among_told_heads_one_of_other_words_is_read_as_it_is() -> None:
    rows = [
        f"{n}\tSo {name}\t{late}\t7{n},4\t{3 * late}\t{n + 400}"
        for n, (name, late) in enumerate(zip(OFFICES, (8, 40, 13, 7, 25), strict=True), 1)
    ]
    told = "TT\tDon vi\tSé ho so qua han\tTy lé hai long (%)\tSo ho so chung thuc ban sao dien tu"
    for head, name in (
        ("S6 phan dnh, kién nghi", "s6-phan-dnh-kien-nghi"),
        ("Sb taikhoan dang ky m0i", "sb-taikhoan-dang-ky-m0i"),
        ("So luot tro ctu ho so", "so-luot-tro-ctu-ho-so"),
    ):
        cleaned = clean(letter(*DAMAGED, "Phu luc I", f"{told}\t{head}", *rows))
        assert figure(cleaned, "Sở Tư pháp", name).status == "printed"
    unsure = clean(letter(*DAMAGED, "Phu luc I", f"{told}\tGhii cchu", *rows)).measures
    assert set(unsure[unsure["indicator"] == "ghii-cchu"]["status"]) <= {"doubtful"}
