"""The index page: every published report once, newest first, safe and without any address."""

from __future__ import annotations

import re
from pathlib import Path

from helpers.batch.fingerprint import hash_bytes
from helpers.batch.project import Project
from helpers.batch.record import Record, save_record
from helpers.batch.report import ReportSpec
from helpers.batch.site import write_index

JUNE = ReportSpec("monthly", "son-la", "tỉnh Sơn La", "2025-06")
JULY = ReportSpec("monthly", "son-la", "tỉnh Sơn La", "2025-07")
YEAR = ReportSpec("annual", "dien-bien", "tỉnh Điện Biên", "2025")


def publish(project: Project, spec: ReportSpec, title: str) -> None:
    folder = project.reports / spec.authority / spec.period
    folder.mkdir(parents=True)
    (folder / "report.html").write_bytes(b"page")
    record = Record("key", {}, {"report.html": hash_bytes(b"page")}, {"title": title})
    save_record(folder / "manifest.json", record)


def page(project: Project) -> str:
    return (project.reports / "index.html").read_text(encoding="utf-8")


def test_reports_stand_by_authority_newest_first_with_their_files(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for spec in (JUNE, JULY, YEAR):
        publish(project, spec, f"Kết quả {spec.period}")
    assert write_index(project, [JUNE, JULY, YEAR]).status == "made"
    links = re.findall(r'href="([^"#][^"]*\.html)"', page(project))
    assert links == [
        "dien-bien/2025/report.html",
        "son-la/2025-07/report.html",
        "son-la/2025-06/report.html",
    ]
    assert 'href="son-la/2025-07/report.pdf"' in page(project)
    assert "Tháng 7/2025" in page(project)


def test_a_report_that_is_not_there_is_not_promised(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    write_index(project, [JUNE, JULY])
    assert "2025-07" not in page(project)


def test_an_older_report_that_could_not_be_renewed_says_so(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    write_index(project, [JUNE])
    assert "không thành công" not in page(project)
    write_index(project, [JUNE], not_renewed=["son-la/2025-06"])
    assert "không thành công" in page(project)


def test_what_a_dispatch_says_is_text_on_the_index(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "<script>alert(1)</script>")
    write_index(project, [JUNE])
    assert "<script" not in page(project)
    assert "&lt;script&gt;" in page(project)


def test_the_index_is_written_only_when_it_changes_and_asks_nothing_of_any_host(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    assert write_index(project, []).status == "made"
    assert write_index(project, []).status == "fresh"
    assert "Chưa có báo cáo" in page(project)
    assert not re.search(r"https?:|//", re.sub(r"base64,[^)]*", "", page(project)))
