"""What a damaged token may have said: every reading that its column allows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product

from helpers.extraction.confusions import confusions
from helpers.extraction.figure import (
    PLACES,
    bare_figure,
    decimals_of,
    has_bar_before,
    has_bracket_behind,
    parse_figure,
)

_SIGNED = re.compile(r"[+\-−–]\s?\d{1,3}(?:[.,]\d{1,2})?$")
_ABOUT = "<>≤≥~≈±"
_MARKS = ".,:;·'’`´ "
_MOST_VARIANTS = 12
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that a token may stand for.

    ``damage`` is 0 for a token taken as it stands, 1 where a lost separator or a look-alike of a
    digit was restored, 2 where the text had to be bent further, so that other evidence must agree.
    """

    value: Decimal
    damage: int


@lru_cache(maxsize=8192)
def readings(
    text: str, measure: str, top: Decimal | None, places: int = PLACES
) -> tuple[Reading, ...]:
    """Return the values that ``text`` may stand for in a column, likeliest first.

    A whole figure within the maximum has exactly one reading: itself. Anything else is damaged
    (unparsable, or over its maximum), and each way of restoring it counts.

    Parameters
    ----------
    text : str
        The token as printed.
    measure : str
        ``point``, ``percent`` or ``count``.
    top : Decimal or None
        The maximum of the column.
    places : int, optional
        How many decimals the column may print.
    """
    if text[:1] in _ABOUT:
        about = parse_figure(text.lstrip(_ABOUT), measure, max(PLACES, places))
        return (Reading(about, 2),) if about is not None and _within(about, top) else ()
    if top is None and measure == "point" and _SIGNED.match(text):
        # Only changes, which no form knows, have a sign.
        change = parse_figure(text[1:], measure, max(PLACES, places))
        if change is not None:
            return (Reading(change if text[0] == "+" else -change, 0),)
    whole = parse_figure(text, measure, max(PLACES, places))
    if whole is not None and has_bracket_behind(text):
        longer = parse_figure(f"{bare_figure(text)}1", measure, places)
        both = [value for value in (whole, longer) if value is not None and _within(value, top)]
        return tuple(Reading(value, 1) for value in both)
    if whole is not None and _within(whole, top):
        return (Reading(whole, 0),)
    found: dict[Decimal, int] = {}
    core = bare_figure(text)
    variants = _variants(core)
    if has_bar_before(text):
        bare = core.lstrip("|]![")
        variants = [*_variants(f"|{bare}"), (bare, True)]
    for variant, changed in variants:
        if changed and measure != "count" and variant[:1] == "0" and variant[1:2].isdecimal():
            # Nobody prints "04,6": the sign was another digit.
            continue
        for value, bent in _restored(variant, measure, top):
            if _within(value, top) and (changed or bent or value != whole):
                # A token without any digit is a guess until other figures agree.
                damage = max(1, bent) if any(sign.isdecimal() for sign in text) else 2
                found[value] = min(found.get(value, damage), damage)
    ranked = sorted(found.items(), key=lambda item: (item[1], -item[0]))
    return tuple(Reading(value, damage) for value, damage in ranked)


def _within(value: Decimal, top: Decimal | None) -> bool:
    return value >= 0 and (top is None or value <= top)


def _variants(core: str) -> list[tuple[str, bool]]:
    """Return the token with each look-alike of a digit replaced by the digits it stands for."""
    digits = confusions().digits
    options = [
        (sign,) if sign.isdecimal() or sign in _MARKS else digits.get(sign, ()) for sign in core
    ]
    if sum(not option for option in options) == 1 and sum(map(str.isdecimal, core)) > 1:
        # A sign that resembles no digit may be any.
        options = [option or tuple("0123456789") for option in options]
    if not core or any(not option for option in options):
        return []
    texts = ["".join(signs) for signs in product(*options)][:_MOST_VARIANTS]
    return [(text, text != core) for text in texts]


def _restored(text: str, measure: str, top: Decimal | None) -> list[tuple[Decimal, int]]:
    """Return the values that digits and marks may give, with how far the text was bent."""
    value = parse_figure(text, measure)
    found = [(value, 0)] if value is not None else []
    digits = "".join(sign for sign in text if sign.isdecimal())
    if not digits or len(digits) > _MOST_DIGITS:
        return found
    marked = len(digits) < len(text)
    if measure == "count":
        bent = [(Decimal(digits), 2)] if marked and value is None else []
    elif not marked:
        # Within the maximum the digits already read well: then a lost mark is far-fetched.
        damage = 2 if value is not None and _within(value, top) else 1
        bent = [(restored, damage) for restored in _with_mark(digits)]
    elif value is None:
        bent = _mended(text, digits)
    else:
        bent = _moved(text, digits)
    return found + bent


def _mended(text: str, digits: str) -> list[tuple[Decimal, int]]:
    """Return the values that a text with marks may give which is no figure."""
    marks = [place for place, sign in enumerate(text) if not sign.isdecimal()]
    if len(marks) == 1 and text[marks[0]] in ".,":
        return [(value, 2) for value in _without_one(text)]
    # Marks doubled or blanks about them: the first mark that leaves two decimals is meant.
    decimals = (sum(sign.isdecimal() for sign in text[place:]) for place in marks)
    found = [
        (_marked(digits, after), 1) for after in decimals if 1 <= after <= 2 and len(digits) > after
    ]
    # A blank alone may also stand for nothing: "8 5".
    return found if text.strip(" 0123456789") else [*found, (Decimal(digits), 1)]


def _moved(text: str, digits: str) -> list[tuple[Decimal, int]]:
    """Return the values of a decimal whose mark is in the wrong place ("197.2" for 19.72)."""
    if text.startswith("0") or len(digits) < 3:
        return []
    return [(value, 2) for value in (*_with_mark(digits), *_without_one(text))]


def _without_one(text: str) -> list[Decimal]:
    """Return the values with one digit less: recognition sometimes reads one twice."""
    shorter = {text[:p] + text[p + 1 :] for p, sign in enumerate(text) if sign.isdecimal()}
    values = {parse_figure(candidate, "point") for candidate in shorter}
    return sorted(value for value in values if value is not None)


def _with_mark(digits: str) -> list[Decimal]:
    """Return the digits with one or two decimals, as a whole part without leading zeros."""
    values = []
    for decimals in (1, 2):
        whole = digits[:-decimals]
        if whole and (whole == "0" or not whole.startswith("0")):
            values.append(_marked(digits, decimals))
    return values


def _marked(digits: str, decimals: int) -> Decimal:
    return Decimal(f"{digits[:-decimals] or '0'}.{digits[-decimals:]}")


def with_lost_digit(value: Decimal, places: int, top: Decimal | None) -> tuple[Reading, ...]:
    """Return what a figure may have been whose column always prints ``places`` decimals.

    As it stands, an idle zero lost; or with another digit, which was lost at its end.

    Parameters
    ----------
    value : Decimal
        As it stands, with fewer decimals.
    places : int
        How many decimals the column prints.
    top : Decimal or None
        The maximum of the column.
    """
    last = Decimal(1).scaleb(-places)
    longer = [value + last * digit for digit in range(1, 10)]
    return (Reading(value, 1), *(Reading(v, 2) for v in longer if _within(v, top)))


def may_be_misread(printed: str, value: Decimal) -> bool:
    """Tell whether ``printed`` is what recognition plausibly makes of ``value``.

    One digit taken for another, one digit lost or doubled, or the decimal mark lost.

    Parameters
    ----------
    printed : str
        A whole figure as it stands.
    value : Decimal
        The value that an identity asks for.
    """
    if value < 0:
        return False
    core = "".join(sign for sign in bare_figure(printed) if sign.isdecimal())
    decimals = decimals_of(printed)
    for places in {decimals, 1, 2} if decimals else {0, 1, 2}:
        if value != round(value, places):
            continue
        wanted = f"{value:.{places}f}".replace(".", "")
        if places != decimals and len(wanted) == len(core) and wanted != core:
            continue
        if wanted == core or _one_slip(core, wanted):
            return True
    return False


def _one_slip(core: str, wanted: str) -> bool:
    if len(core) == len(wanted):
        slips = [(a, b) for a, b in zip(core, wanted, strict=True) if a != b]
        return len(slips) == 1
    shorter, longer = sorted((core, wanted), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


@lru_cache(maxsize=1024)
def one_slip_away(printed: str) -> frozenset[Decimal]:
    """Return the values that a whole figure may be a single misreading of.

    Those that :func:`may_be_misread` accepts, and those that ran into other digits, listed: for
    figures of which many values are wanted.

    Parameters
    ----------
    printed : str
        A whole figure as it stands.
    """
    core = "".join(sign for sign in bare_figure(printed) if sign.isdecimal())
    decimals = decimals_of(printed)
    places = range(len(core))
    changed = [core[:n] + digit + core[n + 1 :] for n in places for digit in "0123456789"]
    lost = [core[:n] + core[n + 1 :] for n in places]
    put_in = [core[:n] + digit + core[n:] for n in range(len(core) + 1) for digit in "0123456789"]
    found = {
        value
        for text in (core, *changed, *lost, *put_in)
        for n in {decimals, 1, 2} | (set() if decimals else {0})
        if len(text) > n
        and may_be_misread(printed, value := _marked(text, n) if n else Decimal(text))
    }
    parts = [part for n in places if n for part in (core[:n], core[n:])]
    return frozenset(found | (set() if decimals else set(map(Decimal, parts))))
