"""The pictures of the review, drawn by seaborn in the house style.

The only module of ``helpers`` that loads seaborn; :mod:`helpers.review.charts` imports it when it
draws. Jitter comes from a fixed seed, so that the same figures give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from helpers.figures.drawing import width_of
from helpers.figures.matplotlib_style import house_style
from helpers.figures.sheet import wrap
from helpers.figures.style import BLUE, INK, LIGHT, ORANGE, PAPER, QUIET, RULE, SMALL_SIZE, WIDTH
from helpers.vietnamese import format_percent

_INCH = 72.0
_NAMES = 150.0  # points for names on the left, at most
_PITCH, _AXIS = 34.0, 26.0  # points of height: a row, and the axis under all


def score_strips(scores: pd.DataFrame, told: Sequence[str], language: str) -> Figure:
    """Draw each unit as a dot and each group's quartiles as a box, on one scale of shares.

    Parameters
    ----------
    scores : DataFrame
        Columns ``group``, ``share`` (of the maximum, 0-1) and ``doubtful``; groups in the order
        of drawing. Doubtful figures are hollow and no part of a box.
    told : sequence of str
        What stands beside each group, such as its median.
    language : {"vi", "en"}
    """
    groups = list(dict.fromkeys(scores["group"]))
    row = {"x": "share", "y": "group", "order": groups, "orient": "h", "legend": False}
    sure, open_ones = (scores[scores["doubtful"] == flag] for flag in (False, True))
    with house_style(), _fixed_jitter():
        figure, axes = _sheet(groups, told)
        sns.boxplot(
            sure, ax=axes, **row, color=LIGHT[QUIET], fill=False, linewidth=0.9, width=0.62,
            showfliers=False, whis=0, showcaps=False,
        )  # fmt: skip
        sns.stripplot(sure, ax=axes, **row, color=LIGHT[BLUE], size=3.4, jitter=0.2, alpha=0.7)
        if not open_ones.empty:
            sns.stripplot(
                open_ones, ax=axes, **row, color=LIGHT[PAPER], edgecolor=LIGHT[ORANGE],
                linewidth=1.1, size=4.6, jitter=0.2,
            )  # fmt: skip
        _furnish(axes, groups, told, language)
    return figure


def doubt_bars(columns: pd.DataFrame, told: Sequence[str], language: str) -> Figure:
    """Draw the doubtful share of each column, in the order given.

    Parameters
    ----------
    columns : DataFrame
        Columns ``group`` (the name of the column, each once) and ``share`` (0-1).
    told, language
        As in :func:`score_strips`.
    """
    groups = list(columns["group"])
    with house_style():
        figure, axes = _sheet(groups, told)
        sns.barplot(
            columns, ax=axes, x="share", y="group", order=groups, orient="h", color=LIGHT[ORANGE],
            saturation=1, width=0.45, errorbar=None,
        )  # fmt: skip
        _furnish(axes, groups, told, language)
    return figure


@contextmanager
def _fixed_jitter() -> Iterator[None]:
    """Give seaborn's jitter a fixed seed; the caller's state of chance comes back afterwards."""
    state = np.random.get_state()  # seaborn draws from it
    np.random.seed(766)
    try:
        yield
    finally:
        np.random.set_state(state)


def _sheet(groups: Sequence[str], told: Sequence[str]) -> tuple[Figure, Axes]:
    right = 10 + max((width_of(words, SMALL_SIZE) for words in told), default=0.0)
    high = _PITCH * len(groups) + _AXIS
    figure = Figure(figsize=(WIDTH / _INCH, high / _INCH))
    lines = [line for name in groups for line in _lines(name)]
    left = (max((width_of(line, SMALL_SIZE) for line in lines), default=0.0) + 12) / WIDTH
    axes = figure.add_axes((left, _AXIS / high, 1 - left - right / WIDTH, 1 - _AXIS / high))
    return figure, axes


def _furnish(axes: Axes, groups: Sequence[str], told: Sequence[str], language: str) -> None:
    """Set names on the left, words on the right, and a scale of per cent below."""
    least, most = axes.dataLim.intervalx
    axes.set_xlim(min(0.0, least) - 0.02, max(1.0, most) + 0.02)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda share, _: format_percent(100 * share, 0, language))
    )
    axes.set(xlabel="", ylabel="")
    names = ["\n".join(_lines(name)) for name in groups]
    axes.set_yticks(range(len(groups)), names, color=LIGHT[INK], size=SMALL_SIZE)
    for tick in axes.get_yticklabels():
        tick.set_parse_math(False)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", color=LIGHT[RULE], linewidth=0.6)
    axes.set_axisbelow(True)
    for at, words in enumerate(told):
        axes.text(
            1.02, at, words, transform=axes.get_yaxis_transform(), va="center", size=SMALL_SIZE,
            parse_math=False,
        )  # fmt: skip


def _lines(name: str) -> list[str]:
    return wrap(name, _NAMES, SMALL_SIZE, most=2)
