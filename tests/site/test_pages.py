"""The pages as text: newest first, honest series, safe, the same bytes."""

from __future__ import annotations

import json
import re

import pytest

from helpers.figures.scale import scale
from helpers.site import Publication, site_pages
from helpers.site.chart import spaced
from helpers.site.entries import authorities
from helpers.site.finding import search_data
from helpers.site.series import series_of
from tests.site.building import BREAKS, communes, own, report


def index(*publications: Publication) -> str:
    return site_pages(publications, BREAKS)["index.html"].decode()


def test_an_index_without_reports_says_what_to_do() -> None:
    assert "Chưa có báo cáo nào" in index()


def test_the_newest_report_of_each_authority_stands_first() -> None:
    page = index(report("2025-06"), report("2025-07"), report("2025", data_period="2025-07"))
    newest = page[page.index('id="moi-nhat"') : page.index('class="all"')]
    assert re.findall(r'href="([^"]+\.html)"', newest) == ["son-la/2025-07/report.html"]


def test_every_form_of_a_report_is_offered_by_its_name() -> None:
    page = index(report())
    for ending, name in ((".pdf", "PDF"), (".docx", "Word"), (".ipynb", "Sổ tay")):
        assert re.search(rf'href="son-la/2025-07/report{ending}"[^>]*>{name}<', page)


def test_an_older_report_and_borrowed_figures_say_so() -> None:
    page = index(report("2025", data_period="2025-07", older=True))
    assert "số liệu tháng 7/2025" in page
    assert "chưa lập lại được" in page


def test_a_doubtful_score_is_marked_everywhere() -> None:
    months = [report("2025-06"), report("2025-07", score=own(doubtful=True))]
    page = index(*months)
    assert page.count("điểm nghi vấn") >= 2
    assert "75,80?" in page


def test_many_periods_lead_to_the_page_of_the_authority() -> None:
    months = [report(f"2025-{month:02d}") for month in range(1, 10)]
    page = index(*months)
    assert "3 kỳ trước" in page
    assert "Tháng 3/2025</a>" not in page
    assert "Tháng 3/2025</a>" in site_pages(months)["son-la/index.html"].decode()


def test_a_line_joins_only_neighbouring_months_that_compare() -> None:
    values = {"2025-09": 1.0, "2025-11": 2.0, "2025-12": 3.0, "2026-01": 4.0, "2026-02": 5.0}
    months = [report(period, score=own(value)) for period, value in values.items()]
    series = series_of(months, BREAKS)
    assert [point.score.value for point in series.points] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert series.joined == {2, 4}
    assert [item.words for item in series.breaks] == ["Từ năm 2026, cách tính thay đổi."]


@pytest.mark.parametrize("other", [own(8.0, 80.0), own(7.0, doubtful=True)])
def test_another_scale_or_a_doubt_cuts_the_line(other: object) -> None:
    months = [report("2025-09"), report("2025-10", score=other)]  # type: ignore[arg-type]
    assert series_of(months, ()).joined == frozenset()


def test_a_year_that_rests_on_a_month_is_no_point_of_its_own() -> None:
    assert (
        len(series_of([report("2025-07"), report("2025", data_period="2025-07")], ()).points) == 1
    )


def test_breaks_are_drawn_and_explained() -> None:
    page = index(report("2025-05"), report("2026-02"))
    assert page.count('class="break"') == 2
    assert "cả nước còn 34 tỉnh" in page
    assert "cách tính thay đổi" in page


def test_a_scale_never_goes_beyond_what_can_be() -> None:
    assert scale([99.0, 100.0], 100.0)[-1] == 100.0
    assert scale([50.0, 50.0])[0] < 50.0 < scale([50.0, 50.0])[-1]


def test_labels_leave_each_other_room_and_the_last_one_always_stands() -> None:
    assert spaced([0.0, 10.0, 40.0, 45.0], 30.0) == {1, 3}


def test_the_data_for_finding_can_close_no_script() -> None:
    found = authorities([report(levels=(communes(["</script><!-- & \u2028"]),))])
    text = search_data(found)
    assert not re.search(r"[<>&\u2028]", text)
    assert json.loads(text)["units"][0][1] == "</script><!-- & \u2028"


def test_units_that_differ_by_tones_alone_stay_apart() -> None:
    found = authorities([report(levels=(communes(["UBND xã Mường Bú", "UBND xã Mường Bủ"]),))])
    names = [unit[1] for unit in json.loads(search_data(found))["units"]]
    assert sorted(names) == ["UBND xã Mường Bú", "UBND xã Mường Bủ"]


def test_the_same_reports_in_any_order_give_the_same_bytes() -> None:
    reports = [
        report("2025-06"),
        report("2025-07"),
        report("2025-07", "dien-bien", "tỉnh Điện Biên"),
    ]
    assert site_pages(reports, BREAKS) == site_pages(reversed(reports), reversed(BREAKS))


def test_no_page_names_any_host() -> None:
    for page in site_pages([report()], BREAKS).values():
        text = re.sub(r"base64,[^)]*", "", page.decode())
        assert not re.search(r"https?:|src=|//[a-z]", text)


def test_the_country_for_a_year_fits_in_two_megabytes() -> None:
    from benchmarks.site.made_up import library  # noqa: PLC0415

    pages = site_pages(library())
    assert len(pages["index.html"]) < 2_000_000
    assert all(len(page) < 1_000_000 for name, page in pages.items() if name != "index.html")
