"""Sentences that repeat scores of single units from a table: the best, the worst, the zeros."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.extraction.context import Context
from benchmarks.extraction.draft import join
from benchmarks.extraction.figures import cents
from benchmarks.extraction.model import Defect, Role, Span
from benchmarks.extraction.scoreboards import Board, Graded

BEST = (
    "- Các đơn vị đạt điểm cao nhất: {units}.",
    "Một số đơn vị đạt kết quả cao: {units}.",
    "- Đơn vị dẫn đầu gồm: {units}.",
)
WORST = (
    "- Các đơn vị đạt điểm thấp nhất: {units}.",
    "Bên cạnh đó, một số đơn vị còn đạt điểm thấp: {units}.",
)


def write_examples(ctx: Context, board: Board) -> None:
    """Name the best and the worst of ``board`` with their totals; one may be misquoted."""
    graded = sorted((row for row in board.graded if row.scores), key=lambda row: -_total(row))
    if len(graded) < 8:
        return
    size = ctx.rng.randint(2, 3)
    wrong = ctx.rng.choice(graded[:size]) if ctx.rng.random() < 0.15 else None
    for templates, rows in ((BEST, graded[:size]), (WORST, graded[-size:])):
        parts = [_quoted(ctx, board, row, row is wrong) for row in rows]
        ctx.draft.prose(ctx.rng.choice(templates), units=join(parts, "; "))


def _total(row: Graded) -> Decimal:
    return row.scores.total if row.scores else Decimal(0)


def _quoted(ctx: Context, board: Board, graded: Graded, wrong: bool) -> list[Span]:
    """Return ``UBND xã X (95,02 điểm)``."""
    value = _total(graded)
    base = sum(board.maxima.values()) or board.out_of
    row = ctx.row("prose", graded.unit)
    if wrong:
        value = cents(value - 3) if value > 5 else cents(value + 1)
    span = ctx.points(row, "total", value, base, numerals=ctx.style.numerals)
    if wrong:
        ctx.draft.defects.append(
            Defect(
                ("contradiction", "sum", "count"),
                f"{graded.unit.name}: prose {value}, table {_total(graded)}",
                (graded.unit.name,), (span.ref,),
            )
        )  # fmt: skip
    return [Span(graded.unit.name, Role.NAME, row.number), Span(" ("), span, Span(" điểm)")]
