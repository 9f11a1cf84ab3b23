"""The archive: whole, checked, the same bytes, never of what is not as it was made."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from helpers.batch.bundle import write_bundle
from helpers.batch.project import Project
from helpers.errors import ChisoError, ParameterError, ReportError

JULY = "son-la/2025-07"


def unpacked(archive: Path, into: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(into)
    (folder,) = into.iterdir()
    return folder


def refused(project: Project, out: Path) -> str:
    """Return what is said; nothing may be left behind."""
    with pytest.raises(ReportError) as caught:
        write_bundle(project, out)
    assert not out.parent.exists() or list(out.parent.iterdir()) == []
    return caught.value.text("vi")


def test_an_unpacked_archive_passes_its_own_sums(built: Project, tmp_path: Path) -> None:
    done = write_bundle(built, tmp_path / "to send" / "all.zip")
    assert done.reports == 4
    folder = unpacked(done.path, tmp_path / "received")
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(checked.stdout.splitlines()) == len(files) - 1 == done.files - 1


def test_an_archive_holds_every_form_and_an_index_that_leads_to_each(
    built: Project, tmp_path: Path
) -> None:
    folder = unpacked(write_bundle(built, tmp_path / "all.zip").path, tmp_path / "received")
    for name in ("report.html", "report.pdf", "report.ipynb", "manifest.json"):
        sent = (folder / JULY / name).read_bytes()
        assert sent == (built.reports / JULY / name).read_bytes()
    assert f'href="{JULY}/report.pdf"' in (folder / "index.html").read_text(encoding="utf-8")
    assert (folder / "son-la/index.html").is_file()
    assert "sha256sum -c SHA256SUMS" in (folder / "README.txt").read_text(encoding="utf-8")


def test_an_index_in_an_archive_promises_only_what_is_in_it(built: Project, tmp_path: Path) -> None:
    done = write_bundle(built, tmp_path / "one.zip", "son-la", "2025-07")
    folder = unpacked(done.path, tmp_path / "received")
    assert {path.parent.name for path in folder.rglob("report.html")} == {"2025-07"}
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "2025-06" not in page
    assert "dien-bien" not in page


def test_the_same_reports_give_the_same_bytes(built: Project, tmp_path: Path) -> None:
    first = write_bundle(built, tmp_path / "a.zip").path.read_bytes()
    for path in built.reports.rglob("*"):
        path.touch()
    assert write_bundle(built, tmp_path / "b" / "other name.zip").path.read_bytes() == first
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        names = opened.namelist()
        assert names == sorted(names)
        assert {member.date_time[0] for member in opened.infolist()} == {1980}


def test_an_altered_file_is_refused_and_named(built: Project, tmp_path: Path) -> None:
    page = built.reports / JULY / "report.html"
    page.write_bytes(page.read_bytes() + b" ")
    said = refused(built, tmp_path / "out" / "all.zip")
    assert f"{JULY}/report.html" in said
    assert "chiso build" in said


def test_a_missing_file_and_a_missing_report_are_refused(built: Project, tmp_path: Path) -> None:
    (built.reports / JULY / "report.pdf").unlink()
    assert f"{JULY}/report.pdf" in refused(built, tmp_path / "out" / "all.zip")
    (built.reports / JULY / "manifest.json").unlink()
    assert JULY in refused(built, tmp_path / "out" / "all.zip")


def test_a_stale_report_is_refused_unless_it_may_be_older(built: Project, tmp_path: Path) -> None:
    notebook = built.notebooks / "annual.ipynb"
    notebook.write_text(
        notebook.read_text(encoding="utf-8").replace("BÁO CÁO", "BÁO  CÁO"), "utf-8"
    )
    said = refused(built, tmp_path / "out" / "all.zip")
    assert "dien-bien/2025, son-la/2025" in said
    assert JULY not in said
    done = write_bundle(built, tmp_path / "all.zip", older_too=True)
    page = (unpacked(done.path, tmp_path / "x") / "index.html").read_text(encoding="utf-8")
    assert "chưa lập lại được" in page


def test_documents_that_wait_to_be_cleaned_are_named(built: Project, tmp_path: Path) -> None:
    (built.raw / "new.txt").write_text("Văn bản mới", encoding="utf-8")
    assert "data/raw/new.txt" in refused(built, tmp_path / "out" / "all.zip")


def test_reports_of_a_document_that_waits_are_marked_where_older_ones_may_be_sent(
    built: Project, tmp_path: Path
) -> None:
    (built.raw / "vpubnd-son-la-2025-07.txt").write_text("Văn bản thay thế", encoding="utf-8")
    folder = unpacked(
        write_bundle(built, tmp_path / "all.zip", older_too=True).path, tmp_path / "x"
    )
    for authority, older in (("son-la", True), ("dien-bien", False)):
        page = (folder / authority / "index.html").read_text(encoding="utf-8")
        assert ("chưa lập lại được" in page) is older


def test_an_archive_that_fails_leaves_the_one_before_in_place(
    built: Project, tmp_path: Path
) -> None:
    done = write_bundle(built, tmp_path / "out" / "all.zip")
    before = done.path.read_bytes()
    (built.reports / JULY / "report.pdf").write_bytes(b"other")
    with pytest.raises(ReportError):
        write_bundle(built, done.path)
    assert done.path.read_bytes() == before
    assert list(done.path.parent.iterdir()) == [done.path]


@pytest.mark.parametrize(
    ("authority", "period", "offered"),
    [("sonla", "", "dien-bien, son-la"), ("son-la", "2024", "2025, 2025-06, 2025-07")],
)
def test_what_is_not_there_is_refused_naming_what_is(
    built: Project, tmp_path: Path, authority: str, period: str, offered: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        write_bundle(built, tmp_path / "x.zip", authority, period)
    assert isinstance(caught.value, ChisoError)
    assert offered in caught.value.text("vi")
