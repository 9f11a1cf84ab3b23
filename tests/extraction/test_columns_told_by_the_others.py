"""What is left of damaged columns: which may have changed places, and which can be nothing else."""

from __future__ import annotations

from helpers.extraction.column_evidence import Evidence
from helpers.extraction.column_fit import Column
from helpers.extraction.columns_in_doubt import of_lone_doubts
from helpers.extraction.columns_left_over import by_elimination
from helpers.extraction.forms import forms
from tests.cleaning.dispatches import OFFICES, sure_indicators


def test_a_score_may_have_changed_places_with_the_only_one_in_doubt() -> None:
    form = next(form for form in forms() if form.id == "decision-766")
    where = {column.indicator: place for place, column in enumerate(form.columns)}
    chosen = [where[name] for name in ("transparency", "digitisation", "progress")]
    columns = [
        Column(("17,9", "18"), ("Corig khai, minh bach",)),
        Column(("17,39", "14,98"), ("S6 h6a giai quyét  hé sh",)),
        Column(("13,15", "6,11"), ("DVC t1c",)),
    ]
    assert of_lone_doubts(columns, form, chosen, [True, True, False]) == {1}
    named = [columns[0], Column(columns[1].texts, ("S6 h6a hé so",)), columns[2]]
    assert of_lone_doubts(named, form, chosen, [True, True, False]) == set()


def test_words_that_many_heads_have_in_common_name_none() -> None:
    rows = [
        f"{n}       So {name:<24}33,{n}            {late}"
        for n, (name, late) in enumerate(zip(OFFICES, (8, 40, 13, 7, 25), strict=True), 1)
    ]
    lines = ("                                SO ho s o        chrng tuc ban",
             "                                                 sao dién tr (%)")  # fmt: skip
    assert "submitted_online_rate" not in sure_indicators(*lines, *rows)


def test_shares_beside_a_blank_column_of_counts_can_be_nothing_else() -> None:
    copies = "S luong ho so nung cép dich vu chtng thuc dién tr"
    head = f"STT\tDon vi\t{copies}\tTy lé nop ho so tryc tuyén (%)"
    rows = [f"{n}\tSo {name}\t\t7{n},4" for n, name in enumerate(OFFICES, 1)]
    assert sure_indicators(head, *rows) >= {"submitted_online_rate", "certified_copies"}


def test_the_only_scores_above_those_of_any_group_are_totals() -> None:
    rows = [
        f"| {n} | So {name} | 9{9 - n},73 | Xuat sic | {n} |" for n, name in enumerate(OFFICES, 1)
    ]
    lines = ("KET QUA PANH GIA BO CHI SO PHUC VU NGUOI DAN, DOANH NGHIEP CUA CAC SO",
             "| TT | Tén co quan, don vi | Pium | Xép loai | Xép hang |")  # fmt: skip
    assert "total" in sure_indicators(*lines, *rows)


def test_the_last_part_of_a_sum_is_certain_if_no_other_one_fits() -> None:
    form = next(form for form in forms() if form.id == "decision-766")
    names = ("total", "satisfaction", "online", "progress", "digitisation", "transparency")
    where = {column.indicator: place for place, column in enumerate(form.columns)}
    chosen = [where[name] for name in names]
    rows = [
        ("88,5", "16,46", "21", "18,76", "20,08", "12,2"),
        ("85", "18", "15,5", "17", "19,5", "15"),
        ("79", "12", "20", "15,5", "14,5", "17"),
    ]
    columns = [Column(texts) for texts in zip(*rows, strict=True)]
    sure = [name != "digitisation" for name in names]
    evidence = Evidence(rows, len(columns))
    assert by_elimination(form, columns, chosen, sure, evidence) == [True] * len(names)
    broken = Evidence([(*row[:4], "9,99", row[5]) for row in rows], len(columns))
    assert by_elimination(form, columns, chosen, sure, broken) == sure


def test_places_in_turn_in_the_last_column_move_no_head() -> None:
    rows = [
        f"{n}\tSo {name}\t9{6 - n}.92\tXuat sac\t{n}"
        for n, name in enumerate((*OFFICES, "Cong thuong"), 1)
    ]
    lines = ("KET QUA PANH GIA BO CHI SO PHUC VU NGUOI DAN, DOANH NGHIEP CUA CAC SO",
             "STT\tTén co quan, don vi\tPiém\tXép loai\tiéi thr")  # fmt: skip
    assert sure_indicators(*lines, *rows) == {"total"}
