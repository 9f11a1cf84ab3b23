"""What is taken for a table in contract without pandera is one for pandera too."""

from __future__ import annotations

import itertools

import pandas as pd
import pandera.pandas as pa
import pytest

from helpers.tables import TABLES, Cleaned
from helpers.tables.schemas import plainly_keeps, schema
from tests.cleaning.dispatches import board, clean, letter

CELLS = (
    "",
    "x",
    "2025-07",
    "2025-07-01",
    "2025-13",
    "point",
    "high",
    "missing",
    "C01",
    None,
    3,
    2.5,
)


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    table = board(("Tên đơn vị", "Tổng điểm (100)"), ("Sở Nội vụ", "92,5"), ("Sở Y tế", "-"))
    codes = ["1. Sở Y tế", "1. 000.00.05.H11-230518-0001", "2. 000.00.05.H11-230518-0001"]
    claim = "Tổng điểm của tỉnh đạt 85,5/100 điểm."
    return clean(letter(claim, claim, "", table, "", *codes))


def in_contract(name: str, frame: pd.DataFrame) -> bool:
    try:
        schema(name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors:
        return False
    return True


def test_the_tables_of_a_dispatch_plainly_keep_their_contract(cleaned: Cleaned) -> None:
    for name in TABLES:
        assert len(cleaned.table(name)), name
        assert plainly_keeps(name, cleaned.table(name)), name
        assert in_contract(name, cleaned.table(name)), name


@pytest.mark.parametrize("name", TABLES)
def test_whatever_stands_in_a_cell_it_is_never_plain_without_being_in_contract(
    cleaned: Cleaned, name: str
) -> None:
    frame = cleaned.table(name)
    refused = 0
    for column, cell in itertools.product(TABLES[name], CELLS):
        changed = frame.copy()
        changed[column] = pd.Series([cell] * len(frame), dtype=object)
        if plainly_keeps(name, changed):
            assert in_contract(name, changed), (column, cell)
            pd.testing.assert_frame_equal(schema(name).validate(changed), changed)
        else:
            refused += not in_contract(name, changed)
    assert refused


def test_columns_in_another_order_and_keys_said_twice_are_not_plain(cleaned: Cleaned) -> None:
    for name in TABLES:
        frame = cleaned.table(name)
        assert not plainly_keeps(name, frame[frame.columns[::-1]])
        assert not plainly_keeps(name, frame.drop(columns="dispatch_id"))
    twice = pd.concat([cleaned.claims, cleaned.claims], ignore_index=True)
    assert not plainly_keeps("claims", twice)
    assert not in_contract("claims", twice)
