"""Where the columns of a table stand on the line, and above which of them a group of words is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from helpers.extraction.folding import fold

_GROUP = re.compile(r"\S+(?: \S+)*")
_SPECK = re.compile(r"[^\w\s%–—-]{1,2}")
"""A speck on the page, read as a sign."""
_SPANNED = 2
_SAMPLE = 60
_WORD = re.compile(r"\S+")
_OFF_MIDDLE = 1.0
"""By how much a word that is set in the middle of its column may stand off it."""
_LEAST_GAP = 2
"""Blanks that part two cells at least."""

Extent = tuple[int, int]
"""First and last place of a column on the line."""


def extents_of(texts: Sequence[str], width: int) -> tuple[Extent, ...]:
    """Return where the columns of rows parted by wide gaps stand, ``()`` if that can't be told.

    Parameters
    ----------
    texts : sequence of str
        The rows as they stand.
    width : int
        How many cells a whole row has.
    """
    # Tabs part cells wherever these stand.
    spans = [extents_of_line(text) for text in texts[:_SAMPLE] if "\t" not in text]
    whole = [span for span in spans if len(span) == width]
    if not whole:
        return ()
    # The middle of all rows: one row that is shifted moves nothing.
    return tuple(
        (int(median(s for s, _ in column)), int(median(e for _, e in column)))
        for column in zip(*whole, strict=True)
    )


def extents_of_line(text: str) -> tuple[Extent, ...]:
    """Return where the groups of words of one line stand."""
    return tuple(found.span() for found in _GROUP.finditer(text))


def columns_between(texts: Sequence[str]) -> tuple[Extent, ...]:
    """Return the columns that no row crosses: what stands between blanks common to all rows.

    Parameters
    ----------
    texts : sequence of str
        Rows parted by wide gaps, of which none may have a figure in every column.
    """
    spans = sorted(
        (start, end)
        for text in texts[:_SAMPLE]
        for start, end in extents_of_line(text)
        if not _SPECK.fullmatch(text[start:end])
    )
    merged: list[Extent] = []
    for start, end in spans:
        # Columns that touch are one: a letter lost before them shifts a row.
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


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
            near = bool(joined) and start - joined[-1][1] == _LEAST_GAP
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
    groups = list(begun_groups(text, len(extents)))
    middles = [(start + end) / 2 for start, end in extents]
    place = 1
    while place < len(groups) > len(extents):
        before, own = groups[place - 1], groups[place]
        near = own[0] - before[1] == _LEAST_GAP
        if near and _own_column(before, middles) == _own_column(own, middles):
            groups[place - 1 : place + 1] = [(before[0], own[1])]
        else:
            place += 1
    return _joined_in_place(groups, extents) or tuple(groups)


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
        apart = own[0] - before[1] == _LEAST_GAP and len(set(columns)) == len(columns)
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


def place_groups(
    text: str, extents: Sequence[Extent], spans: Sequence[Extent] | None = None
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return which column each group of words of a head line stands above.

    Parameters
    ----------
    text : str
        A line of the head.
    extents : sequence of Extent
        Of all columns, left to right.
    spans : sequence of Extent, optional
        Where the groups stand, if not where wide gaps part them.

    Returns
    -------
    placed : list of (int, str)
        Groups above one column each, in order, at most one a column.
    above : list of (int, str)
        Groups that stand above several columns, once for each of them.
    """
    spans = extents_of_line(text) if spans is None else spans
    groups = [(start, end, text[start:end]) for start, end in spans]
    if len(groups) == len(extents):
        return [(column, group[2]) for column, group in enumerate(groups)], []
    middles = [(start + end) / 2 for start, end in extents]
    single: list[tuple[float, str]] = []
    above: list[tuple[int, str]] = []
    for start, end, words in groups:
        covered = [column for column, middle in enumerate(middles) if start <= middle < end]
        if len(covered) >= _SPANNED:
            above += [(column, words) for column in covered]
        else:
            single.append(((start + end) / 2, words))
    if len(single) > len(extents):
        return [], above
    columns = _nearest([middle for middle, _ in single], middles)
    return [(c, words) for c, (_, words) in zip(columns, single, strict=True)], above


def pushed_groups(
    text: str, extents: Sequence[Extent], blank: int = 0
) -> list[tuple[int, str]] | None:
    """Return which column each group belongs to if wider words before it pushed it right.

    Who pads cells to columns lets long heads run over: what follows then begins right behind
    them instead of where its column does. ``None`` if the groups do not stand so.

    Parameters
    ----------
    text : str
        A line of the head.
    extents : sequence of Extent
        Of the columns that the rows fill, left to right.
    blank : int, optional
        How many columns right of them are blank in every row.
    """
    placed: list[tuple[int, str]] = []
    column, behind = -1, 0
    for start, end in begun_groups(text, len(extents) + blank):
        free = range(column + 1, len(extents))
        if start == behind:
            following = next((c for c in free if extents[c][0] <= start), None)
        else:
            following = next((c for c in free if extents[c][0] == start), None)
        if following is None and start >= extents[-1][1]:
            beyond = max(column + 1, len(extents))
            following = beyond if beyond < len(extents) + blank else None
        if following is None:
            return None
        placed.append((following, text[start:end]))
        column, behind = following, end + _LEAST_GAP
    return placed


def groups_in_turn(text: str, whole: Sequence[Extent]) -> list[tuple[int, str]] | None:
    """Return which column each group belongs to, by a line of the head that names every column.

    Above rows that do not stand in columns only the head's own lines tell where columns begin: a
    group that others have not pushed begins where its column does, one that they have pushed is
    that of the next column. ``None`` if the groups do not stand so.

    Parameters
    ----------
    text : str
        A line of the head.
    whole : sequence of (int, int)
        Where the groups of the line stand that has one for every column.
    """
    groups = extents_of_line(text)
    if len(groups) == len(whole):
        return [(column, text[start:end]) for column, (start, end) in enumerate(groups)]
    placed: list[tuple[int, str]] = []
    column, behind = -1, -1
    for start, end in groups:
        free = range(column + 1, len(whole))
        if behind >= 0 and start == behind + _LEAST_GAP:
            following = next(iter(free), None)
        else:
            following = next((c for c in free if _may_begin(c, start, whole)), None)
        if following is None:
            return None
        placed.append((following, text[start:end]))
        column, behind = following, end
    return placed


def is_pushed(column: int, whole: Sequence[Extent]) -> bool:
    """Tell whether the words of a column stand right behind those of the column before."""
    return column > 0 and whole[column][0] == whole[column - 1][1] + _LEAST_GAP


def _may_begin(column: int, start: int, whole: Sequence[Extent]) -> bool:
    """Tell whether a column may begin at ``start``, given the line that names every column."""
    if is_pushed(column, whole):
        return start <= whole[column][0]
    return start == whole[column][0]


def _nearest(places: Sequence[float], middles: Sequence[float]) -> list[int]:
    """Return which column each place belongs to: in order, each its own, least moved in all."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for number, place in enumerate(places):
        following: list[tuple[float, list[int]]] = []
        for column in range(number, len(middles) - len(places) + number + 1):
            cost, chosen = min(b for b in best if not b[1] or b[1][-1] < column)
            following.append((cost + abs(middles[column] - place), [*chosen, column]))
        best = following
    return min(best)[1]
