"""``jupyter nbconvert`` whose ``webpdf`` starts the browser that is installed.

``python -m benchmarks.publishing.nbconvert_program`` takes the words of ``jupyter nbconvert``. The
exporter ``webpdf`` starts the browser that Playwright has downloaded and offers no setting for
another; here Playwright is told the path of the installed one. Nothing else is changed.
"""

from __future__ import annotations

from functools import partialmethod

from nbconvert.nbconvertapp import main
from playwright.async_api import BrowserType

from tests.end_to_end.browser import browser_path

if __name__ == "__main__":
    launch = partialmethod(BrowserType.launch, executable_path=browser_path())
    BrowserType.launch = launch  # type: ignore[assignment,method-assign]
    main()
