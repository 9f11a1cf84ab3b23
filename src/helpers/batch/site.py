"""``reports/index.html``: every report by authority and period, on one page that needs nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from pathlib import Path

import jinja2

from helpers.atomic import publish_file
from helpers.batch.fingerprint import hash_bytes, hash_file
from helpers.batch.outcome import Outcome, failed
from helpers.batch.project import Project
from helpers.batch.record import load_record
from helpers.batch.report import ReportSpec
from helpers.vietnamese import format_period

_FACES = (("Tinos-Regular.woff2", 400), ("Tinos-Bold.woff2", 700))


@dataclass(frozen=True)
class Entry:
    """A published report, as the index shows it.

    Attributes
    ----------
    territory, title : str
    period : str
        In words: ``tháng 7/2025``.
    address : str
        Path of its files from the index, without ending.
    older : bool
        Whether it is the last good one of a report that could not be made anew.
    """

    territory: str
    title: str
    period: str
    address: str
    older: bool


def write_index(
    project: Project, specs: Iterable[ReportSpec], not_renewed: Iterable[str] = ()
) -> Outcome:
    """Write the index of the published reports among ``specs``, if it is not as it should be.

    Parameters
    ----------
    project : Project
    specs : iterable of ReportSpec
        The reports that are due.
    not_renewed : iterable of str
        Names of those that failed: an earlier one that is still there is marked as older.
    """
    path = project.reports / "index.html"
    try:
        page = index_page(_entries(project, specs, frozenset(not_renewed)))
        if hash_file(path) == hash_bytes(page):
            return Outcome("index", "index.html", "fresh")
        publish_file(path, page)
        return Outcome("index", "index.html", "made")
    except OSError as error:
        return failed("index", "index.html", error)


def index_page(entries: Iterable[Entry]) -> bytes:
    """Return the index as HTML: one table an authority, in the order given."""
    by_territory = [
        (territory, list(group))
        for territory, group in groupby(entries, lambda item: item.territory)
    ]
    page: str = _template().render(territories=by_territory, faces=_faces())
    return page.encode()


def _entries(
    project: Project, specs: Iterable[ReportSpec], not_renewed: frozenset[str]
) -> list[Entry]:
    entries = []
    # Newest first within an authority: that is what most visitors come for.
    newest_first = sorted(specs, key=lambda spec: spec.period, reverse=True)
    for spec in sorted(newest_first, key=lambda spec: spec.authority):
        folder = project.reports / spec.authority / spec.period
        record = load_record(folder / spec.manifest)
        if record is None or not record.holds(folder):
            continue
        entries.append(
            Entry(
                territory=spec.territory,
                title=record.facts.get("title", spec.name),
                period=format_period(spec.period),
                address=f"{spec.authority}/{spec.period}/{spec.stem}",
                older=spec.name in not_renewed,
            )
        )
    return entries


@cache
def _template() -> jinja2.Template:
    here = Path(__file__).parent
    environment = jinja2.Environment(
        autoescape=True, loader=jinja2.FileSystemLoader(here), trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("index.html.j2")


@cache
def _faces() -> tuple[tuple[int, str], ...]:
    fonts = resources.files("helpers.publishing") / "fonts"
    return tuple(
        (weight, base64.b64encode((fonts / name).read_bytes()).decode()) for name, weight in _FACES
    )
