"""The maximum of scores that sentences quote without one, where the scores leave only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from helpers.extraction.forms import forms
from helpers.repair.prose.figures import ProseFigure

_TOTAL = "total"


def told_scales(figures: Iterable[ProseFigure]) -> dict[str, Decimal]:
    """Return for each level the only scale that its highest quoted total keeps to.

    "Sở Xây dựng (97,45 điểm)" can only be of 100; of 73 points nobody knows.

    Parameters
    ----------
    figures : iterable of ProseFigure
        Of one dispatch; those with a maximum of their own say nothing.
    """
    highest: dict[str, Decimal] = defaultdict(Decimal)
    for figure in figures:
        value = figure.cell.value
        if figure.indicator == _TOTAL and figure.max is None and value is not None:
            highest[figure.level] = max(highest[figure.level], value)
    kept = {level: [s for s in _scales() if s >= top] for level, top in highest.items()}
    return {level: scales[0] for level, scales in kept.items() if len(scales) == 1}


@cache
def _scales() -> tuple[Decimal, ...]:
    """Return every scale on which the known forms give totals."""
    columns = (column for form in forms() for column in form.columns)
    tops = {column.max for column in columns if column.indicator == _TOTAL and column.max}
    return tuple(sorted(tops.union(*(form.total_scales for form in forms()))))
