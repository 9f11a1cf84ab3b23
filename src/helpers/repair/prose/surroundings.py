"""What a sentence leaves unsaid, whom and what its figures are about, and such a figure whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from helpers.extraction.head import Head
from helpers.extraction.statement import Statement
from helpers.repair.cells import Cell
from helpers.repair.identity import territory_level, territory_name
from helpers.repair.prose.figures import ProseFigure
from helpers.repair.prose.periods import own_period
from helpers.repair.prose.subjects import Mention, Names


@dataclass(frozen=True)
class Subject:
    """Whom a figure is about: a unit by name and level, as printed; the province of another one."""

    unit: str
    level: str
    printed: str
    province: str = ""


@dataclass(frozen=True)
class Quantity:
    """What a statement gives a figure of."""

    indicator: str
    measure: str
    top: Decimal | None


@dataclass(frozen=True)
class Surroundings:
    """What the prose leaves unsaid.

    Attributes
    ----------
    head : Head
        Of the dispatch: its territory is meant where no other unit is named.
    names : Names
        The units that may be named.
    tops : mapping of str to Decimal
        The maximum of the total for each level, as the tables or the sentences themselves tell it.
    damaged : bool
        Whether the document was damaged in reading.
    """

    head: Head
    names: Names
    tops: Mapping[str, Decimal]
    damaged: bool = False

    @property
    def territory(self) -> Subject:
        """The territory that the dispatch speaks for."""
        head = self.head
        bare = head.territory.split(" ", 1)[-1]
        return Subject(territory_name(head), territory_level(head), bare)

    @property
    def territory_unsure(self) -> bool:
        """Whether the territory was concluded from a damaged text that does not name it."""
        return self.damaged and not self.head.territory_said

    def period_of(self, statement: Statement) -> str:
        """Return the period that a statement names, else that of the dispatch."""
        return own_period(statement, self.head.period)


def subject_named(mention: Mention) -> Subject:
    """Return the unit that a sentence names; another province is its own."""
    unit = mention.unit
    province = unit.bare if unit.level == "province" else ""
    return Subject(unit.name, unit.level, mention.printed, province)


def figure_about(
    subject: Subject, quantity: Quantity, cell: Cell, statement: Statement, period: str
) -> ProseFigure:
    """Return a figure with all that is known of it."""
    return ProseFigure(
        subject.unit, subject.level, subject.printed, quantity.indicator, quantity.measure, cell,
        quantity.top, statement, period=period, province=subject.province,
    )  # fmt: skip
