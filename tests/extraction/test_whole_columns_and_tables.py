"""One misread word or sign of a head or border leaves a whole column or table as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from helpers.extraction.column_fit import Column
from helpers.extraction.column_spec import mixed_form
from helpers.extraction.columns_in_doubt import has_measure_beside, is_headed_by_a_figure
from helpers.extraction.folding import fold
from helpers.extraction.heads import Head
from helpers.extraction.heads_by_capitals import cut_at_capitals
from helpers.extraction.likeness_of_heads import cell_likeness
from helpers.extraction.names import NameIndex, department_index
from helpers.extraction.order_of_head import tells_on_one_line
from helpers.extraction.pushed_heads import groups_in_turn
from helpers.extraction.row_clusters import _is_long
from helpers.extraction.row_tests import may_be_row
from helpers.extraction.rows import parse_row
from helpers.extraction.torn_heads import run_on
from helpers.reading import Line
from helpers.reference import departments
from helpers.repair.units import _GONE
from tests.cleaning.dispatches import (
    DAMAGED,
    OFFICES,
    clean,
    figure,
    findings,
    letter,
    units,
    values,
)

GROUPS_SET_OUT = (
    "fT      Pon                     KET QUA      Mtc d6      Cong khai    Tién dd      Thanh todn"
    "    S h6a      Cung cap    XEP",
    "        vi                      TONG HOP     hai 1ong    minh bach    giai quiét   truc tuyén"
    "    ho so      DVC truc    LOAI",
    f"{'tiiyén':>114}",
    "2 ‘; 0 ; 2d) df (18 diểm) (20 diểm) dsd) (22 diểm) dsd)",
)


def settled(*lines: str) -> dict[str, str]:
    """Return the certain figures of Sở Nội vụ in a damaged dispatch with these lines."""
    measures = clean(letter(*DAMAGED, *lines)).measures
    own = measures[
        (measures["unit"] == "Sở Nội vụ") & measures["status"].isin(("printed", "repaired"))
    ]
    return {row["indicator"]: f"{row['value']:g}" for row in own.to_dict("records")}


def scores(*maxima: int) -> list[list[float]]:
    """Return for each office its total and its groups, each below the maximum given."""
    groups = [[top - place / 4 - n for top in maxima] for place, n in enumerate(range(1, 6))]
    return [[sum(own), *own] for own in groups]


def rows(figures: Sequence[Sequence[float]], end: str = "") -> list[str]:
    """Return a counted row for each office, blanks between its figures."""
    texts = [" ".join(f"{own:.2f}" for own in figure) for figure in figures]
    return [f"{n} So {OFFICES[n - 1]} {text}{end}" for n, text in enumerate(texts, 1)]


def test_heads_set_out_by_gaps_are_heads_though_their_first_words_are_misread() -> None:
    found = settled("Phu luc I", *GROUPS_SET_OUT, *rows(scores(16, 17, 19, 9, 20, 11), " Tot"))
    assert found["satisfaction"] == "15"
    assert found["transparency"] == "16"


def test_a_title_that_names_the_index_is_no_head_of_an_only_column() -> None:
    rows = (f"| {n} | So {name} | 8{n},15 |" for n, name in enumerate(OFFICES, 1))
    title = "Két quả danh gia Bo chi sé phuc vu nguoi dan, doanh nghiép cua cac so, ban, nganh"
    assert settled("Phu luc I", title, "£ £", *rows) == {"total": "81.15"}


def test_the_head_of_a_blank_column_of_notes_joins_no_other_head() -> None:
    rows = (f" {n}    So {name:<24}8{n},15" for n, name in enumerate(OFFICES, 1))
    head = " TTT           Tén don vi           Piém    Ghi cbi"
    assert settled("Phu luc I", head, *rows) == {"total": "81.15"}


def test_maxima_of_which_letters_are_left_hide_no_line_of_heads() -> None:
    head = (
        "STT TEN CO QUAN, DON VI Két qua tdng hop Corig khai, minh bach oich vu trwc tuyén "
        "Tién do giai quyét hb so Mrc do hai long So hoa hb so"
    )
    maxima = "(100 diểm) (20a) @0 @0 (lOd) (22 diểm)"
    found = settled("Phu luc I", head, maxima, *rows(scores(17, 20, 19, 16, 15)))
    assert found["online"] == "19"
    assert found["digitisation"] == "14"


def test_a_blank_first_column_moves_no_shares_below_a_head_of_counts() -> None:
    head = ("TT\tPon vi\tSo loong hb so ung cap dich vu chtng thuc dién tr ban sao tu ban chinh"
            "\tHb so qua han\tTy l€ n6p hd so trwc tuyén")  # fmt: skip
    rows = (f"{n}\tSo {name}\t\t{3 * n}\t4{n},4" for n, name in enumerate(OFFICES, 1))
    found = settled("Phu luc I", head, "\t\t\t\t(%)", *rows)
    assert found["overdue_dossiers"] == "3"
    assert found["submitted_online_rate"] == "41.4"


def test_a_misread_measure_is_no_word_of_its_head() -> None:
    heads = ("S6\tDon\tS6 lugng\tMrc dy\tTy lé ho", "TT\tvi\tho so\thai 1ong\ts nop tryc",
             "\t\t\t\ttuyé", "\t\t\tasy\t(%)")  # fmt: skip
    rows = (f"{n}\tSo {name}\t{n}\t33,{n}\t9{n},1" for n, name in enumerate(OFFICES, 1))
    assert settled("Phu luc I", *heads, *rows)["satisfaction_rate"] == "33.1"


def test_the_border_behind_a_row_closes_no_blank_cell_where_the_one_before_it_was_lost() -> None:
    head = (
        "| STT | Don vi | Ho so qua han | Ty le nop truc tuyen (%) | Ty le hai long (%) | Ghi chu |"
    )
    offices = enumerate(OFFICES, 1)
    rows = [f"| {n} | So {name} | {3 * n} | 3{n},5 | 9{n},1 | |" for n, name in offices]
    for opening in (" ", "I "):
        rows[0] = opening + rows[0][2:]
        found = settled("Phu luc I", head, "|---|---|---|---|---|---|", *rows)
        assert found == {
            "overdue_dossiers": "3",
            "submitted_online_rate": "31.5",
            "satisfaction_rate": "91.1",
        }


def test_a_class_that_a_blank_tears_ends_its_row() -> None:
    row = parse_row(1, "34 | UBND Tan Hoa 10,67 7,43 5,59 4,62 10,89 18 57,2 T rung binh")
    assert row.name == "UBND Tan Hoa"
    assert row.figures == 7


def test_a_row_that_counts_on_below_half_a_name_begins_with_no_figure() -> None:
    offices = enumerate(OFFICES, 1)
    lines = (
        "STT   Don vi                           Qua han      Hai long       Chung thuc dien tu",
        *(f"   {n}   So {name:<34}{3 * n}        33,30      {n % 3}" for n, name in offices),
        "      S Tai nguyen, Moi",
        "   6                                    0        44,40      ",
        "      truong",
        "      So Néng nghiép va",
        "   7                                    4        55,50      -",
        "      Phat trien nong thon",
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines, period="tháng 2 năm 2024",
                           signed="ngày 05 tháng 3 năm 2024"))  # fmt: skip
    assert figure(cleaned, "Sở Tài nguyên và Môi trường", "overdue_dossiers").value == 0
    assert figure(cleaned, "Sở Nông nghiệp và Phát triển nông thôn", "overdue_dossiers").value == 4


def test_the_upper_half_of_a_department_made_of_words_of_heads_is_no_head() -> None:
    lines = ("STT TEN CO QUAN, DON VI Xép thr", "S¢ Nong nghiép va", "1. 1", "Moi truong",
             *(f"{n}. So {name} {n}" for n, name in enumerate(OFFICES, 2)))  # fmt: skip
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert set(cleaned.measures["indicator"]) == {"xep-thu"}


def test_a_ward_of_a_number_in_a_cell_of_its_own_is_a_name() -> None:
    for mark in ("\t", " | "):
        assert parse_row(1, mark.join(("1.", "P. 1", "21", "16"))).name == "P. 1"
    lines = ("Phụ lục I", "STT\tĐơn vị\tHồ sơ quá hạn", "1\tP. 1\t4", "2\tP. 2\t5", "3\tP. 3\t0")
    text = letter(*lines, province="tỉnh Tiền Giang",
                  issuer="UBND TỈNH TIỀN GIANG\nUBND THỊ XÃ CAI LẬY",
                  period="tháng 2 năm 2024", signed="ngày 05 tháng 3 năm 2024")  # fmt: skip
    assert values(clean(text), "UBND phường 2") == {"overdue_dossiers": "5"}


def test_a_head_of_names_ends_before_damaged_words_of_the_first_figures() -> None:
    head = (
        "STT TEN CO QUAN, PON VI S lugngho so Ty lé ho so n6p tryc tuyén (%) Mic do hai long (%) "
        "Sb ho so ching thyc ban sao diéri tr"
    )
    assert not run_on(head, 4)
    assert len(run_on(head.replace("S lugngho so", "So luong ho so"), 4)) in {0, 4}


def test_a_department_s_first_word_is_no_other_one_misread() -> None:
    index = department_index(date(2023, 6, 1))
    printed = "&& Lao dộng - Thuong binh va Xi hdi"
    assert index.candidates(printed, 1)[0].unit.name == "Sở Lao động - Thương binh và Xã hội"
    assert index.best("&& Lao dộng - Thuong") < _GONE


def test_a_department_of_the_day_is_none_of_another_day() -> None:
    lines = (f"{n}\tSo {name}\t8{n},5" for n, name in enumerate(OFFICES, 1))
    heads = "STT\tDon vi\tTong diem"
    cleaned = clean(letter(*DAMAGED, "Phu luc I", heads, *lines, "6\tSo Xay dumg\t75,5"))
    assert not any("không còn tồn tại" in found["message"] for found in findings(cleaned))
    last = cleaned.measures[cleaned.measures["value"] == Decimal("75.5")]
    assert set(last["status"]) == {"doubtful"}


def test_counts_below_a_head_of_shares_and_shares_beside_it_leave_both_in_doubt() -> None:
    labels = ("Ty lé ho so n6p tryc tuyén (%)", "Mic do hai long (%)", "Sb ho so", "Chirng thyc")
    texts = (
        "0 2 7 0 2 5",
        "64,5 79 15,9 95,2 63,4 88,4",
        "79,3 94,1 96,6 33,3 0 33,3",
        "2 0 0 3 1 7",
    )
    columns = [Column(tuple(t.split()), (label,)) for t, label in zip(texts, labels, strict=True)]
    form = mixed_form()
    place = {column.indicator: at for at, column in enumerate(form.columns)}
    names = ("submitted_online_rate", "satisfaction_rate", "services_used_rate", "certified_copies")
    chosen = [place[name] for name in names]
    assert has_measure_beside(columns, form, chosen)
    shares = Column(columns[0].texts, ("Tỷ lệ hồ sơ nộp trực tuyến",))
    assert not has_measure_beside([shares, *columns[1:]], form, chosen)


def test_a_misread_first_head_hides_no_line_of_heads() -> None:
    line = fold("SfT TEN CO QUAN, OON VI Mtc do hai long (18d) Sé bea ho so (22d) Cong khai")
    head = Head(line, line.replace(" ", ""), (line,), "", (), (), damaged=True)
    assert tells_on_one_line(head)


def test_two_words_for_names_are_one_head() -> None:
    head = "TEN CO QUANN, BON VI Téng sb diém Cong khai, minh bach DVC ruc uyén Tién do giai quyét"
    cells = cut_at_capitals(f"STT {head}", 4)
    assert [cell.role for cell in cells].count("name") <= 1


def test_what_is_left_of_a_bracket_is_no_word_of_a_head() -> None:
    shares = next(c for c in mixed_form().columns if c.indicator == "satisfaction_rate")
    assert cell_likeness("Mtc dd hai 1ong 220)", shares, True) >= cell_likeness(
        "Mtc dd hai 1ong", shares, True
    )


def test_a_letter_lost_before_a_piece_of_a_head_moves_it_to_no_other_column() -> None:
    lines = (
        "So      Tén                              So 1uong             Ty lé ho  Mic do  Sé ho",
        "TT      don                              hb so                so nop    hai long",
        "        i                                                    tuyén",
    )
    whole = [found.span() for found in re.finditer(r"\S+(?: \S+)*", lines[0])]
    assert groups_in_turn(lines[2], whole) == [(1, "i"), (3, "tuyén")]


def test_a_head_that_resembles_words_for_none_is_a_head() -> None:
    assert not is_headed_by_a_figure(Column(("1", "2"), ("Tổng số phăt sinh hồ số",)))
    assert is_headed_by_a_figure(Column(("1", "2"), ("(Khong c sb liéu)",)))


COUNTS = ("Phụ lục I", "Thống kê hồ sơ xử lý quá hạn", "",
          "STT      Cơ quan, đơn vị               Hồ sơ quá hạn")  # fmt: skip


def test_a_second_row_with_a_count_of_three_between_the_halves_of_its_name_counts_no_columns() -> (
    None
):
    lines = ("  1   Sở Nội vụ                          6",
             "      Sở Văn hóa, Thể thao",
             "  2                                      3",
             "      và Du lịch",
             "  3   Sở Y tế                            4")  # fmt: skip
    cleaned = clean(letter(*COUNTS, *lines))
    assert figure(cleaned, "Sở Văn hóa, Thể thao và Du lịch", "overdue_dossiers").value == 3


def test_a_row_in_the_middle_of_a_name_whose_ordinal_is_misread_lends_its_name_to_none() -> None:
    lines = ("4    Sở Y tế                             4",
             "     Ban Quản lý Khu kinh",
             "s    tế và các khu công                  5",
             "     nghiệp",
             "6    Sở Tài chính tỉnh                   2",
             "7    Sở Xây dựng                         2")  # fmt: skip
    cleaned = clean(letter(*COUNTS, *lines))
    park = "Ban Quản lý Khu kinh tế và các khu công nghiệp"
    assert figure(cleaned, park, "overdue_dossiers").value == 5
    assert figure(cleaned, "Sở Tài chính", "overdue_dossiers").value == 2


def test_a_row_that_lost_its_ordinal_goes_on_on_the_next_line() -> None:
    lines = ("02 M¢ Dan tdc va Ton giao 10", " So Nong nghiép 8", "va Moi truong", "04 S0 Y té 5",
             " Van phong Dang 3", "ky đat dai", "06 S Van hoa, Thé 1", "thao va Du lich",
             "07 So Noi vu 14", "08 So Tu phap 2")  # fmt: skip
    cleaned = clean(letter(*DAMAGED, *COUNTS[:3], "STT Don vi Ho so qua han", *lines))
    assert figure(cleaned, "Văn phòng Đăng ký đất đai", "overdue_dossiers").value == 3
    assert figure(cleaned, "Sở Văn hóa, Thể thao và Du lịch", "overdue_dossiers").value == 1


def test_the_second_half_of_the_last_name_of_a_table_begins_with_and_however_misread() -> None:
    lines = ("1 | So Noi vu 53 | 44", "2 | So Y te 26 | 23", "3 |Ban Quan ly Khu kinh té 12 | 6",
             "ua cac khu cong nghiép")  # fmt: skip
    cleaned = clean(letter(*DAMAGED, *COUNTS[:3], "STT Don vi Ho so qua han Chung thuc", *lines))
    assert "Ban Quản lý Khu kinh tế và các khu công nghiệp" in set(cleaned.measures["unit"])


def test_a_line_of_words_of_heads_is_no_row_of_a_damaged_district() -> None:
    lines = ("TT\tTEN CO\tMtc dé\tCong khai,\tTién d6\tTong",
             "\tQUAN, DON\thai long\tminh bach\tgiai quyét\ts6",
             "\tVI\t\t\t\tdiém")  # fmt: skip
    figures = [[*own[1:], own[0]] for own in scores(17, 16, 18)]
    texts = (
        "\t".join((f"0{n}", f"So {OFFICES[n - 1]}", *map(str, own)))
        for n, own in enumerate(figures, 1)
    )
    assert units(clean(letter(*DAMAGED, "Phu luc I", *lines, *texts)))[:1] == ["Sở Nội vụ"]
    row = parse_row(1, lines[1])
    index = NameIndex([replace(departments()[0], name="UBND quận Xuân Đôn", level="district",
                               kind="quận", bare="Xuân Đôn")])  # fmt: skip
    assert not may_be_row(row, index, counted_on=False)


def test_a_class_of_three_pieces_ends_its_row() -> None:
    for label in ("Trung b inh", "T rung binh", "Xuat s ac"):
        row = parse_row(1, f"8 S& Xay dung 57.18 8.52 5.37 6.41 16.36 8.38 12.14 {label}")
        assert row.tokens[-1].kind == "class"
        assert row.figures == 7


FOLDED = ("Tên đơn vị                  Tổng số DVC  Số DVC phát sinh  Tỷ lệ DVC phát sinh"
          "  Tổng số HS  Số HS trực tuyến  Tỷ lệ HS trực tuyến",)  # fmt: skip


def folded_row(upper: str, lower: str, *cells: str) -> list[str]:
    """Return the lines of a row whose figures stand between the halves of its name."""
    return [upper, " " * 84 + "   ".join(cells), lower]


def test_first_figures_between_the_halves_of_most_names_count_no_rows() -> None:
    lines = [
        *folded_row("Sở Khoa học và", "Công nghệ", "36", "31", "86", "7.846", "1.797", "22,90"),
        *folded_row("Sở Giáo dục và", "Đào tạo", "54", "39", "72", "678", "622", "91,74"),
        "Sở Nội vụ" + " " * 75 + "79   42   53   43   43   100,00",
        "Sở Y tế" + " " * 77 + "29   17   59   122   51   41,80",
        *folded_row("Sở Văn hóa, Thể", "thao và Du lịch", "152", "142", "93", "336", "336", "100"),
        *folded_row("Sở Dân tộc và", "Tôn giáo", "26", "5", "19", "700", "81", "11,57"),
    ]
    cleaned = clean(letter("Phụ lục I", *FOLDED, *lines))
    assert len(units(cleaned)) == 6
    assert figure(cleaned, "Sở Giáo dục và Đào tạo", "services").value == 54
    assert figure(cleaned, "Sở Nội vụ", "services").value == 79


def test_figures_far_to_the_right_are_no_prose_and_no_head_between_rows() -> None:
    figures = "48           23           48          126         22        17,46"
    prose = "Sở Thông tin và Truyền thông tiếp nhận và giải quyết hồ sơ của người dân, doanh nghiệp"
    lines = [Line(1, " " * 60 + figures), Line(2, f"5. {prose} trong tháng 8")]
    assert [_is_long(line) for line in lines] == [False, True]
