"""Grammar and sense where figures are none, one, alike, doubtful or missing."""

from __future__ import annotations

import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.narrative import Report
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row
from tests.narrative.reading import everything, sections, text_of

LANGUAGES = ("vi", "en")


def _report(library: Cleaned, language: str = "vi", period: str = "2025-07") -> Report:
    known = catalogue(library)
    return Report(
        analyse_period(library, known, known.territory("son-la"), period), language, library
    )


def _communes(values: dict[str, float | None], **more: object) -> list[Row]:
    return [
        row(f"UBND xã {name}", "commune", "total", value, **more) for name, value in values.items()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_without_figures_gives_a_report_that_says_so(language: str) -> None:
    report = _report(cleaned([dispatch()]), language)
    assert report.communes() == ()
    assert report.recommendations() == ()
    assert everything(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_unit_is_not_ranked_against_itself(language: str) -> None:
    report = _report(cleaned([dispatch()], _communes({"A": 91.0})), language)
    shown = text_of(report.communes())
    assert "UBND xã A" in shown
    assert "trung vị" not in shown


def test_units_with_one_score_are_said_to_be_alike() -> None:
    library = cleaned([dispatch()], _communes(dict.fromkeys("ABCDEFGHIJKLMN", 90.0)))
    shown = text_of(_report(library).communes())
    assert "Cả 14 đơn vị cùng đạt 90/100 điểm." in shown
    assert "Dẫn đầu" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_scores_doubtful_give_no_ranking_and_name_the_units(language: str) -> None:
    library = cleaned([dispatch()], _communes({"A": 91.0, "B": 85.0}, status="doubtful"))
    report = _report(library, language)
    shown = text_of(report.communes())
    assert "UBND xã A" in shown
    assert "91" not in shown
    assert report.recommendations() == ()


def test_a_missing_score_is_shown_as_missing_and_never_as_zero() -> None:
    library = cleaned([dispatch()], _communes({"A": 91.0, "B": None, "C": 80.0}))
    report = _report(library)
    assert "Không xếp hạng vì không có số liệu: UBND xã B." in text_of(report.communes())
    last = next(line for line in text_of(report.annexes()).splitlines() if "UBND xã B" in line)
    assert last.startswith("–")
    assert "\t0" not in last


def test_one_overdue_unit_is_told_without_a_list() -> None:
    rows = [
        row("Sở Y tế", "department", "overdue_dossiers", 3.0, max=None, measure="count"),
        row("Sở Nội vụ", "department", "overdue_dossiers", 0.0, max=None, measure="count"),
    ]
    shown = text_of(_report(cleaned([dispatch()], rows)).overdue())
    assert "có 03 hồ sơ quá hạn, đều tại Sở Y tế." in shown
    assert "Sở Nội vụ" in shown


def test_nobody_overdue_is_a_strength_and_asks_nothing_of_anybody() -> None:
    rows = [row("Sở Y tế", "department", "overdue_dossiers", 0.0, max=None, measure="count")]
    report = _report(cleaned([dispatch()], rows))
    assert "không đơn vị nào trong bảng có hồ sơ quá hạn" in text_of(report.overdue())
    assert "Nghị quyết" not in text_of(report.overdue())


def test_a_resolution_is_no_basis_before_it_was_in_force() -> None:
    rows = [
        row("Sở Y tế", "department", "overdue_dossiers", 3.0, max=None, measure="count",
            period="2022-08"),
    ]  # fmt: skip
    library = cleaned([dispatch(period="2022-08", signed_on="2022-09-01")], rows)
    assert "131/NQ-CP" not in everything(_report(library, period="2022-08"))


def test_a_deadline_is_given_only_where_the_document_sets_one() -> None:
    rows = [row("Sở Y tế", "department", "overdue_dossiers", 3.0, max=None, measure="count")]
    claim = {
        "dispatch_id": "d", "claim_id": "C1", "section": "2", "text": "trước ngày 13/8/2025",
        "quantity": "hạn báo cáo", "stated": "2025-08-13", "verdict": "not_checkable",
    }  # fmt: skip
    with_deadline = _report(cleaned([dispatch()], rows, claims=[claim]))
    assert "trước ngày 13/08/2025" in text_of(with_deadline.overdue())
    assert "trước ngày" not in text_of(_report(cleaned([dispatch()], rows)).overdue())


def test_adjacent_months_are_compared_in_words_and_in_a_table() -> None:
    rows = [
        row("tỉnh Sơn La", "province", "total", 70.0, period="2025-08", dispatch_id="e"),
        row("tỉnh Sơn La", "province", "total", 75.8, period="2025-09", dispatch_id="f"),
        *_communes({"A": 80.0, "B": 90.0}, period="2025-08", dispatch_id="e"),
        *_communes({"A": 95.0, "B": 90.0}, period="2025-09", dispatch_id="f"),
    ]
    library = cleaned([dispatch("e", "2025-08"), dispatch("f", "2025-09")], rows)
    shown = text_of(_report(library, period="2025-09").change())
    assert (
        "Tổng điểm của tỉnh Sơn La: 75,8/100, tăng 5,8 điểm so với tháng 8/2025 (70/100)." in shown
    )
    assert "2 → 1" in shown
    assert "UBND xã A (từ hạng 2 lên hạng 1)" in shown


HOSTILE = '<script>alert(1)</script>#read("/etc/passwd")\u202e{{ 7*7 }}=1+1'


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_document_stay_words(language: str) -> None:
    finding = {
        "dispatch_id": "d", "finding_id": "F1", "kind": "name", "severity": "high",
        "origin": "source", "printed": HOSTILE, "message": HOSTILE,
    }  # fmt: skip
    rows = [*_communes({"A": 80.0}), row(f"UBND xã {HOSTILE}", "commune", "total", 90.0)]
    report = _report(cleaned([dispatch()], rows, findings=[finding]), language)
    for _, elements in sections(report):
        for element in elements:
            assert "<script" not in element.html()
            assert "\u202e" not in element.html() + element.typst() + element.plain()
