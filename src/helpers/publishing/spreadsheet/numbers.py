"""Numbers as they are written in a report → numbers that a sheet can calculate with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from helpers.publishing.spreadsheet.grid import Cell

_MARKS = {"vi": (",", "."), "en": (".", ",")}
_WRITTEN = {
    language: re.compile(
        rf"(?P<sign>[+\-−]?)(?P<whole>\d{{1,3}}(?:\{group}\d{{3}})+|\d+)"
        rf"(?:\{point}(?P<rest>\d+))?(?P<percent>\s?%)?"
    )
    for language, (point, group) in _MARKS.items()
}
_PADDED = re.compile(r"[+\-−]?0\d")
_MOST_DIGITS = 15  # what a spreadsheet keeps of a number
_NOTHING = ("", "NaN", "nan", "<NA>", "None", "NaT")


def number(text: str, language: str) -> Cell | None:
    """Return a number written in a language's marks; ``None`` if it is something else.

    Parameters
    ----------
    text : str
        ``"1.651"``, ``"67,4%"``, ``"+0,5"`` in Vietnamese.
    language : {"vi", "en"}
    """
    found = _WRITTEN[language].fullmatch(text.strip())
    if found is None:
        return None
    whole, rest = re.sub(r"\D", "", found["whole"]), found["rest"] or ""
    if len(whole.lstrip("0") + rest) > _MOST_DIGITS:
        return None
    exact = Decimal(f"{whole}.{rest}" if rest else whole)
    if found["sign"] in ("-", "−"):
        exact = -exact
    percent = found["percent"] is not None
    value = float(exact / 100) if percent else float(exact) if rest else int(exact)
    return Cell(value, len(rest), percent, found["sign"] == "+")


def foreign_column(texts: Sequence[str]) -> list[Cell] | None:
    """Return a column of somebody else's table as numbers.

    ``None`` if it is not one, or if its marks can be read in two ways: ``1.651`` alone may be
    one and a half or one thousand and a half. A code with leading zeros is no number either.
    """
    told = [text for text in texts if text not in _NOTHING]
    if not told or any(_PADDED.match(text) for text in told):
        return None
    readings = [[number(text, language) for text in told] for language in ("en", "vi")]
    fitting = [cells for cells in readings if all(cells)]
    if not fitting or any(_values(cells) != _values(fitting[0]) for cells in fitting):
        return None
    places = max(cell.decimals or 0 for cell in fitting[0] if cell)
    found = iter(replace(cell, decimals=places) for cell in fitting[0] if cell)
    return [Cell(status="missing") if text in _NOTHING else next(found) for text in texts]


def ambiguous(texts: Sequence[str]) -> bool:
    """Tell whether a column of numbers stays text because its marks have two readings."""
    told = [text for text in texts if text not in _NOTHING]
    return (
        bool(told)
        and not any(_PADDED.match(text) for text in told)
        and all(number(text, "en") and number(text, "vi") for text in told)
        and foreign_column(texts) is None
    )


def _values(cells: Sequence[Cell | None]) -> list[object]:
    return [cell.value if cell else None for cell in cells]
