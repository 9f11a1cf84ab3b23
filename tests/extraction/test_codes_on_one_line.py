"""Dossier codes as offices list them: several on a line, beside their unit, with a count."""

from __future__ import annotations

import pytest

from helpers.tables import Cleaned
from tests.cleaning.dispatches import clean, findings, letter

A, B, C, D = (f"000.00.12.H52-25080{n}-000{n}" for n in range(1, 5))
LISTED = [("Sở Y tế", A), ("Sở Y tế", B), ("Sở Y tế", C), ("Sở Nội vụ", D)]
FORMS = {
    "semicolons": f"- Sở Y tế (03 hồ sơ): {A}; {B}; {C}.\n- Sở Nội vụ (01 hồ sơ): {D}.",
    "commas": f"1. Sở Y tế: 3 hồ sơ, gồm {A}, {B}, {C}\n2. Sở Nội vụ: 1 hồ sơ, gồm {D}",
    "sentences": f"Sở Y tế có 03 hồ sơ quá hạn, gồm: {A}; {B}; {C}. Sở Nội vụ có 01 hồ sơ: {D}.",
    "a cell": f"TT\tĐơn vị\tQuá hạn\tMã hồ sơ\n1\tSở Y tế\t3\t{A}; {B}; {C}\n2\tSở Nội vụ\t1\t{D}",
    "wrapped": f"- Sở Y tế: 03 hồ sơ ({A};\n{B}; {C[:14]}\n{C[14:]}).\n- Sở Nội vụ: 01 hồ sơ {D}.",
    "headings": f"Sở Y tế: 03 hồ sơ\n1. {A}\n2. {B}\n3. {C}\nSở Nội vụ: 01 hồ sơ\n1. {D}",
}


def listed(cleaned: Cleaned) -> list[tuple[str, str]]:
    rows = cleaned.overdue_dossiers
    return list(zip(rows["unit"], rows["code"], strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_every_code_of_a_line_is_listed_under_the_unit_beside_it(form: str) -> None:
    cleaned = clean(letter("Danh sách hồ sơ quá hạn:", FORMS[form]))
    assert listed(cleaned) == LISTED
    assert not findings(cleaned, "name")
    assert not findings(cleaned, "count")


@pytest.mark.parametrize("form", FORMS)
def test_a_count_beside_a_unit_is_tried_on_its_list(form: str) -> None:
    text = FORMS[form].replace("03 hồ sơ", "05 hồ sơ").replace("3 hồ sơ", "5 hồ sơ")
    text = text.replace("\t3\t", "\t5\t")
    (told,) = findings(clean(letter("Danh sách hồ sơ quá hạn:", text)), "count")
    assert "Sở Y tế" in told["message"]
    assert (told["printed"], told["expected"]) == ("5", "3")


def test_the_office_at_the_head_of_a_letter_is_no_heading_of_a_list() -> None:
    cleaned = clean(letter(f"Danh sách hồ sơ quá hạn gồm {A}."))
    assert "Văn phòng" not in listed(cleaned)[0][0]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("000.00.12.H52250801-0001", A),
        ("000.00.12.H52 250801-0001", A),
        ("000.00.12. H52 - 250801 - 0001", A),
        ("000.00.12.H52-250801 0001", A),
        ("H52. 12-250801-0001", "H52.12-250801-0001"),
        ("000.00.1Z.H52-250801-0001", A),
    ],
)
def test_a_code_that_lost_a_mark_is_listed_and_told_of(printed: str, code: str) -> None:
    cleaned = clean(letter("Danh sách hồ sơ quá hạn:", f"Sở Y tế\n1. {printed}\n2. {B}"))
    assert listed(cleaned) == [("Sở Y tế", code), ("Sở Y tế", B)]
    told = [f for f in findings(cleaned, "layout") if f["expected"] == code]
    assert len(told) == ("".join(printed.split()) != code)


def test_codes_of_another_agency_go_on_under_their_own_misread_unit() -> None:
    rows = [
        *(f"{n} | UBND xa Da H{e} | H52.74-26070{n}-0653" for n, e in enumerate("uou", 1)),
        *(f"{n} | UBND xã Đa Teh | H52.65-26070{n}-0110" for n in range(4, 7)),
    ]
    cleaned = clean(letter("Danh sách hồ sơ quá hạn", "TT | Đơn vị | Mã hồ sơ", *rows))
    by_agency = {code[:6]: unit for unit, code in listed(cleaned)}
    assert by_agency["H52.74"] != by_agency["H52.65"]
