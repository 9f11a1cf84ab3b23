"""The issuer's own scores: total, rank, class and groups, in prose or in a small table."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.extraction.context import Context, Row
from benchmarks.extraction.figures import FIVE_GROUPS, SIX_GROUPS, cents, classify, draw_scores
from benchmarks.extraction.labels import PROSE_LABELS, class_label
from benchmarks.extraction.model import Defect, Role, Span

INTROS = (
    "{n} Tổng số điểm {who} đạt: {total}/100 điểm, {rank}{moment}",
    "{n} {period}, {who} đạt {total}/100 điểm{graded}, {rank}{moment}",
    "{n} Kết quả tổng hợp: {who} đạt {total} điểm (trên thang 100 điểm){graded}, {rank}{moment}",
)
RANKS = {
    "province": (
        "xếp hạng {r}/{n} tỉnh, thành phố", "đứng thứ {r}/{n} tỉnh, thành phố",
        "xếp thứ {r} trong {n} tỉnh, thành phố", "xếp vị trí thứ {r}/{n} toàn quốc",
    ),
    "district": ("xếp thứ {r}/{n} huyện, thị xã, thành phố", "đứng thứ {r}/{n} đơn vị cấp huyện"),
    "commune": ("xếp thứ {r}/{n} xã, phường", "xếp hạng {r}/{n} đơn vị cấp xã"),
}  # fmt: skip
GROUP_LINES = (
    "- {label} đạt: {value}/{max} điểm{rank};",
    "- {label} đạt {value}/{max} điểm{rank}.",
    "- {label}: {value}/{max} điểm{rank};",
    "+ {label}: đạt {value} điểm/{max} điểm{rank}.",
)


class OwnScores:
    """The province's (district's, commune's) own result, as dispatches open with it."""

    name = "own-scores"

    def __init__(self, ctx: Context) -> None:
        rng = ctx.rng
        self.maxima = rng.choice((SIX_GROUPS, FIVE_GROUPS))
        self.scores = draw_scores(rng, self.maxima)
        self.shown = list(self.maxima)
        if rng.random() < 0.35:
            self.shown = rng.sample(self.shown, rng.randint(2, len(self.shown) - 1))
        elif ctx.style.shuffle_columns:
            rng.shuffle(self.shown)
        self.wrong = len(self.shown) == len(self.maxima) and rng.random() < 0.15
        self.with_class = rng.random() < 0.5
        self.small_table = rng.random() < 0.3
        self.note_apart = rng.random() < 0.25
        self.group_ranks = rng.random() < 0.2
        self.of = 0

    def number(self, ctx: Context) -> None:
        """Take no annex."""

    def annex(self, ctx: Context) -> None:
        """Write no annex."""

    def body(self, ctx: Context, number: str) -> None:
        """Write total, rank and groups."""
        draft, rng, own = ctx.draft, ctx.rng, ctx.territory.own
        grade = classify(self.scores.total) if self.with_class else ""
        rank, of = self._rank(ctx)
        self.of = of
        printed = own.name if own.level != "province" or rng.random() < 0.7 else own.bare
        row = ctx.row("prose", own, printed, class_=grade, rank=str(rank), rank_of=str(of))
        numerals = ctx.style.numerals
        first = len(draft.cells)
        total = ctx.points(row, "total", self.scores.total, 100, numerals=numerals)
        if self.wrong:
            key = rng.choice(self.shown)
            old = self.scores.groups[key] or Decimal(0)
            shift = cents(rng.uniform(0.2, 1.9))
            self.scores = self.scores.with_group(key, old - shift if old > shift else old + shift)
        form = rng.choice(RANKS[own.level]).replace("{r}", "{rankno}").replace("{n}", str(of))
        template = (
            rng.choice(INTROS)
            .replace("{n}", number)
            .replace("{rank}", form)
            .replace("{period}", ctx.period_text[0].upper() + ctx.period_text[1:])
            .replace("{graded}", f", xếp loại {class_label(grade, ctx.style)}" if grade else "")
        )
        draft.prose(
            template, who=Span(printed, Role.NAME), total=total,
            rankno=Span(str(rank), Role.RANK),
            moment=[Span(".")] if self.note_apart else self._moment(ctx),
        )  # fmt: skip
        self._groups(ctx, row)
        if self.note_apart and ctx.moment:
            draft.prose("Ghi chú:{moment}", moment=self._moment(ctx))
        if self.wrong:
            refs = tuple(range(first, len(draft.cells)))
            draft.defects.append(Defect(("sum", "contradiction"), "components ≠ total", (), refs))

    def _group_rank(self, ctx: Context, place: str) -> list[Span]:
        whole = RANKS[ctx.territory.own.level][0].split("{r}")[1].replace("{n}", str(self.of))
        return [Span(", xếp thứ "), Span(place, Role.RANK), Span(whole)]

    def _rank(self, ctx: Context) -> tuple[int, int]:
        place = ctx.territory
        of = {"province": 34 if place.period.id >= "2025-07" or place.period.id == "2025" else 63}
        size = of.get(place.own.level, len(place.lower) if place.own.level == "commune" else 11)
        return ctx.rng.randint(1, size), size

    def _moment(self, ctx: Context) -> list[Span]:
        """Say when the figures were looked up; too early where the source errs."""
        moment = ctx.moment
        if moment is None:
            return [Span(".")]
        text = f"{moment:%H}h{moment:%M} ngày {moment:%d/%m/%Y}"
        stamp = ctx.draft.mark(text)
        if ctx.early:
            ctx.draft.defects.append(
                Defect(("date",), "looked up before the period's end", (f"{moment:%d/%m/%Y}",),
                       marker=stamp.ref)
            )  # fmt: skip
        return [Span(" (Số liệu tại thời điểm "), stamp, Span(").")]

    def _groups(self, ctx: Context, row: Row) -> None:
        draft, rng = ctx.draft, ctx.rng
        if self.small_table:
            separator = {"tab": "\t", "pipe": " | ", "boxed": " | "}.get(ctx.style.separator, " ")
            draft.put(
                Span("Chỉ tiêu", Role.HEAD), Span(separator, Role.GAP), Span("Kết quả", Role.HEAD)
            )
        else:
            lead = rng.choice(("Một số tiêu chí đạt kết quả như sau:", "Trong đó:", "Cụ thể:"))
            draft.prose(lead)
        line = rng.choice(GROUP_LINES)
        for key in self.shown:
            label = rng.choice(PROSE_LABELS[key])
            maximum = self.maxima[key]
            ranked = self.group_ranks and not self.small_table and rng.random() < 0.4
            place = str(rng.randint(1, self.of)) if ranked else ""
            value = ctx.points(
                row, key, self.scores.groups[key], maximum, numerals=ctx.style.numerals,
                rank=(place, str(self.of)) if ranked else ("", ""),
            )  # fmt: skip
            if self.small_table:
                draft.put(Span(label), Span(separator, Role.GAP), value, Span(f"/{maximum}"))
            else:
                draft.prose(
                    line.replace("{max}", str(maximum)).replace("{label}", label),
                    value=value,
                    rank=self._group_rank(ctx, place) if ranked else [],
                )
