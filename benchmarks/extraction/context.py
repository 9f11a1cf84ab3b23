"""What every block of a dispatch needs while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from random import Random

from benchmarks.extraction.draft import Draft
from benchmarks.extraction.model import Cell, Role, Span
from benchmarks.extraction.numerals import Numerals, plain
from benchmarks.extraction.style import Style
from benchmarks.extraction.territory import Territory, printed_name
from helpers.reference import Unit

PERCENT = frozenset(
    {
        "submitted_online_rate", "satisfaction_rate", "services_used_rate",
        "dossiers_online_rate", "dossiers_online_all_rate",
    }
)  # fmt: skip
COUNTS = frozenset(
    {
        "overdue_dossiers", "certified_copies", "services", "services_used", "dossiers",
        "dossiers_online", "dossiers_all", "dossiers_online_all",
    }
)  # fmt: skip
FOOTNOTE_SHARE = 0.15


@dataclass(slots=True)
class Row:
    """One unit's line (or sentence): what all its cells have in common."""

    table: str
    unit: Unit
    printed: str
    number: int
    ordinal: str = ""
    ordinal_printed: str = ""
    class_: str = ""
    rank: str = ""
    rank_of: str = ""


@dataclass(slots=True)
class Context:
    """The draft with everything that its blocks share."""

    draft: Draft
    style: Style
    territory: Territory
    period_text: str
    province: str
    reference: str = ""
    moment: datetime | None = None
    early: bool = False
    annexes: int = 0
    layout: list[str] = field(default_factory=list)
    shares: dict[str, Decimal] = field(default_factory=dict)

    @property
    def rng(self) -> Random:
        """The source of every choice about the content."""
        return self.draft.rng

    def next_annex(self) -> str:
        """Return the name of the next annex (``Phụ lục II``)."""
        self.annexes += 1
        numbers = ("I", "II", "III", "IV", "V", "VI") if self.style.roman else "123456"
        return f"Phụ lục {numbers[self.annexes - 1]}"

    def row(self, table: str, unit: Unit, printed: str = "", **details: str) -> Row:
        """Begin a row of facts on ``unit``, its name in full unless ``printed`` is given."""
        return Row(table, unit, printed or unit.name, self.draft.next_row(), **details)

    def name(self, unit: Unit, peers: tuple[Unit, ...]) -> str:
        """Return ``unit`` as a table of this document prints it, some with a footnote's mark."""
        printed = printed_name(unit, self.style, self.rng, peers)
        marked = self.style.footnote and self.rng.random() < FOOTNOTE_SHARE
        return printed + self.style.footnote if marked else printed

    def fact(  # noqa: PLR0913, PLR0917 - the columns of the contract
        self,
        row: Row,
        indicator: str,
        value: Decimal | int | None,
        printed: str,
        maximum: int | None = None,
        period: str = "",
        optional: bool = False,
        rank: tuple[str, str] = ("", ""),
    ) -> Span:
        """Record one figure and return the span that prints it."""
        percent, count = indicator in PERCENT, indicator in COUNTS
        stated = 100 if percent and maximum is None else maximum
        graded = indicator in ("total", "converted") and not period
        cell = Cell(
            table=row.table,
            period=period or self.territory.period.id,
            unit=row.unit.name,
            unit_printed=row.printed,
            level=row.unit.level,
            province=self.province,
            indicator=indicator,
            value="" if value is None else plain(value),
            printed=printed,
            row=row.number,
            ordinal=row.ordinal,
            ordinal_printed=row.ordinal_printed,
            max="" if count or stated is None else str(stated),
            measure="percent" if percent else "count" if count else "point",
            class_="" if period else row.class_,
            rank=row.rank if graded else rank[0],
            rank_of=row.rank_of if graded else rank[1],
            status="missing" if value is None else "printed",
            optional=optional,
        )
        return self.draft.cell(cell)

    def points(  # noqa: PLR0913, PLR0917 - what a score can have
        self,
        row: Row,
        indicator: str,
        value: Decimal | None,
        maximum: int | None = None,
        decimals: int | None = None,
        numerals: Numerals | None = None,
        rank: tuple[str, str] = ("", ""),
    ) -> Span:
        """Record and print a score; ``None`` prints one of this document's kinds of nothing."""
        way = numerals or self.style.table_numerals
        text = self.nothing() if value is None else way.points(value, decimals)
        return self.fact(row, indicator, value, text, maximum, rank=rank)

    def count(self, row: Row, indicator: str, value: int | None) -> Span:
        """Record and print a count."""
        text = self.nothing() if value is None else self.style.table_numerals.count(value, self.rng)
        return self.fact(row, indicator, value, text)

    def nothing(self) -> str:
        """Return one of the ways in which this document prints that there is no figure."""
        return self.rng.choice(self.style.nothing)

    def ordinal(self, number: int) -> str:
        """Return the ordinal of a row as this document prints it."""
        forms = {"1": str(number), "01": f"{number:02d}", "1.": f"{number}."}
        return forms[self.style.ordinals]

    def label_span(self, text: str, role: Role = Role.TEXT) -> Span:
        """Return a span that prints no fact."""
        return Span(text, role)
