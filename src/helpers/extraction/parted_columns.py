"""Columns of a table that stand below each other → rows in cells.

Recognition that takes a page column by column leaves the ordinals of a table in one stretch of
lines, the names in another, the figures of each column (or those of each row) in further ones, each
with its head above, or all heads before them. Stretches of as many lines belong side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from helpers.extraction.sections import section_level
from helpers.extraction.table_frame import says_heads
from helpers.extraction.tokens import split_tokens
from helpers.reading import Line

_FEWEST_ROWS = 3
_LONGEST_NAME = 70
_MOST_HEAD_LINES = 4
_FEW_HEADS = 2
_MOST_BETWEEN = 30
"""Lines of heads between the names of a table and its first figures."""


@dataclass(frozen=True)
class _Names:
    """The names of a table, its sections among them, with the heads around them."""

    lines: tuple[Line, ...]
    heads: tuple[Line, ...]
    behind: tuple[Line, ...]
    sections: frozenset[int]

    @property
    def rows(self) -> int:
        """How many rows have figures."""
        return len(self.lines) - len(self.sections)


@dataclass(frozen=True)
class _Columns:
    """Columns of figures, each with the lines of its head; ``end`` is the place behind them."""

    cells: tuple[tuple[Line, ...], ...]
    heads: tuple[tuple[Line, ...], ...]
    end: int


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
        if end == place:
            place += 1
            continue
        for names, columns in _likely(lines, kinds, lines[place:end]):
            ordinals = _ordinals_before(lines, kinds, names)
            if not _is_table(names, ordinals, columns, width):
                continue
            rows = _rows(names, ordinals, columns)
            width = max(len(row[1]) for row in rows)
            for line in _written(lines, names, ordinals, columns, rows):
                made[line.number - 1] = line
            end = columns.end
            break
        place = end
    return made


def _likely(
    lines: Sequence[Line], kinds: Sequence[str], words: Sequence[Line]
) -> Iterator[tuple[_Names, _Columns]]:
    """Yield names among words with the columns behind them, likeliest first.

    A blank line in a column may be a blank cell, but first of all it parts one from another.
    """
    named = list(_names_among(words))
    for parts in (False, True):
        for names in named:
            columns = _columns_behind(lines, kinds, names, parts)
            parted_too = _columns_behind(lines, kinds, names, True) if columns else None
            if columns and parted_too and len(parted_too.cells) > len(columns.cells):
                columns = parted_too
            if columns:
                yield names, columns


def _end_of_words(kinds: Sequence[str], place: int) -> int:
    while place < len(kinds) and kinds[place] in {WORDS, NAMED}:
        place += 1
    return place


def _names_among(words: Sequence[Line]) -> Iterator[_Names]:
    """Yield in which ways lines of words may be the names of rows, with heads before and behind."""
    roles = [role_of(fold(line.text)) for line in words[:2]]
    first = 2 if roles == ["ordinal", "name"] else int(roles[:1] == ["name"])
    longest = min(_MOST_HEAD_LINES, len(words) - first - 1)
    whole = [tuple(words[first : len(words) - behind]) for behind in range(longest + 1)]
    whole = [
        lines
        for lines in whole
        if not _are_heads(lines)
        and not any(parted(line.text)[0] for line in words[first + len(lines) :])
    ]
    for parting in (True, False):
        for lines in whole:
            sections = frozenset(
                n for n, line in enumerate(lines) if parting and section_level(line.text)
            )
            if parting == bool(sections) and len(sections) < len(lines):
                behind = tuple(words[first + len(lines) :])
                yield _Names(lines, tuple(words[:first]), behind, sections)


def _are_heads(lines: Sequence[Line]) -> bool:
    """Tell whether lines of words are no names: too long, or many of them heads of columns."""
    if any(len(line.text) > _LONGEST_NAME or annex_title(line.text) for line in lines):
        return True
    counted = sum(bool(parted(line.text)[0]) for line in lines)
    heads = sum(says_heads(line.text) or role_of(fold(line.text)) != "value" for line in lines)
    return 2 * counted < len(lines) < _FEW_HEADS * heads


def _ordinals_before(
    lines: Sequence[Line], kinds: Sequence[str], names: _Names
) -> tuple[Line, ...]:
    """Return the ordinals that stand above the names (of all rows, or of those with figures)."""
    top = (*names.heads, *names.lines)[0].number - lines[0].number
    end = top
    while end and kinds[end - 1] == BLANK:
        end -= 1
    for count in {len(names.lines), names.rows}:
        start = end - count
        found = tuple(lines[start:end]) if start >= 0 else ()
        whole = found and all(kind == VALUES for kind in kinds[start:end])
        if whole and (not start or kinds[start - 1] != VALUES) and _count_rows(found, names):
            return found
    return ()


def _count_rows(ordinals: Sequence[Line], names: _Names) -> bool:
    every = len(ordinals) == len(names.lines)
    return counts_up(
        [line.text for n, line in enumerate(ordinals) if not every or n not in names.sections]
    )


def _columns_behind(
    lines: Sequence[Line], kinds: Sequence[str], names: _Names, parts: bool
) -> _Columns | None:
    """Return the columns of figures that follow names, None if none has as many lines."""
    cells: list[tuple[Line, ...]] = []
    heads: list[tuple[Line, ...]] = []
    place, most = (*names.lines, *names.behind)[-1].number - lines[0].number + 1, _MOST_BETWEEN
    above = list(names.behind)
    while place < len(lines):
        here = place
        while here < len(lines) and kinds[here] in {BLANK, WORDS} and len(above) <= most:
            above += [lines[here]] if kinds[here] == WORDS else []
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
    return _Columns(tuple(cells), tuple(heads), place) if cells else None


def _opens_page(line: Line) -> bool:
    """Tell whether a line is a title, or the head of the ordinals or names of the next page."""
    role = role_of(fold(line.text))
    return bool(annex_title(line.text)) or role in {"ordinal", "name"}


def _counts_next_page(column: Sequence[Line]) -> bool:
    """Tell whether a column holds the ordinals of the next page: they count, but not from 1."""
    first = look_alike_number(column[0].text.strip(" .)|"))
    return first is not None and first > 1 and counts_up([line.text for line in column])


def _is_table(names: _Names, ordinals: Sequence[Line], columns: _Columns, width: int) -> bool:
    """Tell whether names and figures that are as many are a table, and no chance."""
    counted = bool(ordinals) or counts_up([parted(line.text)[0] for line in names.lines])
    found = len(columns.cells) + 1 + counted
    above = [head[-1] for head in columns.heads if head]
    if _count_units(above) > max(1, _count_units(names.lines)):
        # Units stand above the figures: these are rows one below the other, and the names heads.
        return False
    if not counted and counts_up([line.text for line in columns.cells[0]]):
        # All heads stand first, and what follows them are the ordinals.
        return False
    if names.rows < _FEWEST_ROWS:
        # The last page of a table may hold a row or two.
        return counted and found == width
    return counted or bool(names.heads) or len(columns.cells) > 1


def _count_units(lines: Sequence[Line]) -> int:
    """Count the lines that begin with a committee or the kind of a unit."""
    return sum(opens_like_a_unit(line.text) for line in lines)


def _rows(
    names: _Names, ordinals: Sequence[Line], columns: _Columns
) -> list[tuple[Line, list[str]]]:
    """Return the cells of each row, with the line on which it is to stand."""
    named = [parted(line.text) for line in names.lines]
    own = [own for own, _ in named]
    if ordinals:
        counting = iter(ordinals)
        every = len(ordinals) == len(names.lines)
        own = [
            next(counting).text.strip() if every or n not in names.sections else ""
            for n in range(len(named))
        ]
        named = [("", line.text.strip()) for line in names.lines]
    counted = any(own)
    rows = []
    values = iter(zip(*(_split(column) for column in columns.cells), strict=True))
    for n, (line, ordinal, (_, name)) in enumerate(zip(names.lines, own, named, strict=True)):
        cells = [ordinal, name] if counted else [name]
        if n not in names.sections:
            cells += [cell for column in next(values) for cell in column]
        rows.append((line, cells))
    return rows


def _split(column: Sequence[Line]) -> list[list[str]]:
    """Return the cells of each line of a column; all columns of a row may stand on one line."""
    pieces = [[token.text for token in split_tokens(line.text)] for line in column]
    usual = Counter(map(len, pieces)).most_common(1)[0][0]
    return pieces if usual > 1 else [[line.text.strip()] for line in column]


def _written(
    lines: Sequence[Line],
    names: _Names,
    ordinals: Sequence[Line],
    columns: _Columns,
    rows: Sequence[tuple[Line, list[str]]],
) -> Iterator[Line]:
    """Yield the lines of a table anew: heads and rows in cells, what they were taken from blank."""
    width = max(len(cells) for _, cells in rows)
    taken = [*ordinals, *(line for column in columns.cells for line in column)]
    heads, used = _heads(lines, names, ordinals, columns, width)
    yield from (replace(line, text="") for line in (*taken, *used))
    above = names.lines[0].number - 2
    free = {line.number for line in (*taken, *used)}
    if heads and above >= 0 and (not lines[above].text.strip() or above + 1 in free):
        yield replace(lines[above], text=heads)
    for line, cells in rows:
        # A row of too many or too few figures is parted by what they are, not where they stand.
        whole = len(cells) in {width, len(rows[0][1])} or len(cells) <= 2
        yield replace(line, text=("\t" if whole else " ").join(cells))


def _heads(
    lines: Sequence[Line],
    names: _Names,
    ordinals: Sequence[Line],
    columns: _Columns,
    width: int,
) -> tuple[str, list[Line]]:
    """Return the heads of the columns in one line, and the lines that they stood on."""
    first = [
        _heads_above(lines, block) for block in (ordinals, names.heads or names.lines) if block
    ]
    own = [line for block in first for line in block] + list(names.heads)
    own = list({line.number: line for line in own}.values())
    behind = [list(head) for head in columns.heads]
    if len(columns.cells) == 1 and len(behind[0]) + len(own) == width:
        texts = [line.text.strip() for line in (*own, *behind[0])]
    else:
        texts = [line.text.strip() for line in own]
        texts += [" ".join(line.text.strip() for line in head) for head in behind if head]
    used = [*own, *(line for head in behind for line in head)]
    if len(texts) == width:
        return "\t".join(texts), used
    return (" ".join(texts), used) if any(behind) else ("", [])


def _heads_above(lines: Sequence[Line], block: Sequence[Line]) -> list[Line]:
    """Return the heads that stand right above a block, from that of ordinals or names on."""
    end = block[0].number - lines[0].number
    while end and kind_of(lines[end - 1]) == BLANK:
        end -= 1
    start = end
    while start and kind_of(lines[start - 1]) == WORDS and end - start < _MOST_BETWEEN:
        start -= 1
    roles = [role_of(fold(line.text)) for line in lines[start:end]]
    opening = [n for n, role in enumerate(roles) if role in {"ordinal", "name"}]
    return list(lines[start + opening[0] : end]) if opening else []
