"""A project with as many made-up months as wanted, from one real dispatch, the same every time."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.batch.fingerprint import hash_file
from helpers.batch.inputs import Hashes
from helpers.batch.plan import CLEANED_RECORD, raw_documents
from helpers.batch.project import Project, find_project
from helpers.batch.record import Record, save_record
from helpers.cleaning import read_cleaned
from helpers.tables import TABLES, Cleaned, save_cleaned

SOURCE = "son-la/2025-07"
_FIRST_YEAR = 2026  # after the last change of the state's units


def make_project(root: Path, months: int) -> Project:
    """Return a project at ``root`` whose cleaned tables allow ``months`` monthly reports."""
    own = find_project(Path(__file__).parent)
    project = Project(root)
    project.raw.mkdir(parents=True)
    shutil.copytree(own.root / "data" / "reference", root / "data" / "reference")
    shutil.copyfile(own.lock, project.lock)
    shutil.copytree(own.notebooks, project.notebooks)
    (source,) = (
        path for path in (own.raw / SOURCE).iterdir() if path.suffix not in {".yaml", ".md"}
    )
    dispatch = read_cleaned(source, own.corrections)
    made = {}
    for number in range(months):
        period = f"{_FIRST_YEAR + number // 12}-{number % 12 + 1:02d}"
        made[period] = _moved(dispatch, period, number)
        (project.raw / f"{period}.txt").write_text(period, encoding="utf-8")
    for document in raw_documents(project, Hashes(project)):
        folder = save_cleaned(made[document.path.stem], project.processed)
        outputs = {path.name: hash_file(path) for path in sorted(folder.glob("*.csv"))}
        facts = {"kind": "document", "raw": document.name}
        record = Record(document.key, document.inputs, outputs, facts)
        save_record(folder / CLEANED_RECORD, record)
    return project


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
    shares = np.random.default_rng(number).uniform(0.93, 1.0, int(scored.sum()))
    moved = (measures.loc[scored, "value"].astype(float) * shares).round(2)
    measures.loc[scored, "value"] = pd.array(moved, dtype="Float64")
    return Cleaned(**tables)
