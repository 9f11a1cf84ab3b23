"""What the site knows of each published report, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from helpers.vietnamese import format_number, format_period


@dataclass(frozen=True)
class File:
    """A file of a report.

    Attributes
    ----------
    address : str
        From the folder of the index: ``son-la/2025-07/report.pdf``.
    ending : str
        ``.pdf``; decides in which words it is offered.
    language : str
        ``vi`` or ``en``.
    """

    address: str
    ending: str
    language: str = "vi"


@dataclass(frozen=True)
class Score:
    """A territory's own score; ``change`` is against the period just before, where comparable."""

    indicator: str
    label: str
    measure: str
    value: float
    maximum: float | None
    grade: str
    rank: int | None
    rank_of: int | None
    change: float | None
    doubtful: bool

    @property
    def text(self) -> str:
        """The score as printed: ``91,41/100``, ``8,24%``."""
        shown = figure(self.value, self.measure)
        if self.maximum is None or self.measure == "percent":
            return shown
        return f"{shown}/{format_number(self.maximum)}"

    @property
    def rank_text(self) -> str:
        """The rank as printed: ``24/34``; empty where none is stated."""
        if self.rank is None:
            return ""
        return str(self.rank) if self.rank_of is None else f"{self.rank}/{self.rank_of}"


@dataclass(frozen=True)
class Standing:
    """One unit in one report; ``value`` is None where there is no figure."""

    name: str
    slug: str
    value: float | None
    rank: int | None
    grade: str
    doubtful: bool


@dataclass(frozen=True)
class UnitLevel:
    """The units of one level in one report, in order of rank, by one indicator."""

    level: str
    title: str
    label: str
    measure: str
    maximum: float | None
    ranked: int
    units: tuple[Standing, ...]


@dataclass(frozen=True)
class Publication:
    """A published report.

    Attributes
    ----------
    authority, territory : str
        Slug, and name as printed.
    period : str
        ``2025-07`` or ``2025``.
    data_period : str
        The period of its figures: a year may rest on its latest month.
    folder : str
        Where its files lie, from the folder of the index: ``son-la/2025-07``.
    files : tuple of File
        In the order in which they are offered; the first is its page.
    sheets : frozenset of str
        Slugs of the units that have a sheet of their own in ``units/`` of :attr:`folder`.
    older : bool
        Whether it is the last good one of a report that could not be made anew.
    """

    authority: str
    territory: str
    period: str
    data_period: str
    title: str
    folder: str
    files: tuple[File, ...]
    sheets: frozenset[str]
    score: Score | None
    levels: tuple[UnitLevel, ...]
    older: bool = False

    @property
    def page(self) -> str:
        """Address of the report itself."""
        return self.files[0].address

    @property
    def period_words(self) -> str:
        """``Tháng 7/2025``."""
        return sentence_case(format_period(self.period))

    @property
    def is_month(self) -> bool:
        """Whether it is of a month rather than a year."""
        return "-" in self.period

    @property
    def recency(self) -> tuple[str, bool]:
        """What orders reports in time: the end of their figures, then own before borrowed."""
        end = self.data_period if "-" in self.data_period else f"{self.data_period}-13"
        return end, self.period == self.data_period


@dataclass(frozen=True)
class Authority:
    """An authority and its reports, the newest first."""

    slug: str
    name: str
    publications: tuple[Publication, ...]

    @property
    def newest(self) -> Publication:
        """The report with the newest figures."""
        return max(self.publications, key=lambda item: item.recency)


def authorities(publications: Iterable[Publication]) -> tuple[Authority, ...]:
    """Gather publications by authority, in the order of their slugs, the newest period first."""
    found = []
    for key, group in groupby(
        sorted(publications, key=lambda item: item.authority), lambda item: item.authority
    ):
        newest_first = sorted(group, key=lambda item: (item.period[:4], item.period), reverse=True)
        found.append(Authority(key, newest_first[0].territory, tuple(newest_first)))
    return tuple(found)


def score_of(told: Mapping[str, Any] | None) -> Score | None:
    """Return the score that a report's ``index.json`` tells."""
    if not told:
        return None
    return Score(
        indicator=str(told["indicator"]),
        label=str(told["label"]),
        measure=str(told["measure"]),
        value=float(told["value"]),
        maximum=told["max"],
        grade=str(told["class"]),
        rank=told["rank"],
        rank_of=told["rank_of"],
        change=told["change"],
        doubtful=bool(told.get("doubtful")),
    )


def levels_of(told: Iterable[Mapping[str, Any]]) -> tuple[UnitLevel, ...]:
    """Return the levels of units that a report's ``index.json`` tells."""
    return tuple(
        UnitLevel(
            level=str(level["level"]),
            title=str(level["title"]),
            label=str(level["label"]),
            measure=str(level["measure"]),
            maximum=level["max"],
            ranked=int(level["ranked"]),
            units=tuple(
                Standing(
                    name=str(unit["name"]),
                    slug=str(unit["slug"]),
                    value=unit["value"],
                    rank=unit["rank"],
                    grade=str(unit["class"]),
                    doubtful=bool(unit.get("doubtful")),
                )
                for unit in level["units"]
            ),
        )
        for level in told
    )


def figure(value: float, measure: str) -> str:
    """Return a score as printed: two decimals for points, ``%`` for shares."""
    if measure == "percent":
        return f"{format_number(value, 2)}%"
    return format_number(value, 0 if measure == "count" else 2)


def sentence_case(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]
