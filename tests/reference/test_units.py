"""The units of the state on a day: counts, validity borders, spelling."""

import csv
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from helpers.reference import Unit, communes, districts, era_units, provinces

BEFORE = date(2025, 6, 30)
MERGER = date(2025, 7, 1)
MAY_2023 = date(2023, 5, 31)
DAYS = (date(2022, 8, 1), MAY_2023, date(2024, 12, 31), date(2025, 1, 1), BEFORE, MERGER)


def all_districts(on: date) -> list[Unit]:
    return [unit for province in provinces(on) for unit in districts(province.bare, on)]


def all_communes(on: date) -> list[Unit]:
    return [unit for province in provinces(on) for unit in communes(province.bare, on)]


def checked_rows() -> list[dict[str, str]]:
    path = Path(__file__).with_name("communes_sonla_dienbien.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("on", "of_provinces", "of_districts"),
    [
        (date(2022, 8, 1), 63, 705),
        (MAY_2023, 63, 705),
        (date(2024, 12, 31), 63, 701),
        (BEFORE, 63, 696),
        (MERGER, 34, 0),
    ],
)
def test_each_day_has_its_provinces_and_districts(
    on: date, of_provinces: int, of_districts: int
) -> None:
    assert len(provinces(on)) == of_provinces
    assert len(all_districts(on)) == of_districts


def test_the_merger_leaves_3321_communes_of_three_kinds() -> None:
    kinds = Counter(unit.kind for unit in all_communes(MERGER))
    assert kinds == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_the_last_day_before_the_merger_has_10035_communes() -> None:
    kinds = Counter(unit.kind for unit in all_communes(BEFORE))
    assert kinds == {"xã": 7692, "phường": 1726, "thị trấn": 617}


@pytest.mark.parametrize(("province", "count"), [("Sơn La", 75), ("Điện Biên", 45)])
def test_the_communes_of_two_provinces_are_those_checked_by_hand(province: str, count: int) -> None:
    expected = {
        f"UBND {row['unit_type'].lower()} {row['unit_name']}"
        for row in checked_rows()
        if row["province"] == province
    }
    found = {unit.name for unit in communes(province, MERGER)}
    assert len(expected) == count
    assert found == expected


def test_the_former_units_of_two_provinces_are_those_checked_by_hand() -> None:
    for province in ("Sơn La", "Điện Biên"):
        rows = [row for row in checked_rows() if row["province"] == province]
        former = {name.lower() for row in rows for name in row["legacy_units"].split("; ")}
        found = {f"{unit.kind} {unit.bare}".lower() for unit in communes(province, BEFORE)}
        assert found == former


def test_dien_bien_phu_had_twelve_communes_in_2023() -> None:
    found = communes("Điện Biên", date(2023, 12, 1), "thành phố Điện Biên Phủ")
    assert {unit.bare for unit in found} == {
        "Him Lam", "Thanh Minh", "Nam Thanh", "Mường Thanh", "Thanh Trường", "Nà Nhạn",
        "Tân Thanh", "Thanh Bình", "Noong Bua", "Mường Phăng", "Nà Tấu", "Pá Khoang",
    }  # fmt: skip


def test_moc_chau_is_a_rural_district_until_31_january_2025() -> None:
    last, first = date(2025, 1, 31), date(2025, 2, 1)
    assert "UBND huyện Mộc Châu" in {unit.name for unit in districts("Sơn La", last)}
    assert "UBND thị xã Mộc Châu" in {unit.name for unit in districts("Sơn La", first)}
    assert len(districts("Sơn La", last)) == len(districts("Sơn La", first)) == 12
    assert len(communes("Sơn La", last)) == 204
    assert len(communes("Sơn La", first)) == 200


def test_hue_was_thua_thien_hue_until_2024() -> None:
    last = {unit.name for unit in provinces(date(2024, 12, 31))}
    first = {unit.name for unit in provinces(date(2025, 1, 1))}
    assert last - first == {"tỉnh Thừa Thiên Huế"}
    assert first - last == {"thành phố Huế"}
    assert "UBND thành phố Huế" in {u.name for u in districts("Thừa Thiên Huế", MAY_2023)}
    assert communes("Huế", MAY_2023) == ()


def test_a_merged_district_keeps_its_communes_until_its_last_day() -> None:
    assert len(communes("Bắc Giang", date(2024, 12, 31), "huyện Yên Dũng")) == 10
    assert communes("Bắc Giang", date(2025, 1, 1), "huyện Yên Dũng") == ()
    founded = {unit.name for unit in districts("Ninh Bình", date(2025, 1, 1))}
    assert "UBND thành phố Hoa Lư" in founded
    former = {unit.name for unit in districts("Ninh Bình", date(2024, 12, 31))}
    assert {"UBND thành phố Ninh Bình", "UBND huyện Hoa Lư"} <= former
    assert "UBND thành phố Hoa Lư" not in former


def test_a_province_that_did_not_change_is_one_unit_on_both_sides_of_the_merger() -> None:
    def of(name: str, on: date) -> Unit:
        return next(unit for unit in provinces(on) if unit.bare == name)

    assert of("Sơn La", BEFORE) == of("Sơn La", MERGER)
    assert of("Phú Thọ", BEFORE) != of("Phú Thọ", MERGER)
    assert of("Phú Thọ", BEFORE).valid_to == BEFORE


def test_the_34_provinces_have_34_portal_codes() -> None:
    codes = {unit.bare: unit.portal_code for unit in provinces(MERGER)}
    assert len(set(codes.values()) - {""}) == 34
    assert (codes["Sơn La"], codes["Điện Biên"]) == ("H52", "H18")


@pytest.mark.parametrize(
    ("province", "on", "name"),
    [
        ("Hồ Chí Minh", BEFORE, "UBND phường 2"),
        ("Hồ Chí Minh", BEFORE, "UBND phường 15"),
        ("Huế", MERGER, "UBND xã A Lưới 3"),
        ("Lâm Đồng", MERGER, "UBND phường 1 Bảo Lộc"),
        ("Hà Nội", MERGER, "UBND phường Văn Miếu - Quốc Tử Giám"),
        ("Đắk Lắk", MERGER, "UBND xã Cư M'gar"),
        ("An Giang", MERGER, "UBND đặc khu Phú Quốc"),
        ("Hải Phòng", MERGER, "UBND xã Cẩm Giang"),
        ("Hải Phòng", MERGER, "UBND xã Cẩm Giàng"),
        ("Sơn La", MERGER, "UBND xã Mường Lạn"),
        ("Điện Biên", MERGER, "UBND xã Mường Lạn"),
        ("Sơn La", MERGER, "UBND xã Mường É"),
        ("Yên Bái", BEFORE, "UBND thị trấn Nông trường Liên Sơn"),
    ],
)
def test_awkward_names_stand_as_they_are_official(province: str, on: date, name: str) -> None:
    assert name in {unit.name for unit in communes(province, on)}


def test_thu_duc_is_a_city_within_a_city() -> None:
    found = next(u for u in districts("Hồ Chí Minh", BEFORE) if u.bare == "Thủ Đức")
    assert (found.kind, found.name) == ("thành phố", "UBND thành phố Thủ Đức")
    assert len(communes("Hồ Chí Minh", BEFORE, "thành phố Thủ Đức")) == 34


@pytest.mark.parametrize("on", DAYS)
def test_no_unit_is_listed_twice_on_one_day(on: date) -> None:
    units = [*provinces(on), *all_districts(on), *all_communes(on)]
    keys = Counter((unit.province, unit.level, unit.district, unit.name) for unit in units)
    assert [key for key, count in keys.items() if count > 1] == []


def test_after_the_merger_a_name_is_unique_in_its_province_even_without_its_kind() -> None:
    keys = Counter((unit.province, unit.bare) for unit in all_communes(MERGER))
    assert max(keys.values()) == 1


@pytest.mark.parametrize("on", DAYS)
def test_every_commune_lies_in_a_district_of_its_day(on: date) -> None:
    seats = {(unit.province, f"{unit.kind} {unit.bare}") for unit in all_districts(on)}
    lying = {(unit.province, unit.district) for unit in all_communes(on) if unit.district}
    assert lying <= seats
    assert bool(lying) == (on < MERGER)


@pytest.mark.parametrize("on", [BEFORE, MERGER])
def test_names_are_nfc_and_cleanly_spaced(on: date) -> None:
    for unit in [*provinces(on), *all_districts(on), *all_communes(on)]:
        assert unicodedata.is_normalized("NFC", unit.name)
        assert unit.name == " ".join(unit.name.split())
        assert unit.bare[0] == unit.bare[0].upper()


@pytest.mark.parametrize("on", [BEFORE, MERGER])
def test_tones_stand_where_official_texts_put_them(on: date) -> None:
    new_style = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)
    odd = [unit.name for unit in all_communes(on) if new_style.search(unit.bare)]
    assert odd == []


def test_a_province_is_found_by_its_bare_and_by_its_full_name() -> None:
    assert communes("tỉnh Sơn La", MERGER) == communes("Sơn La", MERGER)
    assert communes("Thành phố Huế", MERGER) == communes("Huế", MERGER)


def test_an_unknown_province_has_no_units() -> None:
    assert communes("Atlantis", MERGER) == ()
    assert districts("Atlantis", BEFORE) == ()


def test_the_units_of_an_era_hold_those_of_each_of_its_days() -> None:
    era = set(era_units("Sơn La", "commune", MAY_2023))
    assert set(communes("Sơn La", MAY_2023)) | set(communes("Sơn La", BEFORE)) <= era
    assert not era & set(communes("Sơn La", MERGER))


def test_importing_the_room_reads_nothing() -> None:
    environment = {**os.environ, "CHISO_REFERENCE": os.devnull}
    done = subprocess.run(
        [sys.executable, "-c", "import helpers.reference"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
