"""The block of score tables: what the prose says of them, and their annexes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from benchmarks.extraction.block_examples import write_examples
from benchmarks.extraction.board_columns import board_columns
from benchmarks.extraction.context import Context
from benchmarks.extraction.draft import join
from benchmarks.extraction.figures import BORDERS, EIGHTY, FIVE_GROUPS, SIX_GROUPS
from benchmarks.extraction.grid import print_table
from benchmarks.extraction.labels import PROSE_LABELS, ROMAN, SECTIONS, class_label, column_label
from benchmarks.extraction.model import Defect, Role, Span
from benchmarks.extraction.scoreboards import Board
from benchmarks.extraction.table_parts import Entry
from helpers.reference import Unit, communes, provinces
from helpers.vietnamese import strip_marks

CALLED = {"department": "cơ quan", "district": "đơn vị", "commune": "đơn vị"}
TITLES = (
    "KẾT QUẢ ĐÁNH GIÁ BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP CỦA {who}",
    "Kết quả đánh giá Bộ chỉ số phục vụ người dân, doanh nghiệp của {who}",
    "KẾT QUẢ ĐÁNH GIÁ CHẤT LƯỢNG PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP CỦA {who} {period}",
)
WHO = {
    "department": "các sở, ban, ngành",
    "district": "UBND các huyện, thị xã, thành phố",
    "commune": "UBND các xã, phường",
}


class ScoreBlock:
    """Scores of departments and of the units below, in one annex or in several."""

    name = "scores"

    def __init__(self, ctx: Context) -> None:
        rng, place = ctx.rng, ctx.territory
        eighty = place.own.level == "district" and rng.random() < 0.5
        scheme = rng.choices(("six", "five", "total"), (5, 2, 3))[0]
        maxima = {"six": SIX_GROUPS, "five": FIVE_GROUPS, "total": {}}[scheme]
        maxima = EIGHTY if eighty else maxima
        self.boards: list[Board] = []
        if place.departments and rng.random() < 0.8:
            self.boards.append(Board(ctx, place.departments, maxima, 100))
        if not self.boards or rng.random() < 0.85:
            out_of = (
                20 if not maxima and place.lower_level == "commune" and rng.random() < 0.4 else 100
            )
            self.boards.append(Board(ctx, _some(ctx), maxima, out_of))
        self.together = len(self.boards) > 1 and ctx.style.sections
        self.with_class = rng.random() < 0.6 and all(b.out_of == 100 for b in self.boards)
        self.with_rank = rng.random() < 0.2
        if not maxima and rng.random() < 0.12:
            head = column_label("rank", rng)
            self.with_class = self.with_rank = False
            for board in self.boards:
                board.show_only_ranks(head)
        self.annexes: list[str] = []

    def number(self, ctx: Context) -> None:
        """Take the names of this block's annexes."""
        self.annexes = [ctx.next_annex() for _ in range(1 if self.together else len(self.boards))]

    def body(self, ctx: Context, number: str) -> None:
        """Write the section of the prose that sums the tables up."""
        draft, rng = ctx.draft, ctx.rng
        draft.prose(f"{number} Kết quả đánh giá, xếp loại đối với các cơ quan, đơn vị, địa phương")
        for board in self.boards:
            if self.with_class and rng.random() < 0.8:
                self._class_counts(ctx, board)
            if rng.random() < 0.3:
                write_examples(ctx, board)
        if ctx.style.maxima == "prose" and self.boards[0].maxima:
            draft.prose(_maxima_sentence(self.boards[0].maxima))
        draft.prose(f"(Chi tiết tại {' và '.join(self.annexes)} kèm theo)")

    def _class_counts(self, ctx: Context, board: Board) -> None:
        draft, rng, style = ctx.draft, ctx.rng, ctx.style
        graded = [row for row in board.graded if row.class_]
        counts = Counter(row.class_ for row in graded)
        size = style.numerals.small(len(graded))
        what = CALLED[board.level]
        draft.prose(f"Thực hiện đánh giá đối với {size}/{size} {what}, kết quả:")
        wrong = rng.choice(sorted(counts)) if rng.random() < 0.12 else ""
        for _, label in BORDERS:
            if not counts[label]:
                continue
            stated = counts[label] + (1 if label == wrong else 0)
            head = f"- {{count}} {what} xếp loại {class_label(label, style)}"
            count = draft.mark(style.numerals.small(stated))
            if label == wrong:
                draft.defects.append(
                    Defect(
                        ("count", "contradiction"),
                        f"{stated} {what} {label}, table {counts[label]}",
                        (label,), marker=count.ref,
                    )
                )  # fmt: skip
            if counts[label] > 25:
                draft.prose(head + ".", count=count)
                continue
            names = [Span(r.unit.name, Role.NAME) for r in graded if r.class_ == label]
            draft.prose(
                head + ": {names}.", count=count, names=join(names, rng.choice(("; ", "; ", ", ")))
            )

    def annex(self, ctx: Context) -> None:
        """Write the annexes."""
        if self.together:
            who = ", ".join(WHO[board.level] for board in self.boards)
            annex_head(ctx, self.annexes[0], who)
            self._table(ctx, self.annexes[0], self.boards)
            return
        for title, board in zip(self.annexes, self.boards, strict=True):
            annex_head(ctx, title, WHO[board.level])
            self._table(ctx, title, [board])

    def _table(self, ctx: Context, title: str, boards: list[Board]) -> None:
        if len(boards) > 1:
            boards[1].before = boards[0].before
        columns = board_columns(ctx, boards[0], self.with_class, self.with_rank)
        keys = [column.key for column in columns]
        entries: list[Entry] = []
        first = len(ctx.draft.cells)
        for number, board in enumerate(boards, start=1):
            if len(boards) > 1:
                entries.append(section_entry(ctx, number, board.level))
            entries += board.entries(title, keys, self.with_rank)
        _note_scales(ctx, boards, first)
        over = "NHÓM CHỈ TIÊU" if boards[0].maxima else ""
        bare = ctx.style.headless and keys == ["ordinal", "name", "total"]
        print_table(ctx.draft, columns, entries, ctx.style, over, with_head=not bare)


def _note_scales(ctx: Context, boards: list[Board], first: int) -> None:
    """Record that no head says on what scale a table is: plain to see where blocks differ."""
    scales = {board.out_of for board in boards}
    if scales == {100} or boards[0].ranks_head:
        return
    unsaid = f"scores on {', '.join(map(str, sorted(scales)))}, no maximum printed"
    refs = tuple(range(first, len(ctx.draft.cells)))
    mixed = len(scales) > 1
    ctx.draft.defects.append(Defect(("scale", "definition"), unsaid, (), refs, revealed=mixed))


def section_entry(ctx: Context, number: int, level: str, **subtotals: Span) -> Entry:
    """Return a section row (``I | Các sở, ban, ngành``), with subtotals where it has them."""
    ordinal = ROMAN[number] if ctx.style.roman else "ABCD"[number - 1]
    label = ctx.rng.choice(SECTIONS[level])
    spans = {"ordinal": Span(ordinal, Role.HEAD), "name": Span(label, Role.HEAD)}
    return Entry({**spans, **subtotals}, "section")


def annex_head(ctx: Context, title: str, who: str, template: str = "") -> None:
    """Write the head of an annex: its name, its title, and what it belongs to."""
    draft, rng = ctx.draft, ctx.rng
    draft.blank(rng.randint(1, 3))
    draft.text(title)
    chosen = template or rng.choice(TITLES)
    shouted = chosen.split("{", maxsplit=1)[0].isupper()
    filled = chosen.format(who=who, period=ctx.period_text)
    draft.prose(filled.upper() if shouted else filled)
    if rng.random() < 0.6:
        draft.prose(f"(Kèm theo {ctx.reference})")
    draft.blank()


def _some(ctx: Context) -> tuple[Unit, ...]:
    units = list(ctx.territory.lower)
    stranger = _stranger(ctx) if ctx.rng.random() < 0.05 else None
    if stranger:
        units.insert(ctx.rng.randrange(len(units)), stranger)
    if ctx.rng.random() < 0.2 and len(units) > 12:
        units = ctx.rng.sample(units, ctx.rng.randint(8, len(units)))
    if len(units) > 60 and ctx.rng.random() < 0.5:
        units = ctx.rng.sample(units, ctx.rng.randint(30, 60))
    return tuple(units)


def _stranger(ctx: Context) -> Unit | None:
    """Return a unit that the reference data do not have here, unlike any that they have."""
    place = ctx.territory
    if place.lower_level != "commune":
        return None
    known = [strip_marks(unit.bare).lower() for unit in place.lower]
    elsewhere = communes(ctx.rng.choice(provinces(place.period.last)).bare, place.period.last)
    for unit in ctx.rng.sample(elsewhere, min(20, len(elsewhere))):
        bare = strip_marks(unit.bare).lower()
        if not bare.isdigit() and all(ratio(bare, other) < 65 for other in known):
            return replace(unit, province=place.province.bare, district="")
    return None


def _maxima_sentence(maxima: dict[str, int]) -> str:
    parts = [f"{PROSE_LABELS[k][0]} {v} điểm" for k, v in maxima.items() if k in PROSE_LABELS]
    return "Điểm tối đa của các nhóm chỉ tiêu: " + "; ".join(parts) + "; tổng điểm 100 điểm."
