"""The maximum of scores whose head prints none: each block of a table may have its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from helpers.extraction.figure import parse_figure

_NEAR = Decimal("0.8")


def scale_of(texts: Sequence[str], scales: Sequence[Decimal]) -> Decimal | None:
    """Return the smallest scale that the scores of a block keep to and nearly reach.

    Parameters
    ----------
    texts : sequence of str
        The printed scores of the block.
    scales : sequence of Decimal
        The scales that the form knows, e.g. 100 and 20.
    """
    if not scales:
        return None
    largest = max(scales)
    whole = [v for text in texts if (v := parse_figure(text, "point")) is not None and v <= largest]
    if not whole:
        return largest
    for scale in sorted(scales):
        over = sum(value > scale for value in whole)
        # One score in fifty may be damaged; more of them mean a larger scale.
        if (
            over * 50 <= len(whole)
            and max(v for v in whole if v <= scale or over == 0) >= scale * _NEAR
        ):
            return scale
    return largest
