"""The true place of a row, however its ordinal was read."""

from __future__ import annotations

from tests.cleaning.dispatches import clean, findings, letter, raw_board, units

UNITS = ("UBND xã Di Linh", "UBND xã Bảo Thuận", "UBND xã Hòa Ninh", "UBND xã Đức Trọng",
         "UBND xã Ninh Gia", "UBND xã Tà Hine", "UBND xã Tân Hội", "UBND xã Đơn Dương")  # fmt: skip


def numbered(*ordinals: str) -> str:
    """Return a letter whose rows bear these ordinals."""
    rows = [
        (ordinal, unit, f"{95 - place}")
        for place, (ordinal, unit) in enumerate(zip(ordinals, UNITS, strict=False))
    ]
    return letter(raw_board(("STT", "Tên đơn vị", "Tổng điểm (100)"), *rows))


def test_a_garbled_ordinal_is_told_by_its_neighbours() -> None:
    cleaned = clean(numbered("1", "2", "372", "o4", "5", "6", "17", "8"))
    assert list(cleaned.measures["ordinal"]) == list(range(1, 9))
    assert list(cleaned.measures["ordinal_printed"])[2:4] == ["372", "o4"]
    told = {row["printed"]: row["expected"] for row in findings(cleaned, "ordinal")}
    assert told == {"372": "3", "o4": "4", "17": "7"}
    assert units(cleaned) == list(UNITS)


def test_an_ordinal_used_twice_is_the_sources_slip() -> None:
    cleaned = clean(numbered("1", "2", "3", "3", "5", "6", "7", "8"))
    assert list(cleaned.measures["ordinal"]) == list(range(1, 9))
    (told,) = findings(cleaned, "ordinal")
    assert (told["origin"], told["printed"], told["expected"]) == ("source", "3", "4")


def test_a_gap_that_the_rows_below_keep_up_is_real() -> None:
    cleaned = clean(numbered("1", "2", "3", "4", "5", "8", "9", "10"))
    assert list(cleaned.measures["ordinal"]) == [1, 2, 3, 4, 5, 8, 9, 10]


def test_each_block_of_a_table_counts_from_one() -> None:
    lines = [("STT", "Tên đơn vị", "Tổng điểm (100)"), ("I", "Các sở, ban, ngành", "")]
    lines += [("1", "Sở Nội vụ", "91"), ("2", "Sở Y tế", "90"), ("3", "Sở Tài chính", "89")]
    lines += [("II", "UBND các xã, phường", "")]
    lines += [("1", "UBND xã Di Linh", "95"), ("2", "UBND xã Hòa Ninh", "94")]
    lines += [("3", "UBND xã Tân Hội", "90")]
    cleaned = clean(letter(raw_board(*lines)))
    assert list(cleaned.measures["ordinal"]) == [1, 2, 3, 1, 2, 3]
    assert list(cleaned.measures["level"]) == ["department"] * 3 + ["commune"] * 3
    assert findings(cleaned, "ordinal") == []


def test_rows_without_ordinals_have_none() -> None:
    rows = [(unit, f"{95 - place}") for place, unit in enumerate(UNITS)]
    cleaned = clean(letter(raw_board(("Tên đơn vị", "Tổng điểm (100)"), *rows)))
    assert cleaned.measures["ordinal"].isna().all()
    assert units(cleaned) == list(UNITS)


def test_a_head_of_ranks_where_the_ordinals_would_be_makes_them_ranks_that_may_be_shared() -> None:
    scores = (("1", "Sở Nội vụ", "92,81"), ("2", "Sở Tài chính", "87,25"),
              ("2", "Sở Tư pháp", "87,25"), ("4", "Sở Y tế", "79,02"))  # fmt: skip
    cleaned = clean(letter(raw_board(("Hạng", "Tên đơn vị", "Tổng điểm"), *scores)))
    assert [int(rank) for rank in cleaned.measures["rank"]] == [1, 2, 2, 4]
    assert findings(cleaned) == []
