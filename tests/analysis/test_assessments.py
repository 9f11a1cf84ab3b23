from __future__ import annotations

from collections.abc import Iterable

from helpers.analysis.assessment import Assessment
from helpers.analysis.levels import analyse_levels
from helpers.analysis.losses import group_losses, group_scores
from helpers.analysis.measure import Measure, scores_by_unit
from helpers.analysis.recommendations import recommendations
from helpers.analysis.rules import rules
from helpers.analysis.shortcomings import shortcomings
from helpers.analysis.strengths import strengths
from tests.analysis.building import measure, scored


def _short(measures: Iterable[Measure]) -> tuple[Assessment, ...]:
    levels = analyse_levels(scores_by_unit(measures), rules())
    return shortcomings(None, (), levels, None, rules())


def _of(found: Iterable[Assessment], rule: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.indicator, item.units) for item in found if item.rule == rule]


def test_units_with_an_index_at_zero_are_named() -> None:
    found = _short(
        [
            measure("A", "online_2", 0.0, 10.0),
            measure("B", "online_2", 0.4, 10.0),
            measure("C", "online_2", 9.0, 10.0),
        ]
    )
    assert _of(found, "at_zero") == [("online_2", ("A",))]
    assert _of(found, "below_half") == [("online_2", ("B",))]


def test_a_missing_index_is_not_an_index_at_zero() -> None:
    found = _short(
        [
            measure("A", "online_2", None, 10.0),
            measure("B", "online_2", 9.0, 10.0),
        ]
    )
    assert _of(found, "at_zero") == []


def test_exactly_half_of_the_maximum_is_not_under_half() -> None:
    found = _short(
        [measure("A", "digitisation_1", 2.5, 5.0), measure("B", "digitisation_1", 5.0, 5.0)]
    )
    assert _of(found, "below_half") == []


def test_the_few_units_below_a_maximum_that_most_reach_are_named() -> None:
    values = {"A": 30.0, "B": 30.0, "C": 30.0, "D": 30.0, "E": 27.7}
    found = _short(measure(unit, "progress", value, 30.0) for unit, value in values.items())
    assert _of(found, "few_below_maximum") == [("progress", ("E",))]


def test_one_value_for_most_units_is_stated_as_a_fact_and_not_held_against_them() -> None:
    values = dict.fromkeys("ABCDEFGHIJKL", 10.0) | {"M": 6.81}
    found = _short(measure(unit, "online_service", v, 12.0) for unit, v in values.items())
    assert [item.rule for item in found if item.indicator == "online_service"] == ["uniform_level"]


def test_a_unit_apart_below_the_rest_is_named() -> None:
    values = {f"unit {n}": 95.0 - n for n in range(12)} | {"last": 40.0}
    levels = analyse_levels(scored(values), rules())
    found = shortcomings(None, (), levels, None, rules())
    assert _of(found, "apart_below") == [("total", ("last",))]


def test_a_unit_near_its_maximum_is_not_apart_below_however_close_the_others_are() -> None:
    values = {f"unit {n}": 19.9 + n / 1000 for n in range(12)} | {"last": 18.8}
    levels = analyse_levels(scored(values, 20.0), rules())
    found = shortcomings(None, (), levels, None, rules())
    assert _of(found, "apart_below") == []


def test_a_part_printed_beside_its_group_is_not_lost_twice() -> None:
    unit = scores_by_unit(
        [measure("P", "online", 8.39, 22.0), measure("P", "online_payment", 8.0, 10.0)]
    )
    groups = group_scores(unit[0], rules())
    assert [(item.measure.indicator, item.part_of) for item in groups] == [
        ("online", None),
        ("online_payment", "online"),
    ]
    losses = group_losses(unit, rules())
    assert [(item.indicator, item.lost) for item in losses] == [("online", 13.61)]


def test_points_lost_leave_missing_and_doubtful_figures_out() -> None:
    units = scores_by_unit(
        [
            measure("A", "progress", 15.0, 20.0),
            measure("B", "progress", None, 20.0),
            measure("C", "progress", 1.0, 20.0, status="doubtful"),
        ]
    )
    losses = group_losses(units, rules())
    assert [(item.lost, len(item.counted)) for item in losses] == [(5.0, 1)]


def test_the_unit_with_most_full_indices_is_a_strength() -> None:
    full = {"progress": 30.0, "online_1": 10.0, "digitisation_1": 5.0, "satisfaction_1": 5.0}
    measures = [measure("A", name, most, most) for name, most in full.items()]
    measures += [measure("B", name, most - 1, most) for name, most in full.items()]
    levels = analyse_levels(scores_by_unit(measures), rules())
    found = [item for item in strengths((), levels, None, rules()) if item.rule == "many_at_full"]
    assert [(item.units, item.number) for item in found] == [(("A",), 4.0)]


def test_every_recommendation_follows_from_a_shortcoming_and_names_its_units() -> None:
    found = _short(
        [measure("A", "online_payment", 1.0, 10.0), measure("B", "online_payment", 9.0, 10.0)]
    )
    given = {(item.id, item.addressee, item.units) for item in recommendations(found)}
    assert ("online_payment", "commune", ("A",)) in given
    assert all(item.follows for item in recommendations(found))


def test_without_shortcomings_nothing_is_recommended() -> None:
    assert recommendations(()) == ()


def test_shares_of_which_none_is_ranked_are_no_shortcoming() -> None:
    none = [
        figure
        for unit in ("A", "B", "C")
        for figure in (
            measure(unit, "dossiers", None, None, measure="count"),
            measure(unit, "dossiers_online_rate", 0.0, measure="percent"),
        )
    ]
    assert _short(none) == ()
