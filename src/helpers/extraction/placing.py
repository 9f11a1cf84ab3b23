"""Where the columns of a table stand on the line, and above which of them a group of words is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

_GROUP = re.compile(r"\S+(?: \S+)*")
_SPECK = re.compile(r"[^\w\s%–—-]{1,2}")
"""A speck on the page, read as a sign."""
_SPANNED = 2
_SAMPLE = 60
LEAST_GAP = 2
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
