"""``chiso report`` and ``chiso list`` on the real dispatches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Build, chiso


def test_one_report_made_alone_has_the_bytes_of_the_build(
    first_build: Build, tmp_path: Path
) -> None:
    asked = ["--authority", "dien-bien-phu", "--period", "2023-12", "--out", str(tmp_path)]
    done = chiso(first_build.root, "report", "monthly", *asked)
    assert done.code == 0, done.err
    assert str(tmp_path) in done.out
    published = first_build.reports / "dien-bien-phu" / "2023-12"
    for name in ("report.html", "report.pdf", "report.ipynb", "report.json"):
        assert (tmp_path / name).read_bytes() == (published / name).read_bytes(), name


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
    assert done.out.count("[đã lập]") == 7
