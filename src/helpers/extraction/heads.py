"""What the torn head of a table says about its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from helpers.extraction.folding import fold, mended, plain
from helpers.extraction.forms import Form, FormColumn
from helpers.extraction.head_cells import (
    MAXIMUM,
    NUMBERING,
    RANK_HEADS,
    HeadCell,
    head_cells,
    own_line_cells,
    periods_of,
    pushed_cells,
)
from helpers.extraction.moments import periods_in
from helpers.extraction.placing import Extent
from helpers.extraction.sections import is_maxima
from helpers.extraction.table_rows import Table
from helpers.extraction.torn_heads import side_by_side
from helpers.reading import Line
from helpers.reference import indicator, indicators

_ROW_OF_MAXIMA = re.compile(r"\W*([^\d]{4,30}?)\s+(\d{1,3}(?:\s+\d{1,3})+)\s*")
_BARE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_GARBLED_MAXIMUM = re.compile(r"\(\s*(\d{1,3})[d4a]\s*\)?|(?<![\d,.])(\d{1,3})d\s*\)")
_WITHOUT_MAXIMUM = re.compile(
    r"\((?:[^)]*\d[^)]*|%)\)|/\s*\d{1,3}\b|\b\d{1,3}\s*(?:điểm|đ|d)(?!\w)"
)
_WORD_ALIKE = 78.0
_LONG_LABEL = 10
_TITLE_ALIKE = 84.0
_LEAST_OF_LABEL = 6
_PART_OF_LABEL = 0.88
_MOST_OWNERS = 2
_EXCLUDES = 88.0
_MOST_ABOVE = 3
"""Lines above a torn head that may begin it: its first pieces need not have STT among them."""


@dataclass(frozen=True)
class Head:
    """The head of a table, its lines read in every way that may help.

    Attributes
    ----------
    text : str
        All lines, folded.
    compact : str
        The same without blanks.
    lines : tuple of str
        Each line folded.
    context : str
        Title and caption, folded and without blanks.
    maxima : tuple of Decimal
        The longest row of printed maxima, left to right.
    periods : tuple of str
        The periods named in one line of the head, left to right.
    cells : tuple of HeadCell
        The head of each column where heads stand in cells, ordinal's and name's included.
    copies : tuple of (tuple of HeadCell)
        The cells of the same head where it is repeated after page breaks, or placed otherwise.
    damaged : bool
        Whether the document was damaged in reading, so that words and maxima may be wrong.
    """

    text: str
    compact: str
    lines: tuple[str, ...]
    context: str
    maxima: tuple[Decimal, ...]
    periods: tuple[str, ...]
    cells: tuple[HeadCell, ...] = field(default=())
    copies: tuple[tuple[HeadCell, ...], ...] = field(default=())
    damaged: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all lines, folded."""
        return frozenset(self.text.split())


def read_table_head(table: Table, width: int, count: int) -> Head:
    """Read the head lines of a table.

    Parameters
    ----------
    table : Table
        With its title, its head and the same head repeated after page breaks.
    width : int
        How many cells a row has, ordinal and name included; 0 where rows do not stand in cells.
    count : int
        How many tokens a row has after its name.
    """
    lines = _below_page_number(table.head)
    context = [table.title, *(line.text for line in table.caption)]
    named = [line.text for line in lines if not NUMBERING.match(line.text)]
    folded = tuple(fold(text) for text in named)
    text = " ".join(folded)
    cells, *copies = (_cells_of(own, width, count, table.extents) for own in (lines, *table.copies))
    copies.append(own_line_cells(lines, width))
    if not cells:
        cells = side_by_side([*_right_above(table.caption, lines), *named], count)
    named_periods = [tuple(periods_in(line.text)) for line in lines]
    one_a_line = tuple(found[0] for found in named_periods if len(found) == 1)
    periods = max((*named_periods, one_a_line if count > 1 else ()), key=len, default=())
    return Head(
        text=text,
        compact=text.replace(" ", ""),
        lines=folded,
        context=" ".join(fold(part) for part in context).replace(" ", ""),
        maxima=max((_maxima(text) for text in named), key=len, default=()),
        periods=periods_of(_own_heads(cells, width, count)) or periods,
        cells=cells,
        copies=tuple(copy for copy in copies if copy and copy != cells),
    )


def _own_heads(cells: Sequence[HeadCell], width: int, count: int) -> Sequence[HeadCell]:
    """Return the heads of the figures: those of ordinal and name, even unreadable, stand first."""
    return cells[width - count :] if len(cells) == width > count else cells


def _cells_of(
    lines: Sequence[Line], width: int, count: int, extents: Sequence[Extent]
) -> tuple[HeadCell, ...]:
    """Return the head of each column: words that stand where wider ones pushed them say it best."""
    return pushed_cells(lines, extents) or head_cells(lines, width, count, extents)


def _below_page_number(lines: Sequence[Line]) -> Sequence[Line]:
    """Return a head without the number of its page, or the year of a wrapped title, above it."""
    words = (place for place, line in enumerate(lines) if not _BARE_NUMBER.fullmatch(line.text))
    return lines[next(words, 0) :]


def _right_above(caption: Sequence[Line], head: Sequence[Line]) -> list[str]:
    """Return the last lines of a caption if a head follows at once: they may be of the head."""
    texts: list[str] = []
    below = head[0].number if head else 0
    for line in reversed(caption[-_MOST_ABOVE:]):
        if line.number != below - 1 or not line.text.strip():
            break
        texts.insert(0, line.text)
        below = line.number
    return texts


def _maxima(text: str) -> tuple[Decimal, ...]:
    bare = plain(text)
    row = _ROW_OF_MAXIMA.fullmatch(bare)
    if row and is_maxima(row[1]):
        return tuple(map(Decimal, row[2].split()))
    whole = [Decimal(found[1] or found[2] or found[3]) for found in MAXIMUM.finditer(bare)]
    garbled = [Decimal(found[1] or found[2]) for found in _GARBLED_MAXIMUM.finditer(bare)]
    best = whole if len(whole) >= len(garbled) else garbled
    return tuple(best) if len(best) >= 2 else ()


def rank_likeness(head: Head) -> float:
    """Return how alike (0–100) some part of the head is to the usual heads of ranks."""
    words = [word.replace(" ", "") for word in RANK_HEADS if " " in word]
    return max(
        (fuzz.partial_ratio(w, head.compact) for w in words if len(head.compact) >= len(w)),
        default=0.0,
    )


@cache
def labels_of(column: FormColumn) -> tuple[str, ...]:
    """Return every label of a column, folded without blanks: the form's and the indicator's."""
    known = {item.id for item in indicators()}
    own = indicator(column.indicator).labels if column.indicator in known else ()
    return tuple(dict.fromkeys(fold(label).replace(" ", "") for label in (*column.labels, *own)))


@lru_cache(maxsize=16_384)
def cell_likeness(text: str, column: FormColumn, damaged: bool = False) -> float:
    """Return how alike (0–1) a head cell and the labels of a column are.

    Parameters
    ----------
    text : str
        The head cell.
    column : FormColumn
        With its labels.
    damaged : bool, optional
        Whether words may have been lost: then a part of a label counts nearly as much.
    """
    label, whole, joined = _readings(text)
    if excluded(whole, column):
        return 0.0
    like = max(max(fuzz.ratio(label, k), fuzz.ratio(whole, k)) for k in labels_of(column)) / 100
    if damaged and joined != label:
        like = max(like, max(fuzz.ratio(joined, k) for k in labels_of(column)) / 100)
    if damaged and len(label) >= _LEAST_OF_LABEL:
        parts = (fuzz.partial_ratio(label, k) for k in labels_of(column) if len(k) > len(label))
        like = max(like, _PART_OF_LABEL * max(parts, default=0.0) / 100)
    return like


@lru_cache(maxsize=512)
def _readings(text: str) -> tuple[str, str, str]:
    """Return a head cell folded without blanks: without its maximum, whole, letters joined."""
    label = fold(_WITHOUT_MAXIMUM.sub(" ", text)).replace(" ", "")
    return label, fold(text).replace(" ", ""), mended(label)


@lru_cache(maxsize=16_384)
def excluded(compact: str, column: FormColumn) -> bool:
    """Tell whether a head, folded without blanks, has words that this column never has."""
    words = (fold(text).replace(" ", "") for text in column.without)
    return any(
        len(word) <= len(compact) and fuzz.partial_ratio(word, compact) >= _EXCLUDES
        for word in words
    )


def presence(head: Head, column: FormColumn) -> float:
    """Return how surely (0–1) the head, torn or whole, holds a label of a column."""
    return _presence(head.compact, head.context, head.words, column)


@lru_cache(maxsize=4096)
def _presence(compact: str, context: str, words: frozenset[str], column: FormColumn) -> float:
    best = 0.0
    for label, raw in zip(labels_of(column), column.labels, strict=False):
        if not label:
            continue
        # Of a short and a long label that both fit, the long one says more.
        size = min(1.0, len(label) / 9) + 0.02 * min(len(label), 25)
        near = fuzz.partial_ratio(label, compact) / 100 if len(label) <= len(compact) else 0.0
        around = fuzz.partial_ratio(label, context) / 100 if context else 0.0
        own = fold(raw).split()
        found = sum(_among(word, words) for word in own)
        torn = 0.85 * found / len(own) if len(own) > 1 else 0.0
        best = max(best, max(_steep(near), _steep(torn), 0.5 * _steep(around)) * size)
    return best


def titled(head: Head, column: FormColumn) -> float:
    """Return how surely (0–1) the title of a table names a column by a label of several words."""
    return max(
        (
            _steep(fuzz.partial_ratio(label, text) / 100)
            for label in labels_of(column)
            for text in (head.context, head.compact)
            if len(label) >= _LONG_LABEL and len(text) >= len(label)
        ),
        default=0.0,
    )


def is_titled(head: Head, form: Form) -> bool:
    """Tell whether the title of a table has the words of a form's scores."""
    words = (fold(text).replace(" ", "") for text in form.titles)
    return any(
        len(word) <= len(head.context) and fuzz.partial_ratio(word, head.context) >= _TITLE_ALIKE
        for word in words
    )


@lru_cache(maxsize=20_000)
def _among(word: str, words: frozenset[str]) -> bool:
    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_WORD_ALIKE)
    return found is not None


def _steep(score: float) -> float:
    return max(0.0, (score - 0.6) / 0.4)


def places(head: Head, form: Form) -> dict[str, list[tuple[int, float]]]:
    """Return where the head names each indicator of a form: (line, place in it from 0 to 1).

    Word pairs that several columns share say nothing, but for two that exclude each other
    ("dịch vụ công trực tuyến" of 12 or of 22).
    """
    found: dict[str, list[tuple[int, float]]] = {}
    for pair, owners in _own_pairs(form):
        for number, line in enumerate(head.lines):
            if len(line) < len(pair):
                continue
            near = fuzz.partial_ratio_alignment(pair, line, score_cutoff=80)
            if near is not None:
                for owner in owners:
                    found.setdefault(owner, []).append((number, near.dest_start / len(line)))
    return found


@lru_cache(maxsize=64)
def _own_pairs(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the pairs of words in labels that few columns share, and the indicators of those."""
    pairs: dict[str, set[str]] = {}
    for column in form.columns:
        for label in column.labels[:3]:
            words = fold(label).split()
            for left, right in pairwise(words):
                if len(left + right) >= 5:
                    pairs.setdefault(f"{left} {right}", set()).add(column.indicator)
    return tuple(
        (pair, tuple(sorted(owners)))
        for pair, owners in sorted(pairs.items())
        if len(owners) <= _MOST_OWNERS
    )
