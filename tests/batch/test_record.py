"""A product is fresh only if its record is whole, was made for the key, and its files are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.batch.file_hashes import FileHashes
from helpers.batch.fingerprint import hash_bytes
from helpers.batch.record import Record, load_record, save_record
from helpers.batch.staleness import is_current

FLAT = b'{"key": "key", "inputs": {"a": "1"}, "outputs": {}, "facts": {}}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "report.html").write_bytes(b"page")
    path = tmp_path / "manifest.json"
    save_record(
        path, Record("key", {"g": {"a": "1"}}, {"report.html": hash_bytes(b"page")}, {"t": "Tên"})
    )
    return path


def is_fresh(path: Path, key: str) -> bool:
    return is_current(FileHashes(), path, key)


def test_a_whole_product_made_for_the_key_is_fresh(path: Path) -> None:
    assert is_fresh(path, "key")
    assert not is_fresh(path, "another key")


def test_a_record_comes_back_as_it_was_saved(path: Path) -> None:
    record = load_record(path)
    assert record is not None
    assert (record.key, record.inputs, record.facts) == ("key", {"g": {"a": "1"}}, {"t": "Tên"})


def test_a_product_whose_file_was_altered_or_lost_is_not_fresh(path: Path) -> None:
    page = path.with_name("report.html")
    page.write_bytes(b"altered")
    assert not is_fresh(path, "key")
    page.unlink()
    assert not is_fresh(path, "key")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b'{"key": "key"}',
        b'{"key": "key", "inputs": {"a": "1"}, "outputs": {}, "facts": {}}',
    ],
)
def test_half_a_record_is_no_record(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert load_record(path) is None
    assert not is_fresh(path, "key")
