"""Competition ranking (1, 2, 2, 4) of units of one level on one indicator and one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.analysis.measure import Measure, UnitScores

_DIGITS = 6  # binary fractions must not part two units that the document prints alike


@dataclass(frozen=True)
class Standing:
    """A unit's place: ``rank`` is shared by ``sharing`` units (1 = alone)."""

    unit: UnitScores
    measure: Measure
    rank: int
    sharing: int

    @property
    def value(self) -> float:
        """The value that decided the place."""
        assert self.measure.value is not None
        return self.measure.value


@dataclass(frozen=True)
class Unranked:
    """A unit outside the ranking; reason: missing, doubtful, other_scale or no_denominator."""

    unit: UnitScores
    measure: Measure | None
    reason: str


@dataclass(frozen=True)
class Ranking:
    """Units of one level in order of one indicator.

    Attributes
    ----------
    maximum : float or None
        The maximum of the column in these documents; every ranked unit shares it.
    """

    level: str
    indicator: str
    maximum: float | None
    standings: tuple[Standing, ...]
    unranked: tuple[Unranked, ...]

    def top(self, places: int) -> tuple[Standing, ...]:
        """Return every unit ranked 1…``places``; ties at the border are all in."""
        return tuple(item for item in self.standings if item.rank <= places)

    def bottom(self, places: int) -> tuple[Standing, ...]:
        """Return the last ``places`` units and those tied with the best of them, worst first."""
        if not self.standings:
            return ()
        border = self.standings[-min(places, len(self.standings))].value
        last = [item for item in self.standings if _key(item.value) <= _key(border)]
        return tuple(reversed(last))

    def ties(self) -> tuple[tuple[Standing, ...], ...]:
        """Return the groups of units that share a place, best first."""
        groups: dict[int, list[Standing]] = {}
        for item in self.standings:
            groups.setdefault(item.rank, []).append(item)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)

    def of(self, unit: str) -> Standing | None:
        """Return the place of the unit named ``unit``."""
        return next((item for item in self.standings if item.unit.unit == unit), None)


def rank_units(
    units: Sequence[UnitScores], indicator: str, denominator: str | None = None
) -> Ranking:
    """Rank units from the highest value down.

    Units without a figure, with a doubtful one, or on another scale than most of their level
    are named apart and hold no place: missing is not 0, and 20 of 20 is not 20 of 100.

    Parameters
    ----------
    units : sequence of UnitScores
        Of one level and one period.
    indicator : str
        Id of the indicator to rank by.
    denominator : str, optional
        For a share: the count it is a share of. A share of nothing is not ranked; one whose count
        no document tells is.
    """
    scale = _common_maximum(units, indicator)
    ranked: list[tuple[UnitScores, Measure]] = []
    apart: list[Unranked] = []
    for unit in units:
        measure = unit.measures.get(indicator)
        reason = _reason_apart(unit, measure, scale, denominator)
        if reason is None:
            assert measure is not None
            ranked.append((unit, measure))
        else:
            apart.append(Unranked(unit, measure, reason))
    level = units[0].level if units else ""
    return Ranking(level, indicator, scale, _standings(ranked), tuple(apart))


def _standings(ranked: list[tuple[UnitScores, Measure]]) -> tuple[Standing, ...]:
    ordered = sorted(ranked, key=lambda pair: -_key(pair[1].value or 0.0))
    counts = Counter(_key(measure.value or 0.0) for _, measure in ordered)
    first: dict[float, int] = {}
    for place, (_, measure) in enumerate(ordered, start=1):
        first.setdefault(_key(measure.value or 0.0), place)
    return tuple(
        Standing(unit, measure, first[key := _key(measure.value or 0.0)], counts[key])
        for unit, measure in ordered
    )


def _reason_apart(
    unit: UnitScores, measure: Measure | None, scale: float | None, denominator: str | None
) -> str | None:
    if measure is None or measure.status == "missing":
        return "missing"
    if not measure.usable:
        return "doubtful"
    if measure.max != scale:
        return "other_scale"
    of = unit.measures.get(denominator) if denominator is not None else None
    # A sentence may tell a share alone: then nothing says that it is one of nothing.
    if of is not None and not _positive(of):
        return "no_denominator"
    return None


def _positive(measure: Measure) -> bool:
    return measure.value is not None and measure.value > 0


def _common_maximum(units: Sequence[UnitScores], indicator: str) -> float | None:
    counts = Counter(
        measure.max
        for unit in units
        if (measure := unit.measures.get(indicator)) is not None and measure.usable
    )
    return counts.most_common(1)[0][0] if counts else None


def _key(value: float) -> float:
    return round(value, _DIGITS)
