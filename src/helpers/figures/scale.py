"""Round steps for the axis of a picture whose values do not begin at zero."""

from __future__ import annotations

import math
from collections.abc import Sequence


def scale(known: Sequence[float], maximum: float | None = None) -> list[float]:
    """Return three to six round values that span ``known``, in even steps.

    Parameters
    ----------
    known : sequence of float
        At least one value.
    maximum : float, optional
        No step lies above it, unless a value does.
    """
    low, high = min(known), max(known)
    spread = max(high - low, abs(high) * 0.05, 1e-6)
    size = 10.0 ** math.floor(math.log10(spread / 3))
    step = next(size * times for times in (1, 2, 5, 10) if spread / (size * times) <= 4)
    start, stop = math.floor(low / step - 0.25), math.ceil(high / step + 0.25)
    if low >= 0:
        start = max(start, 0)
    if maximum is not None and high <= maximum < stop * step:
        stop = max(math.ceil(maximum / step), start + 1)
    return [round(step * at, 6) for at in range(start, stop + 1)]
