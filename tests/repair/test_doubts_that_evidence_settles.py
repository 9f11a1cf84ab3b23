"""What was read rightly and doubted, until something else in the dispatch settled it."""

from __future__ import annotations

from helpers.tables import Cleaned
from helpers.vietnamese import strip_marks
from tests.cleaning.dispatches import clean, figure, letter

DAMAGED = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gid nguyén nh¢n cia viec chdm.",
)
TITLE = "Thbng ké ho so xr ly qua han thang 8 nam 2025"


def damaged(*body: str, **head: str) -> str:
    """Return a dispatch whose words lost their marks and letters."""
    return strip_marks(letter(*DAMAGED, **head)) + "\n".join(("", *body, ""))


def test_districts_below_an_unreadable_section_line_are_no_towns_of_their_name() -> None:
    head = {"province": "tỉnh Gia Lai", "period": "tháng 5 năm 2024"}
    names = ("Mang Yang", "Krong Pa", "Chu Puh", "Chu Prong", "Phu Thien", "Kong Chro", "Ia Grai")
    rows = [f"{n} | UBND {name} | {90 - n},5 |" for n, name in enumerate(names, 1)]
    table = (
        "Phu luc I",
        "| TT | Ten don vi | Tong diem (100) |",
        "| I | Cac so, ban, nganh |  |",
        *(f"| {n} | {name} | {80 - n},5 |" for n, name in enumerate(("So Y te", "So Noi vu"), 1)),
        "| II | BND cép huyén |  |",
        *(f"| {row}" for row in rows),
    )
    cleaned = clean(damaged(*table, **head))
    found = figure(cleaned, "UBND huyện Chư Prông", "total")
    assert (found.value, found.status) == (86.5, "printed")


def test_the_only_department_left_is_meant_however_its_letters_were_misread() -> None:
    names = ("So Ngoai vu", "So Nyi vy", "So Tai chinh", "So Y te", "So Xay dung")
    rows = (f"{n}. {name} {90 - n},5" for n, name in enumerate(names, 1))
    table = ("Phu luc I", "STT Ten don vi Tong diem (100)", *rows)
    assert figure(clean(damaged(*table)), "Sở Nội vụ", "total").status == "printed"


def test_a_row_that_sums_up_the_communes_is_no_commune_of_a_name_like_theirs() -> None:
    names = ("UBND xa Di Linh", "UBND xa Bao Thuan", "UBND xa Hoa Ninh", "UBND xa Gia Hiep")
    rows = (f"{n} | {name} | {n}" for n, name in enumerate(names, 1))
    table = (
        "Phu luc I",
        "| TT | Ten don vi | So luong ho so qua han |",
        "| I | UBND cac xi, phuong | 10 |",
        *(f"| {row} |" for row in rows),
    )
    cleaned = clean(damaged(*table))
    assert figure(cleaned, "Khối xã", "overdue_dossiers").value == 10


def test_a_speck_before_a_kind_and_a_misread_so_leave_the_name() -> None:
    names = ("lxa Di Linh", "!xa Bao Thuan", "xa Hoa Ninh", "¢¢ Ni vu", "¢& Tai chinh", "So Y te")
    rows = (f"{n}. {name} {90 - n},5" for n, name in enumerate(names, 1))
    table = ("Phu luc I", "STT Ten don vi Tong diem (100)", *rows)
    measures = clean(damaged(*table)).measures
    assert list(measures["unit"]) == [
        "UBND xã Di Linh", "UBND xã Bảo Thuận", "UBND xã Hòa Ninh",
        "Sở Nội vụ", "Sở Tài chính", "Sở Y tế",
    ]  # fmt: skip
    assert set(measures["status"]) == {"printed"}


def test_a_title_says_what_the_only_column_counts_where_the_head_is_lost() -> None:
    rows = ("1    So Y te       3", "2    So Noi vu    1", "3    So Tu phap   2")
    table = ("Phu luc I", TITLE, "(Kem theo Cong van so 512/VPUB)", "", *rows)
    found = figure(clean(damaged(*table)), "Sở Y tế", "overdue_dossiers")
    assert (found.value, found.status) == (3, "printed")


def test_a_title_settles_no_second_column() -> None:
    rows = ("1    So Y te       3   9", "2    So Noi vu    8   14", "3    So Tu phap   2   1")
    table = ("Phu luc I", TITLE, "(Kem theo Cong van so 512/VPUB)", "", *rows)
    assert "printed" not in set(clean(damaged(*table)).measures["status"])


def test_the_last_column_in_doubt_is_what_alone_bears_its_maximum_and_adds_up() -> None:
    head = (
        "TT Tén dhn vi Sd hoé hé so (22d) Thanh toan truc tuyén (10d) Cong khai, minh bach (18d)"
        " Dichvu cang trw¢ tuyén (12d) Tién d giai quyét (20d) Mic do hai long (18d)"
        " Két qua tong hop (100d) XEP LOAI"
    )
    rows = (
        "1 | So Y te 19.57 9.77 18 11.65 16.98 16.8 92.77 Xuat Sac",
        "2 | So Noi vu 12.81 9.3 17.84 12 16.47 18 88.42 Tot",
        "3 | So Tu phap 18.73 7.16 16.51 12 17.67 14.88 86.95 Tot",
        "4 | So Xay dung 20.51 6.39 17.08 10.82 15.67 16.32 86.79 Tot",
        "5 | So Tai chinh 16.03 8.27 18 12 12.58 18 84.88 Tot",
    )
    cleaned = clean(damaged("Phu luc I", "KET QUA PANH GIA CAC SO", "", head, *rows))
    assert figure(cleaned, "Sở Tư pháp", "digitisation").status == "printed"


def test_dossiers_of_communes_too_stand_only_beside_those_without() -> None:
    title = "Tinh hinh cung cap, sr dung dich vu cong truc tuyén cua cc so, ban, nganh"
    head = (
        "TT      Ténco                         T6ng sd  Sé DVC  Ty lé  Tdng sd  &é HS  Ty lé"
        "    Ghi",
        "        qquan, don                      DVC mtc  phat sinh  DVC phat  HS phat  phat sinh"
        "  Ho trwc  ch4",
        "        vi                             dy 3,4  HS      sinh HS  sinh   trec tuyén  tuyén",
    )
    rows = (
        "1       S¢ Ni vu tinh                 35      23      66      1,605   665     41.43",
        "2       S& Tu phap tInh                14      11      79      27      19      70.37",
        "3       S6 Tai chính tinh              168     140     83      4,974   1,602   32.21",
        "4       S¢ Cong Thuong                 58      27      47      938     614     65.46",
        "5       Sở KH va CN                    221     206     93      325     131     40.31",
    )
    cleaned = clean(damaged("Phu luc I", title, "thang 8/2025", "", *head, *rows))
    found = figure(cleaned, "Sở Tư pháp", "dossiers_online")
    assert (found.value, found.status) == (19, "printed")


def test_a_ward_whose_name_begins_like_its_kind_keeps_its_whole_name() -> None:
    head = {"province": "tỉnh Bắc Ninh"}
    rows = ("1 | UBND P. Phuong Son | 90,5 |", "2 | UBND P. Tu Son | 80,5 |")
    table = ("Phu luc I", "| TT | Ten don vi | Tong diem (100) |", *(f"| {row}" for row in rows))
    cleaned = clean(damaged(*table, **head))
    assert list(cleaned.measures["unit"]) == ["UBND phường Phượng Sơn", "UBND phường Từ Sơn"]


def test_a_number_right_below_the_figures_closes_a_torn_name() -> None:
    head = {"province": "thành phố Hà Nội", "period": "tháng 5 năm 2024"}
    rows = (
        "  1   UBND Phuong Phu Do    16,28   86,53",
        "      UBND Phuong My Dinh",
        "  2                         13,72   85,79",
        "      2",
        "      UBND Phuong Xuan",
        "  3                         18      82,14",
        "      Phuong",
        "      UBND Phuong My Dinh",
        "  4                         14,21   81,68",
        "      1",
        "  5   UBND Phuong Cau Dien  9,69    75,26",
    )
    titles = ("Phu luc I", "  TT  Don vi                Cong khai (18)   Tong diem (100)")
    cleaned = clean(damaged(*titles, *rows, **head))
    assert figure(cleaned, "UBND phường Mỹ Đình 2", "total").status == "printed"
    assert figure(cleaned, "UBND phường Mỹ Đình 1", "total").status == "printed"


SERVICES_OF = ("So Noi vu", "So Tu phap", "So Y te", "So Xay dung", "So Cong Thuong")


def shares(*last: str) -> Cleaned:
    """Return five rows of counts and shares, the last one as given."""
    own = (("200", "100", "50"), ("80", "20", "25"), ("150", "120", "80"), ("90", "45", "50"), last)
    rows = (
        f"| {n} | {name} | {' | '.join(cells)} |"
        for n, (name, cells) in enumerate(zip(SERVICES_OF, own, strict=True), 1)
    )
    head = "| TT | Ten don vi | Tong so DVC | So DVC phat sinh HS | Ty le DVC phat sinh HS (%) |"
    return clean(damaged("Phu luc I", head, *rows))


def statuses(cleaned: Cleaned) -> list[str]:
    return list(cleaned.measures.tail(3)["status"])


def test_a_share_that_no_slip_of_recognition_explains_is_the_sources_own_error() -> None:
    assert statuses(shares("30", "26", "64")) == ["printed"] * 3


def test_a_share_that_a_slip_would_close_leaves_none_of_its_figures_certain() -> None:
    assert statuses(shares("1.007", "72", "8")) == ["doubtful"] * 3
    assert statuses(shares("16175", "93", "53")) == ["doubtful"] * 3


def test_shares_that_fit_in_the_forms_own_order_set_a_shifted_head_right() -> None:
    head = (
        "S6 TT   Don viTong sé DVC  So DVC phat sinh he s0  fy lé DC ha sinh hb so"
        "  Tong sé he so phat sinh  &o HS phat sinh truc tuyén  Ty lé ho sottyc  tuyé n"
    )
    rows = (
        "1       S6 No vụ                122     65      53%     2.327   1.822   78,30%",
        "2       S¢ Tu phap tinh          181     175     97%     1.641   111     6,76%",
        "3       S& Tai chinh             111     84      76%     51      15      29,41%",
        "4       S¢ Cong ThOng           17      8       47%     1.485   599     40,34%",
        "5       So Xay dung tinh         103     57      55%     1.120   349     31,16%",
    )
    cleaned = clean(damaged("Phu luc I", "1.1. Cdc e¢, ban, nanh", head, *rows))
    found = {name: figure(cleaned, "Sở Tư pháp", name) for name in ("services", "dossiers")}
    assert [(one.value, one.status) for one in found.values()] == [
        (181, "printed"), (1641, "printed"),
    ]  # fmt: skip


def test_departments_above_their_figures_are_no_heads_of_columns_apart() -> None:
    heads = ("Don yi", "Cang khai, minh bach", "Tien do, giai quyet", "Tong diem")
    rows = (
        ("So Noi vu", "18", "18,42", "94,12", "4"),
        ("So Xay dung", "16,12", "20", "93,02", "5"),
        ("Ban Dan toc", "17,67", "17,53", "92,72", "6"),
        ("So Tu phap", "18", "16,57", "91,6", "7"),
        ("So Y te", "17,36", "16,56", "88,9", "8"),
    )
    lines = (*heads, *(cell for row in rows for cell in row))
    head = {"period": "tháng 5 năm 2024"}
    named = clean(damaged("Phu luc I", "(Kem theo Cong van)", "", *lines, **head)).measures["unit"]
    assert {"Ban Dân tộc", "Sở Tư pháp", "Sở Y tế"} <= set(named)


def test_shares_under_a_lost_head_are_no_columns_that_no_word_speaks_of() -> None:
    head = ("TT   Ten co       phot sinh   tryc tuyén", "     vi DVC HS no   tuyén")
    rows = (
        "1    So Noi vu     57    42   74   2.296   12     0,52",
        "2    So Tu phap    123   73   59   326     171    52,45",
        "3    So Tai chinh  35    11   31   5.278   5.278  100,00",
        "4    So Xay dung   177   117  66   1.344   532    39,58",
    )
    measures = clean(damaged("Phu luc I", *head, *rows)).measures
    wrong = measures[measures["indicator"].isin(["dossiers_all", "dossiers_online_all"])]
    assert wrong.empty or set(wrong["status"]) == {"doubtful"}
