"""Two units of one name in one table: neither gets the other's figures."""

from __future__ import annotations

from helpers.analysis import PeriodAnalysis, analyse_period, catalogue, unit_profiles
from helpers.analysis.unit_slugs import slugs_of
from tests.analysis.building import Row, cleaned, dispatch, row

NAME = "UBND xã Tân Lập"
FIRST, SECOND = f"{NAME} (dòng 10, 2024-05)", f"{NAME} (dòng 30, 2024-05)"


def rows(unit: str, line: int, total: float, payment: float, **more: object) -> list[Row]:
    rest = {"line": line, "period": "2024-05", **more}
    return [
        row(unit, "commune", "total", total, **rest),
        row(unit, "commune", "online_payment", payment, **{**rest, "max": 10.0}),
    ]


def analysis_of(
    *measures: list[Row], province: str = "Sơn La", **more: list[Row]
) -> PeriodAnalysis:
    sent = dispatch(period="2024-05", province=province)
    library = cleaned([sent], [item for part in measures for item in part], **more)
    known = catalogue(library)
    return analyse_period(library, known, known.authorities()[0], "2024-05")


def totals(analysis: PeriodAnalysis) -> dict[str, float | None]:
    level = analysis.level("commune")
    assert level is not None
    return {unit.unit: unit.measures["total"].value for unit in level.units}


def test_two_rows_of_one_name_with_other_figures_are_two_units_with_a_sheet_each() -> None:
    found = analysis_of(rows(NAME, 10, 91, 9), rows("UBND xã B", 20, 80, 8), rows(NAME, 30, 62, 1))
    assert totals(found) == {FIRST: 91, "UBND xã B": 80, SECOND: 62}
    sheets = {item.unit: item for item in unit_profiles(found)}
    assert sheets[SECOND].scores.measures["online_payment"].value == 1
    assert slugs_of(found)["commune", SECOND] == "ubnd-xa-tan-lap-dong-30-2024-05"


def test_a_row_repeated_with_the_same_figures_is_one_unit() -> None:
    found = analysis_of(rows(NAME, 10, 91, 9), rows(NAME, 30, 91, 9))
    assert totals(found) == {NAME: 91}


def test_communes_of_one_name_in_two_districts_are_two_units_even_with_the_same_figures() -> None:
    name = "UBND xã Liên Hà"  # of huyện Đông Anh, and of huyện Đan Phượng
    found = analysis_of(rows(name, 10, 91, 9), rows(name, 30, 91, 9), province="Hà Nội")
    assert len(totals(found)) == 2


def test_dossiers_listed_under_a_shared_name_are_given_to_neither_unit() -> None:
    listed = {
        "dispatch_id": "d", "unit": NAME, "level": "commune", "code": "H52.1",
        "position": "1", "received_on": "2024-05-01", "line": 40,
    }  # fmt: skip
    found = analysis_of(rows(NAME, 10, 91, 9), rows(NAME, 30, 62, 1), overdue_dossiers=[listed])
    late = {item.unit: item.overdue is not None for item in unit_profiles(found)}
    assert late == {FIRST: False, SECOND: False, NAME: True}


def test_a_score_of_a_month_before_in_the_same_row_is_compared_with_that_row() -> None:
    before = {"period": "2024-04"}
    found = analysis_of(
        rows(NAME, 10, 91, 9), rows(NAME, 30, 62, 1),
        rows(NAME, 10, 90, 9, **before), rows(NAME, 30, 61, 1, **before),
    )  # fmt: skip
    moved = {
        item.unit: item.delta for item in found.change.of("commune") if item.indicator == "total"
    }
    assert moved == {FIRST: 1, SECOND: 1}


def test_figures_of_a_sentence_and_of_a_table_still_make_one_unit() -> None:
    said = rows(NAME, 5, 91, 9, table="prose")
    assert totals(analysis_of(said, rows(NAME, 10, 91, 9))) == {NAME: 91}
