"""What is said of levels, changes and delays is data: levels.yaml and phrases.yaml."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.errors import ReferenceDataError
from helpers.reference import reference_folder
from helpers.repair.levels import levels
from helpers.repair.phrases import phrases, says_any


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a test a copy of the reading rules that it may change."""
    copy = Path(shutil.copytree(reference_folder(), tmp_path / "reference"))
    monkeypatch.setenv("CHISO_REFERENCE", str(copy))
    levels.cache_clear()
    phrases.cache_clear()
    yield copy / "reading"
    levels.cache_clear()
    phrases.cache_clear()


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("xa phuong co ho so qua han", "commune"),
        ("huyen thanh pho dat loai tot", "district"),
        ("so ban nganh", "department"),
    ],
)
def test_the_words_after_a_count_name_one_level(words: str, level: str) -> None:
    assert [known.id for known in levels().values() if known.said.search(words)] == [level]


def test_a_plain_agency_is_no_urban_district() -> None:
    assert not levels()["district"].said.search("co quan don vi")


def test_a_new_phrase_for_a_delay_needs_no_code(reading: Path) -> None:
    assert not says_any("8 co quan cham tien do", phrases().overdue)
    replace_in(reading / "phrases.yaml", "[quá hạn, trễ hạn]", "[quá hạn, chậm tiến độ]")
    phrases.cache_clear()
    assert says_any("8 co quan cham tien do", phrases().overdue)


def test_a_level_that_is_lacking_is_told_with_its_file(reading: Path) -> None:
    replace_in(reading / "levels.yaml", "department:", "agency:")
    with pytest.raises(ReferenceDataError, match=r"levels\.yaml.*department"):
        levels()


def test_an_unknown_kind_of_phrase_is_told_with_its_file(reading: Path) -> None:
    replace_in(reading / "phrases.yaml", "rise:", "growth:")
    with pytest.raises(ReferenceDataError, match=r"phrases\.yaml.*growth"):
        phrases()
