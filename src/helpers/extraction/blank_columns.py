"""Columns that have a head and are blank in every row, where gaps part heads and rows."""

from __future__ import annotations

from collections.abc import Sequence

from helpers.extraction.groups_of_heads import begun_groups
from helpers.extraction.placing import Extent, extents_of_line

_NAMES = 2
"""The columns of ordinals and names stand left of the figures."""


def blank_columns(lines: Sequence[str], extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return where heads stand whose columns are blank in every row.

    Parameters
    ----------
    lines : sequence of str
        The head, the line that counts its columns included.
    extents : sequence of Extent
        Of the columns that the rows fill, left to right.
    """
    return (*_between_rows(lines, extents), *_beyond_rows(lines, extents))


def _between_rows(lines: Sequence[str], extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return where heads stand between columns of figures, above none of them.

    One line must name every column of figures, each right above it, and these as well.
    """
    filled = extents[_NAMES:]
    for line in lines:
        groups = [group for group in extents_of_line(line) if group[0] > extents[_NAMES - 1][1]]
        apart = [group for group in groups if not any(_overlap(group, own) for own in filled)]
        named = [group for group in groups if group not in apart]
        above = len(named) == len(filled) and all(map(_overlap, named, filled))
        inner = all(filled[0][1] < start and end < filled[-1][0] for start, end in apart)
        if len(extents) > _NAMES and apart and above and inner:
            return tuple(apart)
    return ()


def _overlap(group: Extent, own: Extent) -> bool:
    return group[0] < own[1] and own[0] < group[1]


def _beyond_rows(lines: Sequence[str], extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Return where heads stand right of all that rows fill."""
    best: tuple[Extent, ...] = ()
    # Of names of unlike lengths the middle one ends before many do: what stands between the
    # columns beside it stands above it too.
    starts = [0, *(end for _, end in extents[:-1])]
    ends = [*(start for start, _ in extents[1:]), extents[-1][1]]
    readings = [begun_groups(line, len(extents)) for line in lines]
    beyond = [line for line in lines if extents_of_line(line)[-1:] > ((extents[-1][1], 0),)]
    if len(beyond) > 1 and any(_begins_beyond(line, extents[-1][1]) for line in beyond):
        # What begins with a small letter stands below a head of its own there.
        readings += [extents_of_line(line) for line in lines]
    for groups in readings:
        own, further = groups[: len(extents)], groups[len(extents) :]
        above = len(own) == len(extents) and all(
            (start < right and left < end) or (first <= start and end <= last)
            for (start, end), (left, right), first, last in zip(
                own, extents, starts, ends, strict=True
            )
        )
        if above and len(further) > len(best) and further[0][0] > extents[-1][1]:
            best = further
    return best


def _begins_beyond(line: str, end: int) -> bool:
    """Tell whether a head begins right of all that the rows fill, with a capital."""
    return any(start > end and line[start].isupper() for start, _ in extents_of_line(line))
