"""Heads that stand right of all that the rows fill, pushed there or above blank columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.extraction.compose import generate
from helpers.cleaning import read_cleaned


@pytest.mark.parametrize("seed", [311, 724])
def test_heads_pushed_beyond_the_rows_are_grouped_alike_wherever_they_are_counted(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "dispatch.txt"
    path.write_text(generate(seed, "seed-like").text, encoding="utf-8")
    assert len(read_cleaned(path).measures) > 50
