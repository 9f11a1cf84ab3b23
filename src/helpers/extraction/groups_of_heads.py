"""The groups of words of a head line: joined where they were torn, cut where they ran together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from helpers.extraction.folding import fold
from helpers.extraction.head_roles import IN_BRACKETS
from helpers.extraction.placing import LEAST_GAP, Extent, extents_of_line

_SPANNED = 2
_WORD = re.compile(r"\S+")
# A maximum, and the first letters of the next head.
_RUN_ON = re.compile(rf"{IN_BRACKETS}(?=[^\W\d_]{{2}})")
_OFF_MIDDLE = 1.0
"""By how much a word that is set in the middle of its column may stand off it."""


def begun_groups(text: str, count: int) -> tuple[Extent, ...]:
    """Return where the groups of words of a head line stand, those joined that go on another.

    A head begins with a capital: what stands two blanks behind words and begins with a digit, or
    with a small letter, goes on with them, if exactly as many groups are left as there are columns.

    Parameters
    ----------
    text : str
        A line of the head.
    count : int
        How many columns there are.
    """
    groups = extents_of_line(text)
    if len(groups) <= count:
        return groups
    for begins in (str.isalpha, str.isupper):
        joined: list[Extent] = []
        for start, end in groups:
            near = bool(joined) and start - joined[-1][1] == LEAST_GAP
            if near and not begins(text[start]):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        if len(joined) == count:
            return tuple(joined)
    return groups


def joined_groups(text: str, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return where the groups of words of a head line stand, no more than there are columns.

    Recognition doubles a blank or loses a letter between two: that parts no column.

    Parameters
    ----------
    text : str
        A line of the head.
    extents : sequence of Extent
        Of all columns, left to right.
    """
    groups = list(_parted_at_maxima(text, begun_groups(text, len(extents)), len(extents)))
    middles = [(start + end) / 2 for start, end in extents]
    place = 1
    while place < len(groups) > len(extents):
        before, own = groups[place - 1], groups[place]
        near = own[0] - before[1] == LEAST_GAP
        if near and _own_column(before, middles) == _own_column(own, middles):
            groups[place - 1 : place + 1] = [(before[0], own[1])]
        else:
            place += 1
    return _joined_in_place(groups, extents) or tuple(groups)


def _parted_at_maxima(text: str, groups: Sequence[Extent], count: int) -> Sequence[Extent]:
    """Return the groups, those parted in which words follow right behind a maximum.

    Of "DVC trực tuyến (12 điểm)Tiến độ (20 điểm)" the blanks between two heads are lost.
    """
    if len(groups) >= count:
        return groups
    parted: list[Extent] = []
    for start, end in groups:
        cuts = [found.end() for found in _RUN_ON.finditer(text, start, end)]
        parted += pairwise((start, *cuts, end))
    return parted


def _joined_in_place(groups: Sequence[Extent], extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return groups, two of them joined, that then stand each above its own column, else ``()``.

    As many groups as columns may still be a column without words, and one of two groups.
    """
    if len(groups) != len(extents) or _stand_above(groups, extents):
        return ()
    for place, (before, own) in enumerate(pairwise(groups)):
        joined = (*groups[:place], (before[0], own[1]), *groups[place + 2 :])
        middles = [(start + end) / 2 for start, end in extents]
        columns = [_own_column(group, middles) for group in joined]
        apart = own[0] - before[1] == LEAST_GAP and len(set(columns)) == len(columns)
        if apart and _stand_above(joined, [extents[column] for column in columns]):
            return joined
    return ()


def _stand_above(groups: Sequence[Extent], extents: Sequence[Extent]) -> bool:
    """Tell whether each group has some place in common with its column."""
    return all(
        start < right and left < end
        for (start, end), (left, right) in zip(groups, extents, strict=True)
    )


def cut_groups(
    text: str, extents: Sequence[Extent], groups: Sequence[Extent], is_head: Callable[[str], bool]
) -> tuple[Extent, ...]:
    """Return the groups of a head line, those cut that hold pieces of the heads of neighbours.

    One blank may part what is set in the middle of two columns: "mức độ 3, 4 phát sinh". Each
    piece then stands in the middle of its own column.

    Parameters
    ----------
    text : str
        A line of the head.
    extents, groups : sequence of Extent
        Of all columns, and of the groups of words.
    is_head : callable
        Whether folded words are a head above several columns, or of one: they are never cut.
    """
    middles = [(start + end) / 2 for start, end in extents]
    cut: list[Extent] = []
    for start, end in groups:
        own = [middle for middle in middles if start <= middle < end]
        pieces = _cut_at_middles(text, (start, end), own) if len(own) >= _SPANNED else None
        cut += pieces if pieces and not is_head(fold(text[start:end])) else [(start, end)]
    return tuple(cut)


def _cut_at_middles(
    text: str, group: Extent, middles: Sequence[float]
) -> tuple[Extent, ...] | None:
    """Return a group cut so that each piece is set about one of the middles, None if it is not.

    The best of all such ways; a number goes with the word before it ("Chỉ số 2").
    """
    words = [found.span() for found in _WORD.finditer(text, *group)]
    begins = [place for place, (start, _) in enumerate(words) if not text[start].isdecimal()]
    cuts: list[tuple[float, int, tuple[Extent, ...]]] = [(0.0, 0, ())]
    for middle in middles:
        cuts = [
            (off + abs((start + end) / 2 - middle), last, (*pieces, (start, end)))
            for off, first, pieces in cuts
            for last in (*(begin for begin in begins if begin > first), len(words))
            if first < len(words)
            for start, end in ((words[first][0], words[last - 1][1]),)
            if abs((start + end) / 2 - middle) <= _OFF_MIDDLE
        ]
    return min((cut for cut in cuts if cut[1] == len(words)), default=(0.0, 0, None))[2]


def _own_column(group: Extent, middles: Sequence[float]) -> int:
    """Return the column whose middle is nearest to that of a group."""
    middle = (group[0] + group[1]) / 2
    return min(range(len(middles)), key=lambda column: abs(middles[column] - middle))
