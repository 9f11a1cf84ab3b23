"""Names of files for units: readable, unique, the same whatever else a document lists."""

from __future__ import annotations

import re

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.unit_slugs import slugs_of, unit_slugs
from tests.analysis.building import cleaned, dispatch, row

COMMUNE, DISTRICT = "commune", "district"
BU, BU_MISREAD = (COMMUNE, "UBND xã Mường Bú"), (COMMUNE, "UBND xã Mường Bủ")


def test_a_name_without_namesakes_is_its_slug() -> None:
    assert unit_slugs([BU]) == {BU: "ubnd-xa-muong-bu"}


def test_names_that_differ_by_marks_alone_are_told_apart_in_any_order() -> None:
    found = unit_slugs([BU, BU_MISREAD])
    assert len(set(found.values())) == 2
    assert all(re.fullmatch(r"ubnd-xa-muong-bu-[0-9a-f]{6}", name) for name in found.values())
    assert unit_slugs([BU_MISREAD, BU]) == found


def test_a_known_unit_keeps_its_slug_beside_a_misread_name() -> None:
    assert unit_slugs([BU_MISREAD, BU], [BU])[BU] == "ubnd-xa-muong-bu"
    assert unit_slugs([BU_MISREAD], [BU]) == {BU_MISREAD: unit_slugs([BU_MISREAD, BU])[BU_MISREAD]}


def test_communes_of_one_name_are_told_apart_by_what_follows_it() -> None:
    first = (COMMUNE, "UBND xã Tân Minh (huyện Sóc Sơn)")
    second = (COMMUNE, "UBND xã Tân Minh (huyện Thường Tín)")
    assert unit_slugs([first, second])[second] == "ubnd-xa-tan-minh-huyen-thuong-tin"


def test_one_name_on_two_levels_has_two_slugs() -> None:
    name = "UBND Mộc Châu"
    found = unit_slugs([(COMMUNE, name), (DISTRICT, name)])
    assert len(set(found.values())) == 2


def test_a_name_without_letters_and_a_very_long_one_still_have_a_slug() -> None:
    long = (COMMUNE, "UBND xã " + "Mường " * 40)
    found = unit_slugs([(COMMUNE, "…"), long])
    assert re.fullmatch(r"commune-[0-9a-f]{6}", found[COMMUNE, "…"])
    assert len(found[long]) < 90


def test_units_of_the_list_of_dossiers_only_have_a_slug_too() -> None:
    listed = {
        "dispatch_id": "d", "unit": "Sở Y tế", "level": "department", "code": "H52.1",
        "position": "1", "received_on": "2025-07-01", "line": 40,
    }  # fmt: skip
    library = cleaned([dispatch()], [row(BU[1], "commune", "total", 80.0)], [listed])
    known = catalogue(library)
    found = slugs_of(analyse_period(library, known, known.territory("son-la"), "2025-07"))
    assert found == {BU: "ubnd-xa-muong-bu", ("department", "Sở Y tế"): "so-y-te"}
