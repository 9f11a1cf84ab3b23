"""A whole synthetic dispatch from a seed: layout, looks, words, truth; then the noise."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from benchmarks.extraction.block_months import TwoMonths
from benchmarks.extraction.block_overdue import OverdueCounts
from benchmarks.extraction.block_province import OwnScores
from benchmarks.extraction.block_rates import RatesTable
from benchmarks.extraction.block_scores import ScoreBlock
from benchmarks.extraction.block_services import ServiceTables
from benchmarks.extraction.context import Context
from benchmarks.extraction.draft import Draft
from benchmarks.extraction.letter import draw_letter, write_end, write_head
from benchmarks.extraction.model import Document, Head
from benchmarks.extraction.print import print_document
from benchmarks.extraction.style import draw_style
from benchmarks.extraction.territory import draw_territory


class Block(Protocol):
    """A part of a dispatch: a section of the body and any number of annexes."""

    name: str

    def __init__(self, ctx: Context) -> None:
        """Draw the contents."""

    def number(self, ctx: Context) -> None:
        """Take the names of the annexes."""

    def body(self, ctx: Context, number: str) -> None:
        """Write the section of the body under ``number``."""

    def annex(self, ctx: Context) -> None:
        """Write the annexes."""


LAYOUTS: tuple[tuple[int, tuple[type[Block], ...]], ...] = (
    (4, (OwnScores, OverdueCounts, ScoreBlock)),
    (4, (OwnScores, ScoreBlock)),
    (2, (ScoreBlock,)),
    (1, (OwnScores, OverdueCounts)),
    (1, (OverdueCounts,)),
    (1, (OwnScores,)),
    (3, (OwnScores, RatesTable)),
    (1, (RatesTable,)),
    (2, (ServiceTables,)),
    (1, (ServiceTables, TwoMonths)),
    (1, (OwnScores, ServiceTables)),
    (1, (OwnScores, ScoreBlock, ServiceTables)),
)
"""Which blocks stand together, with how often."""


def generate(seed: int, level: str = "clean") -> Document:
    """Return the synthetic dispatch of ``seed`` under noise of ``level``.

    The content depends on the seed alone, so the four levels of one seed tell the same facts.

    Parameters
    ----------
    seed : int
        Any whole number.
    level : {"clean", "light", "seed-like", "heavy"}
        How much the text is damaged; the truth is not.
    """
    draft, head, ctx = _write(seed)
    return print_document(draft, head, tuple(ctx.layout), seed, level, ctx.style.transport)


def _write(seed: int) -> tuple[Draft, Head, Context]:
    rng = Random(f"chiso dispatch {seed}")
    style, place = draw_style(rng), draw_territory(rng)
    draft = Draft(rng, style.width)
    period_text = place.period.printed(rng)
    letter = draw_letter(rng, place, period_text)
    ctx = Context(draft, style, place, period_text, place.province.bare, letter.reference)
    weights, layouts = zip(*LAYOUTS, strict=True)
    kinds = rng.choices(layouts, weights)[0]
    if place.own.level == "commune":
        kinds = (OwnScores,)
    if TwoMonths in kinds and (len(place.period.id) != 7 or "Q" in place.period.id):
        kinds = tuple(kind for kind in kinds if kind is not TwoMonths)
    if OwnScores in kinds and rng.random() < 0.8:
        ctx.early = rng.random() < 0.1
        ctx.moment = _moment(rng, ctx)
    blocks: list[Block] = [kind(ctx) for kind in kinds]
    for block in blocks:
        block.number(ctx)
        ctx.layout.append(block.name)
    head = write_head(ctx, letter)
    for number, block in enumerate(blocks, start=1):
        block.body(ctx, f"{number}.")
        draft.blank()
    write_end(ctx, letter)
    for block in blocks:
        block.annex(ctx)
    return draft, head, ctx


def _moment(rng: Random, ctx: Context) -> datetime:
    place = ctx.territory
    day = place.period.last + timedelta(
        days=rng.randint(0, (place.signed - place.period.last).days)
    )
    if ctx.early:
        day = place.period.last - timedelta(days=rng.randint(5, 28))
    return datetime(day.year, day.month, day.day, rng.randint(8, 16), rng.choice((0, 15, 30)))
