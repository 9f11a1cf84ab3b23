"""Every raw document is kept byte for byte and has a sidecar that tells where it comes from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from helpers.reading.sidecar import load_sidecar

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
DOCUMENTS = sorted(path for path in RAW.rglob("*") if path.is_file() and path.suffix != ".yaml")


def test_the_five_dispatches_are_here() -> None:
    places = {path.parent.relative_to(RAW).as_posix() for path in DOCUMENTS}
    assert places == {
        "son-la/2022-12",
        "son-la/2023-05",
        "son-la/2025-07",
        "dien-bien/2025",
        "dien-bien-phu/2023-12",
    }


@pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: path.parent.relative_to(RAW).as_posix()
)
def test_a_document_has_the_hash_its_sidecar_states(path: Path) -> None:
    sidecar = load_sidecar(path)
    assert sidecar is not None
    assert sidecar.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sidecar.title
    assert sidecar.how_obtained
    assert sidecar.period == path.parent.name


def test_no_sidecar_is_without_its_document() -> None:
    for sidecar in RAW.rglob("*.yaml"):
        assert sidecar.with_suffix("").is_file(), sidecar
