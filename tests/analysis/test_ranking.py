from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis.measure import scores_by_unit
from helpers.analysis.ranking import rank_units
from tests.analysis.building import measure, scored


def test_equal_scores_share_a_rank_and_the_next_ranks_are_left_out() -> None:
    ranking = rank_units(scored({"A": 9.0, "B": 8.5, "C": 8.5, "D": 8.0}), "total")
    assert [(item.unit.unit, item.rank) for item in ranking.standings] == [
        ("A", 1),
        ("B", 2),
        ("C", 2),
        ("D", 4),
    ]


def test_ties_are_named_as_groups() -> None:
    ranking = rank_units(scored({"A": 20.0, "B": 20.0, "C": 19.0}), "total")
    assert [[item.unit.unit for item in group] for group in ranking.ties()] == [["A", "B"]]


def test_units_tied_at_the_border_of_the_top_five_are_all_in_it() -> None:
    units = scored(dict.fromkeys("ABCDEFGHIJ", 20.0) | {"K": 19.0})
    assert len(rank_units(units, "total").top(5)) == 10


def test_the_bottom_begins_with_the_worst_and_keeps_ties() -> None:
    units = scored({"A": 9.0, "B": 5.0, "C": 5.0, "D": 4.0})
    bottom = rank_units(units, "total").bottom(2)
    assert [item.unit.unit for item in bottom] == ["D", "C", "B"]


def test_a_missing_score_is_not_zero_and_holds_no_place() -> None:
    ranking = rank_units(scored({"A": 9.0, "B": None, "C": 0.0}), "total")
    assert [item.unit.unit for item in ranking.standings] == ["A", "C"]
    assert [(item.unit.unit, item.reason) for item in ranking.unranked] == [("B", "missing")]


def test_a_doubtful_score_is_excluded_and_named() -> None:
    units = scores_by_unit(
        [measure("A", "total", 9.0), measure("B", "total", 8.0, status="doubtful")]
    )
    ranking = rank_units(units, "total")
    assert [item.unit.unit for item in ranking.standings] == ["A"]
    assert [(item.unit.unit, item.reason) for item in ranking.unranked] == [("B", "doubtful")]


def test_scores_on_another_scale_are_never_in_the_same_ranking() -> None:
    units = scores_by_unit(
        [
            measure("A", "total", 20.0, 20.0),
            measure("B", "total", 19.0, 20.0),
            measure("C", "total", 94.0, 100.0),
        ]
    )
    ranking = rank_units(units, "total")
    assert ranking.maximum == 20.0
    assert [(item.unit.unit, item.reason) for item in ranking.unranked] == [("C", "other_scale")]


def test_a_share_of_no_dossiers_is_not_ranked() -> None:
    units = scores_by_unit(
        [
            measure("A", "dossiers", 50.0, None, measure="count"),
            measure("A", "dossiers_online_rate", 10.0, measure="percent"),
            measure("B", "dossiers", None, None, measure="count"),
            measure("B", "dossiers_online_rate", 0.0, measure="percent"),
        ]
    )
    ranking = rank_units(units, "dossiers_online_rate", "dossiers")
    assert [(item.unit.unit, item.reason) for item in ranking.unranked] == [("B", "no_denominator")]


def test_a_share_told_without_its_count_is_ranked() -> None:
    units = scores_by_unit([measure("A", "dossiers_online_rate", 45.2, measure="percent")])
    ranking = rank_units(units, "dossiers_online_rate", "dossiers")
    assert [item.unit.unit for item in ranking.standings] == ["A"]


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_a_rank_is_one_more_than_the_number_of_better_units(values: list[int]) -> None:
    units = scored({f"unit {place}": value / 100 for place, value in enumerate(values)}, 20.0)
    for item in rank_units(units, "total").standings:
        assert item.rank == 1 + sum(other / 100 > item.value for other in values)
        assert item.sharing == sum(other / 100 == item.value for other in values)
