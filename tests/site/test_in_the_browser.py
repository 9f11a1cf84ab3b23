"""The site as its readers meet it: in a real browser, from a folder, without any server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, Request

from tests.site.building import communes, report, write_site
from tests.site.conftest import Opened

PAGES = ("index.html", "son-la/index.html")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
each_page = pytest.mark.parametrize("address", PAGES)


def names_found(page: Page) -> list[str]:
    return page.locator(".found h4").all_inner_texts()


def reports_found(page: Page) -> list[str]:
    return page.locator(
        ".found table[aria-label='Báo cáo tìm thấy'] tbody tr td.period"
    ).all_inner_texts()


@pytest.mark.parametrize(
    "query", ["tô hiệu", "to hieu", "TO HIEU", "phuong to h", "Tô Hiệu Sơn La"]
)
def test_a_unit_is_found_with_and_without_tones(opened: Opened, query: str) -> None:
    page = opened()
    page.fill("#ten", query)
    assert "UBND phường Tô Hiệu" in names_found(page)
    assert "UBND xã Mường Bú" not in names_found(page)


def test_a_found_unit_shows_score_rank_and_class_and_leads_to_its_row(opened: Opened) -> None:
    page = opened()
    page.fill("#ten", "to hieu son la 2/2026")
    row = page.locator(".found li tbody tr")
    assert row.count() == 1
    assert row.inner_text().split() == ["Tháng", "2/2026", "18,50/20", "Tốt", "1/3"]
    link = row.locator("a").get_attribute("href")
    assert link == "son-la/2026-02/report.html#u-ubnd-phuong-to-hieu"


def test_a_unit_with_a_sheet_of_its_own_leads_to_it(opened: Opened) -> None:
    page = opened()
    page.fill("#ten", "muong bu")
    sheets = page.locator(".found a.sheet").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert sheets == ["dien-bien/2025-12/units/ubnd-xa-muong-bu.html"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dien bien", ["Tháng 12/2025"]),
        ("sơn la tháng 2/2026", ["Tháng 2/2026"]),
        ("son la 2026-02", ["Tháng 2/2026"]),
        (
            "báo cáo năm 2025 sơn la",
            ["Tháng 12/2025", "Tháng 11/2025", "Tháng 10/2025", "Năm 2025"],
        ),
        ("2026", ["Tháng 2/2026", "Tháng 1/2026"]),
        ("hà nội", []),
    ],
)
def test_a_report_is_found_by_authority_and_period(
    opened: Opened, query: str, found: list[str]
) -> None:
    page = opened()
    page.fill("#ten", query)
    assert reports_found(page) == found
    assert page.locator("[role=status]").inner_text()


def test_lists_of_authorities_and_periods_narrow_what_is_shown(opened: Opened) -> None:
    page = opened()
    page.select_option("#ky", "2025-12")
    assert reports_found(page) == ["Tháng 12/2025", "Tháng 12/2025"]
    page.select_option("#co-quan", label="Tỉnh Điện Biên")
    assert reports_found(page) == ["Tháng 12/2025"]
    page.select_option("#ky", "")
    page.select_option("#co-quan", "")
    assert page.locator("#bao-cao").is_visible()


def test_everything_can_be_done_with_the_keyboard(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Đến danh mục báo cáo"
    page.keyboard.press("Tab")
    page.keyboard.type("chieng la dien bien")
    for _ in range(3):
        page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("aria-label") == "Tháng 12/2025, UBND xã Chiềng La"
    assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/dien-bien/2025-12/report.html#u-ubnd-xa-chieng-la")


@each_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "ubnd"])
def test_axe_finds_nothing(opened: Opened, address: str, scheme: str, query: str) -> None:
    page = opened(address, color_scheme=scheme)
    page.fill("#ten", query)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@each_page
@pytest.mark.parametrize("query", ["", "ubnd"])
@pytest.mark.parametrize(
    ("width", "scale"), [(320, 1), (640, 2)], ids=["telephone", "zoom of 200 %"]
)
def test_no_page_scrolls_sideways(
    opened: Opened, address: str, query: str, width: int, scale: int
) -> None:
    page = opened(address, viewport={"width": width, "height": 640}, device_scale_factor=scale)
    page.fill("#ten", query)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_of_twice_the_size_still_fits(opened: Opened) -> None:
    page = opened(viewport={"width": 1280, "height": 900})
    page.add_style_tag(content="html{font-size:200%}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_without_a_script_every_report_and_unit_can_be_read_and_reached(
    opened: Opened, site: Path
) -> None:
    page = opened(java_script_enabled=False)
    assert not page.locator(".find").is_visible()
    page.locator("a[href='son-la/index.html']").click()
    assert page.locator("tbody th a", has_text="Tháng 10/2025").first.is_visible()
    row = page.locator("section.units tr", has_text="UBND phường Tô Hiệu").first
    assert row.is_visible()
    assert "18,50" in row.inner_text()
    row.locator("a").click()
    assert page.url.endswith("son-la/2026-02/report.html#u-ubnd-phuong-to-hieu")
    leads = re.findall(
        r'href="([^"#:]+)["#]', (site / "son-la/index.html").read_text(encoding="utf-8")
    )
    assert all((site / "son-la" / lead).exists() for lead in leads)


def test_units_of_several_levels_unfold_without_a_script(opened: Opened) -> None:
    page = opened("dien-bien/index.html", java_script_enabled=False)
    row = page.locator("section.units tr", has_text="UBND xã Mường Bú").first
    assert not row.is_visible()
    page.locator("summary", has_text="UBND cấp xã: 3 đơn vị").focus()
    page.keyboard.press("Enter")
    assert row.is_visible()


def test_names_and_titles_of_dispatches_do_nothing_on_the_pages(
    browser: Browser, tmp_path: Path
) -> None:
    evil = "</script><script>document.title='evil'</script><img src=x onerror=alert(1)>"
    hostile = report(territory=f"tỉnh {evil}", title=evil, levels=(communes([f"UBND xã {evil}"]),))
    index = write_site(tmp_path, [hostile])
    for path in (index, tmp_path / "son-la/index.html"):
        page = browser.new_page()
        asked: list[str] = []

        def note_request(request: Request, asked: list[str] = asked) -> None:
            asked.append(request.url)

        def note_dialog(dialog: Dialog, asked: list[str] = asked) -> None:
            asked.append(dialog.message)

        page.on("request", note_request)
        page.on("dialog", note_dialog)
        page.goto(path.as_uri())
        page.fill("#ten", "img")
        assert evil in page.locator(".found h4").inner_text()
        assert page.title() != "evil"
        assert page.locator("img").count() == 0
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        page.close()
