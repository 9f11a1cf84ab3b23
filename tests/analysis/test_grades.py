from __future__ import annotations

from helpers.analysis.grades import grade_units
from helpers.analysis.measure import scores_by_unit
from tests.analysis.building import measure, scored


def test_a_printed_class_is_taken_and_its_units_are_kept_in_order() -> None:
    units = scores_by_unit(
        [
            measure("A", "total", 95.0, grade="Xuất sắc"),
            measure("B", "total", 85.0, grade="Tốt"),
            measure("C", "total", 93.0, grade="Xuất sắc"),
        ]
    )
    grades = grade_units(units)
    assert grades is not None
    assert grades.printed
    assert [unit.unit for unit in grades.units("Xuất sắc")] == ["A", "C"]


def test_a_printed_class_that_its_score_does_not_earn_is_named() -> None:
    grades = grade_units(scores_by_unit([measure("A", "total", 89.9, grade="Xuất sắc")]))
    assert grades is not None
    assert [(item.printed, item.computed) for item in grades.disagreements] == [("Xuất sắc", "Tốt")]


def test_classes_are_computed_where_the_document_prints_none() -> None:
    grades = grade_units(scored({"A": 90.0, "B": 80.0, "C": 70.0, "D": 50.0, "E": 49.99}))
    assert grades is not None
    assert not grades.printed
    assert [group.grade for group in grades.groups] == [
        "Xuất sắc",
        "Tốt",
        "Khá",
        "Trung bình",
        "Yếu",
    ]


def test_a_scale_of_twenty_has_no_classes() -> None:
    assert grade_units(scored({"A": 20.0, "B": 10.32}, 20.0)) is None


def test_a_sum_of_eighty_is_classed_by_its_converted_score() -> None:
    units = scores_by_unit(
        [measure("A", "total", 72.0, 80.0), measure("A", "converted", 9.0, 10.0)]
    )
    grades = grade_units(units)
    assert grades is not None
    assert [unit.unit for unit in grades.units("Xuất sắc")] == ["A"]


def test_a_doubtful_score_earns_no_class() -> None:
    units = scores_by_unit(
        [measure("A", "total", 95.0), measure("B", "total", 95.0, status="doubtful")]
    )
    grades = grade_units(units)
    assert grades is not None
    assert [unit.unit for unit in grades.ungraded] == ["B"]
