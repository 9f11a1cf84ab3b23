"""``reports/index.html`` and a page an authority: what is published, written when it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from helpers.atomic import publish_files
from helpers.batch.fingerprint import Group, Inputs, hash_bytes, hash_of, key_of
from helpers.batch.inputs import Hashes
from helpers.batch.outcome import Outcome, failed
from helpers.batch.project import Project
from helpers.batch.record import MANIFEST, Record, load_record, record_bytes
from helpers.batch.spec import SHEETS_FOLDER, ReportSpec
from helpers.batch.staleness import KnownProduct, is_current, known_product
from helpers.messages import LANGUAGES

INDEX = "index.html"
INDEX_DATA = ".index.json"
_CODE = "helpers.batch.site"


@dataclass(frozen=True)
class Found:
    """A published report, with its versions in other languages.

    Attributes
    ----------
    folder : str
        From the folder of reports: ``son-la/2025-07``.
    products : mapping of ReportSpec to KnownProduct
        The report itself first, then its versions in other languages.
    sheets : tuple of str
        Slugs of the units that have a sheet.
    older : bool
        Whether it is the last good one of a report that could not be made anew.
    """

    spec: ReportSpec
    folder: str
    products: Mapping[ReportSpec, KnownProduct]
    sheets: tuple[str, ...]
    older: bool

    @property
    def mark(self) -> str:
        """Hash of all that the pages show of it."""
        outputs = {spec.stem: known.mark for spec, known in self.products.items()}
        return hash_of({"outputs": outputs, "sheets": list(self.sheets), "older": self.older})


def write_index(
    project: Project,
    specs: Iterable[ReportSpec],
    not_renewed: Iterable[str] = (),
    hashes: Hashes | None = None,
) -> Outcome:
    """Write the pages of the published reports among ``specs``, if they are not as they should be.

    Parameters
    ----------
    project : Project
    specs : iterable of ReportSpec
        The reports that are due.
    not_renewed : iterable of str
        Names of those that failed: an earlier one that is still there is marked as older.
    hashes : Hashes, optional
        What the build has hashed already.
    """
    hashes = hashes or Hashes(project)
    manifest = project.reports / MANIFEST
    try:
        found = published(project, specs, frozenset(not_renewed), hashes)
        inputs = index_inputs(found, hashes)
        key = key_of(inputs)
        if is_current(hashes.files, manifest, key):
            return Outcome("index", INDEX, "fresh")
        before = load_record(manifest)
        pages = pages_of(project, found)
        outputs = {address: hash_bytes(page) for address, page in pages.items()}
        record = Record(key, inputs, outputs)
        gone = set(before.outputs if before else ()) - outputs.keys()
        publish_files(project.reports, {**pages, MANIFEST: record_bytes(record)}, gone)
        return Outcome("index", INDEX, "made")
    except OSError as error:
        return failed("index", INDEX, error)


def index_inputs(found: Iterable[Found], hashes: Hashes) -> Inputs:
    """Return all that the pages of the reports ``found`` depend on."""
    return {
        "reports": Group({item.folder: item.mark for item in found}),
        **hashes.of_code(_CODE),
    }


def published(
    project: Project, specs: Iterable[ReportSpec], not_renewed: frozenset[str], hashes: Hashes
) -> list[Found]:
    """Return the reports among ``specs`` that are there whole, by authority and period."""
    found = []
    for spec in sorted(specs, key=lambda item: (item.authority, item.period)):
        folder = project.reports / spec.authority / spec.period
        products = dict(_products(folder, spec, hashes))
        if spec in products:
            address = f"{spec.authority}/{spec.period}"
            older = spec.name in not_renewed
            sheets = _sheets(folder / SHEETS_FOLDER / spec.manifest, hashes)
            found.append(Found(spec, address, products, sheets, older))
    return found


def pages_of(project: Project, found: Iterable[Found]) -> dict[str, bytes]:
    """Return the pages of the site by their address."""
    from helpers.site import site_pages

    return site_pages([publication(project, item) for item in found], series_breaks())


def publication(project: Project, found: Found) -> Any:
    """Return a report as the site shows it."""
    from helpers.site.entries import Publication, levels_of, score_of

    spec, facts = found.spec, found.products[found.spec].facts
    told = _told(project.reports / found.folder / f"{spec.stem}{INDEX_DATA}")
    return Publication(
        authority=spec.authority,
        territory=spec.territory,
        period=spec.period,
        data_period=str(told.get("data_period", spec.period)),
        title=facts.get("title", spec.name),
        folder=found.folder,
        files=tuple(_files(found)),
        sheets=frozenset(found.sheets),
        score=score_of(told.get("score")),
        levels=levels_of(told.get("levels", ())),
        older=found.older,
    )


def series_breaks() -> list[Any]:
    """Return the days across which figures do not compare, in the words of the reports."""
    from helpers.analysis.rules import rules
    from helpers.narrative.phrases import phrases
    from helpers.reference import redrawn_provinces
    from helpers.site import SeriesBreak
    from helpers.site.words import LANGUAGE

    words = phrases(LANGUAGE).text
    in_force = rules()
    general = [
        SeriesBreak(item.on, item.touches, words(f"break.{item.id}")) for item in in_force.breaks
    ]
    single = [
        SeriesBreak(
            item.on,
            item.touches,
            words(f"break.{item.id}"),
            frozenset(unit.name for unit in redrawn_provinces(item.on)),
        )
        for item in in_force.redrawings
    ]
    return [*general, *single]


def _products(
    folder: Path, spec: ReportSpec, hashes: Hashes
) -> Iterator[tuple[ReportSpec, KnownProduct]]:
    others = (replace(spec, language=name) for name in LANGUAGES if name != spec.language)
    for version in (spec, *others):
        known = known_product(hashes.files, folder / version.manifest)
        if known is not None and known.whole:
            yield version, known


def _sheets(manifest: Path, hashes: Hashes) -> tuple[str, ...]:
    """Return the slugs of the units whose sheets are there as they were made."""
    known = known_product(hashes.files, manifest)
    names = known.files if known is not None and known.whole else ()
    return tuple(name.removesuffix(".html") for name in names if name.endswith(".html"))


def _files(found: Found) -> Iterator[Any]:
    from helpers.site.entries import File
    from helpers.site.words import form_order

    for spec, known in found.products.items():
        stem = spec.stem
        endings = [
            name.removeprefix(stem)
            for name in known.files
            if name.startswith(f"{stem}.") and not name.endswith(INDEX_DATA)
        ]
        for ending in sorted(endings, key=form_order):
            yield File(f"{found.folder}/{stem}{ending}", ending, spec.language)


def _told(path: Path) -> dict[str, Any]:
    """Return what a report tells the index; nothing if it was made before reports told anything."""
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return told
    except (FileNotFoundError, ValueError):
        return {}
