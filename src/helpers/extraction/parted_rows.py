"""Columns that stand apart → their rows, each on the line of its name, and their heads above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from helpers.extraction.column_runs import BLANK, WORDS, kind_of, parted
from helpers.extraction.folding import fold
from helpers.extraction.head_roles import role_of
from helpers.extraction.parted_names import RowNames
from helpers.extraction.tokens import split_tokens
from helpers.reading import Line

_MOST_HEADS = 30


@dataclass(frozen=True)
class Columns:
    """Columns of figures, each with the lines of its head; ``end`` is the place behind them."""

    cells: tuple[tuple[Line, ...], ...]
    heads: tuple[tuple[Line, ...], ...]
    end: int


def rows_of(
    names: RowNames, ordinals: Sequence[Line], columns: Columns
) -> list[tuple[Line, list[str]]]:
    """Return the cells of each row, with the line on which it is to stand.

    Parameters
    ----------
    names : RowNames
        Sections among them have no figures.
    ordinals : sequence of Line
        Empty where none stand apart from the names.
    columns : Columns
        Each of as many lines as rows have figures.
    """
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


def written(
    lines: Sequence[Line],
    names: RowNames,
    ordinals: Sequence[Line],
    columns: Columns,
    rows: Sequence[tuple[Line, list[str]]],
) -> Iterator[Line]:
    """Yield the lines of a table anew: heads and rows in cells, what they were taken from blank.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    names, ordinals, columns
        What the rows were made of.
    rows : sequence of (Line, list of str)
        The rows, each with the line of its name.
    """
    width = max(len(cells) for _, cells in rows)
    taken = [*ordinals, *(line for column in columns.cells for line in column)]
    heads, used = _heads(lines, names, ordinals, columns, width)
    above = names.lines[0].number - lines[0].number - 1
    free = {line.number for line in (*taken, *used)}
    room = above >= 0 and (not lines[above].text.strip() or lines[above].number in free)
    yield from (replace(line, text="") for line in (*taken, *(used if room else ())))
    if heads and room:
        yield replace(lines[above], text=heads)
    for line, cells in rows:
        # A row of too many or too few figures is parted by what they are, not where they stand.
        whole = len(cells) in {width, len(rows[0][1])} or len(cells) <= 2
        yield replace(line, text=("\t" if whole else " ").join(cells))


def _heads(
    lines: Sequence[Line],
    names: RowNames,
    ordinals: Sequence[Line],
    columns: Columns,
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
    while start and kind_of(lines[start - 1]) == WORDS and end - start < _MOST_HEADS:
        start -= 1
    roles = [role_of(fold(line.text)) for line in lines[start:end]]
    opening = [n for n, role in enumerate(roles) if role in {"ordinal", "name"}]
    return list(lines[start + opening[0] : end]) if opening else []
