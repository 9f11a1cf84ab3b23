"""Whether a document was damaged in reading: then its figures are looked at with less trust."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.repair.naming import NamedRow

_ODD = frozenset("¢€£®©™¥§")
"""Signs that no dispatch prints, but that recognition sees in it."""

_FEW = 50
"""One name in so many may be misspelt in a text that is otherwise whole."""


def is_damaged(rows: Sequence[NamedRow], texts: Sequence[str]) -> bool:
    """Tell whether a document was damaged in reading: names without their marks, strange signs.

    Parameters
    ----------
    rows : sequence of NamedRow
        Of all its tables.
    texts : sequence of str
        Its lines.
    """
    territories = [row for row in rows if row.unit.level not in {"group", "province"}]
    inexact = sum(not row.unit.exact for row in territories if row.unit.sure)
    odd = any(sign in _ODD for text in texts for sign in text)
    return odd or inexact * _FEW > len(territories)
