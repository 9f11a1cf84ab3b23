"""A sidecar is checked before anyone believes it."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from helpers.errors import InputError
from helpers.reading.sidecar import load_sidecar, sidecar_path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "cong-van.txt"
    path.write_text("Kính gửi", encoding="utf-8")
    return path


def write(document: Path, text: str) -> None:
    sidecar_path(document).write_text(text, encoding="utf-8")


def refusal(document: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        load_sidecar(document)
    assert str(sidecar_path(document)) in caught.value.text("vi")
    return caught.value


def test_a_document_needs_no_sidecar(document: Path) -> None:
    assert load_sidecar(document) is None


def test_facts_are_given_as_they_were_written(document: Path) -> None:
    digest = hashlib.sha256(document.read_bytes()).hexdigest()
    write(document, f"title: Kết quả\nsigned_on: 2025-08-06\nperiod: 2025\nsha256: {digest}\n")
    sidecar = load_sidecar(document)
    assert sidecar is not None
    assert (sidecar.title, sidecar.period) == ("Kết quả", "2025")
    assert sidecar.signed_on == date(2025, 8, 6)
    assert sidecar.sha256 == digest


def test_what_the_document_leaves_blank_stays_blank(document: Path) -> None:
    write(document, 'title: Kết quả\nnumber: ""\nsigned_on: ""\nperiod:\n')
    sidecar = load_sidecar(document)
    assert sidecar is not None
    assert (sidecar.number, sidecar.signed_on, sidecar.period) == ("", None, "")


def test_another_file_under_the_same_name_is_refused(document: Path) -> None:
    write(document, f"title: Kết quả\nsha256: {'0' * 64}\n")
    assert refusal(document).key == "sidecar.other_hash"


def test_an_unknown_field_is_named_with_the_known_ones(document: Path) -> None:
    write(document, "tilte: Kết quả\n")
    assert "tilte" in refusal(document).text("en")


@pytest.mark.parametrize(
    "text",
    ["signed_on: 31/12/2025", "period: tháng 7", "sha256: abc", "title: [a, b]", "period: 2025-13"],
)
def test_a_field_that_cannot_be_what_it_says_is_refused(document: Path, text: str) -> None:
    write(document, text)
    assert refusal(document).key == "sidecar.bad_field"


@pytest.mark.parametrize("text", ["title: [", "\x00", "signed_on: 2025-13-45", "a: &a [*a"])
def test_broken_yaml_is_refused_in_words(document: Path, text: str) -> None:
    write(document, text)
    assert refusal(document).key in {"sidecar.malformed", "sidecar.bad_field"}


@pytest.mark.parametrize("text", ["", "chỉ là chữ", "- a\n- b\n"])
def test_a_sidecar_that_is_no_mapping_is_refused(document: Path, text: str) -> None:
    write(document, text)
    assert refusal(document).key == "sidecar.not_a_mapping"
