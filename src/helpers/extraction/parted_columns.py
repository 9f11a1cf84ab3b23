"""Columns of a table that stand below each other → rows in cells.

Recognition that takes a page column by column leaves the ordinals of a table in one stretch of
lines, the names in another, the figures of each column (or those of each row) in further ones, each
with its head above, or all heads before them. Stretches of as many lines belong side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from helpers.extraction.captions import annex_title
from helpers.extraction.column_runs import (
    BLANK,
    NAMED,
    OTHER,
    VALUES,
    WORDS,
    column_at,
    counts_up,
    kind_of,
    parted,
)
from helpers.extraction.figure import look_alike_number
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.openings_of_names import opens_like_a_unit
from helpers.extraction.parted_names import RowNames, names_among, ordinals_before
from helpers.extraction.parted_rows import Columns, rows_of, written
from helpers.extraction.printed_names import opens_like_an_agency
from helpers.reading import Line

_FEWEST_ROWS = 3
_MOST_ROWS = 400
"""No page has more."""
_MOST_COLUMNS = 24
_MOST_HEAD_LINES = 4
_MOST_BETWEEN = 30
"""Lines of heads between the names of a table and its first figures."""


def join_parted_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each row of a table whose columns stand apart on one line.

    A row stands where its ordinal (or name) stood, its cells at tabs; the lines of the other cells
    are left blank, so that numbers stay.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    """
    made = list(lines)
    kinds = [*(kind_of(line) for line in lines), OTHER]
    place, width = 0, 0
    while place < len(lines):
        end = _end_of_words(kinds, place)
        if not 0 < end - place <= _MOST_ROWS or not _values_follow(kinds, end):
            place = max(end, place + 1)
            continue
        for names, ordinals, columns in _likely(lines, kinds, lines[place:end], width):
            if not _is_table(names, ordinals, columns, width):
                continue
            rows = rows_of(names, ordinals, columns)
            width = max(len(row[1]) for row in rows)
            for line in written(lines, names, ordinals, columns, rows):
                made[line.number - 1] = line
            end = columns.end
            break
        place = end
    return made


def _likely(
    lines: Sequence[Line], kinds: Sequence[str], words: Sequence[Line], width: int
) -> Iterator[tuple[RowNames, tuple[Line, ...], Columns]]:
    """Yield names among words with their ordinals and the columns behind them, likeliest first.

    A blank line in a column may be a blank cell, but first of all it parts one from another.
    """
    named = [(names, ordinals_before(lines, kinds, names)) for names in names_among(words)]
    for parts in (False, True):
        for names, ordinals in named:
            # The last page of a table may hold a row or two.
            few = names.rows < _FEWEST_ROWS
            if few and not (width and (ordinals or parted(names.lines[0].text)[0])):
                continue
            most = width if few else _MOST_COLUMNS
            columns = _columns_behind(lines, kinds, names, parts, most)
            if columns and not parts:
                longer = _columns_behind(lines, kinds, names, True, most)
                columns = max(columns, longer or columns, key=lambda found: len(found.cells))
            if columns:
                yield names, ordinals, columns


def _end_of_words(kinds: Sequence[str], place: int) -> int:
    while place < len(kinds) and kinds[place] in {WORDS, NAMED}:
        place += 1
    return place


def _values_follow(kinds: Sequence[str], end: int) -> bool:
    """Tell whether values stand behind words, with a few heads between them at most."""
    heads = 0
    while kinds[end] in {BLANK, WORDS, NAMED} and heads <= _MOST_BETWEEN:
        heads += kinds[end] != BLANK
        end += 1
    return kinds[end] == VALUES


def _columns_behind(
    lines: Sequence[Line], kinds: Sequence[str], names: RowNames, parts: bool, most_columns: int
) -> Columns | None:
    """Return the columns of figures that follow names, None if none has as many lines."""
    cells: list[tuple[Line, ...]] = []
    heads: list[tuple[Line, ...]] = []
    place, most = (*names.lines, *names.behind)[-1].number - lines[0].number + 1, _MOST_BETWEEN
    above = list(names.behind)
    while place < len(lines) and len(cells) <= most_columns:
        here = place
        while here < len(lines) and kinds[here] in {BLANK, WORDS, NAMED} and len(above) <= most:
            above += [lines[here]] if kinds[here] != BLANK else []
            here += 1
        if here == len(lines) or kinds[here] != VALUES or len(above) > most:
            break
        column = column_at(lines, kinds, here, names.rows, parts)
        if column is None or any(map(_opens_page, above)) or _counts_next_page(column):
            break
        cells.append(tuple(column))
        heads.append(tuple(above))
        above, most = [], _MOST_HEAD_LINES
        place = column[-1].number - lines[0].number + 1
    return Columns(tuple(cells), tuple(heads), place) if cells else None


def _opens_page(line: Line) -> bool:
    """Tell whether a line is a title, or the head of the ordinals or names of the next page."""
    role = role_of(fold(line.text))
    return bool(annex_title(line.text)) or role in {"ordinal", "name"}


def _counts_next_page(column: Sequence[Line]) -> bool:
    """Tell whether a column holds the ordinals of the next page: they count, but not from 1."""
    numbers = [look_alike_number(line.text.strip(" .)|")) for line in column]
    first = next((number - place for place, number in enumerate(numbers) if number), 1)
    return first > 1 and counts_up([line.text for line in column])


def _is_table(names: RowNames, ordinals: Sequence[Line], columns: Columns, width: int) -> bool:
    """Tell whether names and figures that are as many are a table, and no chance."""
    counted = bool(ordinals) or counts_up([parted(line.text)[0] for line in names.lines])
    above = [head[-1] for head in columns.heads if head]
    if _count_units(above) > max(1, _count_units(names.lines)):
        # Units stand above the figures: these are rows one below the other, and the names heads.
        return False
    if _are_agencies(above) and not _are_agencies(names.lines):
        return False
    if not counted and counts_up([line.text for line in columns.cells[0]]):
        # All heads stand first, and what follows them are the ordinals.
        return False
    if names.rows < _FEWEST_ROWS:
        # The last page of a table may hold a row or two.
        return counted and width == max(
            len(cells) for _, cells in rows_of(names, ordinals, columns)
        )
    return counted or bool(names.heads) or len(columns.cells) > 1


def _count_units(lines: Sequence[Line]) -> int:
    """Count the lines that begin with a committee or the kind of a unit."""
    return sum(opens_like_a_unit(line.text) for line in lines)


def _are_agencies(lines: Sequence[Line]) -> bool:
    """Tell whether most of several lines begin like departments; some heads do ("Số hồ sơ")."""
    agencies = sum(opens_like_an_agency(line.text) for line in lines)
    return agencies >= _FEWEST_ROWS and 2 * agencies > len(lines)
