"""Two rows of a table on one line, as torn scans leave them → each on a line of its own.

"49. UBND xã Mỹ Long 17,35 82,73 50. UBND xã Tân Long 10,29 82,73": the second begins where the next
ordinal is followed by words, and is parted as many times as the first and as the rows around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from helpers.extraction.figure import look_alike_number
from helpers.extraction.row_text import RowText
from helpers.extraction.rows import LONGEST_ROW, parse_row
from helpers.extraction.rows_abreast import rows_abreast
from helpers.reading import Document, Line

_OPENING = re.compile(r"^[\s|'‘’]*(\S{1,4}?)[.)\]|\s!l]")
_NEXT = re.compile(r"(?<=[\s|])(\d{1,3})[.)\]|]*[\s|]+(?=\S{0,8}[^\W\d_])")
_MOST_APART = 1
"""By how many cells rows may differ: damage makes one of two, or loses one."""
_FEWEST_LETTERS = 4
_MOST_ROWS = 4
_AROUND = 2
"""How many lines away a neighbouring row may stand: a name may go on below."""


def rows_apart(document: Document) -> tuple[Document, tuple[int, ...]]:
    """Return a document with each row on a line of its own, and the printed line of each line.

    Parameters
    ----------
    document : Document
        ``lines[i].number == i + 1`` holds for what is returned, too.
    """
    abreast = rows_abreast([line.text for line in document.lines])
    texts = [text for _, text in abreast]
    pieces = [_parts(texts, place) for place in range(len(texts))]
    printed_on = tuple(
        place + 1 for (place, _), own in zip(abreast, pieces, strict=True) for _ in own
    )
    if len(printed_on) == len(document.lines):
        return document, printed_on
    told = iter(text for own in pieces for text in own)
    lines = [
        Line(number, next(told), document.lines[printed - 1].page)
        for number, printed in enumerate(printed_on, 1)
    ]
    first = {printed: number for number, printed in reversed([*enumerate(printed_on, 1)])}
    removed = tuple(first[number] for number in document.removed)
    return replace(document, lines=tuple(lines), removed=removed), printed_on


def _parts(texts: Sequence[str], place: int) -> list[str]:
    """Return the rows of a line; the line itself where it is one or none."""
    text = texts[place]
    found = _NEXT.search(text) if len(text) <= LONGEST_ROW else None
    opening = _OPENING.match(text) if found else None
    if opening is None:
        return [text]
    above = _ordinal_near(texts, place, -1)
    own = look_alike_number(opening[1])
    first = own if own is not None else (above or 0) + 1
    parts = _cut(text, first)
    if len(parts) == 1 or not _are_rows(parts):
        return [text]
    below = _ordinal_near(texts, place, 1)
    # Of three steps from row to row damage may hide one.
    steps = [above == first - 1, own is not None, below == first + len(parts)]
    return parts if sum(steps) >= _AROUND else [text]


def _cut(text: str, first: int) -> list[str]:
    """Return the text cut before each following ordinal, where both sides are rows alike."""
    parts: list[str] = []
    rest, number = text, first
    while len(parts) < _MOST_ROWS:
        cut = next(_places(rest, number + 1), None)
        if cut is None:
            break
        parts.append(rest[:cut].rstrip())
        rest, number = rest[cut:], number + 1
    return [*parts, rest]


def _places(text: str, number: int) -> Iterator[int]:
    """Yield where a row with the ordinal ``number`` may begin, behind a row as long."""
    for found in _NEXT.finditer(text):
        if int(found[1]) != number:
            continue
        before, behind = _row(text[: found.start()]), _row(text[found.start() :])
        # Behind it still more rows may follow.
        if _is_row(before) and len(behind.tokens) + _MOST_APART >= len(before.tokens):
            yield found.start()


def _are_rows(parts: Sequence[str]) -> bool:
    """Tell whether all parts are rows of about as many cells."""
    rows = [_row(part) for part in parts]
    alike = all(abs(len(a.tokens) - len(b.tokens)) <= _MOST_APART for a, b in pairwise(rows))
    return alike and all(map(_is_row, rows))


def _row(text: str) -> RowText:
    return parse_row(0, text)


def _is_row(row: RowText) -> bool:
    letters = sum(map(str.isalpha, row.name))
    return letters >= _FEWEST_LETTERS and any(
        token.kind in {"figure", "nothing"} for token in row.tokens
    )


def _ordinal_near(texts: Sequence[str], place: int, step: int) -> int | None:
    """Return the number that opens one of the next lines above or below, None without one."""
    for away in range(1, _AROUND + 1):
        near = place + step * away
        opening = _OPENING.match(texts[near]) if 0 <= near < len(texts) else None
        if opening and (number := look_alike_number(opening[1])) is not None:
            return number
    return None
