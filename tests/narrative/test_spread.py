"""Pictures of a whole level: classes, bands of scores, units by groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.narrative import annual_report, monthly_report
from helpers.narrative.heat import heat_chart
from helpers.narrative.level_words import place_and_time
from helpers.narrative.spread import band_chart, class_chart
from helpers.publishing import Chart
from helpers.publishing.values import plain


def _charts(processed: Path, authority: str, period: str, level: str, maker: object) -> list[Chart]:
    make = annual_report if len(period) == 4 else monthly_report
    report = make(authority, period, "vi", processed)
    found = report.analysis.level(level)
    assert found is not None
    place = place_and_time(report.writer, report.analysis)
    return list(maker(report.writer, found, place))  # type: ignore[operator]


def test_the_picture_of_classes_counts_every_unit_once(processed: Path) -> None:
    (chart,) = _charts(processed, "dien-bien", "2025", "department", class_chart)
    assert chart.table is not None
    assert [plain(row[1]) for row in chart.table.rows] == ["5", "7", "1", "0", "0"]
    assert plain(chart.caption) == "12/13 cơ quan xếp loại Tốt trở lên"


def test_scores_without_classes_are_counted_by_bands_of_their_own_scale(processed: Path) -> None:
    (chart,) = _charts(processed, "son-la", "2025-07", "commune", band_chart)
    assert chart.table is not None
    assert [plain(row[1]) for row in chart.table.rows] == ["10", "56", "4", "2", "3"]
    assert plain(chart.caption) == "66/75 đơn vị đạt từ 19/20 điểm trở lên (tổng điểm)"


def test_a_level_with_classes_has_no_bands_beside_them(processed: Path) -> None:
    assert not _charts(processed, "son-la", "2025-07", "department", band_chart)


@pytest.mark.parametrize(("authority", "period"), [("son-la", "2023-05"), ("son-la", "2022-12")])
def test_rates_and_counts_make_no_heat_map_of_points(
    processed: Path, authority: str, period: str
) -> None:
    assert not _charts(processed, authority, period, "department", heat_chart)


def test_a_heat_map_of_many_units_comes_in_parts_that_fit_a_page(processed: Path) -> None:
    (chart,) = _charts(processed, "dien-bien", "2025", "commune", heat_chart)
    assert len(chart.parts) == 2
    assert "69,7%" in plain(chart.caption)
