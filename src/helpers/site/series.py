"""An authority's score over its periods, cut wherever two scores do not mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from helpers.site.entries import Publication, Score


@dataclass(frozen=True)
class SeriesBreak:
    """A day across which some figures are not comparable.

    Attributes
    ----------
    on : date
    touches : frozenset of str
        ``rank``, ``score`` or a level of units.
    words : str
        What happened, in a sentence.
    only : frozenset of str or None
        Names of the territories that it is of; ``None`` for all.
    """

    on: date
    touches: frozenset[str]
    words: str
    only: frozenset[str] | None = None

    def concerns(self, territory: str) -> bool:
        """Tell whether the series of a territory (``tỉnh Sơn La``) is broken there."""
        return self.only is None or territory in self.only


@dataclass(frozen=True)
class Point:
    """A score and the month in which its period ends, counted from year 0."""

    publication: Publication
    score: Score
    month: int


@dataclass(frozen=True)
class Series:
    """The scores of an authority.

    Attributes
    ----------
    points : tuple of Point
        In order of time; a year that rests on its months has no score of its own.
    joined : frozenset of int
        Positions of the points that a line joins to the point before.
    breaks : tuple of SeriesBreak
        Between the first and the last point, those that touch the score or the rank.
    """

    points: tuple[Point, ...]
    joined: frozenset[int]
    breaks: tuple[SeriesBreak, ...]

    @property
    def maximum(self) -> float | None:
        """The greatest score there can be, if all points share one."""
        found = {item.score.maximum for item in self.points}
        return found.pop() if len(found) == 1 else None


def series_of(publications: Iterable[Publication], breaks: Iterable[SeriesBreak]) -> Series:
    """Return the series of the total score.

    Two points are joined only if both are of months, one follows the other, both have one
    indicator and one maximum, neither is doubtful, and no break of the score lies between them.
    """
    own = (item for item in publications if item.period == item.data_period)
    points = sorted(_points(own), key=lambda item: (item.month, item.publication.period))
    inside = [
        item
        for item in sorted(breaks, key=lambda item: item.on)
        if item.touches & {"rank", "score"}
        and points
        and item.concerns(points[0].publication.territory)
        and points[0].month < month_of_day(item.on) <= points[-1].month
    ]
    joined = {
        at
        for at, (before, after) in enumerate(pairwise(points), start=1)
        if _comparable(before, after, inside)
    }
    return Series(tuple(points), frozenset(joined), tuple(inside))


def month_of_day(day: date) -> int:
    """Return the month of ``day``, counted from year 0."""
    return day.year * 12 + day.month - 1


def _points(publications: Iterable[Publication]) -> Iterator[Point]:
    for item in publications:
        if item.score is not None and item.score.indicator in ("total", "converted"):
            year, _, month = item.period.partition("-")
            yield Point(item, item.score, int(year) * 12 + int(month or 12) - 1)


def _comparable(before: Point, after: Point, breaks: Sequence[SeriesBreak]) -> bool:
    one, other = before.score, after.score
    return (
        before.publication.is_month
        and after.publication.is_month
        and after.month - before.month == 1
        and (one.indicator, one.maximum) == (other.indicator, other.maximum)
        and not (one.doubtful or other.doubtful)
        and not any(
            "score" in item.touches and before.month < month_of_day(item.on) <= after.month
            for item in breaks
        )
    )
