"""A small project with cleaned tables of two provinces and notebooks of a few lines."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest

from helpers.batch.executors import open_crew
from helpers.batch.fingerprint import hash_file
from helpers.batch.forms import asked_forms
from helpers.batch.inputs import Hashes
from helpers.batch.making import make_all
from helpers.batch.outcome import Outcome
from helpers.batch.plan import CLEANED_RECORD, Due, in_forms, known_due, raw_documents
from helpers.batch.project import Project
from helpers.batch.record import Record, save_record
from helpers.batch.watcher import Silent
from helpers.batch.workplace import Workplace
from helpers.tables import TABLES, Cleaned, save_cleaned
from helpers.tables.cleaned import frame_of

JULY_REPORT = "son-la/2025-07"
DOCUMENTS = (
    ("vpubnd-son-la-2025-06", "Sơn La", "2025-06"),
    ("vpubnd-son-la-2025-07", "Sơn La", "2025-07"),
    ("vpubnd-dien-bien-2025", "Điện Biên", "2025"),
)
SHOW = """
from helpers.publishing import Heading, Paragraph, ReportMeta, ReportTitle
from helpers.vietnamese import format_period
from pathlib import Path
documents = sorted(folder.name for folder in Path(processed).iterdir())
name = {"son-la": "tỉnh Sơn La", "dien-bien": "tỉnh Điện Biên"}[authority]
words = format_period(str(MOMENT), language)
display(ReportMeta(f"{name}, {words}", language, authority, str(MOMENT), "2025-08-06"))
display(ReportTitle(name, "BÁO CÁO", f"Kết quả {words}, {name}", words))
display(Paragraph(", ".join(documents)))
"""


def cleaned(dispatch_id: str, province: str, period: str) -> Cleaned:
    head: dict[str, object] = {
        "dispatch_id": dispatch_id, "file": f"{dispatch_id}.txt", "sha256": "0" * 64,
        "issuer": f"Văn phòng UBND tỉnh {province}", "province": province, "kind": "công văn",
        "title": "Kết quả", "period": period,
    }  # fmt: skip
    total: dict[str, object] = {
        "dispatch_id": dispatch_id, "table": "prose", "period": period, "unit": f"tỉnh {province}",
        "level": "province", "province": province, "indicator": "total", "value": 80.0,
        "max": 100.0, "measure": "point", "status": "printed", "printed": "80", "line": 1,
    }  # fmt: skip
    rows: dict[str, list[dict[str, object]]] = {"dispatch": [head], "measures": [total]}
    return Cleaned(**{name: frame_of(name, rows.get(name, [])) for name in TABLES})


def put_notebook(project: Project, name: str, moment: str, *cells: str) -> None:
    parameters = f'authority = ""\n{moment} = ""\nlanguage = "vi"\nprocessed = ""'
    sources = [parameters, *(cell.replace("MOMENT", moment) for cell in cells)]
    code = [
        nbformat.v4.new_code_cell(source, id=f"cell-{number}")
        for number, source in enumerate(sources)
    ]
    code[0].metadata["tags"] = ["parameters"]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel})
    nbformat.write(notebook, project.notebooks / name)


def small_project(root: Path) -> Project:
    made = Project(root)
    made.notebooks.mkdir(parents=True)
    made.raw.mkdir(parents=True)
    for name, _, _ in DOCUMENTS:
        (made.raw / f"{name}.txt").write_text(name, encoding="utf-8")
    known = {item.path.stem: item for item in raw_documents(made, Hashes(made))}
    for document in DOCUMENTS:
        folder = save_cleaned(cleaned(*document), made.processed)
        outputs = {path.name: hash_file(path) for path in folder.glob("*.csv")}
        own = known[document[0]]
        facts = {"raw": f"data/raw/{document[0]}.txt"}
        save_record(folder / CLEANED_RECORD, Record(own.key, own.inputs, outputs, facts))
    put_notebook(made, "monthly.ipynb", "period", SHOW)
    put_notebook(made, "annual.ipynb", "year", SHOW)
    return made


def due_of(project: Project) -> tuple[Due, ...]:
    return known_due(project, Hashes(project))


def make(
    project: Project,
    *only: str,
    jobs: int = 1,
    place: Workplace | None = None,
    forms: Sequence[str] = (),
) -> dict[str, Outcome]:
    """Make the reports that are due: here, one after the other, or ``jobs`` at a time in a pool."""
    every = in_forms(due_of(project), asked_forms(project, forms))
    due = [item for item in every if not only or item.spec.name in only]
    place = place or Workplace(jobs=jobs, serial=jobs == 1)
    with open_crew(place, project) as crew:
        outcomes = make_all(project, due, Hashes(project), crew, Silent())
    return {outcome.name: outcome for outcome in outcomes}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return the project with nothing made yet."""
    return small_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small_project(tmp_path_factory.mktemp("built") / "project")
    made = make(project)
    assert {outcome.status for outcome in made.values()} == {"made"}, made
    return project


@pytest.fixture
def built(built_once: Project, tmp_path: Path) -> Project:
    """Return the project with all its reports made, in a folder of the test's own."""
    return Project(Path(shutil.copytree(built_once.root, tmp_path / "built")))


def contents(folder: Path) -> dict[str, bytes]:
    """Return what was published, without the files that tell when and where."""
    files = (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not re.fullmatch(r"run(\.\w+)?\.json", path.name)
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def sources_of(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)
