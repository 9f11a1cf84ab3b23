"""A figure that the prose states, and its row of ``measures``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from helpers.extraction.statement import Statement
from helpers.repair.cells import Cell
from helpers.repair.measures import Setting, as_float


@dataclass(frozen=True)
class ProseFigure:
    """A figure that the prose states.

    Attributes
    ----------
    unit, level : str
        Whom it is about.
    printed_unit : str
        The folded words that name the unit.
    indicator, measure : str
        Of the contract.
    cell : Cell
    max : Decimal or None
    statement : Statement
        Where it stands.
    rank, rank_of : int or None
        Stated with it.
    label : str
        The class stated with it.
    period : str
        Its own period, ``""`` for the dispatch's.
    province : str
        Its own province, ``""`` for the dispatch's.
    """

    unit: str
    level: str
    printed_unit: str
    indicator: str
    measure: str
    cell: Cell
    max: Decimal | None
    statement: Statement
    rank: int | None = None
    rank_of: int | None = None
    label: str = ""
    period: str = ""
    province: str = ""

    @property
    def line(self) -> int:
        """Number of the line where the figure stands."""
        return self.statement.line

    @property
    def value(self) -> Decimal | None:
        """The best reading of the figure, None where nothing can be said."""
        return self.cell.value

    def measure_row(self, setting: Setting) -> dict[str, object]:
        """Return the row of ``measures`` (contract)."""
        period = self.period or setting.period_at(self.line)
        cell = setting.settled(self.cell, period)
        return {
            "dispatch_id": setting.dispatch_id,
            "table": f"Bảng {self.statement.section}" if self.statement.listed else "prose",
            "period": period,
            "unit": self.unit,
            "unit_printed": self.printed_unit,
            "level": self.level,
            "province": self.province or setting.province,
            "indicator": self.indicator,
            "value": as_float(self.cell.value),
            "max": as_float(self.max) if self.measure != "count" else None,
            "measure": self.measure,
            "class": self.label,
            "rank": self.rank,
            "rank_of": self.rank_of,
            "status": cell.status,
            "printed": cell.printed,
            "page": setting.pages.get(self.line),
            "line": self.line,
            "evidence": cell.evidence,
        }


def once_each(figures: Sequence[ProseFigure]) -> list[ProseFigure]:
    """Return each figure once: the first statement, with the rank and class that any adds.

    A second statement with another value is kept as well: which one is right is not ours to say.
    """
    kept: dict[tuple[object, ...], ProseFigure] = {}
    for figure in figures:
        key = (figure.unit, figure.indicator, figure.period, figure.max, figure.value)
        first = kept.setdefault(key, figure)
        if first is not figure:
            kept[key] = replace(
                first,
                rank=first.rank or figure.rank,
                rank_of=first.rank_of or figure.rank_of,
                label=first.label or figure.label,
            )
    return list(kept.values())
