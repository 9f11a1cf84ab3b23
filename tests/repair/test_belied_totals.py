"""Totals that stand beside parts greater than they, or beside classes far from theirs."""

from __future__ import annotations

import pytest

from tests.cleaning.dispatches import board, clean, letter

PARTS = (("Sở Nội vụ", "11,29", "18", "10"), ("Sở Y tế", "12", "17,75", "8,29"),
         ("Sở Tư pháp", "11,28", "15,23", "10"), ("Sở Xây dựng", "9,2", "17", "7,7"))  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "rows", "settled"),
    [
        (("Mức độ hài lòng (18)", "Công khai, minh bạch (18)", "Tổng điểm"), PARTS, False),
        (("Tổng điểm", "Xếp loại"), [(name, "40,5", "Xuất sắc") for name, *_ in PARTS], False),
        # Offices may draw the borders a little otherwise.
        (("Tổng điểm", "Xếp loại"), [(name, "88,5", "Xuất sắc") for name, *_ in PARTS], True),
        # One row may err itself.
        (("Tổng điểm", "Xếp loại"), [("Sở Nội vụ", "40,5", "Tốt"), ("Sở Y tế", "91", "Xuất sắc"),
                                     ("Sở Tư pháp", "85", "Tốt")], True),
    ],
)  # fmt: skip
def test_a_table_that_belies_its_totals_in_most_rows_is_in_doubt(
    heads: tuple[str, ...], rows: list[tuple[str, ...]], settled: bool
) -> None:
    cleaned = clean(letter(board(("Tên đơn vị", *heads), *rows)))
    assert (set(cleaned.measures["status"]) == {"printed"}) is settled
    assert ("doubtful" in set(cleaned.measures["status"])) is not settled
