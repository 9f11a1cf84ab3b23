from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers import figures
from helpers.figures.heat import _CELL_INKS, STEPS, step_colour
from helpers.figures.series import scale
from helpers.figures.sheet import even_parts, width_of, wrap
from helpers.figures.style import BLUE, INK, ORANGE, PAPER, QUIET, contrast
from helpers.figures.svg import inline_svg, svg_of

LONG = "UBND xã " + "tên rất dài " * 10 + "x" * 80
GROUPS = pd.DataFrame(
    {"label": ["Công khai", "Tiến độ"], "value": [15.29, 19.72], "max": [18.0, 20.0]}
)
UNITS = pd.DataFrame({"label": ["b", "a", "c"], "value": [80.0, 95.4, None], "rank": [2, 1, None]})
CLASSES = pd.DataFrame({"level": ["Xã", "Xã"], "class": ["Tốt", "Khá"], "count": [3, 1]})
SHARES = pd.DataFrame({"A": [0.5, None], "B": [1.0, 0.8]}, index=["x", LONG])
SERIES = pd.DataFrame({"label": ["T5", "T6", "T7"], "value": [88.0, None, 71.7]})

DRAWN: dict[str, Callable[[], Figure]] = {
    "groups": lambda: figures.groups_against_maxima(GROUPS, title="Phát hiện", subtitle="điểm"),
    "ranked": lambda: figures.ranked_bars(UNITS, maximum=100, borders=((90, "Xuất sắc"),)),
    "classes": lambda: figures.class_distribution(CLASSES, classes=["Tốt", "Khá", "Yếu"]),
    "lost": lambda: figures.points_lost(pd.DataFrame({"label": ["a"], "lost": [1.5]})),
    "heat": lambda: figures.heat_map(SHARES),
    "overdue": lambda: figures.overdue_by_unit(pd.DataFrame({"label": [LONG], "count": [1651]})),
    "trend": lambda: figures.trend(SERIES, breaks=["T7"], maximum=100),
}
EMPTY: dict[str, Callable[[], Figure]] = {
    "groups": lambda: figures.groups_against_maxima(GROUPS.iloc[:0]),
    "ranked": lambda: figures.ranked_bars(UNITS.iloc[:0]),
    "classes": lambda: figures.class_distribution(CLASSES.iloc[:0]),
    "lost": lambda: figures.points_lost(pd.DataFrame({"label": [], "lost": []})),
    "heat": lambda: figures.heat_map(pd.DataFrame()),
    "overdue": lambda: figures.overdue_by_unit(pd.DataFrame({"label": [], "count": []})),
    "trend": lambda: figures.trend(SERIES.iloc[:0]),
}


def words(figure: Figure) -> list[str]:
    root = ElementTree.fromstring(svg_of(figure))
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_drawn_twice_is_the_same_text_for_text(name: str) -> None:
    assert svg_of(DRAWN[name]()) == svg_of(DRAWN[name]())


@pytest.mark.parametrize("name", DRAWN)
def test_all_text_is_text_in_our_typeface_and_horizontal(name: str) -> None:
    svg = svg_of(DRAWN[name]())
    assert words(DRAWN[name]())
    assert set(re.findall(r"font-family: ([^;\"]+)", svg)) == {"'Tinos'"}
    assert not re.search(r"rotate\((?!-0 |-?0(\.0+)?[ )])", svg)


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_holds_no_date_version_or_shared_identifier(name: str) -> None:
    inline = inline_svg(DRAWN[name](), "Tên", "Mô tả")
    assert "matplotlib" not in inline
    assert "<style" not in inline
    prefixes = {ident.split("-")[0] for ident in re.findall(r'id="([^"]+)"', inline)}
    assert len(prefixes) == 1


@pytest.mark.parametrize("name", DRAWN)
def test_every_text_stays_on_the_sheet(name: str) -> None:
    figure = DRAWN[name]()
    figure.canvas.draw()
    page = figure.bbox
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 >= page.x0 - 2
        assert box.x1 <= page.x1 + 2


@pytest.mark.parametrize("name", EMPTY)
def test_a_figure_without_rows_says_that_there_is_nothing_to_draw(name: str) -> None:
    assert words(EMPTY[name]()) == ["Không có số liệu để vẽ."]


def test_a_missing_value_is_told_as_missing_and_comes_last() -> None:
    told = words(figures.ranked_bars(UNITS, maximum=100))
    assert told == ["1. a", "95,40", "2. b", "80,00", "c", "không có số liệu"]


def test_a_group_shows_points_maximum_and_share_in_vietnamese_writing() -> None:
    told = words(figures.groups_against_maxima(GROUPS, weak_below=0.9))
    assert "19,72/20 (98,6%)" in told
    assert "15,29/18 (84,9%) ▼" in told


def test_equal_values_keep_the_order_given_and_zero_is_drawn_as_zero() -> None:
    frame = pd.DataFrame({"label": ["b", "a"], "value": [0.0, 0.0]})
    assert words(figures.ranked_bars(frame)) == ["b", "0,00", "a", "0,00"]


def test_a_hundred_units_are_split_evenly_on_one_scale() -> None:
    frame = pd.DataFrame({"label": [f"xã {n}" for n in range(100)], "value": range(100)})
    drawn = figures.ranked_bars_in_parts(frame, per_part=42)
    assert len(drawn) == 3
    assert sum(len(words(figure)) for figure in drawn) == 200
    assert [part.stop - part.start for part in even_parts(100, 42)] == [33, 34, 33]


def test_a_heat_map_prints_every_value_and_hatches_what_is_missing() -> None:
    figure = figures.heat_map(SHARES)
    assert {"50%", "100%", "80%", "–"} <= set(words(figure))
    assert "<pattern" in svg_of(figure)


def test_classes_that_nobody_reached_are_shown_and_unlisted_ones_are_not_lost() -> None:
    told = words(figures.class_distribution(CLASSES, classes=["Xuất sắc", "Tốt"]))
    assert told == ["Xã (4 đơn vị)", "Xuất sắc", "0", "Tốt", "3 (75,0%)", "Khá", "1 (25,0%)"]


def test_no_line_crosses_a_break_or_a_gap() -> None:
    series = pd.DataFrame({"label": ["a", "b", "c", "d"], "value": [1.0, 2.0, 3.0, None]})
    lines = [
        line for line in figures.trend(series, breaks=["c"]).axes[0].lines
        if line.get_color() == BLUE and len(line.get_path()) == 2
    ]  # fmt: skip
    assert len(lines) == 1
    assert "không so sánh được" in words(figures.trend(series, breaks=["c"]))


def test_the_scale_of_a_series_never_passes_the_possible_maximum() -> None:
    assert scale([91.0, 99.5], 100)[-1] == 100
    assert scale([0.0, 0.0])[0] == 0
    assert 3 <= len(scale([70.0, 88.0], 100)) <= 7


def test_a_name_of_120_characters_is_wrapped_and_cut_within_its_room() -> None:
    lines = wrap(LONG, 150, 10)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width_of(line, 10) <= 150 for line in lines)


def test_dollar_signs_are_not_mathematics() -> None:
    frame = pd.DataFrame({"label": ["$x^2$ và \\alpha"], "value": [1.0]})
    assert "$x^2$ và \\alpha" in words(figures.ranked_bars(frame))


@pytest.mark.parametrize("colour", [BLUE, ORANGE, INK, QUIET])
def test_the_colours_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


def test_the_figures_in_a_heat_map_can_be_read_on_every_step() -> None:
    for step in STEPS:
        assert max(contrast(ink, step) for ink in _CELL_INKS) >= 4.5
    assert step_colour(1.0) == STEPS[0]
    assert step_colour(0.2) == STEPS[-1]


def test_drawing_leaves_the_callers_settings_alone() -> None:
    before = dict(mpl.rcParams)
    svg_of(figures.ranked_bars(UNITS))
    assert dict(mpl.rcParams) == before
