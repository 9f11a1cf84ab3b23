"""The columns of a score table: order, heads, and what is added to them."""

from __future__ import annotations

from benchmarks.extraction.context import Context
from benchmarks.extraction.labels import column_label, maximum_label
from benchmarks.extraction.scoreboards import Board
from benchmarks.extraction.table_parts import Column
from helpers.vietnamese import slug

EIGHTY_HEADS = {
    "progress": "Tiến độ, giải quyết", "online_1": "Nhóm cung cấp DVCTT - Chỉ số 1",
    "online_2": "Nhóm cung cấp DVCTT - Chỉ số 2", "digitisation_1": "Nhóm số hóa hồ sơ - Chỉ số 1",
    "digitisation_2": "Nhóm số hóa hồ sơ - Chỉ số 2",
    "satisfaction_1": "Nhóm mức độ hài lòng - Chỉ số 1",
    "satisfaction_2": "Nhóm mức độ hài lòng - Chỉ số 2",
    "satisfaction_3": "Nhóm mức độ hài lòng - Chỉ số 3",
    "total": "Tổng điểm", "converted": "Điểm quy đổi",
}  # fmt: skip
MONTH_HEADS = ("Điểm tháng {month}/{year}", "Tháng {month}/{year}", "Điểm số tháng {month}/{year}")


def board_columns(ctx: Context, board: Board, with_class: bool, with_rank: bool) -> list[Column]:
    """Return the columns of a board in printed order."""
    rng, style = ctx.rng, ctx.style
    eighty = "online_1" in board.maxima
    figures = list(board.maxima)
    if style.shuffle_columns and not eighty:
        rng.shuffle(figures)
    figures.insert(0 if style.shuffle_columns and rng.random() < 0.3 else len(figures), "total")
    if eighty:
        figures.append("converted")
    if board.ranks_head:
        figures = [slug(board.ranks_head)]
    figures = [*board.before, *figures]
    months = ctx.rng.choice(MONTH_HEADS) if board.before else ""
    columns = [
        Column("ordinal", column_label("ordinal", rng)),
        Column("name", column_label("name", rng)),
    ]
    for key in figures:
        columns.append(_figure_column(ctx, board, key, eighty, months))
    tail = [key for key, wanted in (("class", with_class), ("rank", with_rank)) if wanted]
    if style.shuffle_columns:
        rng.shuffle(tail)
    return columns + [Column(key, column_label(key, rng)) for key in tail]


def _figure_column(ctx: Context, board: Board, key: str, eighty: bool, months: str) -> Column:
    if board.ranks_head:
        return Column(key, board.ranks_head)
    base = sum(board.maxima.values()) or board.out_of
    if board.before:
        period = key if key in board.before else ctx.territory.period.id
        year, month = period.split("-")
        return Column(key, months.format(month=int(month), year=year))
    maximum = {"total": base, "converted": 10}.get(key) or board.maxima[key]
    stated = maximum_label(maximum, ctx.style) if board.maxima else ""
    if eighty:
        return Column(key, EIGHTY_HEADS[key], "" if key == "converted" else stated)
    label = "total-only" if key == "total" and not board.maxima else key
    return Column(key, column_label(label, ctx.rng), stated)
