"""The columns of a score table: order, heads, and what is added to them."""

from __future__ import annotations

from benchmarks.extraction.context import Context
from benchmarks.extraction.grid import Column
from benchmarks.extraction.labels import column_label, maximum_label
from benchmarks.extraction.scoreboards import Board

EIGHTY_HEADS = {
    "progress": "Tiến độ, giải quyết", "online_1": "Nhóm cung cấp DVCTT - Chỉ số 1",
    "online_2": "Nhóm cung cấp DVCTT - Chỉ số 2", "digitisation_1": "Nhóm số hóa hồ sơ - Chỉ số 1",
    "digitisation_2": "Nhóm số hóa hồ sơ - Chỉ số 2",
    "satisfaction_1": "Nhóm mức độ hài lòng - Chỉ số 1",
    "satisfaction_2": "Nhóm mức độ hài lòng - Chỉ số 2",
    "satisfaction_3": "Nhóm mức độ hài lòng - Chỉ số 3",
    "total": "Tổng điểm", "converted": "Điểm quy đổi",
}  # fmt: skip


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
    if board.before:
        figures.insert(0, "before")
    columns = [
        Column("ordinal", column_label("ordinal", rng)),
        Column("name", column_label("name", rng)),
    ]
    for key in figures:
        columns.append(_figure_column(ctx, board, key, eighty))
    tail = [key for key, wanted in (("class", with_class), ("rank", with_rank)) if wanted]
    if style.shuffle_columns:
        rng.shuffle(tail)
    return columns + [Column(key, column_label(key, rng)) for key in tail]


def _figure_column(ctx: Context, board: Board, key: str, eighty: bool) -> Column:
    base = sum(board.maxima.values()) or board.out_of
    if board.before:
        year, month = (board.before if key == "before" else ctx.territory.period.id).split("-")
        return Column(key, f"Điểm tháng {int(month)}/{year}")
    maximum = {"total": base, "converted": 10}.get(key) or board.maxima[key]
    stated = maximum_label(maximum, ctx.style) if board.maxima else ""
    if eighty:
        return Column(key, EIGHTY_HEADS[key], "" if key == "converted" else stated)
    label = "total-only" if key == "total" and not board.maxima else key
    return Column(key, column_label(label, ctx.rng), stated)
