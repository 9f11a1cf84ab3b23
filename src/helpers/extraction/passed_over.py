"""Lines within a table that no row was made of although they hold figures: told of, in doubt."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet

from helpers.extraction.captions import annex_title
from helpers.extraction.head_roles import IN_BRACKETS
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.rows import parse_row
from helpers.extraction.sections import is_maxima, section_level
from helpers.extraction.table_frame import says_heads
from helpers.extraction.table_rows import Row, Table
from helpers.reading import Line

_EXACT = 97.0
_BELOW = 2
"""How many lines below the last row may be one that was torn from it."""
_MOST_WORDS = 12
_LONGEST = 300
_FIGURE = re.compile(r"\d")
# A figure with decimals, a digit of it misread or not: no number of a page.
_MARKED = re.compile(r"\w[.,]\w|%")
_SCORE_LAST = re.compile(r"\s\d{1,3}[.,]\d{1,2}[\s|]*$")
# Days, months, times, maxima in brackets and the symbols of documents are no figures of a table.
_NO_FIGURE = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2}:\d{2}(?::\d{2})?|[+-]\d{2}:\d{2}|\d+/[\w-]*[A-ZĐ]{2}\S*"
    r"|\bth\S{1,3}ng\s+\d{1,2}(?:\s?[/.\-]\s?20\d\d)?(?!\S)|\bn\S{1,2}m\s+20\d\d(?!\S)"
    rf"|{IN_BRACKETS}",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[\s|]*(?:\S{1,4}[.)|\s]+)?(?P<name>[^\W\d_][^\d|\t]{3,60}?)\W{0,8}\d")


def loose_figures(lines: Sequence[Line], rows: Sequence[Row], used: Container[int]) -> list[int]:
    """Return the numbers of the lines of a table that hold only figures and belong to no row.

    "2 Sở Y tế", the number of the page, "90,32": the figure of the row above was taken from
    somewhere else.

    Parameters
    ----------
    lines : sequence of Line
    rows : sequence of Row
        Of the table.
    used : container of int
        Lines that rows or sections were made of.
    """
    found = []
    first, last = min(row.line for row in rows), max(row.line for row in rows)
    for line in lines[first : last + _BELOW]:
        if line.number in used or not line.text.strip() or len(line.text) > _LONGEST:
            continue
        row = parse_row(line.number, line.text)
        figures = [token for token in row.tokens if token.kind == "figure"]
        alone = not row.name and not row.ordinal and len(figures) == len(row.tokens)
        above = max((own for own in rows if own.line < line.number), key=lambda own: own.line)
        # A row that broke has its rest on the line below.
        rest = {token.text for token in above.text.tokens}.issuperset(t.text for t in figures)
        if alone and not rest and any(_MARKED.search(token.text) for token in figures):
            found.append(line.number)
    return found


def torn_rows(loose: Sequence[int], rows: Sequence[Row], lines: Sequence[Line]) -> list[int]:
    """Return the lines of the rows above loose figures whose own figures do not stand on them."""
    above = [[row for row in rows if row.line < number][-1:] for number in loose]
    return [
        row.line
        for row in dict.fromkeys(row for found in above for row in found)
        if not all(token.text in lines[row.line - 1].text for token in row.text.tokens)
    ]


def passed_over(
    lines: Sequence[Line],
    tables: Sequence[Table],
    taken: AbstractSet[int],
    index: NameIndex,
    whole: bool,
) -> list[Line]:
    """Return the lines about the rows of tables that hold figures and are in no row.

    Parameters
    ----------
    lines : sequence of Line
        The whole dispatch.
    tables : sequence of Table
    taken : set of int
        Lines that were read as something else.
    index : NameIndex
        The units that may be named.
    whole : bool
        Whether the text was not damaged in reading: then any words with figures behind them count,
        else only the name of a unit, for much may stand between damaged rows.
    """
    found: list[Line] = []
    captions = {line.number for table in tables for line in table.caption}
    for table in tables:
        used = {number for row in table.rows for number in row.lines}
        heads = {line.number for line in table.head}
        copies = {line.number for copy in table.copies for line in copy}
        skipped = used | copies | (taken - table.lines)
        first, last = min(used), max(used)
        near = range(min(heads, default=first), last + _BELOW + 1)
        for line in (lines[n - 1] for n in near if n <= len(lines)):
            number = line.number
            if number in skipped:
                continue
            # No head holds a score.
            below = number > first or _SCORE_LAST.search(line.text) is not None
            any_words = whole and below and number not in captions
            needed = _EXACT if number in captions else KNOWN
            if number in table.loose or _holds_a_row(line.text, index, needed, any_words):
                found.append(line)
    return list(dict.fromkeys(found))


def _holds_a_row(text: str, index: NameIndex, needed: float, any_words: bool) -> bool:
    bare = _NO_FIGURE.sub(" ", text)
    name = _NAME.match(bare) if len(text) <= _LONGEST and _FIGURE.search(bare) else None
    if name is None or is_maxima(name["name"]) or section_level(name["name"]):
        return False
    likeness = index.best(name["name"].strip())
    # "Sở Nội vụ" is a unit although heads have such words, "Phụ lục 2" none.
    if likeness < _EXACT and (says_heads(bare) or annex_title(text.strip())):
        return False
    if likeness >= needed:
        return True
    row = parse_row(0, bare)
    ends = row.tokens and row.tokens[-1].kind in {"figure", "nothing", "class"}
    figures = any(token.kind == "figure" for token in row.tokens)
    return bool(any_words and ends and figures and len(row.name.split()) <= _MOST_WORDS)
