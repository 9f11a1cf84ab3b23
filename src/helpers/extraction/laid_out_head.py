"""Heads laid out by blanks above rows that are: every word stands above its column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.extraction.captions import has_decimals
from helpers.extraction.head_cells import NUMBERING
from helpers.extraction.placing import Extent, extents_of_line
from helpers.extraction.sections import is_maxima, section_level
from helpers.reading import Line

_LONGEST_WORDS = 40
_NEAR_ABOVE = 2
"""How many lines maxima and the numbers of columns may stand below the heads."""
_NUMBERS = re.compile(r"[\d|()]+")
_MOST_COVERED = 3
_FEWEST_COLUMNS = 3
_NUMERAL_AND_NAME = 2
_NUMERAL = re.compile(r"[IVXl1H|]{1,5}[.)]?")


def copies_laid_out(
    lines: Sequence[Line], repeats: Sequence[int], extents: Sequence[Extent]
) -> tuple[tuple[Line, ...], ...]:
    """Return the heads that stand again between the rows, each with its lines.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; ``lines[i].number == i + 1``.
    repeats : sequence of int
        Numbers of the lines between the rows that are none.
    extents : sequence of Extent
        Where the columns of the rows stand.
    """
    stretches: list[list[Line]] = []
    for number in repeats:
        if stretches and stretches[-1][-1].number == number - 1:
            stretches[-1].append(lines[number - 1])
        else:
            stretches.append([lines[number - 1]])
    counted = [(stretch, count_laid_out(stretch, extents)) for stretch in stretches]
    return tuple(tuple(stretch[-count:]) for stretch, count in counted if count)


def count_laid_out(region: Sequence[Line], extents: Sequence[Extent]) -> int:
    """Count the lines right above the first row that are heads set out above its columns.

    Parameters
    ----------
    region : sequence of Line
        The filled lines above the first row, blocks' headings among them.
    extents : sequence of Extent
        Where the columns of the rows stand, the ordinals' and the names' first.

    Returns
    -------
    int
        0 where no line names several columns.
    """
    if len(extents) < _FEWEST_COLUMNS:
        return 0
    below = len(region)
    while below and _is_of_block(region[below - 1], extents):
        below -= 1
    count, columns = 0, 0
    number = region[below - 1].number + 1 if below else 0
    for line in reversed(region[:below]):
        # Below the heads a blank line may set their maxima, or the numbers of columns, apart.
        near = number - (1 if columns else _NEAR_ABOVE) <= line.number < number
        above = near and _stands_above(line.text, extents)
        # Half of a row that broke is no head.
        if not above or has_decimals(line.text):
            break
        groups = extents_of_line(line.text)
        words = [line.text[start:end] for start, end in groups]
        numbers = NUMBERING.match(line.text) or is_maxima(_NUMBERS.sub(" ", line.text).strip())
        if not numbers and any(map(_has_letters, words)):
            columns = max(columns, len(groups))
        count += 1
        number = line.number
    needed = max(_FEWEST_COLUMNS, (len(extents) + 1) // 2)
    return count + len(region) - below if columns >= needed else 0


def _is_of_block(line: Line, extents: Sequence[Extent]) -> bool:
    """Tell whether a line heads a block, or begins the name of the first row."""
    groups = extents_of_line(line.text)
    if len(groups) > 1 and not _NUMERAL.fullmatch(line.text[slice(*groups[0])]):
        return False
    begun = 1 <= len(groups) <= _NUMERAL_AND_NAME and _begins_name(groups[-1], extents)
    return begun or bool(section_level(line.text))


def _begins_name(group: Extent, extents: Sequence[Extent]) -> bool:
    """Tell whether words begin where the names of the rows do, or between these and ordinals."""
    between = extents[0][1] < group[0] <= extents[1][0]
    return between or any(abs(group[0] - start) <= 1 for start, _ in extents[:2])


def _stands_above(text: str, extents: Sequence[Extent]) -> bool:
    """Tell whether the groups of a line stand above columns of the rows."""
    groups = extents_of_line(text)
    if len(groups) == 1:
        start, end = groups[0]
        covered = sum(start < right and left < end for left, right in extents)
        return end - start <= _LONGEST_WORDS and covered < _MOST_COVERED and start > extents[0][1]
    furthest = 2 * extents[-1][1]
    if "\t" in text or text.count("|") > 1:
        return False
    # Long words push each other far beyond the rows, where every column has some.
    near = bool(groups) and (groups[-1][1] <= furthest or len(groups) >= len(extents))
    return near and len(groups) <= len(extents) + 2


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
