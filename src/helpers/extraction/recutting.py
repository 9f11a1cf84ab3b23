"""Rows cut into cells anew, once the other rows of their table say how many there should be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from helpers.extraction.confusions import confusions
from helpers.extraction.folding import fold
from helpers.extraction.names import KNOWN, NameIndex
from helpers.extraction.placing import Extent, extents_of_line, place_groups
from helpers.extraction.row_text import RowText
from helpers.extraction.rows import parse_row
from helpers.extraction.tokens import BLANK, Token, split_tokens, token_of

_GLUED_AT_END = re.compile(r"^(.*[^\W\d_]{2})(\d{1,3}(?:[.,]\d{1,2})?%?)$")
_TORN = re.compile(r"\d{1,3}(?:[.,] | [.,])\d{1,2}%?")
_NONE = ("-", "–", "—")
_EXACT = 97.0
_MOST_OF_NAME = 6
_SIGN = 2
_FIRST = 2
"""Ordinals and names stand before the figures."""
_ASIDE = 1
"""How far beside its column a figure may stand."""
_FAR_APART = 12
"""Columns whose beginnings are so far apart may be missed by one place more."""


def recut(
    row: RowText, text: str, usual: int, extents: Sequence[Extent], index: NameIndex
) -> RowText:
    """Return a row with the number of tokens that the rows of its table have, if it can be cut so.

    A blank cell in a table set out by gaps is told by what stands under which column; a bar that
    was lost leaves two figures, or a name and a figure, in one cell.

    Parameters
    ----------
    row : RowText
    text : str
        Its line as it stands.
    usual : int
        How many tokens the rows of the table have.
    extents : sequence of Extent
        Where the columns stand, for rows parted by wide gaps.
    index : NameIndex
        The units that may be named.
    """
    marked = "\t" in text or "|" in text
    if len(row.tokens) >= usual or not row.name:
        return row
    apart = _with_class_apart(_with_cells_parted(row, usual) if marked else row, usual, index)
    if len(apart.tokens) < usual:
        apart = row
    if apart is row and len(row.tokens) == usual - 1:
        apart = _with_name_unglued(row, index)
    if apart is not row:
        return apart
    if extents and not marked:
        placed = _by_place(row, text, extents)
        return placed if len(placed.tokens) == usual else row
    if not row.cells:
        return row
    parted = _with_name_parted(row, usual, index)
    tokens = [part for token in parted.tokens for part in _parts(token)]
    return replace(parted, tokens=tuple(tokens)) if len(tokens) == usual else parted


def without_borders(cluster: Sequence[RowText], texts: Sequence[str], usual: int) -> list[RowText]:
    """Return the rows, those whose last bar is no cell's with the figures that share a cell apart.

    Where the border before a row was misread, the one behind it seems to close a blank cell; not
    so where the last column is blank in most rows.

    Parameters
    ----------
    cluster : sequence of RowText
        The rows of a table.
    texts : sequence of str
        Their lines as they stand.
    usual : int
        How many tokens the rows of the table have.
    """
    bordered = sum(text.lstrip().startswith("|") for text in texts)
    if 2 * bordered > len(cluster):
        cluster = [
            _without_blank_end(row, usual) if _seems_bordered(text) else row
            for row, text in zip(cluster, texts, strict=True)
        ]
    blank = sum(row.tokens[-1:] == (BLANK,) for row in cluster)
    if 2 * blank > len(cluster):
        return list(cluster)
    return [
        _without_border(row, usual) if row.name and _seems_bordered(text) else row
        for row, text in zip(cluster, texts, strict=True)
    ]


def _without_blank_end(row: RowText, usual: int) -> RowText:
    """Return a row without the blank cell that its last border seems to close: it has one more."""
    more = len(row.tokens) == usual + 1 and row.tokens[-1] == BLANK
    return replace(row, tokens=row.tokens[:-1]) if more else row


def _seems_bordered(text: str) -> bool:
    # Tabs have no borders: what stands behind the last one is a blank cell.
    return "|" in text and "\t" not in text and not text.lstrip().startswith("|")


def _without_border(row: RowText, usual: int) -> RowText:
    if len(row.tokens) != usual or row.tokens[-1].kind != "empty":
        return row
    parted = _with_cells_parted(replace(row, tokens=row.tokens[:-1]), usual)
    return parted if len(parted.tokens) == usual else row


def _by_place(row: RowText, text: str, extents: Sequence[Extent]) -> RowText:
    """Read a row again with a cell for every column, blank where nothing stands."""
    cells = [""] * len(extents)
    placed, above = place_groups(text, extents)
    if above or len(placed) != len(extents_of_line(text)) or not _under(placed, text, extents):
        return row
    for column, words in placed:
        cells[column] = words
    again = parse_row(row.line, "\t".join(cells))
    return again if again.name == row.name else row


def _under(placed: Sequence[tuple[int, str]], text: str, extents: Sequence[Extent]) -> bool:
    """Tell whether every figure stands flush with its column, left, right or in the middle.

    Where a figure was lost with the blanks about it, those behind it have moved.
    """
    figures = [
        (span, extents[column])
        for (column, words), span in zip(placed, extents_of_line(text), strict=True)
        if token_of(words).kind == "figure"
    ]
    pitch = min((b[0] - a[0] for a, b in pairwise(extents[_FIRST:])), default=0)
    aside = _ASIDE + (pitch >= _FAR_APART)
    return all(
        min(abs(start - left), abs(end - right), abs(start + end - left - right) / 2) <= aside
        for (start, end), (left, right) in figures
    )


def _with_name_unglued(row: RowText, index: NameIndex) -> RowText:
    """Give the first column the figure that no blank parts from the name ("Sở Ngoại vụ18")."""
    found = _GLUED_AT_END.match(row.name)
    if not found or index.best(found[1]) < max(KNOWN, index.best(row.name)):
        return row
    before, after = row.tokens[: row.leading], row.tokens[row.leading :]
    return replace(row, name=found[1], tokens=(*before, token_of(found[2]), *after))


def _with_class_apart(row: RowText, usual: int, index: NameIndex) -> RowText:
    """Give the first columns the class or words for nothing, and the figures, behind the name."""
    words = row.name.split()
    for count in range(min(_MOST_OF_NAME, len(words) - 1), 0, -1):
        name, tail = " ".join(words[:-count]), split_tokens(" ".join(words[-count:]))
        plainly = any(
            fold(token.text) in confusions().classes
            or (token.kind == "nothing" and len(token.text) > _SIGN)
            # "Xnat sàc": two words resemble nothing else.
            or (token.kind == "class" and " " in token.text)
            for token in tail
        )
        values = all(token.kind in {"class", "figure", "nothing"} for token in tail)
        if plainly and values and len(row.tokens) + len(tail) == usual and (
            index.best(name) >= max(KNOWN, index.best(row.name))
        ):  # fmt: skip
            before, after = row.tokens[: row.leading], row.tokens[row.leading :]
            return replace(row, name=name, tokens=(*before, *tail, *after))
    return row


def _with_name_parted(row: RowText, usual: int, index: NameIndex) -> RowText:
    """Give the first column the figure that closes the name, unless the name itself ends so."""
    name, _, last = row.name.rpartition(" ")
    figure = token_of(last)
    if len(row.tokens) >= usual or figure.kind not in {"figure", "nothing"}:
        return row
    whole = index.best(row.name)
    if whole >= _EXACT or index.best(name) < max(KNOWN, whole):
        return row
    before, after = row.tokens[: row.leading], row.tokens[row.leading :]
    return replace(row, name=name.strip(), tokens=(*before, figure, *after))


def _with_cells_parted(row: RowText, usual: int) -> RowText:
    """Part the cells that hold several figures or classes, as far as there are columns for them."""
    tokens = tuple(part for token in row.tokens for part in _parts(token))
    return replace(row, tokens=tokens) if row.cells and len(tokens) <= usual else row


def _parts(token: Token) -> list[Token]:
    """Return the values of a cell that holds several; "99, 12" is one, torn at its mark."""
    if _TORN.fullmatch(token.text):
        return [token]
    words = [word for word in token.text.split() if any(map(str.isalnum, word)) or word in _NONE]
    parts = [token_of(word) for word in words]
    values = len(parts) > 1 and all(part.kind in {"figure", "nothing", "class"} for part in parts)
    return parts if values else [token]
