"""The little statistics that the rules need, each as textbooks define it."""

from __future__ import annotations

from collections.abc import Sequence


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the first quartile, the median and the third quartile (linear interpolation).

    Raises
    ------
    ValueError
        If there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return _quantile(ordered, 0.25), _quantile(ordered, 0.5), _quantile(ordered, 0.75)


def lower_fence(values: Sequence[float], fences: float) -> float:
    """Return Tukey's lower fence: first quartile less ``fences`` interquartile ranges."""
    first, _, third = quartiles(values)
    return first - fences * (third - first)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])
