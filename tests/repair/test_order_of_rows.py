"""Names without their marks that several units bear, told by the order of a table's rows."""

from __future__ import annotations

from datetime import date

from helpers.reference import communes
from helpers.vietnamese import strip_marks
from tests.cleaning.dispatches import clean, letter

DAMAGED = (
    "Van phong UBND tinh cong bo ket qua danh gia cac co quan, don vi trong thang, de nghi cac",
    "co quan, don vi co ho so qua han chu dong ra soat, danh gia nguyen nhan cua viec cham.",
)
PLACE = {"province": "thành phố Hải Phòng"}
OFFICIAL = [unit.name for unit in communes("Hải Phòng", date(2025, 8, 31))]
TWINS = ["UBND xã Cẩm Giang", "UBND xã Cẩm Giàng"]


def table(names: list[str]) -> list[str]:
    rows = [f"{n}. {strip_marks(name)} {45 + n * 37 % 50},5" for n, name in enumerate(names, 1)]
    return ["Phu luc I", "STT Ten don vi Tong diem (100)", *rows]


def told(names: list[str]) -> list[str]:
    """Return the units of the rows of twins, ``"?"`` for one that is in doubt."""
    measures = clean(letter(*DAMAGED, *table(names), **PLACE)).measures
    own = measures[measures["unit_printed"].str.endswith("Cam Giang")]
    return [
        unit if status != "doubtful" else "?"
        for unit, status in zip(own["unit"], own["status"], strict=True)
    ]


def test_in_the_official_order_a_row_stands_for_the_unit_of_its_place() -> None:
    names = [name for name in OFFICIAL if "Giang" not in strip_marks(name) or name in TWINS]
    assert told(names) == [name for name in names if name in TWINS]


def test_in_no_order_twins_stay_in_doubt() -> None:
    names = sorted(OFFICIAL, key=lambda name: strip_marks(name)[::-1])
    assert told(names) == ["?", "?"]
