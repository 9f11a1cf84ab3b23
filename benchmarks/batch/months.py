"""A project with made-up months of provinces, from one real dispatch, the same every time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from helpers.analysis.measure import UNIT_LEVELS
from helpers.batch.fingerprint import hash_file
from helpers.batch.inputs import Hashes
from helpers.batch.plan import CLEANED_RECORD, raw_documents
from helpers.batch.project import Project, find_project
from helpers.batch.record import Record, save_record
from helpers.cleaning import read_cleaned
from helpers.reference.units import communes
from helpers.reference.units import provinces as provinces_on
from helpers.tables import TABLES, Cleaned, save_cleaned

SOURCE = "son-la/2025-07"
_FIRST_YEAR = 2026  # after the last change of the state's units
_DAY = date(_FIRST_YEAR, 1, 1)


def make_project(root: Path, months: int, provinces: int = 1, units: int | None = None) -> Project:
    """Return a project at ``root`` whose tables allow ``months`` monthly reports a province.

    Of the units of a province the first ``units`` count, by default all.
    """
    own = find_project(Path(__file__).parent)
    project = Project(root)
    project.raw.mkdir(parents=True)
    shutil.copytree(own.root / "data" / "reference", root / "data" / "reference")
    shutil.copyfile(own.lock, project.lock)
    shutil.copytree(own.notebooks, project.notebooks)
    (source,) = (
        path for path in (own.raw / SOURCE).iterdir() if path.suffix not in {".yaml", ".md"}
    )
    dispatch = _of_few_units(read_cleaned(source, own.corrections), units)
    made = {}
    for place, own_tables in enumerate(_by_province(dispatch, provinces)):
        for number in range(months):
            period = f"{_FIRST_YEAR + number // 12}-{number % 12 + 1:02d}"
            name = f"{period}-{place:02d}" if place else period
            made[name] = _moved(own_tables, period, place * months + number)
            (project.raw / f"{name}.txt").write_text(name, encoding="utf-8")
    for document in raw_documents(project, Hashes(project)):
        folder = save_cleaned(made[document.path.stem], project.processed)
        outputs = {path.name: hash_file(path) for path in sorted(folder.glob("*.csv"))}
        facts = {"kind": "document", "raw": document.name}
        record = Record(document.key, document.inputs, outputs, facts)
        save_record(folder / CLEANED_RECORD, record)
    return project


def _of_few_units(dispatch: Cleaned, count: int | None) -> Cleaned:
    """Return the tables with the rows of the first units only, and those of no unit."""
    rows = dispatch.measures
    units = rows["unit"][rows["level"].isin(UNIT_LEVELS)].drop_duplicates()
    dropped = units[len(units) if count is None else count :]
    tables = {name: dispatch.table(name) for name in TABLES}
    return Cleaned(
        **{
            name: table[~table["unit"].isin(dropped)] if "unit" in table else table
            for name, table in tables.items()
        }
    )


def _by_province(dispatch: Cleaned, count: int) -> Iterator[Cleaned]:
    """Yield the tables, then as of other provinces: units by their places in the lists of both."""
    own = dispatch.dispatch["province"].iloc[0]
    others = [unit for unit in provinces_on(_DAY) if unit.bare != own]
    before = next(unit for unit in provinces_on(_DAY) if unit.bare == own)
    yield dispatch
    for other in others[: count - 1]:
        pairs = zip(communes(own, _DAY), communes(other.bare, _DAY), strict=False)
        names = {before.name: other.name, **{old.name: new.name for old, new in pairs}}
        nowhere = {unit.name for unit in communes(own, _DAY)} - names.keys()
        tables = {}
        for name in TABLES:
            table = dispatch.table(name).copy()
            if "unit" in table:
                table = table[~table["unit"].isin(nowhere)]
                table["unit"] = table["unit"].replace(names)
            if "province" in table:
                table["province"] = table["province"].replace(own, other.bare)
            tables[name] = table
        head = tables["dispatch"]
        head["issuer"] = head["issuer"].str.replace(before.name, other.name)
        yield Cleaned(**tables)


def _moved(dispatch: Cleaned, period: str, number: int) -> Cleaned:
    """Return the tables as of another month, the scores moved a little."""
    identifier = f"made-up-{period}-{number:06x}"
    tables = {}
    for name in TABLES:
        table = dispatch.table(name).copy()
        table["dispatch_id"] = identifier
        if "period" in table:
            table["period"] = table["period"].where(table["period"] != "2025-07", period)
        tables[name] = table
    head = tables["dispatch"]
    head["signed_on"] = head["as_of"] = ""
    head["sha256"] = f"{number:064x}"
    measures = tables["measures"]
    scored = measures["value"].notna() & (measures["measure"] == "point")
    shares = np.ones(len(measures))
    shares[scored.to_numpy()] = np.random.default_rng(number).uniform(0.93, 1.0, int(scored.sum()))
    measures["value"] = measures["value"].where(~scored, (measures["value"] * shares).round(2))
    return Cleaned(**tables)
