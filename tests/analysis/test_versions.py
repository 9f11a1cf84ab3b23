"""Versions of one dispatch, and figures on which documents disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.conflicts import find_conflicts
from helpers.analysis.report import PeriodAnalysis
from helpers.analysis.versions import Versions
from tests.analysis.building import Row, cleaned, dispatch, measure, row

Scores = Mapping[str, float | None]
SCORES: Scores = {"A": 90.0, "B": 80.0, "C": 70.0}


def scores(dispatch_id: str, values: Scores, **more: object) -> list[Row]:
    return [
        row(f"UBND xã {name}", "commune", "total", value, dispatch_id=dispatch_id, **more)
        for name, value in values.items()
    ]


def analysed(
    first: Row, second: Row, values: tuple[Scores, Scores] = (SCORES, SCORES)
) -> PeriodAnalysis:
    """Analyse two documents, ``a`` and ``b``."""
    rows = [*scores("a", values[0]), *scores("b", values[1])]
    library = cleaned([first, second], rows)
    known = catalogue(library)
    return analyse_period(library, known, known.territory("son-la"), "2025-07")


def only(analysis: PeriodAnalysis) -> Versions:
    assert len(analysis.quality.versions) == 1
    return analysis.quality.versions[0]


def test_of_two_versions_the_one_signed_later_is_used() -> None:
    early, late = dispatch("a", signed_on="2025-08-09"), dispatch("b", signed_on="2025-08-06")
    analysis = analysed(early, late, (SCORES, {**SCORES, "B": 81.0}))
    found = only(analysis)
    assert (found.used.dispatch_id, found.reason, found.differing) == ("a", "signed_on", 1)
    assert [item.dispatch_id for item in found.others] == ["b"]
    assert [item.dispatch_id for item in analysis.dispatches] == ["a"]
    assert analysis.quality.conflicts == ()


def test_figures_of_a_version_that_is_left_out_are_in_no_ranking() -> None:
    first, second = dispatch("a"), dispatch("b", signed_on="2025-08-07")
    level = analysed(first, second, (SCORES, {**SCORES, "A": 60.0})).level("commune")
    assert level is not None
    values = {unit.unit: unit.measures["total"].value for unit in level.units}
    assert values == {"UBND xã A": 60.0, "UBND xã B": 80.0, "UBND xã C": 70.0}


def test_a_version_with_a_date_comes_before_one_without() -> None:
    assert only(analysed(dispatch("a"), dispatch("b", signed_on=""))).used.dispatch_id == "a"


def test_signed_on_one_day_the_later_moment_of_the_data_decides() -> None:
    first = dispatch("a", as_of="2025-08-05T10:00")
    found = only(analysed(first, dispatch("b", as_of="2025-08-01")))
    assert (found.used.dispatch_id, found.reason) == ("a", "as_of")


def test_alike_in_dates_the_version_with_more_legible_figures_is_used() -> None:
    found = only(analysed(dispatch("a"), dispatch("b"), (SCORES, {**SCORES, "B": None})))
    assert (found.used.dispatch_id, found.reason, found.figures) == ("a", "figures", 3)


def test_alike_in_all_the_last_file_name_is_used_and_ten_comes_after_two() -> None:
    found = only(analysed(dispatch("a", file="v10.txt"), dispatch("b", file="v2.txt")))
    assert (found.used.file, found.reason) == ("v10.txt", "file")


@pytest.mark.parametrize(
    "other",
    [
        {"issuer": "Sở Nội vụ tỉnh Sơn La"},
        {"kind": "báo cáo"},
        {"number": "2/VPUB"},
        {"number": "1/SNV"},
        {"number": ""},
    ],
)
def test_another_issuer_kind_or_number_is_another_dispatch(other: dict[str, str]) -> None:
    analysis = analysed(dispatch("a"), dispatch("b", **other))
    assert analysis.quality.versions == ()
    assert len(analysis.dispatches) == 2


def test_another_period_is_another_dispatch() -> None:
    assert analysed(dispatch("a"), dispatch("b", "2025-08")).quality.versions == ()


def test_a_number_may_be_written_in_two_ways() -> None:
    found = only(analysed(dispatch("a", number="08/BC-UBND"), dispatch("b", number="8/BC–UBND")))
    assert found.used.dispatch_id == "b"


def test_parts_of_one_dispatch_without_a_common_figure_are_no_versions() -> None:
    analysis = analysed(dispatch("a"), dispatch("b"), (SCORES, {"D": 75.0}))
    assert analysis.quality.versions == ()
    assert len(analysis.dispatches) == 2


@pytest.mark.parametrize("number", ["", "/VPUB-KSTTHC", "      /VPUB"])
def test_blank_numbers_are_versions_only_if_they_share_half_of_their_figures(number: str) -> None:
    first, second = dispatch("a", number=number), dispatch("b", number="")
    assert only(analysed(first, second)).used.dispatch_id == "b"
    apart = analysed(first, second, (SCORES, {"C": 70.0, "D": 75.0, "E": 65.0}))
    assert apart.quality.versions == ()


def test_a_total_that_only_a_left_out_version_gives_makes_no_annual_report() -> None:
    total = row("tỉnh Sơn La", "province", "total", 75.8, dispatch_id="a")
    rows = [*scores("a", SCORES), *scores("b", SCORES), total]
    library = cleaned([dispatch("a"), dispatch("b", signed_on="2025-08-07")], rows)
    assert catalogue(library).years("son-la") == ()


def test_both_versions_are_among_the_documents_a_report_is_given() -> None:
    library = cleaned([dispatch("a"), dispatch("b")], scores("a", SCORES) + scores("b", SCORES))
    assert set(catalogue(library).by_dispatch) == {"a", "b"}


# Figures on which two dispatches disagree ------------------------------------------------------


def conflicts(first: float, second: float, **more: object) -> int:
    library = cleaned(
        [dispatch("a"), dispatch("b", number="2/VPUB")],
        [
            row("tỉnh Sơn La", "province", "total", first, dispatch_id="a"),
            row("tỉnh Sơn La", "province", "total", second, dispatch_id="b", **more),
        ],
    )
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    for item in analysis.quality.conflicts:
        assert (item.used.dispatch_id, item.used.value) == ("a", first)
        assert [other.value for other in item.others] == [second]
    return len(analysis.quality.conflicts)


def test_a_total_that_two_dispatches_state_differently_is_a_conflict() -> None:
    assert conflicts(75.8, 76.1) == 1
    assert conflicts(75.8, 75.81, printed="75,81") == 0
    assert conflicts(75.8, 75.74, printed="75,74") == 1


def test_the_same_total_rounded_is_no_conflict_but_printed_zeros_count() -> None:
    assert conflicts(80.0, 80.4, printed="80,4") == 1  # the first is printed "80.0"
    assert conflicts(75.8, 75.79, printed="75,79") == 0
    assert conflicts(75.8, 75.75, printed="75,75") == 0


def test_another_scale_or_a_doubtful_figure_is_no_conflict() -> None:
    assert conflicts(75.8, 15.2, max=20.0) == 0
    assert conflicts(75.8, 76.1, status="doubtful") == 0


def test_counts_conflict_by_any_difference() -> None:
    one = measure("Sở Y tế", "overdue_dossiers", 102.0, None, measure="count", printed="102")
    other = replace(one, dispatch_id="b", value=103.0, printed="103")
    assert find_conflicts([one], [one, other])[0].others == (other,)


def test_a_later_dispatch_that_revises_the_month_is_a_conflict() -> None:
    library = cleaned(
        [dispatch("a"), dispatch("b", "2025-08")],
        [
            row("tỉnh Sơn La", "province", "total", 75.8, dispatch_id="a"),
            row("tỉnh Sơn La", "province", "total", 77.0, dispatch_id="b", period="2025-08"),
            row("tỉnh Sơn La", "province", "total", 76.2, dispatch_id="b", period="2025-07"),
        ],
    )
    known = catalogue(library)
    found = analyse_period(library, known, known.territory("son-la"), "2025-07").quality.conflicts
    assert [(item.used.value, item.others[0].value) for item in found] == [(75.8, 76.2)]
