"""Lists of overdue dossiers by unit: one table, a table a unit, or a flat table."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.extraction.block_scores import annex_head
from benchmarks.extraction.context import Context
from benchmarks.extraction.figures import draw_codes
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.labels import ROMAN
from benchmarks.extraction.model import Defect, Dossier, Role, Span
from benchmarks.extraction.table_parts import Column, Entry
from benchmarks.extraction.territory import REFORM
from helpers.reference import Unit

CODE_HEADS = ("Mã hồ sơ quá hạn", "Mã hồ sơ", "Mã số hồ sơ")
TITLES = (
    "DANH SÁCH HỒ SƠ QUÁ HẠN CỦA CÁC CƠ QUAN, ĐƠN VỊ {period}",
    "Danh sách mã hồ sơ giải quyết quá hạn {period}",
)
LAYOUTS = ("one-table", "table-a-unit", "flat")


class CodeLists:
    """The codes behind counts that another block states."""

    name = "overdue-codes"

    def __init__(self, ctx: Context, counted: Sequence[tuple[Unit, int]]) -> None:
        rng = ctx.rng
        self.layout = rng.choice(LAYOUTS)
        self.lists = [(unit, self._codes(ctx, unit, count)) for unit, count in counted]
        self.title = ""
        self.short = ""
        long = [i for i, (_, codes) in enumerate(self.lists) if len(codes) > 3]
        self.doubled = rng.choice(long) if long and rng.random() < 0.3 else -1
        if self.doubled >= 0:
            codes = self.lists[self.doubled][1]
            first, second = sorted(rng.sample(range(len(codes)), 2))
            codes[second] = codes[first]
            self.twice = codes[first]
        elif long and rng.random() < 0.12:
            unit, codes = self.lists[rng.choice(long)]
            codes.pop()
            self.short = unit.name

    def _codes(self, ctx: Context, unit: Unit, count: int) -> list[str]:
        rng, period = ctx.rng, ctx.territory.period
        portal = ctx.territory.province.portal_code or f"H{rng.randint(10, 63)}"
        agency = f"{rng.randint(1, 99):02d}"
        old = period.last < REFORM
        prefix = f"000.00.{agency}.{portal}" if old else f"{portal}.{agency}"
        del unit
        return draw_codes(rng, period.first, period.last, prefix, count)

    def number(self, ctx: Context) -> None:
        """Take one annex."""
        self.title = ctx.next_annex()

    def annex(self, ctx: Context) -> None:
        """Write the lists."""
        rng, draft = ctx.rng, ctx.draft
        annex_head(ctx, self.title, "", rng.choice(TITLES))
        if self.layout == "table-a-unit":
            for index, (unit, codes) in enumerate(self.lists):
                label = unit.name.removeprefix("UBND ")
                draft.put(Span(label.upper() if rng.random() < 0.7 else unit.name, Role.NAME))
                self._print(
                    ctx, self._rows(ctx, index, unit, codes), index == 0 or rng.random() < 0.9
                )
        elif self.layout == "one-table":
            entries: list[Entry] = []
            for index, (unit, codes) in enumerate(self.lists):
                number = ROMAN[index + 1] if index + 1 < len(ROMAN) else str(index + 1)
                heading = {"ordinal": Span(number, Role.HEAD), "code": Span(unit.name, Role.NAME)}
                entries += [Entry(heading, "section"), *self._rows(ctx, index, unit, codes)]
            self._print(ctx, entries)
        else:
            entries = []
            for index, (unit, codes) in enumerate(self.lists):
                entries += self._rows(ctx, index, unit, codes, unit.name)
            self._print(ctx, entries, named=True)
        if self.short:
            draft.defects.append(
                Defect(("count", "contradiction"), f"{self.short}: list shorter than its count",
                       (self.short,))
            )  # fmt: skip

    def _rows(
        self, ctx: Context, index: int, unit: Unit, codes: list[str], named: str = ""
    ) -> list[Entry]:
        entries, seen = [], set[str]()
        for position, code in enumerate(codes, start=1):
            dossier = Dossier(
                unit.name, unit.level, str(position), position, code, code if code in seen else ""
            )
            ctx.draft.dossiers.append(dossier)
            span = Span(code, Role.CODE, len(ctx.draft.dossiers) - 1)
            spans = {"ordinal": Span(str(position), Role.ORDINAL), "code": span}
            if named:
                spans["name"] = Span(named, Role.NAME)
            if index == self.doubled and code == self.twice and code in seen:
                ctx.draft.defects.append(
                    Defect(("duplicate", "count"), f"{code} twice", (code, unit.name))
                )
            seen.add(code)
            entries.append(Entry(spans))
        return entries

    def _print(
        self, ctx: Context, entries: list[Entry], with_head: bool = True, named: bool = False
    ) -> None:
        columns = [Column("ordinal", "STT"), Column("code", ctx.rng.choice(CODE_HEADS))]
        if named:
            columns.insert(1, Column("name", "Đơn vị"))
        print_table(ctx.draft, columns, entries, ctx.style, with_head=with_head)
