"""Online-service tables: services, dossiers, shares; with the communes of a district or not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from benchmarks.extraction.block_scores import annex_head
from benchmarks.extraction.context import PERCENT, Context, Row
from benchmarks.extraction.figures import Services, cents, draw_services
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.labels import column_label
from benchmarks.extraction.model import Defect, Role, Span
from benchmarks.extraction.numerals import CENT
from benchmarks.extraction.table_parts import Column, Entry
from helpers.reference import Unit

SHORT = (
    "services", "services_used", "services_used_rate", "dossiers", "dossiers_online",
    "dossiers_online_rate",
)  # fmt: skip
LONG = (*SHORT, "dossiers_all", "dossiers_online_all", "dossiers_online_all_rate")
PARTS = {
    "services_used_rate": ("used", "services"),
    "dossiers_online_rate": ("online", "dossiers"),
    "dossiers_online_all_rate": ("online_all", "dossiers_all"),
}
FIELDS = {
    "services": "services", "services_used": "used", "dossiers": "dossiers",
    "dossiers_online": "online", "dossiers_all": "dossiers_all",
    "dossiers_online_all": "online_all",
}  # fmt: skip
TITLES = (
    "KẾT QUẢ CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN CỦA {who} {period}",
    "Tình hình cung cấp, sử dụng dịch vụ công trực tuyến của {who} {period}",
)
WHO = {
    "department": "các sở, ban, ngành", "district": "UBND các huyện, thành phố",
    "commune": "UBND các xã, phường",
}  # fmt: skip


class ServiceTables:
    """Counts and shares of online services by unit, in the body or in annexes."""

    name = "services"

    def __init__(self, ctx: Context) -> None:
        rng, place = ctx.rng, ctx.territory
        lower = place.lower if len(place.lower) < 50 else tuple(rng.sample(place.lower, 50))
        groups = [units for units in (place.departments, lower) if units]
        self.groups = [[(unit, draw_services(rng)) for unit in units] for units in groups]
        self.in_body = rng.random() < 0.4
        self.with_sum = rng.random() < 0.6
        self.starred = (
            rng.random() < 0.3 and place.lower_level == "district" and not ctx.style.footnote
        )
        self.titles: list[str] = []
        self.broken = rng.random() < 0.2
        ctx.shares = _shares(ctx, self.groups)

    def number(self, ctx: Context) -> None:
        """Take an annex a table, unless the tables stand in the body."""
        if not self.in_body:
            self.titles = [ctx.next_annex() for _ in self.groups]

    def body(self, ctx: Context, number: str) -> None:
        """Write the section, with the tables where they stand in the body."""
        ctx.draft.prose(f"{number} Kết quả cung cấp dịch vụ công trực tuyến {ctx.period_text}")
        if self.with_sum:
            self._overall(ctx)
        if self.in_body:
            for index, group in enumerate(self.groups, start=1):
                ctx.draft.prose(f"{number}{index}. {_heading(group[0][0].level)}")
                self._table(ctx, f"{number}{index}", group)
        else:
            ctx.draft.prose(f"(Chi tiết tại {', '.join(self.titles)} kèm theo)")

    def annex(self, ctx: Context) -> None:
        """Write the annexes, if any."""
        for title, group in zip(self.titles, self.groups, strict=False):
            annex_head(ctx, title, WHO[group[0][0].level], ctx.rng.choice(TITLES))
            self._table(ctx, title, group)

    def _overall(self, ctx: Context) -> None:
        figures = [services for group in self.groups for _, services in group]
        whole, online = sum(f.dossiers for f in figures), sum(f.online for f in figures)
        if not whole:
            return
        row = ctx.row("prose", ctx.territory.own)
        numerals = ctx.style.numerals
        share = cents(Decimal(100 * online) / whole)
        spans = [
            self._loose(ctx, row, "dossiers", Decimal(whole), numerals.count(whole, ctx.rng)),
            self._loose(
                ctx, row, "dossiers_online", Decimal(online), numerals.count(online, ctx.rng)
            ),
            self._loose(ctx, row, "dossiers_online_rate", share, numerals.points(share, 2) + "%"),
        ]
        ctx.draft.prose(
            "Toàn {kind} tiếp nhận {whole} hồ sơ, trong đó có {online} hồ sơ trực tuyến, đạt tỷ lệ "
            "{share}.", kind=Span(ctx.territory.own.kind), whole=spans[0], online=spans[1],
            share=spans[2],
        )  # fmt: skip

    def _loose(self, ctx: Context, row: Row, key: str, value: Decimal, text: str) -> Span:
        return ctx.fact(row, key, value, text, optional=True)

    def _table(self, ctx: Context, title: str, group: list[tuple[Unit, Services]]) -> None:
        rng = ctx.rng
        level = group[0][0].level
        keys = LONG if level == "district" and rng.random() < 0.6 else SHORT
        columns = [
            Column("ordinal", column_label("ordinal", rng)),
            Column("name", column_label("name", rng)),
            *(Column(key, column_label(key, rng)) for key in keys),
        ]
        broken = rng.randrange(len(group)) if self.broken else -1
        entries = [
            self._entry(ctx, title, unit, services, place, keys, place - 1 == broken)
            for place, (unit, services) in enumerate(group, start=1)
        ]
        print_table(ctx.draft, columns, entries, ctx.style)
        if self.starred and level != "department":
            ctx.draft.text("Ghi chú: * Là các đơn vị chưa triển khai cung cấp dịch vụ công trực "
                           "tuyến ở cấp xã")  # fmt: skip

    def _entry(  # noqa: PLR0913, PLR0917 - a row of the table
        self, ctx: Context, title: str, unit: Unit, services: Services, place: int,
        keys: tuple[str, ...], broken: bool,
    ) -> Entry:  # fmt: skip
        printed, shown = ctx.name(unit, ctx.territory.lower), ctx.ordinal(place)
        if self.starred and unit.level != "department" and ctx.rng.random() < 0.4:
            printed += "*"
        row = ctx.row(title, unit, printed, ordinal=str(place), ordinal_printed=shown)
        spans = {
            "ordinal": Span(shown, Role.ORDINAL, row.number),
            "name": Span(printed, Role.NAME, row.number),
        }
        first = len(ctx.draft.cells)
        for key in keys:
            spans[key] = self._figure(ctx, row, services, key, broken)
        if broken and services.services:
            refs = tuple(range(first, len(ctx.draft.cells)))
            ctx.draft.defects.append(
                Defect(
                    ("ratio", "contradiction"), f"{unit.name}: share ≠ fraction", (unit.name,), refs
                )
            )
        return Entry(spans)

    def _figure(self, ctx: Context, row: Row, services: Services, key: str, broken: bool) -> Span:
        numerals = ctx.style.table_numerals
        if key not in PERCENT:
            return ctx.count(row, key, getattr(services, FIELDS[key]))
        top, bottom = (getattr(services, name) for name in PARTS[key])
        whole = key == "services_used_rate"
        exact = Decimal(100 * top) / bottom if bottom else Decimal(0)
        share = exact.quantize(Decimal(1) if whole else CENT, ROUND_HALF_UP)
        if broken and whole:
            share = share + 17 if share < 80 else share - 23
        text = numerals.points(share, 0 if whole else 2) + ("%" if ctx.style.percent_sign else "")
        return ctx.fact(row, key, share, text)


def _heading(level: str) -> str:
    return WHO[level][0].upper() + WHO[level][1:]


def _shares(ctx: Context, groups: list[list[tuple[Unit, Services]]]) -> dict[str, Decimal]:
    """Return the share of online dossiers of each block of units and of the whole."""
    labels = {
        "department": "Khối sở, ngành",
        "district": "Khối huyện",
        "commune": "Khối xã, phường",
    }
    shares = {}
    whole = [services for group in groups for _, services in group]
    for label, figures in [
        *((labels[group[0][0].level], [s for _, s in group]) for group in groups),
        (f"Toàn {ctx.territory.own.kind}", whole),
    ]:
        bottom = sum(figure.dossiers for figure in figures)
        top = sum(figure.online for figure in figures)
        shares[label] = cents(Decimal(100 * top) / bottom) if bottom else Decimal(0)
    return shares
