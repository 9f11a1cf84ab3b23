"""The block of overdue dossiers: a count in the prose, an annex of counts by unit."""

from __future__ import annotations

from benchmarks.extraction.block_codes import CodeLists
from benchmarks.extraction.block_scores import annex_head, section_entry
from benchmarks.extraction.context import Context
from benchmarks.extraction.draft import join, weave
from benchmarks.extraction.figures import draw_overdue
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.labels import SECTIONS, column_label
from benchmarks.extraction.model import Cell, Defect, Role, Span
from benchmarks.extraction.table_parts import Column, Entry
from helpers.reference import Unit

SENTENCES = (
    "- Trong {period}, {whole} có {total} hồ sơ quá hạn tại {places} cơ quan, đơn vị (Trong đó, "
    "gồm {parts}).",
    "Tổng số hồ sơ giải quyết quá hạn {period} là {total} hồ sơ tại {places} cơ quan, đơn vị, gồm "
    "{parts}.",
    "Qua theo dõi, {period} toàn {whole} phát sinh {total} hồ sơ quá hạn của {places} cơ quan, đơn "
    "vị (gồm {parts}).",
)
PARTS = {
    "department": "{n} sở, ban, ngành", "district": "{n} UBND cấp huyện",
    "commune": "{n} UBND các xã, phường",
}  # fmt: skip


class OverdueCounts:
    """Overdue dossiers by unit, with the sums that the prose states."""

    name = "overdue-counts"

    def __init__(self, ctx: Context) -> None:
        rng, place = ctx.rng, ctx.territory
        self.groups: list[list[tuple[Unit, int]]] = []
        if place.departments:
            offices = rng.sample(list(place.departments), rng.randint(2, 7))
            self.groups.append(_counted(ctx, offices))
        lower = rng.sample(list(place.lower), min(len(place.lower), rng.randint(3, 24)))
        self.groups.append(_counted(ctx, lower))
        self.total = sum(count for group in self.groups for _, count in group)
        self.wrong = rng.choice(("total", "places", "")) if rng.random() < 0.2 else ""
        self.says = rng.random() < 0.85
        self.with_subtotals = rng.random() < 0.3
        self.with_total = rng.random() < 0.3
        few = self.total < 260 and self.wrong != "total"
        counted = [pair for group in self.groups for pair in group]
        self.codes = CodeLists(ctx, counted) if few and rng.random() < 0.3 else None
        self.listed = self.codes is None and len(counted) < 16 and rng.random() < 0.25
        self.title = ""

    def number(self, ctx: Context) -> None:
        """Take one annex, or two with the codes, or none where prose lists the units."""
        if not self.listed:
            self.title = ctx.next_annex()
        if self.codes:
            self.codes.number(ctx)

    def body(self, ctx: Context, number: str) -> None:
        """Write the section on overdue dossiers."""
        draft, rng, place = ctx.draft, ctx.rng, ctx.territory
        draft.prose(
            f"{number} Các cơ quan, đơn vị có hồ sơ giải quyết TTHC quá hạn {ctx.period_text}"
        )
        if self.says:
            small = ctx.style.numerals.small
            places = sum(len(group) for group in self.groups)
            stated = self.total + (rng.choice((-1, 1, 2, 10)) if self.wrong == "total" else 0)
            row = ctx.row("prose", place.own)
            total = draft.cell(
                Cell(
                    "prose", place.period.id, place.own.name, place.own.name, place.own.level,
                    ctx.province, "overdue_dossiers", str(stated), str(stated), row.number,
                    measure="count", optional=True,
                )
            )  # fmt: skip
            count = draft.mark(small(places + (1 if self.wrong == "places" else 0)))
            parts = [PARTS[g[0][0].level].format(n=small(len(g))) for g in self.groups]
            sentence = rng.choice(SENTENCES)
            draft.prose(
                sentence.replace("{period}", ctx.period_text)
                .replace("toàn {whole}", "toàn " + place.own.kind)
                .replace("{whole}", f"toàn {place.own.name}")
                .replace("{parts}", " và ".join(parts)),
                total=total, places=count,
            )  # fmt: skip
            if self.wrong:
                words = (str(stated),) if self.wrong == "total" else (count.text,)
                draft.defects.append(
                    Defect(("count", "contradiction", "sum"), f"wrong {self.wrong}", words,
                           (total.ref,), count.ref)
                )  # fmt: skip
        if self.listed:
            self._list(ctx)
            return
        draft.prose(f"(Có {self.title} kèm theo)")
        if self.codes:
            draft.prose(f"Danh sách hồ sơ quá hạn tại {self.codes.title}.")

    def _list(self, ctx: Context) -> None:
        """Name every unit with its count, a bullet each or all in one sentence."""
        bullets = ctx.rng.random() < 0.5
        parts = []
        for unit, count in (pair for group in self.groups for pair in group):
            row = ctx.row("prose", unit)
            text = ctx.style.numerals.small(count)
            figure = ctx.fact(row, "overdue_dossiers", count, text)
            name = Span(unit.name, Role.NAME, row.number)
            if bullets:
                ctx.draft.prose("- {name}: {figure} hồ sơ;", name=name, figure=figure)
            else:
                parts.append(weave("{name} ({figure} hồ sơ)", name=name, figure=figure))
        if parts:
            ctx.draft.prose("Cụ thể: {units}.", units=join(parts, "; "))

    def annex(self, ctx: Context) -> None:
        """Write the annex of counts."""
        if self.listed:
            return
        rng = ctx.rng
        annex_head(ctx, self.title, "", f"Thống kê hồ sơ xử lý quá hạn {ctx.period_text}")
        columns = [
            Column("ordinal", column_label("ordinal", rng)),
            Column("name", column_label("name", rng)),
            Column("overdue_dossiers", column_label("overdue_dossiers", rng)),
        ]
        entries: list[Entry] = []
        place = 0
        for number, group in enumerate(self.groups, start=1):
            if len(self.groups) > 1 and ctx.style.sections:
                entries.append(self._section(ctx, number, group))
                place = 0 if ctx.style.restart else place
            for unit, count in group:
                place += 1
                entries.append(self._entry(ctx, unit, count, place))
        if self.with_total:
            entries.append(self._total(ctx))
        print_table(ctx.draft, columns, entries, ctx.style, with_head=not ctx.style.headless)
        if self.codes:
            self.codes.annex(ctx)

    def _entry(self, ctx: Context, unit: Unit, count: int, place: int) -> Entry:
        printed, shown = ctx.name(unit, ctx.territory.lower), ctx.ordinal(place)
        row = ctx.row(self.title, unit, printed, ordinal=str(place), ordinal_printed=shown)
        return Entry(
            {
                "ordinal": Span(shown, Role.ORDINAL, row.number),
                "name": Span(printed, Role.NAME, row.number),
                "overdue_dossiers": ctx.count(row, "overdue_dossiers", count),
            }
        )

    def _section(self, ctx: Context, number: int, group: list[tuple[Unit, int]]) -> Entry:
        level = group[0][0].level
        if not self.with_subtotals:
            return section_entry(ctx, number, level)
        subtotal = sum(count for _, count in group)
        row = ctx.row(self.title, ctx.territory.own, SECTIONS[level][0])
        cell = Cell(
            self.title, ctx.territory.period.id, SECTIONS[level][0], row.printed, "group",
            ctx.province, "overdue_dossiers", str(subtotal), str(subtotal), row.number,
            measure="count", optional=True,
        )  # fmt: skip
        return section_entry(ctx, number, level, overdue_dossiers=ctx.draft.cell(cell))

    def _total(self, ctx: Context) -> Entry:
        label = ctx.rng.choice(("Tổng cộng", "Tổng số", "TỔNG CỘNG"))
        row = ctx.row(self.title, ctx.territory.own, label)
        text = ctx.style.table_numerals.count(self.total, ctx.rng)
        figure = ctx.fact(row, "overdue_dossiers", self.total, text, optional=True)
        return Entry({"name": Span(label, Role.HEAD), "overdue_dossiers": figure}, "total")


def _counted(ctx: Context, units: list[Unit]) -> list[tuple[Unit, int]]:
    counted = [(unit, draw_overdue(ctx.rng)) for unit in units]
    if ctx.rng.random() < 0.6:
        counted.sort(key=lambda pair: -pair[1])
    return counted
