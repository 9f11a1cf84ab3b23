"""Shortcomings that recur in consecutive months."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.analysis import PeriodAnalysis, analyse_period, catalogue
from tests.analysis.building import Row, cleaned, dispatch, row

_Months = Mapping[str, Mapping[str, float | None]]


def _analysis(payment: _Months, *more: Row, period: str = "2025-10") -> PeriodAnalysis:
    """Months in which units got so many of 10 points of online payment."""
    rows = [
        row(unit, "commune", "online_payment", value, max=10.0, period=month, dispatch_id=month)
        for month, units in payment.items()
        for unit, value in units.items()
    ]
    months = dict.fromkeys([*payment, *(str(item["period"]) for item in more)])
    library = cleaned([dispatch(month, month) for month in months], [*rows, *more])
    known = catalogue(library)
    return analyse_period(library, known, known.territory("son-la"), period)


def _runs(analysis: PeriodAnalysis, kind: str = "below_half") -> dict[str, int]:
    return {
        run.unit: run.periods
        for item in analysis.persistent
        if item.kind == kind
        for run in item.runs
    }


def test_a_unit_that_stays_short_is_counted_back_month_by_month() -> None:
    analysis = _analysis(
        {
            "2025-08": {"A": 0.0, "B": 9.0, "C": 1.0},
            "2025-09": {"A": 2.0, "B": 1.0, "C": 9.0},
            "2025-10": {"A": 0.0, "B": 1.0, "C": 1.0},
        }
    )
    assert _runs(analysis) == {"A": 3, "B": 2}


def test_each_run_keeps_the_figures_of_all_its_months() -> None:
    analysis = _analysis({"2025-09": {"A": 2.0, "B": 9.0}, "2025-10": {"A": 0.0, "B": 9.0}})
    (run,) = analysis.persistent[0].runs
    assert [(item.period, item.value) for item in run.measures] == [("2025-09", 2), ("2025-10", 0)]


def test_a_month_without_documents_ends_the_count() -> None:
    assert _runs(_analysis({"2025-08": {"A": 0.0}, "2025-10": {"A": 0.0}})) == {}


def test_a_month_whose_figure_is_missing_ends_the_count() -> None:
    months: _Months = {"2025-08": {"A": 0.0}, "2025-09": {"A": None}, "2025-10": {"A": 0.0}}
    assert _runs(_analysis(months)) == {}


def test_nothing_is_counted_across_a_break_of_the_series() -> None:
    months = {"2025-06": {"A": 0.0}, "2025-07": {"A": 0.0}}
    assert _runs(_analysis(months, period="2025-07")) == {}
    later: _Months = {"2025-12": {"A": 0.0}, "2026-01": {"A": 0.0}}
    assert _runs(_analysis(later, period="2026-01")) == {}


def test_the_territorys_own_shortcomings_are_counted_too() -> None:
    own = [
        row("tỉnh Sơn La", "province", "digitisation", value, max=22.0, period=month,
            dispatch_id=month)
        for month, value in (("2025-09", 5.0), ("2025-10", 6.0))
    ]  # fmt: skip
    assert _runs(_analysis({}, *own), "group_far_from_maximum") == {"tỉnh Sơn La": 2}


def test_a_unit_in_either_low_class_is_low_in_both_months() -> None:
    rows = [
        row("A", "commune", "total", value, period=month, dispatch_id=month)
        for month, value in (("2025-09", 45.0), ("2025-10", 55.0))
    ]
    assert _runs(_analysis({}, *rows), "low_grades") == {"A": 2}


def test_what_has_lasted_is_put_to_the_territory_as_a_recommendation() -> None:
    analysis = _analysis({"2025-09": {"A": 0.0, "B": 9.0}, "2025-10": {"A": 0.0, "B": 9.0}})
    lasting = [item for item in analysis.recommendations if item.id == "territory_lasting"]
    assert [item.addressed for item in lasting] == [("A",)]
