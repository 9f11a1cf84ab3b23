"""``jupyter nbconvert`` whose ``webpdf`` starts the browser that is installed.

``python -m benchmarks.publishing.nbconvert_program`` takes the words of ``jupyter nbconvert``. The
exporter ``webpdf`` starts the browser that Playwright has downloaded and offers no setting for
another; here Playwright is told the path of the installed one. Nothing else is changed, and for the
other formats nothing at all: they do not pay for Playwright.
"""

from __future__ import annotations

import sys
from functools import partialmethod

from nbconvert.nbconvertapp import main


def use_installed_browser() -> None:
    """Let Playwright start the browser that the tests use."""
    from playwright.async_api import BrowserType  # noqa: PLC0415 - slow to load

    from tests.end_to_end.browser import browser_path  # noqa: PLC0415 - as above

    launch = partialmethod(BrowserType.launch, executable_path=browser_path())
    BrowserType.launch = launch  # type: ignore[assignment,method-assign]


if __name__ == "__main__":
    if "webpdf" in sys.argv:
        use_installed_browser()
    main()
