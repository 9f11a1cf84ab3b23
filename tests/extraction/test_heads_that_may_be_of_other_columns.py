"""Damaged heads that do not say which of several like columns stands where."""

from __future__ import annotations

from helpers.extraction.column_fit import Column
from helpers.extraction.column_spec import mixed_form
from helpers.extraction.columns import settle_columns
from helpers.extraction.columns_in_doubt import (
    is_moved,
    of_shared_words,
    of_shifted_heads,
)
from helpers.extraction.forms import forms
from helpers.extraction.groups_of_heads import joined_groups
from helpers.extraction.head_roles import HeadCell
from helpers.extraction.heads import Head
from helpers.extraction.order_of_head import of_lost_borders
from tests.cleaning.dispatches import DAMAGED, OFFICES, clean, letter, sure_indicators, values


def test_a_head_on_one_line_that_doubled_blanks_part_is_joined_to_known_heads() -> None:
    lines = (
        "Tén don vi            Mrc dd hai long (%)  Ty lé hé s0 nnp tryc tyén (%)  ao luong hé so "
        "ung eép dlh vu ching  thuc ién tr ban sao tu ban c hinh  S6 hé s o qud han  Ghi chu",
        *(
            f"So {name:<20}3{n},3                 7{n},55                8{n}            {n}"
            for n, name in enumerate(OFFICES, 1)
        ),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "satisfaction_rate": "31.3",
        "submitted_online_rate": "71.55",
        "certified_copies": "81",
        "overdue_dossiers": "1",
    }


def test_words_that_two_columns_share_do_not_say_which_stands_first() -> None:
    sure = sure_indicators(
        "So      Tén                     S6 luong ho s’ cung cép  o b liiong",
        "TT      on                      dch u ching  thye di€n tr  ho so",
        "        ui                      ban sao u an clnh",
        *(f"{n} |So {name} 1{n} {n}" for n, name in enumerate(OFFICES, 1)),
    )
    assert not sure & {"overdue_dossiers", "certified_copies"}


def test_figures_under_the_words_of_another_indicator_are_not_certain() -> None:
    sure = sure_indicators(
        "TT      Co q uari,             So  luonng hé so cung cap  Ty lé hd",
        "        dori vi                dich v ehrng thuc dl€n tr  so nop truc",
        "                               ban sao tu ban chinh  tuyén",
        "220)",
        *(f"{n} |So {name} 1{n} 7{n}.5" for n, name in enumerate(OFFICES, 1)),
    )
    assert "overdue_dossiers" not in sure


def test_marks_that_recognition_in_another_language_finds_are_no_whole_words() -> None:
    lines = (
        "tTT     Co quan,             Sé loong  Ty lé   fy 1¢  S6 hd so",
        "        don vi               bé so     so nyp  hai    chrn thuc",
        "                                       tuyén   long   ban sao",
        *(f"0{n}      So {name:<17}{n}         8{n},5    3{n},3   1{n}"
          for n, name in enumerate(OFFICES, 1)),
    )  # fmt: skip
    assert "se-loong-be-so" not in sure_indicators(*lines)


def test_a_share_without_the_words_of_the_later_twin_is_not_certainly_of_it() -> None:
    sure = sure_indicators(
        "                              cong  truc tuyé    sin h HS      sinh ho so      phat sirih"
        "      true tuyén         uyén",
        *(
            f" {n}    So {name:<17}1{n}              {n}             {100 * n // (10 + n)}"
            f"             8{n}               4{n}            {100 * (40 + n) / (80 + n):.2f}"
            for n, name in enumerate(OFFICES, 1)
        ),
    )
    assert not sure & {"dossiers_all", "dossiers_online_all", "dossiers_online_all_rate"}


def test_a_column_that_counts_the_rows_of_a_damaged_table_leaves_none_certain() -> None:
    late = ("27", "4", "21", "18", "15", "2", "9", "13")
    ordinals = ("02", "03", "035", "05", "01", "02", "03", "04")
    heads = (HeadCell("Sb hd s0 qua han", "value"), HeadCell("Chung thuc ban sao", "value"))
    head = Head(
        text="sb hd so qua han", compact="sbhdsoquahan", lines=("sb hd so qua han",),
        context="", maxima=(), periods=(), cells=heads, damaged=True,
    )  # fmt: skip
    columns = [Column(ordinals, (heads[0].text,)), Column(late, (heads[1].text,))]
    layout = settle_columns(head, list(zip(ordinals, late, strict=True)), columns)
    assert not any(column.sure for column in layout.columns)
    swapped = [Column(late, (heads[0].text,)), Column(late, (heads[1].text,))]
    layout = settle_columns(head, list(zip(late, late, strict=True)), swapped)
    assert layout.columns[0].sure


def test_heads_one_a_line_end_where_the_numeral_of_a_block_stands_alone() -> None:
    lines = ["Sd TT", "Ten don vi", "So luong ho so cung cép dich vu chrng thuc dién tr ban sao",
             "Hé so qua han", "Mrc do hai long (%)", "Ti lé n6p ho so truc tuyén (%)",
             "A", "Cac sO, ban, nganh tinh"]  # fmt: skip
    for n, name in enumerate(OFFICES, 1):
        lines += [str(n), f"S& {name}", "-", str(n + 6), f"9{n},00", f"7{n},60"]
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ")["overdue_dossiers"] == "7"


def test_a_blank_head_among_others_tells_nothing() -> None:
    sure = sure_indicators(
        "TT | Ten don vi | So ho so qua han | Ty le nop ho so truc tuyen (%) | ",
        *(f"{n} | So {name} | {n} | 8{n},31 | 27{n}" for n, name in enumerate(OFFICES, 1)),
    )
    assert sure == {"overdue_dossiers", "submitted_online_rate"}


def test_ordinal_and_name_in_one_head_leave_no_blank_one_at_the_end() -> None:
    lines = (
        "! TT  Don vi | Mic do hai long (%) | Chung thuc ban sao dien tu | Ho so qua han |",
        "|---|---|---|---|---|",
        *(f"| {n} | So {name} | 4{n},91 | 5{n} | {n} |" for n, name in enumerate(OFFICES, 1)),
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", *lines))
    assert values(cleaned, "Sở Nội vụ") == {
        "satisfaction_rate": "41.91",
        "certified_copies": "51",
        "overdue_dossiers": "1",
    }


def test_under_a_common_head_no_column_is_certain_while_a_like_one_is_not() -> None:
    # The line of "Chỉ số 1", "Chỉ số 2" has moved by a column.
    heads = (
        "STT", "TEN CO QUAN, DON VI", "T6ng diérn", "Tién do, giai quyét s6 1",
        "Nhom cung cap DVCTT - Chi sd 2", "Nhom cung cép DVCTT - Chi so 1",
        "Nhom sb hoa hd so - ehi sd 2", "Nhom s6 hoa hb so - ChI sd 1",
        "Nhém mtc do hai 1ong - ehi sd 2", "Nhom muc do hai long - Chi so 3",
        "Nh6m mico hai long - doi", "Piém quy", "Xép loai",
    )  # fmt: skip
    rows = (
        "1 So_Noi_vu 75.23 30.00 9.60 9.80 3.73 8.28 5.00 4.69 4.13 9.40 Tot",
        "2 So_Tu_phap 72.72 29.35 9.23 8.70 4.91 7.65 4.89 4.00 3.99 9.09 Tot",
        "3 So_Tai_chinh 71.14 30.00 9.66 6.43 4.61 6.68 5.00 4.50 4.26 8.89 Tot",
        "4 So_Y_te 66.63 23.81 8.79 10.00 3.67 10.00 3.28 3.89 3.19 8.33 Tot",
    )
    texts = (row.replace(" ", "\t").replace("_", " ") for row in rows)
    sure = sure_indicators("\t".join(heads), *texts)
    assert "total" in sure
    assert not sure & {"satisfaction_1", "satisfaction_2", "satisfaction_3"}


BARS_OF_ROWS = tuple(
    f"{n} | So {name} | 1{n},5 | 16,8{n} | 8,8 | 9,0{n} | 17,8{n} | 1{n} | {70 + n},5"
    for n, name in enumerate(OFFICES, 1)
)


def test_a_bar_lost_between_two_heads_and_one_read_within_another_move_no_column() -> None:
    head = (
        "STT | C’ quan, don vl | Cng khai minh baach (18d)  Tién d6 giai quyét (20d) | Dich vu cong"
        " truc tuyén (12d) | Thanh toan truc tuyén (10d) | Sb héa hb so (22d) | Mirc d6 | long"
        " (18d) | Két qua tong hop (100d)"
    )
    cleaned = clean(letter(*DAMAGED, "Phu luc I", head, *BARS_OF_ROWS))
    found = values(cleaned, "Sở Nội vụ")
    assert found["progress"] == "16.81"
    assert found["online_service"] == "8.8"
    assert found["satisfaction"] == "11"


def test_under_two_heads_in_one_cell_no_column_is_certain() -> None:
    column = Column(("18", "17"), ("Cong khai (18d)  Tién do (20d)",))
    other = Column(("18", "17"), ("Sb héa ho so (22d) (18d)",))
    torn = Column(("18", "17"), ("Tong hop (100 di ém) Tién do (20 diém)",))
    assert is_moved(column)
    assert is_moved(torn)
    assert not is_moved(other)


def test_a_figure_heads_no_column() -> None:
    assert is_moved(Column(("64", "59"), ("(Khong co s6 1iéu)",)))
    assert not is_moved(Column(("64", "59"), ("Tỷ lệ hài lòng (%)",)))


def test_overdue_dossiers_are_not_all_dossiers_where_a_letter_of_overdue_is_misread() -> None:
    lines = (
        " MfT       Co qiian, d on vi        Téng  s6 ho so",
        "                                  xr  ly qua hon",
        *(f"   {n}   So {name:<28}{n + 3}" for n, name in enumerate(OFFICES, 1)),
    )
    assert "dossiers" not in sure_indicators(*lines)


def test_a_head_whose_words_stand_in_another_cell_is_never_that_of_the_blank_column() -> None:
    lines = (
        "| So | Co quan, | Tong s6 ho | Ghi |",
        "| TT | don vi so xr ly | chu ! |",
        "|  |  | qua han |  |",
        "|---|---|---|---|---|---|",
        *(f"| {n} | So {name} | {n + 4} |  |" for n, name in enumerate(OFFICES, 1)),
    )
    found = clean(letter(*DAMAGED, "Phụ lục I", *lines)).measures
    assert set(found["indicator"]) == {"overdue_dossiers"}
    assert set(found["value"]) == {n + 4 for n in range(1, len(OFFICES) + 1)}


def test_words_below_the_only_head_of_figures_say_what_it_counts() -> None:
    lines = ("Stt | Tên cơ quan | Tổng số hồ sơ", "xử lý quá hạn",
             "1 | Sở Tư pháp | 4", "2 | Sở Công Thương | 98", "3 | Sở Tài chính | 13")  # fmt: skip
    cleaned = clean(letter("Phụ lục I", *lines))
    assert values(cleaned, "Sở Công Thương") == {"overdue_dossiers": "98"}


def test_counts_without_a_word_of_their_own_in_a_damaged_head_are_in_no_certain_order() -> None:
    sure = sure_indicators(
        "S6      Tén                                  S) 1ugng             Sé lugng ho so  cung cai"
        "  Muc do           Ty lé bd",
        "TT      don                                  ho so                diah vu chtrig thuc dién"
        " tr  bi long      so nop truc",
        "        vi                                                        ban sao t bn ehinh"
        "                      tuén",
        *(f"{n:02d} So {name} 1{n} {n + 3} 33,{n} 55,2{n}" for n, name in enumerate(OFFICES, 1)),
    )
    assert not sure & {"overdue_dossiers", "certified_copies"}


def test_words_that_begin_another_head_do_not_say_where_their_own_column_stands() -> None:
    sure = sure_indicators(
        "TT TEN CO QUAN, DON yI fy lé hd so nop tryc tuyé S6  luong ho so  unq ca p dlch vu cing "
        "thuc dén tr ban sao tu ban ehinh Sé lugng h0 so Ty lé bi 1ong",
        "|0 (lOd)",
        *(f"{n} |So {name} 8{n}.3 4{n} {n} 9{n}.6" for n, name in enumerate(OFFICES, 1)),
    )
    assert not sure & {"overdue_dossiers", "certified_copies"}


def test_damaged_words_that_no_label_explains_name_no_known_column_for_certain() -> None:
    sure = sure_indicators(
        "TT | Co quan, don vi | Ty lé ho so ndp tryc tuyn (%) | Ty lé hai long (%) | S6 luot tra "
        "ctu ho so",
        *(f"{n} | So {name} | 8{n}.3 | 9{n}.6 | 41{n}" for n, name in enumerate(OFFICES, 1)),
    )
    assert sure == {"submitted_online_rate", "satisfaction_rate"}


def test_a_damaged_head_with_a_month_is_no_indicator_of_its_own() -> None:
    lines = (
        "TT | Co quan, don vi | Diém thang 7/2025 | Piern thvrg 8/2025",
        *(f"{n} | So {name} | 8{n}.35 | 9{n}.65" for n, name in enumerate(OFFICES, 1)),
    )
    measures = clean(letter(*DAMAGED, "Phu luc I", *lines)).measures
    assert set(measures[measures["status"] != "doubtful"]["indicator"]) <= {"total"}


def test_months_of_heads_are_read_through_a_blank_within_their_word() -> None:
    lines = (
        "TT | Co quan, don vi | Dié m thag 7/2025 | Piém thdn g 8/2025",
        *(f"{n} | So {name} | 8{n}.35 | 9{n}.65" for n, name in enumerate(OFFICES, 1)),
    )
    measures = clean(letter(*DAMAGED, "Phu luc I", *lines)).measures
    own = measures[measures["unit"] == "Sở Nội vụ"]
    assert dict(zip(own["period"], own["value"].map(str), strict=True)) == {
        "2025-07": "81.35", "2025-08": "91.65",
    }  # fmt: skip


def test_words_far_apart_above_one_column_move_no_other() -> None:
    lines = (
        "S TT     TEri PO                            Ho s o   Ty lé hd             S) luong hb so "
        "cung cap",
        "        QUAN, PON                         qua han  so nop tryc         dicb vu ctng thuc "
        "din  tr",
        "        VI                                        tuyén                bon sao tu ban "
        "chinb",
        *(f"{n} So {name} {n} 8{n},50 4{n}" for n, name in enumerate(OFFICES, 1)),
    )
    assert values(clean(letter(*DAMAGED, "Phu luc I", *lines)), "Sở Nội vụ") == {
        "overdue_dossiers": "1", "submitted_online_rate": "81.5", "certified_copies": "41",
    }  # fmt: skip


def test_a_head_that_names_two_columns_beside_one_without_words_leaves_both_in_doubt() -> None:
    sure = sure_indicators(
        "I TT | Tén co quan, don vi | é luong hé so qud han Sb lugng hb so cung cép dich vu ching "
        "thuc ddién tr ban sao tu ban chinh |",
        *(f"{n} | So {name} | {n % 3} |" for n, name in enumerate(OFFICES, 1)),
    )
    assert not sure


SCORES = tuple(
    f"| So {name} | 1{n},5 | 16,8{n} | 8,8 | 9,0{n} | 17,8{n} | 1{n} | {70 + n},5 |"
    for n, name in enumerate(OFFICES, 1)
)


def test_a_border_read_as_another_sign_is_no_blank_head_where_a_wide_gap_parts_two() -> None:
    head = (
        "l TEN CO QUAN, PON VI | Cong khai minh bach | Tién d giai quyét ho so  Dich vu cong truc"
        " tuyén | Thanh todn truc tuyén | Sd hoa ho sO | Mrc do hai long | Két quo tong hgp ]"
    )
    found = values(clean(letter(*DAMAGED, "Phu luc I", head, *SCORES)), "Sở Nội vụ")
    assert found["online_service"] == "8.8"
    assert found["online_payment"] == "9.01"
    assert found["digitisation"] == "17.81"


def test_two_heads_in_one_cell_move_all_up_to_the_column_without_words() -> None:
    heads = (
        "Cong khai minh bach",
        "Tién d giai quyét ho so Dich vu cong truc tuyén",
        "Thanh todn truc tuyén",
        "Sd hoa ho sO",
        "",
    )
    columns = [Column(("8,1", "7,2"), (head,) if head else ()) for head in heads]
    form = next(form for form in forms() if form.id == "decision-766")
    assert of_lost_borders(columns, form) == {1, 2, 3, 4}


def test_a_stray_maximum_makes_no_scores_of_counts_beside_the_shares_of_the_same_words() -> None:
    form = mixed_form()
    where = {column.indicator: place for place, column in enumerate(form.columns)}
    chosen = [where["satisfaction_rate"], where["satisfaction"]]
    shares = Column(("72.5", "44.3"), ("Mrc d6 hai long (%)",))
    counts = Column(("0", "3"), ("Mrc d6  So hé hai lonng han (18d)",))
    scores = Column(("17", "18"), ("Muc do hai long (18d)",))
    assert of_shared_words([shares, counts], form, chosen) == {1}
    assert of_shared_words([shares, scores], form, chosen) == set()


def test_words_right_behind_a_maximum_begin_the_next_head() -> None:
    assert is_moved(Column(("11", "10"), ("DVC truc tuyén (12 diém)Tién do (20 diém)",)))
    extents = ((0, 24), (30, 58), (60, 70))
    text = "DVC truc tuyén (12 diém)Tién do, giai quyét (20 diém)       Xép loai"
    words = [text[start:end].strip() for start, end in joined_groups(text, extents)]
    assert words == ["DVC truc tuyén (12 diém)", "Tién do, giai quyét (20 diém)", "Xép loai"]


def test_the_only_head_that_resembles_nothing_is_kept_as_it_is_among_heads_that_are_told() -> None:
    lines = (
        "TT | Ten co quan, don vi | Hd so qua han | Ty lé nop ho so truc tuyén (%) | S6 tai khoan"
        " dang ky méi",
        *(f"{n} | So {name} | {n} | 7{n},5 | 7{n}{n}" for n, name in enumerate(OFFICES, 1)),
    )
    found = values(clean(letter(*DAMAGED, "Phu luc I", *lines)), "Sở Nội vụ")
    assert found == {
        "overdue_dossiers": "1",
        "submitted_online_rate": "71.5",
        "s6-tai-khoan-dang-ky-mei": "711",
    }


def test_under_heads_that_stand_beside_their_columns_those_of_one_maximum_are_not_certain() -> None:
    form = next(form for form in forms() if form.id == "decision-766")
    where = {column.indicator: place for place, column in enumerate(form.columns)}
    chosen = [where[name] for name in ("progress", "digitisation", "online", "satisfaction")]
    heads = ("Tién do ho so (20d)", "giai quyét (22d)", "Dich vu truc tuyén", "Sé hoa ho so (18d)")
    columns = [Column(("8,1", "7,2"), (head,)) for head in heads]
    assert of_shifted_heads(columns, form, chosen) == {1, 2}
    own = ("Tién do (20d)", "Sé hoa ho so (22d)", "Dich vu truc tuyén", "Mrc do hai long (18d)")
    columns = [Column(("8,1", "7,2"), (head,)) for head in own]
    assert of_shifted_heads(columns, form, chosen) == set()
