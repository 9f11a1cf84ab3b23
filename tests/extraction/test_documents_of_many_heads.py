"""A document with more torn heads than any dispatch has costs no time for laying them."""

from __future__ import annotations

from unittest.mock import patch

from helpers.extraction import heads
from helpers.extraction.torn_heads import side_by_side
from tests.cleaning.dispatches import clean, letter


def test_only_so_many_different_torn_heads_are_laid_as_a_dispatch_may_have() -> None:
    lines = []
    for number in range(40):
        lines += [
            f"Phụ lục {number + 1}",
            f"Tiến độ Mức độ khác {number}",
            "TT  Tên đơn vị  giải quyết  hài lòng  điểm",
            "1 Sở Nội vụ 12,5 13,5 26",
            "2 Sở Y tế 14,5 11,5 26",
            "",
        ]
    with patch.object(heads, "side_by_side", wraps=side_by_side) as laid:
        cleaned = clean(letter(*lines))
    assert 0 < laid.call_count <= 16
    assert len(cleaned.measures) >= 40
