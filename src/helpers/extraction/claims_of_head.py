"""Which columns find words of their own in a head that stands in no cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from helpers.extraction.forms import FormColumn
from helpers.extraction.heads import Head, labels_of

_NEAR = 84.0
"""How alike (0–100) a label and the words that it claims are at least."""
_OF_GROUP = 10
"""Letters of a label that names its group too: "Chỉ số 1" alone may be of any."""
_NUMBERS = re.compile(r"(?:diem )?(?:toi da |chuan )?[\d ]+")
"""A line of maxima, or one that counts the columns, folded."""
_OPENING = re.compile(r"(?:so )?(?:stt|tt)\b|so thu tu")
_CLAIMED = "\0"


def claims(head: Head, options: Sequence[FormColumn]) -> list[int | None] | None:
    """Return where each column finds words of its own in a head that stands on one line.

    "Tỷ lệ nộp hồ sơ trực tuyến" resembles the labels of two columns, but is the head of one: the
    label most like it claims the words, and the other column must find others.

    Parameters
    ----------
    head : Head
    options : sequence of FormColumn
        The columns that the table is taken to have.

    Returns
    -------
    list of (int or None) or None
        One place a column, None for one without words of its own; None at all for a head that
        tells nothing: torn over several lines, or damaged.
    """
    words = [line for line in head.lines if not _NUMBERS.fullmatch(line)]
    line = words[-1] if words else ""
    if head.damaged or not _OPENING.match(line):
        return None
    text = line.replace(" ", "")
    found: dict[int, int] = {}
    while len(found) < len(options):
        bids = [
            (near.score, len(label), -place, near.dest_start, near.dest_end)
            for place, option in enumerate(options)
            if place not in found
            for label in labels_of(option)
            if (_OF_GROUP if option.group else 1) <= len(label) <= len(text)
            and (near := fuzz.partial_ratio_alignment(label, text, score_cutoff=_NEAR))
        ]
        if not bids:
            break
        _, _, place, start, end = max(bids, key=lambda bid: bid[:3])
        found[-place] = start
        text = text[:start] + _CLAIMED * (end - start) + text[end:]
    return [found.get(place) for place in range(len(options))]
