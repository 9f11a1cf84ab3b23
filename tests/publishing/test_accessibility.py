"""Reports as readers meet them: in a real browser, by keyboard, small, large, in print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from helpers.publishing import export_html
from helpers.publishing.sheets import sheet_files
from tests.end_to_end.browser import open_browser
from tests.narrative.test_bad_input import CASES
from tests.publishing.whole_reports import books

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
REPORTS = ("month", "month in English", "year")
PAGES = (*REPORTS, "sheet")
MOST_STEPS = 400
Opened = Callable[..., Page]
each_page = pytest.mark.parametrize("name", PAGES)

# what of a page stands out of the window, and what of a text is cut off by its own box
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(item => {
  if (item.closest('.scroll,.skip,.tip,.unseen')) return false;
  const box = item.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map(item => item.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll('body *')].filter(item => {
  if (item.closest('.scroll,.unseen,svg') || !item.textContent.trim()) return false;
  const style = getComputedStyle(item);
  return style.overflowX !== 'visible' && style.display !== 'inline'
    && !['auto', 'scroll'].includes(style.overflowX)
    && (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1);
}).map(item => item.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a monthly report, an English one, an annual one, and an agency's sheet."""
    folder = tmp_path_factory.mktemp("pages")
    made = books(CASES["two months"](), folder / "processed", "2025-09")
    for name in REPORTS:
        (folder / f"{name}.html").write_bytes(export_html(made[name]))
    (folder / "sheet.html").write_bytes(sheet_files(made["sheets"])["so-y-te.html"])
    return folder


@pytest.fixture
def opened(browser: Browser, pages: Path) -> Iterator[Opened]:
    """Open a report; fails at the end if the page complained or asked anybody."""
    shown: list[Page] = []
    troubles: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            troubles.append(request.url)

    def open_page(name: str, **options: object) -> Page:
        page = browser.new_page(**options)  # type: ignore[arg-type]
        shown.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("request", note_request)
        page.goto((pages / f"{name}.html").as_uri())
        return page

    yield open_page
    for page in shown:
        page.close()
    assert troubles == []


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")


def step_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on ``selector``, as a reader without a mouse does."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def focus_is_seen(page: Page) -> bool:
    """Tell whether what has the focus is outlined and inside the window."""
    return bool(
        page.evaluate(
            """() => {
              const item = document.activeElement, style = getComputedStyle(item);
              const box = item.getBoundingClientRect();
              return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
                && box.bottom > 0 && box.top < innerHeight;
            }"""
        )
    )


@pytest.mark.parametrize(
    ("name", "scheme"),
    # colours and elements are those of every report; each look and each kind is tried once
    [("month", "light"), ("month in English", "dark"), ("year", "dark"), ("sheet", "light"),
     ("sheet", "dark")],
)  # fmt: skip
def test_axe_finds_nothing(opened: Opened, name: str, scheme: str) -> None:
    page = opened(name, color_scheme=scheme)
    unfold(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@each_page
@pytest.mark.parametrize(
    ("width", "scale"), [(320, 1), (640, 2)], ids=["320 px", "zoom of 200 %"]
)  # fmt: skip
def test_nothing_stands_outside_a_small_window_and_no_text_is_cut(
    opened: Opened, name: str, width: int, scale: int
) -> None:
    page = opened(name, viewport={"width": width, "height": 512}, device_scale_factor=scale)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CUT) == []


@each_page
def test_text_of_twice_the_size_still_fits(opened: Opened, name: str) -> None:
    page = opened(name, viewport={"width": 1280, "height": 900})
    page.add_style_tag(content="html{font-size:200%}")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []


@each_page
def test_the_spacing_that_a_reader_asks_for_cuts_nothing(opened: Opened, name: str) -> None:
    page = opened(name, viewport={"width": 1280, "height": 900})
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;"
        "word-spacing:.16em!important}p{margin-bottom:2em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(CUT) == []


def test_the_keyboard_reaches_the_end_and_every_stop_is_seen(opened: Opened) -> None:
    page = opened("year", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href],button,input,summary,[tabindex="0"]')]
          .filter(item => item.checkVisibility()).length"""
    )
    reached = 0
    for _ in range(wanted):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        reached += 1
        assert focus_is_seen(page), page.evaluate("document.activeElement.outerHTML")
    assert reached == wanted


def test_the_first_stop_leads_past_the_contents(opened: Opened) -> None:
    page = opened("month", reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_contents_lead_to_their_section(opened: Opened) -> None:
    page = opened("month", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    step_to(page, ".contents a")
    target = page.locator(":focus").get_attribute("href") or ""
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
    top = page.locator(f"[id='{target[1:]}']").bounding_box()
    assert top is not None
    assert -1 <= top["y"] < 300


def test_a_table_is_sorted_with_the_keyboard_and_says_so(opened: Opened) -> None:
    page = opened("month", viewport={"width": 1280, "height": 900})
    step_to(page, "table[data-search] th.number button")
    heads = page.locator(":focus").evaluate_handle("button => button.closest('th')")
    told = """head => [...head.closest('table').tBodies[0].rows]
      .map(row => row.cells[head.cellIndex].textContent)"""
    page.keyboard.press("Enter")
    assert heads.evaluate("head => head.ariaSort") == "ascending"
    rising = [float(text.replace(",", ".")) for text in heads.evaluate(told)]
    assert rising == sorted(rising)
    page.keyboard.press("Space")
    assert heads.evaluate("head => head.ariaSort") == "descending"
    falling = [float(text.replace(",", ".")) for text in heads.evaluate(told)]
    assert falling == sorted(rising, reverse=True)


def test_a_unit_is_found_with_and_without_marks_and_the_count_is_told(opened: Opened) -> None:
    page = opened("month", viewport={"width": 1280, "height": 900})
    step_to(page, ".find input")
    page.keyboard.type("ubnd xa c")
    find = page.locator(":focus").locator("xpath=ancestor::figure")
    shown = find.locator("tbody tr:visible")
    assert shown.count() == 1
    assert "UBND xã C" in shown.inner_text()
    assert find.locator("output").inner_text() == "1/9 dòng"
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    assert find.locator("tbody tr:visible").count() == 9


def test_the_data_of_a_chart_unfolds_with_the_keyboard(opened: Opened) -> None:
    page = opened("month", viewport={"width": 1280, "height": 900})
    step_to(page, ".chart summary")
    table = page.locator(":focus").locator("xpath=..").locator("table")
    assert not table.is_visible()
    page.keyboard.press("Enter")
    assert table.is_visible()


def test_a_figure_leads_to_its_source_and_back(opened: Opened) -> None:
    page = opened("month", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    step_to(page, ".text [href^='#n-']")
    key = page.locator(":focus").get_attribute("href") or ""
    tip = page.locator("[role=tooltip]")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Enter")
    row = page.locator(f"[id='{key[1:]}']")
    assert row.evaluate("row => row.matches(':target')")
    assert "dòng" in row.inner_text()
    page.go_back()
    page.wait_for_function("key => document.activeElement.hash === key", arg=key)
    assert focus_is_seen(page)


@each_page
def test_everything_can_be_read_without_a_script(opened: Opened, name: str) -> None:
    page = opened(name, java_script_enabled=False, viewport={"width": 320, "height": 800})
    assert page.locator("button, .find").count() == 0
    unseen = page.locator("h1, h2, h3, main p, main li, main tr").evaluate_all(
        """all => all
          .filter(item => !item.checkVisibility() && !item.closest('details:not([open])'))
          .map(item => item.outerHTML)"""
    )
    assert unseen == []
    charts = page.locator("figure.chart")
    assert page.locator("figure.chart svg.picture:visible").count() >= charts.count()


@each_page
def test_print_leaves_out_what_cannot_be_pressed(opened: Opened, name: str) -> None:
    page = opened(name, viewport={"width": 1280, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    for part in (".find", ".skip", ".contents", ".sheet-nav", ".tip", ".chart details"):
        assert page.locator(f"{part}:visible").count() == 0, part
    arrows = "button => getComputedStyle(button, '::after').display"
    assert {item.evaluate(arrows) for item in page.locator("thead button").all()} <= {"none"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").is_visible()
