"""Plausible figures: scores by group, counts of dossiers, codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.extraction.numerals import CENT

SIX_GROUPS = {
    "transparency": 18, "progress": 20, "online_service": 12, "online_payment": 10,
    "digitisation": 22, "satisfaction": 18,
}  # fmt: skip
FIVE_GROUPS = {
    "transparency": 18, "progress": 20, "online": 22, "digitisation": 22, "satisfaction": 18,
}  # fmt: skip
EIGHTY = {
    "progress": 30, "online_1": 10, "online_2": 10, "digitisation_1": 5, "digitisation_2": 10,
    "satisfaction_1": 5, "satisfaction_2": 5, "satisfaction_3": 5,
}  # fmt: skip
BORDERS = ((90, "Xuất sắc"), (80, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Yếu"))


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one unit; ``None`` where the unit has no figure."""

    groups: dict[str, Decimal | None] = field(default_factory=dict)
    total: Decimal = Decimal(0)

    def with_group(self, indicator: str, value: Decimal | None) -> Scores:
        """Return these scores with one group changed and the total left as it is."""
        return replace(self, groups={**self.groups, indicator: value})


def classify(total: Decimal, out_of: int = 100) -> str:
    """Return the class of ``total``; borders 90, 80, 70, 50 on 100."""
    share = total * 100 / out_of
    return next(label for border, label in BORDERS if share >= border)


def draw_scores(rng: Random, maxima: dict[str, int]) -> Scores:
    """Return group scores whose sum is the total, many at full marks, some at zero."""
    quality = rng.betavariate(6, 1.6)
    groups: dict[str, Decimal | None] = {}
    for indicator, maximum in maxima.items():
        luck = rng.random()
        if luck < 0.18 * quality:
            share = 1.0
        elif luck > 0.985:
            share = 0.0
        else:
            share = min(1.0, rng.betavariate(9 * quality + 0.8, 9 * (1 - quality) + 0.8))
        groups[indicator] = cents(share * maximum)
    return Scores(groups, sum((value or Decimal(0) for value in groups.values()), Decimal(0)))


def draw_total(rng: Random, out_of: int) -> Scores:
    """Return a total without groups."""
    if out_of <= 30 and rng.random() < 0.15:
        return Scores({}, Decimal(out_of))
    return Scores({}, cents(rng.betavariate(7, 1.3) * out_of))


def cents(value: float | Decimal) -> Decimal:
    """Return ``value`` rounded to two decimals, half up."""
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def draw_overdue(rng: Random) -> int:
    """Return a number of overdue dossiers: mostly small, rarely in the hundreds."""
    if rng.random() < 0.03:
        return rng.randint(60, 400)
    return min(60, 1 + int(rng.expovariate(0.25)))


@dataclass(frozen=True, slots=True)
class Services:
    """Counts behind a table of online services of one unit."""

    services: int
    used: int
    dossiers: int
    online: int
    dossiers_all: int
    online_all: int


def draw_services(rng: Random) -> Services:
    """Return counts that are consistent with each other."""
    services = rng.choice((rng.randint(2, 60), rng.randint(40, 240)))
    used = rng.randint(0, services)
    dossiers = int(rng.lognormvariate(6.3, 1.6)) + 2 if used else 0
    online = int(dossiers * rng.betavariate(1.2, 1.6)) if rng.random() < 0.93 else dossiers
    more = int(dossiers * rng.uniform(0.8, 12))
    return Services(
        services, used, dossiers, online, dossiers + more, online + int(more * rng.random() * 0.2)
    )


def draw_codes(rng: Random, first: date, last: date, agency: str, count: int) -> list[str]:
    """Return distinct dossier codes received within or shortly before a period."""
    codes: dict[str, float] = {}
    span = min((last - first).days, 31)
    while len(codes) < count:
        day = last - timedelta(days=rng.randint(0, span + 6))
        codes.setdefault(f"{agency}-{day:%y%m%d}-{rng.randint(1, 640):04d}", rng.random())
    return sorted(codes, key=lambda code: (code.split("-")[1], codes[code]), reverse=True)
