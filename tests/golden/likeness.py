"""When two ways of writing the same fact are the same: numbers, dates, lines, kinds."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from helpers.vietnamese import slug

NEAR_KINDS: dict[str, frozenset[str]] = {
    "decimal": frozenset({"separator", "scale", "layout", "ratio", "missing"}),
    "separator": frozenset({"decimal", "layout", "count"}),
    "ratio": frozenset({"sum", "contradiction", "decimal"}),
    "sum": frozenset({"contradiction"}),
    "missing": frozenset({"layout", "decimal", "ratio"}),
    "name": frozenset({"unit", "definition"}),
    "definition": frozenset({"scale", "contradiction"}),
    "scale": frozenset({"definition", "unit"}),
    "count": frozenset({"contradiction", "duplicate"}),
    "contradiction": frozenset({"ratio", "count", "sum"}),
    "layout": frozenset({"decimal", "scale", "missing"}),
    "date": frozenset({"contradiction"}),
    "ordinal": frozenset({"order"}),
    "order": frozenset({"ordinal"}),
}
"""Kinds that a reader might as well have chosen (README)."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?")
_MOMENT = re.compile(r"(\d{1,2})h(\d{2})\D{1,9}(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def same_number(first: str, second: str) -> bool:
    """Tell whether two fields hold one number, or both nothing."""
    if not first or not second:
        return first == second
    return abs(float(first) - float(second)) < 1e-9


def alternatives(text: str) -> list[str]:
    """Return the equally right forms of a golden field."""
    return text.split("|")


def same_title(first: str, second: str) -> bool:
    """Tell whether two titles are alike without their marks (prose is never restored)."""
    one, other = slug(first), slug(second)
    return one == other or SequenceMatcher(None, one, other).ratio() >= 0.85


def figures_of(text: str) -> tuple[str, ...]:
    """Return the moment that ``text`` states, or else its numbers, in one form of writing."""
    if found := _ISO.search(text):
        return (found[0],)
    if found := _MOMENT.search(text):
        hour, minute, day, month, year = found.groups()
        return (f"{year}-{int(month):02d}-{int(day):02d}T{int(hour):02d}:{minute}",)
    if found := _DAY.search(text):
        day, month, year = found.groups()
        return (f"{year}-{int(month):02d}-{int(day):02d}",)
    return tuple(_plain(number) for number in _NUMBER.findall(text))


def _plain(number: str) -> str:
    if _THOUSANDS.fullmatch(number):
        number = re.sub(r"[.,]", "", number)
    return f"{float(number.replace(',', '.')):g}" if number.count(",") < 2 else number


def same_statement(wanted: str, stated: str) -> bool:
    """Tell whether a claim's ``stated`` is one of the golden forms.

    ``75.8`` and ``75,8/100`` are the same statement, ``05`` and ``5`` as well; a moment may lack
    its hour; a class or a name is compared without marks.
    """
    return any(_same_form(form, stated) for form in alternatives(wanted))


def _same_form(form: str, stated: str) -> bool:
    wanted, given = figures_of(form), figures_of(stated)
    if not wanted:
        return bool(slug(stated)) and slug(form) in slug(stated)
    if not given:
        return False
    if "-" in wanted[0]:
        return wanted[0].startswith(given[0])
    common = min(len(wanted), len(given))
    return wanted[:common] == given[:common]


def on_lines(line: str, lines: str, tolerance: int = 0) -> bool:
    """Tell whether ``line`` lies in ``lines`` (``"43-44"``, ``"5 60 99"``)."""
    if not line:
        return False
    for part in lines.split():
        first, _, last = part.partition("-")
        if int(first) - tolerance <= int(line) <= int(last or first) + tolerance:
            return True
    return False


def same_kind(wanted: str, given: str) -> bool:
    """Tell whether two kinds of finding are the same or near."""
    return given == wanted or given in NEAR_KINDS.get(wanted, frozenset())
