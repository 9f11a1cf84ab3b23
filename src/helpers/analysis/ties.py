"""Superlatives that hold where several share the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_Item = TypeVar("_Item")
_DIGITS = 6  # binary fractions must not part two figures that the document prints alike


def greatest(items: Iterable[_Item], size: Callable[[_Item], float]) -> tuple[_Item, ...]:
    """Return every item whose size is the greatest, in their order; none of no items."""
    sized = [(round(size(item), _DIGITS), item) for item in items]
    most = max((value for value, _ in sized), default=0.0)
    return tuple(item for value, item in sized if value == most)


def least(items: Iterable[_Item], size: Callable[[_Item], float]) -> tuple[_Item, ...]:
    """Return every item whose size is the least, in their order; none of no items."""
    return greatest(items, lambda item: -size(item))
