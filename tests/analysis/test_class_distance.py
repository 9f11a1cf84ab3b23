"""How far a unit is from the class above its own."""

from __future__ import annotations

from helpers.analysis.class_distance import class_distance
from helpers.analysis.measure import Measure, UnitScores, scores_by_unit
from helpers.analysis.rules import rules
from tests.analysis.building import measure


def _unit(*measures: Measure) -> UnitScores:
    return scores_by_unit(measures)[0]


def _total(value: float | None, most: float = 100.0, **more: object) -> Measure:
    return measure("A", "total", value, most, **more)


def test_the_points_short_of_the_next_class_are_counted_on_the_unrounded_score() -> None:
    found = class_distance(_unit(_total(79.6)), rules())
    assert found is not None
    assert (found.grade, found.next_grade, found.border, found.missing) == ("Khá", "Tốt", 80, 0.4)


def test_nothing_is_missing_in_the_highest_class() -> None:
    assert class_distance(_unit(_total(90.0)), rules()) is None


def test_a_border_that_binary_fractions_just_miss_counts_as_reached() -> None:
    found = class_distance(_unit(_total(69.9999999999)), rules())
    assert found is not None
    assert (found.grade, found.missing) == ("Khá", 10.0)


def test_a_scale_without_classes_and_a_doubtful_score_have_no_distance() -> None:
    assert class_distance(_unit(_total(15.0, 20.0)), rules()) is None
    assert class_distance(_unit(_total(79.6, status="doubtful")), rules()) is None


def test_a_printed_class_that_is_not_that_of_the_score_leaves_the_distance_open() -> None:
    assert class_distance(_unit(_total(79.6, grade="Tốt")), rules()) is None


def test_converted_scores_are_measured_on_the_points_before_the_conversion() -> None:
    unit = _unit(_total(63.5, 80.0), measure("A", "converted", 7.94, 10.0))
    found = class_distance(unit, rules())
    assert found is not None
    assert (found.measure.max, found.border, found.missing) == (80, 64, 0.5)


def test_a_class_earned_by_rounding_alone_leaves_the_distance_open() -> None:
    unit = _unit(_total(63.99, 80.0), measure("A", "converted", 8.0, 10.0))
    assert class_distance(unit, rules()) is None


def test_only_groups_with_as_many_points_left_can_close_the_gap_alone() -> None:
    unit = _unit(
        measure("A", "transparency", 17.9, 18.0),
        measure("A", "progress", 19.0, 20.0),
        measure("A", "digitisation", 12.0, 22.0),
        _total(79.6),
    )
    found = class_distance(unit, rules())
    assert found is not None
    assert [item.indicator for item in found.closing] == ["digitisation", "progress"]


def test_a_group_counts_up_to_the_highest_of_the_level_not_to_a_maximum_nobody_has() -> None:
    unit = _unit(measure("A", "digitisation", 12.0, 22.0), _total(79.6))
    found = class_distance(unit, rules(), {"digitisation": 12.3})
    assert found is not None
    assert found.closing == ()
    within = class_distance(unit, rules(), {"digitisation": 13.0})
    assert within is not None
    assert within.room(within.closing[0]) == 1
