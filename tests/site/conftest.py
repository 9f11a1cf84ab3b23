from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.end_to_end.browser import open_browser
from tests.site.building import communes, departments, own, report, write_site

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two authorities and a series that a break cuts; one unit has a sheet."""
    folder = tmp_path_factory.mktemp("a site") / "reports"
    scores = {"2025-10": 71.0, "2025-11": 72.5, "2025-12": 74.0, "2026-01": 60.0, "2026-02": 61.0}
    months = [report(period, score=own(value)) for period, value in scores.items()]
    other = report(
        "2025-12",
        "dien-bien",
        "tỉnh Điện Biên",
        sheets=frozenset({"ubnd-xa-muong-bu"}),
        levels=(departments(), communes()),
    )
    write_site(folder, [*months, report("2025", score=own(73.1)), other])
    return folder


@pytest.fixture
def opened(browser: Browser, site: Path) -> Iterator[Opened]:
    """Open a page of the site; fails at the end if the page complained or asked anybody."""
    pages: list[Page] = []
    troubles: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            troubles.append(request.url)

    def open_page(address: str = "index.html", **options: object) -> Page:
        page = browser.new_page(**options)  # type: ignore[arg-type]
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("request", note_request)
        page.goto((site / address).as_uri())
        return page

    yield open_page
    for page in pages:
        page.close()
    assert troubles == []
