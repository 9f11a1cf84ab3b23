"""What a user meets when the reference data is missing or damaged."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpers.errors import ReferenceDataError
from helpers.reference import (
    communes,
    departments,
    indicators,
    provinces,
    reference_file,
    reference_folder,
    schemes,
)

DAY = date(2025, 8, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the tests a copy of the reference data that they may damage."""
    copy = tmp_path / "reference"
    shutil.copytree(reference_folder(), copy)
    monkeypatch.setenv("CHISO_REFERENCE", str(copy))
    return copy


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_environment_chooses_the_folder(folder: Path) -> None:
    assert reference_file("schemes.yaml") == folder / "schemes.yaml"
    assert len(provinces(DAY)) == 34


def test_a_missing_folder_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHISO_REFERENCE", str(tmp_path / "nowhere"))
    with pytest.raises(ReferenceDataError, match=r"nowhere.*CHISO_REFERENCE"):
        provinces(DAY)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "departments.csv").unlink()
    with pytest.raises(ReferenceDataError, match=r"departments\.csv is missing"):
        departments()


@pytest.mark.parametrize(
    ("file", "change", "use", "said"),
    [
        ("units-provinces.csv", ("2025-06-30", "2025-06-31"), lambda: provinces(DAY), "yyyy-mm-dd"),
        (
            "units-provinces.csv",
            (",province,tỉnh", ",state,tỉnh"),
            lambda: provinces(DAY),
            "“state”",
        ),
        (
            "units-since-2025.csv",
            ("xã,Huổi Một", "xã"),
            lambda: communes("Sơn La", DAY),
            "10 fields",
        ),
        (
            "units-since-2025.csv",
            ("province,level", "tỉnh,cấp"),
            lambda: communes("Huế", DAY),
            "head",
        ),
        ("departments.csv", ("Sở Y tế,sở", "Sở Y tế,"), departments, "kind filled"),
        ("departments.csv", ("2025-03-01", "March"), departments, "yyyy-mm-dd"),
        ("indicators.csv", (",percent,", ",permille,"), indicators, "point, percent or count"),
        ("indicators.csv", ("\nprogress,", "\ntotal,"), indicators, "a new id"),
        ("schemes.yaml", ("progress: 20", "progress: 21"), schemes, "add up to 101"),
        ("schemes.yaml", ("progress: 20", "speed: 20"), schemes, "unknown indicator speed"),
        ("schemes.yaml", ("[80, Tốt]", "[95, Tốt]"), schemes, "do not descend"),
        ("schemes.yaml", ("total: 100", "totals: 100"), schemes, "'total'"),
        ("schemes.yaml", ("parts:", "parts: ["), schemes, "cannot be read"),
    ],
)
def test_a_damaged_file_is_named_with_what_is_wrong(
    folder: Path, file: str, change: tuple[str, str], use: Callable[[], object], said: str
) -> None:
    replace_in(folder / file, *change)
    with pytest.raises(ReferenceDataError) as caught:
        use()
    assert file in str(caught.value)
    assert said in str(caught.value)
    assert file in caught.value.text("vi")


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "indicators.csv").write_bytes("id,nhãn".encode("utf-16"))
    with pytest.raises(ReferenceDataError, match=r"indicators\.csv cannot be read"):
        indicators()
