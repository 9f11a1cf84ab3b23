from __future__ import annotations

from helpers.analysis.measure import Measure, scores_by_unit
from helpers.analysis.overdue import overdue
from helpers.tables.cleaned import frame_of
from tests.analysis.building import measure

NO_CODES = frame_of("overdue_dossiers", ())


def _count(unit: str, value: float | None, level: str = "district") -> Measure:
    return measure(unit, "overdue_dossiers", value, None, measure="count", level=level)


def test_no_data_is_neither_zero_nor_overdue() -> None:
    units = scores_by_unit([_count("A", 3.0), _count("B", 0.0), _count("C", None)])
    found = overdue(units, None, NO_CODES)
    assert found is not None
    assert [item.unit for item in found.units] == ["A"]
    assert [unit.unit for unit in found.clear] == ["B"]
    assert [unit.unit for unit in found.unknown] == ["C"]


def test_documents_that_do_not_speak_of_overdue_dossiers_have_no_such_section() -> None:
    assert overdue(scores_by_unit([measure("A", "total", 90.0)]), None, NO_CODES) is None


def test_units_stand_with_most_first_and_add_up() -> None:
    units = scores_by_unit([_count("A", 1.0), _count("B", 32.0), _count("S", 27.0, "department")])
    found = overdue(units, None, NO_CODES)
    assert found is not None
    assert [item.count for item in found.units] == [32, 27, 1]
    assert found.total == 60
    assert [item.unit for item in found.at("department")] == ["S"]


def test_a_code_listed_twice_counts_once_among_the_different_ones() -> None:
    codes = frame_of(
        "overdue_dossiers",
        [
            {"unit": "A", "level": "district", "position": place, "code": code, "line": 10 + place}
            for place, code in (
                (1, "H52-230504-0062"),
                (2, "H52-230504-0082"),
                (3, "H52-230504-0062"),
            )
        ],
    )
    found = overdue(scores_by_unit([_count("A", 3.0)]), None, codes)
    assert found is not None
    assert (found.listed, found.distinct) == (3, 2)
    assert [(item.code, item.positions) for item in found.duplicates] == [
        ("H52-230504-0062", ("1", "3"))
    ]


def test_a_list_of_codes_without_a_table_of_counts_is_enough() -> None:
    codes = frame_of(
        "overdue_dossiers",
        [{"unit": "A", "level": "department", "position": 1, "code": "H52-230504-0062", "line": 3}],
    )
    found = overdue((), None, codes)
    assert found is not None
    assert [(item.unit, item.count) for item in found.units] == [("A", 1)]
