"""Measure publishing: the forms, the sheets, and nbconvert beside them on the same notebooks.

``python -m benchmarks.publishing [--rounds 5] [--cold 3] [--copies 20]``

Brings the project's own reports up to date first (``chiso build``), then measures them:

- every form of every report in a process that has made one before;
- the sheets of the units, both forms together;
- ``jupyter nbconvert`` to this project's HTML and PDF, and to its own ``html`` and ``webpdf``, each
  command in a process of its own, ``chiso export`` to PDF beside them; the sizes; the requests
  that leave an opened page;
- the PDF of many notebooks by one ``chiso export``, on all cores, its start included.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.publishing.commands import EXPORT, commands, converted, exported
from benchmarks.publishing.cost import Cost, measured, medians
from benchmarks.publishing.requests import external_requests
from benchmarks.publishing.warm import FormsOfReport, forms_of, sheets_of
from helpers.batch.project import find_project
from helpers.publishing.forms import FORMS


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print tables in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publishing")
    parser.add_argument("--rounds", type=int, default=5, help="of what is measured warm")
    parser.add_argument("--cold", type=int, default=3, help="rounds of the commands")
    parser.add_argument("--copies", type=int, default=20, help="notebooks in the batch")
    options = parser.parse_args(arguments)
    subprocess.run([sys.executable, "-m", "helpers.cli", "build"], check=True, capture_output=True)
    reports = find_project().reports
    notebooks = sorted(reports.glob("*/*/report.ipynb"))
    measure_forms(notebooks, options.rounds)
    measure_sheets(sorted(reports.glob("*/*/units/sheets.ipynb")), options.rounds)
    with tempfile.TemporaryDirectory(prefix="chiso-publishing-") as folder:
        measure_files(notebooks, Path(folder))
        measure_commands(notebooks, Path(folder), options.cold, options.copies)


def measure_forms(notebooks: Iterable[Path], rounds: int) -> None:
    """Print CPU seconds and kB of every form, warm."""
    _head("report", "pages", "HTML + PDF", *FORMS)
    for path in notebooks:
        found = forms_of(path, rounds)
        both = found.costs[".html"].cpu + found.costs[".pdf"].cpu
        forms = (_cell(found, ending) for ending in FORMS)
        _row(_name(path), str(found.pages), f"{both:.2f} s", *forms)


def _cell(found: FormsOfReport, ending: str) -> str:
    if ending not in found.costs:
        return "–"
    return f"{found.costs[ending].cpu:.3f} s, {found.sizes[ending] / 1000:.0f} kB"


def measure_sheets(notebooks: Iterable[Path], rounds: int) -> None:
    """Print what the sheets of units cost, in both forms together."""
    _head("sheets of", "number", "CPU", "CPU a sheet", "HTML a sheet", "PDF a sheet")
    for path in notebooks:
        found = sheets_of(path, rounds)
        sizes = (f"{size / found.number / 1000:.0f} kB" for size in found.sizes.values())
        each = f"{found.cost.cpu / found.number * 1000:.0f} ms"
        _row(_name(path.parent), str(found.number), f"{found.cost.cpu:.2f} s", each, *sizes)


def measure_files(notebooks: Sequence[Path], folder: Path) -> None:
    """Print sizes of both HTML files of each notebook, and the requests that leave them."""
    _head("report", "HTML", "nbconvert's", "ratio", "requests", "nbconvert's requests")
    for path in notebooks:
        files = [converted(name, path, folder) for name in ("chiso-html", "html")]
        asked = external_requests(files)
        own, other = (file.stat().st_size / 1000 for file in files)
        requests = (str(len(asked[file])) for file in files)
        _row(_name(path), f"{own:.0f} kB", f"{other:.0f} kB", f"{own / other:.0%}", *requests)


def measure_commands(notebooks: Sequence[Path], folder: Path, rounds: int, copies: int) -> None:
    """Print what one cold command costs, and a PDF in a batch."""
    _head("on all reports", "CPU", "clock")
    found: dict[str, list[Cost]] = {}
    for path in notebooks:
        for name, cost in medians(commands(path, folder), rounds).items():
            found.setdefault(name, []).append(cost)
    means = {name: _mean(costs) for name, costs in found.items()}
    many = [
        Path(shutil.copy(notebooks[at % len(notebooks)], folder / f"{at}.ipynb"))
        for at in range(copies)
    ]
    whole = measured(lambda: exported(many, folder))
    means[f"batch of {copies}, a PDF"] = in_batch = Cost(whole.wall / copies, whole.cpu / copies)
    for name, cost in means.items():
        _row(name, f"{cost.cpu:.2f} s", f"{cost.wall:.2f} s")
    _head("nbconvert's webpdf against", "CPU", "clock")
    for name, cost in (
        *((name, means[name]) for name in ("chiso-pdf", EXPORT)),
        ("batch", in_batch),
    ):
        other = means["webpdf"]
        _row(name, f"{other.cpu / cost.cpu:.1f} ×", f"{other.wall / cost.wall:.1f} ×")


def _mean(costs: Sequence[Cost]) -> Cost:
    return Cost(
        sum(cost.wall for cost in costs) / len(costs), sum(cost.cpu for cost in costs) / len(costs)
    )


def _name(notebook: Path) -> str:
    return f"{notebook.parent.parent.name}/{notebook.parent.name}"


def _head(*cells: str) -> None:
    print()
    _row(*cells)
    _row(*("---" for _ in cells))


def _row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
