"""The index page: every published report once, newest first, safe and without any address."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from helpers.batch.fingerprint import hash_bytes
from helpers.batch.inputs import Hashes
from helpers.batch.project import Project
from helpers.batch.record import Record, save_record
from helpers.batch.site import published, write_index
from helpers.batch.spec import ReportSpec

JUNE = ReportSpec("monthly", "son-la", "tỉnh Sơn La", "2025-06")
JULY = ReportSpec("monthly", "son-la", "tỉnh Sơn La", "2025-07")
YEAR = ReportSpec("annual", "dien-bien", "tỉnh Điện Biên", "2025")


def publish(project: Project, spec: ReportSpec, title: str, content: bytes = b"page") -> None:
    folder = project.reports / spec.authority / spec.period
    folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, object] = {"data_period": spec.period, "score": None, "levels": []}
    files = {
        f"{spec.stem}.html": content,
        f"{spec.stem}.pdf": content,
        f"{spec.stem}.index.json": json.dumps(told).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    outputs = {name: hash_bytes(data) for name, data in files.items()}
    facts = {"title": title, "language": spec.language}
    save_record(folder / spec.manifest, Record("key", {}, outputs, facts))


def page(project: Project) -> str:
    return (project.reports / "index.html").read_text(encoding="utf-8")


def test_reports_stand_by_authority_newest_first_with_their_files(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for spec in (JUNE, JULY, YEAR):
        publish(project, spec, f"Kết quả {spec.period}")
    assert write_index(project, [JUNE, JULY, YEAR]).status == "made"
    every = page(project)[page(project).index('class="all"') :]
    assert re.findall(r'href="([^"#]+/report\.html)"', every) == [
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
    assert "chưa lập lại được" not in page(project)
    write_index(project, [JUNE], not_renewed=["son-la/2025-06"])
    assert "chưa lập lại được" in page(project)


def test_what_is_left_of_a_report_that_failed_is_not_promised(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    (project.reports / "son-la/2025-06/report.pdf").write_bytes(b"half")
    write_index(project, [JUNE], not_renewed=["son-la/2025-06"])
    assert "2025-06" not in page(project)


def test_an_english_version_is_offered_beside_the_vietnamese_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    publish(project, replace(JUNE, language="en"), "Results")
    write_index(project, [JUNE])
    assert re.search(r'href="son-la/2025-06/report.en.pdf"[^>]*>PDF tiếng Anh<', page(project))


def test_a_sheet_of_a_unit_is_led_to_where_there_is_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    units = project.reports / "son-la/2025-06/units"
    units.mkdir()
    (units / "ubnd-xa-a.html").write_bytes(b"sheet")
    (units / "of-nobody.html").write_bytes(b"sheet")
    record = Record("key", {}, {"ubnd-xa-a.html": hash_bytes(b"sheet")})
    save_record(units / "manifest.json", record)
    assert published(project, [JUNE], frozenset(), Hashes(project))[0].sheets == ("ubnd-xa-a",)
    (units / "ubnd-xa-a.html").write_bytes(b"half")
    assert published(project, [JUNE], frozenset(), Hashes(project))[0].sheets == ()


def test_the_page_of_an_authority_without_reports_is_removed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    publish(project, YEAR, "Kết quả")
    write_index(project, [JUNE, YEAR])
    assert (project.reports / "dien-bien/index.html").is_file()
    write_index(project, [JUNE])
    assert not (project.reports / "dien-bien/index.html").exists()


def test_a_page_that_somebody_altered_is_made_again(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "Kết quả")
    write_index(project, [JUNE])
    before = page(project)
    (project.reports / "index.html").write_text("other", encoding="utf-8")
    assert write_index(project, [JUNE]).status == "made"
    assert page(project) == before


def test_what_a_dispatch_says_is_text_on_the_index(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, JUNE, "<script>alert(1)</script>")
    write_index(project, [JUNE])
    own = (project.reports / "son-la/index.html").read_text(encoding="utf-8")
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert\(1\)", "", own + page(project))
    assert "&lt;script&gt;" in own


def test_the_index_is_written_only_when_it_changes_and_asks_nothing_of_any_host(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    assert write_index(project, []).status == "made"
    assert write_index(project, []).status == "fresh"
    assert "Chưa có báo cáo" in page(project)
    assert not re.search(r"https?:|//", re.sub(r"base64,[^)]*", "", page(project)))
