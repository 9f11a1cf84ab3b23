"""Maxima, sums and class borders of the schemes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import ReferenceDataError
from helpers.reference import classify, scheme, schemes

BEST_FIRST = ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")


@pytest.mark.parametrize(
    ("score", "out_of", "expected"),
    [
        (100, 100, "Xuất sắc"),
        (90, 100, "Xuất sắc"),
        (89.99, 100, "Tốt"),
        (80, 100, "Tốt"),
        (79.99, 100, "Khá"),
        (70, 100, "Khá"),
        (69.99, 100, "Trung bình"),
        (50, 100, "Trung bình"),
        (49.99, 100, "Yếu"),
        (0, 100, "Yếu"),
        (9, 10, "Xuất sắc"),
        (6.65, 10, "Trung bình"),
        (0.7 * 10, 10, "Khá"),
    ],
)
def test_the_borders_of_decision_766(score: float, out_of: float, expected: str) -> None:
    assert classify(score, out_of) == expected


@given(st.integers(0, 10_000))
def test_a_class_is_the_same_on_every_scale(hundredths: int) -> None:
    score = hundredths / 100
    assert classify(score / 10, 10) == classify(score / 5, 20) == classify(score)


@given(st.lists(st.floats(0, 100), min_size=2))
def test_a_higher_score_is_never_in_a_lower_class(scores: list[float]) -> None:
    places = [BEST_FIRST.index(classify(score)) for score in sorted(scores)]
    assert all(lower >= higher for lower, higher in pairwise(places))


def test_the_groups_of_decision_766_add_up_to_a_hundred() -> None:
    found = scheme("decision-766")
    assert [found.maxima[group] for group in found.groups] == [18, 20, 12, 10, 22, 18]
    assert sum(found.maxima[group] for group in found.groups) == found.total == 100
    assert found.parts["online"] == ("online_service", "online_payment")
    assert found.maxima["online"] == 22


def test_components_are_known_for_every_group_but_the_online_services() -> None:
    found = scheme("decision-766")
    assert set(found.groups) - set(found.components) == {"online_service"}
    assert found.components["digitisation"] == (6, 4, 2, 2, 4, 2, 2)


def test_communes_on_twenty_points_have_no_class() -> None:
    found = scheme("decision-766-communes-20")
    assert (found.total, found.borders, found.class_of(20)) == (20, (), "")


@pytest.mark.parametrize(
    ("points", "expected"),
    [(72.00, "Xuất sắc"), (70.91, "Tốt"), (63.93, "Khá"), (57.90, "Khá"), (53.21, "Trung bình")],
)
def test_dien_bien_2023_classifies_the_converted_score(points: float, expected: str) -> None:
    found = scheme("dien-bien-2023")
    assert found.converted_to == 10
    assert found.class_of(points * found.converted_to / found.total) == expected


def test_dien_bien_2023_has_eight_indicators_of_eighty_points() -> None:
    found = scheme("dien-bien-2023")
    assert [found.maxima[part] for part in found.groups] == [30, 10, 10, 5, 10, 5, 5, 5]
    assert found.total == 80


def test_every_scheme_says_where_it_is_laid_down() -> None:
    assert [found.id for found in schemes() if not found.source] == []


def test_an_unknown_scheme_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ReferenceDataError, match=r"“decision-1”.*dien-bien-2023"):
        scheme("decision-1")
