"""Rows one cell a line whose ordinals were lost: however many follow, and whatever ends them."""

from __future__ import annotations

from helpers.extraction.counted_stack import StackedRow, _with_rest
from helpers.reading import Line


def row_of(*texts: str) -> StackedRow:
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]
    return StackedRow(lines[0], (lines[1],), tuple((line,) for line in lines[2:]))


def test_a_lone_line_behind_the_only_value_is_no_row_of_its_own() -> None:
    assert len(_with_rest(row_of("1", "Sở Y tế", "92,5", "85"), 1)) == 1


def test_thousands_of_rows_without_ordinals_end_somewhere() -> None:
    rows = ["Sở Y tế", "92,5", "Tốt"] * 2_000
    found = _with_rest(row_of("1", *rows), 2)
    assert 1 < len(found) < 2_000
