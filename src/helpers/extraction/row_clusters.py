"""Which rows belong together to one table, and whether they are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from helpers.extraction.captions import annex_title, is_heading
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import plain
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.row_tests import counts_on, kind_of_row
from helpers.extraction.row_text import RowText, split_cells
from helpers.extraction.sections import section_level
from helpers.extraction.table_frame import (
    HEAD_MARK,
    HEAD_WORDS,
    LONG_PROSE,
    MOST_HEAD_LINES,
    opens_head,
)
from helpers.reading import Line

_MAX_GAP = 18
_VERBS = frozenset({"dat", "la", "duoc"})
"""What stands between a unit and its figure in a sentence."""
_NUMBER = re.compile(r"\W*(\d{1,3})[.)]")
_SUBHEADING = re.compile(r"\s*\d{1,2}\.\d{1,2}[.)]?\s+[^\W\d_]{2}")
_SURE = 2
"""How many rows that name units make a table."""
_LONGEST_NAME = 60
_SHORTEST_TITLE = 16
_CAPITALS = 0.75
_SEVERAL = 4
_COMING = 8
"""How many rows before and after a gap say how many figures a row has."""


def clusters_of(anchors: Sequence[RowText], lines: Sequence[Line]) -> list[list[RowText]]:
    """Return the rows that stand together, in order.

    Parameters
    ----------
    anchors : sequence of RowText
        Lines that may be rows.
    lines : sequence of Line
        The whole dispatch: what stands between two rows may part them.
    """
    clusters: list[list[RowText]] = []
    for place, row in enumerate(anchors):
        if clusters and _together(clusters[-1], row, anchors[place : place + _COMING], lines):
            clusters[-1].append(row)
        else:
            clusters.append([row])
    return clusters


def is_table(cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex) -> bool:
    """Tell whether rows that stand together name units, or stand under the heads of a table."""
    if 2 * sum(_is_said(row) for row in cluster) > len(cluster):
        return False
    known = [row for row in cluster if row.name and kind_of_row(row.name, index) == "unit"]
    sure = sum(index.best(row.name) >= KNOWN for row in known)
    special = sum(kind_of_row(row.name, index) != "unit" for row in cluster)
    above = [
        plain(line.text)
        for line in lines[max(0, cluster[0].line - MOST_HEAD_LINES) : cluster[0].line]
    ]
    headed = any(HEAD_MARK.search(text) for text in above)
    counted = sum(bool(row.ordinal) for row in cluster)
    sure = sure if sure >= _SURE else sure + _count_torn(known, lines, index)
    if sure >= _SURE or (special >= _SURE and len(cluster) >= _SURE):
        return True
    return headed and (sure == 1 or (counted >= 3 and counted * 2 > len(cluster)))


def _is_said(row: RowText) -> bool:
    """Tell whether a line is an item of a list of sentences: "- Sở Nội vụ đạt 92,5 điểm;"."""
    last = row.name.split()[-1:]
    return not row.cells and any(word.islower() and plain(word) in _VERBS for word in last)


def _count_torn(rows: Sequence[RowText], lines: Sequence[Line], index: NameIndex) -> int:
    """Count the rows that name a unit together with the line below, the second half of its name."""
    own = {row.line for row in rows}
    joined = (
        f"{row.name} {lines[row.line].text.strip()}"
        for row in rows
        if row.ordinal and row.figures >= _SURE
        if row.line < len(lines) and row.line + 1 not in own
    )
    return sum(len(name) <= _LONGEST_NAME and index.best(name) >= KNOWN for name in joined)


def _together(
    cluster: Sequence[RowText], row: RowText, following: Sequence[RowText], lines: Sequence[Line]
) -> bool:
    last = cluster[-1]
    between = lines[last.line : row.line - 1]
    filled = [line for line in between if line.text.strip()]
    headed = any(opens_head(line) or _all_heads(line) for line in filled)
    # Heads stand again after a page break: then the rows go on, or a block opens below them.
    named = any(_is_title(line) or _SUBHEADING.match(line.text) for line in filled)
    titled = named or not any(section_level(line.text) for line in filled)
    another = headed and titled and _counts_anew(following)
    # A column that stood there may have left any number of blank lines.
    far = len(between) > 3 * _MAX_GAP and not counts_on(last, row)
    if another or far or len(filled) > _MAX_GAP:
        return False
    for line in filled:
        bare = plain(line.text)
        if annex_title(line.text) or (_is_long(line) and not _like_a_head(line)):
            return False
        if (
            is_heading(line.text)
            and not HEAD_MARK.search(bare)
            and not _is_counted_next(line, cluster, row)
        ):
            return False
    told = [item.figures for item in cluster[-_COMING:] if not _says_nothing(item)]
    # A row that says throughout that there are no figures has as many columns as any.
    if not told or _says_nothing(row):
        return True
    usual = Counter(told).most_common(1)[0][0]
    long_head = any(_is_long(line) and _like_a_head(line) for line in filled)
    if (headed or long_head) and _has_other_columns(_up_to_next_head(following, lines), usual):
        return False
    wide = max(usual, row.figures)
    return not filled or wide < 3 or abs(usual - row.figures) <= max(3, wide // 2)


def _is_long(line: Line) -> bool:
    """Tell whether a line is long and has words: figures far to the right are no prose or head."""
    return len(line.text.strip()) > LONG_PROSE and any(map(str.isalpha, line.text))


def _has_other_columns(rows: Sequence[RowText], usual: int) -> bool:
    """Tell whether rows have another number of figures than those above their head."""
    counts = Counter(row.figures for row in rows)
    coming = counts.most_common(1)[0][0]
    return coming != usual and max(coming, usual) > 1


def _up_to_next_head(rows: Sequence[RowText], lines: Sequence[Line]) -> Sequence[RowText]:
    """Return the rows before the head or the title of the next table."""
    for place, (above, below) in enumerate(pairwise(rows), start=1):
        between = lines[above.line : below.line - 1]
        if any(opens_head(line) or annex_title(line.text) for line in between if line.text.strip()):
            return rows[:place]
    return rows


def _is_counted_next(line: Line, cluster: Sequence[RowText], row: RowText) -> bool:
    """Tell whether a numbered line goes on counting rows, its figures lost or on the line below."""
    number = _NUMBER.match(line.text)
    above = cluster[-1].ordinal
    counted = number is not None and above.isdecimal() and int(number[1]) == int(above) + 1
    below = row.line == line.number + 1 and not row.name
    following = (
        row.ordinal.isdecimal() and number is not None and int(row.ordinal) == int(number[1]) + 1
    )
    return counted and (below or following)


def _is_title(line: Line) -> bool:
    """Tell whether a line of capitals names a table: no section, and no cells."""
    letters = [sign for sign in line.text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters) > _CAPITALS * len(letters)
    cells = split_cells(line.text) is not None
    return (
        capitals and len(letters) >= _SHORTEST_TITLE and not cells and not section_level(line.text)
    )


def _counts_anew(following: Sequence[RowText]) -> bool:
    """Tell whether rows are counted from 1 on."""
    numbers = [look_alike_number(row.ordinal.strip(" .)|")) for row in following[:_SEVERAL]]
    if numbers[:1] == [None]:
        # A block opens above the first row.
        numbers = numbers[1:]
    return sum(n == place for place, n in enumerate(numbers, 1)) >= min(2, len(following))


def _all_heads(line: Line) -> bool:
    """Tell whether a line holds the heads of all columns, nothing but blanks between them."""
    return len(line.text) > LONG_PROSE and split_cells(line.text) is None and _like_a_head(line)


def _says_nothing(row: RowText) -> bool:
    kinds = {token.kind for token in row.tokens}
    return len(row.tokens) > 1 and kinds <= {"nothing", "class"}


def _like_a_head(line: Line) -> bool:
    bare = plain(line.text)
    words = HEAD_WORDS.findall(bare)
    return bool(HEAD_MARK.search(bare)) or len(words) >= 2 or split_cells(line.text) is not None
