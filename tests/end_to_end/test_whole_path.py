"""From the five real dispatches to the reports a reader opens, by the one command.

One file, so that parallel workers share the build.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from helpers.publishing.forms import FORMS
from tests.end_to_end.browser import open_browser
from tests.end_to_end.conftest import Build, build, chiso, copy_project

# report: (the territory's name, the period) as a reader sees them
REPORTS = {
    "dien-bien/2025": ("Điện Biên", "năm 2025"),
    "dien-bien-phu/2023-12": ("Điện Biên Phủ", "tháng 12/2023"),
    "son-la/2022-12": ("Sơn La", "tháng 12/2022"),
    "son-la/2023-05": ("Sơn La", "tháng 5/2023"),
    "son-la/2025-07": ("Sơn La", "tháng 7/2025"),
    "son-la/2023": ("Sơn La", "năm 2023"),
    "son-la/2025": ("Sơn La", "năm 2025"),
}
PUBLISHED = ("report.ipynb", *(f"report{form}" for form in FORMS))
each_report = pytest.mark.parametrize("report", REPORTS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = (path for path in files if path.name != "run.json")  # tells when and where
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_command_succeeds_and_tells_what_it_made(first_build: Build) -> None:
    assert first_build.code == 0, first_build.err
    assert "Traceback" not in first_build.err
    assert re.search(r"báo cáo\s+7\s+0\s+0\s+0", first_build.out)
    assert re.search(r"văn bản\s+5\s+0\s+0\s+0", first_build.out)


def test_exactly_the_reports_that_the_dispatches_allow_are_made(first_build: Build) -> None:
    found = {
        path.parent.relative_to(first_build.reports).as_posix()
        for path in first_build.reports.rglob("report.*")
    }
    assert found == set(REPORTS)
    for name in REPORTS:
        files = {path.name for path in (first_build.reports / name).iterdir()}
        assert files - {"units"} == {*PUBLISHED, "manifest.json", "run.json"}


@each_report
def test_a_page_opens_whole_in_a_browser_without_asking_anyone(
    first_build: Build, browser: Browser, report: str
) -> None:
    path = first_build.reports / report / "report.html"
    assert path.stat().st_size < 1_000_000
    page = browser.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    asked = [url for url in requests if not url.startswith(("data:", path.as_uri()))]
    assert asked == []
    assert complaints == []
    headings = page.locator("h1")
    assert headings.count() == 1
    shown = page.locator("body").inner_text().casefold()
    territory, period = REPORTS[report]
    assert territory.casefold() in shown
    assert period in shown or period.replace("/", " năm ") in shown
    assert page.locator("html").get_attribute("lang") == "vi"
    page.close()


@each_report
def test_no_page_is_wider_than_a_telephone(
    first_build: Build, browser: Browser, report: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((first_build.reports / report / "report.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@each_report
def test_a_pdf_has_text_on_every_page_and_its_pages_are_numbered(
    first_build: Build, report: str
) -> None:
    reader = PdfReader(io.BytesIO((first_build.reports / report / "report.pdf").read_bytes()))
    texts = [page.extract_text() for page in reader.pages]
    for number, text in enumerate(texts, 1):
        assert len(text.split()) > 5, f"page {number} is as good as empty"
        if number > 1:
            assert re.search(rf"^\s*{number}\s*$", text, re.MULTILINE), f"page {number}"
    whole = " ".join(" ".join(texts).split()).casefold()
    territory, period = REPORTS[report]
    assert territory.casefold() in whole
    assert period in whole or period.replace("/", " năm ") in whole
    assert "�" not in whole


def test_the_annual_report_of_a_province_says_what_its_dispatch_says(first_build: Build) -> None:
    reader = PdfReader(io.BytesIO((first_build.reports / "dien-bien/2025/report.pdf").read_bytes()))
    whole = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for fact in ("91,41", "Xuất sắc", "24/34"):
        assert fact in whole


def test_the_index_leads_to_every_report(first_build: Build, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((first_build.reports / "index.html").as_uri())
    links = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    page.close()
    for name in REPORTS:
        assert {f"{name}/report.html", f"{name}/report.pdf"} <= set(links)
    for link in links:
        assert link.startswith("#") or (first_build.reports / link).is_file()


def test_a_unit_is_found_by_name_and_leads_to_its_row_in_the_report(
    first_build: Build, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto((first_build.reports / "index.html").as_uri())
    page.fill("#ten", "to hieu 7/2025")
    page.locator(".found li tbody a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("son-la/2025-07/report.html#u-ubnd-phuong-to-hieu")
    assert "Tô Hiệu" in page.locator("tr:target").inner_text()
    page.close()


def test_an_archive_to_send_is_whole(first_build: Build, tmp_path: Path) -> None:
    done = chiso(
        first_build.root, "bundle", "--authority", "son-la", "--out", str(tmp_path / "x.zip")
    )
    assert done.code == 0, done.err
    assert "5 báo cáo" in done.out
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None
        assert "bao-cao/SHA256SUMS" in archive.namelist()


def stamps(root: Path) -> dict[Path, int]:
    """Return when each file was written, a build's own log, lock and memory left out."""
    files = (path for path in root.rglob("*") if ".chiso" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in files if path != root}


def test_a_second_build_makes_nothing(first_build: Build) -> None:
    before = stamps(first_build.root)
    again = build(first_build.root)
    assert again.code == 0
    assert re.search(r"báo cáo\s+0\s+7\s+0\s+0", again.out)
    assert stamps(first_build.root) == before


def test_a_build_elsewhere_of_another_user_one_by_one_gives_the_same_bytes(
    first_build: Build, tmp_path: Path
) -> None:
    other = build(
        copy_project(tmp_path / "a project elsewhere"),
        "--serial",
        umask=0o077,
        PYTHONHASHSEED="4711",
        TZ="America/Caracas",
        LC_ALL="C",
        HOME=str(tmp_path / "nowhere"),
        USER="another",
    )
    assert other.code == 0, other.err
    assert contents(other.reports) == contents(first_build.reports)
    assert contents(other.root / "data/processed") == contents(first_build.root / "data/processed")


def test_a_broken_document_is_named_and_the_others_are_still_made(
    first_build: Build, tmp_path: Path
) -> None:
    root = shutil.copytree(first_build.root, tmp_path / "project")
    (root / "data/raw/son-la/2025-08").mkdir()
    (root / "data/raw/son-la/2025-08/rong.txt").write_bytes(b"")
    (root / "reports/son-la/2025-07/report.pdf").unlink()
    again = build(root)
    assert again.code == 1
    assert "rong.txt" in again.err
    assert "Traceback" not in again.err
    assert (root / "reports/son-la/2025-07/report.pdf").is_file()


def test_one_report_made_alone_has_the_bytes_of_the_build(
    first_build: Build, tmp_path: Path
) -> None:
    asked = ["--authority", "dien-bien-phu", "--period", "2023-12", "--out", str(tmp_path)]
    done = chiso(first_build.root, "report", "monthly", *asked)
    assert done.code == 0, done.err
    assert str(tmp_path) in done.out
    published = first_build.reports / "dien-bien-phu" / "2023-12"
    for name in (*PUBLISHED, "manifest.json"):
        assert (tmp_path / name).read_bytes() == (published / name).read_bytes(), name


def test_a_report_in_two_forms_and_completed_later_has_the_bytes_of_the_build(
    first_build: Build, tmp_path: Path
) -> None:
    root = shutil.copytree(first_build.root, tmp_path / "project")
    asked = ["--authority", "dien-bien-phu", "--period", "2023-12", "--to", "html", "--to", "pdf"]
    done = chiso(root, "report", "monthly", *asked)
    assert done.code == 0, done.err
    made = {path.name for path in (root / "reports/dien-bien-phu/2023-12").glob("report.*")}
    assert made == {"report.html", "report.pdf", "report.index.json", "report.ipynb"}
    again = build(root)
    assert again.code == 0, again.err
    assert re.search(r"báo cáo\s+1\s+6\s+0\s+0", again.out)
    assert contents(root / "reports") == contents(first_build.reports)


def test_a_report_in_english_speaks_english(first_build: Build, tmp_path: Path) -> None:
    asked = ["--authority", "dien-bien", "--year", "2025", "--language", "en"]
    done = chiso(first_build.root, "report", "annual", *asked, "--out", str(tmp_path))
    assert done.code == 0, done.err
    page = (tmp_path / "report.en.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "91.41" in page


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        (["monthly", "--authority", "sonla", "--period", "2025-07"], "dien-bien-phu, son-la"),
        (["monthly", "--authority", "son-la", "--period", "07/2025"], "2022-12, 2023-05, 2025-07"),
        (["annual", "--authority", "son-la", "--year", "2024"], "2023, 2025"),
        (["annual", "--authority", "dien-bien-phu", "--year", "2023"], "dien-bien, son-la"),
    ],
)
def test_what_is_not_there_is_refused_naming_what_is(
    first_build: Build, asked: list[str], offered: str
) -> None:
    done = chiso(first_build.root, "report", *asked)
    assert done.code == 1
    assert done.out == ""
    assert offered in done.err
    assert "Traceback" not in done.err


def test_list_names_documents_authorities_and_periods(first_build: Build, tmp_path: Path) -> None:
    root = Path(shutil.copytree(first_build.root, tmp_path / "project"))
    new = root / "data/raw/son-la/2025-08/moi.txt"
    new.parent.mkdir()
    new.write_text("Văn bản mới", encoding="utf-8")
    done = chiso(root, "list")
    assert done.code == 0
    assert done.out.count("[đã làm sạch]") == 5
    assert "data/raw/son-la/2025-08/moi.txt  [chưa làm sạch]" in done.out
    assert "son-la  monthly  2025-07  [đã lập]  tỉnh Sơn La" in done.out
    assert len(re.findall(r"  (?:monthly|annual)  \S+  \[đã lập\]", done.out)) == 7
    assert len(re.findall(r"  sheets  \S+  \[đã lập\]", done.out)) == 5
