"""How figures are rounded: as a reader would, and never into something that they are not."""

from __future__ import annotations

import pytest

from helpers.narrative.writer import Writer
from helpers.vietnamese import format_number, format_percent

VI = Writer("vi")


@pytest.mark.parametrize(
    ("value", "decimals", "told"),
    [(77.65, 1, "77,7"), (96.075, None, "96,08"), (2.5, 0, "3"), (-0.25, 1, "-0,3")],
)
def test_a_five_is_rounded_up_as_in_a_spreadsheet(
    value: float, decimals: int | None, told: str
) -> None:
    assert format_number(value, decimals) == told


def test_noise_of_binary_fractions_rounds_nothing_down() -> None:
    assert format_number(100 * 0.28500000000000003, 0) == "29"
    assert format_number(100 * (19.99 / 20), 1) == "100,0"
    assert format_percent(100 * (19.99 / 20), 1) == "99,95%"


@pytest.mark.parametrize("decimals", [None, 0, 2])
def test_nothing_has_no_minus(decimals: int | None) -> None:
    assert not format_number(-0.0001, decimals).startswith("-")


@pytest.mark.parametrize(
    ("share", "told"),
    [(1.0, "100%"), (0.0, "0%"), (0.9995, "99,95%"), (0.99999, "99,999%"), (0.0004, "0,04%"),
     (0.999, "99,9%"), (0.5, "50,0%")],
)  # fmt: skip
def test_a_share_that_is_not_quite_all_or_nothing_is_not_told_so(share: float, told: str) -> None:
    assert VI.percent(share, (), "how.share").text == told


def test_a_small_gain_is_not_told_as_none() -> None:
    assert VI.number(0.001, (), "how.gain_average", 2, n="100").text == "0,001"
    assert VI.number(0.0, (), "how.gain_average", 2, n="100").text == "0,00"
