"""The reports against what the real dispatches say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.narrative import YearReport, annual_report, monthly_report
from helpers.publishing import KeyPoints
from helpers.publishing.values import plain
from tests.narrative.reading import everything, sections, text_of

MONTHLY = [
    ("son-la", "2022-12"),
    ("son-la", "2023-05"),
    ("son-la", "2025-07"),
    ("dien-bien-phu", "2023-12"),
]
ANNUAL = [("dien-bien", "2025"), ("son-la", "2023"), ("son-la", "2025")]


def test_dien_bien_2025_comes_to_the_statements_of_its_dispatch(processed: Path) -> None:
    report = annual_report("dien-bien", "2025", "vi", processed)
    assert (
        "Năm 2025, tỉnh Điện Biên đạt 91,41/100 điểm, xếp loại Xuất sắc và đứng thứ 24/34"
        in text_of(report.territory())
    )
    departments, communes = text_of(report.departments()), text_of(report.communes())
    assert (
        "05/13 cơ quan xếp loại Xuất sắc: Sở Ngoại vụ, Sở Xây dựng, Sở Nội vụ, Sở Công Thương "
        "và Thanh tra tỉnh." in departments
    )
    assert (
        "07/13 cơ quan xếp loại Tốt: Sở Nông nghiệp và Môi trường; Sở Giáo dục và Đào tạo; "
        "Sở Y tế; Sở Tài chính; Sở Văn hóa, Thể thao và Du lịch; Sở Tư pháp; "
        "Sở Dân tộc và Tôn giáo." in departments
    )
    assert "01/13 cơ quan xếp loại Khá: Sở Khoa học và Công nghệ." in departments
    assert "45/45 đơn vị" in communes
    assert "34/45 đơn vị xếp loại Xuất sắc" in communes
    assert "11/45 đơn vị xếp loại Tốt" in communes


def test_dien_bien_phu_comes_to_the_statements_of_its_dispatch(processed: Path) -> None:
    report = monthly_report("dien-bien-phu", "2023-12", "vi", processed)
    communes = text_of(report.communes())
    assert "12/12 đơn vị" in communes
    assert "01/12 đơn vị xếp loại Xuất sắc: UBND xã Pá Khoang." in communes
    assert (
        "06/12 đơn vị xếp loại Tốt: UBND phường Him Lam, UBND xã Thanh Minh, UBND phường Nam "
        "Thanh, UBND phường Mường Thanh, UBND phường Thanh Trường và UBND xã Nà Nhạn." in communes
    )
    assert (
        "04/12 đơn vị xếp loại Khá: UBND phường Tân Thanh, UBND phường Noong Bua, UBND phường "
        "Thanh Bình và UBND xã Mường Phăng." in communes
    )
    assert "01/12 đơn vị xếp loại Trung bình: UBND xã Nà Tấu." in communes
    assert "UBND xã Pá Khoang đạt điểm tối đa ở 7/8 chỉ số và xếp loại Xuất sắc." in text_of(
        report.strengths()
    )


def test_dien_bien_phu_names_the_units_under_each_shortcoming(processed: Path) -> None:
    found = text_of(monthly_report("dien-bien-phu", "2023-12", "vi", processed).shortcomings())
    assert "UBND phường Noong Bua (27,7/30) và UBND phường Thanh Bình (26,7/30)" in found
    assert (
        "04 đơn vị có kết quả bằng 0: UBND xã Thanh Minh, UBND phường Tân Thanh, UBND phường "
        "Noong Bua và UBND xã Nà Tấu." in found
    )
    assert "01 đơn vị có kết quả bằng 0: UBND phường Noong Bua." in found
    assert "08 đơn vị khác đạt dưới 50% điểm tối đa" in found
    assert "01 đơn vị đạt dưới 50% điểm tối đa: UBND xã Nà Tấu (3,9/10)." in found


def test_son_la_7_2025_keeps_departments_and_communes_apart(processed: Path) -> None:
    report = monthly_report("son-la", "2025-07", "vi", processed)
    communes = text_of(report.communes())
    assert "đạt 75,8/100 điểm, đứng thứ 15/34" in text_of(report.territory())
    assert "trên thang 20 điểm nên không xếp chung với cấp khác" in communes
    assert "10 đơn vị đồng hạng nhất (20/20 điểm)" in communes
    assert "xếp loại" not in communes.split("Xếp hạng theo")[1]
    assert "76,16" in text_of(report.territory())


def test_son_la_7_2025_adds_its_overdue_dossiers_up(processed: Path) -> None:
    found = text_of(monthly_report("son-la", "2025-07", "vi", processed).overdue())
    assert "có 102 hồ sơ quá hạn tại 20 cơ quan, đơn vị" in found
    assert "39 hồ sơ tại 04 sở, ban, ngành; 63 hồ sơ tại 16 UBND cấp xã" in found
    assert "mục II.2 Nghị quyết số 131/NQ-CP" in found


def test_son_la_7_2025_says_why_it_is_not_compared_with_2023(processed: Path) -> None:
    found = text_of(monthly_report("son-la", "2025-07", "vi", processed).change())
    assert "Chưa có số liệu của tháng 6/2025" in found
    assert "52,4%" in found
    assert "44,1%" in found
    assert "34 tỉnh, thành phố (trước đó là 63)" in found


def test_son_la_5_2023_counts_duplicate_codes_once(processed: Path) -> None:
    found = text_of(monthly_report("son-la", "2023-05", "vi", processed).overdue())
    assert "379 dòng, gồm 375 mã hồ sơ khác nhau; 04 mã được liệt kê hai lần" in found
    assert "Chưa có số liệu (không tính là 0): Sở Kế hoạch và Đầu tư" in found


def test_son_la_12_2022_compares_the_blocks_of_its_own_table(processed: Path) -> None:
    found = text_of(monthly_report("son-la", "2022-12", "vi", processed).blocks())
    assert "tăng 0,74 điểm phần trăm so với tháng 11/2022 (38,08%)" in found
    assert "tăng 2,07 điểm phần trăm so với tháng 11/2022 (3,23%)" in found


def test_son_la_12_2022_names_both_of_two_contradictory_shares(processed: Path) -> None:
    found = text_of(monthly_report("son-la", "2022-12", "vi", processed).territory())
    assert "8,24%" in found
    assert "10,19%" in found
    assert "02 giá trị khác nhau" in found


def test_a_brief_on_online_services_invents_no_scores_and_no_classes(processed: Path) -> None:
    report = monthly_report("son-la", "2022-12", "vi", processed)
    assert report.overdue() == ()
    assert report.communes() == ()
    shown = "".join(text_of(found) for name, found in sections(report) if name != "quality")
    assert "xếp loại" not in shown.casefold()
    assert "điểm tối đa" not in shown


@pytest.mark.parametrize("year", ["2023", "2025"])
def test_a_year_of_monthly_dispatches_states_its_months_and_averages_nothing(
    processed: Path, year: str
) -> None:
    report = annual_report("son-la", year, "vi", processed)
    assert isinstance(report, YearReport)
    found = text_of(report.territory())
    assert "01/12 tháng" in found
    assert "Không có số liệu của 11 tháng" in found
    assert "không tính bình quân năm" in found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("authority", "period"), [*MONTHLY, *ANNUAL])
def test_every_section_speaks_html_typst_and_text(
    processed: Path, authority: str, period: str, language: str
) -> None:
    make = monthly_report if "-" in period else annual_report
    report = make(authority, period, language, processed)
    for name, elements in sections(report):
        for element in elements:
            bundle, _ = element._repr_mimebundle_()
            assert set(bundle) == {"text/html", "text/vnd.typst", "text/plain"}, name
            assert "{" not in bundle["text/plain"], name


@pytest.mark.parametrize(("authority", "period"), [*MONTHLY, *ANNUAL])
def test_what_else_to_know_is_five_sentences_at_most_and_repeats_none_of_the_first_page(
    processed: Path, authority: str, period: str
) -> None:
    make = monthly_report if "-" in period else annual_report
    report = make(authority, period, "vi", processed)
    box = report.main_points()[0]
    assert isinstance(box, KeyPoints)
    assert 1 <= len(box.items) <= 5
    first = text_of(report.first_page())
    assert not [item for item in box.items if plain(item).rstrip(".") in first]


@pytest.mark.parametrize(("authority", "period"), [*MONTHLY, *ANNUAL])
def test_the_same_tables_give_the_same_words(processed: Path, authority: str, period: str) -> None:
    make = monthly_report if "-" in period else annual_report
    texts = {everything(make(authority, period, "vi", processed)) for _ in range(2)}
    assert len(texts) == 1


def test_an_english_report_names_territories_classes_and_documents_in_english(
    processed: Path,
) -> None:
    report = monthly_report("son-la", "2025-07", "en", processed)
    shown = text_of((*report.head(), *report.first_page(), *report.main_points()))
    assert "Sơn La province" in shown
    assert "Made from official letter No. 1735/VPUB-TTPVHCC" in shown
    for word in ("Xuất sắc", "Khá", "Yếu", "tỉnh Sơn La,", "công văn"):
        assert word not in shown.replace("Văn phòng UBND tỉnh Sơn La", "")
