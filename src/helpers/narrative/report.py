"""A report as a notebook shows it: one method a section, numbered by what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property

from helpers.analysis.measure import UNIT_LEVELS
from helpers.analysis.report import PeriodAnalysis
from helpers.narrative import (
    annexes,
    assessments,
    blocks,
    change,
    first_page,
    head,
    overdue,
    quality,
    recommendations,
    territory,
    units,
)
from helpers.narrative.writer import Writer
from helpers.publishing import Cited, Heading, ReportData, SourceList
from helpers.publishing.element import Element
from helpers.tables import Cleaned
from helpers.vietnamese import roman

Section = tuple[Element, ...]


class Report:
    """The report of one territory and period; each method gives one section's elements.

    A section without data is empty, and the numbers of the headings close up.

    Parameters
    ----------
    analysis : PeriodAnalysis
        What the cleaned tables say.
    language : {"vi", "en"}
    library : Cleaned
        The tables that the analysis was made of.
    """

    def __init__(self, analysis: PeriodAnalysis, language: str, library: Cleaned) -> None:
        self.analysis = analysis
        self.cleaned = library
        self.writer = Writer(language)

    # Sections, in the order of the report --------------------------------------------------

    def head(self) -> Section:
        """Return the report's properties and title."""
        return head.head(self.writer, self.analysis, self.analysis.period)

    def first_page(self) -> Section:
        """Return the situation in one look, and what to beware of."""
        return (first_page.first_page(self.writer, self.analysis),)

    def main_points(self) -> Section:
        """Return the main points: at most five sentences."""
        return head.main_points(self.writer, self.analysis)

    def territory(self) -> Section:
        """Return the heading of part I and the territory's own result."""
        return (*self._part("results"), *self._sub("territory"))

    def blocks(self) -> Section:
        """Return the results by block of units."""
        return self._sub("blocks")

    def departments(self) -> Section:
        """Return classes and ranking of the departments."""
        return self._sub("department")

    def districts(self) -> Section:
        """Return classes and ranking of the districts."""
        return self._sub("district")

    def communes(self) -> Section:
        """Return classes and ranking of the communes."""
        return self._sub("commune")

    def overdue(self) -> Section:
        """Return the overdue dossiers, and what the units that have them must do."""
        return self._sub("overdue")

    def change(self) -> Section:
        """Return the change against the period before, or why there is none."""
        return self._sub("change")

    def strengths(self) -> Section:
        """Return the strengths."""
        return (*self._part("strengths"), *self._bodies["strengths"])

    def shortcomings(self) -> Section:
        """Return the shortcomings, with the points lost."""
        return (*self._part("shortcomings"), *self._bodies["shortcomings"])

    def recommendations(self) -> Section:
        """Return the recommendations."""
        return (*self._part("recommendations"), *self._bodies["recommendations"])

    def annexes(self) -> Section:
        """Return the annexes with the full tables."""
        return self._plain("annexes")

    def quality(self) -> Section:
        """Return the section on data quality."""
        return self._plain("quality")

    def sources(self) -> Section:
        """Return the list that leads every figure of the text back to its document."""
        cited = list(cited_in(self._cited_sections()))
        title = self.writer.words("heading.sources")
        caption = self.writer.words("heading.sources_list")
        heading = Heading(title, 2, annex=True)
        return (heading, SourceList(tuple(cited), caption)) if cited else ()

    def data(self) -> Section:
        """Return the cleaned tables of the documents used, which the data exports write."""
        cited = cited_in((self.main_points(), *self._bodies.values()))
        quoted = {source.dispatch_id for figure in cited for source in figure.sources}
        return (ReportData(self.cleaned.of(quoted | self._own_documents())),)

    def _own_documents(self) -> set[str]:
        return {item.dispatch_id for item in self.analysis.dispatches}

    # Parts and numbers ---------------------------------------------------------------------

    def _makers(self) -> dict[str, Callable[[], Section]]:
        """Return the makers of the bodies by name, in the order of the report."""
        writer, analysis = self.writer, self.analysis
        levels = {
            name: lambda name=name: units.units(writer, analysis, name) for name in UNIT_LEVELS
        }
        return {
            "territory": lambda: territory.territory(writer, analysis),
            "blocks": lambda: blocks.blocks(writer, analysis),
            **levels,
            "overdue": lambda: overdue.overdue(writer, analysis),
            "change": lambda: change.change(writer, analysis),
            "strengths": lambda: assessments.strengths(writer, analysis),
            "shortcomings": lambda: assessments.shortcomings(writer, analysis),
            "recommendations": lambda: recommendations.recommendations(writer, analysis),
            "annexes": lambda: annexes.annexes(writer, analysis),
            "quality": lambda: quality.quality(writer, analysis),
        }

    @cached_property
    def _bodies(self) -> dict[str, Section]:
        return {name: make() for name, make in self._makers().items()}

    def _subsections(self) -> tuple[str, ...]:
        return ("territory", "blocks", *UNIT_LEVELS, "overdue", "change")

    def _parts(self) -> tuple[str, ...]:
        chosen = [
            name for name in ("strengths", "shortcomings", "recommendations") if self._bodies[name]
        ]
        return ("results", *chosen)

    def _part(self, name: str) -> Section:
        parts = self._parts()
        if name not in parts:
            return ()
        key = name
        if name == "results" and head.about_services(self.analysis):
            key = "results_services"
        number = roman(parts.index(name) + 1)
        return (Heading(f"{number}. {self.writer.words(f'heading.{key}')}", 2),)

    def _sub(self, name: str) -> Section:
        body = self._bodies[name]
        if not body:
            return ()
        present = [other for other in self._subsections() if self._bodies[other]]
        title = self._sub_title(name)
        return (Heading(f"{present.index(name) + 1}. {title}", 3), *body)

    def _sub_title(self, name: str) -> str:
        if name in UNIT_LEVELS:
            return self.writer.words(f"level_heading.{name}")
        return self.writer.words(
            f"heading.{name}", territory=self.writer.territory(self.analysis.territory)
        )

    def _plain(self, name: str) -> Section:
        body = self._bodies[name]
        heading = Heading(self.writer.words(f"heading.{name}"), 2, annex=True)
        return (heading, *body) if body else ()

    def _cited_sections(self) -> Sequence[Section]:
        """Return the sections whose figures the list of sources leads back.

        The annexes carry the place of each row themselves.
        """
        bodies = [body for name, body in self._bodies.items() if name not in ("annexes", "quality")]
        return (self.first_page(), self.main_points(), *bodies)


def cited_in(value: object) -> Iterable[Cited]:
    """Yield every cited figure inside elements, sentences and tables, in reading order."""
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from cited_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from cited_in(getattr(value, field.name))
