"""Which token of a row belongs to which column, where tokens are lost, torn or run together."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from helpers.extraction.column_spec import ColumnSpec
from helpers.extraction.figure import bare_figure, decimals_of, parse_figure
from helpers.extraction.tokens import Token
from helpers.repair.readings import readings

_MOST = 300
_MARK_AND_BLANK = re.compile(r"\d{1,3}[.,] \d{1,2}%?")
# "18 20" in one cell of a row that is short of one.
_BLANK_BETWEEN = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?%?)\s+(\d{1,3}(?:[.,]\d{1,2})?%?)")
_TORN = re.compile(r"\d{1,3}[.,] \d\d")
_FREE = 0.0
_SPLIT = 1.5
_MERGE = 1.0
_DROP = 1.2
_UNREADABLE = 3.0
_NO_SIGN = 1.5
_TOO_MANY_DECIMALS = 0.8
_TOO_FEW_DECIMALS = 0.3
_FORBIDDEN = 50.0
_LONGEST_SPECK = 2
_LONG = 5
"""How many signs a figure has that may be two."""
WHOLE_ALWAYS = frozenset({"0", "100"})
"""Shares that may be printed without decimals where all others have them."""


@dataclass(frozen=True)
class Alignment:
    """Tokens laid on columns, None where a column has no token.

    ``bent`` tells that tokens were changed, ``fits`` that there was one for each column, ``moved``
    which columns the changes concern.
    """

    tokens: tuple[Token | None, ...]
    cost: float
    bent: bool = False
    fits: bool = False
    moved: range = range(sys.maxsize)


def alignments(
    tokens: Sequence[Token],
    columns: Sequence[ColumnSpec],
    signed: Sequence[bool],
    decimals: Sequence[int],
) -> list[Alignment]:
    """Return the cheapest ways to lay the tokens of a row on the columns, order kept.

    Parameters
    ----------
    tokens : sequence of Token
        Left to right.
    columns : sequence of ColumnSpec
        Of the table.
    signed : sequence of bool
        Whether the column prints a per cent sign.
    decimals : sequence of int
        How many decimals the column prints.

    Returns
    -------
    list of Alignment
        All that are as cheap as the cheapest, at least one.
    """
    found: list[Alignment] = []
    for changed, cost, bent in _versions(tokens, len(columns)):
        for laid in _laid(changed, len(columns)):
            found.append(Alignment(laid, cost + _cost(laid, columns, signed, decimals), bent))
            if len(found) >= _MOST:
                break
    if not found:
        return [Alignment((None,) * len(columns), 0.0)]
    cheapest = min(found, key=lambda item: item.cost).cost
    return [item for item in found if item.cost <= cheapest + 1e-6]


def with_blanks_filled(
    tokens: Sequence[Token],
    columns: Sequence[ColumnSpec],
    signed: Sequence[bool],
    decimals: Sequence[int],
) -> list[Alignment]:
    """Return the cheapest ways to part a figure that has run into the blank cell beside it.

    "87,5674" and a blank cell are 87,56 and 74: no share has so many signs.

    Parameters
    ----------
    tokens : sequence of Token
        One a column.
    columns, signed, decimals
        As for :func:`alignments`.

    Returns
    -------
    list of Alignment
        Empty where every figure beside a blank cell reads well.
    """
    found: list[Alignment] = []
    for place, (left, right) in enumerate(pairwise(tokens)):
        blanks = (left.kind == "empty") + (right.kind == "empty")
        long, at = (left, place) if right.kind == "empty" else (right, place + 1)
        if blanks != 1 or not _is_too_long(long, columns[at], decimals[at]):
            continue
        for halves in _halves(long):
            laid = (*tokens[:place], *halves, *tokens[place + 2 :])
            cost = _cost(laid, columns, signed, decimals)
            found.append(Alignment(laid, cost, bent=True, moved=range(place, place + 2)))
    cheapest = min((item.cost for item in found), default=0.0)
    return [item for item in found if item.cost <= cheapest + 1e-6]


def with_torn_joined(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield a row with one figure that is torn behind its mark joined: "11." and "83".

    It has a figure less then: another one is lost, which hid that this one is torn.
    """
    for place, (left, right) in enumerate(pairwise(tokens)):
        if _TORN.fullmatch(f"{left.text} {right.text}"):
            yield (*tokens[:place], _figure(left.text + right.text), *tokens[place + 2 :])


def _is_too_long(token: Token, column: ColumnSpec, usual: int) -> bool:
    """Tell whether a figure is none of its column, by its size or its decimals."""
    if len(bare_figure(token.text)) < _LONG or " " in token.text:
        return False
    options = readings(token.text, column.measure, column.max)
    return not options or (options[0].damage > 0 and decimals_of(token.text) > usual)


def _laid(tokens: Sequence[Token], width: int) -> Iterator[tuple[Token | None, ...]]:
    for places in combinations(range(width), len(tokens)):
        laid: list[Token | None] = [None] * width
        for place, token in zip(places, tokens, strict=True):
            laid[place] = token
        yield tuple(laid)


def _versions(
    tokens: Sequence[Token], width: int
) -> Iterator[tuple[tuple[Token, ...], float, bool]]:
    """Yield the tokens as they are, or split, merged or thinned out until they can be laid."""
    given = tuple(tokens)
    if len(given) <= width:
        yield given, 0.0, False
    if len(given) == width - 1:
        for place, token in enumerate(given):
            apart = _BLANK_BETWEEN.fullmatch(token.text)
            halves = [tuple(map(_figure, apart.groups()))] if apart else _halves(token)
            cost = _FREE if apart else _SPLIT
            for left, right in halves:
                yield (*given[:place], left, right, *given[place + 1 :]), cost, True
    surplus = len(given) - width
    if 0 < surplus <= 3:
        for places in combinations(range(len(given)), surplus):
            droppable = all(_may_be_debris(given[p]) for p in places)
            if droppable:
                kept = tuple(t for p, t in enumerate(given) if p not in places)
                yield kept, _DROP * surplus, False
    if surplus == 1:
        texts = [token.text for token in given]
        torn = [place for place, pair in enumerate(pairwise(texts)) if _looks_torn(*pair)]
        for place in torn:
            merged = _figure(texts[place] + texts[place + 1])
            # Nothing but a blank behind its mark can have made one figure too many of it.
            plainly = len(torn) == 1 and _MARK_AND_BLANK.fullmatch(
                " ".join(texts[place : place + 2])
            )
            yield (*given[:place], merged, *given[place + 2 :]), _MERGE, not plainly


def _may_be_debris(token: Token) -> bool:
    """Tell whether a token may be none of the row's: "(Không có số liệu)" is no speck."""
    return token.kind in {"weak", "debris"} or (
        token.kind == "nothing" and len(token.text) <= _LONGEST_SPECK
    )


def _figure(text: str) -> Token:
    return Token(text, "figure")


def _halves(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the ways in which one token may be two figures run together."""
    core = bare_figure(token.text)
    if token.kind != "figure" or len(core) < 3:
        return
    for cut in range(1, len(core)):
        left, right = core[:cut], core[cut:]
        whole = all(parse_figure(part, "point") is not None for part in (left, right))
        if whole and not (right.startswith("0") and len(right) > 1 and right[1].isdecimal()):
            yield _figure(left), _figure(right)


def _looks_torn(left: str, right: str) -> bool:
    """Tell whether two tokens may be one figure torn at its mark ("91 ,41", "8, 5")."""
    return right[:1] in ",." or left[-1:] in ",."


def _cost(
    laid: Sequence[Token | None],
    columns: Sequence[ColumnSpec],
    signed: Sequence[bool],
    decimals: Sequence[int],
) -> float:
    cost = 0.0
    for token, column, sign, usual in zip(laid, columns, signed, decimals, strict=True):
        if token is None or token.kind in {"nothing", "empty"}:
            continue
        if "%" in token.text and column.measure != "percent":
            cost += _FORBIDDEN
        elif sign and "%" not in token.text:
            cost += _NO_SIGN
        printed = decimals_of(token.text)
        cost += _TOO_MANY_DECIMALS if printed > usual else 0.0
        # Nothing and all are printed whole in any column.
        few = printed < usual and bare_figure(token.text) not in WHOLE_ALWAYS
        cost += _TOO_FEW_DECIMALS if column.measure == "percent" and few else 0.0
        options = readings(token.text, column.measure, column.max)
        cost += options[0].damage if options else _UNREADABLE
    return cost
