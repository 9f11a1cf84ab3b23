"""The plan names what is stale and exactly the input that makes it so; it makes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from helpers.atomic import remove_leftovers
from helpers.batch.file_hashes import FileHashes
from helpers.batch.inputs import Hashes
from helpers.batch.plan import CLEANED_RECORD, raw_documents, reports_of
from helpers.batch.planning import Planned, make_plan
from helpers.batch.project import Project
from helpers.batch.record import Record, load_record, save_record
from helpers.batch.site import write_index
from helpers.batch.staleness import Reason
from tests.batch.conftest import SHOW, contents, due_of, put_notebook

JULY = "data/raw/vpubnd-son-la-2025-07.txt"
LOCK = "pandas==3.0.0 \\\n    --hash=sha256:00\ntypst==0.14.1 ; python_version > '3'\n"


def plan_of(project: Project) -> dict[str, Planned]:
    return {item.name: item for item in make_plan(project).products}


def changes(planned: Planned) -> set[tuple[str, str, str]]:
    return {(reason.group, reason.name, reason.change) for reason in planned.reasons}


def stale(project: Project) -> set[str]:
    """Return what is not fresh but the index, which these tests do not make."""
    items = plan_of(project).items()
    return {name for name, item in items if item.state != "fresh" and item.kind != "index"}


def test_of_a_built_project_everything_is_fresh_and_nothing_is_written(built: Project) -> None:
    before = contents(built.reports)
    assert stale(built) == set()
    assert contents(built.reports) == before


def test_a_report_that_was_never_made_is_missing(project: Project) -> None:
    planned = plan_of(project)
    assert planned["son-la/2025-07"].state == "missing"
    assert planned[JULY].state == "fresh"


def test_an_edited_dispatch_makes_what_depends_on_it_stale_and_nothing_else(
    built: Project,
) -> None:
    (built.root / JULY).write_text("another text", encoding="utf-8")
    planned = plan_of(built)
    of_province = {"son-la/2025", "son-la/2025-06", "son-la/2025-07"}
    assert stale(built) == {JULY, *of_province}
    for name in (JULY, *of_province):
        assert changes(planned[name]) == {("documents", JULY, "changed")}


def test_new_and_lost_dispatches_are_told_apart(built: Project) -> None:
    (built.root / JULY).rename(built.raw / "other.txt")
    planned = plan_of(built)
    assert planned["data/raw/other.txt"].state == "missing"
    assert planned[JULY].state == "gone"
    assert changes(planned["son-la/2025"]) == {("documents", JULY, "gone")}


def test_a_notebook_is_named_and_only_its_reports_are_stale(built: Project) -> None:
    put_notebook(built, "annual.ipynb", "year", SHOW, "display(Paragraph('Thêm.'))")
    planned = plan_of(built)
    assert stale(built) == {"son-la/2025", "dien-bien/2025"}
    assert changes(planned["son-la/2025"]) == {("notebook", "annual.ipynb", "changed")}


def test_a_package_is_named_with_its_versions(built: Project) -> None:
    own = Project(built.root)
    own.lock.write_text(LOCK)
    hashes = Hashes(own, FileHashes())
    for document in raw_documents(own, hashes):
        folder = built.processed / Path(document.name).stem
        record = load_record(folder / CLEANED_RECORD)
        assert record is not None
        made = Record(document.key, document.inputs, record.outputs, record.facts)
        save_record(folder / CLEANED_RECORD, made)
    own.lock.write_text(LOCK.replace("3.0.0", "3.0.1").replace("typst==0.14.1", "typst==0.15.9"))
    reasons = {reason.name: reason for reason in plan_of(own)[JULY].reasons}
    assert set(reasons) == {"pandas", "typst"}
    assert reasons["pandas"].group == "packages"
    assert reasons["pandas"].before.startswith("3.0.0")
    assert reasons["pandas"].after.startswith("3.0.1")


def recorded_with(built: Project, name: str, **groups: dict[str, str]) -> None:
    """Let a report's manifest say that it was made from other inputs."""
    path = built.reports / name / "manifest.json"
    record = load_record(path)
    assert record is not None
    inputs = {**record.inputs, **groups}
    save_record(path, Record("other", inputs, record.outputs, record.facts))


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("helpers", "publishing/forms.py"),
        ("helpers", "messages/publishing.yaml"),
        ("reference", "own.yaml"),
        ("parameters", "language"),
        ("tables", "vpubnd-son-la-2025-07/measures.csv"),
        ("corrections", "decided.yaml"),
    ],
)
def test_the_one_input_that_differs_is_named(built: Project, group: str, name: str) -> None:
    record = load_record(built.reports / "son-la" / "2025-07" / "manifest.json")
    assert record is not None
    before = {**record.inputs.get(group, {}), name: "other"}
    known = name in record.inputs.get(group, {})
    recorded_with(built, "son-la/2025-07", **{group: before})
    assert stale(built) == {"son-la/2025-07"}
    change = "changed" if known else "gone"
    assert changes(plan_of(built)["son-la/2025-07"]) == {(group, name, change)}


def test_of_tables_that_somebody_made_unreadable_the_document_is_stale(built: Project) -> None:
    table = built.processed / "vpubnd-son-la-2025-07" / "measures.csv"
    table.write_text("edited\n", encoding="utf-8")
    plan = make_plan(built)
    assert {item.name for item in plan.products if item.state != "fresh"} == {JULY}
    assert changes(plan.of("document", "stale")[0]) == {("outputs", "measures.csv", "altered")}
    assert [str(table) in problem.text("vi") for problem in plan.problems] == [True]
    assert plan.only_documents


def test_the_index_is_a_product_with_reasons_of_its_own(built: Project) -> None:
    assert plan_of(built)["index.html"] == Planned("index", "index.html", "missing")
    write_index(built, reports_of(due_of(built)))
    assert plan_of(built)["index.html"] == Planned("index", "index.html", "fresh")
    (built.reports / "son-la" / "index.html").write_bytes(b"altered")
    found = plan_of(built)["index.html"]
    assert changes(found) == {("outputs", "son-la/index.html", "altered")}


def test_what_is_made_before_the_index_is_named_as_its_reason(built: Project) -> None:
    write_index(built, reports_of(due_of(built)))
    put_notebook(built, "annual.ipynb", "year", SHOW, "display(Paragraph('Thêm.'))")
    (built.reports / "son-la/2025/report.html").write_bytes(b"altered")
    found = plan_of(built)["index.html"]
    assert changes(found) == {
        ("making", "dien-bien/2025", "changed"),
        ("making", "son-la/2025", "changed"),
    }


def test_a_report_made_since_the_index_is_named_as_its_reason(built: Project) -> None:
    due = due_of(built)
    write_index(built, reports_of(due)[1:])
    assert changes(plan_of(built)["index.html"]) == {("reports", due[0].spec.place, "new")}


def test_an_altered_or_lost_file_of_a_report_is_named(built: Project) -> None:
    folder = built.reports / "son-la" / "2025-07"
    (folder / "report.html").write_bytes(b"altered")
    (folder / "report.pdf").unlink()
    found = plan_of(built)["son-la/2025-07"].reasons
    assert [(reason.name, reason.change) for reason in found] == [
        ("report.html", "altered"),
        ("report.pdf", "lost"),
    ]


def test_time_stamps_and_the_memory_of_hashes_decide_nothing(built: Project) -> None:
    for path in built.root.rglob("*"):
        path.touch()
    assert stale(built) == set()
    built.memory.write_text("{")
    assert stale(built) == set()


def test_a_file_that_changes_is_hashed_again_whatever_is_remembered(tmp_path: Path) -> None:
    path, memory = tmp_path / "a", tmp_path / "memory.json"
    path.write_text("one")
    files = FileHashes(memory)
    first = files.sha256(path)
    files.save()
    path.write_text("two")
    assert FileHashes(memory).sha256(path) != first
    assert FileHashes(memory).sha256(tmp_path / "none") == ""


def test_a_build_with_nothing_to_do_loads_nothing_heavy(built: Project) -> None:
    code = (
        "import sys; from helpers.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'pandas', 'numpy', 'papermill', 'nbformat', 'matplotlib', 'pandera', 'typst'};"
        "print(sorted(heavy & set(sys.modules))); sys.exit(code)"
    )
    for verb in ("build", "build", "plan", "list"):  # the first build makes the index page
        done = subprocess.run(
            [sys.executable, "-c", code, "--root", str(built.root), verb],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        loaded = done.stdout.splitlines()[-1]
    assert loaded == "[]"


def test_what_a_killed_build_left_half_written_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "reports" / "a" / ".report.html.a1b2c3d4.part"
    left.parent.mkdir(parents=True)
    left.write_text("half")
    aside = tmp_path / "processed" / ".dispatch.old"
    aside.mkdir(parents=True)
    own = tmp_path / "reports" / ".gitkeep"
    own.touch()
    remove_leftovers(tmp_path)
    assert (left.exists(), aside.exists(), own.exists()) == (False, False, True)


def test_reasons_are_plain_values() -> None:
    assert Reason("helpers", "a.py", "new") == Reason("helpers", "a.py", "new", "", "")
