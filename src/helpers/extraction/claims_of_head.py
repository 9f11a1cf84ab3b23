"""Which columns find words of their own in a head that stands in no cells."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.forms import FormColumn
from helpers.extraction.head_cells import role_of
from helpers.extraction.heads import Head, labels_of

_NEAR = 84.0
"""How alike (0–100) a label and the words that it claims are at least."""
_CLAIMED = "\0"


def all_claimed(head: Head, options: Sequence[FormColumn]) -> bool:
    """Tell whether each column finds words of its own in a head that stands on one line.

    "Tỷ lệ nộp hồ sơ trực tuyến" resembles the labels of two columns, but is the head of one: the
    label most like it claims the words, and the other column must find others.

    Parameters
    ----------
    head : Head
        A head torn over several lines, or damaged, tells nothing: then True.
    options : sequence of FormColumn
        The columns that the table is taken to have.
    """
    line = head.lines[-1] if head.lines else ""
    if head.damaged or role_of(line.partition(" ")[0]) != "ordinal":
        return True
    text = line.replace(" ", "")
    left = list(options)
    while left:
        bids = [
            (found.score, len(label), -place, found)
            for place, option in enumerate(left)
            for label in labels_of(option)
            if 0 < len(label) <= len(text)
            and (found := fuzz.partial_ratio_alignment(label, text, score_cutoff=_NEAR))
        ]
        if not bids:
            return False
        _, _, place, found = max(bids, key=lambda bid: bid[:3])
        del left[-place]
        claim = _CLAIMED * (found.dest_end - found.dest_start)
        text = text[: found.dest_start] + claim + text[found.dest_end :]
    return True
