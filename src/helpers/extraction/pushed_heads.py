"""Head lines whose wide words pushed others out of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.groups_of_heads import begun_groups
from helpers.extraction.placing import LEAST_GAP, Extent, extents_of_line


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
        column, behind = following, end + LEAST_GAP
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
        if behind >= 0 and start == behind + LEAST_GAP:
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
    return column > 0 and whole[column][0] == whole[column - 1][1] + LEAST_GAP


def _may_begin(column: int, start: int, whole: Sequence[Extent]) -> bool:
    """Tell whether a column may begin at ``start``, given the line that names every column."""
    if is_pushed(column, whole):
        return start <= whole[column][0]
    # A letter lost before it moves what follows by one place.
    return abs(start - whole[column][0]) <= 1
