"""What a page asks the network for when it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from playwright.sync_api import Request

from tests.end_to_end.browser import open_browser

_INSIDE = ("file:", "data:", "blob:", "about:")


def external_requests(pages: Iterable[Path]) -> dict[Path, list[str]]:
    """Return the addresses outside that each page asks for; no request is answered."""
    asked: dict[Path, list[str]] = {}
    with open_browser() as browser:
        for path in pages:
            page, found = browser.new_page(), asked.setdefault(path, [])
            page.route(lambda address: not address.startswith(_INSIDE), lambda route: route.abort())
            page.on("request", partial(_note, found))
            page.goto(path.as_uri(), wait_until="load")
            page.close()
    return asked


def _note(found: list[str], request: Request) -> None:
    if not request.url.startswith(_INSIDE):
        found.append(request.url)
