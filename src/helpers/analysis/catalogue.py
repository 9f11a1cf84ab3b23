"""Which reports the cleaned tables allow, and the check of a notebook's parameters against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.analysis.measure import Dispatch, read_dispatches
from helpers.analysis.period import bounds, is_month, is_year
from helpers.analysis.territory import Territory, territories
from helpers.analysis.versions import Versions, find_versions
from helpers.errors import ParameterError
from helpers.messages import LANGUAGES
from helpers.tables import Cleaned


@dataclass(frozen=True)
class Catalogue:
    """The territories and periods of a library of cleaned tables.

    Attributes
    ----------
    by_dispatch : mapping of dispatch_id to Territory
        Of every dispatch, versions that are left out among them.
    dispatches : tuple of Dispatch
        Those that reports use.
    scored_months : frozenset of (authority, month)
        Months in which a document gives the territory's own total of Decision 766.
    versions : tuple of Versions
        Dispatches that are there more than once, and which of them is used.
    """

    by_dispatch: Mapping[str, Territory]
    dispatches: tuple[Dispatch, ...]
    scored_months: frozenset[tuple[str, str]]
    versions: tuple[Versions, ...] = ()

    def authorities(self) -> tuple[Territory, ...]:
        """Return the territories, each once, by slug."""
        known = {item.authority: item for item in self.by_dispatch.values()}
        return tuple(known[key] for key in sorted(known))

    def territory(self, authority: str) -> Territory:
        """Return the territory whose slug is ``authority``.

        Raises
        ------
        ParameterError
            If there is none; the message names those there are.
        """
        known = {item.authority: item for item in self.by_dispatch.values()}
        if authority not in known:
            raise ParameterError(
                "analysis.unknown_authority", found=authority, known=_listed(sorted(known))
            )
        return known[authority]

    def of(self, authority: str) -> tuple[Dispatch, ...]:
        """Return the dispatches that speak of ``authority``, in order of id."""
        return tuple(
            item
            for item in self.dispatches
            if self.by_dispatch[item.dispatch_id].authority == authority
        )

    def versions_of(self, authority: str, period: str) -> tuple[Versions, ...]:
        """Return the dispatches of ``authority`` in ``period`` that there are versions of."""
        return tuple(
            item
            for item in self.versions
            if item.used.period == period
            and self.by_dispatch[item.used.dispatch_id].authority == authority
        )

    def months(self, authority: str) -> tuple[str, ...]:
        """Return the months for which a monthly report can be made, in order."""
        return tuple(sorted({item.period for item in self.of(authority) if is_month(item.period)}))

    def years(self, authority: str) -> tuple[str, ...]:
        """Return the years for which an annual report can be made, in order.

        A year counts if an annual dispatch is there, or a month of it with a province's total.
        """
        if self.territory(authority).level != "province":
            return tuple(
                sorted({item.period for item in self.of(authority) if is_year(item.period)})
            )
        annual = {item.period for item in self.of(authority) if is_year(item.period)}
        monthly = {month[:4] for name, month in self.scored_months if name == authority}
        return tuple(sorted(annual | monthly))


def catalogue(library: Cleaned) -> Catalogue:
    """Return what reports ``library`` allows."""
    everything = tuple(item for item in read_dispatches(library.dispatch) if item.period)
    owners = territories(everything)
    versions = find_versions(everything, library.measures)
    left_out = {other.dispatch_id for item in versions for other in item.others}
    used = tuple(item for item in everything if item.dispatch_id not in left_out)
    in_use = {item.dispatch_id: owners[item.dispatch_id] for item in used}
    return Catalogue(owners, used, _scored_months(library, in_use), versions)


def check_monthly(
    known: Catalogue, authority: object, period: object, language: object
) -> tuple[Territory, str, str]:
    """Return the checked parameters of the monthly report.

    Raises
    ------
    ParameterError
        If a parameter has another type, or names what is not there; the message names what is.
    """
    territory = known.territory(_word("authority", authority))
    month = _word("period", period)
    if month not in known.months(territory.authority):
        raise ParameterError(
            "analysis.unknown_period",
            authority=territory.authority,
            found=month,
            known=_listed(known.months(territory.authority)),
        )
    return territory, month, _language(language)


def check_annual(
    known: Catalogue, authority: object, year: object, language: object
) -> tuple[Territory, str, str]:
    """Return the checked parameters of the annual report; ``year`` may be ``2025`` or ``"2025"``.

    Raises
    ------
    ParameterError
        If a parameter has another type, or names what is not there; the message names what is.
    """
    territory = known.territory(_word("authority", authority))
    wanted = str(year) if type(year) is int else _word("year", year)
    if wanted not in known.years(territory.authority):
        raise ParameterError(
            "analysis.unknown_year",
            authority=territory.authority,
            found=wanted,
            known=_listed(known.years(territory.authority)),
        )
    return territory, wanted, _language(language)


def check_sheets(
    known: Catalogue, authority: object, period: object, language: object, unit: object
) -> tuple[Territory, str, str, str]:
    """Return the checked parameters of the agencies' sheets; a year may be ``2025`` or ``"2025"``.

    Raises
    ------
    ParameterError
        If a parameter has another type, or names what is not there; the message names what is.
    """
    territory = known.territory(_word("authority", authority))
    wanted = str(period) if type(period) is int else _word("period", period)
    periods = sorted({item.period for item in known.of(territory.authority)})
    if wanted not in periods:
        raise ParameterError(
            "analysis.unknown_period",
            authority=territory.authority,
            found=wanted,
            known=_listed(periods),
        )
    return territory, wanted, _language(language), _word("unit", unit)


def check_review(
    known: Catalogue, authority: object, period: object, language: object
) -> tuple[Territory, tuple[str, ...], str]:
    """Return the checked parameters of the review; ``""`` is every period, in order of time.

    Raises
    ------
    ParameterError
        If a parameter has another type, or names what is not there; the message names what is.
    """
    if period != "":
        territory, wanted, words, _ = check_sheets(known, authority, period, language, "")
        return territory, (wanted,), words
    territory = known.territory(_word("authority", authority))
    periods = {item.period for item in known.of(territory.authority)}
    in_time = sorted(periods, key=lambda name: (bounds(name)[1], bounds(name)[0]))
    return territory, tuple(in_time), _language(language)


def _scored_months(library: Cleaned, owners: Mapping[str, Territory]) -> frozenset[tuple[str, str]]:
    rows = library.measures
    totals = rows[(rows["indicator"] == "total") & rows["value"].notna()]
    found = set()
    for key, unit, period in zip(
        totals["dispatch_id"], totals["unit"], totals["period"], strict=True
    ):
        owner = owners.get(str(key))
        if owner is not None and owner.subject == unit and is_month(str(period)):
            found.add((owner.authority, str(period)))
    return frozenset(found)


def _word(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ParameterError(
            "analysis.parameter_type", name=name, found=value, kind=type(value).__name__
        )
    return value


def _language(value: object) -> str:
    language = _word("language", value)
    if language not in LANGUAGES:
        raise ParameterError("analysis.unknown_language", found=language, known=_listed(LANGUAGES))
    return language


def _listed(names: object) -> str:
    assert isinstance(names, tuple | list)
    return ", ".join(names) or "–"
