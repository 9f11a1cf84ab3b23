"""One table of several counts and shares by unit: overdue, submitted online, satisfied, copies."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.extraction.block_codes import CodeLists
from benchmarks.extraction.block_scores import annex_head, section_entry
from benchmarks.extraction.context import COUNTS, Context, Row
from benchmarks.extraction.figures import cents, draw_overdue
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.labels import column_label
from benchmarks.extraction.model import Role, Span
from benchmarks.extraction.table_parts import Column, Entry
from helpers.reference import Unit
from helpers.vietnamese import slug

KNOWN = ("overdue_dossiers", "submitted_online_rate", "satisfaction_rate", "certified_copies")
UNKNOWN = ("Số phản ánh, kiến nghị", "Số lượt tra cứu hồ sơ", "Số tài khoản đăng ký mới")
TITLES = (
    "MỘT SỐ TIÊU CHÍ THÀNH PHẦN TRONG BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP {period}",
    "Một số tiêu chí thành phần của các cơ quan, đơn vị {period}",
)


class RatesTable:
    """Overdue dossiers with shares, and with the three kinds of nothing; codes may follow."""

    name = "rates"

    def __init__(self, ctx: Context) -> None:
        rng, place = ctx.rng, ctx.territory
        self.keys = [key for key in KNOWN if rng.random() < 0.8] or list(KNOWN)
        if len(self.keys) == 1:
            self.keys = list(KNOWN)
        if ctx.style.shuffle_columns:
            rng.shuffle(self.keys)
        self.unknown = rng.choice(UNKNOWN) if rng.random() < 0.08 else ""
        # An office that leaves a column blank in every row leaves its head all the same.
        self.blank = ctx.style.cells_may_be_empty and rng.random() < 0.12
        lower = place.lower if len(place.lower) < 40 else tuple(rng.sample(place.lower, 40))
        self.groups = [units for units in (place.departments, lower) if units]
        self.overdue = {
            unit.name: (0 if rng.random() < 0.5 else draw_overdue(rng))
            for group in self.groups
            for unit in group
        }
        self.shared = cents(100 / 3).quantize(Decimal("0.1"))
        self.decimals = rng.choice((1, 1, 2))
        counted = [
            (unit, self.overdue[unit.name])
            for group in self.groups for unit in group if self.overdue[unit.name]
        ]  # fmt: skip
        few = sum(count for _, count in counted) < 260
        listed = "overdue_dossiers" in self.keys and few and counted and rng.random() < 0.5
        self.codes = CodeLists(ctx, counted) if listed else None
        self.title = ""

    def number(self, ctx: Context) -> None:
        """Take one annex, or two with the codes."""
        self.title = ctx.next_annex()
        if self.codes:
            self.codes.number(ctx)

    def body(self, ctx: Context, number: str) -> None:
        """Write the section that points at the annexes."""
        draft = ctx.draft
        draft.prose(
            f"{number} Một số tiêu chí thành phần của các cơ quan, đơn vị {ctx.period_text}"
        )
        draft.prose(f"(Có {self.title} kèm theo)")
        if self.codes:
            draft.prose(
                f"(Có {self.codes.title} thống kê hồ sơ quá hạn {ctx.period_text} kèm theo)"
            )

    def annex(self, ctx: Context) -> None:
        """Write the table, then the codes."""
        rng = ctx.rng
        annex_head(ctx, self.title, "", rng.choice(TITLES))
        columns = [
            Column("ordinal", column_label("ordinal", rng)),
            Column("name", column_label("name", rng)),
            *(Column(k, column_label(k, rng), "" if k in COUNTS else "(%)") for k in self.keys),
        ]
        if self.unknown:
            columns.append(Column(slug(self.unknown), self.unknown))
        entries: list[Entry] = []
        place = 0
        for number, group in enumerate(self.groups, start=1):
            if ctx.style.sections and len(self.groups) > 1:
                entries.append(section_entry(ctx, number, group[0].level))
                place = 0 if ctx.style.restart else place
            for unit in group:
                place += 1
                entries.append(self._entry(ctx, unit, place))
        print_table(ctx.draft, columns, entries, ctx.style)
        if self.codes:
            self.codes.annex(ctx)

    def _entry(self, ctx: Context, unit: Unit, place: int) -> Entry:
        printed, shown = ctx.name(unit, ctx.territory.lower), ctx.ordinal(place)
        row = ctx.row(self.title, unit, printed, ordinal=str(place), ordinal_printed=shown)
        spans = {
            "ordinal": Span(shown, Role.ORDINAL, row.number),
            "name": Span(printed, Role.NAME, row.number),
        }
        for key in self.keys:
            spans[key] = self._figure(ctx, row, unit, key)
        if self.unknown:
            key = slug(self.unknown)
            value = ctx.rng.randint(0, 900)
            text = ctx.style.table_numerals.count(value, ctx.rng)
            spans[key] = ctx.fact(row, key, value, text)
        return Entry(spans)

    def _figure(self, ctx: Context, row: Row, unit: Unit, key: str) -> Span:
        rng = ctx.rng
        office = unit.level == "department"
        if key == "overdue_dossiers":
            none = self.overdue[unit.name] == 0 and rng.random() < 0.06
            return ctx.count(row, key, None if none else self.overdue[unit.name])
        if key == "certified_copies" and self.blank:
            return ctx.fact(row, key, None, "", optional=True)
        if key == "certified_copies":
            return ctx.count(row, key, None if office else rng.choice((0, rng.randint(1, 90))))
        if key == "satisfaction_rate" and office and rng.random() < 0.4:
            value = self.shared
        elif rng.random() < 0.15:
            value = Decimal(rng.choice((0, 100)))
        else:
            value = Decimal(str(round(100 * rng.betavariate(3, 1.2), self.decimals)))
        none = rng.random() < 0.02
        return ctx.points(row, key, None if none else value)
