"""Reports in some forms only: what is asked for is made, what is there stays true and whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpers.batch.forms import FORMS, asked_forms
from helpers.batch.inputs import Hashes
from helpers.batch.plan import reports_of
from helpers.batch.planning import Planned, make_plan
from helpers.batch.project import Project
from helpers.batch.site import write_index
from helpers.batch.verification import verify
from helpers.cli import main
from helpers.errors import ParameterError
from helpers.publishing.forms import OFFICE_FORMS
from tests.batch.conftest import SHOW, contents, due_of, make, put_notebook, small_project
from tests.batch.test_sheets import BOTH, NAME, SHOW_SHEETS, with_units

__all__ = ["with_units"]

JULY = "son-la/2025-07"
SHOW_TABLE = """
from helpers.publishing import Column, DataTable
display(DataTable([Column("Đơn vị"), Column("Điểm")], [["Sở Y tế", "90,5"]], "Bảng 1"))
"""
LATER = "display(Paragraph('Thêm một câu.'))"
MARKS = ["index.json", "ipynb"]  # of every report: for the index, and the notebook


def show(project: Project, *cells: str) -> None:
    put_notebook(project, "monthly.ipynb", "period", SHOW, SHOW_TABLE, *cells)


def endings(project: Project, name: str = JULY) -> list[str]:
    files = (project.reports / name).glob("report.*")
    return sorted(path.name.removeprefix("report.") for path in files)


def of_july(project: Project, *forms: str) -> Planned:
    products = make_plan(project, forms=forms).products
    return next(item for item in products if item.name == JULY)


def changes(planned: Planned) -> set[tuple[str, str, str]]:
    return {(reason.group, reason.name, reason.change) for reason in planned.reasons}


@pytest.fixture(scope="module")
def in_all_forms(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small_project(tmp_path_factory.mktemp("all") / "project")
    show(project)
    assert make(project, JULY)[JULY].status == "made"
    return project


@pytest.fixture
def full(in_all_forms: Project, tmp_path: Path) -> Project:
    """Return a project whose report of July has every form that it has something for."""
    return Project(Path(shutil.copytree(in_all_forms.root, tmp_path / "full")))


@pytest.fixture
def of_two(project: Project) -> Project:
    """Return a project whose report of July is a page and a PDF."""
    show(project)
    assert make(project, JULY, forms=("html", "pdf"))[JULY].status == "made"
    return project


def test_the_forms_that_can_be_asked_for_are_those_that_there_are() -> None:
    assert {f".{form}" for form in FORMS} == set(OFFICE_FORMS)


def test_only_the_forms_asked_for_are_made_with_the_bytes_that_they_always_have(
    of_two: Project, full: Project
) -> None:
    assert endings(of_two) == sorted(["html", "pdf", *MARKS])
    made, always = contents(of_two.reports / JULY), contents(full.reports / JULY)
    del made["manifest.json"]
    assert made == {name: always[name] for name in made}
    assert verify(of_two).findings == ()


def test_the_page_is_made_whatever_is_asked_for(project: Project) -> None:
    show(project)
    make(project, JULY, forms=("docx",))
    assert endings(project) == sorted(["docx", "html", *MARKS])


def test_what_was_made_as_asked_is_fresh(of_two: Project) -> None:
    assert of_july(of_two, "pdf").state == "fresh"
    before = contents(of_two.reports)
    assert make(of_two, JULY, forms=("html", "pdf"))[JULY].status == "fresh"
    assert contents(of_two.reports) == before


def test_forms_asked_for_later_are_named_and_made_of_the_notebook_that_was_run(
    of_two: Project, full: Project
) -> None:
    planned = of_july(of_two)
    assert planned.state == "stale"
    assert changes(planned) == {("forms", form, "wanted") for form in ("docx", "xlsx", "zip")}
    page = of_two.reports / JULY / "report.html"
    stamp = page.stat().st_mtime_ns
    assert make(of_two, JULY)[JULY].status == "made"
    assert page.stat().st_mtime_ns == stamp
    assert contents(of_two.reports) == contents(full.reports)
    assert verify(of_two).findings == ()
    assert of_july(of_two).state == "fresh"  # though there are no data for a package


def test_a_report_in_more_forms_than_asked_for_is_fresh_and_keeps_them(full: Project) -> None:
    before = contents(full.reports)
    assert of_july(full, "pdf").state == "fresh"
    assert make(full, JULY, forms=("html", "pdf"))[JULY].status == "fresh"
    assert contents(full.reports) == before


def test_a_report_made_anew_keeps_no_form_of_older_figures(full: Project) -> None:
    show(full, LATER)
    assert changes(of_july(full, "html", "pdf")) == {
        ("notebook", "monthly.ipynb", "changed"),
        *(("forms", form, "unwanted") for form in ("docx", "xlsx", "zip")),
    }
    assert make(full, JULY, forms=("html", "pdf"))[JULY].status == "made"
    assert endings(full) == sorted(["html", "pdf", *MARKS])
    assert verify(full).findings == ()


def test_a_report_that_is_altered_and_lacks_a_form_is_run_anew(of_two: Project) -> None:
    notebook = of_two.reports / JULY / "report.ipynb"
    good = notebook.read_bytes()
    notebook.write_bytes(good.replace("Kết quả".encode(), "Không rõ".encode()))
    assert make(of_two, JULY)[JULY].status == "made"
    assert notebook.read_bytes() == good


def test_a_form_that_cannot_be_added_leaves_the_report_as_it_was(of_two: Project) -> None:
    before = contents(of_two.reports)
    (of_two.reports / JULY / "report.docx").mkdir()
    failure = make(of_two, JULY)[JULY]
    assert failure.error is not None
    assert failure.error.key == "batch.system"
    assert "report.docx" in failure.error.text("vi")
    (of_two.reports / JULY / "report.docx").rmdir()
    made = contents(of_two.reports)
    assert {name: made[name] for name in before} == before


def test_the_index_leads_to_the_forms_that_are_there(of_two: Project) -> None:
    def written() -> str:
        write_index(of_two, reports_of(due_of(of_two)), (), Hashes(of_two))
        return (of_two.reports / "index.html").read_text(encoding="utf-8")

    page = written()
    assert f"{JULY}/report.pdf" in page
    assert "report.docx" not in page
    make(of_two, JULY)
    assert f"{JULY}/report.docx" in written()


def test_a_sheet_without_pdf_leads_to_none_and_gets_one_later(with_units: Project) -> None:
    put_notebook(with_units, "sheets.ipynb", "period", BOTH, SHOW_SHEETS)
    folder = with_units.reports / NAME
    assert make(with_units, NAME, forms=("html", "docx"))[NAME].status == "made"
    assert {path.suffix for path in folder.glob("so-*")} == {".html"}
    assert ".pdf" not in (folder / "so-y-te.html").read_text(encoding="utf-8")
    assert make(with_units, NAME, forms=("html", "xlsx"))[NAME].status == "fresh"
    assert make(with_units, NAME)[NAME].status == "made"
    added = contents(folder)
    assert 'href="so-y-te.pdf"' in added["so-y-te.html"].decode()
    shutil.rmtree(folder)
    make(with_units, NAME)
    assert contents(folder) == added


def test_a_project_sets_its_forms_once_for_all_commands(of_two: Project) -> None:
    of_two.settings.write_text("# văn phòng chỉ cần hai dạng\nforms: [pdf]\n", encoding="utf-8")
    assert asked_forms(of_two) == ("html", "pdf")
    assert of_july(of_two).state == "fresh"
    assert asked_forms(of_two, ["docx"]) == ("html", "docx")  # what is named at hand comes first
    of_two.settings.write_text("", encoding="utf-8")
    assert asked_forms(of_two) == FORMS


ENDLESS = "\n".join(
    ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))]
)


@pytest.mark.parametrize(
    "text",
    [
        *("forms: [pdf, odt]", "forms: pdf", "forms: []", "form: [pdf]", "[pdf]", "forms: [", "\0"),
        *("forms: [[pdf]]", "forms: &a [*a]", "forms: [pdf]\nforms: [docx]", "? [pdf]\n: 1"),
        *("forms: [pdf]\n---\nforms: [docx]", "forms: [pdf]\njobs: 2", "!!python/name:os.system"),
        *(ENDLESS, f"{ENDLESS}\nforms: [*a39]", "forms: " + "[" * 4000 + "]" * 4000, "[" * 10**6),
    ],
)
def test_settings_that_are_not_as_they_must_be_are_refused_naming_the_file(
    project: Project, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.settings.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError):
        asked_forms(project)
    assert main(["--lang", "vi", "--root", str(project.root), "build"]) == 1
    told = capsys.readouterr().err
    assert "chiso.yaml" in told
    assert "html, pdf, docx, xlsx, zip" in told
    assert not project.reports.exists()


def test_settings_that_are_no_file_are_refused_and_not_waited_for(project: Project) -> None:
    os.mkfifo(project.settings)
    with pytest.raises(ParameterError):
        asked_forms(project)


def test_the_plan_says_in_words_which_forms_are_wanted(
    of_two: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "vi", "--root", str(of_two.root), "plan", "--to", "docx"]) == 0
    assert "định dạng docx được yêu cầu, chưa lập" in capsys.readouterr().out
