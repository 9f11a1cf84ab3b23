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
