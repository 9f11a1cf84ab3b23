"""A small table that sets a month beside the one before, by block of units."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.extraction.context import Context
from benchmarks.extraction.figures import cents
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.model import Cell, Role, Span
from benchmarks.extraction.table_parts import Column, Entry


class TwoMonths:
    """Shares of online dossiers by block, consistent with the tables of services."""

    name = "two-months"

    def __init__(self, ctx: Context) -> None:
        self.rows = [
            (label, cents(share * Decimal(str(ctx.rng.uniform(0.5, 1)))), share)
            for label, share in ctx.shares.items()
        ]

    def number(self, ctx: Context) -> None:
        """Take no annex."""

    def annex(self, ctx: Context) -> None:
        """Write no annex."""

    def body(self, ctx: Context, number: str) -> None:
        """Write the table."""
        period = ctx.territory.period
        year, month = period.last.year, period.last.month
        before = (year, month - 1) if month > 1 else (year - 1, 12)
        ids = (f"{before[0]}-{before[1]:02d}", period.id)
        ctx.draft.prose(f"{number} Tỷ lệ hồ sơ trực tuyến so với tháng trước")
        columns = [
            Column("name", "Tỷ lệ hồ sơ trực tuyến"),
            Column(ids[0], f"Tháng {before[1]}/{before[0]}"),
            Column(ids[1], f"Tháng {month}/{year}"),
        ]
        entries = []
        for label, *values in self.rows:
            spans = {"name": Span(label, Role.NAME)}
            for key, value in zip(ids, values, strict=True):
                text = ctx.style.table_numerals.points(value, 2) + "%"
                whole = label.startswith("Toàn")
                own = ctx.territory.own
                cell = Cell(
                    number, key, own.name if whole else label, label,
                    own.level if whole else "group", ctx.province, "dossiers_online_rate",
                    f"{value}", text, ctx.draft.next_row(), max="100", measure="percent",
                    optional=True,
                )  # fmt: skip
                spans[key] = ctx.draft.cell(cell)
            entries.append(Entry(spans))
        print_table(ctx.draft, columns, entries, ctx.style)
