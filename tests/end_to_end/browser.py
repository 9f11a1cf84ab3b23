"""A real browser for the tests: Chromium as installed, never downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str:
    """Return the browser to use: ``CHISO_BROWSER``, or the first one found on the path."""
    named = os.environ.get("CHISO_BROWSER")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, (
        "No browser to open the reports in. Install Chromium (on Debian and Ubuntu: "
        "apt install chromium), or set CHISO_BROWSER to the program of a Chromium or Chrome."
    )
    return found


_driving: list[Playwright] = []


@contextmanager
def _driver() -> Iterator[Playwright]:
    """Give Playwright, of which a process runs one at a time: within another's that one."""
    if _driving:
        yield _driving[-1]
        return
    with sync_playwright() as playwright:
        _driving.append(playwright)
        try:
            yield playwright
        finally:
            _driving.pop()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a headless browser that calls nobody by itself."""
    with _driver() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
