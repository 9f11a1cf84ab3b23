"""What heads a block is no column, and a heading with a head of its own opens another table."""

# ruff: noqa: E501 - lines as wide as pages

from __future__ import annotations

from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, letter, units, values

SIX = ("Tién do, gidi quyét (20d)", "Muc do hoi long (18d)", "Dlch vu cang truc tuyén (22d)",
       "So h6a ho so (22d)", "Cong khai minh uach (18d)", "Két qua tong hop (100d)")  # fmt: skip
FIGURES = "11,34 9,46 7,52 17,88 11,88 58,08"
READ = {"progress": "11.34", "satisfaction": "9.46", "online": "7.52", "digitisation": "17.88",
        "transparency": "11.88", "total": "58.08"}  # fmt: skip

LAI_CHAU = {"province": "tỉnh Lai Châu", "issuer": "UBND TỈNH LAI CHÂU\nVĂN PHÒNG"}
SERVICES_OF_OFFICES = (
    "2.1. Cac s6, ban, nganh",
    "                                        Tng sd     Sé aVC      Ty lé DVC     Téng s6       6 HS      Ty 1é HS",
    " STT             Tén don vi             DVC muc    phat sinh    phat sinh      ho so      phaf sinh      truc      Ghichi",
    "                                        do 3,4       ho sh        ho so      phat sinh      truc        tuyén",
    "                                                                                            tuyém",
    " 1      S Noi vu                       54         47           87%          1.852        73           3,94%",
    " 2      S6 Tai chinh                    228        191          84%          3.818        3.818        100,00%",
    "       S Cong Thuong                  152        94           62%          193          40           20,73%",
    " 4      S Khoa hoc va Cong nghé        57         53           93%          2.014        1.794        89,08%",
    " 5      Sé Giao duc va Pao tao          70         59           84%          19           9            47,37%",
    " 6      S¢ Y té                         47         46           98%          187          138          73,80%",
)  # fmt: skip
SERVICES_OF_COMMUNES = (
    "2.2. UuND cac xa, phuong",
    "STT   TEN CO QUAN, DON VI   Tong s6 DVC mtc   So DVC pbat   Ty lé DVC phatt   Tong sd HS phat   M6 HS phat sinh   Ty lé HS truc   Ghi chl",
    "                                d0 3,4          sinh HS        sinh H¢            sinh           truc tuyén          tuyén",
    "(1)           (2)                 (3)             (4)            (5)               (6)               (7)              (8)          (9)",
    "  1   UBND Poan Két                      56            47              84%                60                26          43,3S%",
    "  2   UBND Binh Lu                       23            11              48%                77                68          88,31%",
    "  3   UBND Sin Suoi Hb                    2             1              50%             3.425               887          25,90%",
    "  4   UBND Ta Aéng                      222           112              50%               114                57          50,00%",
    "  5   UBND Tan Phong                    127            53              42%             3.079             2.114          68,66%",
    "  6   UBND Ban Bo                        _32            29              91%             3.059               828          27,07%",
    "  7   UBND Khun Ha                       74            55              74%               315               184          58,41%",
    "  8   UBND Bum To                       208             4               2%               417               330          79,14%",
)  # fmt: skip


def test_a_misread_block_behind_its_letter_is_no_head_of_a_column() -> None:
    rows = [f"{number} | S6 {name} {FIGURES}" for number, name in enumerate(OFFICES, 1)]
    heads = ("Sé TT", "Tén co qun, don vi", *SIX, "A | PAC SO, BAN, NGAriH")
    cleaned = clean(letter(*DAMAGED, "Phu luc 1", *heads, *rows))
    assert values(cleaned, "Sở Tư pháp") == READ


def test_a_head_with_its_maximum_names_no_agency() -> None:
    heads = ("S) fT", "Tén dhn vi", "Tdng s6 diém (100d)", "Tién dé giai quyét (20d)",
             "Cong khai minh bach (18d)", "Dich vu cang truc tuyén (22d)",
             "Mtc do hai long (18d)", "So hoa bé so (22d)")  # fmt: skip
    rows = [f"| {number} | SO {name} | 93.68 | 18.46 | 18.00 | 21.43 | 16.74 | 19.05 |"
            for number, name in enumerate(OFFICES, 1)]  # fmt: skip
    cleaned = clean(letter(*DAMAGED, "Phu luc 1", *heads, *rows))
    assert values(cleaned, "Sở Tư pháp") == {
        "total": "93.68", "progress": "18.46", "transparency": "18", "online": "21.43",
        "satisfaction": "16.74", "digitisation": "19.05",
    }  # fmt: skip


def test_a_line_of_heads_whose_first_two_are_misread_is_the_head() -> None:
    head = f"fT Tén oon vi {' '.join(SIX)} Xép lo"
    rows = [f"{number}. | So {name} {FIGURES} Kha" for number, name in enumerate(OFFICES, 1)]
    cleaned = clean(letter(*DAMAGED, "Phu luc 1", head, *rows))
    assert values(cleaned, "Sở Tư pháp") == READ


def test_a_numbered_heading_with_a_head_below_opens_another_table() -> None:
    cleaned = clean(letter(*DAMAGED, *SERVICES_OF_OFFICES, *SERVICES_OF_COMMUNES, **LAI_CHAU))
    assert values(cleaned, "Sở Y tế") == {
        "services": "47", "services_used": "46", "services_used_rate": "98",
        "dossiers": "187", "dossiers_online": "138", "dossiers_online_rate": "73.8",
    }  # fmt: skip
    assert values(cleaned, "UBND xã Bum Tở") == {
        "services": "208", "services_used": "4", "services_used_rate": "2",
        "dossiers": "417", "dossiers_online": "330", "dossiers_online_rate": "79.14",
    }  # fmt: skip
    assert len(units(cleaned)) == 14


def test_a_border_read_as_a_letter_parts_no_name_from_its_second_half() -> None:
    rows = ("| STT | Tên đơn vị | Tổng điểm | Mức độ hài lòng |",
            "| 1 | Sở Văn hóa, Thể | 95,2 | 17,83 |", "|  | thao và Du lịch |  l  |  |",
            "| 2 | Sở Y tế | 91,2 | 15,83 |", "| 3 | Sở Nội vụ | 90,2 | 15,33 |")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *rows))
    assert units(cleaned) == ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Sở Nội vụ"]


def test_a_damaged_head_that_is_mostly_a_known_one_names_no_agency() -> None:
    heads = ("TT", "Don vi", "So 1oong d so qua ban", "Te lé ho so nop tryc tuyén (%)",
             "Mic do hai long (%)", "S6 hb so ehrng thwc an sao dién tr")  # fmt: skip
    late = (6, 0, 40, 17, 3)
    rows = [f"0{n} So {OFFICES[n - 1]} {late[n - 1]} 5{n}.01 3{n}.89 4{n}" for n in range(1, 6)]
    cleaned = clean(letter(*DAMAGED, "Phu luc 1", *heads, *rows))
    assert values(cleaned, "Sở Tư pháp") == {
        "overdue_dossiers": "0", "submitted_online_rate": "52.01",
        "satisfaction_rate": "32.89", "certified_copies": "42",
    }  # fmt: skip
