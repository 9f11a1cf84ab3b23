"""What the units of one level got in one indicator: the measure of each of them."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.analysis.measure import Measure
from helpers.analysis.ranking import Ranking
from helpers.analysis.statistics import quartiles


@dataclass(frozen=True)
class Peers:
    """The ranked units of one level in one indicator.

    Attributes
    ----------
    counted : tuple of Measure
        Their figures, highest first; never empty. Missing and doubtful ones are left out.
    first_quartile, median, third_quartile : float
        In the unit of the figures (linear interpolation).
    """

    level: str
    indicator: str
    maximum: float | None
    counted: tuple[Measure, ...]
    first_quartile: float
    median: float
    third_quartile: float

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.counted)

    @property
    def highest(self) -> float:
        """The highest value."""
        assert self.counted[0].value is not None
        return self.counted[0].value

    @property
    def lowest(self) -> float:
        """The lowest value."""
        assert self.counted[-1].value is not None
        return self.counted[-1].value

    @property
    def at_maximum(self) -> int:
        """How many units are at the maximum."""
        return sum(item.lost == 0 for item in self.counted)


def peers_of(ranking: Ranking) -> Peers | None:
    """Return the units of ``ranking`` as peers; ``None`` if nobody is ranked."""
    if not ranking.standings:
        return None
    first, median, third = quartiles([item.value for item in ranking.standings])
    counted = tuple(item.measure for item in ranking.standings)
    return Peers(ranking.level, ranking.indicator, ranking.maximum, counted, first, median, third)
