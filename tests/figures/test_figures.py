from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pytest

from helpers import figures
from helpers.figures import Plot
from helpers.figures.drawing import Box, Dot, Drawing, Line, width_of
from helpers.figures.heat import BANDS, band_of
from helpers.figures.scale import scale
from helpers.figures.sheet import even_parts, wrap
from helpers.figures.style import BLUE, NARROW, ORANGE, PAPER, QUIET, TRACK, WIDTH
from helpers.figures.svg import inline_svg, svg_of

LONG = "UBND xã " + "tên rất dài " * 10 + "x" * 80
GROUPS = pd.DataFrame(
    {"label": ["Công khai", "Tiến độ"], "value": [15.29, 19.72], "max": [18.0, 20.0]}
)
OPEN_GROUPS = pd.DataFrame(
    {
        "label": ["Số hóa", LONG, "Hài lòng"],
        "value": [18.3, 4.0, None],
        "max": [22.0, 12.0, 18.0],
        "doubtful": [True, False, False],
    }
)
UNITS = pd.DataFrame({"label": ["b", "a", "c"], "value": [80.0, 95.4, None], "rank": [2, 1, None]})
CLASSES = pd.DataFrame({"level": ["Xã", "Xã"], "class": ["Tốt", "Khá"], "count": [3, 1]})
SHARES = pd.DataFrame({"A": [0.5, None], "B": [1.0, 0.8]}, index=["x", LONG])
SERIES = pd.DataFrame({"label": ["T5", "T6", "T7"], "value": [88.0, None, 71.7]})
YEAR = pd.DataFrame({"label": [f"tháng {n}" for n in range(1, 13)], "value": range(70, 82)})
MANY = pd.DataFrame(
    {"label": [f"UBND xã {n}" for n in range(100)], "value": [60 + n % 37 for n in range(100)]}
)
ALIKE = pd.DataFrame({"label": [f"UBND xã {n}" for n in range(100)], "value": [20.0] * 100})
WIDE = pd.DataFrame(
    [[0.1 * (row + at) % 1 for at in range(7)] for row in range(30)],
    [f"UBND xã Mường {row}" for row in range(29)] + [LONG],
    ["Công khai, minh bạch", "Tiến độ", "Dịch vụ", "Trả", "Số hóa", "Hài lòng", "Transparency"],
)
FEW_MOVES = pd.DataFrame(
    {"label": ["A", LONG, "C", "D"], "before": [1, 2, 3, 4], "after": [3, 1, 3, 2]}
)
MANY_MOVES = pd.DataFrame(
    {
        "label": [f"UBND xã {n}" for n in range(90)],
        "before": range(1, 91),
        "after": [1 + (7 * n) % 90 for n in range(90)],
    }
)
TIED_MOVES = pd.DataFrame(
    {"label": [f"UBND xã {n}" for n in range(25)], "before": range(1, 26), "after": [1] * 25}
)


def _slope(moves: pd.DataFrame) -> Plot:
    return figures.slope(moves, before="Tháng 8/2025", after="Tháng 9/2025")


DRAWN: dict[str, Callable[[], Plot]] = {
    "groups": lambda: figures.groups_against_maxima(GROUPS),
    "open groups": lambda: figures.groups_against_maxima(OPEN_GROUPS),
    "ranked": lambda: figures.ranked_bars(
        UNITS, maximum=100, borders=((90, "Xuất sắc"), (80, "Tốt"), (70, "Khá"))
    ),
    "classes": lambda: figures.class_distribution(CLASSES, classes=["Tốt", "Khá", "Yếu"]),
    "long class": lambda: figures.class_distribution(
        pd.DataFrame({"level": [LONG], "class": [LONG], "count": [90]})
    ),
    "lost": lambda: figures.points_lost(pd.DataFrame({"label": ["a"], "lost": [1.5]})),
    "heat": lambda: figures.heat_map(SHARES),
    "wide heat": lambda: figures.heat_map(WIDE, values=WIDE * 20),
    "overdue": lambda: figures.overdue_by_unit(pd.DataFrame({"label": [LONG], "count": [1651]})),
    "trend": lambda: figures.trend(SERIES, breaks=["T7"], maximum=100),
    "year": lambda: figures.trend(YEAR, breaks=["tháng 7"]),
    "strip": lambda: figures.strip(MANY, maximum=100),
    "alike strip": lambda: figures.strip(ALIKE, maximum=20),
    "single strip": lambda: figures.strip(MANY.iloc[:1]),
    "panels": lambda: figures.group_strips(
        [
            (str(name), pd.DataFrame({"label": WIDE.index, "value": WIDE[name].to_numpy()}))
            for name in WIDE
        ]
    ),
    "slope": lambda: _slope(FEW_MOVES),
    "crowded slope": lambda: _slope(MANY_MOVES),
    "tied slope": lambda: _slope(TIED_MOVES),
}
EMPTY: dict[str, Callable[[], Plot]] = {
    "groups": lambda: figures.groups_against_maxima(GROUPS.iloc[:0]),
    "ranked": lambda: figures.ranked_bars(UNITS.iloc[:0]),
    "classes": lambda: figures.class_distribution(CLASSES.iloc[:0]),
    "lost": lambda: figures.points_lost(pd.DataFrame({"label": [], "lost": []})),
    "heat": lambda: figures.heat_map(pd.DataFrame()),
    "overdue": lambda: figures.overdue_by_unit(pd.DataFrame({"label": [], "count": []})),
    "trend": lambda: figures.trend(SERIES.iloc[:0]),
    "strip": lambda: figures.strip(MANY.iloc[:0]),
    "panels": lambda: figures.group_strips([]),
    "slope": lambda: _slope(FEW_MOVES.iloc[:0]),
}
each_figure = pytest.mark.parametrize("name", DRAWN)
each_width = pytest.mark.parametrize("width", [WIDTH, NARROW])


def words(plot: Plot, width: float = WIDTH) -> list[str]:
    root = ElementTree.fromstring(svg_of(plot.at(width)))
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


def boxes(drawing: Drawing, colour: str) -> list[Box]:
    return [mark for mark in drawing.marks if isinstance(mark, Box) and mark.colour == colour]


def dots(drawing: Drawing) -> list[Dot]:
    return [mark for mark in drawing.marks if isinstance(mark, Dot)]


def lines(drawing: Drawing, *colours: str) -> list[Line]:
    found = (mark for mark in drawing.marks if isinstance(mark, Line))
    return [line for line in found if line.colour in colours]


@each_width
@each_figure
def test_a_figure_drawn_twice_is_the_same_byte_for_byte(name: str, width: float) -> None:
    assert svg_of(DRAWN[name]().at(width)) == svg_of(DRAWN[name]().at(width))


@each_width
@each_figure
def test_all_text_is_text_in_our_typeface_and_horizontal(name: str, width: float) -> None:
    svg = svg_of(DRAWN[name]().at(width))
    assert words(DRAWN[name](), width)
    assert svg.count("font-family") == 1
    assert 'font-family="Tinos"' in svg
    assert not any(word in svg for word in ("rotate", "transform", "writing-mode", "<image"))


@each_width
@each_figure
def test_no_two_texts_touch_and_none_leaves_the_sheet(name: str, width: float) -> None:
    drawing = DRAWN[name]().at(width)
    for text in drawing.words:
        left, top, right, bottom = text.box
        assert left >= -0.5, text
        assert right <= width + 0.5, text
        assert top >= -0.5, text
        assert bottom <= drawing.height + 0.5, text
    for one, other in combinations(drawing.words, 2):
        left, top, right, bottom = one.box
        across = min(right, other.box[2]) - max(left, other.box[0])
        down = min(bottom, other.box[3]) - max(top, other.box[1])
        assert across <= 0.5 or down <= 0.5, (one, other)


@each_width
@each_figure
def test_every_mark_stays_on_the_sheet(name: str, width: float) -> None:
    drawing = DRAWN[name]().at(width)
    for mark in drawing.marks:
        if isinstance(mark, Box):
            assert mark.x >= 0
            assert mark.x + mark.width <= width + 0.5
            assert mark.y + mark.height <= drawing.height + 0.5
        elif isinstance(mark, Dot):
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawing.height


@each_figure
def test_identifiers_inside_a_page_are_the_figures_own(name: str) -> None:
    broad = inline_svg(DRAWN[name]().at(), "Tên", "Mô tả")
    narrow = inline_svg(DRAWN[name]().at(NARROW), "Tên", "Mô tả", "narrow")
    known = [
        {part.split('"')[0].split("-")[0] for part in svg.split(' id="')[1:]}
        for svg in (broad, narrow)
    ]
    assert [len(names) for names in known] == [1, 1]
    assert known[0] != known[1]


@pytest.mark.parametrize("name", EMPTY)
def test_a_figure_without_rows_says_that_there_is_nothing_to_draw(name: str) -> None:
    assert words(EMPTY[name]()) == ["Không có số liệu để vẽ."]


def test_a_missing_value_is_told_as_missing_and_comes_last() -> None:
    told = words(figures.ranked_bars(UNITS, maximum=100))
    assert told == ["1. a", "95,40", "2. b", "80,00", "c", "không có số liệu"]


def test_bars_begin_at_zero_and_are_sorted_and_proportional() -> None:
    bars = boxes(figures.ranked_bars(UNITS, maximum=100).at(), BLUE)
    assert len({bar.x for bar in bars}) == 1
    assert bars[0].width / bars[1].width == pytest.approx(95.4 / 80.0)
    assert [bar.y for bar in bars] == sorted(bar.y for bar in bars)


def test_a_group_shows_points_maximum_and_share_in_vietnamese_writing() -> None:
    told = words(figures.groups_against_maxima(GROUPS, weak_below=0.9))
    assert "19,72/20 (98,6%)" in told
    assert "15,29/18 (84,9%) ▼" in told


def test_a_doubtful_group_is_hatched_and_said_to_be_doubtful_without_a_share() -> None:
    plot = figures.groups_against_maxima(OPEN_GROUPS)
    assert "18,30/22? (nghi vấn)" in words(plot)
    assert any(mark.hatched for mark in plot.at().marks if isinstance(mark, Box))
    assert "không có số liệu" in words(plot)


def test_equal_values_keep_the_order_given_and_zero_is_drawn_as_zero() -> None:
    frame = pd.DataFrame({"label": ["b", "a"], "value": [0.0, 0.0]})
    assert words(figures.ranked_bars(frame)) == ["b", "0,00", "a", "0,00"]


def test_a_hundred_units_are_split_evenly_on_one_scale() -> None:
    frame = pd.DataFrame({"label": [f"xã {n}" for n in range(100)], "value": range(100)})
    drawn = figures.ranked_bars_in_parts(frame, per_part=42)
    assert len(drawn) == 3
    assert sum(len(words(plot)) for plot in drawn) == 200
    assert [part.stop - part.start for part in even_parts(100, 42)] == [33, 34, 33]


def test_on_a_narrow_sheet_names_stand_above_their_bars() -> None:
    drawing = figures.ranked_bars(UNITS, maximum=100).at(NARROW)
    name, bar = drawing.words[0], boxes(drawing, BLUE)[0]
    assert name.text == "1. a"
    assert name.box[3] <= bar.y + 1
    assert bar.x < 2


def test_a_heat_map_prints_every_value_and_hatches_what_is_missing_or_open() -> None:
    doubts = pd.DataFrame({"A": [True, False], "B": [False, False]}, index=SHARES.index)
    plot = figures.heat_map(SHARES, doubtful=doubts)
    assert {"50%?", "100%", "80%", "–"} <= set(words(plot))
    assert sum(mark.hatched for mark in plot.at().marks if isinstance(mark, Box)) == 3
    assert "<pattern" in svg_of(plot.at())


@pytest.mark.parametrize("rows", [90, 130])
def test_a_heat_map_of_many_units_prints_every_cell_at_a_readable_size(rows: int) -> None:
    shares = pd.DataFrame(
        [[0.9] * 6 for _ in range(rows)],
        [f"UBND xã {n}" for n in range(rows)],
        [f"Nhóm {n}" for n in range(6)],
    )
    parts = figures.heat_map_in_parts(shares, values=shares * 18, per_part=30)
    told = [text for plot in parts for text in plot.at().words]
    assert sum(text.text == "16,20" for text in told) == 6 * rows
    assert min(text.size for text in told) >= 8
    assert all(plot.at().height < 640 for plot in parts)


def test_heads_too_long_for_a_narrow_column_are_numbered_and_listed() -> None:
    told = words(figures.heat_map(WIDE), NARROW)
    assert "(7)" in told
    assert "(7) Transparency" in told
    assert "Transparency" in words(figures.heat_map(WIDE.iloc[:, 1:]))


def test_a_share_at_a_border_belongs_to_the_better_band() -> None:
    assert [band_of(share) for share in (1.0, 0.8, 0.7999, 0.5, 0.4999, 0.0)] == [0, 0, 1, 1, 2, 2]
    assert len(BANDS) == 3


def test_classes_that_nobody_reached_are_shown_and_unlisted_ones_are_not_lost() -> None:
    told = words(figures.class_distribution(CLASSES, classes=["Xuất sắc", "Tốt"]))
    assert told == ["Xã (4 đơn vị)", "Xuất sắc", "0", "Tốt", "3 (75,0%)", "Khá", "1 (25,0%)"]


def test_no_line_crosses_a_break_or_a_gap() -> None:
    series = pd.DataFrame({"label": ["a", "b", "c", "d"], "value": [1.0, 2.0, 3.0, None]})
    plot = figures.trend(series, breaks=["c"])
    assert len(lines(plot.at(), BLUE)) == 1
    assert "không so sánh được" in words(plot)


def test_the_scale_of_a_series_never_passes_the_possible_maximum() -> None:
    assert scale([91.0, 99.5], 100)[-1] == 100
    assert scale([0.0, 0.0])[0] == 0
    assert 3 <= len(scale([70.0, 88.0], 100)) <= 7


def test_a_strip_has_a_dot_a_unit_its_median_and_both_ends() -> None:
    frame = pd.DataFrame({"label": list("abcde"), "value": [90.0, 80.0, 70.0, 95.0, None]})
    plot = figures.strip(frame, maximum=100)
    assert len(dots(plot.at())) == 4
    assert sum(dot.colour == ORANGE for dot in dots(plot.at())) == 2
    assert {"trung vị 85,00", "Thấp nhất: c (70,00)", "Cao nhất: d (95,00)"} <= set(words(plot))


def test_a_doubtful_unit_is_a_hollow_dot_that_moves_neither_median_nor_ends() -> None:
    frame = pd.DataFrame(
        {"label": list("abc"), "value": [90.0, 80.0, 10.0], "doubtful": [False, False, True]}
    )
    plot = figures.strip(frame, maximum=100)
    assert [dot.hollow for dot in dots(plot.at())] == [True, False, False]
    assert {"trung vị 85,00", "Thấp nhất: b (80,00)", "○: số liệu nghi vấn"} <= set(words(plot))


def test_a_strip_of_doubtful_units_alone_has_no_median() -> None:
    frame = pd.DataFrame({"label": ["a"], "value": [9.0], "doubtful": [True]})
    assert not any("trung vị" in text for text in words(figures.strip(frame)))


def test_a_hundred_units_with_one_score_are_said_to_be_alike() -> None:
    told = words(figures.strip(ALIKE, maximum=20))
    assert "Cả 100 đơn vị: 20,00" in told
    assert len(dots(figures.strip(ALIKE, maximum=20).at())) == 100


def test_every_group_has_a_panel_on_one_scale() -> None:
    told = words(DRAWN["panels"]())
    assert [name for name in WIDE if name in told] == list(WIDE)
    assert told.count("100%") == told.count("0%") == 7


def test_a_slope_names_everybody_of_few_and_tells_the_way_by_a_sign() -> None:
    told = words(_slope(FEW_MOVES))
    assert {"A", "3 ▼2", "1 ▲1", "3 =", "2 ▲2"} <= set(told)


def test_of_a_crowd_a_slope_names_those_that_moved_most_and_draws_everybody() -> None:
    plot = _slope(MANY_MOVES)
    named = [text for text in words(plot) if text.startswith("UBND")]
    assert len(named) == 20
    assert len([mark for mark in plot.at().marks if isinstance(mark, Line)]) == 90


def test_a_name_of_120_characters_is_wrapped_and_cut_within_its_room() -> None:
    found = wrap(LONG, 150, 10)
    assert len(found) == 3
    assert found[-1].endswith("…")
    assert all(width_of(line, 10) <= 150 for line in found)


def test_words_of_a_dispatch_are_inert_in_a_picture() -> None:
    frame = pd.DataFrame({"label": ['$x^2$ </text><script>"&\u202e'], "value": [1.0]})
    svg = svg_of(figures.ranked_bars(frame).at())
    assert "<script" not in svg
    assert words(figures.ranked_bars(frame))[0] == '$x^2$ </text><script>"&'


@each_figure
def test_a_figure_has_four_colours_at_most_besides_its_furniture(name: str) -> None:
    colours = {mark.colour for mark in DRAWN[name]().at().marks}
    assert len(colours - {TRACK, PAPER, QUIET, "rule"}) <= 4
