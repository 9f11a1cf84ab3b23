"""For errors: the names that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from helpers.vietnamese import slug

_MOST = 8


def nearest(wanted: str, names: Iterable[str]) -> list[str]:
    """Return the names written most like ``wanted``, with or without marks, nearest first."""
    distinct = list(dict.fromkeys(names))
    close = process.extract(wanted, distinct, scorer=fuzz.WRatio, processor=slug, limit=_MOST)
    return [name for name, _, _ in close]
