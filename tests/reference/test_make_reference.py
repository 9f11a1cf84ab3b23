"""The maker of the unit tables, on a small state of its own."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from helpers.reference import reference_folder

ROOT = Path(__file__).resolve().parents[2]
FORMER = [
    ("Tỉnh Sơn La", "tinhsonla", "14", "Thị xã Mộc Châu", "123", "Phường Mộc Lỵ", "04000"),
    ("Tỉnh Sơn La", "tinhsonla", "14", "Thị xã Mộc Châu", "123", "Xã Lóng Sập", "04001"),
    ("Tỉnh Sơn La", "tinhsonla", "14", "Huyện Thuận Châu", "119", "Xã Mường é", "04002"),
    ("Tỉnh Hà Giang", "tinhhagiang", "02", "Huyện Cồn Cỏ", "024", None, None),
    ("Tỉnh Tuyên Quang", "tinhtuyenquang", "08", "Huyện Na Hang", "72", "Thị Trấn Na Hang", "022"),
]
CURRENT = [
    ("Tỉnh Sơn La", "tinhsonla", "14", "Phường Mộc Châu", "04000"),
    ("Tỉnh Tuyên Quang", "tinhtuyenquang", "08", "Xã Nà Hang", "02200"),
]
HISTORY = """
portal_codes: {Sơn La: H52}
aliases: {Sơn La: [Sonla]}
provinces: []
districts:
  - {province: Sơn La, after: thị xã Mộc Châu, before: huyện Mộc Châu, since: 2025-02-01}
communes:
  - province: Sơn La
    since: 2025-02-01
    founded: {thị xã Mộc Châu: [phường Mộc Lỵ]}
    dissolved: {huyện Mộc Châu: [thị trấn Mộc Châu]}
corrections:
  - {province: Tuyên Quang, printed: thị trấn Na Hang, name: thị trấn Nà Hang}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Build a source with the columns that the maker reads, its text decomposed (NFD)."""
    folder = tmp_path / "source"
    folder.mkdir()
    connection = sqlite3.connect(folder / "dataset.db")
    head = "province, provinceKey, provinceCode, district, districtCode, ward, wardCode"
    connection.execute(f"create table admin_units_legacy ({head})")
    connection.execute(
        "create table admin_units (province, provinceKey, provinceCode, ward, wardCode)"
    )
    for table, rows in (("admin_units_legacy", FORMER), ("admin_units", CURRENT)):
        for row in rows:
            values = [value and unicodedata.normalize("NFD", value) for value in row]
            marks = ", ".join("?" * len(values))
            connection.execute(f"insert into {table} values ({marks})", values)
    connection.commit()
    connection.close()
    merged = {"tinhsonla": ["tinhsonla"], "tinhtuyenquang": ["tinhtuyenquang", "tinhhagiang"]}
    text = json.dumps({"DICT_PROVINCE": merged})
    (folder / "converter_2025.json").write_text(text, encoding="utf-8")
    (folder / "history.yaml").write_text(HISTORY, encoding="utf-8")
    return folder


def make(source: Path, out: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    words = ["--source", source, "--history", source / "history.yaml", "--out", out]
    return subprocess.run(
        [sys.executable, "-m", "tools.make_reference", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_source_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        done = make(source, tmp_path / seed, seed)
        assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert names == ["units-provinces.csv", "units-since-2025.csv", "units-until-2025.csv"]
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_names_kinds_and_history_are_applied(source: Path, tmp_path: Path) -> None:
    make(source, tmp_path / "out")
    found = [
        " ".join(
            filter(None, (r["kind"], r["bare"], r["district"], r["valid_from"], r["valid_to"]))
        )
        for r in rows_of(tmp_path / "out" / "units-until-2025.csv")
    ]
    assert found == [
        "huyện Cồn Cỏ 2025-06-30",
        "huyện Na Hang 2025-06-30",
        "thị trấn Nà Hang huyện Na Hang 2025-06-30",
        "huyện Thuận Châu 2025-06-30",
        "xã Mường É huyện Thuận Châu 2025-06-30",
        "huyện Mộc Châu 2025-01-31",
        "thị xã Mộc Châu 2025-02-01 2025-06-30",
        "phường Mộc Lỵ thị xã Mộc Châu 2025-02-01 2025-06-30",
        "xã Lóng Sập huyện Mộc Châu 2025-01-31",
        "xã Lóng Sập thị xã Mộc Châu 2025-02-01 2025-06-30",
        "thị trấn Mộc Châu huyện Mộc Châu 2025-01-31",
    ]


def test_a_merged_province_ends_and_an_unmerged_one_goes_on(source: Path, tmp_path: Path) -> None:
    make(source, tmp_path / "out")
    found = [
        (row["bare"], row["valid_from"], row["valid_to"], row["portal_code"], row["aliases"])
        for row in rows_of(tmp_path / "out" / "units-provinces.csv")
    ]
    assert found == [
        ("Hà Giang", "", "2025-06-30", "", ""),
        ("Tuyên Quang", "", "2025-06-30", "", ""),
        ("Sơn La", "", "", "H52", "Sonla"),
        ("Tuyên Quang", "2025-07-01", "", "", ""),
    ]


def test_a_missing_source_is_named_with_the_way_out(source: Path, tmp_path: Path) -> None:
    (source / "dataset.db").unlink()
    done = make(source, tmp_path / "out")
    assert done.returncode == 1
    assert "dataset.db is missing" in done.stderr
    assert "vietnamadminunits" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_tables_name_no_address_and_no_machine() -> None:
    for path in sorted(reference_folder().glob("units*")):
        text = path.read_text(encoding="utf-8")
        assert "http" not in text
        assert "/tmp" not in text
