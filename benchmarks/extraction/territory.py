"""Who writes, about whom, and for which period."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.extraction.style import Style
from helpers.reference import Unit, communes, departments, districts, provinces
from helpers.vietnamese import strip_marks

RARE_OFFICES = (
    "Sở An toàn thực phẩm", "Sở Quy hoạch - Kiến trúc", "Sở Giao thông vận tải - Xây dựng",
    "Sở Giáo dục, Khoa học và Công nghệ", "Sở Văn hóa, Thông tin, Thể thao và Du lịch",
)  # fmt: skip
SPLIT_CULTURE = ("Sở Văn hóa và Thể thao", "Sở Du lịch")
SPLIT_CULTURE_OTHER = ("Sở Văn hóa, Thể thao và Du lịch",)
BOARDS = (
    "Ban Quản lý các khu công nghiệp", "Ban Quản lý Khu kinh tế",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp", "Ban Quản lý Khu kinh tế cửa khẩu",
)  # fmt: skip
MORE_OFFICES = (
    "Thanh tra", "Ban Dân tộc", "Công an", "Văn phòng UBND", "Bảo hiểm xã hội", "Văn phòng Đăng ký",
    "Trung tâm Phục vụ",
)  # fmt: skip
SHORT_KINDS = {
    "thành phố": ("TP", "TP.", "Tp."), "thị xã": ("TX", "TX."), "phường": ("P.",), "xã": ("X.",),
    "thị trấn": ("TT", "TT."), "huyện": ("H.",), "quận": ("Q.",),
}  # fmt: skip
CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
HARD_PROVINCES = (
    "Huế", "Hải Phòng", "Quảng Ngãi", "Tây Ninh", "Đồng Tháp", "Thái Nguyên", "Hồ Chí Minh",
)  # fmt: skip
"""Provinces with communes that end in digits or differ in their marks alone."""

REFORM = date(2025, 7, 1)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year, with the ways an office prints it."""

    id: str
    first: date
    last: date
    forms: tuple[str, ...]

    def printed(self, rng: Random) -> str:
        """Return one of the usual ways of writing this period."""
        return rng.choice(self.forms)


@dataclass(frozen=True, slots=True)
class Territory:
    """The place that a dispatch speaks of, at its date.

    ``own`` is the unit whose authority issues the dispatch (province, district or commune);
    ``lower`` are the units directly under it that the tables list.
    """

    own: Unit
    province: Unit
    period: Period
    signed: date
    departments: tuple[Unit, ...]
    lower: tuple[Unit, ...]
    lower_level: str

    @property
    def lower_words(self) -> str:
        """How the units below are called together."""
        if self.lower_level == "district":
            return "các huyện, thị xã, thành phố"
        return "các xã, phường"


def draw_territory(rng: Random) -> Territory:
    """Return a random province, district or commune with a period that fits its time."""
    period = draw_period(rng)
    signed = period.last + timedelta(days=rng.randint(1, 18))
    if period.last < REFORM:
        signed = min(signed, date(2025, 6, 27))
    everywhere = provinces(period.last)
    hard = [unit for unit in everywhere if unit.bare in HARD_PROVINCES]
    province = rng.choice(hard if hard and rng.random() < 0.12 else everywhere)
    offices = _offices(rng, province, period.last)
    if period.last >= REFORM:
        below = tuple(communes(province.bare, period.last))
        own = rng.choice(below) if rng.random() < 0.06 else province
        return Territory(own, province, period, signed, offices, below, "commune")
    upper = tuple(districts(province.bare, period.last))
    own = rng.choice(upper) if rng.random() < 0.3 else province
    if own is not province:
        inside = tuple(communes(province.bare, period.last, own.district or _plain_name(own)))
        if len(inside) >= 4:
            return Territory(own, province, period, signed, (), inside, "commune")
    return Territory(province, province, period, signed, offices, upper, "district")


def _offices(rng: Random, province: Unit, day: date) -> tuple[Unit, ...]:
    """Return departments that a province could have at once, a few more than the usual ones."""
    culture = rng.random() < 0.85
    left_out = {*RARE_OFFICES, *(SPLIT_CULTURE if culture else SPLIT_CULTURE_OTHER)}
    other = "thành phố" if province.kind == "tỉnh" else "tỉnh"
    own = [u for u in departments(day) if not u.name.endswith(f" {other}")]
    usual = [u for u in own if u.kind == "sở" and u.name not in left_out]
    boards = [u for u in own if u.name in BOARDS]
    more = [u for u in own if u.name.startswith(MORE_OFFICES)]
    chosen = [u for u in usual if rng.random() < 0.93]
    chosen += rng.sample(boards, rng.randint(0, 1))
    chosen += rng.sample(more, rng.randint(0, min(4, len(more))))
    return tuple(chosen)


def _plain_name(unit: Unit) -> str:
    return unit.name.removeprefix("UBND ")


def draw_period(rng: Random) -> Period:
    """Return a month (mostly), quarter or year from 8/2022 to 6/2026, clear of the reforms."""
    kind = rng.choices(("month", "quarter", "year"), (7, 1, 2))[0]
    if kind == "year":
        year = rng.randint(2022, 2025)
        return Period(str(year), date(year, 1, 1), date(year, 12, 31), (f"năm {year}",))
    if kind == "quarter":
        year, quarter = rng.choice(
            [(2022, 4), *((y, q) for y in (2023, 2024) for q in range(1, 5)), (2025, 3), (2025, 4)]
        )
        last = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
        name = _ROMAN[quarter - 1]
        ways = (f"quý {name}/{year}", f"quý {name} năm {year}")
        return Period(f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), last, ways)
    recent = rng.random() < 0.4
    months = [
        (y, m)
        for y in range(2022, 2027)
        for m in range(1, 13)
        if (2022, 8) <= (y, m) <= (2026, 6) and not (2025, 2) <= (y, m) <= (2025, 6)
        if not recent or (y, m) > (2025, 6)
    ]
    year, month = rng.choice(months)
    last = date(year, month, calendar.monthrange(year, month)[1])
    forms = (f"tháng {month}/{year}", f"tháng {month:02d} năm {year}", f"tháng {month:02d}.{year}")
    return Period(f"{year}-{month:02d}", date(year, month, 1), last, forms)


def printed_name(unit: Unit, style: Style, rng: Random, peers: Sequence[Unit]) -> str:
    """Return ``unit`` as this document prints it; never so short that two ``peers`` fit."""
    if unit.level == "department":
        ways = [alias for alias in unit.aliases if not _of_other_kind(alias, peers)]
        return rng.choice(ways) if ways and rng.random() < style.alias_share else unit.name
    if rng.random() < style.bare_share and _bare_is_clear(unit, peers):
        return f"UBND {unit.bare}" if style.unit_form.startswith("UBND") else unit.bare
    if style.unit_form == "UPPER":
        return unit.name.upper()
    kind = unit.kind
    short = rng.choice(SHORT_KINDS.get(kind, (kind,)))
    return style.unit_form.format(
        kind=kind, Kind=kind[0].upper() + kind[1:], short=short, bare=unit.bare
    )


def _of_other_kind(alias: str, peers: Sequence[Unit]) -> bool:
    """Tell whether ``alias`` speaks of a province where the place is a city, or the reverse."""
    city = peers[0].province in CITIES
    return alias.endswith(" tỉnh") if city else alias.endswith((" thành phố", " TP"))


def _bare_is_clear(unit: Unit, peers: Sequence[Unit]) -> bool:
    key = strip_marks(unit.bare).lower()
    return not key.isdigit() and Counter(strip_marks(p.bare).lower() for p in peers)[key] == 1
