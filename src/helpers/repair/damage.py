"""Whether a document was damaged in reading: then its figures are looked at with less trust."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.syllables import count_broken_words
from helpers.repair.naming import NamedRow

_ODD = frozenset("¢€£®©™¥§")
"""Signs that no dispatch prints, but that recognition sees in it."""

_RARE = 500
"""One word in so many may be misspelt, or of another tongue, in a text that is whole."""

_FEW = 50
"""One name in so many may be misspelt in a text that is otherwise whole."""

_TELLING = 80
"""So many words tell the state of a text without its names."""


def is_text_damaged(texts: Sequence[str]) -> bool:
    """Tell whether the lines of a document hold strange signs or words that are no words.

    Parameters
    ----------
    texts : sequence of str
        Its lines.
    """
    broken, words = count_broken_words(texts)
    odd = any(sign in _ODD for text in texts for sign in text)
    return odd or (broken > 1 and broken * _RARE > words)


def are_names_damaged(rows: Sequence[NamedRow], texts: Sequence[str]) -> bool:
    """Tell whether so many names lost marks or letters that it was no slip of the office's.

    Parameters
    ----------
    rows : sequence of NamedRow
        Of all tables of a document.
    texts : sequence of str
        Its lines: where they have words enough, those tell more than the names.
    """
    _, words = count_broken_words(texts)
    territories = [row for row in rows if row.unit.level not in {"group", "province"}]
    inexact = sum(not row.unit.exact for row in territories if row.unit.sure)
    few = _FEW if words < _TELLING else _FEW // 5
    return inexact * few > len(territories)
