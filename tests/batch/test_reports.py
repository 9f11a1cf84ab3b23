"""Reports: made when due and stale, each on its own, published whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.build import build, pick
from helpers.batch.executors import open_crew
from helpers.batch.inputs import Hashes
from helpers.batch.making import make_all
from helpers.batch.outcome import Outcome
from helpers.batch.project import Project
from helpers.batch.watcher import Silent
from helpers.batch.workplace import Workplace
from helpers.errors import ParameterError
from helpers.publishing.forms import FORMS
from helpers.site.words import word
from tests.batch.conftest import (
    SHOW,
    contents,
    due_of,
    make,
    put_notebook,
    small_project,
    sources_of,
)

FAIL_IN_JUNE = 'assert MOMENT != "2025-06", "no figures for June"'
NEED_TABLES = (".xlsx", ".zip")  # the notebooks of these tests show none, so these are left out
DUE = ["dien-bien/2025", "son-la/2025", "son-la/2025-06", "son-la/2025-07"]


def statuses(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {name: outcome.status for name, outcome in outcomes.items()}


def test_each_month_of_a_dispatch_and_each_year_of_a_province_is_due(project: Project) -> None:
    assert [due.spec.name for due in due_of(project)] == DUE


def test_a_report_sees_the_documents_of_its_own_province_only(project: Project) -> None:
    seen = {
        due.spec.authority: {folder.name for folder in due.documents} for due in due_of(project)
    }
    assert seen["dien-bien"] == {"vpubnd-dien-bien-2025"}
    assert seen["son-la"] == {"vpubnd-son-la-2025-06", "vpubnd-son-la-2025-07"}


def test_every_report_that_is_due_is_made(built: Project) -> None:
    made = {
        path.parent.relative_to(built.reports).as_posix() for path in built.reports.rglob("*.pdf")
    }
    assert made == set(DUE)
    assert {path.name for path in (built.reports / "son-la" / "2025").iterdir()} == {
        "manifest.json",
        "report.ipynb",
        "run.json",
        *(f"report{ending}" for ending in FORMS if ending not in NEED_TABLES),
    }


def test_reports_are_made_once_and_again_only_when_stale(built: Project) -> None:
    first = contents(built.reports)
    assert statuses(make(built)) == dict.fromkeys(DUE, "fresh")
    put_notebook(built, "annual.ipynb", "year", SHOW, "display(Paragraph('Thêm một câu.'))")
    table = built.processed / "vpubnd-dien-bien-2025" / "dispatch.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Kết quả", "Kết quả mới"), "utf-8")
    assert statuses(make(built)) == {
        "dien-bien/2025": "made",
        "son-la/2025": "made",
        "son-la/2025-06": "fresh",
        "son-la/2025-07": "fresh",
    }
    second = contents(built.reports)
    assert second["son-la/2025-07/report.html"] == first["son-la/2025-07/report.html"]
    assert second["son-la/2025/report.html"] != first["son-la/2025/report.html"]


def test_a_product_that_was_altered_is_made_again(built: Project) -> None:
    page = built.reports / "son-la" / "2025-07" / "report.html"
    good = page.read_bytes()
    page.write_bytes(good + b"<p>altered")
    (built.reports / "son-la" / "2025-06" / "manifest.json").unlink()
    outcomes = statuses(make(built))
    assert outcomes["son-la/2025-07"] == outcomes["son-la/2025-06"] == "made"
    assert page.read_bytes() == good


def test_serial_and_parallel_builds_give_the_same_bytes(built: Project) -> None:
    serial = contents(built.reports)
    for path in built.reports.rglob("manifest.json"):
        path.unlink()
    assert statuses(make(built, jobs=2)) == dict.fromkeys(DUE, "made")
    assert contents(built.reports) == serial


def test_a_failing_report_leaves_the_others_and_its_last_good_one(built: Project) -> None:
    folder = built.reports / "son-la" / "2025-06"
    good = contents(folder)
    put_notebook(built, "monthly.ipynb", "period", FAIL_IN_JUNE, SHOW)
    outcomes = make(built, jobs=2)
    assert statuses(outcomes)["son-la/2025-07"] == "made"
    failure = outcomes["son-la/2025-06"]
    assert failure.status == "failed"
    assert failure.error is not None
    for part in ("monthly.ipynb", "period=2025-06", "In [3]", "no figures for June"):
        assert part in failure.error.text("vi")
    assert failure.kept == folder / "report.failed.ipynb"
    assert "no figures for June" in failure.kept.read_text(encoding="utf-8")
    failure.kept.unlink()
    assert contents(folder) == good


def test_a_mended_report_takes_its_failed_notebook_away(project: Project) -> None:
    put_notebook(project, "monthly.ipynb", "period", FAIL_IN_JUNE, SHOW)
    kept = make(project, "son-la/2025-06")["son-la/2025-06"].kept
    assert kept is not None
    put_notebook(project, "monthly.ipynb", "period", SHOW)
    assert make(project, "son-la/2025-06")["son-la/2025-06"].status == "made"
    assert not kept.exists()


def test_a_document_that_cannot_be_read_anew_leaves_reports_marked_as_older(
    built: Project,
) -> None:
    document = built.raw / "vpubnd-son-la-2025-07.txt"
    good = document.read_bytes()
    older = word("older")

    def marked() -> list[bool]:
        build(built, Workplace(serial=True))
        pages = (built.reports / name / "index.html" for name in ("son-la", "dien-bien"))
        return [older in page.read_text(encoding="utf-8") for page in pages]

    assert marked() == [False, False]
    document.write_bytes(b"")
    assert marked() == [True, False]
    document.write_bytes(good)
    assert marked() == [False, False]


def test_a_report_that_is_fresh_again_takes_its_failed_notebook_away(built: Project) -> None:
    good = (built.notebooks / "monthly.ipynb").read_bytes()
    put_notebook(built, "monthly.ipynb", "period", FAIL_IN_JUNE, SHOW)
    kept = make(built, "son-la/2025-06")["son-la/2025-06"].kept
    assert kept is not None
    (built.notebooks / "monthly.ipynb").write_bytes(good)
    assert make(built, "son-la/2025-06")["son-la/2025-06"].status == "fresh"
    assert not kept.exists()


def test_what_a_lost_worker_left_half_written_is_removed_by_the_build_that_lost_it(
    project: Project,
) -> None:
    half = project.reports / "son-la" / "2025-07" / ".report.html.a1b2c3d4.part"
    half.parent.mkdir(parents=True)
    put_notebook(project, "monthly.ipynb", "period", f"open({str(half)!r}, 'w').close()", SHOW)
    outcomes = {item.name: item for item in build(project, Workplace(serial=True))}
    assert outcomes["son-la/2025-07"].status == "made"
    assert not half.exists()


@pytest.mark.parametrize(
    ("true", "false"), [('"tỉnh Sơn La"', '"tỉnh Lào Cai"'), ("str(MOMENT)", '"2024-01"')]
)
def test_a_report_of_another_authority_or_period_is_not_published(
    project: Project, true: str, false: str
) -> None:
    put_notebook(project, "monthly.ipynb", "period", SHOW.replace(true, false))
    failure = make(project, "son-la/2025-07")["son-la/2025-07"]
    assert failure.error is not None
    assert failure.error.key == "batch.not_its_own"
    assert not (project.reports / "son-la" / "2025-07" / "report.html").exists()


def test_the_published_notebook_tells_its_parameters_and_no_private_path(built: Project) -> None:
    path = built.reports / "son-la" / "2025-07" / "report.ipynb"
    assert 'authority = "son-la"' in sources_of(path)
    for data in contents(built.reports).values():
        assert b"chiso-" not in data
        assert str(built.root).encode() not in data


def test_the_same_project_elsewhere_gives_the_same_bytes(built: Project, tmp_path: Path) -> None:
    other = small_project(tmp_path / "elsewhere")
    make(other)
    assert contents(other.reports) == contents(built.reports)


def test_an_unknown_authority_or_period_is_refused_naming_those_there_are(
    project: Project,
) -> None:
    due = due_of(project)
    with pytest.raises(ParameterError) as caught:
        pick(due, "monthly", "sonla", "2025-07", "vi")
    assert "son-la" in caught.value.text("vi")
    with pytest.raises(ParameterError) as caught:
        pick(due, "monthly", "son-la", "2025-7", "vi")
    assert "2025-06, 2025-07" in caught.value.text("vi")


def test_a_report_in_english_lies_beside_the_vietnamese_one(project: Project) -> None:
    chosen = pick(due_of(project), "monthly", "son-la", "2025-07", "en")
    with open_crew(Workplace(serial=True), project) as crew:
        outcomes = make_all(project, [chosen], Hashes(project), crew, Silent())
    assert [(outcome.name, outcome.status) for outcome in outcomes] == [
        ("son-la/2025-07 (en)", "made")
    ]
    assert (project.reports / "son-la" / "2025-07" / "report.en.pdf").is_file()


def test_a_place_that_cannot_be_written_is_told_of_in_words(project: Project) -> None:
    project.reports.mkdir()
    (project.reports / "dien-bien").write_text("a file stands here")
    failure = make(project, "dien-bien/2025")["dien-bien/2025"]
    assert failure.error is not None
    assert failure.error.key == "batch.system"
    assert "dien-bien" in failure.error.text("vi")
