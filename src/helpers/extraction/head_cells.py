"""The head of each column, where heads stand in cells, under one another or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from helpers.extraction.blank_columns import blank_columns
from helpers.extraction.folding import fold, plain
from helpers.extraction.forms import forms, words_of_heads
from helpers.extraction.groups_of_heads import begun_groups, cut_groups, joined_groups
from helpers.extraction.head_roles import (
    MAXIMUM,
    ORDINAL_HEADS,
    SCALES,
    HeadCell,
    head_cell,
    role_of,
)
from helpers.extraction.head_words import known_labels
from helpers.extraction.heads_by_capitals import heads_by_capitals
from helpers.extraction.placing import Extent, extents_of_line, place_groups
from helpers.extraction.pushed_heads import groups_in_turn, is_pushed, pushed_groups
from helpers.extraction.row_text import FEWEST_BARS, cells_of_width, is_rule, split_cells, with_bars
from helpers.extraction.sections import is_maxima
from helpers.extraction.syllables import is_syllable
from helpers.reading import Line

# "(1) (2) (3)", "A B 1 2": ordinals and names may be counted by letters.
NUMBERING = re.compile(
    r"^\W*(?:\(?\s*[Aa]\s*\)?\W+\(?\s*[Bb]\s*\)?\W+(?:\(?\s*[Cc]\s*\)?\W+)?\(?\s*[1l]\b"
    r"|\(?\s*1\s*\)?\W+\(?\s*2\s*\)?\W+\(?\s*3\s*\)?)"
)
_CAPITAL_BEHIND_GAP = re.compile(r"(?<=\S)\s{2,}(?=[A-ZÀ-ÞĂĐĨŨƠƯ])")
_BARE_SCALE = re.compile(rf"(?:{SCALES})")
_MEASURE = re.compile(r"\([^()]{1,12}\)")
_LONGEST_GARBLED = 4
_LONGEST_HEAD = 80
_COVERED = 0.6
_BEYOND = 1.25
_FEWEST_GAPS = 3
_WHOLE_HEAD_ALIKE = 78.0
_SOME_PUSHED = 2
_MOST_BLANK = 2
"""Columns right of the others that may be blank in every row."""
_MOST_OTHERS = 4
"""Ordinal, name, class and notes may stand beside the figures."""


def head_cells(
    lines: Sequence[Line], width: int, count: int, extents: Sequence[Extent] = ()
) -> tuple[HeadCell, ...]:
    """Return the head of each column, ``()`` where heads do not stand apart.

    Parameters
    ----------
    lines : sequence of Line
        The head.
    width : int
        How many cells a row has, ordinal and name included; 0 where rows do not stand in cells.
    count : int
        How many tokens a row has after its name.
    extents : sequence of Extent
        Where the columns stand, for rows parted by wide gaps.
    """
    named = [line for line in lines if not is_rule(line.text) and not NUMBERING.match(line.text)]
    if width >= 2:
        blank = blank_columns([line.text for line in lines], extents) if extents else ()
        whole = sorted((*extents, *blank))
        placed = _marked(named, width) or tuple(
            cell
            for cell, extent in zip(_spaced(named, width + len(blank), whole), whole, strict=False)
            if extent not in blank
        )
        if placed:
            return placed
    one_a_line = tuple(head_cell(text) for text in _one_a_line(named, count))
    if one_a_line:
        return one_a_line
    by_marks = () if width >= 2 else _by_own_bars(named, count) or _by_own_gaps(named, count)
    return by_marks or heads_by_capitals(named, count)


def pushed_cells(lines: Sequence[Line], extents: Sequence[Extent]) -> tuple[HeadCell, ...]:
    """Return the head of each column where wide words pushed others out of theirs, else ``()``.

    Parameters
    ----------
    lines : sequence of Line
        The head.
    extents : sequence of Extent
        Where the columns of the rows stand.
    """
    named = [line for line in lines if not is_rule(line.text) and not NUMBERING.match(line.text)]
    groups = [begun_groups(line.text, len(extents)) for line in named]
    blank = max(map(len, groups), default=0) - len(extents)
    columns: list[list[str]] = [[] for _ in range(len(extents) + min(max(0, blank), _MOST_BLANK))]
    pushed = False
    for line in named if extents else ():
        placed = pushed_groups(line.text, extents, len(columns) - len(extents))
        own = begun_groups(line.text, len(columns))
        if placed is None:
            return ()
        for (column, text), (start, _) in zip(placed, own, strict=True):
            columns[column].append(text)
            pushed = pushed or (column < len(extents) and start != extents[column][0])
    if not pushed or not all(columns):
        return ()
    return tuple(head_cell(" ".join(texts)) for texts in columns[: len(extents)])


def _by_own_bars(lines: Sequence[Line], count: int) -> tuple[HeadCell, ...]:
    """Return heads parted by bars above rows that are not, or lost many of them."""
    barred = [cells for line in lines if "|" in line.text and (cells := split_cells(line.text))]
    width = max(map(len, barred), default=0)
    if len(barred) < len(lines) or not count + 1 <= width <= count + _MOST_OTHERS:
        return ()
    return _marked(lines, width)


def own_line_cells(lines: Sequence[Line], width: int) -> tuple[HeadCell, ...]:
    """Return another reading of a head with a line that has a group for every column, else ``()``.

    Where the rows are narrower than their heads, the other lines stand below that one.

    Parameters
    ----------
    lines : sequence of Line
        The head.
    width : int
        How many cells a row has, ordinal and name included.
    """
    named = [line for line in lines if not is_rule(line.text) and not NUMBERING.match(line.text)]
    if width < _FEWEST_GAPS or any("\t" in line.text or "|" in line.text for line in named):
        return ()
    groups = [extents_of_line(line.text) for line in named]
    whole = next((own for own in groups if len(own) == width), ())
    # Under a line of more groups one of as many as the rows have need not begin with the first.
    return _spaced(named, width, whole) if whole and max(map(len, groups)) == width else ()


def _by_own_gaps(lines: Sequence[Line], count: int) -> tuple[HeadCell, ...]:
    """Return heads set out by gaps above rows that are not: their own longest line parts them."""
    parted = max((extents_of_line(line.text) for line in lines), key=len, default=())
    if len(parted) < max(_FEWEST_GAPS, count + 1) or len(parted) > count + _MOST_OTHERS:
        return ()
    return _in_turn(lines, parted) or _spaced(lines, len(parted), parted)


def _in_turn(lines: Sequence[Line], whole: Sequence[Extent]) -> tuple[HeadCell, ...]:
    """Return heads whose longer words pushed others out of their columns, else ``()``."""
    if sum(is_pushed(column, whole) for column in range(len(whole))) < _SOME_PUSHED:
        return ()
    columns: list[list[str]] = [[] for _ in whole]
    for line in lines:
        # Maxima set side by side stand above no column.
        groups = extents_of_line(line.text)
        if len(groups) == 1 and len(MAXIMUM.findall(plain(line.text))) > 1:
            continue
        placed = groups_in_turn(line.text, whole)
        if placed is None:
            return ()
        for column, text in placed:
            columns[column].append(text)
    return tuple(head_cell(" ".join(texts)) for texts in columns)


def _marked(lines: Sequence[Line], width: int) -> tuple[HeadCell, ...]:
    """Join the heads column by column where tabs or bars part them."""
    columns: list[list[str]] = [[] for _ in range(width)]
    own: list[list[str]] = [[] for _ in range(width)]
    heads = [cells for line in lines if (cells := _cells_between_marks(line.text, width))]
    for number, cells in enumerate(heads, start=1):
        spread = _spread(cells) | _merged(cells, heads[number:])
        for place, text in enumerate(_maxima_told(cells)):
            columns[place].append(text)
            own[place] += [] if place in spread else [text]
    if not any(columns):
        return ()
    whole, bare = ([" ".join(filter(None, texts)) for texts in lists] for lists in (columns, own))
    parted = _with_ordinal_apart(whole)
    told = bare if parted == whole else [""] * width
    return tuple(
        replace(head_cell(text), own="" if alone == text else alone)
        for text, alone in zip(parted, told, strict=True)
    )


def _spread(cells: Sequence[str]) -> set[int]:
    """Return the places of the words that stand above a neighbour too: a head that spans both."""
    pairs = enumerate(pairwise(cells))
    twins = {place for place, (left, right) in pairs if left and left == right}
    return twins | {place + 1 for place in twins}


def _cells_between_marks(text: str, width: int) -> list[str] | None:
    """Return the cells of a line that tabs or bars part, None for another line."""
    if "\t" not in text and text.count("|") < FEWEST_BARS:
        return None
    cells = cells_of_width(text, width)
    if cells is None or "\t" in text or (cells[0] and cells[-1]):
        return cells
    # A blank head at an end may be a border, and a wide gap elsewhere the place of a lost one.
    filled = filter(None, map(str.strip, with_bars(text).split("|")))
    parted = [part for cell in filled for part in _CAPITAL_BEHIND_GAP.split(cell)]
    return parted if len(parted) == width and all(cells[1:-1]) else cells


def _merged(cells: Sequence[str], below: Sequence[Sequence[str]]) -> set[int]:
    """Return the places of words above several columns, printed in the first of their cells.

    "Nhóm chỉ tiêu" with a blank cell behind it, and a head of its own below each of the two.
    """
    return {
        place
        for place, (own, following) in enumerate(pairwise(cells))
        if own and not following and any(head[place] and head[place + 1] for head in below)
    }


def _with_ordinal_apart(texts: list[str]) -> list[str]:
    """Part the heads of ordinals and names where a bar lost between them leaves the last blank."""
    words = texts[0].split()
    first = next((at for at, word in enumerate(words) if fold(word)), len(words))
    named = " ".join(words[first + 1 :])
    apart = first < len(words) and fold(words[first]) in ORDINAL_HEADS and bool(named)
    return [words[first], named, *texts[1:-1]] if apart and not texts[-1] else texts


def _spaced(lines: Sequence[Line], width: int, extents: Sequence[Extent]) -> tuple[HeadCell, ...]:
    """Give each group of words to the column that it stands above."""
    if len(extents) != width or any("\t" in line.text for line in lines):
        return ()
    # A line that runs far beyond rows and heads does not stand above their columns.
    parted = [extents_of_line(line.text) for line in lines]
    whole = [groups[-1][1] for groups in parted if len(groups) == width]
    beyond = _BEYOND * max(extents[-1][1], *whole, 0)
    if any(groups and groups[-1][1] > beyond and len(groups) != width for groups in parted):
        return ()
    columns: list[list[str]] = [[] for _ in range(width)]
    spans: list[list[str]] = [[] for _ in range(width)]
    for line in lines:
        groups = joined_groups(line.text, extents)
        groups = cut_groups(line.text, extents, groups, _is_whole_head)
        placed, above = place_groups(line.text, extents, groups)
        texts = _maxima_told([text for _, text in placed])
        for (column, _), text in zip(placed, texts, strict=True):
            columns[column].append(text)
        for column, text in above:
            spans[column].append(text)
    if sum(bool(texts) for texts in columns) < max(2, _COVERED * width):
        return ()
    return tuple(
        head_cell(" ".join(texts), " ".join(above))
        for texts, above in zip(columns, spans, strict=True)
    )


@cache
def _whole_heads() -> frozenset[str]:
    """Return the folded heads of columns and of groups of them."""
    groups = (fold(column.group) for form in forms() for column in form.columns)
    return frozenset((*known_labels(), *groups))


@lru_cache(maxsize=2048)
def _is_whole_head(words: str) -> bool:
    """Tell whether folded words are a head of a column or group, letters of it damaged or not."""
    found = process.extractOne(
        words, _whole_heads(), scorer=fuzz.ratio, score_cutoff=_WHOLE_HEAD_ALIKE
    )
    return found is not None


def _maxima_told(cells: Sequence[str]) -> list[str]:
    """Mark bare numbers as maxima where a line of the head holds nothing else."""
    if _is_of_measures(cells):
        # "(%)" read as "asy" is no word of its head.
        return [cell if _MEASURE.fullmatch(cell) else "" for cell in cells]
    filled = [cell for cell in cells if cell]
    numbers = [cell for cell in filled if _BARE_SCALE.fullmatch(cell)]
    words = [cell for cell in filled if not cell.isdecimal()]
    # "Thang điểm" without a number beside it heads a column of its own.
    told = any(is_maxima(word) for word in words) if words else len(numbers) >= 2
    if not (told and numbers) or len(numbers) < len(filled) - len(words):
        return list(cells)
    return [
        f"({cell}đ)" if cell in numbers else ("" if is_maxima(cell) else cell) for cell in cells
    ]


def _is_of_measures(cells: Sequence[str]) -> bool:
    """Tell whether a line holds measures or maxima in brackets, and short words that are none."""
    own = [cell for cell in cells if cell and not _MEASURE.fullmatch(cell)]
    garbled = all(
        len(cell) <= _LONGEST_GARBLED
        and fold(cell) not in words_of_heads()
        and not is_syllable(fold(cell))
        for cell in own
    )
    return bool(own) and garbled and any(map(_MEASURE.fullmatch, cells))


def _one_a_line(lines: Sequence[Line], count: int) -> list[str]:
    """Return heads that stand one a line, STT and name first."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    maxima: list[str] = []
    while texts and (_BARE_SCALE.fullmatch(texts[-1]) or is_maxima(texts[-1])):
        maxima.insert(0, texts.pop())
    roles = [role_of(fold(text)) for text in texts]
    if len(texts) < 3 or "name" not in roles:
        return []
    first = roles.index("ordinal") if "ordinal" in roles else roles.index("name")
    if max(map(len, texts[first:])) > _LONGEST_HEAD:
        return []
    own = sum(role not in {"ordinal", "name"} for role in roles[first:])
    # A class or rank may not be printed in every row.
    if own - count not in {0, 1} or count < 2:
        return []
    numbers = [text for text in maxima if text.isdecimal()]
    values = [place for place, role in enumerate(roles) if role == "value" and place >= first]
    if len(numbers) == len(values):
        for place, number in zip(values, numbers, strict=True):
            texts[place] += f" ({number}đ)"
    return texts[first:]
