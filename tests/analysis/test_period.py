from __future__ import annotations

from datetime import date

import pytest

from helpers.analysis.period import bounds, is_period, previous


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025-07", "2025-06"),
        ("2025-01", "2024-12"),
        ("2024-Q1", "2023-Q4"),
        ("2024-Q3", "2024-Q2"),
        ("2025", "2024"),
    ],
)
def test_the_period_before_has_the_same_length(period: str, before: str) -> None:
    assert previous(period) == before


def test_a_period_runs_from_its_first_to_its_last_day() -> None:
    assert bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert bounds("2024-Q2") == (date(2024, 4, 1), date(2024, 6, 30))
    assert bounds("2025") == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("period", ["2025-13", "2025-7", "25-07", "", "2025-Q5"])
def test_what_is_no_period_is_refused(period: str) -> None:
    assert not is_period(period)
    with pytest.raises(ValueError, match=f"^{period}$"):
        bounds(period)
