"""Lines → tables: rows that belong together, what stands above them, what parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from helpers.extraction.captions import level_above, level_of_caption, section_lines, section_title
from helpers.extraction.folding import fold, plain
from helpers.extraction.illegible_rows import with_illegible_rows
from helpers.extraction.laid_out_head import copies_laid_out
from helpers.extraction.lost_sections import with_lost_sections
from helpers.extraction.mended_rows import (
    classes_or_figures,
    figures_or_ordinals,
    names_or_ordinals,
    ranks_or_names,
    rejoined,
    without_bars,
)
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.passed_over import loose_figures, torn_rows
from helpers.extraction.placing import Extent, columns_between, extents_of, extents_of_line
from helpers.extraction.recutting import recut, without_borders
from helpers.extraction.row_clusters import clusters_of, is_table
from helpers.extraction.row_tests import (
    closes_a_name,
    counts_on,
    is_torn_row,
    kind_of_row,
    may_be_row,
    with_own_ending,
)
from helpers.extraction.row_text import RowText, is_rule, split_cells
from helpers.extraction.rows import parse_block_row, parse_row
from helpers.extraction.sections import (
    closed_block,
    group_name,
    section_level,
)
from helpers.extraction.table_frame import (
    HEAD_MARK,
    HEAD_WORDS,
    LONG_PROSE,
    MOST_HEAD_LINES,
    are_figures,
    frame_above,
    says_heads,
)
from helpers.extraction.table_rows import Row, Table, usual
from helpers.extraction.torn_names import JoinedName, join_torn_names
from helpers.extraction.totals import totals_of_annexes, totals_of_blocks
from helpers.reading import Line

_BEFORE_FIGURE = re.compile(r"^[^\d]{4,40}(?=\d)")
_NAME_AND_FIGURE = re.compile(r"(.*[^\W\d_]{2}\S*)\s+(?:\d{1,3}|-|\([^()]*\))")
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
    rows = rejoined(rows, lines)
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
            whole = with_illegible_rows(cluster, lines, index, end)
            table = _table(whole, lines, index, end)
            tables.append(table)
            end = max(table.lines)
    return totals_of_annexes(tables, index)


def _row_of(line: Line, index: NameIndex) -> RowText:
    row = parse_row(line.number, line.text)
    if row.cells and "\t" not in line.text and _holds_a_figure(row.name, index):
        # Bars stand between some columns only: there are no cells.
        row = parse_row(line.number, " ".join(line.text.replace("|", " ").split()))
    if not row.tokens and len(line.text) <= 3 * LONG_PROSE:
        name = _BEFORE_FIGURE.match(line.text)
        if name and kind_of_row(name[0].strip(" |:"), index) != "unit":
            return parse_block_row(line.number, line.text, name[0])
    return row


def _holds_a_figure(name: str, index: NameIndex) -> bool:
    """Tell whether the cell of a name holds the figure of the next column too."""
    found = _NAME_AND_FIGURE.fullmatch(name)
    return found is not None and index.best(name) < min(_EXACT, index.best(found[1]))


def _table(cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex, end: int) -> Table:
    cluster = ranks_or_names(cluster)
    first, last = cluster[0].line, cluster[-1].line
    width = _width(cluster, lines)
    texts = [lines[row.line - 1].text for row in cluster]
    extents = extents_of([t for t, row in zip(texts, cluster, strict=True) if row.cells], width)
    cluster = figures_or_ordinals(classes_or_figures(without_bars(cluster, texts)))
    count, cluster = _named_whole(cluster, lines, index)
    cluster = names_or_ordinals(cluster, count)
    wider = _wider_columns(texts, lines[max(end, first - 1 - MOST_HEAD_LINES) : first - 1], width)
    if wider:
        count, width, extents = count + len(wider) - width, len(wider), wider
    cluster = without_borders(cluster, texts, count)
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
    for at, (row, torn) in enumerate(zip(cluster, joined, strict=True)):
        level = level_above(sections, rows[-1].line if rows else end, row.line) or level
        kind = kind_of_row(torn.name, index)
        among = row.ordinal.isdecimal() or _is_among_its_like(joined, at, index)
        if kind == "group" and among and index.best(torn.name) >= KNOWN:
            # "8. UBND huyện Thanh Ph4" is counted among the units, or stands among districts.
            kind = "unit"
        if not torn.name and row.ordinal in {"", "0"}:
            continue
        if kind == "group":
            level = section_level(torn.name) or level
        used = tuple(sorted((*torn.lines, row.line)))
        text, name = _with_own_ending(row, torn.name, count, index)
        rows.append(Row(text, name, used, level, kind, _block(name, kind)))
    rows = totals_of_blocks(with_lost_sections(rows, index), index)
    numbers = {number for row in rows for number in row.lines} | set(sections)
    between = [
        line for line in lines[first - 1 : last] if line.text.strip() and line.number not in numbers
    ]
    repeats = tuple(
        line.number for line in between if len(line.text) <= LONG_PROSE or _is_like(line, head)
    )
    loose = loose_figures(lines, rows, numbers) if rows else []
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
        tuple(loose),
        tuple(torn_rows(loose, rows, lines)),
    )


def _block(name: str, kind: str) -> str:
    """Return the official name of the block that a row says it stands for, ``""`` for none."""
    return group_name(name) if kind == "group" else closed_block(name)[1]


def _is_among_its_like(names: Sequence[JoinedName], at: int, index: NameIndex) -> bool:
    """Tell whether the rows above and below one are units of the level that it may be of.

    What sums up a block stands at its beginning or end.
    """
    if not 0 < at < len(names) - 1:
        return False
    around = [index.candidates(names[place].name, 1) for place in (at - 1, at, at + 1)]
    return all(around) and len({found[0].unit.level for found in around}) == 1


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
        # Half of a row that broke is no head.
        told = 3 <= len(cells) <= width and not are_figures(cells)
        if width >= 3 and told and not is_rule(lines[number - 1].text):
            if copies and number - copies[-1][-1].number <= 2:
                copies[-1].append(lines[number - 1])
            else:
                copies.append([lines[number - 1]])
    return tuple(tuple(copy) for copy in copies)


def _named_whole(
    cluster: Sequence[RowText], lines: Sequence[Line], index: NameIndex
) -> tuple[int, list[RowText]]:
    """Return how many tokens a row has, and the rows with the ends of names from among theirs.

    "Quận 8" is whole, and "huyện U" half of "U Minh": without these other halves would be looked
    for. Where most names end so, that leaves one token less a row.
    """
    ended = [_with_end_of_its_name(row, lines, index) for row in cluster]
    count, fewer = (usual([len(row.tokens) for row in rows]) for rows in (cluster, ended))
    as_usual = sum(len(row.tokens) == count for row in cluster)
    if fewer < count and sum(len(row.tokens) == fewer for row in ended) > as_usual:
        return fewer, ended
    pairs = zip(cluster, ended, strict=True)
    return count, [end if len(row.tokens) == count + 1 else row for row, end in pairs]


def _with_end_of_its_name(row: RowText, lines: Sequence[Line], index: NameIndex) -> RowText:
    """Return a row with the number or letter that only with it makes its name a unit's."""
    shorter, longer = with_own_ending(row)
    if longer == row.name or index.best(row.name) >= _EXACT:
        return row
    below = "".join(line.text.strip() for line in lines[row.line : row.line + 1])
    alone, whole = (
        max(index.best(name), index.best(f"{name} {below}")) for name in (row.name, longer)
    )
    return shorter.named(longer) if whole >= _EXACT > alone else row


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
