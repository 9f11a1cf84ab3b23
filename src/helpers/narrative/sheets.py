"""One sheet for every unit of a report: what its notebook shows, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from helpers.analysis.profile import UnitProfile, unit_profiles, unknown_unit
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.unit_slugs import slugs_of
from helpers.errors import ParameterError
from helpers.narrative import head
from helpers.narrative.report import cited_in
from helpers.narrative.sheet_figures import LevelFigures
from helpers.narrative.sheet_overdue import duties, overdue
from helpers.narrative.sheet_quality import data_quality
from helpers.narrative.sheet_shortcomings import shortcomings
from helpers.narrative.writer import Writer
from helpers.publishing import (
    Heading,
    ReportMeta,
    ReportTitle,
    SheetHead,
    SheetMeta,
    SourceList,
)
from helpers.publishing.element import Element, Together
from helpers.publishing.values import parts

Sheet = tuple[Element, ...]


class AgencySheets:
    """The sheets of one territory and period; iterating gives the elements of each in turn.

    Parameters
    ----------
    analysis : PeriodAnalysis
        What the cleaned tables say.
    language : {"vi", "en"}
    unit : str
        Official name or slug of the only unit wanted; by default all of them.

    Raises
    ------
    ParameterError
        If there is no such unit; the message names the nearest there are. Or if the documents
        have no figure of any unit; the message names the documents.
    """

    def __init__(self, analysis: PeriodAnalysis, language: str, unit: str = "") -> None:
        self.analysis = analysis
        self.writer = Writer(language)
        everyone = unit_profiles(analysis)
        if not everyone:
            raise ParameterError(
                "analysis.no_units",
                authority=analysis.territory.authority,
                period=analysis.period,
                files=", ".join(item.file for item in analysis.dispatches) or "–",
            )
        self.slugs = slugs_of(analysis)
        self.profiles = tuple(item for item in everyone if self._is_meant(item, unit))
        if unit and not self.profiles:
            raise unknown_unit(unit, [item.unit for item in everyone])

    def __iter__(self) -> Iterator[Sheet]:
        return (self.sheet(profile) for profile in self.profiles)

    def shown(self) -> Iterator[Together]:
        """Yield each sheet as one output of the notebook."""
        return (Together(sheet) for sheet in self)

    def __len__(self) -> int:
        return len(self.profiles)

    def head(self) -> Sheet:
        """Return the properties that all sheets share, and the title of the notebook."""
        writer, analysis = self.writer, self.analysis
        period = writer.period(analysis.period)
        title = writer.words("sheet.all", territory=writer.territory(analysis.territory))
        issuer = analysis.dispatches[0].issuer if analysis.dispatches else ""
        meta = ReportMeta(
            title=f"{title}, {period}",
            language=writer.language,
            authority=analysis.territory.authority,
            period=analysis.period,
            report_date=head.report_date(analysis.dispatches, analysis.period),
            author=issuer,
            description=writer.words("sheet.standing"),
        )
        shown = ReportTitle(issuer, "", title, period[:1].upper() + period[1:])
        return (meta, shown)

    def sheet(self, profile: UnitProfile) -> Sheet:
        """Return the elements of one unit's sheet, its :class:`SheetMeta` first."""
        writer, analysis = self.writer, self.analysis
        figures = self._levels[profile.level]
        body: list[Element] = [
            *figures.overview(profile),
            *figures.table(profile),
            *figures.remarks(profile),
            *self._section("overdue", overdue(writer, analysis, profile)),
            *self._section("shortcomings", shortcomings(writer, profile)),
            *self._section("duties", duties(writer, analysis, profile)),
            *self._section("quality", data_quality(writer, profile)),
        ]
        return (*self._opening(profile), *body, *self._sources(body))

    def _opening(self, profile: UnitProfile) -> Sheet:
        writer, analysis = self.writer, self.analysis
        period = writer.period(analysis.period)
        slug = self.slugs[profile.level, profile.unit]
        title = writer.words("sheet.title", unit=profile.unit, period=period)
        place = writer.say(
            "sheet.place", territory=writer.territory(analysis.territory), period=period
        )
        documents = [head.source_line(writer, item) for item in analysis.dispatches]
        return (
            SheetMeta(profile.unit, slug, title, profile.level),
            Heading(profile.unit, 2, slug),
            SheetHead(
                writer.words("sheet.kind"),
                [(*parts(place), " ", head.as_of(writer, analysis)), *documents],
            ),
        )

    def _section(self, name: str, body: Sequence[Element]) -> Sheet:
        return (Heading(self.writer.words(f"sheet.heading_{name}"), 3), *body) if body else ()

    def _sources(self, body: Sequence[Element]) -> Sheet:
        cited = tuple(figure for element in body for figure in cited_in(element))
        title = self.writer.words("sheet.heading_sources")
        caption = self.writer.words("heading.sources_list")
        return (Heading(title, 3), SourceList(cited, caption)) if cited else ()

    @cached_property
    def _levels(self) -> dict[str, LevelFigures]:
        """What the sheets of one level share, by level: medians and their places, once for all."""
        return {
            name: LevelFigures(self.writer, self.analysis, name)
            for name in dict.fromkeys(profile.level for profile in self.profiles)
        }

    def _is_meant(self, profile: UnitProfile, unit: str) -> bool:
        return unit in ("", profile.unit, self.slugs[profile.level, profile.unit])
