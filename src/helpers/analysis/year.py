"""A year that has no annual dispatch: what its monthly ones say, and what they leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.analysis.assessment import TERRITORY, WHOLE_LEVEL, Assessment
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
        Shortcomings that recur in every month (two or more), as they stand in the latest; of
        units only those that have them in every month.
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
    def sure(self) -> tuple[Measure, ...]:
        """Those of :attr:`totals` that may decide anything."""
        return tuple(item for item in self.totals if item.usable)

    @property
    def comparable(self) -> bool:
        """Whether first and last sure total may be subtracted: two or more, one scale, no break.

        A change of the number of provinces breaks ranks, not a province's own score.
        """
        scales = {item.max for item in self.sure}
        broken = any("score" in item.touches for item in self.breaks)
        return len(self.sure) > 1 and len(scales) == 1 and not broken


def analyse_year(
    library: Cleaned, known: Catalogue, territory: Territory, year: str
) -> YearAnalysis:
    """Analyse the months of ``year`` that have a total of the territory.

    Nothing is averaged over the year: the months that exist are shown side by side.
    """
    in_force = rules().of_province(territory.province)
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
        breaks_between(scored[0], scored[-1], in_force) if len(scored) > 1 else (),
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
    *earlier, latest = [{_key(item): item for item in month.shortcomings} for month in months]
    return tuple(
        kept
        for key, item in latest.items()
        if all(key in month for month in earlier)
        and (kept := _of_every_month(item, [month[key] for month in earlier])) is not None
    )


def _key(item: Assessment) -> tuple[str, ...]:
    return item.rule, item.level, item.indicator, item.grade


def _of_every_month(item: Assessment, earlier: Sequence[Assessment]) -> Assessment | None:
    """Return a shortcoming with those units alone that have it in every month."""
    if item.level == TERRITORY or item.rule in WHOLE_LEVEL:
        return item
    lasting = set(item.units).intersection(*(other.units for other in earlier))
    if len(lasting) == len(item.units):
        return item
    if not lasting or item.rule == "concentration":  # its share is of all that it names
        return None
    kept = tuple(measure for measure in item.measures if measure.unit in lasting)
    number = item.number
    if item.rule == "overdue":
        number = sum(measure.value or 0.0 for measure in kept)
    return replace(item, measures=kept, number=number)
