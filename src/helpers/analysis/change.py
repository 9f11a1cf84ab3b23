"""Change against an earlier period, only where both figures mean the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.analysis.measure import UNIT_LEVELS, Measure, UnitScores, indicators_of
from helpers.analysis.period import bounds, previous
from helpers.analysis.ranking import Ranking, rank_units
from helpers.analysis.rules import Break, Rules


@dataclass(frozen=True)
class Difference:
    """Two figures of one thing in two periods; ``delta`` in the unit of the figures."""

    unit: str
    level: str
    indicator: str
    before: Measure
    after: Measure

    @property
    def delta(self) -> float:
        """After less before."""
        assert self.before.value is not None
        assert self.after.value is not None
        return round(self.after.value - self.before.value, 6)


@dataclass(frozen=True)
class RankMove:
    """A unit's places in two rankings of the same units; positive ``places`` = risen."""

    unit: str
    level: str
    before: int
    after: int

    @property
    def places(self) -> int:
        """How many places the unit rose."""
        return self.before - self.after


@dataclass(frozen=True)
class Change:
    """What can be said of the change into one period.

    Attributes
    ----------
    adjacent : str
        The period just before; empty figures of it mean it is not in the library.
    compared : str or None
        The earlier period that the differences start from.
    latest : str or None
        The last earlier period with a total of the subject, whether comparable or not.
    latest_total : Measure or None
        That total.
    differences, moves :
        Comparable pairs, in printed order.
    adjacent_told : bool
        Whether there are documents of the period just before, with figures or without; who knows
        of documents sets it.
    breaks : tuple of Break
        Between :attr:`compared` (else :attr:`latest`) and this period, in order of time.
    """

    adjacent: str
    compared: str | None
    latest: str | None
    latest_total: Measure | None
    differences: tuple[Difference, ...]
    moves: tuple[RankMove, ...]
    breaks: tuple[Break, ...]
    adjacent_told: bool = False

    def of(self, level: str) -> tuple[Difference, ...]:
        """Return the differences of one level."""
        return tuple(item for item in self.differences if item.level == level)


def change_into(
    period: str,
    current: Sequence[UnitScores],
    earlier: Iterable[tuple[str, Sequence[UnitScores]]],
    subject: str,
    rules: Rules,
) -> Change:
    """Compare ``period`` with the period just before, where it is there and comparable.

    Parameters
    ----------
    period : str
        The period reported.
    current : sequence of UnitScores
        Its figures.
    earlier : iterable of (period, units)
        Figures of earlier periods: of other dispatches, or of columns of the same one.
    subject : str
        Official name of the report's own territory.
    rules : Rules
        With the breaks of the series.
    """
    known = {name: units for name, units in earlier if units}
    adjacent = previous(period)
    before = known.get(adjacent, ())
    latest, total = _latest_total(known, period, subject)
    start = adjacent if before else latest
    breaks = breaks_between(start, period, rules) if start else ()
    return Change(
        adjacent,
        adjacent if before else None,
        latest,
        total,
        _differences(before, current, breaks),
        _moves(before, current, breaks, rules),
        breaks,
    )


def breaks_between(earlier: str, later: str, rules: Rules) -> tuple[Break, ...]:
    """Return the breaks that fall after the end of ``earlier`` and by the end of ``later``."""
    start, end = bounds(earlier)[1], bounds(later)[1]
    return tuple(
        item for item in sorted(rules.breaks, key=lambda item: item.on) if start < item.on <= end
    )


def percentile(measure: Measure) -> float | None:
    """Return which share of all ranked territories stands at or above this rank (0–1).

    Ranks out of different numbers (33 of 63, 15 of 34) compare in this form only.
    """
    if measure.rank is None or not measure.rank_of:
        return None
    return measure.rank / measure.rank_of


def _differences(
    before: Sequence[UnitScores], after: Sequence[UnitScores], breaks: tuple[Break, ...]
) -> tuple[Difference, ...]:
    old = {(unit.level, unit.unit): unit for unit in before}
    found = []
    for unit in after:
        earlier = old.get((unit.level, unit.unit))
        if earlier is None or _broken(unit.level, breaks):
            continue
        for indicator in unit.measures:
            old_figure = earlier.get(indicator)
            new_figure = _same_table(unit, old_figure) if old_figure is not None else None
            if old_figure is not None and new_figure is not None:
                found.append(Difference(unit.unit, unit.level, indicator, old_figure, new_figure))
    return tuple(found)


def _same_table(unit: UnitScores, old: Measure) -> Measure | None:
    """Return the figure to set beside ``old``: of the same table where a document restates it."""
    stated = (unit.get(old.indicator), *unit.restated.get(old.indicator, ()))
    alike = [item for item in stated if item is not None and item.usable and _alike(old, item)]
    beside = [
        item for item in alike if (item.dispatch_id, item.table) == (old.dispatch_id, old.table)
    ]
    return next(iter(beside or alike), None)


def _alike(before: Measure, after: Measure) -> bool:
    return before.max == after.max and before.measure == after.measure


def _broken(level: str, breaks: tuple[Break, ...]) -> bool:
    touched = {name for item in breaks for name in item.touches}
    return level in touched or "score" in touched


def _moves(
    before: Sequence[UnitScores],
    after: Sequence[UnitScores],
    breaks: tuple[Break, ...],
    rules: Rules,
) -> tuple[RankMove, ...]:
    moves: list[RankMove] = []
    for level in UNIT_LEVELS:
        if _broken(level, breaks):
            continue
        old, new = _primary_ranking(before, level, rules), _primary_ranking(after, level, rules)
        if old is None or new is None or not _same_field(old, new):
            continue
        places = {item.unit.unit: item.rank for item in old.standings}
        moves.extend(
            RankMove(item.unit.unit, level, places[item.unit.unit], item.rank)
            for item in new.standings
        )
    return tuple(moves)


def _primary_ranking(units: Sequence[UnitScores], level: str, rules: Rules) -> Ranking | None:
    members = tuple(unit for unit in units if unit.level == level)
    present = indicators_of(members)
    for primary in rules.primary:
        if primary.indicator in present:
            return rank_units(members, primary.indicator, primary.denominator)
    return None


def _same_field(old: Ranking, new: Ranking) -> bool:
    """Tell whether two rankings order the same units by the same indicator and scale."""
    names = ({item.unit.unit for item in side.standings} for side in (old, new))
    first, second = names
    return first == second and old.indicator == new.indicator and old.maximum == new.maximum


def _latest_total(
    known: dict[str, Sequence[UnitScores]], period: str, subject: str
) -> tuple[str | None, Measure | None]:
    end = bounds(period)[0]
    for name in sorted(known, key=lambda item: bounds(item)[1], reverse=True):
        if bounds(name)[1] >= end:
            continue
        for unit in known[name]:
            if unit.unit == subject and (total := unit.get("total")) is not None:
                return name, total
    return None, None
