"""The first page says what is there, and why something is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.analysis import analyse_period, catalogue
from helpers.analysis.highlights import highlights
from helpers.narrative import Report, annual_report, monthly_report
from helpers.narrative.brief import some
from helpers.narrative.report import cited_in
from helpers.narrative.writer import Writer
from helpers.publishing import FirstPage
from helpers.publishing.values import plain
from helpers.tables import Cleaned
from tests.analysis.building import Row, cleaned, dispatch, row

LANGUAGES = ("vi", "en")
GROUPS = {"transparency": 18.0, "progress": 20.0, "digitisation": 22.0}


def _report(library: Cleaned, language: str = "vi", period: str = "2025-07") -> Report:
    known = catalogue(library)
    analysis = analyse_period(library, known, known.territory("son-la"), period)
    return Report(analysis, language, library)


def _page(report: Report) -> FirstPage:
    (page,) = report.first_page()
    assert isinstance(page, FirstPage)
    return page


def _told(page: FirstPage) -> dict[str, tuple[str, str]]:
    """Return the large figures: value and small print by label."""
    return {item.label: (plain(item.value) + item.unit, plain(item.note)) for item in page.figures}


def _total(value: float | None, period: str = "2025-07", **more: object) -> Row:
    return row("tỉnh Sơn La", "province", "total", value, period=period, **more)


def _groups(**status: str) -> list[Row]:
    return [
        row("tỉnh Sơn La", "province", name, 0.7 * most, max=most,
            status=status.get(name, "printed"))
        for name, most in GROUPS.items()
    ]  # fmt: skip


def test_the_real_province_shows_score_class_rank_groups_and_three_of_each(processed: Path) -> None:
    page = _page(annual_report("dien-bien", "2025", "vi", processed))
    told = _told(page)
    assert told["Tổng điểm"][0] == "91,41/100"
    assert told["Xếp loại"] == ("Xuất sắc", "theo văn bản")
    assert told["Hạng toàn quốc"] == ("24/34", "tỉnh, thành phố")
    assert told["So với kỳ trước"] == ("–", "chưa có số liệu năm 2024")
    assert page.picture is not None
    assert "Mức độ hài lòng 17,94/18" in page.picture.alt
    assert [len(item.items) for item in page.lists] == [3, 3]
    assert page.actions is not None
    assert len(page.actions.rows) == 3


def test_overdue_units_come_first_among_those_who_must_act_with_the_deadline(
    processed: Path,
) -> None:
    page = _page(monthly_report("son-la", "2023-05", "vi", processed))
    assert page.actions is not None
    who, what, when = (plain(cell) for cell in page.actions.rows[0])
    assert who.startswith("UBND huyện Sông Mã")
    assert "379 hồ sơ quá hạn" in what
    assert when == "Trước ngày 13/06/2023"


def test_overdue_dossiers_are_told_once_for_all_levels(processed: Path) -> None:
    page = _page(monthly_report("son-la", "2025-07", "vi", processed))
    told = [plain(item) for item in page.lists[1].items]
    assert told[0] == "Có 102 hồ sơ quá hạn tại 20 cơ quan, đơn vị."
    assert sum("quá hạn" in text for text in told) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("authority", "period"), [("son-la", "2022-12"), ("dien-bien-phu", "2023-12")]
)
def test_without_a_score_of_the_territory_other_figures_stand_there(
    processed: Path, authority: str, period: str, language: str
) -> None:
    page = _page(monthly_report(authority, period, language, processed))
    assert 1 <= len(page.figures) <= 4
    assert all(plain(item.value) for item in page.figures)
    assert "Tổng điểm" not in _told(page)


def test_a_change_is_told_with_its_sign_and_what_it_is_against() -> None:
    rows = [
        _total(70.0, "2025-08", dispatch_id="e"),
        _total(75.8, "2025-09", dispatch_id="f"),
    ]
    library = cleaned([dispatch("e", "2025-08"), dispatch("f", "2025-09")], rows)
    told = _told(_page(_report(library, period="2025-09")))
    assert told["So với kỳ trước"] == ("+5,8", "tháng 8/2025: 70/100")
    assert told["Hạng toàn quốc"] == ("–", "văn bản không nêu")


def test_periods_on_two_sides_of_a_break_are_not_compared() -> None:
    rows = [
        _total(90.0, "2025-12", dispatch_id="e"),
        _total(60.0, "2026-01", dispatch_id="f"),
    ]
    library = cleaned([dispatch("e", "2025-12"), dispatch("f", "2026-01")], rows)
    told = _told(_page(_report(library, period="2026-01")))
    assert told["So với kỳ trước"] == ("–", "không so sánh được với tháng 12/2025")


def test_a_doubtful_score_is_marked_and_has_no_class() -> None:
    library = cleaned([dispatch()], [_total(91.0, status="doubtful")])
    page = _page(_report(library))
    told = _told(page)
    assert told["Tổng điểm"] == ("91/100", "còn nghi vấn")
    assert told["Xếp loại"] == ("–", "điểm còn nghi vấn")
    assert ">?</sup>" in page.html()
    assert page.notice is not None


def test_a_score_that_is_missing_is_a_dash_and_never_a_zero() -> None:
    told = _told(_page(_report(cleaned([dispatch()], [_total(None)]))))
    assert told["Tổng điểm"] == ("–", "văn bản không nêu")
    assert "0" not in "".join(value for value, _ in told.values())


def test_a_doubtful_group_is_hatched_in_the_picture_and_decides_no_caption() -> None:
    rows = [_total(42.0), *_groups(digitisation="doubtful")]
    page = _page(_report(cleaned([dispatch()], rows)))
    assert page.picture is not None
    assert "url(#" in page.picture.html()
    assert plain(page.picture.caption) == "Tiến độ giải quyết mất nhiều điểm nhất"


def test_groups_that_are_all_doubtful_have_a_picture_without_a_finding() -> None:
    rows = [_total(42.0, status="doubtful"), *_groups(**dict.fromkeys(GROUPS, "doubtful"))]
    page = _page(_report(cleaned([dispatch()], rows)))
    assert page.picture is not None
    assert plain(page.picture.caption) == "Điểm từng nhóm chỉ số"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_without_figures_has_a_first_page_that_says_so(language: str) -> None:
    page = _page(_report(cleaned([dispatch()]), language))
    assert page.figures == ()
    assert page.picture is None
    assert page.actions is None
    assert all(len(item.items) == 1 for item in page.lists)
    assert page.html()
    assert page.typst()


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_with_doubtful_scores_alone_are_not_ranked(language: str) -> None:
    rows = [row(f"UBND xã {name}", "commune", "total", 90.0, status="doubtful") for name in "ABC"]
    page = _page(_report(cleaned([dispatch()], rows), language))
    assert [plain(item.value) for item in page.figures] == ["–"]


def test_a_single_unit_is_no_first_and_no_last() -> None:
    page = _page(_report(cleaned([dispatch()], [row("UBND xã A", "commune", "total", 91.0)])))
    assert list(_told(page)) == ["UBND cấp xã"]


def test_statements_are_short_even_with_long_names() -> None:
    rows = [
        row(f"UBND xã {'rất dài ' * 14}{number}", "commune", "total", 40.0 + number)
        for number in range(30)
    ]
    page = _page(_report(cleaned([dispatch()], rows)))
    for item in page.lists:
        assert all(len(plain(sentence)) < 420 for sentence in item.items)


def test_every_figure_of_the_first_page_is_in_the_list_of_sources(processed: Path) -> None:
    report = annual_report("dien-bien", "2025", "vi", processed)
    listed = {figure.key for element in report.sources() for figure in cited_in(element)}
    figures = list(cited_in(report.first_page()))
    assert len(figures) > 5
    assert {figure.key for figure in figures} <= listed


def test_the_first_of_each_rule_comes_before_the_second_of_any(processed: Path) -> None:
    found = highlights(annual_report("dien-bien", "2025", "vi", processed).analysis)
    assert len({item.rule for item in found.strengths}) == 3
    assert len({item.rule for item in found.shortcomings}) == 3
    assert found.strengths[0].rule == "group_near_maximum"
    assert found.strengths[0].indicator == "satisfaction"


def test_names_beyond_three_are_counted_and_no_name_is_torn() -> None:
    writer = Writer("vi")
    names = ["Sở Nông nghiệp và Môi trường", "Sở Văn hóa, Thể thao và Du lịch", "C", "D", "E"]
    assert some(writer, names) == f"{names[0]}; {names[1]} cùng 03 đơn vị khác"
    assert some(writer, ["A", "B", "C"]) == "A, B và C"
