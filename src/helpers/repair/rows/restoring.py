"""Damaged tokens of a row: the identities choose among what each may have said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from helpers.repair.cells import MOST_NAMED, Cell, candidates_text, plain_number
from helpers.repair.equations import Check, check, solve
from helpers.repair.readings import Reading, may_be_misread
from helpers.repair.rows.draft import Draft

_MOST_COMBINATIONS = 256

Combination = tuple[Reading, ...]
"""One reading for each damaged token."""


@dataclass(frozen=True)
class _Fits:
    """What the identities of a row say of its damaged tokens."""

    tried: frozenset[str]
    """Indicators about which an identity could be tried."""
    combinations: tuple[Combination, ...]
    """The readings that close every identity, those that bend the text least."""
    exact: bool = True
    """Whether they close them to the last digit, not just within rounding."""


def restore(draft: Draft) -> Draft:
    """Settle the damaged tokens of a row by its identities.

    One fitting value restores a figure; several make it doubtful, all named. Where none fits, a
    figure that its maximum alone had restored stays so if only a lost mark explains it.
    """
    places = [place for place, found in enumerate(draft.options) if found and found[0].damage]
    if not places:
        return draft
    whole = _whole_values(draft, places)
    fits = _fits(draft, places, whole)
    for index, place in enumerate(places):
        if draft.frame.names[place] in fits.tried:
            chosen = {combination[index] for combination in fits.combinations}
            draft = draft.with_cell(place, _settled(draft, place, chosen, whole, fits.exact))
    return draft


def _whole_values(draft: Draft, damaged: Sequence[int]) -> dict[str, Decimal]:
    """Return the values of the figures that are not damaged."""
    return {
        name: cell.value
        for place, (name, cell) in enumerate(zip(draft.frame.names, draft.cells, strict=True))
        if cell.value is not None and place not in damaged
    }


def _fits(draft: Draft, places: Sequence[int], whole: Mapping[str, Decimal]) -> _Fits:
    names = [draft.frame.names[place] for place in places]
    fitting: list[Combination] = []
    exact: list[Combination] = []
    tried: set[str] = set()
    number = prod(len(draft.options[place]) for place in places)
    if number > _MOST_COMBINATIONS:
        # A row so damaged proves nothing: what its tokens alone cannot decide stays in doubt.
        return _Fits(frozenset(), ())
    for combination in product(*(draft.options[place] for place in places)):
        values = {**whole, **dict(zip(names, (r.value for r in combination), strict=True))}
        outcome = list(_outcome(draft, names, values))
        tried.update(name for indicators, _ in outcome for name in indicators)
        if outcome and all(result.holds for _, result in outcome):
            fitting.append(combination)
            if all(result.exact for _, result in outcome):
                exact.append(combination)
    return _Fits(frozenset(tried), _least_damaged(exact or fitting), bool(exact))


def _outcome(
    draft: Draft, names: Sequence[str], values: Mapping[str, Decimal]
) -> Iterator[tuple[tuple[str, ...], Check]]:
    """Yield each identity that a damaged token takes part in, tried, with its indicators."""
    for identity in draft.frame.identities:
        concerned = any(name in identity.indicators for name in names)
        if concerned and all(name in values for name in identity.indicators):
            result = check(identity, values, draft.frame.decimals)
            if result is not None:
                yield identity.indicators, result


def _least_damaged(fitting: Sequence[Combination]) -> tuple[Combination, ...]:
    """Keep the combinations that bend the text least."""
    bent = [sum(reading.damage for reading in combination) for combination in fitting]
    least = min(bent, default=0)
    return tuple(c for c, damage in zip(fitting, bent, strict=True) if damage == least)


def _settled(
    draft: Draft, place: int, chosen: set[Reading], whole: Mapping[str, Decimal], exact: bool
) -> Cell:
    printed = draft.printed(place)
    values = sorted({reading.value for reading in chosen})
    # Only nearly right, and bent further than a lost mark or a letter taken for a digit: a guess.
    lettered = any(map(str.isalpha, printed))
    guessed = not exact and (lettered or any(reading.damage > 1 for reading in chosen))
    if len(values) == 1 and not guessed:
        return Cell(values[0], "repaired", printed, _evidence(draft, place, whole))
    if values:
        named = candidates_text(values[:MOST_NAMED])
        return Cell(values[-1], "doubtful", printed, f"candidates {named}")
    cell = draft.cells[place]
    if cell.status == "repaired" and _faint(draft, place):
        return cell.doubted("the row does not close with it")
    return cell


def _evidence(draft: Draft, place: int, whole: Mapping[str, Decimal]) -> str:
    """Name the first identity that a restored figure takes part in, with its printed result."""
    name = draft.frame.names[place]
    identity = next(i for i in draft.frame.identities if name in i.indicators)
    if identity.kind == "convert":
        return "conversion"
    result = whole.get(identity.result)
    if identity.kind == "sum":
        return f"row sum {plain_number(result)}" if result is not None else "row sum"
    return f"share {plain_number(result)} %" if result is not None else "share"


def _faint(draft: Draft, place: int) -> bool:
    """Tell whether more than a lost mark may be behind a restored figure.

    "1756" of 18 can hardly be anything but 17,56, whatever the row adds up to; "26" of 22 may as
    well be a misread 20 as 2,6. So may be a figure that one more slip would make fit.
    """
    value = draft.cells[place].value
    if (
        value is None
        or -int(value.as_tuple().exponent) < draft.frame.decimals[draft.frame.names[place]]
    ):
        return True
    values = draft.values
    frame = draft.frame
    name = frame.names[place]
    return any(
        may_be_misread(plain_number(value), wanted)
        for identity in frame.identities
        if name in identity.indicators and all(n in values for n in identity.indicators)
        for wanted in solve(identity, name, values, frame.decimals)
    )
