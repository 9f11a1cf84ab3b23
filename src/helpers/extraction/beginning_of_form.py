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
    head: Head, options: Iterable[Form], found: tuple[Form, Sequence[int]], evidence: Evidence
) -> Form | None:
    """Return the form whose first columns a damaged table has, for all that its figures say.

    Heads that recognition moved by a column, or that were cut wrongly, name each column after
    another one. So where a head is lost, and shares fit in later columns that no word speaks of.

    Parameters
    ----------
    head : Head
    options : iterable of Form
    found : (Form, sequence of int)
        The form that the heads speak for, and for each column its place there, -1 for none.
    evidence : Evidence
        What the figures say.

    Returns
    -------
    Form or None
        The first one in whose own order every column takes part in a sum or share that holds,
        if that is more than the heads have for them.
    """
    if not head.damaged:
        return None
    form, chosen = found
    # Columns that only stand beside others have words of their own, of which the head has none.
    unsaid = any(pick >= 0 and form.columns[pick].beside for pick in chosen)
    least = 0 if unsaid else len(evidence.upheld(form, chosen)) + 1
    own = list(range(len(chosen)))
    begun = (
        option
        for option in options
        if least <= len(own) <= len(option.columns)
        and begins_form(head, option, own)
        and len(evidence.upheld(option, own)) == len(own)
    )
    return next(begun, None)


def _pairs(columns: Sequence[FormColumn]) -> set[str]:
    """Return the pairs of neighbouring words in the labels of columns, without blanks."""
    return {
        left + right
        for column in columns
        for label in column.labels
        for left, right in pairwise(fold(label).split())
    }
