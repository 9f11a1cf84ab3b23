"""Lines → tables: rows that belong together, what stands above them, what parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from helpers.extraction.folding import fold, plain
from helpers.extraction.laid_out_head import copies_laid_out
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.placing import Extent, columns_between, extents_of, extents_of_line
from helpers.extraction.recutting import recut
from helpers.extraction.row_clusters import clusters_of, is_table
from helpers.extraction.row_tests import (
    closes_a_name,
    counts_on,
    is_torn_row,
    kind_of_row,
    may_be_row,
    with_own_ending,
)
from helpers.extraction.rows import RowText, is_rule, parse_block_row, parse_row, split_cells
from helpers.extraction.sections import (
    group_name,
    section_level,
)
from helpers.extraction.table_frame import (
    HEAD_MARK,
    HEAD_WORDS,
    LONG_PROSE,
    MOST_HEAD_LINES,
    frame_above,
    level_above,
    level_of_caption,
    says_heads,
    section_lines,
    section_title,
)
from helpers.extraction.table_rows import Row, Table, usual
from helpers.extraction.tokens import Token
from helpers.extraction.torn_names import join_torn_names
from helpers.extraction.totals import totals_of_annexes, totals_of_blocks
from helpers.reading import Line

_BEFORE_FIGURE = re.compile(r"^[^\d]{4,40}(?=\d)")
_MANY_ROWS = 4
_FEW = 2
_EXACT = 97.0
_SAMPLE = 60
_LIKE_HEAD = 80.0


def find_tables(lines: Sequence[Line], index: NameIndex, taken: set[int]) -> list[Table]:
    """Find the tables of units and figures.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch; ``lines[i].number == i + 1``.
    index : NameIndex
        The units that may be named.
    taken : set of int
        Lines already read as something else (lists of dossier codes).
    """
    rows = {
        line.number: _row_of(line, index)
        for line in lines
        if line.text.strip() and line.number not in taken
    }
    rows = _rejoined(rows)
    anchors: list[RowText] = []
    for number, row in rows.items():
        counted = bool(anchors) and counts_on(anchors[-1], row)
        if closes_a_name(lines, number, rows, index):
            continue
        if may_be_row(row, index, counted) or is_torn_row(lines, number, rows, index):
            anchors.append(row)
    tables: list[Table] = []
    end = 0
    for cluster in clusters_of(anchors, lines):
        if is_table(cluster, lines, index):
            table = _table(cluster, lines, index, end)
            tables.append(table)
            end = max(table.lines)
    return totals_of_annexes(tables, index)


def _rejoined(rows: dict[int, RowText]) -> dict[int, RowText]:
    """Return the rows with those made whole whose figures go on on the next line.

    Only where the two lines together have as many figures as most rows of the dispatch.
    """
    counts = Counter(len(row.tokens) for row in rows.values() if row.name and row.tokens)
    usual = _usual_many(counts)
    joined = dict(rows)
    for number, row in rows.items():
        below = rows.get(number + 1)
        if below is None or not row.name or below.name or below.ordinal or not below.figures:
            continue
        # "6 | UBND xã Nhân Lý", the figures below it; else a line that broke among its figures.
        whole = bool(row.ordinal) and not row.tokens
        # Where "243 76" in one cell are two figures, the number below may be that of the page.
        own = (len(t.text.split()) if t.kind == "figure" else 1 for t in row.tokens)
        full = row.cells and sum(own) in usual
        tokens = (*row.tokens, *below.tokens)
        broken = bool(row.tokens) and not below.cells and not full and len(tokens) > _FEW
        if (whole or broken) and len(tokens) in usual:
            joined[number] = replace(row, tokens=tokens)
            del joined[number + 1]
    return joined


def _usual_many(counts: Counter[int]) -> set[int]:
    """Return the numbers of tokens that many rows have."""
    return {count for count, rows in counts.items() if rows >= _MANY_ROWS}


def _row_of(line: Line, index: NameIndex) -> RowText:
    row = parse_row(line.number, line.text)
    if not row.tokens and len(line.text) <= 3 * LONG_PROSE:
        name = _BEFORE_FIGURE.match(line.text)
        if name and kind_of_row(name[0].strip(" |:"), index) != "unit":
            return parse_block_row(line.number, line.text, name[0])
    return row


def _table(cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex, end: int) -> Table:
    cluster = _ranks_or_names(cluster)
    first, last = cluster[0].line, cluster[-1].line
    width = _width(cluster, lines)
    texts = [lines[row.line - 1].text for row in cluster]
    extents = extents_of([t for t, row in zip(texts, cluster, strict=True) if row.cells], width)
    cluster = _without_bars(cluster, texts)
    count = usual([len(row.tokens) for row in cluster])
    cluster = _figures_or_ordinals(cluster, count)
    wider = _wider_columns(texts, lines[max(end, first - 1 - MOST_HEAD_LINES) : first - 1], width)
    if wider:
        count, width, extents = count + len(wider) - width, len(wider), wider
    cluster = [
        recut(row, text, count, extents, index) for row, text in zip(cluster, texts, strict=True)
    ]
    title, caption, head = frame_above(lines, first, end, width, extents)
    title = title or section_title(caption + head, lines, first)
    sections = section_lines(lines, [row.line for row in cluster], caption, head)
    blocked = _blocked(head, cluster[0], lines, index)
    joined = join_torn_names(cluster, lines, index, set(sections) | blocked, end)
    rows: list[Row] = []
    level = "" if sections else level_of_caption(caption)
    for row, torn in zip(cluster, joined, strict=True):
        level = level_above(sections, rows[-1].line if rows else end, row.line) or level
        kind = kind_of_row(torn.name, index)
        if kind == "group" and row.ordinal.isdigit() and index.best(torn.name) >= KNOWN:
            # "8. UBND huyện Thanh Ph4" is counted among the units.
            kind = "unit"
        if not torn.name and row.ordinal in {"", "0"}:
            continue
        if kind == "group":
            level = section_level(torn.name) or level
        used = tuple(sorted((*torn.lines, row.line)))
        text, name = _with_own_ending(row, torn.name, count, index)
        rows.append(Row(text, name, used, level, kind, group_name(name) if kind == "group" else ""))
    rows = totals_of_blocks(rows, index)
    numbers = {number for row in rows for number in row.lines} | set(sections)
    between = [
        line for line in lines[first - 1 : last] if line.text.strip() and line.number not in numbers
    ]
    repeats = tuple(
        line.number for line in between if len(line.text) <= LONG_PROSE or _is_like(line, head)
    )
    # A head that stands again in other words is no prose, but tells nothing of this one.
    others = (line.number for line in between if says_heads(line.text))
    return Table(
        title,
        tuple(caption),
        tuple(head),
        tuple(rows),
        tuple(dict.fromkeys((*repeats, *others, *sections))),
        copies_laid_out(lines, repeats, extents) or _repeated_heads(lines, repeats, width),
        extents,
    )


def _wider_columns(texts: Sequence[str], above: Sequence[Line], width: int) -> tuple[Extent, ...]:
    """Return the columns of rows that leave cells blank, if the head has as many, else ``()``."""
    if any("\t" in text or "|" in text for text in texts):
        return ()
    columns = columns_between(texts)
    heads = {len(extents_of_line(line.text)) for line in above}
    return columns if width < len(columns) <= 2 * width and len(columns) in heads else ()


def _blocked(
    head: Sequence[Line], first: RowText, lines: Sequence[Line], index: NameIndex
) -> set[int]:
    """Return the lines above the first row that are heads and no half of its name."""
    marked = any(HEAD_MARK.search(plain(line.text)) for line in head)
    # A row without a name stands between its halves.
    other = first.name or "".join(line.text.strip() for line in lines[first.line : first.line + 1])
    return {
        line.number
        for line in head
        if (marked or HEAD_WORDS.search(plain(line.text)))
        and index.best(f"{line.text.strip()} {other}".strip()) < _EXACT
    }


def _without_bars(cluster: Sequence[RowText], texts: Sequence[str]) -> list[RowText]:
    """Return the rows with bars taken from the heads of figures, where most rows have one bar.

    It parts names from figures then; elsewhere it may be a figure's first digit.
    """
    if 2 * sum(text.count("|") == 1 for text in texts) <= len(texts):
        return list(cluster)
    return [
        replace(row, tokens=tuple(replace(t, text=t.text.lstrip("|")) for t in row.tokens))
        if any(token.text[:1] == "|" and token.text[1:2].isdigit() for token in row.tokens)
        else row
        for row in cluster
    ]


def _figures_or_ordinals(cluster: Sequence[RowText], count: int) -> list[RowText]:
    """Return the rows with what counts none of them given back to the figures.

    Where rows are not counted, the number that opens a line between the halves of a name is the
    first figure.
    """
    if 2 * sum(bool(row.ordinal and row.name) for row in cluster) > len(cluster):
        return list(cluster)
    return [
        replace(row, ordinal="", tokens=(Token(row.ordinal, "figure"), *row.tokens))
        if row.ordinal.isdigit() and not row.name and len(row.tokens) == count - 1
        else row
        for row in cluster
    ]


def _ranks_or_names(cluster: Sequence[RowText]) -> list[RowText]:
    """Return the rows with numbers before a name given back to it, unless most rows have one.

    A rank may stand there; in a single row it is the first word, misread ("50" for "Sở").
    """
    if 2 * sum(row.leading > 0 for row in cluster) > len(cluster):
        return list(cluster)
    return [row if row.cells else _with_name_whole(row) for row in cluster]


def _with_name_whole(row: RowText) -> RowText:
    words = [token.text for token in row.tokens[: row.leading]]
    name = " ".join(filter(None, (*words, row.name)))
    return replace(row, name=name, tokens=row.tokens[row.leading :], leading=0)


def _width(cluster: Sequence[RowText], lines: Sequence[Line]) -> int:
    """Return how many cells the rows have, ordinal and name included; 0 for rows of words."""
    celled = [row for row in cluster[:_SAMPLE] if row.cells]
    if 2 * len(celled) < len(cluster[:_SAMPLE]):
        return 0
    counts = Counter(len(split_cells(lines[row.line - 1].text) or ()) for row in celled)
    return max(counts, key=lambda width: (counts[width], width))


def _is_like(line: Line, head: Sequence[Line]) -> bool:
    """Tell whether a line is one of a head again, after a page break."""
    text = fold(line.text)
    return any(fuzz.ratio(text, fold(own.text)) >= _LIKE_HEAD for own in head)


def _repeated_heads(
    lines: Sequence[Line], repeats: Sequence[int], width: int
) -> tuple[tuple[Line, ...], ...]:
    """Return the heads that stand again between the rows, each with its lines."""
    copies: list[list[Line]] = []
    for number in repeats:
        cells = split_cells(lines[number - 1].text) or []
        if width >= 3 and 3 <= len(cells) <= width and not is_rule(lines[number - 1].text):
            if copies and number - copies[-1][-1].number <= 2:
                copies[-1].append(lines[number - 1])
            else:
                copies.append([lines[number - 1]])
    return tuple(tuple(copy) for copy in copies)


def _with_own_ending(row: RowText, name: str, usual: int, index: NameIndex) -> tuple[RowText, str]:
    """Give a name the number or letter that closes it, where a unit is called so.

    A row that has one figure more than others may have it of a name whose letters are damaged, or
    that another unit bears without a number.
    """
    shorter, longer = with_own_ending(row.named(name))
    whole = index.best(longer)
    over = len(row.tokens) == usual + 1 and whole >= max(KNOWN, index.best(name))
    if whole >= _EXACT > index.best(name) or over:
        return replace(shorter, name=row.name), longer
    return row, name
