"""Colours that can be told apart on light and dark paper, and the house style for analysts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers import figures
from helpers.figures.heat import BANDS
from helpers.figures.matplotlib_style import house_style, inline_svg_of_figure, svg_of_figure
from helpers.figures.style import (
    AMBER,
    BLUE,
    BROWN,
    DARK,
    INK,
    LIGHT,
    ORANGE,
    PAPER,
    QUIET,
    contrast,
)

each_paper = pytest.mark.parametrize("paper", [LIGHT, DARK], ids=["light", "dark"])


@each_paper
@pytest.mark.parametrize(
    ("one", "other"),
    [(BLUE, PAPER), (ORANGE, PAPER), (AMBER, PAPER), (BROWN, AMBER), (BROWN, PAPER)],
)
def test_colours_that_may_touch_differ_by_three_to_one(
    paper: Mapping[str, str], one: str, other: str
) -> None:
    assert contrast(paper[one], paper[other]) >= 3


@each_paper
@pytest.mark.parametrize(
    ("text", "ground"),
    [(INK, PAPER), (QUIET, PAPER), (BLUE, PAPER), (ORANGE, PAPER), (PAPER, BLUE), (PAPER, ORANGE),
     *((ink, ground) for ground, ink in BANDS)],
)  # fmt: skip
def test_text_can_be_read_on_its_ground(paper: Mapping[str, str], text: str, ground: str) -> None:
    assert contrast(paper[text], paper[ground]) >= 4.5


def test_the_page_gives_every_colour_as_the_style_has_it() -> None:
    css = resources.files("helpers.publishing").joinpath("template/report.css").read_text("utf-8")
    told = [dict(re.findall(r"--chart-(\w+):(#\w{6})", part)) for part in css.split(":root{")[1:]]
    assert told == [LIGHT, DARK, LIGHT]


def _drawn() -> Figure:
    with house_style():
        figure = Figure(figsize=(4, 2))
        figure.add_subplot().plot([1, 2], [3, 4], label="Điểm")
    return figure


def test_an_analysts_figure_takes_our_typeface_and_the_colours_of_the_page() -> None:
    svg = svg_of_figure(_drawn())
    assert "font-family: 'Tinos'" in svg
    assert LIGHT[BLUE] in svg
    inline = inline_svg_of_figure(_drawn(), "Tên", "Mô tả")
    assert "var(--chart-blue)" in inline
    assert LIGHT[BLUE] not in inline


def test_black_of_an_analysts_figure_is_the_pages_ink_on_dark_paper_too() -> None:
    figure = Figure(figsize=(4, 2))
    axes = figure.add_subplot()
    axes.plot([1, 2], [3, 4], color="black")
    axes.text(1, 3, "Chữ")
    inline = inline_svg_of_figure(figure, "Tên", "Mô tả")
    assert 'fill="var(--chart-ink)"' in inline.partition(">")[0]
    assert "stroke: var(--chart-ink)" in inline
    assert "#000000" not in inline


def test_an_analysts_figure_drawn_twice_is_the_same_and_holds_no_date_or_version() -> None:
    assert svg_of_figure(_drawn()) == svg_of_figure(_drawn())
    assert "matplotlib" not in svg_of_figure(_drawn())


def test_the_house_style_leaves_the_callers_settings_alone() -> None:
    before = dict(mpl.rcParams)
    svg_of_figure(_drawn())
    assert dict(mpl.rcParams) == before


def test_a_plot_alone_in_a_notebook_shows_itself() -> None:
    plot = figures.points_lost(pd.DataFrame({"label": ["a"], "lost": [1.0]}))
    assert plot._repr_svg_().startswith("<svg")
