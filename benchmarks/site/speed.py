"""How large the index gets, and how soon it opens and finds.

Run ``python -m benchmarks.site.speed``.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.site.made_up import library
from helpers.site import site_pages
from tests.end_to_end.browser import open_browser

SIZES = {"34 × (12 + 1)": (34, 12, 1), "1,000 reports": (40, 24, 1)}
_ROUNDS = 7
_TIMES = """() => {
  const found = performance.getEntriesByType("navigation")[0];
  return found.domContentLoadedEventEnd - found.startTime;
}"""
_FIND = """text => {
  const field = document.getElementById("ten"), start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input"));
  return performance.now() - start;
}"""


def measure(authorities: int, months: int, years: int) -> str:
    """Return one row of the table of results."""
    publications = list(library(authorities, months, years))
    start = time.process_time()
    pages = site_pages(publications)
    made = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        path = Path(folder, "index.html")
        path.write_bytes(pages["index.html"])
        opened, first, then = [], [], []
        for _ in range(_ROUNDS):
            page = browser.new_page()
            page.goto(path.as_uri())
            opened.append(page.evaluate(_TIMES))
            first.append(page.evaluate(_FIND, "muong to hieu"))
            then.append(page.evaluate(_FIND, "to hieu 7/2024"))
            page.close()
    largest = max(len(page) for name, page in pages.items() if name != "index.html")
    milliseconds = (f"{statistics.median(times):.0f} ms" for times in (opened, first, then))
    cells = (
        f"{len(publications):,}",
        f"{made:.1f} s",
        f"{len(pages['index.html']) / 1e6:.2f} MB",
        f"{largest / 1e3:.0f} kB",
        *milliseconds,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    heads = ("reports", "made in (CPU)", "index", "an authority's page", "DOMContentLoaded",
             "first find", "next find")  # fmt: skip
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for size in SIZES.values():
        print(measure(*size))
