"""Columns that are the first ones of a form: their own order says what a shifted head does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from helpers.extraction.column_evidence import Evidence
from helpers.extraction.folding import fold
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.heads import Head

_FEWEST_COLUMNS = 6
_SAID = 85.0
_LONG_WORDS = 6


def begins_form(head: Head, form: Form, chosen: Sequence[int]) -> bool:
    """Tell whether columns are the first ones of a form, none left out and none moved.

    The head must not have words that only later columns have ("trên địa bàn, gồm cấp xã"): such
    columns are like the first ones but for these words.

    Parameters
    ----------
    head : Head
    form : Form
    chosen : sequence of int
        For each column its place in the form, -1 for one that the form does not know.
    """
    count = len(chosen)
    if count < _FEWEST_COLUMNS or list(chosen) != list(range(count)):
        return False
    later = _pairs(form.columns[count:]) - _pairs(form.columns[:count])
    return not any(
        len(words) >= _LONG_WORDS and fuzz.partial_ratio(words, head.compact) >= _SAID
        for words in sorted(later)
    )


def form_begun(
    head: Head, options: Iterable[Form], count: int, chosen: int, evidence: Evidence
) -> Form | None:
    """Return the form whose first columns a damaged table has, for all that its figures say.

    Parameters
    ----------
    head : Head
    options : iterable of Form
    count : int
        How many columns of figures the table has.
    chosen : int
        How many of them are upheld as they were assigned by their heads, which may be cut wrongly.
    evidence : Evidence
        What the figures say.

    Returns
    -------
    Form or None
        The first one in whose own order every column takes part in a sum or share that holds.
    """
    own = list(range(count))
    begun = (
        form
        for form in options
        if count <= len(form.columns)
        and begins_form(head, form, own)
        and len(evidence.upheld(form, own)) == count > chosen
    )
    return next(begun, None) if head.damaged else None


def _pairs(columns: Sequence[FormColumn]) -> set[str]:
    """Return the pairs of neighbouring words in the labels of columns, without blanks."""
    return {
        left + right
        for column in columns
        for label in column.labels
        for left, right in pairwise(fold(label).split())
    }
