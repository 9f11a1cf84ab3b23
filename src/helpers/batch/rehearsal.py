"""A made-up report, said, drawn and written once, so that what is loaded at first use is loaded.

Two months of the first province of the reference data with some units of each level, every figure
at some share of its maximum. Nothing of it is kept but what the package keeps of any report.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from helpers.analysis.catalogue import catalogue
from helpers.narrative import monthly_report
from helpers.publishing.element import Element
from helpers.publishing.export import html_bytes, package_bytes, xlsx_bytes
from helpers.reference.departments import departments
from helpers.reference.schemes import schemes
from helpers.reference.units import Unit, communes, provinces
from helpers.tables import TABLES, Cleaned, load_library, save_cleaned
from helpers.tables.cleaned import frame_of

_MONTHS = ("2025-07", "2025-08")
_DAY = date(2025, 8, 31)
_UNITS = 6
_PAGES = (html_bytes,)  # PDF and DOCX run Typst, which starts threads
_FORMS = (*_PAGES, xlsx_bytes, package_bytes)


def rehearse(*, with_data: bool = True) -> None:
    """Make the report of the later month like its notebook, in the forms that start no thread.

    Parameters
    ----------
    with_data : bool
        Whether the forms of its data are made too.
    """
    with tempfile.TemporaryDirectory() as folder:
        for number, period in enumerate(_MONTHS):
            save_cleaned(_cleaned(period, number), Path(folder))
        (owner,) = catalogue(load_library(Path(folder))).authorities()
        report = monthly_report(owner.authority, _MONTHS[-1], "vi", folder)
    notebook = nbformat.v4.new_notebook(
        cells=[_displayed(section) for section in _sections(report)],
    )
    for form in _FORMS if with_data else _PAGES:
        form(notebook)


def _displayed(section: Sequence[Element]) -> Any:
    """Return an executed cell that displays ``section``."""
    outputs = []
    for element in section:
        data, metadata = element._repr_mimebundle_()
        outputs.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata))
    return nbformat.v4.new_code_cell(outputs=outputs)


def _sections(report: object) -> Iterator[Sequence[Element]]:
    """Yield what each public method of a report gives: its sections."""
    for name in dir(type(report)):
        if not name.startswith("_"):
            yield getattr(report, name)()


def _cleaned(period: str, number: int) -> Cleaned:
    province = provinces(_DAY)[0]
    identifier = f"made-up-{period}-{number:06d}"
    head: dict[str, object] = {
        "dispatch_id": identifier, "file": f"{period}.txt", "sha256": f"{number:064d}",
        "issuer": province.name, "province": province.bare, "kind": "công văn", "title": "–",
        "period": period,
    }  # fmt: skip
    rows: dict[str, list[dict[str, object]]] = {
        "dispatch": [head],
        "measures": [
            {"dispatch_id": identifier, "period": period, "province": province.bare, **measure}
            for measure in _measures(province, number)
        ],
    }
    return Cleaned(**{name: frame_of(name, rows.get(name, [])) for name in TABLES})


def _measures(province: Unit, number: int) -> Iterator[dict[str, object]]:
    scheme = schemes()[0]
    units = [
        province,
        *departments(_DAY)[:_UNITS],
        *communes(province.bare, _DAY)[:_UNITS],
    ]
    line = 0
    for place, unit in enumerate(units):
        for part, (indicator, most) in enumerate(scheme.maxima.items()):
            line += 1
            share = 0.5 + (place * 7 + part * 3 + number * 5) % 10 / 20
            yield {
                "table": "prose", "unit": unit.name, "level": unit.level, "indicator": indicator,
                "ordinal": place or None, "value": round(most * share, 2), "max": most,
                "measure": "point", "status": "printed", "printed": "–", "line": line,
            }  # fmt: skip
        if place:
            line += 1
            yield {
                "table": "prose", "unit": unit.name, "level": unit.level, "value": float(place),
                "indicator": "overdue_dossiers", "measure": "count", "status": "printed",
                "printed": "–", "line": line,
            }  # fmt: skip
