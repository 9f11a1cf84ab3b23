"""Groups of the index that share a superlative, as one subject of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.narrative.writer import Writer

_NAMED = 3  # groups that a title has room for


def together(writer: Writer, indicators: Sequence[str]) -> str:
    """Return the names of a few groups; of more than three only how many they are."""
    if len(indicators) > _NAMED:
        return writer.words("words.groups", n=writer.counted(len(indicators)))
    return writer.names([writer.label(name) for name in indicators])
