"""The profile of one unit: its own figures, its place, its peers, what is asked of it."""

from __future__ import annotations

import pytest

from helpers.analysis import PeriodAnalysis, analyse_period, catalogue, unit_profile, unit_profiles
from helpers.errors import ParameterError
from tests.analysis.building import Row, cleaned, dispatch, row

A, B, C = "UBND xã A", "UBND xã B", "UBND xã C"


def _scores(unit: str, total: float, payment: float | None, **more: object) -> list[Row]:
    return [
        row(unit, "commune", "online_payment", payment, max=10.0, **more),
        row(unit, "commune", "total", total, **more),
    ]


def _analysis(rows: list[Row], **more: list[Row]) -> PeriodAnalysis:
    library = cleaned([dispatch()], rows, **more)
    known = catalogue(library)
    return analyse_period(library, known, known.territory("son-la"), "2025-07")


def test_a_profile_holds_place_peers_class_and_distance() -> None:
    found = unit_profile(
        _analysis([*_scores(A, 91, 9), *_scores(B, 79.6, 4), *_scores(C, 79.6, 0)]), B
    )
    assert found.score is not None
    assert found.score.standing is not None
    assert (found.score.standing.rank, found.score.standing.sharing, found.ranked) == (2, 2, 3)
    payment = found.groups[0]
    assert payment.standing is not None
    assert payment.peers is not None
    assert (payment.standing.rank, payment.peers.median, payment.to_median) == (2, 4, 0)
    assert (found.grade, found.grade_printed) == ("Khá", False)
    assert found.next_class is not None
    assert found.next_class.missing == 0.4


def test_a_profile_holds_only_the_statements_that_single_its_unit_out() -> None:
    analysis = _analysis([*_scores(A, 91, 9), *_scores(B, 79, 4), *_scores(C, 71, 0)])
    assert [item.rule for item in unit_profile(analysis, A).shortcomings] == []
    found = unit_profile(analysis, C)
    assert {item.rule for item in found.shortcomings} == {"at_zero"}
    assert "online_payment" in {item.id for item in found.recommendations}


def test_a_doubtful_figure_has_no_place_and_no_peers_median_to_be_held_against() -> None:
    rows = [*_scores(A, 91, 9), *_scores(B, 79, 4, status="doubtful"), *_scores(C, 60, 2)]
    found = unit_profile(_analysis(rows), B)
    assert found.score is not None
    assert found.score.standing is None
    assert found.score.to_median is None
    assert (found.unranked, found.ranked) == ("doubtful", 2)
    assert (found.grade, found.next_class) == ("", None)


def test_a_unit_of_the_list_of_dossiers_only_has_a_profile_with_its_codes() -> None:
    listed: list[Row] = [
        {"dispatch_id": "d", "unit": "Sở Y tế", "level": "department", "code": code,
         "position": str(place), "received_on": "2025-07-01", "line": 40 + place}
        for place, code in enumerate(("H52.1", "H52.2", "H52.1"), start=1)
    ]  # fmt: skip
    found = unit_profile(_analysis(_scores(A, 91, 9), overdue_dossiers=listed), "Sở Y tế")
    assert found.overdue is not None
    assert [item.code for item in found.overdue.dossiers] == ["H52.1", "H52.2", "H52.1"]
    assert (found.overdue.listed, found.overdue.distinct) == (3, 2)
    assert [item.positions for item in found.duplicates] == [("1", "3")]
    assert found.score is None


def test_nothing_known_of_overdue_dossiers_is_not_the_same_as_none() -> None:
    count = {"max": None, "measure": "count"}
    analysis = _analysis(
        [*_scores(A, 91, 9), *_scores(B, 79, 4),
         row(A, "commune", "overdue_dossiers", 0.0, **count)]
    )  # fmt: skip
    assert unit_profile(analysis, A).overdue_clear
    assert not unit_profile(analysis, B).overdue_clear
    assert unit_profile(analysis, B).overdue is None


def test_every_unit_of_every_level_has_one_profile() -> None:
    rows = [*_scores(A, 91, 9), row("Sở Y tế", "department", "total", 88.0)]
    assert [item.unit for item in unit_profiles(_analysis(rows))] == ["Sở Y tế", A]


def test_an_unknown_unit_is_refused_with_the_nearest_names_there_are() -> None:
    names = [f"UBND xã {word}" for word in ("Mường Chanh", "Tà Hộc", "Yên Châu", *"BCDEGHIK")]
    rows = [line for name in names for line in _scores(name, 91, 9)]
    with pytest.raises(ParameterError) as caught:
        unit_profile(_analysis(rows), "muong chanh")
    told = caught.value.text("vi")
    assert ": UBND xã Mường Chanh, " in told
    assert "11 đơn vị" in told
    assert "UBND xã K" not in told
