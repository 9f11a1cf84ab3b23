"""Where the units of a level can win most points."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.analysis.gains import Gain
from helpers.analysis.levels import analyse_levels
from helpers.analysis.measure import Measure, scores_by_unit
from helpers.analysis.rules import rules
from tests.analysis.building import measure


def _gains(*measures: Measure) -> tuple[Gain, ...]:
    return analyse_levels(scores_by_unit(measures), rules())[0].gains


def _group(indicator: str, most: float, values: Mapping[str, float | None]) -> list[Measure]:
    return [measure(unit, indicator, value, most) for unit, value in values.items()]


def test_the_fewest_units_that_hold_half_of_what_can_be_won_are_named_worst_first() -> None:
    found = _gains(*_group("online_payment", 10.0, {"A": 10, "B": 9, "C": 8, "D": 2, "E": 5}))
    assert [item.unit for item in found[0].units] == ["D"]
    assert (found[0].points, found[0].whole, found[0].average) == (8, 16, 1.6)
    assert (found[0].median, found[0].to_median) == (8, 9)
    assert [item.unit for item in found[0].below_median] == ["D", "E"]


def test_units_equal_with_the_last_one_named_are_named_too() -> None:
    found = _gains(*_group("online_payment", 10.0, {"A": 10, "B": 4, "C": 4, "D": 4}))
    assert [item.unit for item in found[0].units] == ["B", "C", "D"]


def test_a_maximum_that_nobody_reaches_is_no_target() -> None:
    found = _gains(*_group("online_service", 12.0, {"A": 10, "B": 10, "C": 7}))
    assert (found[0].target, found[0].at_maximum, found[0].points) == (10, False, 3)


def test_a_group_in_which_all_are_alike_has_nothing_to_win() -> None:
    assert _gains(*_group("online_service", 12.0, dict.fromkeys("ABCD", 9.0))) == ()


def test_groups_stand_in_the_order_of_what_their_few_units_can_win() -> None:
    found = _gains(
        *_group("progress", 20.0, {"A": 20, "B": 19, "C": 18}),
        *_group("digitisation", 22.0, {"A": 22, "B": 12, "C": 22}),
    )
    assert [item.indicator for item in found] == ["digitisation", "progress"]


def test_doubtful_and_missing_figures_win_nothing() -> None:
    measures = _group("online_payment", 10.0, {"A": 10, "B": 9, "C": 8, "D": None})
    doubtful = measure("E", "online_payment", 0.0, 10.0, status="doubtful")
    found = _gains(*measures, doubtful)
    assert (found[0].whole, len(found[0].counted)) == (3, 3)


def test_units_that_would_rise_to_the_class_above_are_known() -> None:
    found = _gains(
        *_group("online_payment", 10.0, {"A": 10, "B": 4, "C": 4}),
        *_group("total", 100.0, {"A": 92, "B": 84, "C": 83.9}),
    )
    assert [item.distance.unit.unit for item in found[0].promoted] == ["B"]
