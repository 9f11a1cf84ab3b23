"""A year that has no annual dispatch: what its monthly ones say, and what they leave open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpers.analysis.assessment import Assessment
from helpers.analysis.catalogue import Catalogue
from helpers.analysis.change import breaks_between
from helpers.analysis.measure import Measure
from helpers.analysis.period import is_month, months_of
from helpers.analysis.report import PeriodAnalysis, analyse_period
from helpers.analysis.rules import Break, rules
from helpers.analysis.territory import Territory
from helpers.tables import Cleaned


@dataclass(frozen=True)
class YearAnalysis:
    """A year seen through its months.

    Attributes
    ----------
    months : tuple of PeriodAnalysis
        Months in which a document gives the territory's total, in order; never empty.
    missing : tuple of str
        Months without such a document.
    unscored : tuple of str
        Those of :attr:`missing` that have a document, but no total.
    breaks : tuple of Break
        Between the first and the last of :attr:`months`.
    persistent : tuple of Assessment
        Shortcomings of the territory that recur in every month (two or more), as they stand in
        the latest.
    """

    territory: Territory
    year: str
    months: tuple[PeriodAnalysis, ...]
    missing: tuple[str, ...]
    unscored: tuple[str, ...]
    breaks: tuple[Break, ...]
    persistent: tuple[Assessment, ...]

    @property
    def latest(self) -> PeriodAnalysis:
        """The last month with a total."""
        return self.months[-1]

    @property
    def totals(self) -> tuple[Measure, ...]:
        """The territory's total in each of :attr:`months`."""
        return tuple(
            month.subject.measures["total"] for month in self.months if month.subject is not None
        )

    @property
    def comparable(self) -> bool:
        """Whether first and last total may be subtracted: two or more, one scale, no break.

        A change of the number of provinces breaks ranks, not a province's own score.
        """
        scales = {item.max for item in self.totals}
        broken = any("score" in item.touches for item in self.breaks)
        return len(self.totals) > 1 and len(scales) == 1 and not broken


def analyse_year(
    library: Cleaned, known: Catalogue, territory: Territory, year: str
) -> YearAnalysis:
    """Analyse the months of ``year`` that have a total of the territory.

    Nothing is averaged over the year: the months that exist are shown side by side.
    """
    present = known.months(territory.authority)
    scored = [
        month
        for month in months_of(year)
        if month in present and (territory.authority, month) in known.scored_months
    ]
    months = _told_of_all(
        tuple(analyse_period(library, known, territory, month) for month in scored)
    )
    missing = tuple(month for month in months_of(year) if month not in scored)
    return YearAnalysis(
        territory,
        year,
        months,
        missing,
        tuple(month for month in missing if month in present),
        breaks_between(scored[0], scored[-1], rules()) if len(scored) > 1 else (),
        _persistent(months),
    )


def has_annual_dispatch(known: Catalogue, territory: Territory, year: str) -> bool:
    """Tell whether a dispatch speaks of the whole year."""
    return any(
        item.period == year and not is_month(item.period) for item in known.of(territory.authority)
    )


def _told_of_all(months: tuple[PeriodAnalysis, ...]) -> tuple[PeriodAnalysis, ...]:
    """Let the latest month, which speaks for the year, tell of the documents of all months."""
    if not months:
        return months
    *earlier, latest = months
    quality = replace(
        latest.quality,
        versions=tuple(item for month in months for item in month.quality.versions),
        conflicts=tuple(item for month in months for item in month.quality.conflicts),
    )
    return (*earlier, replace(latest, quality=quality))


def _persistent(months: tuple[PeriodAnalysis, ...]) -> tuple[Assessment, ...]:
    if len(months) < 2:
        return ()
    keys = [
        {(item.rule, item.level, item.indicator, item.grade) for item in month.shortcomings}
        for month in months
    ]
    common = set.intersection(*keys)
    return tuple(
        item
        for item in months[-1].shortcomings
        if (item.rule, item.level, item.indicator, item.grade) in common
    )
