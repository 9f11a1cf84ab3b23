"""A line read as a row, and the cells that a line is parted into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helpers.extraction.tokens import Token, without_markup

_WIDE_GAP = re.compile(r"\s{2,}")
# A bar read as a bracket or letter, where it stands alone between blanks.
_BRACKETS = r"(?:(?<=\s)|^)[!\[\]{}¦](?=\s|$)"
_LIKE_BARS = re.compile(rf"{_BRACKETS}|(?<=[^\s|] )[lI](?= [^\s|])")
# Between the words of a row it is what is left of one: "Ban Quan l Khu kinh té".
_LIKE_BARS_OF_ROWS = re.compile(
    rf"{_BRACKETS}|(?<=[\d%).,] )[lI](?= [^\s|])|(?<=[^\s|] )[lI](?= \d)"
)
_CELL_OF_FIGURE = re.compile(r"\|\s*\d[\d.,]*%?\s*(?:\||$)")
_SURELY_BARS = re.compile(_BRACKETS)
FEWEST_BARS = 2
"""Lines with fewer are not parted by them."""
_RULE = re.compile(r"^[\s|:+=_-]*$")


@dataclass(frozen=True, slots=True)
class RowText:
    """A line read as a table row.

    Attributes
    ----------
    line : int
        Number of the line.
    ordinal : str
        The printed ordinal, ``""`` if there is none.
    name : str
        The printed words between the ordinal and the first token.
    tokens : tuple of Token
        Figures, classes and signs for nothing, left to right.
    cells : bool
        Whether the line came in cells (tabs, bars, wide gaps), so that a token's place is sure.
    leading : int
        How many of the tokens stood before the name.
    """

    line: int
    ordinal: str
    name: str
    tokens: tuple[Token, ...]
    cells: bool = False
    leading: int = 0

    @property
    def figures(self) -> int:
        """How many tokens have a digit."""
        return sum(token.kind == "figure" for token in self.tokens)

    def named(self, name: str) -> RowText:
        """Return the row under another (joined) name."""
        return replace(self, name=name)


def is_rule(text: str) -> bool:
    """Tell whether a line is blank or only draws a border ("|---|:--|")."""
    return bool(_RULE.match(text))


def with_bars(text: str) -> str:
    """Return a line that bars part with those that were read as brackets mended."""
    return _SURELY_BARS.sub("|", text) if text.count("|") >= FEWEST_BARS else text


def split_cells(text: str) -> list[str] | None:
    """Return the cells of a line that is parted by tabs, bars or wide gaps, else None."""
    if "\t" in text:
        return [cell.strip() for cell in without_markup(text).split("\t")]
    stripped = without_markup(text).strip()
    if stripped.count("|") >= FEWEST_BARS:
        of_row = _CELL_OF_FIGURE.search(stripped)
        return _between_bars((_LIKE_BARS_OF_ROWS if of_row else _LIKE_BARS).sub("|", stripped))
    cells = [cell.strip() for cell in _WIDE_GAP.split(stripped)]
    return cells if len(cells) >= 3 else None


def _between_bars(text: str) -> list[str]:
    """Return the cells between bars: at both ends these are borders, at one a blank cell's."""
    bordered = text.startswith("|") and text.endswith("|")
    return [cell.strip() for cell in (text[1:-1] if bordered else text).split("|")]


def cells_of_width(text: str, width: int) -> list[str] | None:
    """Return the cells of a line parted by tabs or bars if it has so many, else None.

    A bar at both ends is the border of a table, or closes a blank cell on either side.
    """
    cells = split_cells(text)
    if cells is None or len(cells) == width or "\t" in text:
        return cells if cells and len(cells) == width else None
    # A letter that stands alone may be part of a word ("Ty l DVC") and no bar.
    bracketed = _between_bars(_SURELY_BARS.sub("|", text.strip()))
    blank_ends = [cell.strip() for cell in text.strip().split("|")]
    # A bar was lost, the blanks about it were not.
    parted = [part for cell in cells for part in (_WIDE_GAP.split(cell) if cell else [cell])]
    ways = (bracketed, blank_ends, parted)
    return next((found for found in ways if len(found) == width), None)
