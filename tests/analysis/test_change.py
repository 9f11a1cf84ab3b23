from __future__ import annotations

from dataclasses import replace

from helpers.analysis.change import change_into, percentile
from helpers.analysis.measure import UnitScores, scores_by_unit
from helpers.analysis.rules import rules
from tests.analysis.building import measure

SUBJECT = "tỉnh Sơn La"


def _province(period: str, value: float, rank: int, rank_of: int) -> tuple[UnitScores, ...]:
    total = measure(
        SUBJECT, "total", value, level="province", period=period, rank=rank, rank_of=rank_of
    )
    return scores_by_unit([total])


def _communes(period: str, values: dict[str, float]) -> tuple[UnitScores, ...]:
    return scores_by_unit(measure(u, "total", v, period=period) for u, v in values.items())


def test_adjacent_months_are_compared_in_score_and_in_rank() -> None:
    before = _communes("2024-03", {"A": 80.0, "B": 90.0})
    after = _communes("2024-04", {"A": 95.0, "B": 90.0})
    found = change_into("2024-04", after, [("2024-03", before)], SUBJECT, rules())
    assert [(item.unit, item.delta) for item in found.differences] == [("A", 15.0), ("B", 0.0)]
    assert [(item.unit, item.places) for item in found.moves] == [("A", 1), ("B", -1)]


def test_an_earlier_period_that_is_not_adjacent_gives_no_difference_but_its_breaks() -> None:
    before, after = _province("2023-05", 53.63, 33, 63), _province("2025-07", 75.8, 15, 34)
    found = change_into("2025-07", after, [("2023-05", before)], SUBJECT, rules())
    assert found.compared is None
    assert found.differences == ()
    assert found.latest == "2023-05"
    assert {item.id for item in found.breaks} == {
        "provinces_merged",
        "districts_abolished",
        "departments_merged",
    }


def test_communes_are_not_compared_across_the_merger_of_2025() -> None:
    before = _communes("2025-06", {"A": 80.0})
    after = _communes("2025-07", {"A": 95.0})
    found = change_into("2025-07", after, [("2025-06", before)], SUBJECT, rules())
    assert found.of("commune") == ()


def test_a_province_keeps_its_score_comparable_across_the_merger_of_2025() -> None:
    before, after = _province("2025-06", 70.0, 30, 63), _province("2025-07", 75.8, 15, 34)
    found = change_into("2025-07", after, [("2025-06", before)], SUBJECT, rules())
    assert [item.delta for item in found.of("province")] == [5.8]


def test_scores_of_2025_and_2026_are_not_compared() -> None:
    before, after = _province("2025-12", 91.41, 24, 34), _province("2026-01", 60.01, 20, 34)
    found = change_into("2026-01", after, [("2025-12", before)], SUBJECT, rules())
    assert found.differences == ()
    assert [item.id for item in found.breaks] == ["indicators_redefined"]


def test_figures_on_different_maxima_are_not_compared() -> None:
    before = scores_by_unit([measure("A", "total", 72.0, 80.0, period="2024-03")])
    after = scores_by_unit([measure("A", "total", 91.0, 100.0, period="2024-04")])
    found = change_into("2024-04", after, [("2024-03", before)], SUBJECT, rules())
    assert found.differences == ()


def test_a_figure_stated_twice_is_compared_with_the_one_of_the_same_table() -> None:
    old = measure(SUBJECT, "dossiers_online_rate", 8.29, level="province", period="2022-11")
    new = replace(old, value=10.19, period="2022-12")
    prose = replace(new, value=8.24, table="prose")
    found = change_into(
        "2022-12",
        scores_by_unit([prose, new]),
        [("2022-11", scores_by_unit([old]))],
        SUBJECT,
        rules(),
    )
    assert [item.delta for item in found.differences] == [1.9]


def test_ranks_out_of_different_numbers_become_percentiles() -> None:
    total = _province("2023-05", 53.63, 33, 63)[0].measures["total"]
    assert percentile(total) == 33 / 63
    assert percentile(replace(total, rank=None)) is None
