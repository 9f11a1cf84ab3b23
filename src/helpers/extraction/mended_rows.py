"""Rows as they were printed: figures that went on below, ordinals and names given back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from helpers.extraction.row_text import RowText, split_cells
from helpers.extraction.table_rows import usual
from helpers.extraction.tokens import Token, class_label, split_tokens, token_of
from helpers.reading import Line

_MANY_ROWS = 4
_ABOUT = 6
"""How many rows before and after one tell how many figures it has."""
_FEW = 2
# The notes of a row that broke among its figures are blank.
_BLANK_AT_END = re.compile(r"\|\s*\|\s*$")
_VALUES = frozenset({"figure", "nothing", "class", "empty"})


def rejoined(rows: dict[int, RowText], lines: Sequence[Line]) -> dict[int, RowText]:
    """Return the rows with those made whole whose figures go on on the next line.

    Only where the two lines together have as many figures as most rows about them.

    Parameters
    ----------
    rows : dict of int to RowText
        The lines read as rows, by their numbers.
    lines : sequence of Line
        The whole dispatch.
    """
    named = [row for row in rows.values() if row.name and row.tokens]
    places = {row.line: place for place, row in enumerate(named)}
    joined = dict(rows)
    place, last = 0, ""
    for number, row in rows.items():
        place = places.get(number, place)
        last = row.ordinal if row.tokens and row.ordinal.isdecimal() else last
        below = joined.get(number + 1)
        if below is None or not row.name or below.name or number not in joined:
            continue
        about = named[max(0, place - _ABOUT) : place + _ABOUT + 1]
        usual = _usual_many(Counter(len(other.tokens) for other in about))
        beneath = joined.get(number + 2)
        if (
            not row.tokens
            and 1 in usual
            and _is_one_number(below)
            and beneath is not None
            and _is_one_number(beneath)
        ):
            # One of the two is the number of a page: neither is sure.
            both = f"{below.tokens[0].text} {beneath.tokens[0].text}"
            joined[number] = replace(row, tokens=(Token(both, "figure"),))
            del joined[number + 1], joined[number + 2]
            continue
        whole_below = below.ordinal.isdecimal() and (
            len(below.tokens) in usual or _is_counted_below(row, below, last)
        )
        if row.ordinal and not row.tokens and not whole_below:
            values = _values_of(lines[number].text, usual)
            if values:
                joined[number] = replace(row, tokens=values)
                del joined[number + 1]
                continue
        if not below.figures:
            continue
        if below.ordinal:
            joined.update(_with_ordinal(row, below, usual))
            if joined[number] is not row:
                del joined[number + 1]
            continue
        # "6 | UBND xã Nhân Lý", the figures below it; else a line that broke among its figures.
        whole = bool(row.ordinal) and not row.tokens
        # Where "243 76" in one cell are two figures, the number below may be that of the page.
        own = (len(t.text.split()) if t.kind == "figure" else 1 for t in row.tokens)
        full = row.cells and sum(own) in usual
        tokens = (*row.tokens, *below.tokens)
        if len(tokens) not in usual and _BLANK_AT_END.search(lines[number].text):
            tokens = (*tokens, token_of(""))
        broken = bool(row.tokens) and not full and len(tokens) > _FEW
        if (whole or broken) and len(tokens) in usual:
            joined[number] = replace(row, tokens=tokens)
            del joined[number + 1]
    return joined


def _is_counted_below(row: RowText, below: RowText, last: str) -> bool:
    """Tell whether a row in a name's middle counts on, and the letter above is no ordinal.

    Of "S Tai nguyên" above "11  0  33,30" the first word is "Sở", in a row that follows the tenth.
    """
    counts = bool(last) and int(below.ordinal) == int(last) + 1
    return counts and not any(map(str.isdecimal, row.ordinal))


def _is_one_number(row: RowText) -> bool:
    return not (row.name or row.ordinal) and len(row.tokens) == row.figures == 1


def _values_of(text: str, usual: Container[int]) -> tuple[Token, ...]:
    """Return the cells of a line that holds a row's values alone, as many as usual, else ``()``.

    The first figure of such a line is no ordinal ("46 | 0 | 100"), a stroke before it no mark of a
    list, and a blank cell at its end one of the row's.
    """
    cells = split_cells(text)
    tokens = split_tokens(text) if cells is None else [token_of(cell) for cell in cells]
    while tokens and tokens[0].kind == "empty" and len(tokens) not in usual:
        tokens = tokens[1:]
    values = all(token.kind in _VALUES for token in tokens)
    return tuple(tokens) if values and len(tokens) in usual else ()


def _with_ordinal(row: RowText, below: RowText, usual: set[int]) -> dict[int, RowText]:
    """Return a row that broke before a figure which then looks like the ordinal of the next line.

    Its own figures are fewer than most rows have; the line below has no name.
    """
    if not row.tokens or not below.ordinal.isdigit() or len(row.tokens) in usual:
        return {}
    tokens = (*row.tokens, Token(below.ordinal, "figure"), *below.tokens)
    return {row.line: replace(row, tokens=tokens)} if len(tokens) in usual else {}


def _usual_many(counts: Counter[int]) -> set[int]:
    """Return the numbers of tokens that many rows have."""
    return {count for count, rows in counts.items() if rows >= _MANY_ROWS}


def without_bars(cluster: Sequence[RowText], texts: Sequence[str]) -> list[RowText]:
    """Return the rows with bars taken from the heads of figures, where most rows have one bar.

    It parts names from figures then; elsewhere it may be a figure's first digit.
    """
    if 2 * sum(text.count("|") == 1 for text in texts) <= len(texts):
        return list(cluster)
    return [
        replace(row, tokens=tuple(replace(t, text=t.text.lstrip("|")) for t in row.tokens))
        if any(token.text[:1] == "|" and token.text[1:2].isdecimal() for token in row.tokens)
        else row
        for row in cluster
    ]


def figures_or_ordinals(cluster: Sequence[RowText]) -> list[RowText]:
    """Return the rows with what counts none of them given back to the figures.

    Where rows are not counted, the number that opens a line between the halves of a name is the
    first figure. Numbers that follow one another count the rows, wherever the names stand.
    """
    named = sum(bool(row.ordinal and row.name) for row in cluster)
    numbers = [int(row.ordinal) for row in cluster if row.ordinal.isdecimal()]
    in_turn = sum(lower - upper == 1 for upper, lower in pairwise(numbers))
    if 2 * max(named, in_turn + 1) > len(cluster):
        return list(cluster)
    # Those that share a line with their name say how many figures a row has, however few they are.
    whole = [len(row.tokens) for row in cluster if row.name and not row.ordinal]
    count = usual(whole or [len(row.tokens) for row in cluster])
    return [
        replace(row, ordinal="", tokens=(Token(row.ordinal, "figure"), *row.tokens))
        if row.ordinal.isdecimal() and not row.name and len(row.tokens) == count - 1
        else row
        for row in cluster
    ]


def names_or_ordinals(cluster: Sequence[RowText], count: int) -> list[RowText]:
    """Return the rows whose name stands in the ordinal's cell, without the name's blank one.

    "Tổng cộng | | 28.403 | 22.451" closes rows that are counted.
    """
    if 2 * sum(bool(row.ordinal) for row in cluster) <= len(cluster):
        return list(cluster)
    return [
        replace(row, tokens=row.tokens[1:])
        if row.cells
        and not (row.ordinal or row.leading)
        and len(row.tokens) == count + 1
        and row.tokens[0].kind == "empty"
        else row
        for row in cluster
    ]


def classes_or_figures(cluster: Sequence[RowText]) -> list[RowText]:
    """Return the rows with a misread class at their end given back, where most rows end in one.

    "T6" is "Tốt" there, and no figure more than the others have.
    """
    ends = [row.tokens[-1] if row.tokens else None for row in cluster]
    if 2 * sum(end is not None and end.kind == "class" for end in ends) <= len(cluster):
        return list(cluster)
    classless = [all(token.kind != "class" for token in row.tokens) for row in cluster]
    return [
        replace(row, tokens=(*row.tokens[:-1], replace(end, kind="class")))
        if end and without and end.kind == "figure" and end.text[0].isalpha()
        else row
        for row, end, without in zip(cluster, ends, classless, strict=True)
    ]


def ranks_or_names(cluster: Sequence[RowText]) -> list[RowText]:
    """Return the rows with numbers before a name given back to it, unless most rows have one.

    A rank may stand there; in a single row it is the first word, misread ("50" for "Sở").
    """
    if 2 * sum(row.leading > 0 for row in cluster) > len(cluster):
        return list(cluster)
    classed = 2 * sum(row.tokens[-1:] != () and row.tokens[-1].kind == "class" for row in cluster)
    return [
        (_with_class_behind(row) if classed > len(cluster) else row)
        if row.cells
        else _with_name_whole(row)
        for row in cluster
    ]


def _with_class_behind(row: RowText) -> RowText:
    """Return a row whose only words, behind its figures, are a class: its name stands elsewhere."""
    if not row.leading or row.leading < len(row.tokens):
        return row
    label = Token(row.name, "class", class_label(row.name))
    return replace(row, name="", tokens=(*row.tokens, label), leading=0)


def _with_name_whole(row: RowText) -> RowText:
    words = [token.text for token in row.tokens[: row.leading]]
    name = " ".join(filter(None, (*words, row.name)))
    return replace(row, name=name, tokens=row.tokens[row.leading :], leading=0)
