"""Score tables: units with their groups, totals, classes and ranks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from benchmarks.extraction.context import Context, Row
from benchmarks.extraction.figures import (
    Scores,
    cents,
    classify,
    draw_scores,
    draw_total,
)
from benchmarks.extraction.labels import class_label
from benchmarks.extraction.model import Defect, Role, Span
from benchmarks.extraction.table_parts import Entry
from helpers.reference import Unit
from helpers.vietnamese import slug


def months_before(ctx: Context, count: int) -> tuple[str, ...]:
    """Return the ids of the ``count`` months before, oldest first; none for other periods."""
    period = ctx.territory.period
    if len(period.id) != 7 or period.id[5] == "Q":
        return ()
    last = 12 * period.last.year + period.last.month - 1
    return tuple(f"{n // 12}-{n % 12 + 1:02d}" for n in range(last - count, last))


@dataclass(frozen=True, slots=True)
class Graded:
    """One unit with its scores, place and class; ``shown`` is its ordinal as printed."""

    unit: Unit
    printed: str
    scores: Scores | None
    class_: str
    place: int
    shown: str


class Board:
    """The scores of one level (departments, districts or communes)."""

    def __init__(
        self, ctx: Context, units: tuple[Unit, ...], maxima: dict[str, int], out_of: int
    ) -> None:
        self.ctx, self.maxima, self.out_of = ctx, maxima, out_of
        self.level = units[0].level
        rng = ctx.rng
        drawn = [
            (u, draw_scores(rng, maxima) if maxima else draw_total(rng, out_of)) for u in units
        ]
        if rng.random() < 0.75:
            drawn.sort(key=lambda pair: -pair[1].total)
        absent = set(rng.sample(range(len(drawn)), 1)) if rng.random() < 0.08 else set()
        self.graded = [
            self._graded(unit, None if place - 1 in absent else scores, place)
            for place, (unit, scores) in enumerate(drawn, start=1)
        ]
        back = rng.choices((0, 1, 2, 3), (84, 10, 4, 2))[0]
        self.before = months_before(ctx, back) if not maxima else ()
        self.ranks_head = ""
        self.wrong_sum = -1
        if maxima and rng.random() < 0.15:
            self._break_sum()
        self.slip = -1
        if len(units) > 5 and ctx.style.with_ordinals and rng.random() < 0.08:
            self._slip_ordinal()

    def _graded(self, unit: Unit, scores: Scores | None, place: int) -> Graded:
        base = sum(self.maxima.values()) if self.maxima else self.out_of
        grade = classify(scores.total, base) if scores else ""
        printed = self.ctx.name(unit, tuple(self.peers))
        return Graded(unit, printed, scores, grade, place, self.ctx.ordinal(place))

    @property
    def peers(self) -> tuple[Unit, ...]:
        """All units among which a short name must be clear."""
        return self.ctx.territory.lower

    def _break_sum(self) -> None:
        """Change one component of one row and leave its total: the source errs."""
        rng = self.ctx.rng
        index = rng.randrange(len(self.graded))
        row = self.graded[index]
        if row.scores is None:
            return
        indicator = rng.choice(sorted(self.maxima))
        old = row.scores.groups[indicator] or Decimal(0)
        shift = cents(rng.uniform(0.2, 2.5))
        new = old - shift if old > shift else old + shift
        if 0 <= new <= self.maxima[indicator]:
            changed = row.scores.with_group(indicator, new)
            self.graded[index] = Graded(
                row.unit, row.printed, changed, row.class_, row.place, row.shown
            )
            self.wrong_sum = index

    def _slip_ordinal(self) -> None:
        """Print one ordinal twice, the next being right again."""
        self.slip = self.ctx.rng.randrange(2, len(self.graded) - 1)
        row = self.graded[self.slip]
        self.graded[self.slip] = Graded(
            row.unit,
            row.printed,
            row.scores,
            row.class_,
            row.place,
            self.ctx.ordinal(row.place - 1),
        )

    def entries(self, table: str, keys: list[str], with_rank: bool) -> list[Entry]:
        """Record all facts of this board and return its rows."""
        return [
            self._entry(table, keys, with_rank, index, row) for index, row in enumerate(self.graded)
        ]

    def _entry(
        self, table: str, keys: list[str], with_rank: bool, index: int, graded: Graded
    ) -> Entry:
        ctx = self.ctx
        label = class_label(graded.class_, ctx.style)
        row = ctx.row(
            table, graded.unit, graded.printed, ordinal=str(graded.place),
            ordinal_printed=graded.shown, class_=graded.class_ if "class" in keys else "",
            rank=self._rank(graded) if with_rank else "",
        )  # fmt: skip
        first = len(ctx.draft.cells)
        spans = {
            "ordinal": Span(graded.shown, Role.ORDINAL, row.number),
            "name": Span(graded.printed, Role.NAME, row.number),
        }
        for key in keys:
            if key == "class":
                spans[key] = Span(label or "-", Role.CLASS, row.number)
            elif key == "rank":
                spans[key] = Span(row.rank or "-", Role.RANK, row.number)
            elif self.ranks_head and key == slug(self.ranks_head):
                spans[key] = self._rank_alone(row, key, graded)
            elif key not in spans:
                spans[key] = self._figure(row, key, graded.scores)
        refs = tuple(range(first, len(ctx.draft.cells)))
        if index == self.wrong_sum:
            ctx.draft.defects.append(
                Defect(
                    ("sum",), f"{graded.unit.name}: components ≠ total", (graded.unit.name,), refs
                )
            )
        if index == self.slip:
            ctx.draft.defects.append(
                Defect(
                    ("ordinal",), f"{graded.unit.name}: ordinal twice", (graded.unit.name,), refs
                )
            )
        return Entry(spans)

    def show_only_ranks(self, head: str) -> None:
        """Print ranks below ``head`` instead of scores: no indicator, so a figure of its own."""
        self.ranks_head, self.before = head, ()

    def _rank_alone(self, row: Row, key: str, graded: Graded) -> Span:
        rank = self._rank(graded)
        return self.ctx.fact(row, key, int(rank) if rank else None, rank or self.ctx.nothing())

    def _rank(self, graded: Graded) -> str:
        """Return the competition rank (1, 2, 2, 4) by total."""
        if graded.scores is None:
            return ""
        total = graded.scores.total
        return str(1 + sum(1 for g in self.graded if g.scores and g.scores.total > total))

    def _figure(self, row: Row, key: str, scores: Scores | None) -> Span:
        ctx = self.ctx
        if key in self.before:
            drift = Decimal(ctx.rng.randint(-300, 300)) / 100
            value = (
                min(max(scores.total + drift, Decimal(0)), Decimal(self.out_of)) if scores else None
            )
            text = ctx.style.table_numerals.points(value) if value is not None else ctx.nothing()
            return ctx.fact(row, "total", value, text, self.out_of, period=key)
        if key == "total":
            base = sum(self.maxima.values()) or self.out_of
            return ctx.points(row, key, scores.total if scores else None, base)
        if key == "converted":
            base = sum(self.maxima.values())
            return ctx.points(row, key, cents(scores.total * 10 / base) if scores else None, 10, 2)
        return ctx.points(row, key, scores.groups[key] if scores else None, self.maxima[key])
