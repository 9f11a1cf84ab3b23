"""A printed figure that is whole, as a number; damaged ones are left to the repair room."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from helpers.extraction.confusions import confusions

_BRACKET_BEHIND = re.compile(r"\d[.,]\d[\[\]{}!]$")
_AROUND = "()|‘’'\"“”:;*[]{}_~^ "
_WHOLE = re.compile(r"\d{1,9}")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
# "00.0": a digit before the others was misread.
_NO_WHOLE = re.compile(r"00")
_DECIMAL = re.compile(r"(\d{1,6})[.,](\d{1,4})")


def bare_figure(text: str) -> str:
    """Return the token without brackets, quotes and per cent sign around it."""
    return text.strip(_AROUND).rstrip("%").strip(_AROUND).rstrip(".,")


def has_bar_before(text: str) -> bool:
    """Tell whether a bar, or a sign like one, stands right before a figure: it may be a digit."""
    return text[:1] in _LIKE_BARS and text[1:2].isdecimal() and text[-1:] not in _LIKE_BARS


def has_bracket_behind(text: str) -> bool:
    """Tell whether a bracket stands right behind a lone decimal: it may have been another one."""
    return _BRACKET_BEHIND.search(text) is not None


_LIKE_BARS = frozenset("|]![")
PLACES = 2
"""Scores and shares are printed with at most two decimals; a third one is damage."""


@lru_cache(maxsize=8192)
def parse_figure(text: str, measure: str, places: int = PLACES) -> Decimal | None:
    """Return the number that a whole token prints, None for a damaged one.

    Parameters
    ----------
    text : str
        A token such as ``"19,4"``, ``"3.752"``, ``"67.37%"``.
    measure : str
        ``count``: a dot or comma before three digits marks thousands, and there are no decimals.
        ``point`` and ``percent``: a dot or comma is the decimal mark.
    places : int, optional
        How many decimals a score or share may have.
    """
    core = bare_figure(text)
    if has_bar_before(text):
        return None
    if _WHOLE.fullmatch(core) and (measure == "count" or not _NO_WHOLE.match(core)):
        return Decimal(core)
    if measure == "count":
        return Decimal(re.sub(r"[.,]", "", core)) if _GROUPED.fullmatch(core) else None
    found = _DECIMAL.fullmatch(core) if not _NO_WHOLE.match(core) else None
    return Decimal(f"{found[1]}.{found[2]}") if found and len(found[2]) <= places else None


def look_alike_number(text: str) -> int | None:
    """Return the whole number that digits and their look-alikes give ("1l" → 11), else None."""
    digits = confusions().digits
    read = "".join(sign if sign.isdecimal() else digits.get(sign, ("",))[0] for sign in text)
    return int(read) if read.isdecimal() and len(read) == len(text) <= 4 else None


def decimals_of(text: str) -> int:
    """Return how many digits follow the decimal mark of a printed figure."""
    found = _DECIMAL.fullmatch(bare_figure(text))
    return len(found[2]) if found else 0
