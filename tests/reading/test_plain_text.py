"""Any file a user may name: its lines, or a refusal that says what to do."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from helpers.errors import InputError
from helpers.reading import Document, read_document


def read(folder: Path, data: bytes) -> Document:
    path = folder / "dispatch.txt"
    path.write_bytes(data)
    return read_document(path)


def refused(folder: Path, data: bytes) -> str:
    """Return the key of the refusal of a file with these bytes."""
    with pytest.raises(InputError) as error:
        read(folder, data)
    assert str(folder / "dispatch.txt") in str(error.value)
    assert error.value.text("vi") != error.value.text("en")
    return error.value.key


def test_lines_are_numbered_as_they_stand_blank_ones_included(tmp_path: Path) -> None:
    document = read(tmp_path, "một\n\nba\n".encode())
    assert [(line.number, line.text) for line in document.lines] == [(1, "một"), (2, ""), (3, "ba")]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_give_the_same_lines(tmp_path: Path, end: str) -> None:
    document = read(tmp_path, f"một{end}hai{end}{end}bốn".encode())
    assert [line.text for line in document.lines] == ["một", "hai", "", "bốn"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "Sở Y tế".encode(encoding)).lines[0].text == "Sở Y tế"


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    spread = unicodedata.normalize("NFD", "Điện Biên Phủ")
    assert read(tmp_path, spread.encode()).lines[0].text == "Điện Biên Phủ"


def test_form_feeds_part_pages_and_do_not_shift_lines(tmp_path: Path) -> None:
    document = read(tmp_path, b"a\nb\n\fc\nd")
    assert [(line.number, line.page) for line in document.lines] == [(1, 1), (2, 1), (3, 2), (4, 2)]
    assert {line.page for line in read(tmp_path, b"a\nb").lines} == {None}


def test_control_and_direction_characters_are_taken_out_and_their_lines_named(
    tmp_path: Path,
) -> None:
    document = read(tmp_path, "a\u202eb\x07c\nSở\tY tế\nd\u200be".encode())
    assert [line.text for line in document.lines] == ["abc", "Sở\tY tế", "de"]
    assert document.removed == (1, 3)


def test_the_hash_is_of_the_bytes_as_they_stand(tmp_path: Path) -> None:
    data = "\ufeffmột\r\n".encode()
    assert read(tmp_path, data).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "reading.empty_file"),
        (b" \n\t\r\n \n", "reading.empty_file"),
        ("\ufeff \n".encode(), "reading.empty_file"),
        (b"%PDF-1.7\n\x00\x01\x02", "reading.binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "reading.binary"),
        ("Sở Y tế: 19,4 điểm".encode("utf-16-le"), "reading.binary"),
        ("Hue: d\xe9p\n".encode("latin-1"), "reading.encoding"),
        (b"\xff\xfea", "reading.encoding"),
        (b"x" * (16 * 2**20 + 1), "reading.too_large"),
    ],
    ids=["empty", "blank", "mark-only", "pdf", "png", "utf-16", "latin-1", "half-a-sign", "huge"],
)
def test_what_is_no_text_is_refused_by_its_kind(tmp_path: Path, data: bytes, key: str) -> None:
    assert refused(tmp_path, data) == key


def test_the_line_of_a_wrong_byte_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dispatch.txt"
    path.write_bytes(b"mot\nhai\nba \xe9\n")
    with pytest.raises(InputError, match="line 3"):
        read_document(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_document(tmp_path / "none.txt")
    assert error.value.key == "reading.missing_file"
    with pytest.raises(InputError) as error:
        read_document(tmp_path)
    assert error.value.key == "reading.not_a_file"


def test_a_sign_of_the_end_on_a_line_of_its_own_is_no_line(tmp_path: Path) -> None:
    document = read(tmp_path, "UBND TỈNH LÀO CAI\n\x1a".encode())
    assert len(document.lines) == 1
    assert all(number <= len(document.lines) for number in document.removed)


def test_four_bytes_a_sign_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "UBND TỈNH LÀO CAI".encode("utf-32")) == "reading.binary"
