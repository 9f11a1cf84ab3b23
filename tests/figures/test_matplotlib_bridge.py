"""A report's chart as a matplotlib figure: the same picture, to be changed and published."""

from __future__ import annotations

from dataclasses import replace

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.patches import Circle, Rectangle

from helpers import figures
from helpers.figures import Plot
from helpers.figures.drawing import Box, Dot, Line
from helpers.figures.matplotlib_style import svg_of_figure
from helpers.figures.style import BLUE, LIGHT, ORANGE, WIDTH
from helpers.publishing import Chart, export_docx, export_html, export_pdf
from tests.figures.test_figures import DRAWN
from tests.publishing.notebooks import notebook

UNITS = pd.DataFrame({"label": ["Sở A", "Sở $B_1$"], "value": [95.4, 80.0]})


def bars() -> Plot:
    return figures.ranked_bars(UNITS, maximum=100)


@pytest.mark.parametrize("name", DRAWN)
def test_every_mark_of_a_drawing_is_one_artist_of_the_figure(name: str) -> None:
    drawing = DRAWN[name]().at()
    (axes,) = DRAWN[name]().figure().axes
    kinds = {kind: sum(isinstance(mark, kind) for mark in drawing.marks) for kind in (Box, Dot)}
    assert [text.get_text() for text in axes.texts] == [words.text for words in drawing.words]
    assert [text.get_fontsize() for text in axes.texts] == [words.size for words in drawing.words]
    assert sum(isinstance(patch, Rectangle) for patch in axes.patches) == kinds[Box]
    assert sum(isinstance(patch, Circle) for patch in axes.patches) == kinds[Dot]
    assert len(axes.lines) == sum(isinstance(mark, Line) for mark in drawing.marks)
    hatched = [mark for mark in drawing.marks if isinstance(mark, Box) and mark.hatched]
    assert sum(bool(patch.get_hatch()) for patch in axes.patches) == len(hatched)


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_made_twice_gives_the_same_bytes(name: str) -> None:
    assert svg_of_figure(DRAWN[name]().figure()) == svg_of_figure(DRAWN[name]().figure())


def test_marks_stand_where_the_drawing_has_them_in_points_from_the_upper_left() -> None:
    drawing, figure = bars().at(), bars().figure()
    (axes,) = figure.axes
    assert [72 * inches for inches in figure.get_size_inches()] == [WIDTH, drawing.height]
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, WIDTH), (drawing.height, 0))
    boxes = [mark for mark in drawing.marks if isinstance(mark, Box)]
    assert [patch.get_bbox().bounds for patch in axes.patches] == [  # type: ignore[attr-defined]
        pytest.approx((box.x, box.y, box.width, box.height)) for box in boxes
    ]
    orders = [artist.get_zorder() for artist in (*axes.patches, *axes.texts, *axes.lines)]
    assert sorted(orders) == list(range(1, len(drawing.marks) + 1))


def test_a_name_with_dollar_signs_is_no_formula() -> None:
    assert "Sở $B_1$" in svg_of_figure(bars().figure())


def test_making_a_figure_leaves_the_settings_of_matplotlib_alone() -> None:
    before = dict(mpl.rcParams)
    svg_of_figure(bars().figure())
    assert dict(mpl.rcParams) == before


def test_a_changed_figure_is_published_in_place_of_the_reports_own() -> None:
    chart = Chart(bars(), "Sở A dẫn đầu", "Hai sở theo điểm")
    (figure,) = chart.figures()
    (axes,) = figure.axes
    axes.patches[0].set_facecolor(LIGHT[ORANGE])
    axes.text(200, 12, "Nơi cần học")
    changed = notebook(replace(chart, figure=figure))
    html = export_html(changed).decode()
    assert "Nơi cần học" in html
    assert "var(--chart-orange)" in html
    assert "var(--chart-blue)" in html
    assert LIGHT[BLUE] not in html.partition("<figure")[2]
    assert "Nơi cần học" not in export_html(notebook(chart)).decode()
    assert export_pdf(changed) == export_pdf(changed)
    assert export_docx(changed) == export_docx(changed)


def test_a_chart_in_parts_gives_a_figure_a_part() -> None:
    chart = Chart([bars(), bars()], "", "Hai phần")
    assert [len(figure.axes[0].patches) for figure in chart.figures()] == [2, 2]
