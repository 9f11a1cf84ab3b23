"""Overdue dossiers that only a list has, that are tied, or that two places count differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpers.analysis import analyse_period, catalogue
from helpers.narrative import AgencySheets, Report
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import everything, text_of


def _count(name: str, value: float | None, **more: object) -> Row:
    unit = f"UBND xã {name}"
    return row(unit, "commune", "overdue_dossiers", value, max=None, measure="count", **more)


def _list(name: str, size: int, dispatch_id: str = "d") -> list[Row]:
    return [
        {
            "dispatch_id": dispatch_id, "unit": f"UBND xã {name}", "level": "commune",
            "position": at, "code": f"H52.{name}-250703-{at:04d}", "line": 100 + at,
        }
        for at in range(1, size + 1)
    ]  # fmt: skip


def _library(counts: Sequence[Row] = (), lists: Mapping[str, int] | None = None) -> Cleaned:
    codes = [item for name, size in (lists or {}).items() for item in _list(name, size)]
    return cleaned([dispatch()], counts, codes)


def _report(library: Cleaned, language: str = "vi") -> Report:
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), "2025-07")
    return Report(analysis, language, library)


def _sheet(library: Cleaned, name: str) -> str:
    analysis = _report(library).analysis
    return "\n".join(text_of(sheet) for sheet in AgencySheets(analysis, "vi", f"UBND xã {name}"))


def test_dossiers_that_only_a_list_has_are_a_shortcoming_with_duties() -> None:
    report = _report(_library(lists={"A": 9, "B": 2}))
    assert "02 đơn vị có hồ sơ quá hạn, tổng số 11 hồ sơ: UBND xã A (09 hồ sơ)" in text_of(
        report.shortcomings()
    )
    assert "tập trung tại UBND xã A (09 hồ sơ), chiếm 81,8% tổng số" in text_of(
        report.shortcomings()
    )
    assert "UBND xã A và UBND xã B" in text_of(report.recommendations())
    assert "Có 11 hồ sơ quá hạn" in text_of(report.first_page())


def test_the_count_of_a_list_leads_to_its_lines() -> None:
    shown = text_of(_report(_library(lists={"A": 2, "B": 1})).sources())
    assert "d.txt: dòng 101" in shown


def test_units_that_share_the_first_place_are_not_told_as_one() -> None:
    report = _report(_library([_count(name, 2.0) for name in "ABCDEF"] + [_count("G", 1.0)]))
    assert "Nhiều nhất là 06 đơn vị cùng có 02 hồ sơ." in text_of(report.overdue())
    assert "tập trung" not in text_of(report.shortcomings())
    alike = _report(_library([_count(name, 1.0) for name in "ABCDEF"]))
    assert "Mỗi đơn vị có 01 hồ sơ." in text_of(alike.overdue())
    english = _report(_library([_count(name, 1.0) for name in "ABCDEF"]), "en")
    assert "Each unit has 1." in text_of(english.overdue())


def test_dossiers_are_concentrated_only_where_none_of_several_alike_is_left_out() -> None:
    alike = _report(_library([_count("A", 4.0), *(_count(name, 2.0) for name in "BCDE")]))
    assert "tập trung" not in text_of(alike.shortcomings())
    apart = _report(_library([_count("A", 4.0), _count("B", 2.0), *(_count(n, 1.0) for n in "CD")]))
    assert "tập trung tại UBND xã A (04 hồ sơ), chiếm 50,0% tổng số" in text_of(
        apart.shortcomings()
    )


def test_a_doubtful_count_beside_a_list_is_not_unknown() -> None:
    library = _library([_count("A", 4.0, status="doubtful"), _count("B", 1.0)], {"A": 3})
    shown = text_of(_report(library).overdue())
    assert "có 04 hồ sơ quá hạn" in shown
    assert "Chưa có số liệu" not in shown


def test_a_count_of_none_beside_a_list_is_told_and_is_no_strength() -> None:
    library = _library([_count("A", 0.0), _count("B", 5.0), _count("C", 0.0)], {"A": 2})
    report = _report(library)
    assert "khác số dòng của danh sách kèm theo tại: UBND xã A (nêu 0, danh sách 02)" in text_of(
        report.overdue()
    )
    assert "Danh sách kèm theo có 2 mã hồ sơ" in text_of(report.overdue())
    assert "Không có hồ sơ quá hạn: UBND xã C." in text_of(report.strengths())
    sheet = _sheet(library, "A")
    assert "Văn bản ghi 0 hồ sơ quá hạn. Danh sách kèm theo văn bản có 2 mã" in sheet
    assert "Số mã trong danh sách khác với số hồ sơ mà văn bản nêu (0)." in sheet


def test_a_list_with_as_many_codes_as_are_stated_agrees_although_one_stands_twice() -> None:
    codes = _list("A", 3)
    codes.append({**codes[0], "position": 4, "line": 104})
    library = cleaned([dispatch()], [_count("A", 3.0)], codes)
    assert "khác số dòng" not in everything(_report(library))


def test_codes_of_two_documents_lead_each_to_its_own() -> None:
    codes = [*_list("A", 2), *_list("B", 1, "e")]
    library = cleaned([dispatch(), dispatch("e", number="9/STP")], [], codes)
    shown = text_of(_report(library).sources())
    assert "d.txt: dòng 101" in shown
    assert "e.txt: dòng 101" in shown
